"""Claims that half of the year's tasks is done, or as much as the year is old, beside the rates of completion."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import ClassVar, Self

import regex

from zongjie_lint.chinese_numerals import number_value
from zongjie_lint.document import Document
from zongjie_lint.facts.claim import Role
from zongjie_lint.facts.indicator import shared_bigrams
from zongjie_lint.facts.period import ReportingPeriod
from zongjie_lint.facts.statement import ALL_MARKS, ANY_MARK
from zongjie_lint.figure import Figure, share
from zongjie_lint.lexicon import any_of, words
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled
from zongjie_lint.relations.contradiction import UNIVERSAL, Contradiction, is_partial, is_said_of_now
from zongjie_lint.relations.passage import Passage, Placed, matches
from zongjie_lint.relations.relation import Operand
from zongjie_lint.relations.verdict import Verdict
from zongjie_lint.relations.working import printed

TARGET = Message("目标数", "target")
_HALF = Decimal(50)
_PAST_HALF = compiled(
    r"(?:时间(?:进度)?(?:已)?过半[”、,]?(?:和|与|实现|完成)?[“]?(?:目标|工作)?任务(?:量|数|进度|完成)?(?:也|均|亦|已|都|同步)*(?:完成|实现)?(?:超|过|突破)半"
    r"|(?:时间[、和与]?(?:目标|工作)?任务)?“?双(?:过|超)半”?"
    r"|(?:任务|进度|指标|目标|计划)(?:量|数|完成|进度|完成率)?(?:也|均|亦|已|都|全部|同步|全面)*(?:实现|完成|做到|达到)?“?(?:过|超)半”?"
    r"|(?:均|全部|都|全面|皆|顺利|如期|已经|已)(?:实现|完成|做到|达到)?“?(?:过|超)半”?(?=[,。;:!]|$)"
    r"|(?:实现|做到|完成)“?过半”?(?=[,。;:!]|$|目标))(?!的(?!目标|良好|好|态势))"
)
_OTHER_TARGET = compiled(any_of(words("claims", "other_target")))
_EXCEPTION = compiled(r"除[^。;]{1,40}外|但|不过|然而|只有|仅有|尚有|滞后")
_NO_SUBJECT = compiled(r"(?:已|均|都|如期|顺利|圆满|实现|做到|达到|完成|目前|总体|上半年|也|了|同步|全面|全部|截至)*$")
_YEARLY = compiled(r"年度|全年|年初|目标|任务|计划")
_AMONG = compiled(r"其中")
_DONE = compiled(r"完成|建成|实现|改造|已|累计|到位|办结|竣工|达到")
_AROUND = 3
_MOST_TEXT = 24
_NEAR = 12


class PastHalf(Contradiction):
    """“双过半” and rates of completion below one half."""

    title: ClassVar = Message("“双过半”与完成率", "past half, and rates of completion")

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every claim that half is done with the first rate below, or the last that bears it out."""
        for passage, match in matches(document, _PAST_HALF):
            if is_said_of_now(passage, match.start(), match.end()) and not _has_exception(passage, match):
                yield from cls._of(document, passage, match)

    @classmethod
    def _of(cls, document: Document, passage: Passage, match: regex.Match[str]) -> Iterator[Self]:
        claim = passage.span_of(*match.span())
        loose = is_partial(passage, match.start(), match.end())
        seen_past = False
        for rate in _rates(document, passage, match):
            low = rate.claim.figure.high < _HALF
            if low and seen_past and _is_part_of_one_past(passage, match, rate):
                continue
            seen_past = seen_past or not low
            if loose and not (low and _is_named_after(passage, match, rate)):
                continue
            working = f"{printed(document, rate.number)} {'<' if low else '≥'} 50%"
            yield cls.held(claim, rate.number, working, Verdict.FAIL if low else Verdict.PASS)
            if low:
                return
        if not loose:
            yield from cls._just_half(document, passage, match)
            yield from cls._computed(document, passage, match)

    @classmethod
    def _just_half(cls, document: Document, passage: Passage, match: regex.Match[str]) -> Iterator[Self]:
        """A rate of just one half, where all are said to be past it: hardly a fault, but not what is said."""
        if not UNIVERSAL.search(passage.clause_before(match.start()) + match[0]):
            return
        for rate in _rates(document, passage, match):
            if rate.claim.figure.value == _HALF:
                working = f"{printed(document, rate.number)} = 50%"
                yield cls.held(passage.span_of(*match.span()), rate.number, working, Verdict.FAIL, is_loose=True)
                return

    @classmethod
    def _computed(cls, document: Document, passage: Passage, match: regex.Match[str]) -> Iterator[Self]:
        claim = passage.span_of(*match.span())
        for level, target in _pairs(document, passage, match):
            part = share(level.claim.figure, target.claim.figure)
            low = part.high < _HALF
            terms = f"{printed(document, level.number)} ÷ {printed(document, target.number)}"
            working = f"{terms} = {part.value:.1f}% {'<' if low else '≥'} 50%"
            verdict = Verdict.FAIL if low else Verdict.PASS
            yield cls.held(claim, level.number, working, verdict, [Operand(target.number, TARGET)])
            if low:
                return


