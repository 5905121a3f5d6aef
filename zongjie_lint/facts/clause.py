"""The words around a place, as far as its sentence or its clause goes."""

from __future__ import annotations

from zongjie_lint.document import Document
from zongjie_lint.patterns import compiled
from zongjie_lint.span import Span

_STOP = compiled(r"[。;!?\n\r\f]")
_MOST = 120
"""A sentence without stops is not read to its end."""


def around(document: Document, span: Span, most: int = _MOST) -> str:
    """The folded words of the sentence or half-sentence around a place, the place included."""
    return before(document, span, most) + span.of_text(document.folded) + after(document, span, most)


def before(document: Document, span: Span, most: int = _MOST) -> str:
    """The folded words that lead up to a place in its half-sentence."""
    return _STOP.split(document.folded[max(0, span.start - most) : span.start])[-1]


def after(document: Document, span: Span, most: int = _MOST) -> str:
    """The folded words that follow a place in its half-sentence."""
    return _STOP.split(document.folded[span.end : span.end + most])[0]
