"""Cells of a table by what they are of: the name in the row, the head or the title, the scope, the role and the time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Self

from zongjie_lint.document import Document, Fact
from zongjie_lint.facts.data_table import DataTable, Place
from zongjie_lint.facts.numeric_expression import NumericExpression
from zongjie_lint.facts.period import Anchor, ReportingPeriod
from zongjie_lint.facts.table_line import LineKind, LineRole, TableLine, is_role_or_time
from zongjie_lint.facts.time_span import TimeSpan, read_time_span
from zongjie_lint.patterns import compiled
from zongjie_lint.record import Record
from zongjie_lint.span import Span

_ROLES = (
    LineRole.LEVEL,
    LineRole.GROWTH,
    LineRole.COMPLETION,
    LineRole.SHARE,
    LineRole.RATE,
    LineRole.CHANGE,
    LineRole.MEAN,
)
_SHORTEST = 2
_BRACKETS = compiled(r"\([^()]*\)")
_ORDINAL = compiled(r"^(?:[一二三四五六七八九十]+[、.]|\([一二三四五六七八九十\d]+\)|\d{1,2}[、.]|其中:?|#)+")
_TITLE = compiled(
    r"^(?:附?表[\d一二三四五六七八九十]*[:.、]?|(?:19|20)\d\d年度?|全[省市县区镇乡]|各[^各]{1,6}?(?=\p{Han}{4}))+|(?:基本|完成|分布|统计)?(?:情况|一览|汇总|对比|构成|结构)?表?$"
)
_TIME = compiled(
    r"(?:(?:19|20)\d\d年)?(?:\d{1,2}[—~\-至]\d{1,2}月|[上下]半年|前?[一二三四]季度|\d{1,2}月)|(?:19|20)\d\d年"
)
_WITHIN = ("当月", "本月", "当季", "本季", "当期")


class NamedCell(Fact, Record):
    """A number of a table with the words that tell what it is."""

    span: Span
    number: NumericExpression
    name: str
    """What is counted or measured: the label of the row or of the column, folded."""
    scope: str
    """The row it stands in, where rows are places or sorts; empty for what the report is about."""
    role: LineRole
    time: TimeSpan
    table: DataTable
    place: Place
    is_titled: bool = False
    """Whether only the title of the table names it."""
    is_of_row: bool = False
    """Whether the row names it, and the column only tells the time or the role."""
    topics: tuple[str, ...] = ()
    """The names over its column."""

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every present number of every table, where something names it."""
        period = period_of(document)
        for table in document.facts(DataTable):
            within = _time_in(table.caption, period) or period
            for column in table.columns:
                time = _time_in(column.name, within)
                is_present = column.role in _ROLES and column.kind is LineKind.PLAIN and time is not None
                if is_present and not any(word in column.name for word in _WITHIN):
                    yield from cls._of_column(table, column, time or period)

    @classmethod
    def _of_column(cls, table: DataTable, column: TableLine, time: TimeSpan) -> Iterator[Self]:
        named = measure_of(column)
        for row in table.rows:
            if row.role is LineRole.LEVEL and row.kind is not LineKind.APART:
                yield from cls._at(table, row, column, named, time)

    @classmethod
    def _at(cls, table: DataTable, row: TableLine, column: TableLine, named: str, time: TimeSpan) -> Iterator[Self]:
        number = table.numbers.get((row.index, column.index))
        is_of_row = not named and row.kind is LineKind.PLAIN
        is_titled = not named and row.kind is LineKind.TOTAL
        row_name = _bare(row.label)
        name = named or (row_name if is_of_row else _title_of(table) if is_titled else "")
        if number and number.figure and len(name) >= _SHORTEST:
            place = (row.index, column.index)
            scope = "" if is_of_row else _scope_of(row)
            yield cls(
                number.span, number, name, scope, column.role, time, table, place, is_titled, is_of_row, column.topics
            )


def _scope_of(row: TableLine) -> str:
    """What a row tells its numbers are of; empty for all of it."""
    if row.kind is LineKind.TOTAL:
        return ""
    if row.kind is LineKind.SUBTOTAL:
        return _bare(row.heads[-1]) if row.heads else _bare(row.label).removesuffix("小计")
    return _bare(row.label)


def period_of(document: Document) -> TimeSpan:
    """The months that the report is about; the whole year where nothing tells."""
    period, anchor = document.fact(ReportingPeriod), document.fact(Anchor)
    if period:
        return TimeSpan(period.first.year, period.first.month, period.last.month)
    return TimeSpan(anchor.year if anchor else None, 1, 12)


def _time_in(text: str, within: TimeSpan) -> TimeSpan | None:
    """The time that a label names; None for one of another year than the report's."""
    match = _TIME.search(text)
    time = read_time_span(match[0]) if match else None
    if time is None:
        return within
    if time.year and within.year and time.year != within.year:
        return None
    has_months = match is not None and not compiled(r"(?:19|20)\d\d年").fullmatch(match[0])
    return TimeSpan(within.year, time.first, time.last) if has_months else within


def measure_of(column: TableLine) -> str:
    """What the numbers under a head are of; empty where it tells a time or a role only."""
    names = [*column.topics, *([] if is_role_or_time(column.label) else [column.label])]
    if column.role in (LineRole.GROWTH, LineRole.COMPLETION, LineRole.SHARE, LineRole.CHANGE):
        names = list(column.topics)
    return "".join(map(_bare, names))


def _bare(label: str) -> str:
    return _ORDINAL.sub("", _BRACKETS.sub("", label))


def _title_of(table: DataTable) -> str:
    lines = [line for line in table.caption.splitlines() if line.strip() and "单位:" not in line[:4]]
    return _TITLE.sub("", _BRACKETS.sub("", compiled(r"\s").sub("", lines[-1]))) if lines else ""
