"""Dates with the year they are in, written with them or meant."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Self

import regex

from zongjie_lint.document import Document, Fact
from zongjie_lint.facts.date import YEAR, DateMention, year_of
from zongjie_lint.facts.present import RELATIVE, sure_present, years_meant
from zongjie_lint.facts.signature import Signature
from zongjie_lint.lexicon import any_of
from zongjie_lint.patterns import compiled
from zongjie_lint.record import Record
from zongjie_lint.span import Span

_YEAR = compiled(
    rf"(?<![—~\-至到]\s?)(?<![于自从])(?P<year>{YEAR})\s?年(?!度|的|结转|立项|遗留|底?未|预算|决算|计划)(?!\s?[—~\-至到]{{1,2}}\s?{YEAR})|(?P<relative>{any_of(RELATIVE)})"
)
_ASIDE = compiled(r"[^()]{0,40}\)")
_EARLY_IN_THE_YEAR = 2
"""After one late in a year that was named, a date in January or February may be in the next."""
_LATE = compiled(r"(?:1[12]|十[一二])\s?月[^。]*$")
_REACH = 300
"""A year so far before a place says nothing of it, in a text without full stops either."""
_SENTENCE_ENDS = "。!?\n\r"


class CalendarDay(Fact, Record):
    """A month and a day, with every year it may be in."""

    span: Span
    mention: DateMention
    years: frozenset[int]
    """Empty where no year is sure."""
    is_told: bool
    """Whether the date or its sentence names the year."""

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every date of the text; one without a year takes that of its sentence, else that of the report."""
        for mention in document.facts(DateMention):
            named = mention.year or year_named_before(document, mention.span.start)
            before = document.folded[max(0, mention.span.start - _REACH) : mention.span.start]
            turns = mention.year is None and mention.month <= _EARLY_IN_THE_YEAR and bool(_LATE.search(before))
            years = (
                frozenset({named, named + turns}) if named else years_meant(document, mention.span.start, mention.month)
            )
            signature = document.fact(Signature)
            if not years and signature:
                years = frozenset({signature.year, signature.year - 1})
            yield cls(mention.span, mention, years, named is not None)


def years_in(document: Document, start: int, end: int) -> Iterator[regex.Match[str]]:
    """Every year, or word for one, by which a stretch dates what comes after it: not one of several years, nor one in brackets."""
    for match in _YEAR.finditer(document.folded, max(start, end - _REACH), end):
        if not _ASIDE.match(document.folded, match.end(), end):
            yield match


def year_named_before(document: Document, offset: int) -> int | None:
    """The year that the sentence last named before a place, by its number or by a word such as 去年; None where it named none."""
    start = max(document.folded.rfind(mark, max(0, offset - _REACH), offset) for mark in _SENTENCE_ENDS) + 1
    match = next(reversed(list(years_in(document, start, offset))), None)
    if match is None:
        return None
    if match["year"]:
        return year_of(match["year"])
    present = sure_present(document)
    return present.year + RELATIVE[match["relative"]] if present else None
