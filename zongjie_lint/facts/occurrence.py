"""Where words stand in a text, found one by one: faster than a pattern where they are rare."""

from __future__ import annotations

from collections.abc import Iterable, Iterator


def occurrences(text: str, words: Iterable[str]) -> list[int]:
    """Every place where one of some words begins, in order."""
    return sorted(place for word in words for place in _of_one(text, word))


def _of_one(text: str, word: str) -> Iterator[int]:
    place = text.find(word)
    while place >= 0:
        yield place
        place = text.find(word, place + 1)
