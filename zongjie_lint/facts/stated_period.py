"""Periods that figures are said to run to: 1—7月, 截至6月底, 上半年."""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Iterable, Iterator
from typing import Self

import regex

from zongjie_lint.chinese_numerals import number_value
from zongjie_lint.document import Document, Fact
from zongjie_lint.facts.calendar_day import year_named_before
from zongjie_lint.facts.date import MONTH_OR_DAY, YEAR, year_of
from zongjie_lint.facts.paragraph import Paragraph
from zongjie_lint.facts.period import ReportingPeriod
from zongjie_lint.facts.present import RELATIVE, Present, sure_present
from zongjie_lint.facts.role import Role
from zongjie_lint.facts.section import role_at
from zongjie_lint.facts.zone import body
from zongjie_lint.lexicon import any_of
from zongjie_lint.patterns import compiled
from zongjie_lint.record import Record
from zongjie_lint.span import Span

EXPECTED = compiled(r"预计|预期|有望|初步(?:核算|统计|测算)|将达|可达|估计|快报|预测|测算")
"""Words that make a figure a forecast."""
_YEAR = rf"(?:(?P<year>{YEAR})\s?年|(?P<relative>{any_of(RELATIVE)}))?"
_STATED = compiled(
    rf"{_YEAR}(?<![\d.])(?P<first>{MONTH_OR_DAY})\s?月?份?\s?[—~\-至到]{{1,2}}\s?(?P<month>{MONTH_OR_DAY})\s?月(?!\s?\d{{1,2}}\s?日)(?:份|底|末)?"
    rf"|截[至止]到?目?前?{_YEAR}(?P<month>{MONTH_OR_DAY})\s?月(?:(?P<day>{MONTH_OR_DAY})\s?[日号]|份?(?P<end>底|末))"
    rf"|{_YEAR}(?P<name>上半年|前三季度|一季度)(?=[^。;!?计]{{0,30}}?(?:完成|实现|达|累计|增长|下降|共)[^。;,]{{0,16}}\d)"
)
_NAMED = {"上半年": 6, "前三季度": 9, "一季度": 3}
_AHEAD = compiled(r"力争|争取|确保|拟(?!定)|计划|将(?!近)|安排|打算|要求|每年|有效期|工期|往年|汛期")
_STILL_TO_COME = compiled(r"[^。;,]{0,12}(?:将(?!近)|力争|争取|确保|拟|计划|前|为(?:汛期|禁|施工))")
_CLAUSE = compiled(r"[^。;!?]*$")
_CLOSE, _DECEMBER = 40, 12


class StatedPeriod(Fact, Record):
    """A stretch of the present year up to a day, that the text tells results of."""

    span: Span
    last: datetime.date
    is_expected: bool
    """Whether its sentence says that the figures are a forecast."""

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every such stretch outside plans; nothing where the present year is not sure."""
        for paragraph in body(document) if sure_present(document) else ():
            for match in _STATED.finditer(paragraph.folded):
                yield from (cls(*found) for found in _told(document, paragraph, match))


def _told(
    document: Document, paragraph: Paragraph, match: regex.Match[str]
) -> Iterator[tuple[Span, datetime.date, bool]]:
    span = Span.of(match, offset=paragraph.span.start)
    last = _last(match, _year(document, match, span.start))
    before = _CLAUSE.search(paragraph.folded, max(0, match.start() - _CLOSE), match.start())
    after = paragraph.folded[match.end() : match.end() + _CLOSE]
    ahead = (before and _AHEAD.search(before[0])) or _STILL_TO_COME.match(after)
    roles = role_at(document, span.start)
    if last and not ahead and _begins_with_period(document, match) and (Role.PLAN not in roles or Role.WORK in roles):
        yield span, last, bool(EXPECTED.search((before[0] if before else "") + after))


def _begins_with_period(document: Document, match: regex.Match[str]) -> bool:
    """Whether a run of months begins as the report's own time does, or with the year."""
    period = document.fact(ReportingPeriod)
    first = number_value(match["first"]) if match["first"] else 1
    return first == 1 or (period is not None and first == period.first.month)


def _year(document: Document, match: regex.Match[str], offset: int) -> int | None:
    present = document.fact(Present)
    if present is None:
        return None
    if match["year"]:
        return year_of(match["year"])
    if match["relative"]:
        return present.year + RELATIVE[match["relative"]]
    return year_named_before(document, offset) or present.year


def _last(match: regex.Match[str], year: int | None) -> datetime.date | None:
    """The last day of the stretch, None where the calendar has none."""
    month = _NAMED[match["name"]] if match["name"] else number_value(match["month"])
    if year is None or not 1 <= month <= _DECEMBER:
        return None
    days = calendar.monthrange(year, month)[1]
    day = number_value(match["day"]) if match["day"] else days
    return datetime.date(year, month, day) if 1 <= day <= days else None
