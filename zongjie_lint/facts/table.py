"""Tables: rows and columns of cells."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from zongjie_lint.cells import Cell
from zongjie_lint.document import Document, Fact
from zongjie_lint.span import Span


@dataclass(frozen=True)
class Table(Fact):
    """A table of the text."""

    span: Span
    cells: tuple[Cell, ...]

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every table that the reader found."""
        return (cls(table.span, table.cells) for table in document.source.tables)
