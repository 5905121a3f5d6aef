"""Where the cells of a table stand in a text."""

from __future__ import annotations

from dataclasses import dataclass

from zongjie_lint.span import Span


@dataclass(frozen=True, order=True, slots=True)
class Cell:
    """The text of one cell, at the first row and column it takes up, both 0-based."""

    row: int
    column: int
    span: Span
    rows: int = 1
    """How many rows it is merged over."""
    columns: int = 1


@dataclass(frozen=True)
class TableCells:
    """The cells of one table, row by row; those that are merged once."""

    span: Span
    """From the first character of the table to the last."""
    cells: tuple[Cell, ...]
