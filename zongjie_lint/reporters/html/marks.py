"""Where findings begin and end in the text, swept once from the first character to the last."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice

from zongjie_lint.diagnostic import Diagnostic, Severity
from zongjie_lint.record import Record
from zongjie_lint.span import Span

_MOST = 24
"""So many findings are named at one character; more would make the page grow with the square of their number."""


class Place(Record):
    """A span of a finding: its own, or the nth of those related to it."""

    span: Span
    finding: int
    """The number of the finding in its file, from 1."""
    severity: Severity
    nth: int = 0
    """0 for the finding's own place."""


class Segment(Record):
    """Characters that the same places cover; those opened last are named."""

    span: Span
    covering: tuple[Place, ...]


class Boundary(Record):
    """What ends, what stands without length, and what begins between two characters."""

    ending: Sequence[Place]
    points: Sequence[Place]
    starting: Sequence[Place]


def places_of(diagnostics: Sequence[Diagnostic]) -> Iterator[Place]:
    """Every place of every finding."""
    for number, found in enumerate(diagnostics, start=1):
        yield Place(found.span, number, found.severity)
        for nth, related in enumerate(found.related, start=1):
            yield Place(related.span, number, found.severity, nth)


class Marks:
    """The places of a text that is shown block by block; what lies between two blocks (line ends) counts with the first."""

    def __init__(self, places: Sequence[Place], blocks: Sequence[Span]) -> None:
        self._blocks = blocks
        self._starts = [block.start for block in blocks]
        self._starting: dict[int, list[Place]] = {}
        self._ending: dict[int, list[Place]] = {}
        self._points: dict[int, list[Place]] = {}
        self._open: dict[Place, None] = {}
        for place in sorted(places, key=lambda place: (place.span.start, -place.span.end, place.finding, place.nth)):
            self._enter(place)
        self._cuts = sorted({*self._starting, *self._ending, *self._points})

    def shown_at(self, offset: int) -> int:
        """The nearest offset that is inside a block, or at its end."""
        return self._inside(bisect_right(self._starts, offset) - 1, offset)

    def within(self, block: Span) -> Iterator[Segment | Boundary]:
        """A block in pieces, in order; blocks are asked for in order too, each once."""
        at = block.start
        first, last = bisect_left(self._cuts, block.start), bisect_right(self._cuts, block.end)
        for cut in self._cuts[first:last]:
            yield from self._segment(at, cut)
            yield self._boundary(cut)
            at = cut
        yield from self._segment(at, block.end)

    def _enter(self, place: Place) -> None:
        start = self.shown_at(place.span.start)
        # What ends where a block begins ends with the block before.
        end = self._inside(bisect_left(self._starts, place.span.end) - 1, place.span.end)
        if start >= end:
            self._points.setdefault(start, []).append(place)
        else:
            self._starting.setdefault(start, []).append(place)
            self._ending.setdefault(end, []).append(place)

    def _inside(self, at: int, offset: int) -> int:
        block = self._blocks[max(at, 0)]
        return max(min(offset, block.end), block.start)

    def _segment(self, start: int, end: int) -> Iterator[Segment]:
        if start < end:
            yield Segment(Span(start, end), tuple(islice(reversed(self._open), _MOST)))

    def _boundary(self, cut: int) -> Boundary:
        ending, starting = self._ending.get(cut, []), self._starting.get(cut, [])
        for place in ending:
            self._open.pop(place, None)
        self._open.update(dict.fromkeys(starting))
        return Boundary(ending, self._points.get(cut, []), starting)
