"""Which words of a report are its own, neither quoted nor a title, and written in simplified characters."""

from __future__ import annotations

from collections.abc import Collection

from zongjie_lint.document import Document
from zongjie_lint.facts.paragraph import Paragraph
from zongjie_lint.facts.zone import Zone, ZoneName
from zongjie_lint.span import Span

_AROUND = 30
_LONGEST_TITLE = 60
_LONGEST_QUOTATION = 400


def readable(document: Document) -> list[Paragraph]:
    """The paragraphs of the report, with its title."""
    zones = (zone for zone in document.facts(Zone) if zone.name in (ZoneName.TITLE, ZoneName.BODY))
    return [paragraph for zone in zones for paragraph in zone.paragraphs]


def readable_with(document: Document, words: Collection[str]) -> list[Paragraph]:
    """Those of these paragraphs in which one of some words stands."""
    paragraphs = readable(document)
    holding = {each.index for word in words if word in document.folded for each in paragraphs if word in each.folded}
    return [paragraph for paragraph in paragraphs if paragraph.index in holding]


def is_quoted(document: Document, paragraph: Paragraph, offset: int) -> bool:
    """Whether a place of a paragraph stands between quotation marks."""
    return _is_open(document, "“”", max(paragraph.span.start, offset - _LONGEST_QUOTATION), offset)


def is_in_title(document: Document, paragraph: Paragraph, span: Span) -> bool:
    """Whether a place of a paragraph is in the title of another text."""
    return _is_open(document, "《》", max(paragraph.span.start, span.start - _LONGEST_TITLE), span.start)


def is_plain(document: Document, span: Span) -> bool:
    """Whether a text is written in simplified characters around a place, so that a simplified word may be put in."""
    around = slice(max(0, span.start - _AROUND), span.end + _AROUND)
    pairs = zip(document.text[around], document.folded[around], strict=True)
    return all(one == other for one, other in pairs if "㐀" <= one <= "鿿")


def _is_open(document: Document, pair: str, start: int, end: int) -> bool:
    opening, closing = (document.folded.rfind(mark, start, end) for mark in pair)
    return opening > closing
