"""Tables: rows and columns of cells."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Self

from zongjie_lint.cells import Cell
from zongjie_lint.document import Document, Fact
from zongjie_lint.facts.typed_table import TypedTable
from zongjie_lint.record import Record
from zongjie_lint.span import Span


class Table(Fact, Record):
    """A table of the text."""

    span: Span
    cells: tuple[Cell, ...]
    is_typed: bool = False
    """Whether it was typed into a plain text, so that all its lines are rows."""

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every table that the reader found, and those that were typed."""
        yield from (cls(table.span, table.cells) for table in document.source.tables)
        yield from (cls(table.span, table.cells, is_typed=True) for table in document.facts(TypedTable))
