"""Dates and years as a text writes them, in digits or in Han numerals."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Self

import regex

from zongjie_lint.chinese_numerals import number_value
from zongjie_lint.document import Document, Fact
from zongjie_lint.patterns import compiled
from zongjie_lint.record import Record
from zongjie_lint.span import Span

_HAN_DIGIT = {character: str(value) for value, character in enumerate("〇一二三四五六七八九")} | {"零": "0", "○": "0"}
YEAR = r"(?:(?<!\d)(?:19|20)\d\d|(?<![一二三四五六七八九])[一二][〇零九一二三四五六七八]{3})"
MONTH_OR_DAY = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
"""Pattern of the number of a month or a day."""
FULL_DATE = rf"(?P<year>{YEAR})\s?年\s?(?P<month>{MONTH_OR_DAY})\s?月\s?(?P<day>{MONTH_OR_DAY})\s?日"
"""Pattern of a year, a month and a day, by these names."""
_DATE = compiled(
    rf"(?:(?P<year>{YEAR})\s?年\s?)?"
    rf"(?<!\d[—\-~])(?<![\d.第])(?P<month>{MONTH_OR_DAY})\s?月(?!份)\s?(?P<day>{MONTH_OR_DAY})\s?[日号]"
    r"(?:(?:上午|下午|晚上)?\s?(?:\((?:星期|周|礼拜)(?P<weekday>[一二三四五六日天])(?:[,、][^()]{0,8})?\)|星期(?P<weekday>[一二三四五六日天])"
    r"|周(?P<weekday>[一二三四五六日天])(?=[,。;:、)]|上午|下午|晚|[召举开组在全我县市区局]|$)))?"
    r"|(?<![\d.\-/])(?P<year>(?:19|20)\d\d)(?P<dash>[.\-/])(?P<month>\d{1,2})(?P=dash)(?P<day>\d{1,2})(?![\d.\-/%])"
)
_YEAR_OR_NEXT = compiled(rf"(?P<year>{YEAR})\s?年|明年|来年|新的一年")


class DateMention(Fact, Record):
    """A month and a day, with the year and the weekday where they are written."""

    span: Span
    year: int | None
    month: int
    day: int
    weekday: str = ""

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every month and day in the text, possible or not."""
        for match in _DATE.finditer(document.folded):
            year = year_of(match["year"]) if match["year"] else None
            month, day = number_value(match["month"]), number_value(match["day"])
            yield cls(Span.of(match), year, month, day, match["weekday"] or "")

    def day_in(self, year: int) -> datetime.date | None:
        """The calendar day in a year, or None where there is no such day."""
        return _day(self.year or year, self.month, self.day)


class YearMention(Fact, Record):
    """A year, or a word for the next one."""

    span: Span
    year: int | None
    """None for 明年 and its like."""

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every year in the text."""
        for match in _YEAR_OR_NEXT.finditer(document.folded):
            yield cls(Span.of(match), year_of(match["year"]) if match["year"] else None)


def year_of(text: str) -> int:
    """The number of a year: “2018” and “二〇一八” are 2018."""
    return int("".join(_HAN_DIGIT.get(character, character) for character in text))


def day_of(match: regex.Match[str]) -> datetime.date | None:
    """The calendar day that `year`, `month` and `day` of a match name, or None where there is no such day."""
    return _day(year_of(match["year"]), number_value(match["month"]), number_value(match["day"]))


def in_chinese(day: datetime.date) -> str:
    """A day as a report writes it: 2026年7月8日."""
    return f"{day.year}年{day.month}月{day.day}日"


def _day(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None
