"""Numbers of official documents, such as 云政发〔2026〕8号, in whatever form they are written."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Self

import regex

from zongjie_lint.document import Document, Fact
from zongjie_lint.facts.date import YEAR
from zongjie_lint.facts.paragraph import Paragraph
from zongjie_lint.facts.zone import Zone, ZoneName
from zongjie_lint.lexicon import any_of, words
from zongjie_lint.patterns import compiled
from zongjie_lint.record import Record
from zongjie_lint.span import Span

_NUMBER = compiled(
    r"《[^》《\n]{0,80}》(*SKIP)(*FAIL)"
    rf"|(?P<opening>[\[(【{{<〈〔])(?P<blank>\s?)(?P<year>{YEAR}|\d\d(?=\s?年?\s?[〕\]】]))(?P<blank>\s?)(?P<nian>年?)(?P<blank>\s?)(?P<closing>[\])】}}>〉〕])"
    r"(?P<blank>\s?)(?P<ordinal>第?)(?P<blank>\s?)(?P<number>\d{1,5}|[〇零一二三四五六七八九十百]{1,5})(?P<blank>\s?)号"
)
_OFFICE = compiled(any_of(words("document_numbers", "offices")) + "$")
_OTHER = compiled(any_of(words("document_numbers", "others")) + "$")
_FOLLOWED = compiled(r"\s?" + any_of(words("document_numbers", "followers")))
_CITED = compiled(r"》\(\p{Han}{2,12}$")
_HAN = compiled(r"\p{Han}{2}$")
_OBJECT = compiled(any_of(words("document_numbers", "objects")))
_LONGEST_OFFICE = 14
_WITHIN = 20


class DocumentNumber(Fact, Record):
    """The year and the running number of an official document; the office stands before."""

    span: Span
    """From the bracket to 号."""
    brackets: tuple[Span, Span]
    year: str
    """Folded, as it is written."""
    number: str
    """Folded, as it is written."""
    superfluous: tuple[Span, ...]
    """年 after the year and 第 before the number."""
    blanks: tuple[Span, ...]
    alone: bool
    """Whether its line holds nothing else, as at the head of a document."""

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every such number in the document itself, but not in the titles it quotes."""
        for paragraph in _paragraphs(document):
            for match in _NUMBER.finditer(paragraph.folded):
                before = paragraph.folded[: match.start()]
                if _is_of_a_document(before, match, paragraph.folded[match.end() :]):
                    yield cls._of(match, before, paragraph)

    @classmethod
    def _of(cls, match: regex.Match[str], before: str, paragraph: Paragraph) -> Self:
        start = paragraph.span.start
        blanks = [(len(before.rstrip()), len(before)), *match.spans("blank")]
        return cls(
            span=Span.of(match, offset=start),
            brackets=(Span.of(match, "opening", start), Span.of(match, "closing", start)),
            year=match["year"],
            number=match["number"],
            superfluous=tuple(Span.of(match, name, start) for name in ("nian", "ordinal") if match[name]),
            blanks=tuple(Span(start + first, start + end) for first, end in blanks if first < end),
            alone=len(before) <= _LONGEST_OFFICE and match.end() == len(paragraph),
        )


def _paragraphs(document: Document) -> list[Paragraph]:
    site = (ZoneName.SITE_HEADER, ZoneName.SITE_FOOTER)
    return [paragraph for zone in document.facts(Zone) if zone.name not in site for paragraph in zone.paragraphs]


def _is_of_a_document(before: str, match: regex.Match[str], after: str) -> bool:
    """Whether an office or the words around show a document, and not a certificate, a case or a thing with a number."""
    office = before[-_WITHIN:].rstrip()
    if not _HAN.search(office) or _OTHER.search(office) or _OBJECT.match(after) or match["number"].startswith("00"):
        return False
    return bool(_OFFICE.search(office) or _FOLLOWED.match(after) or _CITED.search(office))
