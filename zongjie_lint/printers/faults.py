"""What is wrong with a configuration, for a person at a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TextIO

from zongjie_lint.configuration.fault import Fault
from zongjie_lint.message import Language
from zongjie_lint.reporter import View
from zongjie_lint.reporters.columns import drift, width
from zongjie_lint.reporters.paper import Line, Paper, Piece

_TAB = "    "
_LONGEST = 100
"""Code points of a line that are shown; of a longer one, those around the place."""


def print_faults(faults: Iterable[Fault], stream: TextIO, view: View) -> None:
    """Print every fault with its place, the line that it stands in, and a mark below it."""
    Paper(stream, view).print(line for fault in faults for line in _lines(fault, view.language))


def _lines(fault: Fault, language: Language) -> Iterator[Line]:
    yield [Piece(fault.heading, "strong"), Piece(": "), Piece(fault.message.in_language(language))]
    if fault.place is None or not fault.excerpt.strip():
        return
    before, marked, after = _cut(fault.excerpt, fault.place.column - 1, fault.place.length)
    number = f"{fault.place.line:>4}"
    yield [Piece(f"{number} │ ", "quiet"), Piece(before), Piece(marked, "error"), Piece(after)]
    carets = "^" * max(_width(marked), 1)
    yield [Piece(f"{' ' * len(number)} │ ", "quiet"), Piece(" " * _width(before)), Piece(carets, "error")]


def _width(text: str) -> int:
    """The columns of a text where ambiguous characters take one, as in most terminals."""
    return width(text) - drift(text)


def _cut(line: str, start: int, length: int) -> tuple[str, str, str]:
    """What stands before, at and after a place, as much of it as a terminal has room for."""
    first = max(0, start - _LONGEST // 2) if len(line) > _LONGEST else 0
    last = first + _LONGEST
    before = "..." * (first > 0) + line[first:start]
    marked = line[start : min(start + length, last)]
    after = line[start + len(marked) : last] + "..." * (last < len(line))
    return before.replace("\t", _TAB), marked.replace("\t", _TAB), after.replace("\t", _TAB)
