"""The text of a Word document as a person reads it, with the run that each character stands in.

`read_word_text(package)` in `reading` makes it, from a `Package` whose trees are those that the pieces' elements belong to.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from zongjie_lint.cells import TableCells
from zongjie_lint.record import Record
from zongjie_lint.source import Landmark, MarkedHeading, Suppression, Unread
from zongjie_lint.span import Span

if TYPE_CHECKING:
    from lxml.etree import _Element

_TEXT = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"


class Piece(Record):
    """Characters of the text that one element of a run holds: a w:t, or a w:tab, w:br, w:noBreakHyphen and the like."""

    span: Span
    run: _Element
    """The w:r; the m:r of a formula."""
    node: _Element
    """The child of the run that holds the characters: a w:t or m:t its whole text, any other element a single character."""

    @property
    def is_verbatim(self) -> bool:
        """Whether the characters are text of the file that can be changed one by one."""
        return self.node.tag == _TEXT


class WordText(Record, dict=True):
    """What a reader of a document sees, one paragraph a line; numbers and marks that Word renders are in no piece."""

    text: str
    pieces: tuple[Piece, ...]
    """In the order of their spans, none overlapping."""
    tables: tuple[TableCells, ...]
    asides: tuple[Span, ...]
    landmarks: tuple[Landmark, ...]
    suppressions: tuple[Suppression, ...]
    headings: tuple[MarkedHeading, ...] = ()
    unread: tuple[Unread, ...] = ()

    def pieces_in(self, span: Span) -> Iterator[Piece]:
        """The pieces that hold some character of a span."""
        at = bisect.bisect_right(self._ends, span.start)
        while at < len(self.pieces) and self.pieces[at].span.start < span.end:
            yield self.pieces[at]
            at += 1

    @cached_property
    def _ends(self) -> list[int]:
        return [piece.span.end for piece in self.pieces]
