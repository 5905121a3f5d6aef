"""Figures of a table that a text may give too: the present value of an indicator, and its growth."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Self

from zongjie_lint.document import Document, Fact
from zongjie_lint.facts.data_table import DataTable, Place
from zongjie_lint.facts.indicator import Own, canonical, indicator_in
from zongjie_lint.facts.numeric_expression import NumericExpression
from zongjie_lint.facts.period import Anchor
from zongjie_lint.facts.table_line import LineKind, LineRole, TableLine
from zongjie_lint.facts.time_span import TimeSpan, read_time_span
from zongjie_lint.lexicon import lexicon, words
from zongjie_lint.patterns import compiled
from zongjie_lint.record import Record
from zongjie_lint.span import Span


class TableFigure(Fact, Record):
    """A cell with the indicator that it is of."""

    span: Span
    number: NumericExpression
    indicator: str
    scope: str
    """The row it stands in, where rows are places or sorts; empty for what the report is about."""
    is_growth: bool
    time: TimeSpan | None
    """The time that the table names for it."""
    year: int | None
    """The year under review."""
    table: DataTable
    place: Place

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """The present figures of all tables."""
        anchor = document.fact(Anchor)
        for table in document.facts(DataTable):
            year = anchor.year if anchor else None
            yield from cls._of_rows(table, year)
            yield from cls._of_columns(table, year)

    @classmethod
    def _of_rows(cls, table: DataTable, year: int | None) -> Iterator[Self]:
        """Rows that are indicators, in the column of the present time."""
        present = [(_present(table, LineRole.LEVEL, year), False), (_present(table, LineRole.GROWTH, year), True)]
        for row in table.rows:
            for column, is_growth in present:
                if column and row.kind is LineKind.PLAIN:
                    yield from cls._at(table, row, column, row, year, is_growth=is_growth)

    @classmethod
    def _of_columns(cls, table: DataTable, year: int | None) -> Iterator[Self]:
        """Columns that are indicators, in the row of the total and in those of the parts."""
        for column in table.columns:
            if column.role in (LineRole.LEVEL, LineRole.RATE) and column.kind is LineKind.PLAIN and not column.year:
                for row in table.rows:
                    if row.kind in (LineKind.TOTAL, LineKind.PLAIN):
                        yield from cls._at(table, row, column, column, year, is_growth=False)

    @classmethod
    def _at(
        cls,
        table: DataTable,
        row: TableLine,
        column: TableLine,
        named: TableLine,
        year: int | None,
        *,
        is_growth: bool,
    ) -> Iterator[Self]:
        place = (row.index, column.index)
        number, name = table.numbers.get(place), indicator_name(named.label, table.office)
        if number and name:
            scope = row.label if named is column and row.kind is LineKind.PLAIN else ""
            time = _time_of(column.name) or _time_of(table.caption)
            yield cls(number.span, number, name, scope, is_growth, time, year, table, place)


def _present(table: DataTable, role: LineRole, year: int | None) -> TableLine | None:
    """The one column of a role that is of the present; None where there are several."""
    filled = {place[1] for place in table.numbers}
    found = [
        column
        for column in table.columns
        if column.role is role and column.kind is LineKind.PLAIN and column.index in filled
    ]
    dated = [column for column in found if column.year]
    if role is LineRole.LEVEL and dated:
        last = max(column.year or 0 for column in dated)
        found = [column for column in dated if column.year == last and year in (None, last)]
    return found[0] if len(found) == 1 else _actual(found)


def _actual(columns: Sequence[TableLine]) -> TableLine | None:
    found = [column for column in columns if column.label in words("tables", "actual")]
    return found[0] if len(found) == 1 else None


_TIME = compiled(
    r"(?:(?:19|20)\d\d年)?(?:\d{1,2}[—~\-至]\d{1,2}月|[上下]半年|前?[一二三四]季度|\d{1,2}月)|(?:19|20)\d\d年"
)


def _time_of(text: str) -> TimeSpan | None:
    match = _TIME.search(text)
    return read_time_span(match[0]) if match else None


_COUNTED = compiled(r"(?:总|个|件|户|人|家|项|处|场)?数量?$|总量$|情况$")
_SHORTEST = 3


def indicator_name(text: str, own: Own = ()) -> str:
    """One name for labels and words that mean the same; empty for what may mean many things."""
    name = _COUNTED.sub("", canonical(indicator_in(text), own))
    return "" if len(name) < _SHORTEST or name in lexicon("indicators")["generic"] else canonical(name, own)
