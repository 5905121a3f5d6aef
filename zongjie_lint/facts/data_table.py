"""Tables of numbers: which rows are heads, which columns are labels, and every number in its unit."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Self

from zongjie_lint.document import Document, Fact
from zongjie_lint.facts.cell_number import CellState, is_number, read_cell
from zongjie_lint.facts.numeric_expression import NumericExpression
from zongjie_lint.facts.paragraph import Paragraph
from zongjie_lint.facts.printed_unit import NO_UNIT, PERCENT_UNIT, PrintedUnit, read_unit, units_in
from zongjie_lint.facts.table import Table
from zongjie_lint.facts.table_line import LineKind, LineRole, TableLine, column_of, kind_of_line, label_of, row_of
from zongjie_lint.lexicon import any_of, words
from zongjie_lint.patterns import compiled
from zongjie_lint.record import Record, replace
from zongjie_lint.span import Span
from zongjie_lint.units import Own

Place = tuple[int, int]
"""The row and the column of a cell."""
_LARGEST = 4_000
"""Tables of more cells are data and no part of a report."""
_MOST_COLUMNS = 40
_DEEPEST_HEAD = 4
_CAPTION = compiled(r"(?:计量)?单位\s?:\s?(?P<units>[^()\s]+(?:[、,]\s?[^()\s]+)*)")
_NOTES = compiled(any_of(words("tables", "notes")))
_NOTE = compiled(r"^\s*[(*]?(?:注|说明|备注)")
_BESIDE = 2
"""So many paragraphs above a table may tell its unit, and as many below may be notes."""
_YEAR = compiled(r"(?:(?:19|20)\d\d)(?:年(?:度)?)?")
_YEARS = ("年", "年份", "年度", "时间", "日期", "成立年份", "建成年份")


class DataTable(Fact, Record):
    """A table whose rows and columns are labelled, with the numbers in it."""

    span: Span
    rows: tuple[TableLine, ...]
    columns: tuple[TableLine, ...]
    numbers: Mapping[Place, NumericExpression]
    texts: frozenset[Place]
    """The cells among the numbers that hold words."""
    blanks: frozenset[Place]
    caption: str
    """The folded lines around the table: its title, its unit."""
    has_notes: bool
    """Whether something around it says that its numbers need not add up."""
    office: tuple[tuple[str, ...], ...] = ()
    """The indicators of the office that wrote it."""

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every table that has a column of labels, a head and numbers."""
        for table in document.facts(Table):
            grid = _Grid(document, table)
            if grid.is_numeric:
                yield cls._of(document, table, grid)

    @classmethod
    def _of(cls, document: Document, table: Table, grid: _Grid) -> Self:
        around = _around(document, table.span)
        unit = _unit_in("\n".join([*grid.captions, *around.above]), document.vocabulary.units)
        columns, rows = grid.columns(unit), grid.rows()
        numbers, texts, blanks = grid.read(rows, columns)
        notes = [*around.above, *around.below, *grid.captions]
        has_notes = any(_NOTES.search(line) for line in notes if _NOTE.match(line) or line in grid.captions)
        caption = "\n".join([*around.above, *grid.captions])
        return cls(
            table.span, rows, columns, numbers, texts, blanks, caption, has_notes, document.vocabulary.indicators
        )


def oversized(document: Document) -> list[Table]:
    """The tables that are too large to be held against themselves."""
    return [table for table in document.facts(Table) if len(table.cells) > _LARGEST or _width(table) > _MOST_COLUMNS]


def _width(table: Table) -> int:
    return max((cell.column + cell.columns for cell in table.cells), default=0)


class _Around(Record):
    above: Sequence[str]
    below: Sequence[str]


def _around(document: Document, span: Span) -> _Around:
    paragraphs = document.facts(Paragraph)
    first = bisect_left(paragraphs, span.start, key=lambda each: each.span.end)
    last = bisect_left(paragraphs, span.end, key=lambda each: each.span.start)
    above = [each.folded for each in paragraphs[max(0, first - _BESIDE) : first] if len(each) <= 60]
    return _Around(above, [each.folded for each in paragraphs[last : last + _BESIDE]])


