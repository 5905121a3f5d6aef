"""Matches of a costly pattern, looked for only around the places that a cheap one finds."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

import regex

from zongjie_lint.document import Document
from zongjie_lint.facts.zone import body
from zongjie_lint.record import Record


class Neighbourhood(Record):
    """The surroundings of the places in which matches of a pattern can stand."""

    anchor: regex.Pattern[str]
    """Matches in every match that is looked for, or in what is read behind it."""
    before: int
    """A match begins at most so many characters before such a place."""
    after: int
    """It ends, with all that is read behind it, at most so many characters after the beginning of such a place."""

    def matches(self, document: Document, pattern: regex.Pattern[str]) -> Iterator[regex.Match[str]]:
        """Every match in the folded text of the report itself, the same as if all of it had been searched."""
        folded = document.folded
        places = [match.start() for match in self.anchor.finditer(folded)]
        for paragraph in body(document) if places else ():
            first, last = paragraph.span.start, paragraph.span.end
            inside = places[bisect_left(places, first) : bisect_left(places, last)]
            for start, end in self._stretches(inside):
                yield from pattern.finditer(folded, max(start, first), min(end, last))

    def _stretches(self, places: Sequence[int]) -> Iterator[tuple[int, int]]:
        """The surroundings of places, those that overlap joined, so that no match is cut."""
        begun = 0
        for at, place in enumerate(places):
            if at + 1 == len(places) or places[at + 1] - self.before > place + self.after:
                yield places[begun] - self.before, place + self.after
                begun = at + 1
