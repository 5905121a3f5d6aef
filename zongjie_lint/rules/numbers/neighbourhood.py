"""Matches of a costly pattern, looked for only around the places that a cheap one finds."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import Self

import msgspec
import regex

from zongjie_lint.document import Document, Fact
from zongjie_lint.facts.digit_runs import DigitRuns, digit_runs
from zongjie_lint.facts.zone import body
from zongjie_lint.record import Record
from zongjie_lint.span import Span

END_OF_NUMBER = r"\d(?:以上|以下|左右|上下)?[ ]?[,。;)]"
"""A number that ends at a mark, without a unit."""
AFTER_NUMBER = "以左上,。;)"
"""What may follow its last digit at once, but for a blank."""


class Anchors(Fact, Record):
    """The places of anchors that several rules share: one fact a document."""

    span: Span
    folded: str
    runs: DigitRuns
    _places: dict[regex.Pattern[str], list[int]] = msgspec.field(default_factory=dict)

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """One for the whole document."""
        yield cls(Span(0, len(document.folded)), document.folded, digit_runs(document))

    def places(self, anchor: regex.Pattern[str], after_digit: str) -> Sequence[int]:
        """Where an anchor matches; one that begins with a last digit and some characters is tried only there."""
        if anchor not in self._places:
            found = self._at_digits(anchor, after_digit) if after_digit else anchor.finditer(self.folded)
            self._places[anchor] = [match.start() for match in found]
        return self._places[anchor]

    def _at_digits(self, anchor: regex.Pattern[str], followers: str) -> Iterator[regex.Match[str]]:
        blanks = filter(str.isspace, self.runs.by_follower)
        for number in self.runs.before([*followers, *blanks]):
            if match := anchor.match(self.folded, self.runs.ends[number] - 1):
                yield match


class Neighbourhood(Record):
    """The surroundings of the places in which matches of a pattern can stand."""

    anchor: regex.Pattern[str]
    """Matches in every match that is looked for, or in what is read behind it."""
    before: int
    """A match begins at most so many characters before such a place."""
    after: int
    """It ends, with all that is read behind it, at most so many characters after the beginning of such a place."""
    after_digit: str = ""
    """Where the anchor begins with a digit, the other characters that may follow that, besides blanks; no digit is among them."""

    def matches(self, document: Document, pattern: regex.Pattern[str]) -> Iterator[regex.Match[str]]:
        """Every match in the folded text of the report itself, the same as if all of it had been searched."""
        folded = document.folded
        places = document.facts(Anchors)[0].places(self.anchor, self.after_digit)
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
