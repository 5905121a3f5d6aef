"""Claims that something rises or falls beside figures that go the other way, and runs of years with their series."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import ClassVar, Self

import regex

from zongjie_lint.chinese_numerals import number_value
from zongjie_lint.document import Document
from zongjie_lint.facts.claim import Role
from zongjie_lint.facts.numeric_expression import NumericKind
from zongjie_lint.facts.statement import ALL_MARKS, AMOUNT, ANY_MARK, MARKS
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled
from zongjie_lint.relations.contradiction import Contradiction, is_partial, is_said_of_now
from zongjie_lint.relations.passage import Passage, Placed, matches
from zongjie_lint.relations.relation import Operand
from zongjie_lint.relations.verdict import Verdict
from zongjie_lint.relations.working import printed

EARLIER = Message("前一年的数", "the year before")
_PERCENT, _DATE, _SMALL = (MARKS[kind] for kind in (NumericKind.PERCENT, NumericKind.DATE, NumericKind.SMALL))
_RISING = r"(?:正?增长|上升|提高|提升|增加|上涨|攀升|递增|增产|增收)"
_FALLING = r"(?:负增长|下降|减少|降低|回落|下滑|下跌|递减|减产)"
_KEPT = compiled(
    rf"(?<=[,]|^)(?:但|总体|整体|且|并|仍|仍然|依然|继续|持续|也|都|始终|一直)*(?:保持|呈现?|实现|延续|维持)(?:了|出|着)?(?:了)?(?P<manner>[^,。;:{ALL_MARKS}]{{0,8}}?)(?:(?P<rise>正增长|增长|上升|攀升|上扬|增势)|(?P<fall>下降|回落|下滑))(?P<tail>态势|势头|趋势|的|局面|良好)*(?=[,。;]|$)"
)
_NOT_KEPT = compiled(r"由负|由降|转正|恢复|止跌|触底|企稳|回升|反弹|减亏")
_BEFORE_IT = compiled(rf"[,。;](?P<clause>[^,。;:]{{0,40}}{_PERCENT})[,]$|^(?P<clause>[^,。;:]{{0,60}}{_PERCENT})[,]$")
_POSITIVE = compiled(
    rf"实现(?:了)?正增长(?=[,。;:(]|$)|(?P<digits>(?:保持|实现)(?:了)?(?:(?:{_SMALL}|两位)数(?:以上)?(?:的)?(?:较快|高速|快速)?增长))(?=[,。;:(]|$)"
)
_AFTER_IT = compiled(rf"[,:(](?:全年|累计|同比|增速|为|达到?|比上年|较上年|增长|下降|,|减少|增幅)*(?P<mark>{_PERCENT})")
_DOUBLE_DIGITS = 10
_CLAUSE_REACH = 70


class KeptDirection(Contradiction):
    """“同比下降……，保持增长”."""

    title: ClassVar = Message("升降评价与增速", "said to rise, and the rate of growth")

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every claim of a steady rise or fall right behind a rate of change, and of growth right before one."""
        for passage, match in matches(document, _KEPT):
            if is_said_of_now(passage, *match.span()) and not _NOT_KEPT.search(match[0]):
                yield from cls._behind(document, passage, match)
        for passage, match in matches(document, _POSITIVE):
            if is_said_of_now(passage, *match.span()) and not is_partial(passage, *match.span()):
                yield from cls._ahead(document, passage, match)

    @classmethod
    def _behind(cls, document: Document, passage: Passage, match: regex.Match[str]) -> Iterator[Self]:
        before = _BEFORE_IT.search(passage.masked, max(0, match.start() - _CLAUSE_REACH), match.start())
        rate = _last_rate(passage, before)
        if rate is None or _NOT_KEPT.search(before["clause"] if before else ""):
            return
        up = _is_upward(passage, rate)
        against = up != bool(match["rise"])
        working = f"{'增长' if up else '下降'}{_size(document, rate)}"
        yield cls.held(passage.span_of(*match.span()), rate.number, working, Verdict.FAIL if against else Verdict.PASS)

    @classmethod
    def _ahead(cls, document: Document, passage: Passage, match: regex.Match[str]) -> Iterator[Self]:
        after = _AFTER_IT.match(passage.masked, match.end())
        for rate in passage.claims_in(after.start("mark"), after.end("mark"), Role.GROWTH, Role.OTHER) if after else ():
            least = _DOUBLE_DIGITS if match["digits"] else 0
            low = not _is_upward(passage, rate) or rate.claim.figure.high < least
            working = f"{'增长' if _is_upward(passage, rate) else '下降'}{_size(document, rate)}"
            yield cls.held(passage.span_of(*match.span()), rate.number, working, Verdict.FAIL if low else Verdict.PASS)


def _size(document: Document, rate: Placed) -> str:
    """A rate without its sign."""
    return printed(document, rate.number).lstrip("-−")