def _unit_in(text: str, own: Own) -> PrintedUnit:
    match = _CAPTION.search(text)
    found = units_in(match["units"], own) if match else []
    amounts = [unit for unit in found if not unit.is_percent]
    return amounts[0] if len(amounts) == 1 else NO_UNIT


class _Grid:
    """The cells of a table by row and column, those that are merged in all of their places."""

    def __init__(self, document: Document, table: Table) -> None:
        self._folded = document.folded
        self._own = document.vocabulary.units
        cells = table.cells if len(table.cells) <= _LARGEST else ()
        last = max((cell.row for cell in cells), default=0)
        self.spans = {(cell.row, cell.column): cell.span for cell in cells}
        self.labels = {
            (cell.row + down, cell.column + right): cell.span.of_text(document.folded)
            for cell in cells
            for down in range(min(cell.rows, last - cell.row + 1))
            for right in range(min(cell.columns, _MOST_COLUMNS))
        }
        self.height = max((row for row, _ in self.labels), default=-1) + 1
        self.width = max((column for _, column in self.labels), default=-1) + 1
        self.captions = self._captions()
        self.head = range(0)
        self.stub = range(0)
        if self.height * self.width <= _LARGEST and self.width <= _MOST_COLUMNS:
            self.head = self._head()
            self.stub = self._stub()

    def text(self, row: int, column: int) -> str:
        return self.labels.get((row, column), "")

    @property
    def is_numeric(self) -> bool:
        """Whether there is a head, a label for each row, and numbers."""
        return (
            len(self.head) > 0 and len(self.stub) > 0 and self.width > len(self.stub) and self.height > self.head.stop
        )

    def _captions(self) -> list[str]:
        """Rows at the top that are one cell: a title, a unit."""
        found: list[str] = []
        for row in range(self.height):
            filled = {self.text(row, column).strip() for column in range(self.width)} - {""}
            if len(filled) != 1 or self.width < 2 or is_number(next(iter(filled)), self._own):
                break
            found += filled
        return found

    def _head(self) -> range:
        first = len(self.captions)
        if first >= self.height or self._numbers_in(first):
            return range(0)
        end = first + 1
        while end < min(self.height, first + _DEEPEST_HEAD) and not self._numbers_in(end) and self._is_head(end):
            end += 1
        return range(first, end)

    def _is_head(self, row: int) -> bool:
        """Whether a row without numbers goes on with the head: its first cell is empty or merged with the one above."""
        first = self.text(row, 0).strip()
        filled = sum(bool(self.text(row, column).strip()) for column in range(self.width))
        return (not first or first == self.text(row - 1, 0).strip()) and filled > 0

    def _numbers_in(self, row: int) -> int:
        return sum(is_number(self.text(row, column), self._own) for column in range(1, self.width))

    def _stub(self) -> range:
        """The columns on the left that are no numbers: labels, running numbers, units."""
        end = 0
        while end < self.width and not self._is_of_numbers(end):
            end += 1
        return range(end)

    def _is_of_numbers(self, column: int) -> bool:
        head = label_of("".join(self.text(row, column) for row in self.head))
        leads = column == 0 and (self._are_years(column) or any(word in head for word in words("tables", "rank")))
        if head in words("tables", "serial") or leads:
            return False
        body = [self.text(row, column).strip() for row in range(self.head.stop, self.height)]
        # 1986 is a year under 年份, and a number like any other elsewhere.
        are_years = column == 0 or head in _YEARS
        numbers = sum(is_number(text, self._own) or (text.isdecimal() and not are_years) for text in body)
        return numbers > 0 and numbers * 2 >= sum(bool(text) and text not in "—-/" for text in body)

    def _are_years(self, column: int) -> bool:
        body = [self.text(row, column).strip() for row in range(self.head.stop, self.height)]
        return sum(_YEAR.fullmatch(text) is not None for text in body) * 2 >= len(body)

    def columns(self, unit: PrintedUnit) -> tuple[TableLine, ...]:
        """The columns of numbers."""
        found = []
        for column in range(self.stub.stop, self.width):
            labels = [text for text in self._heads(column) if text.strip()]
            line = column_of(column, labels[-1] if labels else "", tuple(labels[:-1]), self._own)
            if not line.unit.dimension and unit.dimension and line.role not in _WITHOUT_UNIT:
                line = replace(line, unit=unit)
            found.append(line)
        return tuple(found)

    def _heads(self, column: int) -> list[str]:
        """The labels over a column, from the outermost; an empty cell beside a label over several columns is under it."""
        labels: list[str] = []
        for row in self.head:
            at = column
            is_last = row == self.head.stop - 1
            while not is_last and at > self.stub.stop and not self.text(row, at).strip() and self._is_covered(row, at):
                at -= 1
            text = self.text(row, at)
            if not labels or text.strip() != labels[-1].strip():
                labels.append(text)
        return labels

    def _is_covered(self, row: int, column: int) -> bool:
        """Whether an empty cell of the head has a label below it, and so stands under one to the left."""
        return any(self.text(below, column).strip() for below in range(row + 1, self.head.stop))

    def rows(self) -> tuple[TableLine, ...]:
        """The rows of numbers, each with the unit that its label or the column of units names."""
        units = self._column_of_units()
        names = [column for column in self.stub if column != units and not self._is_serial(column)] or [0]
        found = []
        for row in range(self.head.stop, self.height):
            labels = [text for column in names if (text := self.text(row, column)).strip()]
            # 合计 may stand under the running numbers, with the names empty or counted: 6个.
            stub = [text for column in self.stub if (text := self.text(row, column)).strip()]
            labels = stub[:1] if not labels or _is_counted_total(stub) else labels
            labels = [text for at, text in enumerate(labels) if not at or text.strip() != labels[at - 1].strip()]
            unit = (read_unit(self.text(row, units), self._own) if units is not None else None) or NO_UNIT
            found.append(row_of(row, labels[-1] if labels else "", tuple(labels[:-1]), unit, self._own))
        return tuple(found)

    def _is_serial(self, column: int) -> bool:
        head = label_of("".join(self.text(row, column) for row in self.head))
        return head in words("tables", "serial") or any(word in head for word in words("tables", "rank"))

    def _column_of_units(self) -> int | None:
        for column in self.stub:
            if label_of(self.text(self.head.stop - 1, column)) in words("tables", "unit_column"):
                body = [text for row in range(self.head.stop, self.height) if (text := self.text(row, column).strip())]
                if body and sum(read_unit(text, self._own) is not None for text in body) * 2 > len(body):
                    return column
        return None

    def read(
        self, rows: Sequence[TableLine], columns: Sequence[TableLine]
    ) -> tuple[dict[Place, NumericExpression], frozenset[Place], frozenset[Place]]:
        """The numbers, and the cells that hold words or nothing."""
        numbers: dict[Place, NumericExpression] = {}
        others: dict[CellState, set[Place]] = {state: set() for state in CellState}
        for row, column in _places(rows, columns):
            place = (row.index, column.index)
            span = self.spans.get(place)
            found = read_cell(self._folded, span, _unit_of(row, column), self._own) if span else CellState.BLANK
            if isinstance(found, CellState):
                others[found].add(place)
            else:
                numbers[place] = found
        return numbers, frozenset(others[CellState.TEXT]), frozenset(others[CellState.BLANK])


