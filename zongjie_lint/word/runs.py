"""The runs of a text, which can be parted between any two characters; text and formatting stay as they are."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Iterator
from copy import deepcopy
from typing import TYPE_CHECKING

from zongjie_lint.span import Span
from zongjie_lint.word.elements import set_text
from zongjie_lint.word.names import W, child
from zongjie_lint.word.word_text import Piece

if TYPE_CHECKING:
    from lxml.etree import _Element

_WEIGHTLESS = frozenset({W + "rPr", W + "lastRenderedPageBreak"})
"""What may stand before the first character of a run without having a place of its own."""


def like(run: _Element) -> _Element:
    """A run with the formatting of another, and nothing in it."""
    new = run.makeelement(run.tag, dict(run.attrib), run.nsmap)
    properties = child(run, "rPr")
    if properties is not None:
        new.append(deepcopy(properties))
    return new


class Runs:
    """The pieces of a text, kept in step while runs are parted."""

    def __init__(self, pieces: Iterable[Piece]) -> None:
        pieces = tuple(pieces)
        self._starts = [piece.span.start for piece in pieces]
        self._ends = [piece.span.end for piece in pieces]
        self._nodes = [piece.node for piece in pieces]

    def within(self, span: Span) -> Iterator[Piece]:
        """The pieces that hold some character of a span, in order."""
        for i in range(bisect.bisect_right(self._ends, span.start), len(self._nodes)):
            if self._starts[i] >= span.end:
                return
            yield self._piece(i)

    def before(self, offset: int) -> Piece | None:
        """The last piece that begins before an offset."""
        at = bisect.bisect_left(self._starts, offset) - 1
        return self._piece(at) if at >= 0 else None

    def after(self, offset: int) -> Piece | None:
        """The first piece that begins at an offset or after it."""
        at = bisect.bisect_left(self._starts, offset)
        return self._piece(at) if at < len(self._nodes) else None

    def part(self, spans: Iterable[Span]) -> None:
        """Part runs so that those that hold the characters of some spans hold no others where they can be."""
        for span in sorted(spans, reverse=True):  # what follows a place moves with it: from behind, that is little
            self.isolate(span)

    def isolate(self, span: Span) -> list[_Element]:
        """The runs that hold the characters of a span, parted so that they hold no others where they can be."""
        self._begin(span.start)
        self._end(span.end)
        return list(dict.fromkeys(piece.run for piece in self.within(span)))

    def _piece(self, at: int) -> Piece:
        node = self._nodes[at]
        run = node.getparent()
        assert run is not None
        return Piece(Span(self._starts[at], self._ends[at]), run, node)

    def _begin(self, offset: int) -> None:
        """Make the character at an offset the first of its run."""
        at = bisect.bisect_right(self._starts, offset) - 1
        if at < 0 or offset >= self._ends[at] or not self._is_separable(at):
            return
        if offset > self._starts[at]:
            at = self._cut(at, offset)
        _part_before(self._nodes[at])

    def _end(self, offset: int) -> None:
        """Make the character before an offset the last of its run."""
        at = bisect.bisect_left(self._starts, offset) - 1
        if at < 0 or offset > self._ends[at] or not self._is_separable(at):
            return
        if offset < self._ends[at]:
            self._cut(at, offset)
        following = self._nodes[at].getnext()
        if following is not None:
            _part_before(following)

    def _is_separable(self, at: int) -> bool:
        """Whether the run is one of text, not of a formula."""
        return self._piece(at).run.tag == W + "r"

    def _cut(self, at: int, offset: int) -> int:
        """Make two of a w:t; the index of the second."""
        node, text = self._nodes[at], self._nodes[at].text or ""
        second = node.makeelement(node.tag, dict(node.attrib), node.nsmap)
        set_text(second, text[offset - self._starts[at] :])
        set_text(node, text[: offset - self._starts[at]])
        node.addnext(second)
        self._starts.insert(at + 1, offset)
        self._ends.insert(at, offset)
        self._nodes.insert(at + 1, second)
        return at + 1


def _part_before(node: _Element) -> None:
    """Move a child of a run, with all that follows it, into a run of its own, unless the run begins with it."""
    run = node.getparent()
    assert run is not None
    if all(each.tag in _WEIGHTLESS for each in node.itersiblings(preceding=True)):
        return
    new = like(run)
    for each in [node, *node.itersiblings()]:
        new.append(each)
    run.addnext(new)