def _last_rate(passage: Passage, before: regex.Match[str] | None) -> Placed | None:
    """The rate of change at the end of the clause before, where the words there tell its direction."""
    if before is None:
        return None
    rates = passage.claims_in(before.end() - 2, before.end(), Role.GROWTH)
    return rates[-1] if rates and compiled(r"降幅|增幅|增速|涨幅|跌幅|收窄").search(before["clause"]) is None else None


def _is_upward(passage: Passage, rate: Placed) -> bool:
    negative = rate.claim.figure.value < 0 or passage.masked[max(0, rate.place - 1) : rate.place] in ("-", "−")
    return (rate.claim.sign > 0) != negative


_ALL_ONE_WAY = compiled(
    rf"(?P<all>(?:{_SMALL}|{AMOUNT})?(?:项|大|类|个)?(?:[^,。;:“”{ALL_MARKS}]{{0,6}})(?:均|全部|全|都|皆|无一例外)(?:面)?(?:同比|比上年|较上年|实现(?:了)?|呈(?:现)?|保持)*(?:正)?)(?:(?P<rise>增长|上升|增加|提高|增)|(?P<fall>下降|减少|降低|回落|降))(?![至到为低量速幅加耗本温解级息价费负准压产值])(?!{ANY_MARK})"
)
_CHANGES = compiled(
    rf"(?:分别|依次)[^,。;:]{{0,8}}?(?P<list>[+\-±]?{_PERCENT}(?:[、,和及](?:同比)?(?:{_RISING}|{_FALLING})?[+\-±]?{_PERCENT})+)"
)
_LEVEL = compiled(r"(?:与|同|和|较|比)?(?:去年|上年)?(?:同期)?(?:相比)?(?:基本)?持平")


