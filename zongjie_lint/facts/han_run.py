"""Runs of Han characters, in which names are looked for."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Self

from zongjie_lint.document import Document, Fact
from zongjie_lint.patterns import compiled, quick
from zongjie_lint.record import Record
from zongjie_lint.span import Span

HAN = (
    "\u4e00-\u9fff\u3400-\u4dbf\u3005\u3007\u3021-\u3029\u3038-\u303b\u2e80-\u2e99\u2e9b-\u2ef3\u2f00-\u2fd5\uf900-\ufa6d\ufa70-\ufad9"
    "\U00016fe2-\U00016fe3\U00016ff0-\U00016ff6\U00020000-\U0002a6df\U0002a700-\U0002b81e\U0002b820-\U0002cead"
    "\U0002ceb0-\U0002ebe0\U0002ebf0-\U0002ee5d\U0002f800-\U0002fa1d\U00030000-\U0003134a\U00031350-\U00033479"
)
"""The script Han of Unicode, as a class of `re` has it: some five times as fast as the property of `regex`."""


class HanRuns(Fact, Record):
    """All runs of at least three Han characters."""

    span: Span
    starts: Sequence[int]
    """Where each begins, in order."""
    ends: Sequence[int]

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """The one fact of this type."""
        starts, ends = array("I"), array("I")
        for run in _run().finditer(document.folded):
            starts.append(run.start())
            ends.append(run.end())
        yield cls(Span(0, len(document.folded)), starts, ends)

    def around(self, at: int) -> tuple[int, int] | None:
        """The run that a place stands in."""
        before = bisect_right(self.starts, at) - 1
        return (self.starts[before], self.ends[before]) if before >= 0 and at < self.ends[before] else None

    def inside(self, start: int, end: int, shortest: int) -> Iterator[tuple[int, int]]:
        """The runs of at least so many characters in a stretch that cuts none in two."""
        first, last = bisect_right(self.starts, start - 1), bisect_right(self.starts, end - 1)
        runs = zip(self.starts[first:last], self.ends[first:last], strict=True)
        return (run for run in runs if run[1] - run[0] >= shortest)


def is_han(character: str) -> bool:
    """Whether a character is of the script Han; an empty text is not."""
    return "\u4e00" <= character <= "\u9fff" or _OTHER.match(character) is not None


_OTHER = compiled(r"\p{Han}")


def runs_of(document: Document) -> HanRuns:
    """The runs of Han characters of a document."""
    return document.facts(HanRuns)[0]


@cache
def _run() -> re.Pattern[str]:
    return quick(f"[{HAN}]{{3,}}")
