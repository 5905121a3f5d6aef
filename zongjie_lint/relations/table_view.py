"""A table seen along its rows or along its columns, so that what holds for the ones is checked for the others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum

from zongjie_lint.facts.data_table import DataTable, Place
from zongjie_lint.facts.numeric_expression import NumericExpression
from zongjie_lint.facts.table_line import LineKind, TableLine
from zongjie_lint.figure import Figure
from zongjie_lint.message import Message
from zongjie_lint.record import Record, lazily
from zongjie_lint.relations.verdict import Verdict


class CheckKind(Enum):
    """What holds between the cells of a table."""

    SUM = "sum"
    CUMULATIVE = "cumulative"
    """A running total: what it was before and what came in."""
    COMPOSITION = "composition"
    """The sum of percentages of one whole."""
    SHARE = "share"
    RATE = "rate"
    COMPLETION = "completion"
    GROWTH = "growth"
    CHANGE = "change"
    MEAN = "mean"
    PART = "part"
    """A part that is no more than its whole."""


class Term(Record):
    """A cell that takes part in a check, and as what."""

    place: Place
    number: NumericExpression
    role: Message


class CellCheck(Record):
    """A number of a table held against others."""

    kind: CheckKind
    stated: Term
    terms: tuple[Term, ...]
    computed: Figure
    expression: str
    verdict: Verdict
    along_rows: bool
    is_probable: bool = False
    """Whether the table leaves some doubt that the numbers belong together."""

    @property
    def places(self) -> frozenset[Place]:
        """The cells that take part."""
        return frozenset([self.stated.place, *(term.place for term in self.terms)])


class View(Record, dict=True):
    """The rows of a table as lines and its columns as what crosses them, or the other way round."""

    table: DataTable
    along_rows: bool
    """Whether the lines are rows."""

    @property
    def lines(self) -> Sequence[TableLine]:
        """The lines between which something holds."""
        return self.table.rows if self.along_rows else self.table.columns

    @property
    def crossings(self) -> Sequence[TableLine]:
        """The lines across, in each of which it holds."""
        return self.table.columns if self.along_rows else self.table.rows

    def place(self, line: TableLine, crossing: TableLine) -> Place:
        """The row and the column of a cell."""
        return (line.index, crossing.index) if self.along_rows else (crossing.index, line.index)

    def number(self, line: TableLine, crossing: TableLine) -> NumericExpression | None:
        """The number in a cell."""
        return self.table.numbers.get(self.place(line, crossing))

    def is_text(self, line: TableLine, crossing: TableLine) -> bool:
        """Whether a cell holds words."""
        return self.place(line, crossing) in self.table.texts

    def term(self, line: TableLine, crossing: TableLine, role: Message) -> Term | None:
        """The number in a cell with its role."""
        number = self.number(line, crossing)
        return Term(self.place(line, crossing), number, role) if number else None

    @lazily
    def totals(self) -> Sequence[TableLine]:
        """The crossing lines that are totals."""
        return [line for line in self.crossings if line.kind in (LineKind.TOTAL, LineKind.WHOLE)]


def views(table: DataTable) -> Iterator[View]:
    """Both ways to see a table."""
    yield View(table, along_rows=True)
    yield View(table, along_rows=False)


def usable(number: NumericExpression | None) -> Figure | None:
    """The figure of a number that no word loosens."""
    return number.figure if number and number.figure and not number.figure.is_hedged else None
