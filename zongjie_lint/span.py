"""Where something stands in a text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate
from typing import Protocol

from zongjie_lint.record import Record


class _Match(Protocol):
    def span(self, group: int | str = 0, /) -> tuple[int, int]: ...


class Span(Record, order=True, gc=False):
    """A stretch of text: code points from `start` up to, not including, `end`."""

    start: int
    end: int

    @classmethod
    def of(cls, match: _Match, group: int | str = 0, offset: int = 0) -> Span:
        """The span of a regular-expression match or one of its groups, moved by `offset`."""
        start, end = match.span(group)
        return cls(start + offset, end + offset)

    @classmethod
    def covering(cls, first: Span, last: Span) -> Span:
        """The smallest span that holds both."""
        return cls(min(first.start, last.start), max(first.end, last.end))

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one position; an empty span counts as one position."""
        return self.start < max(other.end, other.start + 1) and other.start < max(self.end, self.start + 1)

    def holds(self, other: Span) -> bool:
        """Whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def of_text(self, text: str) -> str:
        """The characters of `text` that stand here."""
        return text[self.start : self.end]


class Spans:
    """Many stretches of a text, asked about one more as fast as if they were few."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._ordered = ordered = sorted(spans)
        self._starts = [each.start for each in ordered]
        self._ends = list(accumulate((each.end for each in ordered), max))
        self._reached = list(accumulate((max(each.end, each.start + 1) for each in ordered), max))

    def overlap(self, other: Span) -> bool:
        """Whether one of them overlaps another span."""
        return self.first(other) is not None

    def first(self, other: Span) -> Span | None:
        """The first of them that overlaps another span."""
        before = bisect_left(self._starts, max(other.end, other.start + 1))
        at = bisect_right(self._reached, other.start)
        return self._ordered[at] if at < before else None

    def hold(self, other: Span) -> bool:
        """Whether another span lies wholly inside one of them."""
        before = bisect_right(self._starts, other.start)
        return before > 0 and self._ends[before - 1] >= other.end
