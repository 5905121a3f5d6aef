"""Numbered editions: 第17个全国防灾减灾日, 第113届广交会."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Self

import regex

from zongjie_lint.chinese_numerals import number_value
from zongjie_lint.document import Document, Fact
from zongjie_lint.facts.calendar_day import year_named_before
from zongjie_lint.lexicon import any_of, lexicon
from zongjie_lint.patterns import compiled
from zongjie_lint.record import Record
from zongjie_lint.span import Span

_NUMBER = r"第(?P<number>\d{1,3}|[一二三四五六七八九十百零]{1,5})(?:个|届|次)"
_NAMED = compiled(
    rf"{_NUMBER}[“\"]?(?P<name>[\p{{Han}}·\d]{{2,16}}?(?:博览会|交易会|洽谈会|推介会|运动会|艺术节|文化节|旅游节|采摘节|美食节|购物节|丰收节|联赛|马拉松|论坛|年会|大赛|展览会|展销会|农博会|糖酒会|广交会|进博会|代表大会|书展|灯会|庙会))"
)


class Edition(Fact, Record):
    """An edition of something that is held again and again, with its number."""

    span: Span
    number: int
    name: str
    year: int | None
    """The year that the sentence names before it."""
    scope: str
    """Whose event it is, as far as one character before tells: 县, 市, 校."""

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every numbered event of a kind that recurs."""
        for match in _NAMED.finditer(document.folded):
            scope = document.folded[max(0, match.start() - 1) : match.start()]
            year = year_named_before(document, match.start())
            yield cls(Span.of(match), number_value(match["number"]), match["name"], year, scope)


class NumberedDay(Fact, Record):
    """A day, week or month that is counted from its first year on."""

    span: Span
    number: int
    name: str
    first_year: int

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every numbered day that the list holds."""
        for match in _numbered_day().finditer(document.folded):
            yield cls(Span.of(match), number_value(match["number"]), match["name"], _first_years()[match["name"]])


@cache
def _first_years() -> dict[str, int]:
    return {name: int(year) for year, names in lexicon("annual_days")["first"].items() for name in names}


@cache
def _numbered_day() -> regex.Pattern[str]:
    return compiled(rf"{_NUMBER}[“\"]?(?P<name>{any_of(_first_years())})")
