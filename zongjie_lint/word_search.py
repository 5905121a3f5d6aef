"""Which of many words stand in a text, told without trying each of them."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping

_UNIT = 2
"""Bytes of a character in UTF-16, but for the rarest, which take two units."""
_ENCODING = f"utf-16-{sys.byteorder[0]}e"


class WordSearch:
    """Words to look for in many texts, of characters of one UTF-16 unit; each is known by two of them in a row."""

    def __init__(self, words: Mapping[str, str] | Iterable[str]) -> None:
        """Where a word comes with another that it is miswritten for, it is known by what the other does not have."""
        right = words if isinstance(words, Mapping) else {}
        self._single = [word for word in words if len(word) == 1]
        self._by_pair: dict[int, list[str]] = {}
        for word in words:
            if len(word) > 1:
                self._by_pair.setdefault(_number(_telling(word, right.get(word, ""))), []).append(word)
        self._wanted = frozenset(self._by_pair)

    def found_in(self, text: str) -> list[str]:
        """Those of the words that stand in a text, in no order."""
        pairs = {pair for half in _pairs(text) for pair in self._wanted.intersection(half)}
        some = [word for pair in pairs for word in self._by_pair[pair] if word in text]
        return some + [character for character in self._single if character in text]


def _telling(word: str, right: str) -> str:
    pairs = [word[at : at + 2] for at in range(len(word) - 1)]
    return next((pair for pair in pairs if pair not in right), pairs[0])


def _pairs(text: str) -> Iterator[memoryview]:
    """Every two UTF-16 units in a row as one number: those that begin at an even place, and the others."""
    units = memoryview(text.encode(_ENCODING, "surrogatepass"))
    for start in (0, _UNIT):
        count = (len(units) - start) // (2 * _UNIT)
        yield units[start : start + count * 2 * _UNIT].cast("I") if count > 0 else units[:0]


def _number(pair: str) -> int:
    first, second = map(ord, pair if sys.byteorder == "little" else reversed(pair))
    return first | second << 8 * _UNIT