def _places(rows: Sequence[TableLine], columns: Sequence[TableLine]) -> Iterator[tuple[TableLine, TableLine]]:
    return ((row, column) for row in rows for column in columns)


def _is_counted_total(labels: Sequence[str]) -> bool:
    """Whether the labels of a row are 合计 and what counts the names above it."""
    is_total = bool(labels) and kind_of_line(label_of(labels[0])) is LineKind.TOTAL
    return is_total and all(_COUNT.fullmatch(label_of(text)) for text in labels[1:])


_COUNT = compiled(r"\d+\p{Han}{0,3}|[—\-/]+")
_WITHOUT_UNIT = (LineRole.GROWTH, LineRole.SHARE, LineRole.COMPLETION, LineRole.RATE, LineRole.RANK, LineRole.OTHER)
_PERCENTAGES = (LineRole.GROWTH, LineRole.SHARE, LineRole.COMPLETION)


def _unit_of(row: TableLine, column: TableLine) -> PrintedUnit:
    """The unit of a cell: a percentage by either label, else that of the row before that of the column."""
    for line in (column, row):
        if line.unit.is_percent or line.unit.is_points or line.role in _PERCENTAGES:
            return line.unit if line.unit.dimension else PERCENT_UNIT
    return row.unit if row.unit.dimension else column.unit
