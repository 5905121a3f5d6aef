"""Where words stand in a text, found one by one: faster than a pattern where they are rare."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator

import regex

from zongjie_lint.patterns import quick


def occurrences(text: str, words: Iterable[str], start: int = 0, end: int | None = None) -> list[int]:
    """Every place in a stretch, or in all of a text, where one of some words begins, in order."""
    return sorted(place for word in words for place in _of_one(text, word, max(0, start), end))


def _of_one(text: str, word: str, start: int, end: int | None) -> Iterator[int]:
    place = text.find(word, start, end)
    while place >= 0:
        yield place
        place = text.find(word, place + 1, end)


def matches_at(pattern: regex.Pattern[str], text: str, starts: Iterable[int]) -> Iterator[regex.Match[str]]:
    """Every match of a pattern that begins at one of some places, which come in order."""
    done = 0
    for start in starts:
        match = pattern.match(text, start) if start >= done else None
        if match:
            done = match.end()
            yield match


def stretches(places: Iterable[int], back: int, ahead: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches around some places, which come in order, none beyond the `end` of the text; what overlaps is one."""
    first, last = 0, None
    for place in places:
        if last is None or place - back > last:
            if last is not None:
                yield first, last
            first = max(0, place - back)
        last = min(end, place + ahead)
    if last is not None:
        yield first, last


class WordStarts:
    """Some words of two characters or more, sought in a text by two neighbours in each: few pairs will do for many words."""

    def __init__(self, words: Collection[str], usual: Iterable[str] = ()) -> None:
        """`usual` words are frequent in what is searched, and bad to seek others by."""
        self._by_pair: dict[str, list[tuple[int, str]]] = {}
        often = Counter(pair for word in words for pair in set(_pairs(word)))
        often.subtract({pair: len(words) for word in usual for pair in _pairs(word)})
        for word in words:
            pair = next((pair for pair in _pairs(word) if pair in self._by_pair), None)
            pair = pair or max(_pairs(word), key=lambda pair: often[pair])
            self._by_pair.setdefault(pair, []).append((word.index(pair), word))
        first, second = (_any_of(pair[at] for pair in self._by_pair) for at in (0, 1))
        self._source = f"{first}(?={second})"

    def in_text(self, text: str) -> list[int]:
        """Every place where one of the words begins, in order."""
        pairs = quick(self._source).finditer(text)  # re, unlike regex, looks a character up in a large set at once
        return sorted({place for match in pairs for place in self._around(text, match.start())})

    def _around(self, text: str, pair: int) -> Iterator[int]:
        for offset, word in self._by_pair.get(text[pair : pair + 2], ()):
            if text.startswith(word, max(0, pair - offset)):
                yield pair - offset


def _pairs(word: str) -> list[str]:
    return [word[at : at + 2] for at in range(len(word) - 1)]


def _any_of(characters: Iterable[str]) -> str:
    return "[" + "".join(map(re.escape, dict.fromkeys(characters))) + "]"
