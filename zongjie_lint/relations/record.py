"""Claims of a first time, a record, a run of years or a single case beside the years and figures that tell otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import ClassVar, Self

import regex

from zongjie_lint.chinese_numerals import number_value
from zongjie_lint.document import Document
from zongjie_lint.facts.claim import Role
from zongjie_lint.facts.date import YEAR, year_of
from zongjie_lint.facts.numeric_expression import NumericExpression, NumericKind
from zongjie_lint.facts.period import Anchor
from zongjie_lint.facts.statement import ALL_MARKS, AMOUNT, ANY_MARK, MARKS
from zongjie_lint.figure import Figure, share
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled
from zongjie_lint.relations.contradiction import Contradiction, bare, is_partial, is_said_of_now
from zongjie_lint.relations.passage import Passage, Placed
from zongjie_lint.relations.relation import Operand
from zongjie_lint.relations.verdict import Verdict
from zongjie_lint.relations.wording import matches_saying
from zongjie_lint.relations.working import printed
from zongjie_lint.span import Span

NOW = Message("现在的数", "figure now")
BOUND = Message("首次达到的数", "reached for the first time")
WHOLE = Message("总数", "whole")
_DATE = MARKS[NumericKind.DATE]
_PERCENT = MARKS[NumericKind.PERCENT]
_EARLIER_YEAR = rf"(?:{_DATE}(?:同期)?[、,和至]?)+|上年(?:同期)?|去年(?:同期)?|前年|上一年(?:度)?|往年|上年度"
_FIRST = compiled(
    rf"首次(?:成功)?(?:突破|超过?|迈上|跨上|跨过|迈过|站上|达到?|登上|越过|跨越|冲破|跃上|跨|迈|越|冲)?(?:了)?(?P<mark>[{AMOUNT}{_PERCENT}])(?:大关|台阶|关口)?"
)
_EARLIER_FIGURE = compiled(
    rf"(?P<year>{_EARLIER_YEAR})(?:就|已|即|便|曾|分别|各|依次|的)*(?:为|是|达到?|实现|完成|有)?(?P<list>[{AMOUNT}{_PERCENT}](?:[、,和及][{AMOUNT}{_PERCENT}])*)"
)
_REACH = 60


class FirstTime(Contradiction):
    """“首次突破50亿元” and an earlier year that was above it."""

    title: ClassVar = Message("“首次”与往年的数", "for the first time, and earlier years")

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every first time with the figures of earlier years right behind it or before."""
        for passage, match in matches_saying(document, _FIRST, "首次"):
            if is_said_of_now(passage, *match.span()):
                yield from cls._of(document, passage, match)

    @classmethod
    def _of(cls, document: Document, passage: Passage, match: regex.Match[str]) -> Iterator[Self]:
        bound = next(iter(passage.claims_in(match.start("mark"), match.end("mark"))), None)
        if bound is None:
            return
        for earlier in _earlier(document, passage, match):
            if earlier.claim.dimension == bound.claim.dimension and earlier.number.kind is bound.number.kind:
                above = not earlier.claim.figure.is_hedged and earlier.claim.figure.low > bound.claim.figure.value
                working = f"{printed(document, earlier.number)} {'>' if above else '≤'} {bare(document, bound.number)}"
                verdict = Verdict.FAIL if above else Verdict.PASS
                yield cls.held(passage.span_of(*match.span()), earlier.number, working, verdict)


def _earlier(document: Document, passage: Passage, match: regex.Match[str]) -> Iterator[Placed]:
    """The figures of earlier years in the sentence, up to the next semicolon, that name nothing else."""
    start, end = passage.sentence(match.start())
    start = max(start, passage.masked.rfind(";", start, match.start()) + 1)
    stop = passage.masked.find(";", match.end(), end)
    end = min(end if stop < 0 else stop, match.end() + _REACH)
    now = _year_before(document, passage, match.start()) or _year_of(document)
    for found in _EARLIER_FIGURE.finditer(passage.masked, max(start, match.start() - _REACH), end):
        years = _years(document, passage, *found.span("year"))
        if not years or (now and max(years) < now) or (now is None and "同期" in found[0]):
            yield from passage.claims_in(*found.span("list"))
        elif now is None:
            yield from passage.claims_in(*found.span("list"))[:-1]


