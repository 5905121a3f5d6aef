"""A quarter or half-year and the months that the text sets equal to it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Self

import regex

from zongjie_lint.chinese_numerals import number_value
from zongjie_lint.document import Document, Fact
from zongjie_lint.facts.date import YEAR, year_of
from zongjie_lint.facts.paragraph import Paragraph
from zongjie_lint.patterns import compiled
from zongjie_lint.record import Record
from zongjie_lint.span import Span

_QUARTER = r"[一二三四1-4]"
_MONTH = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3}|元)"
_DASH = r"(?:——|[—~\-至到])"
_YEAR = rf"(?:(?P<year1>{YEAR})\s?年?|今年|去年|本年|上年)?\s?"
_PERIOD = (
    rf"{_YEAR}(?P<period>(?<![上下每同前这该各首头任—~\-至到、和及\d]\s?)"
    rf"(?:(?P<cumulative>前)(?P<last>[二三两23])个?季度|第?(?P<first>{_QUARTER})(?:季度)?(?:、|和|{_DASH}|(?<=[一二三]))第?(?P<last>{_QUARTER})季度"
    rf"|第?(?P<last>{_QUARTER})季度|(?P<half>[上下])半年)(?:期间|份|度)?)"
)
_MONTHS = (
    rf"(?:(?P<year2>{YEAR})\s?年)?\s?(?P<months>(?<!\d)(?P<from>{_MONTH})\s?(?:月份?)?"
    rf"(?:\s?{_DASH}\s?|、(?:{_MONTH}\s?(?:月份?)?、)?)(?P<to>{_MONTH})\s?月(?:份|底|末)?)"
)
_END = r"\s?(?=[),;。]|$|(?:的)?(?:主要|重点)?(?:工作|情况|总结)|累计|完成|实现|下同)"
_IS = r",?\s?(?:即|也就是|亦即|也即|就是指|指的是|是指)\s?"
_CLOSED = r"\s?(?:[)]|,(?:下同|以下简称|即|简称)|;)"
_PATTERN = compiled(
    rf"{_PERIOD}\s?[(](?:即|指|为|:)?{_MONTHS}{_CLOSED}"
    rf"|[(]{_PERIOD}[, ]{_MONTHS}\s?[)]"
    rf"|{_MONTHS}\s?[(](?:即|指|为)?{_PERIOD}\s?(?:[),])"
    rf"|{_PERIOD}{_IS}{_MONTHS}(?:份)?{_END}"
    rf"|{_MONTHS}{_IS}{_PERIOD}"
    rf"|{_PERIOD}\s?(?P<mark>[:/])\s?{_MONTHS}(?=[),;。/]|$|份)"
    rf"|{_MONTHS}\s?(?P<mark>/)\s?{_PERIOD}"
)


class NamedMonths(Fact, Record):
    """“前三季度（1—9月）” and the like: two names for what is said to be one time."""

    span: Span
    period: Span
    months: Span
    due: tuple[int, int]
    """The first and last month that the name stands for."""
    stated: tuple[int, int]
    years: tuple[int | None, int | None]
    """The years written with the name and with the months."""
    loose: bool
    """Whether only a colon joins them, which may also open a list of what is to be done when."""

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every pair, in all of the text, the title included."""
        for paragraph in document.facts(Paragraph):
            for match in _PATTERN.finditer(document.folded, paragraph.span.start, paragraph.span.end):
                due, stated = _due(match), (_month(match["from"]), _month(match["to"]))
                if due and 1 <= stated[0] <= stated[1] <= 12:
                    period, months = Span.of(match, "period"), Span.of(match, "months")
                    years = tuple(year_of(match[name]) if match[name] else None for name in ("year1", "year2"))
                    yield cls(
                        _whole(match, document.folded),
                        period,
                        months,
                        due,
                        stated,
                        (years[0], years[1]),
                        match["mark"] == ":",
                    )


def _whole(match: regex.Match[str], text: str) -> Span:
    """Both names with their years, and the bracket that closes them."""
    places = [Span.of(match, name) for name in ("year1", "year2", "period", "months") if match[name]]
    end = max(place.end for place in places)
    start = match.start() if match[0].startswith("(") else min(place.start for place in places)
    return Span(start, end + text.startswith(")", end))


def _due(match: regex.Match[str]) -> tuple[int, int] | None:
    if match["half"]:
        return (1, 6) if match["half"] == "上" else (7, 12)
    last = number_value(match["last"].replace("两", "二"))
    first = 1 if match["cumulative"] else number_value(match["first"] or match["last"])
    return (3 * first - 2, 3 * last) if first <= last else None


def _month(text: str) -> int:
    return 1 if text == "元" else number_value(text)
