"""Tables drawn with rules on a page."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from zongjie_lint_pdf.printed_line import middle, printed_lines

if TYPE_CHECKING:
    from pdfplumber.page import Page
    from pdfplumber.table import Table as FoundTable

_FEWEST = 2
_LONGEST_CELL = 60
"""A longer text in a cell is prose in a frame."""
_SHORTEST = 3.0
"""Points: pdfplumber takes no shorter edge for a rule."""
_MOST_RULES = 20_000
_MOST_CROSSINGS = 10_000
_Box = tuple[float, float, float, float]
"""Left, top, right and bottom, in points."""


@dataclass(frozen=True)
class RuledCell:
    """A cell: its row and column, both 0-based, what it is merged over, and its text."""

    row: int
    column: int
    rows: int
    columns: int
    text: str


@dataclass(frozen=True)
class RuledTable:
    """A table of figures, with its box on the page in points from the top left."""

    page: int
    box: _Box
    cells: tuple[RuledCell, ...]

    @property
    def top(self) -> float:
        """Where it begins."""
        return self.box[1]

    def holds(self, left: float, top: float, right: float, bottom: float) -> bool:
        """Whether the middle of a box lies inside."""
        x0, y0, x1, y1 = self.box
        return x0 <= (left + right) / 2 <= x1 and y0 <= (top + bottom) / 2 <= y1


def is_overdrawn(page: Page) -> bool:
    """Whether a page has more rules than tables for people have, as drawings do; to look for tables in it takes minutes."""
    rules = [edge for edge in page.edges if max(edge["width"], edge["height"]) >= _SHORTEST]
    lefts = {round(edge["x0"]) for edge in rules if edge["orientation"] == "v"}
    tops = {round(edge["top"]) for edge in rules if edge["orientation"] == "h"}
    return len(rules) > _MOST_RULES or len(lefts) * len(tops) > _MOST_CROSSINGS


def ruled_tables(page: Page) -> list[RuledTable]:
    """The tables of a page; a frame around prose is none."""
    if not (page.rects or page.lines or page.curves):
        return []
    characters = _Characters(page)
    found = (_table(page.page_number, table, characters) for table in page.find_tables())
    return [table for table in found if table is not None]


def _table(page: int, found: FoundTable, characters: _Characters) -> RuledTable | None:
    grid = _Grid([(left, top, right, bottom) for left, top, right, bottom in found.cells])
    cells = tuple(grid.cell(box, characters.text(box)) for box in grid.boxes)
    if min(len(grid.tops), len(grid.lefts)) < _FEWEST or any(len(cell.text) > _LONGEST_CELL for cell in cells):
        return None
    left, top, right, bottom = map(float, found.bbox)
    return RuledTable(page, (left, top, right, bottom), cells)


class _Grid:
    """The edges of the rows and columns of a table."""

    def __init__(self, boxes: Sequence[_Box]) -> None:
        self.boxes = sorted(boxes, key=lambda box: (box[1], box[0]))
        self.lefts, self.tops = _edges([box[0] for box in boxes]), _edges([box[1] for box in boxes])

    def cell(self, box: _Box, text: str) -> RuledCell:
        left, top, right, bottom = box
        row, column = _at(self.tops, top), _at(self.lefts, left)
        return RuledCell(row, column, _met(self.tops, top, bottom), _met(self.lefts, left, right), text)


_APART = 2.0
"""Points: edges nearer than this are one."""


def _edges(values: Sequence[float]) -> list[float]:
    edges: list[float] = []
    for value in sorted(values):
        if not edges or value - edges[-1] > _APART:
            edges.append(value)
    return edges


def _at(edges: Sequence[float], value: float) -> int:
    return min(range(len(edges)), key=lambda at: abs(edges[at] - value))


def _met(edges: Sequence[float], first: float, last: float) -> int:
    """How many rows or columns lie between two edges."""
    return max(1, sum(1 for edge in edges if first - _APART < edge < last - _APART))


class _Characters:
    """The characters of a page, by height."""

    def __init__(self, page: Page) -> None:
        self._page = page.page_number
        self._characters = sorted(page.chars, key=middle)
        self._middles = [middle(each) for each in self._characters]

    def text(self, box: _Box) -> str:
        """What is printed in a box; the lines of a cell follow on each other."""
        x0, top, x1, bottom = box
        beside = self._characters[bisect_left(self._middles, top) : bisect_right(self._middles, bottom)]
        inside = [each for each in beside if x0 <= (each["x0"] + each["x1"]) / 2 <= x1]
        return "".join(line.text for line in printed_lines(self._page, inside)).replace("\t", " ")
