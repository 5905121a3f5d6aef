"""Dates and years as a text writes them, in digits or in Han numerals."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

import regex

from zongjie_lint.document import Document, Fact
from zongjie_lint.span import Span

_HAN_DIGIT = {character: str(value) for value, character in enumerate("〇一二三四五六七八九")} | {"零": "0", "○": "0"}
YEAR = r"(?:(?<!\d)(?:19|20)\d\d|(?<![一二三四五六七八九])[一二][〇零九一二三四五六七八]{3})"
_NUMBER = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_DATE = regex.compile(
    rf"(?:(?P<year>{YEAR})\s?年\s?)?"
    rf"(?<!\d[—\-~])(?<![\d.第])(?P<month>{_NUMBER})\s?月(?!份)\s?(?P<day>{_NUMBER})\s?[日号]"
    r"(?:\s?\(?(?:星期|周)(?P<weekday>[一二三四五六日天])\)?)?"
    r"|(?<![\d.\-/])(?P<year>(?:19|20)\d\d)(?P<dash>[.\-/])(?P<month>\d{1,2})(?P=dash)(?P<day>\d{1,2})(?![\d.\-/%])"
)
_YEAR_OR_NEXT = regex.compile(rf"(?P<year>{YEAR})\s?年|明年|来年|新的一年")


@dataclass(frozen=True)
class DateMention(Fact):
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
            yield cls(Span.of(match), year, count_of(match["month"]), count_of(match["day"]), match["weekday"] or "")

    def day_in(self, year: int) -> datetime.date | None:
        """The calendar day in a year, or None where there is no such day."""
        try:
            return datetime.date(self.year or year, self.month, self.day)
        except ValueError:
            return None


@dataclass(frozen=True)
class YearMention(Fact):
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


def count_of(text: str) -> int:
    """The number of a month or a day: “8”, “八” are 8, “三十一” is 31."""
    if text.isdigit() and text.isascii():
        return int(text)
    tens, ten, units = text.rpartition("十")
    if not ten:
        return int("".join(_HAN_DIGIT[character] for character in text))
    return (int(_HAN_DIGIT.get(tens[-1:], "1")) if tens else 1) * 10 + (
        int(_HAN_DIGIT.get(units[:1], "0")) if units else 0
    )
