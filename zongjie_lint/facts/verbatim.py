"""Titles of other texts and addresses, which are written as they are written."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Self

from zongjie_lint.document import Document, Fact
from zongjie_lint.patterns import compiled
from zongjie_lint.record import Record
from zongjie_lint.span import Span, Spans

_TITLE = compiled(r"《[^》《\r\n\f]{0,60}》")
_TITLE_OR_ADDRESS = compiled(r"《[^》《\r\n\f]{0,60}》|(?:https?://|www\.)[^\s\p{Han}]{1,200}")
_ADDRESS_MARKS = ("://", "www.")


class Verbatim(Fact, Record):
    """Where a text has the words of others: one fact a document."""

    span: Span
    places: Spans

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """The titles in 《》 and the addresses of the whole text."""
        has_address = any(mark in document.folded for mark in _ADDRESS_MARKS)
        pattern = _TITLE_OR_ADDRESS if has_address else _TITLE
        spans = [Span.of(match) for match in pattern.finditer(document.folded)]
        yield cls(Span(0, len(document.folded)), Spans(spans))


def is_verbatim(document: Document, place: int) -> bool:
    """Whether a place lies in a title or in an address."""
    return document.facts(Verbatim)[0].places.overlap(Span(place, place + 1))