def _year_of(document: Document) -> int | None:
    """The year under review."""
    anchor = document.fact(Anchor)
    return anchor.year if anchor else None


def _years(document: Document, passage: Passage, start: int, end: int) -> list[int]:
    """The years that stand in a stretch, with those inside a span of years."""
    text = passage.words(document, start, end)
    found = [year_of(match[0]) for match in compiled(YEAR).finditer(text)]
    if len(found) == 2 and compiled(rf"{YEAR}[ ]?年?[ ]?[—~\-至到]+[ ]?{YEAR}").search(text):
        return [*range(found[0], found[1] + 1)]
    return found


def _year_before(document: Document, passage: Passage, place: int) -> int | None:
    """The year that the sentence of a claim is about, where it opens with one."""
    start, _ = passage.sentence(place)
    years = _years(document, passage, start, place)
    return years[-1] if years else None


_AGAIN = compiled(
    rf"继(?P<year>{_DATE})[^,。;:]{{0,6}}(?:获评|获得|荣获|被评|入选|获|摘得|夺得|捧得|荣膺|取得)[^,。;:]{{2,40}}(?:之后|后|以来),?(?:今年|本年|{_DATE})?(?:又|再)?(?P<claim>首次(?:获|荣获|获得|摘得|捧得|夺得|荣膺|赢得)(?:此|这一|该|这项)(?:项)?(?:殊荣|荣誉|称号|奖项?))"
)
_MOST = compiled(
    r"(?:为|是|创(?:下|出|造)?(?:了)?)?(?:历年(?:来)?(?:之)?(?:最(?:多|高|大|好)|新高)|历史(?:最高|最好|新高|之最)|有史以来最(?:多|高|大|好))"
)
_PREVIOUS_BEST = compiled(
    rf"[,。(]?(?:而)?(?:此前|之前|以往|过去|历史上|以前)(?:最(?:多|高|大|好))(?:的(?:一年)?)?(?:是|为)?(?:{_DATE})?(?:也|就|曾|只|仅|才|的)*(?:有|为|是|达到?)?(?P<mark>[{AMOUNT}{_PERCENT}])"
)


