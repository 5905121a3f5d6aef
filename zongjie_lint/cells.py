"""Where the cells of a table stand in a text."""

from __future__ import annotations

from zongjie_lint.record import Record
from zongjie_lint.span import Span


class Cell(Record, order=True, gc=False):
    """The text of one cell, at the first row and column it takes up, both 0-based."""

    row: int
    column: int
    span: Span
    rows: int = 1
    """How many rows it is merged over."""
    columns: int = 1


class TableCells(Record):
    """The cells of one table, row by row; those that are merged once."""

    span: Span
    """From the first character of the table to the last."""
    cells: tuple[Cell, ...]