def _has_exception(passage: Passage, match: regex.Match[str]) -> bool:
    return _EXCEPTION.search(passage.masked, *passage.sentence(match.start())) is not None


def _is_named_after(passage: Passage, match: regex.Match[str], rate: Placed) -> bool:
    """Whether a rate is told as one of those that the claim is about: “主要指标全部过半，其中……”."""
    return rate.place > match.end() and bool(_AMONG.match(passage.masked, match.end() + 1))


def _is_part_of_one_past(passage: Passage, match: regex.Match[str], rate: Placed) -> bool:
    """Whether a rate below half is told as part of a whole that is past it: “完成53%，其中工业完成47%，实现过半”."""
    among = _AMONG.search(passage.masked, passage.sentence(rate.place)[0], rate.place)
    universal = UNIVERSAL.search(passage.clause_before(match.start()) + match[0])
    return among is not None and rate.place < match.start() and not universal


def _rates(document: Document, passage: Passage, match: regex.Match[str]) -> Iterator[Placed]:
    """The rates of completion of this year's targets that a claim is about."""
    for place, within in _scope(document, passage, match):
        for rate in within.claims_in(*place, Role.COMPLETION):
            if _has_other_target(document, within, rate) or rate.claim.figure.is_hedged:
                continue
            if _may_be_one_of(_named(passage, match), within.masked[max(0, rate.place - _SENTENCE) : rate.place]):
                yield rate


_SENTENCE = 60
_NAMED = compiled(rf"(?P<names>[^,。;:]{{2,30}}?)(?:等)?(?:[两二三四五六](?:项|个|大)|[{ALL_MARKS}])[^,。;:]{{0,8}}$")


def _named(passage: Passage, match: regex.Match[str]) -> list[str]:
    """The indicators that a claim names as its subject: “营收、利润两项指标双双过半”."""
    named = _NAMED.search(passage.clause_before(match.start()))
    names = compiled("[、和与及]").split(named["names"]) if named else []
    return [name.strip() for name in names if len(name.strip()) > 1] if len(names) > 1 else []


def _may_be_one_of(names: Sequence[str], clause: str) -> bool:
    """Whether a clause speaks of one of some indicators, or none are named."""
    return not names or any(shared_bigrams(name, clause) for name in names)


def _has_other_target(document: Document, passage: Passage, placed: Placed) -> bool:
    """Whether the clause of a rate names another target than this year's, or another time."""
    start = placed.place - len(passage.clause_before(placed.place))
    return _OTHER_TARGET.search(passage.words(document, start, placed.place)) is not None


