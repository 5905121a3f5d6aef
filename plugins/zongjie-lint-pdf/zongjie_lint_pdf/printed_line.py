"""The lines of a page as they are printed, from top to bottom."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Any

Character = dict[str, Any]
"""A character as pdfplumber gives it: its text, and its box in points from the top left of the page."""

_SAME_LINE = 0.5
"""Of the height of a line: how far apart the middles of its characters are at most. Curly quotes of another font hang low."""
_WORD_GAP = 0.6
"""Of the size of a character: a wider gap is a blank, a narrower one comes from setting both margins straight."""
_RAISED = 0.8
"""Of the size of a character."""
_NOTE_MARK = re.compile(r"[\d①-⑳*ivx\[\]〔〕]")
_UNIT = re.compile(r"[A-Za-z]")
_CELL_GAP = 2.5
"""Of the size of a character: what two columns without rules have between them."""


@dataclass(frozen=True)
class PrintedLine:
    """A line of print: its text, and its box in points from the top left of the page."""

    page: int
    """1-based."""
    text: str
    left: float
    right: float
    top: float
    bottom: float
    size: float
    """The size of most of its characters, in points."""
    ends_blank: bool = False
    """Whether a blank is printed after its last character."""
    mark: str = ""
    """The raised mark of a note that is printed before its first character."""


def printed_lines(page: int, characters: Sequence[Character]) -> list[PrintedLine]:
    """The characters of a page in lines; those that are turned, or that show nothing, are in none."""
    upright = [each for each in characters if each.get("upright", True) and each["text"]]
    lines = (_line(page, *_without_note_marks(row)) for row in _rows(upright))
    return [line for line in lines if line.text.strip()]


def _without_note_marks(row: Sequence[Character]) -> tuple[Sequence[Character], str]:
    """A row without the small raised marks of notes, which would lengthen a number before or behind; the 2 of m² stays.

    With the mark that it begins with, where it is the first line of a note.
    """
    ordered = sorted(row, key=lambda each: (each["x0"], each["x1"]))
    size = sorted(each["size"] for each in ordered)[len(ordered) // 2]
    foot = sorted(each["bottom"] for each in ordered)[len(ordered) // 2]
    kept: list[Character] = []
    mark = ""
    for each in ordered:
        is_raised = each["size"] < _RAISED * size and each["bottom"] < foot - (1 - _RAISED) * size / 2
        if not (is_raised and _NOTE_MARK.match(each["text"])) or (kept and _UNIT.match(kept[-1]["text"])):
            kept.append(each)
        elif not kept:
            mark += each["text"]
    return (kept or ordered), mark


def _rows(characters: Iterable[Character]) -> Iterator[list[Character]]:
    row: list[Character] = []
    for each in sorted(characters, key=middle):
        if row and middle(each) - middle(row[0]) > _SAME_LINE * max(each["size"], row[0]["size"]):
            yield row
            row = []
        row.append(each)
    if row:
        yield row


def middle(character: Character) -> float:
    """The line that a character stands on; half its height above, since fonts differ in how deep they reach."""
    return float(character["bottom"] + character["top"]) / 2


def _line(page: int, row: Sequence[Character], mark: str) -> PrintedLine:
    ordered = sorted(row, key=lambda each: (each["x0"], each["x1"]))
    inked = [each for each in ordered if each["text"].strip()] or ordered
    sizes = sorted(round(each["size"], 1) for each in inked)
    return PrintedLine(
        page,
        _text(ordered),
        inked[0]["x0"],
        max(each["x1"] for each in inked),
        min(each["top"] for each in inked),
        max(each["bottom"] for each in inked),
        sizes[len(sizes) // 2],
        not ordered[-1]["text"].strip(),
        mark,
    )


def _text(row: Sequence[Character]) -> str:
    pieces = [row[0]["text"]]
    for before, after in pairwise(row):
        pieces += [_between(before, after), after["text"]]
    return "".join(pieces).strip()


def _between(before: Character, after: Character) -> str:
    gap = (after["x0"] - before["x1"]) / max(after["size"], 1)
    if gap <= _WORD_GAP or " " in (before["text"], after["text"]):
        return ""
    return "\t" if gap > _CELL_GAP else " "


def by_page(lines: Iterable[PrintedLine]) -> list[list[PrintedLine]]:
    """Lines in the order of the pages, page by page."""
    return [list(own) for _, own in groupby(lines, key=lambda line: line.page)]
