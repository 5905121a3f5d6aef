"""Where the paragraphs of a text begin and end, to be asked about places and to be searched around them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import Self

import regex

from zongjie_lint.document import Document, Fact
from zongjie_lint.facts.paragraph import Paragraph
from zongjie_lint.facts.zone import body
from zongjie_lint.record import Record
from zongjie_lint.span import Span


class Bounds(Fact, Record):
    """The beginnings and ends of paragraphs, in order; one fact a document."""

    span: Span
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Those of every paragraph of the text."""
        yield cls.of(document, document.facts(Paragraph))

    @classmethod
    def of(cls, document: Document, paragraphs: Iterable[Paragraph]) -> Self:
        """Those of some paragraphs."""
        spans = [paragraph.span for paragraph in paragraphs]
        starts, ends = tuple(span.start for span in spans), tuple(span.end for span in spans)
        return cls(Span(0, len(document.folded)), starts, ends)

    def number_at(self, place: int) -> int | None:
        """Which of the paragraphs, from 0 on, holds a place."""
        at = bisect_right(self.starts, place) - 1
        return at if at >= 0 and place < self.ends[at] else None

    def end_at(self, place: int) -> int:
        """The end of the paragraph that holds a place, 0 where none does."""
        at = self.number_at(place)
        return 0 if at is None else self.ends[at]

    def around(self, places: Iterable[int], back: int, ahead: int) -> Iterator[tuple[int, int]]:
        """The stretches around some places, which come in order; what overlaps is one, and each stays in its paragraph."""
        start = end = -1
        for place in places:
            at = self.number_at(place)
            if at is None:
                continue
            first, last = max(self.starts[at], place - back), min(self.ends[at], place + ahead)
            if first >= end:
                if end > start:
                    yield start, end
                start, end = first, last
            else:
                end = max(end, last)
        if end > start:
            yield start, end

    def matches_at(
        self, document: Document, pattern: regex.Pattern[str], starts: Iterable[int]
    ) -> Iterator[regex.Match[str]]:
        """Every match of a pattern that begins at one of some places, which come in order."""
        done = 0
        for start in starts:
            end = self.end_at(start) if start >= done else 0
            match = pattern.match(document.folded, start, end) if end else None
            if match:
                done = match.end()
                yield match

    def matches_around(
        self, document: Document, pattern: regex.Pattern[str], places: Iterable[int], back: int, ahead: int
    ) -> Iterator[regex.Match[str]]:
        """Every match of a pattern that holds one of some places and reaches less far than told from the first and the last."""
        for start, end in self.around(places, back, ahead):
            yield from pattern.finditer(document.folded, start, end)


class BodyBounds(Bounds):
    """The beginnings and ends of the paragraphs of the report itself."""

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Those of the body."""
        yield cls.of(document, body(document))


def bounds(document: Document) -> Bounds:
    """Where all paragraphs stand."""
    return document.facts(Bounds)[0]


def body_bounds(document: Document) -> BodyBounds:
    """Where the paragraphs of the report itself stand."""
    return document.facts(BodyBounds)[0]
