"""Dates with the year they are in, written with them or meant."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Self

import regex

from zongjie_lint.document import Document, Fact
from zongjie_lint.facts.date import YEAR, DateMention, year_of
from zongjie_lint.facts.present import RELATIVE, Present, years_meant
from zongjie_lint.facts.signature import Signature
from zongjie_lint.lexicon import any_of
from zongjie_lint.span import Span

_YEAR = regex.compile(
    rf"(?<![—~\-至到]\s?)(?P<year>{YEAR})\s?年(?!\s?[—~\-至到]{{1,2}}\s?{YEAR})|(?P<relative>{any_of(RELATIVE)})"
)
_ASIDE = regex.compile(r"[^()]*\)")
_SENTENCE_ENDS = "。!?\n\r"


@dataclass(frozen=True)
class CalendarDay(Fact):
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
            years = frozenset({named}) if named else years_meant(document, mention.span.start, mention.month)
            signature = document.fact(Signature)
            if not years and signature:
                years = frozenset({signature.year, signature.year - 1})
            yield cls(mention.span, mention, years, named is not None)


def years_in(document: Document, start: int, end: int) -> Iterator[regex.Match[str]]:
    """Every year, or word for one, by which a stretch dates what comes after it: not one of several years, nor one in brackets."""
    for match in _YEAR.finditer(document.folded, start, end):
        if not _ASIDE.match(document.folded, match.end(), end):
            yield match


def year_named_before(document: Document, offset: int) -> int | None:
    """The year that the sentence last named before a place, by its number or by a word such as 去年; None where it named none."""
    start = max(document.folded.rfind(mark, 0, offset) for mark in _SENTENCE_ENDS) + 1
    match = next(reversed(list(years_in(document, start, offset))), None)
    if match is None:
        return None
    present = document.fact(Present)
    if match["year"]:
        return year_of(match["year"])
    return present.year + RELATIVE[match["relative"]] if present and present.is_sure else None
