"""Where words stand in a document, so that a relation looks only at the sentences and paragraphs that have its words."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import chain, islice
from typing import Self, TypeVar

import msgspec
import regex

from zongjie_lint.document import Document, Fact
from zongjie_lint.facts.occurrence import occurrences
from zongjie_lint.record import Record
from zongjie_lint.relations.passage import Passage
from zongjie_lint.span import Span

_FEW = 5
_MOST = 200
"""How many matches of one pattern are looked at in a paragraph."""
FactType = TypeVar("FactType", bound=Fact)


class Wording(Fact, Record):
    """The places of the words that have been asked for."""

    span: Span
    folded: str
    _places: dict[str, list[int]] = msgspec.field(default_factory=dict)
    _characters: dict[str, bool] = msgspec.field(default_factory=dict)
    """Those that have been asked for, and whether the text has them at all."""

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """One for the whole document."""
        yield cls(Span(0, len(document.folded)), document.folded)

    def places(self, word: str) -> Sequence[int]:
        """Where a word begins, in order."""
        if word not in self._places:
            self._places[word] = occurrences(self.folded, [word]) if all(map(self._has, word)) else []
        return self._places[word]

    def _has(self, character: str) -> bool:
        if character not in self._characters:
            self._characters[character] = character in self.folded
        return self._characters[character]


def holding(document: Document, facts: Sequence[FactType], *words: str) -> Iterator[FactType]:
    """Those of some stretches of text, of which none overlaps another, that have one of the words, in order."""
    wording = document.facts(Wording)[0]
    lists = [places for word in _fewest(words) if (places := wording.places(word))]
    end = -1
    for place in sorted(chain.from_iterable(lists)) if len(lists) > 1 else chain.from_iterable(lists):
        if place >= end:
            at = bisect_right(facts, place, key=_start) - 1
            if at >= 0 and place < facts[at].span.end:
                yield facts[at]
                end = facts[at].span.end


@cache
def _fewest(words: tuple[str, ...]) -> Sequence[str]:
    """A few words as they are, of many the few characters of which each of them has one, to look for less."""
    if len(words) <= _FEW:
        return words
    chosen, left = [], set(words)
    while left:
        often = Counter(character for word in sorted(left) for character in set(word))
        chosen.append(max(sorted(often), key=often.__getitem__))
        left = {word for word in left if chosen[-1] not in word}
    return chosen


def _start(fact: Fact) -> int:
    return fact.span.start


def matches_saying(
    document: Document, pattern: regex.Pattern[str], *words: str, kind: type[Passage] = Passage
) -> Iterator[tuple[Passage, regex.Match[str]]]:
    """Where a pattern, every match of which has one of the words, matches in the masked passages of a document."""
    return matches_in(holding(document, document.facts(kind), *words), pattern)


def matches_in(passages: Iterable[Passage], pattern: regex.Pattern[str]) -> Iterator[tuple[Passage, regex.Match[str]]]:
    """Where a pattern matches in some masked passages."""
    for passage in passages:
        for match in islice(pattern.finditer(passage.masked), _MOST):
            yield passage, match
