"""Days, hours and months that are more than the time has in which they are counted."""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Iterator
from typing import ClassVar, Self

import regex

from zongjie_lint.document import Document
from zongjie_lint.facts.claim import Claim, Role, StatementClaims
from zongjie_lint.facts.time_span import TimeSpan, read_time_span
from zongjie_lint.figure import Figure
from zongjie_lint.lexicon import any_of, lexicon, words
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled
from zongjie_lint.relations.binding import amounts
from zongjie_lint.relations.relation import Relation
from zongjie_lint.relations.verdict import Verdict
from zongjie_lint.relations.working import printed

_DAYS = frozenset(("天", "日"))
_LEAP_YEAR = 2024
_CALENDAR_DAYS = compiled(any_of(words("bounds", "calendar_days")))
_NOT_ONE_CALENDAR = compiled(any_of(words("bounds", "not_of_one_calendar")))
_WHOLE_YEAR = r"(?:(?P<of>\d{4})\s?年(?:度)?|今年|去年|上年|本年)?(?:全年|年内)"
_PERIOD = compiled(
    rf"{_WHOLE_YEAR}|(?<!\d)\d{{4}}\s?年(?:[上下]半年|前?[第]?[一二三四]个?季度|\d{{1,2}}\s?[—~\-至到]\s?\d{{1,2}}\s?月|\d{{1,2}}\s?月(?:份)?|度)?"
    r"|[上下]半年|前?[第]?[一二三四]个?季度|(?<!\d)\d{1,2}\s?[—~\-至到]\s?\d{1,2}\s?月|(?<!\d)\d{1,2}\s?月(?:份)?"
)
_END_OF_CLAUSE = compiled(r"[。;:]")
_POINT_IN_TIME = compiled(r"^(?:\d|底|末|初|中旬|上旬|下旬|以来|起|日)")
_COMPARED = compiled(r"[比较与]$")
_PARTS: dict[str, dict[str, int]] = lexicon("bounds")["parts"]
_IN_A_PART = compiled(
    rf"(?P<whole>{any_of(_PARTS)})(?:都|仅|只|要|能|可|工作|学习|运行|值班|值守|开放|在岗|服务){{0,3}}$"
)
_LOOKED_BACK = 60


class DayBound(Relation):
    """A count of days and how many the period has."""

    title: ClassVar = Message("天数与时段长短", "days and the length of the period")

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every count of days of the calendar beside its period, and every “每天25小时”."""
        for statement in document.facts(StatementClaims):
            for claim in amounts(statement.with_role(Role.LEVEL, Role.MEAN, Role.OTHER)):
                for whole, most in _bounds(document, claim):
                    is_over = claim.figure.value > 0 and _in_its_unit(claim).exceeds(Figure.exact(most))
                    sign, verdict = (">", Verdict.FAIL) if is_over else ("≤", Verdict.PASS)
                    unit = claim.number.unit
                    working = f"{printed(document, claim.number)} {sign} {whole}最多{most}{unit}"
                    yield cls(claim.number.span, claim.number, (), None, working, verdict)


def _in_its_unit(claim: Claim) -> Figure:
    return claim.figure.times(1 / claim.number.scale)


def _bounds(document: Document, claim: Claim) -> Iterator[tuple[str, int]]:
    """The time that the number is counted in, by its name, and how many of the unit it has."""
    unit = claim.number.unit
    inside = _IN_A_PART.search(claim.lead)
    if inside and unit in _PARTS[inside["whole"]]:
        yield inside["whole"], _PARTS[inside["whole"]][unit]
    elif unit in _DAYS:
        start = claim.statement.span.start
        before = document.folded[max(start, claim.number.span.start - _LOOKED_BACK) : claim.number.span.start]
        clause = _END_OF_CLAUSE.split(before)[-1]
        period = _last_period(clause)
        if period and _CALENDAR_DAYS.search(clause[period.end() :]) and not _NOT_ONE_CALENDAR.search(clause):
            yield from _days_of(period[0])


def _last_period(clause: str) -> regex.Match[str] | None:
    """The period named last; none where a date or a point in time is."""
    periods = list(_PERIOD.finditer(clause))
    if (
        not periods
        or _COMPARED.search(clause, 0, periods[-1].start())
        or _POINT_IN_TIME.match(clause[periods[-1].end() :].lstrip())
    ):
        return None
    return periods[-1]


def _days_of(name: str) -> Iterator[tuple[str, int]]:
    whole_year = compiled(_WHOLE_YEAR).fullmatch(name)
    if whole_year:
        yield name, 365 + calendar.isleap(int(whole_year["of"] or _LEAP_YEAR))
        return
    span = read_time_span(name)
    if span:
        yield name, _days_in(span)


def _days_in(span: TimeSpan) -> int:
    year = span.year or _LEAP_YEAR
    return sum(calendar.monthrange(year, month)[1] for month in range(span.first, span.last + 1))