class OnceBefore(Contradiction):
    """“首次获此殊荣” after “继2023年……之后”, and a record below the one before."""

    title: ClassVar = Message("“首次”“历年最多”与此前", "a first or a record, and what was before")

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every first that its own sentence denies, and every record with the earlier best beside it."""
        for passage, match in matches_saying(document, _AGAIN, "首次"):
            number = passage.number_in(*match.span("year"))
            working = f"{printed(document, number)}已有一次"
            yield cls.held(passage.span_of(*match.span("claim")), number, working, Verdict.FAIL)
        for passage, match in matches_saying(document, _MOST, "历年", "历史", "有史以来"):
            if is_said_of_now(passage, *match.span()):
                yield from cls._record(document, passage, match)

    @classmethod
    def _record(cls, document: Document, passage: Passage, match: regex.Match[str]) -> Iterator[Self]:
        after = _PREVIOUS_BEST.match(passage.masked, match.end())
        start, _ = passage.sentence(match.start())
        now = passage.claims_in(start, match.start())[-1:]
        for earlier in passage.claims_in(*after.span("mark")) if after else ():
            for level in now:
                if level.claim.dimension == earlier.claim.dimension and level.number.kind is earlier.number.kind:
                    above = earlier.claim.figure.exceeds(level.claim.figure)
                    working = (
                        f"{printed(document, level.number)} {'<' if above else '≥'} {printed(document, earlier.number)}"
                    )
                    verdict = Verdict.FAIL if above else Verdict.PASS
                    claim = passage.span_of(*match.span())
                    yield cls.held(claim, level.number, working, verdict, [Operand(earlier.number, NOW)])


_YEARS_RUNNING = compiled(rf"(?:已|实现|是|这是)?连续(?:第)?(?P<number>{ANY_MARK})")
_COUNT_OF_YEARS = compiled(r"(?P<number>\d{1,2}|[二两三四五六七八九十]{1,3})个?年(?:度)?$")
_YEAR_LIST = rf"{_DATE}(?:[、,和及]{_DATE})+"
_YEARS_BEFORE = compiled(rf"(?P<years>{_YEAR_LIST}|{_DATE})(?P<between>[^。;{ALL_MARKS}]{{0,40}})$")
_YEARS_AFTER = compiled(rf"[^。;:,({ALL_MARKS}]{{0,20}}[(,:](?P<years>{_YEAR_LIST}|{_DATE})[)。,;]")
_SINCE = compiled(r"^(?:以来|起|开始|以后|之后)|^[^,]{0,6}(?:首次|开始|起)|等")
_THIS_TOO = compiled(r"今年|本年|当年|此次|这次|再次|再度|又|蝉联|继|加上|至今")
_LONGEST_LIST = 12


class YearsRunning(Contradiction):
    """“连续五年” and the years that are named."""

    title: ClassVar = Message("“连续N年”与列出的年份", "years in a row, and the years named")

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every number of years in a row with the list or the span of years right before or behind it."""
        for passage, match in matches_saying(document, _YEARS_RUNNING, "连续"):
            stated = passage.number_in(*match.span("number"))
            count = _COUNT_OF_YEARS.search(printed(document, stated))
            named = _years_named(document, passage, match)
            if count and named:
                claim = passage.span_of(match.start("number") - 2, match.end())
                yield cls._of(claim, stated, number_value(count["number"]), named)

    @classmethod
    def _of(cls, claim: Span, stated: NumericExpression, count: int, named: tuple[list[int], bool]) -> Self:
        years, this_too = named
        accepted = {len(years), len(years) - 1, len(years) + this_too}
        verdict = Verdict.PASS if count in accepted else Verdict.FAIL
        working = f"{years[0]}年至{years[-1]}年是{len(years)}年"
        if this_too:
            working += f"，加上当年是{len(years) + 1}年"
        return cls.held(claim, stated, working, verdict)


def _years_named(document: Document, passage: Passage, match: regex.Match[str]) -> tuple[list[int], bool] | None:
    """The years in a row that a claim is about, and whether the present one may come on top; None where they are not all told."""
    since = _SINCE_A_YEAR.search(passage.masked, max(0, match.start() - _NEAR_BY), match.start())
    if since:
        return _years_since(document, passage, since)
    start, end = passage.sentence(match.start())
    before = _YEARS_BEFORE.search(passage.masked, max(start, match.start() - 80), match.start())
    after = _YEARS_AFTER.match(passage.masked, match.end(), min(end, match.end() + 60))
    found = after or before
    if found is None or (before and not after and _SINCE.search(before["between"])):
        return None
    years = _years(document, passage, *found.span("years"))
    text = passage.words(document, *found.span("years"))
    if (
        not 2 <= len(years) <= _LONGEST_LIST
        or years != [*range(years[0], years[-1] + 1)]
        or compiled(r"月|季").search(text)
    ):
        return None
    this_too = bool(before and not after and _THIS_TOO.search(before["between"]))
    return years, this_too


_NEAR_BY = 30
_SINCE_A_YEAR = compiled(rf"(?:自|从)(?P<year>{_DATE})(?:年)?(?:起|以来|开始)[^,。;]{{0,6}},?(?:已|至今)?$")


def _years_since(document: Document, passage: Passage, since: regex.Match[str]) -> tuple[list[int], bool] | None:
    """The years from one that is named to the one under review: “自2012年起已连续…”."""
    years, anchor = _years(document, passage, *since.span("year")), document.fact(Anchor)
    if len(years) != 1 or anchor is None or anchor.sources < _SURE or years[0] >= anchor.year:
        return None
    return [*range(years[0], anchor.year + 1)], True


_SURE = 2
"""Places that must agree on the year under review."""
_POINTING = compiled(r"[该此这]案?|其中")
_ONLY_ONE = compiled(rf"(?:全年|全市|全县|全区|全省|至今|目前|也是)?仅此(?P<mark>{ANY_MARK})")


