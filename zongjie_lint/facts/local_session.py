"""Numbered congresses of local or other bodies, which only the text itself can date."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Self

from zongjie_lint.chinese_numerals import number_value
from zongjie_lint.document import Document, Fact
from zongjie_lint.facts.date import YEAR, year_of
from zongjie_lint.facts.zone import body
from zongjie_lint.patterns import compiled
from zongjie_lint.record import Record
from zongjie_lint.span import Span

_SESSION = compiled(
    r"(?P<place>[省市县区州旗镇乡]委?)?(?:第)(?P<number>[一二三四五六七八九十]{1,3}|\d{1,2})次"
    r"(?P<kind>党代会|党员代表大会|党代表大会|人代会|职代会|团代会|妇代会|工代会|代表大会)(?!第)"
)
_LEFT = compiled(rf"(?P<year>{YEAR})\s?年[^。;,年]{{0,12}},?[^。;,年]{{0,8}}(?:召开|举行)(?:了|的)?[^。;,年]{{0,8}}$")
_RIGHT = compiled(rf"(?:于|在)(?P<year>{YEAR})\s?年[^。;,年]{{0,12}}(?:召开|举行)")
_SAME = {"党员代表大会": "党代会", "党代表大会": "党代会"}


class LocalSession(Fact, Record):
    """A numbered congress such as 县第六次党代会."""

    span: Span
    place: str
    """The kind of place it is of, empty where it is not named."""
    kind: str
    number: int
    year: int | None
    """When the text says it was held."""

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every one in the body."""
        for paragraph in body(document):
            for match in _SESSION.finditer(paragraph.folded):
                held = _LEFT.search(paragraph.folded[max(0, match.start() - 40) : match.start()]) or _RIGHT.match(
                    paragraph.folded[match.end() : match.end() + 40]
                )
                kind = _SAME.get(match["kind"], match["kind"])
                place = (match["place"] or "").removesuffix("委")
                year = year_of(held["year"]) if held else None
                number = number_value(match["number"])
                yield cls(Span.of(match, offset=paragraph.span.start), place, kind, number, year)
