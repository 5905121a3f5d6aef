"""The signature of a report: who issues it, and when."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence

import regex

from zongjie_lint.document import Document, Fact
from zongjie_lint.facts.date import FULL_DATE, YEAR, day_of, year_of
from zongjie_lint.facts.paragraph import Paragraph
from zongjie_lint.facts.title import Title
from zongjie_lint.patterns import compiled
from zongjie_lint.record import Record
from zongjie_lint.span import Span

_DATE = rf"(?P<date>{FULL_DATE}|(?P<year>{YEAR})[.\-/](?P<month>\d\d?)[.\-/](?P<day>\d\d?))"
_SIGNED = compiled(
    rf"^(?:[(]?(?:日期|时间|成文日期)[:]\s?)?(?P<issuer>[^\d。;!?,:]{{2,30}}?)??[(\s]*{_DATE}\s*[)]?(?:印发)?$"
)
_ISSUER = compiled(r"^[^。;!?,\d]{2,34}$")
_RUN_IN = compiled(rf"(?<=[。!?])(?P<issuer>[^\d。;!?:]{{2,30}}?)[,\s]+{_DATE}[。]?$")
"""At the end of a text without line breaks."""
LONGEST = 50
"""A longer line is a paragraph that a signature closes, not a signature."""
_WITHIN = 40


class Signature(Fact, Record):
    """The date at the foot of a report, with the issuer beside or above it."""

    span: Span
    """From the issuer, where there is one, to the date."""
    date_span: Span
    date: datetime.date | None
    """None where the calendar has no such day."""
    year: int
    issuer: str
    paragraph: int
    """Index of the paragraph with the date."""

    @classmethod
    def extract(cls, document: Document) -> Iterable[Signature]:
        """The last line near the foot that is a date with or without an issuer, and nothing else."""
        paragraphs = document.facts(Paragraph)
        title = document.fact(Title)
        above = title.paragraphs[-1] if title else -1
        for paragraph in reversed(paragraphs[-_WITHIN:]):
            signed = _SIGNED.match(paragraph.folded) if len(paragraph) <= LONGEST else None
            if signed and paragraph.index > above + 1 and _is_at_foot(paragraphs, paragraph.index, above):
                yield _signature(signed, paragraph, paragraphs)
                return
        yield from _run_in(paragraphs)


def _is_at_foot(paragraphs: Sequence[Paragraph], at: int, above: int) -> bool:
    """Whether more of the text stands before a paragraph than after it."""
    return sum(map(len, paragraphs[above + 1 : at])) > sum(map(len, paragraphs[at + 1 :]))


def _run_in(paragraphs: Sequence[Paragraph]) -> Iterator[Signature]:
    signed = _RUN_IN.search(paragraphs[-1].folded) if paragraphs else None
    if signed:
        yield _signature(signed, paragraphs[-1], paragraphs)


def _signature(signed: regex.Match[str], paragraph: Paragraph, around: Sequence[Paragraph]) -> Signature:
    start, issuer = paragraph.span.start + signed.start(), (signed["issuer"] or "").strip()
    if not issuer:
        above = around[paragraph.index - 1]
        if _ISSUER.match(above.folded):
            start, issuer = above.span.start, above.folded
    date_span = Span.of(signed, "date", paragraph.span.start)
    year = year_of(signed["year"])
    return Signature(Span(start, paragraph.span.end), date_span, day_of(signed), year, issuer, paragraph.index)