class OnlyOne(Contradiction):
    """“仅此1例” and a count of more."""

    title: ClassVar = Message("“仅此一例”与件数", "the only one, and how many")

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every claim of a single thing with the count at the head of its sentence."""
        for passage, match in matches_saying(document, _ONLY_ONE, "仅此"):
            stated = passage.number_in(*match.span("mark"))
            start, _ = passage.sentence(match.start())
            same = [
                placed
                for placed in passage.claims_in(start, match.start(), Role.LEVEL)
                if placed.claim.dimension == stated.dimension and not placed.claim.figure.is_hedged
            ]
            pointed_at = bool(same) and _POINTING.search(passage.masked, same[-1].place, match.start()) is not None
            for placed in same[-1:] if len(same) == 1 or pointed_at else ():
                more = stated.figure is not None and placed.claim.figure.exceeds(stated.figure)
                working = f"{printed(document, placed.number)} {'>' if more else '='} {printed(document, stated)}"
                verdict = Verdict.FAIL if more else Verdict.PASS
                yield cls.held(passage.span_of(*match.span()), placed.number, working, verdict)


_MAJORITY = compiled(r"(?:占比|占|比例|比重)(?:均|也|已)?(?:过半|超过?半数?|过半数|逾半|超过一半)|(?:超|过)半数")
_HALF = Figure.exact(50)


class Majority(Contradiction):
    """“占比过半” and a part below half of its whole."""

    title: ClassVar = Message("“占比过半”与两个数", "more than half, and both counts")

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every claim of a majority right behind the count of a part, where one whole stands before it."""
        for passage, match in matches_saying(document, _MAJORITY, "半"):
            if is_said_of_now(passage, *match.span()) and not is_partial(passage, *match.span()):
                yield from cls._of(document, passage, match)

    @classmethod
    def _of(cls, document: Document, passage: Passage, match: regex.Match[str]) -> Iterator[Self]:
        start, _ = passage.sentence(match.start())
        start = max(start, passage.masked.rfind(";", start, match.start()) + 1)
        claims = passage.claims_in(start, match.start(), Role.LEVEL)
        if not claims:
            claims = passage.claims_in(match.end(), passage.sentence(match.start())[1], Role.LEVEL)
        elif match.start() - claims[-1].place > _NEAR:
            return
        if len(claims) != _BOTH:
            return
        whole, part = claims
        if whole.claim.dimension != part.claim.dimension or not whole.claim.figure.exceeds(part.claim.figure):
            return
        percentage = share(part.claim.figure, whole.claim.figure)
        low = percentage.high <= _HALF.value
        terms = f"{printed(document, part.number)} ÷ {printed(document, whole.number)}"
        working = f"{terms} = {percentage.value:.1f}% {'<' if low else '>'} 50%"
        verdict = Verdict.FAIL if low else Verdict.PASS
        yield cls.held(passage.span_of(*match.span()), part.number, working, verdict, [Operand(whole.number, WHOLE)])


_NEAR = 14
_BOTH = 2
_PROFIT = compiled(r"扭亏为盈|扭亏增盈|实现盈利|由亏转盈|转亏为盈")
_RESULT = compiled(
    rf"[,:](?:全年|上半年|当年|今年|累计|实现|完成|集团|公司)*(?:(?:净)?利润(?:总额)?(?:为|达|实现)?(?P<minus>[\-−])|(?:净)?亏损(?:额)?(?:为|达|约)?)(?P<mark>{AMOUNT})"
)


class Profit(Contradiction):
    """“扭亏为盈” and a loss."""

    title: ClassVar = Message("“扭亏为盈”与利润", "out of the red, and the profit")

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every claim of a profit with a loss right behind it."""
        for passage, match in matches_saying(document, _PROFIT, "扭亏", "亏为盈", "亏转盈", "实现盈利"):
            after = _RESULT.match(passage.masked, match.end())
            if after and is_said_of_now(passage, *match.span()):
                for loss in passage.claims_in(*after.span("mark")):
                    working = f"{passage.words(document, after.start() + 1, after.end())} < 0"
                    yield cls.held(passage.span_of(*match.span()), loss.number, working, Verdict.FAIL)