class AllOneWay(Contradiction):
    """“四项全降”, “均增长” and one that goes the other way, or stays."""

    title: ClassVar = Message("“全降”“均增长”与各项增速", "all rise or fall, and the rates")

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every claim that several things go one way with the rates listed in the same sentence, or in the one before where it counts them."""
        for passage, match in matches(document, _ALL_ONE_WAY):
            if is_said_of_now(passage, *match.span()) and not is_partial(passage, *match.span()):
                yield from cls._of(document, passage, match)

    @classmethod
    def _of(cls, document: Document, passage: Passage, match: regex.Match[str]) -> Iterator[Self]:
        claim = passage.span_of(*match.span())
        for rate, way in _ways(passage, match):
            against = way != (1 if match["rise"] else -1)
            working = f"{_WAYS[way]}{_size(document, rate)}"
            yield cls.held(claim, rate.number, working, Verdict.FAIL if against else Verdict.PASS)
            if against:
                return


_WAYS = {1: "上升", -1: "下降", 0: "持平："}
_COUNTED = compiled(rf"^(?:{_SMALL}|{AMOUNT})")


def _ways(passage: Passage, match: regex.Match[str]) -> Iterator[tuple[Placed, int]]:
    """The changes that a claim is about, each with 1 for up, −1 for down and 0 for none."""
    start, end = passage.sentence(match.start())
    lists = [*_CHANGES.finditer(passage.masked, start, end)]
    if not _has_no_other_subject(passage, match):
        return
    if len(lists) == 1 and compiled("[;]").search(passage.masked[start:end]) is None:
        for rate in passage.claims_in(*lists[0].span("list")):
            yield rate, _way_in_list(passage, rate, lists[0])
    elif _COUNTED.search(match[0]) and not lists:
        yield from _ways_counted(passage, match)


_GENERAL = compiled(rf"(?:{_SMALL}|{AMOUNT})|[二两三四五六七八九十]大|指标|各项|^(?:均|全|都|皆)")


def _has_no_other_subject(passage: Passage, match: regex.Match[str]) -> bool:
    """Whether a claim counts its things or names none, so that it is about those listed beside it."""
    return _GENERAL.search(passage.clause_before(match.start()) + match["all"]) is not None


def _way_in_list(passage: Passage, rate: Placed, found: regex.Match[str]) -> int:
    sign = passage.masked[max(0, rate.place - 1) : rate.place]
    if rate.claim.figure.value == 0:
        return 0
    if sign == "-" or rate.claim.figure.value < 0:
        return -1
    if rate.claim.role is Role.GROWTH:
        return rate.claim.sign
    return -1 if compiled(_FALLING + r"[^,。;:]{0,6}$").search(found[0][: found.start("list") - found.start()]) else 1


def _ways_counted(passage: Passage, match: regex.Match[str]) -> Iterator[tuple[Placed, int]]:
    """The changes of a counted number of things in the sentence before, or in this one; as many of them as are counted."""
    start, _ = passage.sentence(match.start(), 1)
    number = next(iter(passage.indices_in(match.start(), match.end())), None)
    count = _count_of(passage, number)
    found = [*_changes_between(passage, start, match.start())]
    if count > 1 and count - 1 <= len(found) <= count:
        yield from found


def _count_of(passage: Passage, index: int | None) -> int:
    if index is None:
        return 0
    text = compiled(r"\d+|[一二两三四五六七八九十]+").match(_printed(passage, index))
    return number_value(text[0]) if text else 0


def _printed(passage: Passage, index: int) -> str:
    claim = passage.claims[index]
    figure = passage.numbers[index].figure
    if figure is None and claim is None:
        return ""
    return str(int(figure.value)) if figure is not None else ""


def _changes_between(passage: Passage, start: int, end: int) -> Iterator[tuple[Placed, int]]:
    for clause in compiled(r"[^,。;:()]+").finditer(passage.masked[start:end]):
        first, last = start + clause.start(), start + clause.end()
        claims = passage.claims_in(first, last)
        rates = [rate for rate in claims if rate.claim.role is Role.GROWTH]
        if rates:
            yield from ((rate, rate.claim.sign) for rate in rates[:1])
        elif _LEVEL.search(clause[0]):
            near = claims or passage.claims_in(max(start, first - 12), last)
            yield from ((placed, 0) for placed in near[-1:])


_RUN = compiled(
    rf"(?:(?P<every>连年|逐年|年年)|连续(?P<number>{ANY_MARK}))(?:保持|实现|呈现?|稳步|持续|大幅|小幅|快速|同比|两位数|,)*(?:(?P<rise>(?:正)?增长|上升|增加|提高|攀升|递增|增产|增收)|(?P<fall>下降|减少|降低|回落|下滑|递减|双下降))"
)
_YEARLY_LIST = compiled(
    rf"(?P<years>{_DATE}(?:[、,]{_DATE})*)[^,。;:{ALL_MARKS}]{{0,10}}(?:分别|依次)[^,。;:{ALL_MARKS}]{{0,8}}(?P<list>{AMOUNT}(?:[、,和及]{AMOUNT}){{1,9}})"
)
_YEAR_BY_YEAR = compiled(rf"{_DATE}(?:为|是|达)?{AMOUNT}(?:[、,]{_DATE}(?:为|是|达)?{AMOUNT}){{1,9}}")


class RunOfYears(Contradiction):
    """“连续三年下降”, “连年增长” and the figures of the years."""

    title: ClassVar = Message("连续升降与逐年的数", "a run of years, and their figures")

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every run of years with the series in its sentence or the one before."""
        for passage, match in matches(document, _RUN):
            if is_said_of_now(passage, *match.span()) and not is_partial(passage, *match.span()):
                yield from cls._of(document, passage, match)

    @classmethod
    def _of(cls, document: Document, passage: Passage, match: regex.Match[str]) -> Iterator[Self]:
        series = _series(passage, match)
        steps = _steps(passage, match)
        if not series or not steps:
            return
        for earlier, later in [*pairwise(series)][-steps:]:
            up, down = later.claim.figure, earlier.claim.figure
            against = not up.exceeds(down) if match["rise"] else not down.exceeds(up)
            clear = up.exceeds(down) or down.exceeds(up) or (up == down and up.low == up.high)
            working = f"{printed(document, earlier.number)} → {printed(document, later.number)}"
            verdict = (Verdict.FAIL if clear else Verdict.UNCERTAIN) if against else Verdict.PASS
            yield cls.held(
                passage.span_of(*match.span()), later.number, working, verdict, [Operand(earlier.number, EARLIER)]
            )


def _series(passage: Passage, match: regex.Match[str]) -> Sequence[Placed]:
    """The only series of amounts by years that stands near a claim."""
    start, end = passage.sentence(match.start())
    found = [m.span("list") for m in _YEARLY_LIST.finditer(passage.masked, start, end)]
    found += [m.span() for m in _YEAR_BY_YEAR.finditer(passage.masked, start, end)]
    if len(found) != 1:
        return ()
    claims = [placed for placed in passage.claims_in(*found[0]) if placed.number.kind is NumericKind.AMOUNT]
    alike = len({placed.claim.dimension for placed in claims}) == 1
    return claims if alike and not any(placed.claim.figure.is_hedged for placed in claims) else ()


_ALL_STEPS = 99


def _steps(passage: Passage, match: regex.Match[str]) -> int:
    """How many of the last steps a run is about; all for one without a number."""
    if match["every"]:
        return _ALL_STEPS
    index = next(iter(passage.indices_in(match.start("number"), match.end("number"))))
    return _count_of(passage, index) if _is_years(passage, index) else 0


def _is_years(passage: Passage, index: int) -> bool:
    number = passage.numbers[index]
    return number.kind in (NumericKind.SMALL, NumericKind.AMOUNT) and number.unit.startswith(("年", "个年"))
