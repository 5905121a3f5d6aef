"""The frame around the places of a finding: a margin, a line, and text that stays aligned."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from zongjie_lint.record import Record
from zongjie_lint.reporters.columns import width
from zongjie_lint.reporters.layout import Layout
from zongjie_lint.reporters.paper import Line, Piece

_MARGIN_COLUMNS = 6
# The frame's line and the blanks around it, where the terminal draws the line in two columns.
_EDGE_COLUMNS = 4


class Row(Record):
    """A line inside a frame, with what stands in the margin; a heading opens the frame or a new place in it."""

    pieces: Line
    label: str = ""
    heading: bool = False


def body_columns(layout: Layout) -> int:
    """The columns left for text inside a frame."""
    return layout.columns - _MARGIN_COLUMNS - _EDGE_COLUMNS


def framed(rows: Sequence[Row]) -> list[Line]:
    """Rows with a frame on their left: one line character each, so the text is aligned however wide that is drawn."""
    edges = [_edge(i, row, len(rows)) for i, row in enumerate(rows)]
    return [[Piece(f"{_margin(row)} {edge} ", "quiet"), *row.pieces] for edge, row in zip(edges, rows, strict=True)]


def unframed(rows: Iterable[Row]) -> list[Line]:
    """Rows without a frame, where there is nothing to frame."""
    return [[Piece(f"{_margin(row)}   ", "quiet"), *row.pieces] for row in rows]


def _margin(row: Row) -> str:
    return " " * (_MARGIN_COLUMNS - width(row.label)) + row.label


def _edge(i: int, row: Row, count: int) -> str:
    if i == 0:
        return "╭"
    if i == count - 1:
        return "╰"
    return "├" if row.heading else "│"
