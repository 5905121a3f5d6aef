"""The rows and cells of a table, as they come."""

from __future__ import annotations

from collections.abc import Sequence

from zongjie_lint.cells import Cell, TableCells
from zongjie_lint.readers.composition import Composition
from zongjie_lint.span import Span

_LONG = 60
"""A cell with more characters holds prose."""
_MOST_MERGED = 256
"""Columns in which merged cells are followed down: each row looks them up anew. Tables for people have fewer."""


class TableComposition:
    """Puts a table into the text: a row of data on one line, and what is a table for the layout only on lines of its own."""

    def __init__(self, composition: Composition) -> None:
        composition.end_line()
        self._composition = composition
        self._start, self._mark = composition.length, composition.mark()
        self._cells: list[Cell] = []
        self._separators: list[int] = []
        self._rows: list[tuple[Sequence[int], Span]] = []
        """Of each row: its separators, and where it stands."""
        self._taken: dict[int, int] = {}
        """Of columns that a merged cell reaches into from above: the first row below it."""
        self._row, self._column, self._begin, self._cell_start = -1, 0, 0, 0
        self.is_row_open = self.is_cell_open = self.holds_tables = False

    @property
    def is_at_cell_start(self) -> bool:
        """Whether nothing stands in the open cell yet."""
        return self.is_cell_open and self._cell_start == self._composition.length

    def begin_row(self) -> None:
        """A new row; ends the one before."""
        self.end_row()
        self._row, self._column, self._separators = self._row + 1, 0, []
        self._begin = self._composition.length
        self.is_row_open = True

    def begin_cell(self) -> None:
        """A new cell; ends the one before, and begins a row where there is none."""
        if not self.is_row_open:
            self.begin_row()
        self.end_cell()
        if self._column:
            self._separators.append(self._composition.separate())
        self._cell_start = self._composition.length
        self.is_cell_open = True

    def end_cell(self, rows: int = 1, columns: int = 1) -> None:
        """The cell, merged over so many rows and columns, has all its text."""
        if not self.is_cell_open:
            return
        while self._taken.get(self._column, 0) > self._row:
            self._column += 1
        span = Span(self._cell_start, self._composition.length)
        self._cells.append(Cell(self._row, self._column, span, rows, columns))
        if rows > 1:
            followed = range(self._column, min(self._column + columns, _MOST_MERGED))
            self._taken.update(dict.fromkeys(followed, self._row + rows))
        self._column += columns
        self.is_cell_open = False

    def end_row(self) -> None:
        """The row has all its cells."""
        self.end_cell()
        if self.is_row_open:
            self._rows.append((self._separators, Span(self._begin, self._composition.length)))
            self._composition.render("\n")
        self.is_row_open = False

    def finish(self) -> TableCells | None:
        """The cells, once rows of data are joined; none of a table that holds others."""
        self.end_row()
        if self.holds_tables or not self._cells:
            return None
        if not self._is_layout():
            self._join_rows(self._composition.lines_since(self._mark))
        return TableCells(Span(self._start, self._cells[-1].span.end), tuple(self._cells))

    def _join_rows(self, text: str) -> None:
        for separators, span in self._rows:
            if text.count("\n", span.start - self._start, span.end - self._start) == len(separators):
                self._composition.join_cells(separators)

    def _is_layout(self) -> bool:
        lengths = [len(cell.span) for cell in self._cells]
        return sum(length for length in lengths if length > _LONG) * 2 > sum(lengths)
