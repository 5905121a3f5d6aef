"""Where the digits of a text stand: most of what is said about numbers begins at one of them."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import Self

from zongjie_lint.document import Document, Fact
from zongjie_lint.patterns import compiled
from zongjie_lint.record import Record
from zongjie_lint.span import Span

_RUN = compiled("[0-9]+")
_numbers = partial(array, "I")
"""Whole numbers in four bytes each: a table has one for every cell."""


class DigitRuns(Fact, Record):
    """Every run of digits, by number in reading order, found by the character at either side; one fact a document."""

    span: Span
    starts: Sequence[int]
    ends: Sequence[int]
    by_follower: Mapping[str, Sequence[int]]
    """The runs by the character right behind them, empty at the end of the text."""
    by_leader: Mapping[str, Sequence[int]]
    """The runs by the character right before them, empty at the beginning of the text."""

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """The runs of the whole folded text."""
        text = document.folded
        starts, ends = _numbers(), _numbers()
        for run in _RUN.finditer(text):
            starts.append(run.start())
            ends.append(run.end())
        followers: defaultdict[str, array[int]] = defaultdict(_numbers)
        leaders: defaultdict[str, array[int]] = defaultdict(_numbers)
        for number, (start, end) in enumerate(zip(starts, ends, strict=True)):
            followers[text[end : end + 1]].append(number)
            leaders[text[start - 1 : start] if start else ""].append(number)
        yield cls(Span(0, len(text)), starts, ends, dict(followers), dict(leaders))

    def before(self, characters: Iterable[str]) -> list[int]:
        """The runs that one of some characters follows."""
        return _gathered(self.by_follower, characters)

    def behind(self, characters: Iterable[str]) -> list[int]:
        """The runs before which one of some characters stands."""
        return _gathered(self.by_leader, characters)

    def starts_before(self, characters: Iterable[str]) -> list[int]:
        """Where the runs begin that one of some characters follows."""
        return [self.starts[number] for number in self.before(characters)]

    def within(self, start: int, end: int) -> range:
        """The runs that begin in a stretch."""
        return range(bisect_left(self.starts, start), bisect_right(self.starts, end - 1))


def digit_runs(document: Document) -> DigitRuns:
    """The one fact of a document that tells of its digits."""
    return document.facts(DigitRuns)[0]


def _gathered(runs: Mapping[str, Sequence[int]], characters: Iterable[str]) -> list[int]:
    return sorted(number for character in characters for number in runs.get(character, ()))