def _scope(document: Document, passage: Passage, match: regex.Match[str]) -> Iterator[tuple[tuple[int, int], Passage]]:
    """Where the figures of a claim stand: its sentence; with a universal claim those around it; with one that opens a report, everywhere."""
    clause = passage.clause_before(match.start())
    universal = UNIVERSAL.search(clause + match[0]) is not None
    sentence = passage.sentence(match.start())
    if universal:
        yield passage.sentence(match.start(), _AROUND, _AROUND), passage
    elif passage.claims_in(*sentence, Role.COMPLETION, Role.TARGET):
        yield sentence, passage
    elif _NO_SUBJECT.search(passage.masked, sentence[0], match.start()):
        yield passage.sentence(match.start(), 1), passage
    if _SUMS_UP.search(passage.masked, sentence[0], match.start()) and not passage.claims_in(0, len(passage.masked)):
        yield from (((0, len(other.masked)), other) for other in _before(document, passage))
    if passage.is_opening and not passage.claims_in(*sentence, Role.COMPLETION, Role.TARGET):
        yield from (((0, len(other.masked)), other) for other in document.facts(Passage) if other != passage)


_SUMS_UP = compiled(r"上述|以上|从[^,。;]{2,20}看|总的来?看|总体来?看|综上|综合来?看")
_PARAGRAPHS_BACK = 2


def _before(document: Document, passage: Passage) -> Sequence[Passage]:
    """The paragraphs that a summary goes back to."""
    passages = document.facts(Passage)
    at = passages.index(passage)
    return passages[max(0, at - _PARAGRAPHS_BACK) : at]


def _pairs(document: Document, passage: Passage, match: regex.Match[str]) -> Iterator[tuple[Placed, Placed]]:
    """What was done with the target right beside it, where no rate is printed."""
    for place, within in _scope(document, passage, match):
        claims = within.claims_in(*place)
        for at, target in enumerate(claims):
            if target.claim.role is not Role.TARGET or not _YEARLY.search(_clause_of(within, target)):
                continue
            for level in (*claims[at + 1 : at + 2], *claims[max(0, at - 1) : at]):
                if _is_done_of(within, level, target) and not _has_rate(within, level, target):
                    yield level, target


def _clause_of(passage: Passage, placed: Placed) -> str:
    return passage.clause_before(placed.place)


def _is_done_of(passage: Passage, level: Placed, target: Placed) -> bool:
    """Whether a level is what was reached of a target: of its dimension, in its sentence, with a verb of completion."""
    first, last = sorted((level.place, target.place))
    between = passage.masked[first + 1 : last]
    clause = _clause_of(passage, level)
    return (
        level.claim.role is Role.LEVEL
        and level.claim.dimension == target.claim.dimension
        and not (level.claim.figure.is_hedged or target.claim.figure.is_hedged)
        and len(between) <= _MOST_TEXT
        and compiled(r"[。;]").search(between) is None
        and _DONE.search(clause) is not None
        and not _OTHER_TARGET.search(clause + _clause_of(passage, target))
    )


def _has_rate(passage: Passage, level: Placed, target: Placed) -> bool:
    start, end = passage.sentence(target.place)
    return bool(passage.claims_in(max(start, min(level.place, target.place)), end, Role.COMPLETION))


_ELAPSED = any_of(words("claims", "elapsed"))
_ON_SCHEDULE = compiled(
    rf"(?:(?P<ahead>超过?|快于|高于|超出|超前于?|领先于?|好于|优于)|(?P<behind>低于|慢于|落后于?|滞后于?)|(?P<even>达到?|完成|符合))(?:了)?(?P<word>{_ELAPSED})(?P<points>[^,。;:{ALL_MARKS}]{{0,4}}(?P<mark>{ANY_MARK}))?"
)
_SLACK = Decimal("0.5")
_MONTHS = Decimal(12)
_TO_MONTH = (
    (
        compiled(r"(?<![\d初—~\-]|月至|\d至)(?P<month>1[0-2]|[1-9]|[一二三四五六七八九十]{1,2})月(?:底|末|份末)"),
        None,
    ),
    (compiled(r"(?<!\d)1\s?月?[—~\-至到]\s?(?P<month>1[0-2]|[2-9])\s?月(?!\d)"), None),
    (compiled(r"前三季度|三季度末"), 9),
    (compiled(r"上半年|二季度末"), 6),
    (compiled(r"一季度"), 3),
)


