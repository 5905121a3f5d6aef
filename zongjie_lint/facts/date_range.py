"""Stretches of time between two dates, as a text writes them."""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Self

import regex

from zongjie_lint.chinese_numerals import number_value
from zongjie_lint.document import Document, Fact
from zongjie_lint.facts.bounds import body_bounds
from zongjie_lint.facts.date import MONTH_OR_DAY, YEAR, year_of
from zongjie_lint.facts.occurrence import occurrences
from zongjie_lint.lexicon import any_of, words
from zongjie_lint.patterns import compiled
from zongjie_lint.record import Record
from zongjie_lint.span import Span

_TO = r"\s?(?:——|[—~\-至到])\s?"
_NEXT = r"(?P<next>次年|翌年|第二年|来年)"
_SAME = r"(?:同年|当年|本年)"
_BEGIN = r"(?<![\d./:A-Za-z〔\[—\-~第])"
_YEAR_1, _YEAR_2 = rf"(?P<year1>{YEAR})\s?年\s?", rf"(?:(?P<year2>{YEAR})\s?年|{_NEXT}|{_SAME})\s?"
_MONTH_1, _MONTH_2 = rf"(?P<month1>{MONTH_OR_DAY})\s?月份?\s?", rf"(?P<month2>{MONTH_OR_DAY})\s?月份?\s?"
_DAY_1, _DAY_2 = rf"(?P<day1>{MONTH_OR_DAY})\s?日", rf"(?P<day2>{MONTH_OR_DAY})\s?日"
_HAN_MONTH = r"(?<![一二三四五六七八九十第])"
_DAYS = rf"{_BEGIN}{_HAN_MONTH}(?:{_YEAR_1})?{_MONTH_1}{_DAY_1}{_TO}(?:{_YEAR_2})?(?:{_MONTH_2})?{_DAY_2}(?!内|均)"
_MONTHS = (
    rf"{_BEGIN}{_HAN_MONTH}(?:{_YEAR_1})?(?P<month1>{MONTH_OR_DAY})\s?(?:月份?)?{_TO}(?:{_YEAR_2})?"
    rf"(?P<month2>{MONTH_OR_DAY})\s?月(?!份?\s?\d{{1,2}}\s?[日号])"
)
_YEARS = rf"{_BEGIN}(?P<year1>{YEAR})\s?(?:年度?)?{_TO}(?P<year2>{YEAR})\s?年(?!\s?\d{{1,2}}\s?月)"
_DATE_1 = rf"{_YEAR_1}(?:{_MONTH_1}(?:{_DAY_1})?)?|{_MONTH_1}{_DAY_1}"
_DATE_2 = rf"(?:{_YEAR_2})?{_MONTH_2}(?:{_DAY_2})?"
_RANGE = compiled(f"{_DAYS}|{_MONTHS}|{_YEARS}")
_DASHED = compiled(
    r"[—~\-至到](?<=[\d日月年份度〇零一二三四五六七八九十 \s].|——)\s?(?=[\d〇零一二三四五六七八九十次翌第来同当本])"
)
_LONGEST_DATE, _LONGEST_TOLD = 30, 70
"""More than a date takes with its blanks, and than the end of a stretch after the verb of its beginning."""
_AFTER_DATE = 12
_CALENDAR = frozenset("年月日")


class DatePoint(Record):
    """A year, a month or a day, as far as it is written; the end of a stretch may take its month from the beginning."""

    year: int | None
    month: int | None = None
    day: int | None = None

    def first_day(self, year: int) -> datetime.date | None:
        """The earliest day this may be, in the given year where none is written."""
        return _day(self.year or year, self.month or 1, self.day or 1)

    def last_day(self, year: int) -> datetime.date | None:
        """The latest day this may be."""
        if self.day:
            return self.first_day(year)
        month = self.month or 12
        return _day(self.year or year, month, calendar.monthrange(self.year or year, month)[1])


class DateRange(Fact, Record):
    """Two dates with a dash or 至 between them, or a beginning and an end that are told with their verbs."""

    span: Span
    start: DatePoint
    end: DatePoint
    crosses: bool = False
    """Whether 次年 or its like stands before the end."""
    told: bool = False
    """Whether verbs tell of the two ends, as in “3月1日开工、6月2日竣工”."""
    until_this_year: bool = False
    """Whether the year of the end is 今年."""

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every stretch in the body, by a dash or by verbs."""
        within = body_bounds(document)
        dashes = [match.start() for match in _DASHED.finditer(document.folded)]
        for match in within.matches_around(document, _RANGE, dashes, _LONGEST_DATE, _LONGEST_DATE):
            yield from cls._read(match, told=False)
        begun = [at for at in occurrences(document.folded, _beginning()) if _is_dated(document.folded, at)]
        for match in within.matches_around(document, _told(), begun, _LONGEST_DATE, _LONGEST_TOLD) if begun else ():
            yield from cls._read(match, told=True)

    @classmethod
    def _read(cls, match: regex.Match[str], *, told: bool) -> Iterator[Self]:
        groups = {name: value for name, value in match.groupdict().items() if value}
        start = _point(groups, "1")
        end = _point(groups, "2")
        crosses, this_year = "next" in groups, "this" in groups
        if end.year and not start.year and start.month and end.month:
            later = (start.month, start.day or 0) > (end.month, end.day or 31)
            start = DatePoint(end.year - later, start.month, start.day)
        if end.month is None and end.day:
            end = DatePoint(end.year, start.month, end.day)
        if _is_possible(start) and _is_possible(end):
            yield cls(Span.of(match), start, end, crosses, told, this_year)

    @property
    def by_day(self) -> bool:
        """Whether both ends are days."""
        return bool(self.start.day and self.end.day)

    @property
    def by_year(self) -> bool:
        """Whether both ends are whole years."""
        return self.start.month is None and self.end.month is None


@cache
def _beginning() -> list[str]:
    return words("durations", "beginning")


def _is_dated(text: str, at: int) -> bool:
    """Whether a beginning may stand right after a date and before another one."""
    later = text[at : at + _LONGEST_TOLD]
    return not _CALENDAR.isdisjoint(text[max(0, at - _AFTER_DATE) : at]) and ("月" in later or "年" in later)


@cache
def _told() -> regex.Pattern[str]:
    """“3月1日开工、6月2日竣工”, and “2019年8月起任职，到今年8月”."""
    beginning, ending = any_of(_beginning()), any_of(words("durations", "ending"))
    start = rf"{_BEGIN}{_HAN_MONTH}(?:{_DATE_1})[^。;,\d一二三四五六七八九十月]{{0,8}}{beginning}"
    end = rf"(?<![一二三四五六七八九十\d])(?:{_DATE_2})[^。;,\d月]{{0,8}}{ending}"
    until = rf"(?:截至|到|至)(?:(?P<this>今年)|{_YEAR_2})?{_MONTH_2}(?:{_DAY_2})?"
    return compiled(rf"{start}[^。;\d月]{{0,24}}?(?:{end}|{until})")


def _point(groups: dict[str, str], end: str) -> DatePoint:
    year, month, day = (groups.get(name + end) for name in ("year", "month", "day"))
    return DatePoint(
        year_of(year) if year else None, number_value(month) if month else None, number_value(day) if day else None
    )


def _is_possible(point: DatePoint) -> bool:
    return (point.month is None or 1 <= point.month <= 12) and (point.day is None or 1 <= point.day <= 31)


def _day(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None
