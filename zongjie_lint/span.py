"""Where something stands in a text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


class _Match(Protocol):
    def span(self, group: int | str = 0, /) -> tuple[int, int]: ...


@dataclass(frozen=True, order=True, slots=True)
class Span:
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