class OnSchedule(Contradiction):
    """“达到序时进度” and how much of the year has gone."""

    title: ClassVar = Message("序时进度与完成率", "elapsed share of the year, and rates of completion")

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every comparison of rates of completion with the elapsed share of the year."""
        for passage, match in matches(document, _ON_SCHEDULE):
            if is_said_of_now(passage, match.start(), match.end()) and not _has_exception(passage, match):
                yield from cls._of(document, passage, match)

    @classmethod
    def _of(cls, document: Document, passage: Passage, match: regex.Match[str]) -> Iterator[Self]:
        month = _month_before(document, passage, match.start())
        if month is None or is_partial(passage, match.start(), match.end()):
            return
        elapsed = _elapsed(month)
        claim = passage.span_of(match.start(), match.end())
        for rate in _rates_before(document, passage, match):
            points = _points(passage, match)
            verdict = _verdict(match, rate.claim.figure, elapsed, points)
            working = f"{month}月 ÷ 12月 = {elapsed.value:.1f}%；完成{printed(document, rate.number)}"
            yield cls.held(claim, rate.number, working, verdict)


def _rates_before(document: Document, passage: Passage, match: regex.Match[str]) -> list[Placed]:
    """The rates in the same sentence that a comparison is about: all with a universal claim, else the one right before."""
    start, _ = passage.sentence(match.start())
    start = max(start, passage.masked.rfind(";", start, match.start()))
    rates = [
        rate
        for rate in passage.claims_in(start, match.start(), Role.COMPLETION)
        if not _has_other_target(document, passage, rate)
    ]
    if UNIVERSAL.search(passage.clause_before(match.start())) and match["mark"] is None:
        return rates
    return [
        rate
        for rate in rates[-1:]
        if match.start() - rate.place <= _NEAR and not passage.indices_in(rate.place + 1, match.start())
    ]


def _month_before(document: Document, passage: Passage, place: int) -> int | None:
    """The month up to which a claim counts: as the sentence says, else as the report does."""
    start, _ = passage.sentence(place)
    text = document.folded[passage.offset(start) : passage.offset(place)]
    found = {fixed or number_value(match["month"]) for pattern, fixed in _TO_MONTH for match in pattern.finditer(text)}
    if found:
        return found.pop() if len(found) == 1 else None
    period = document.fact(ReportingPeriod)
    return period.last.month if period and period.first.month == 1 else None


def _elapsed(month: int) -> Figure:
    """The share of the year, by months or by days."""
    value = Decimal(month) / _MONTHS * 100
    return Figure(value, value - _SLACK, value + _SLACK)


def _points(passage: Passage, match: regex.Match[str]) -> Figure | None:
    if match["mark"] is None:
        return None
    claims = passage.claims_in(match.start("mark"), match.end("mark"))
    return claims[0].claim.figure if claims and claims[0].claim.dimension.endswith("点") else None


def _verdict(match: regex.Match[str], rate: Figure, elapsed: Figure, points: Figure | None) -> Verdict:
    if points is not None and not match["even"]:
        ahead = rate - elapsed if match["ahead"] else elapsed - rate
        return Verdict.PASS if ahead.meets(points) else Verdict.FAIL
    if match["behind"]:
        return Verdict.FAIL if rate.low > elapsed.high else Verdict.PASS
    return Verdict.FAIL if rate.high < elapsed.low else Verdict.PASS
