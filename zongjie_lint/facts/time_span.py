"""The months that a date, a quarter or a word such as 上半年 stands for."""

from __future__ import annotations

from functools import lru_cache

import regex

from zongjie_lint.chinese_numerals import number_value
from zongjie_lint.facts.date import MONTH_OR_DAY, YEAR, year_of
from zongjie_lint.patterns import compiled
from zongjie_lint.record import Record

_RECENT = 4096
"""Words of documents are kept so many, however many documents there are."""

_SPAN = compiled(
    rf"(?:(?P<year>{YEAR})\s?年?)?"
    rf"(?:(?P<cumulative>前)?(?P<quarters>[一二三四])个?季度|第(?P<quarters>[一二三四])季度|(?P<half>[上下])半年"
    rf"|(?P<first>{MONTH_OR_DAY})\s?月?份?\s?[—~\-至到]\s?(?P<last>{MONTH_OR_DAY})\s?月|(?P<first>{MONTH_OR_DAY})\s?月)?"
)

_YEARS = compiled(rf"\s*{YEAR}\s?年?\s?[—~\-至到/]\s?{YEAR}")
"""Several years are no one time."""


class TimeSpan(Record):
    """Months of a year, or of a year that is not told."""

    year: int | None
    first: int
    last: int

    @property
    def is_cumulative(self) -> bool:
        """Whether it begins with the year."""
        return self.first == 1

    def may_be(self, other: TimeSpan) -> bool:
        """Whether the two may be the same time."""
        years = self.year is None or other.year is None or self.year == other.year
        return years and (self.first, self.last) == (other.first, other.last)

    def is_before(self, other: TimeSpan) -> bool:
        """Whether this ends earlier, as far as the years are told."""
        if self.year is not None and other.year is not None and self.year != other.year:
            return self.year < other.year
        return self.last < other.last


@lru_cache(_RECENT)
def read_time_span(text: str) -> TimeSpan | None:
    """The time span that a folded piece of text begins with; None where it names no month and no year."""
    match = _SPAN.match(text.strip())
    if not match or not match[0] or _YEARS.match(text):
        return None
    year = year_of(match["year"]) if match["year"] else None
    months = _months(match)
    return TimeSpan(year, *months) if 1 <= months[0] <= months[1] <= 12 else None


def _months(match: regex.Match[str]) -> tuple[int, int]:
    if match["quarters"]:
        quarter = number_value(match["quarters"])
        return (1 if match["cumulative"] else 3 * quarter - 2), 3 * quarter
    if match["half"]:
        return (1, 6) if match["half"] == "上" else (7, 12)
    if match["first"]:
        first = number_value(match["first"])
        return first, number_value(match["last"]) if match["last"] else first
    return 1, 12
