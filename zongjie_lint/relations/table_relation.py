"""What holds within a table: totals, shares, growth, changes, completion, means."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar, Self

from zongjie_lint.document import Document
from zongjie_lint.facts.data_table import DataTable, Place
from zongjie_lint.facts.numeric_expression import NumericExpression
from zongjie_lint.figure import Figure
from zongjie_lint.message import Message
from zongjie_lint.relations.misprint import likely_misprint
from zongjie_lint.relations.relation import Operand, Relation, compare
from zongjie_lint.relations.table_audit import TableAudit, checks_of
from zongjie_lint.relations.table_view import CellCheck, CheckKind, Term
from zongjie_lint.relations.verdict import Verdict
from zongjie_lint.relations.working import printed
from zongjie_lint.span import Span

_CELL = Message("“{row}”行“{column}”列", "row “{row}”, column “{column}”")
_SUSPECT = Message(
    "{cell}的{number}与{count}处算式都对不上，多半是这一格错了",
    "{cell}: {number} fits none of {count} sums it is part of, and is probably the wrong one",
)
_DOWN, _ACROSS = Message("各行", "rows"), Message("各列", "columns")
_MOST_OPERANDS = 24


class TableRelation(Relation, kw_only=True):
    """Something that must hold between the cells of a table."""

    kinds: ClassVar[tuple[CheckKind, ...]] = ()
    place: Message = Message("", "")
    """The row and the column of the stated number."""
    parts: Message = Message("", "")
    """What is added: rows or columns."""

    @property
    def names(self) -> dict[str, Message]:
        """What a message about it may name."""
        return {"place": self.place, "parts": self.parts}

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every check of its kinds in all tables."""
        return (cls._of(document, audit, at, check) for audit, at, check in checks_of(document, *cls.kinds))

    @classmethod
    def _of(cls, document: Document, audit: TableAudit, at: int, check: CellCheck) -> Self:
        suspect = audit.suspects.get(at)
        numbers = [check.stated.number, *(term.number for term in check.terms)]
        spans = [number.span for number in numbers]
        fails = check.verdict is Verdict.FAIL
        return cls(
            Span(min(spans).start, max(span.end for span in spans)),
            check.stated.number,
            tuple(_operand(audit, check, term) for term in check.terms),
            check.computed,
            _working(document, audit, at, check),
            check.verdict,
            misprint=suspect or (_misprint(check) if fails and at not in audit.consequences else None),
            is_probable=check.is_probable,
            is_consequence=at in audit.consequences,
            told=_told(document, audit, at),
            place=cell_name(audit.table, check.stated.place),
            parts=_DOWN if check.along_rows else _ACROSS,
        )


def cell_name(table: DataTable, place: Place) -> Message:
    """The row and the column of a cell in words."""
    row = next(line.name for line in table.rows if line.index == place[0])
    column = next(line.name for line in table.columns if line.index == place[1])
    return _CELL.format(row=row, column=column)


def _operand(audit: TableAudit, check: CellCheck, term: Term) -> Operand:
    """A term with its role and the label that tells it from the others."""
    lines, at = (audit.table.rows, 0) if check.along_rows else (audit.table.columns, 1)
    name = next(line.name for line in lines if line.index == term.place[at])
    return Operand(term.number, Message(f"{term.role.zh}（{name}）", f"{term.role.en} ({name})"))


def _told(document: Document, audit: TableAudit, at: int) -> Message | None:
    """What is said where another cell than the result is probably wrong."""
    suspect, check = audit.suspects.get(at), audit.checks[at]
    if suspect is None or suspect == check.stated.number:
        return None
    name = cell_name(audit.table, _place_of(audit.table, suspect))
    return _SUSPECT.format(cell=name, number=printed(document, suspect), count=len(audit.following(at)) + 1)


def _place_of(table: DataTable, number: NumericExpression) -> Place:
    return next(place for place, each in table.numbers.items() if each == number)


def _working(document: Document, audit: TableAudit, at: int, check: CellCheck) -> str:
    others = audit.following(at)
    working = "；".join(_equation(document, each) for each in (check, *others[:3]))
    suspect = audit.suspects.get(at)
    if suspect is None:
        return working
    name = cell_name(audit.table, _place_of(audit.table, suspect)).zh
    return f"{working}；{len(others) + 1}处都用到{name}的{printed(document, suspect)}"


def _equation(document: Document, check: CellCheck) -> str:
    if check.kind is CheckKind.PART:
        return check.expression
    sign = " ≠ " if check.verdict is Verdict.FAIL else " → "
    return f"{check.expression}{sign}{printed(document, check.stated.number)}"


def _misprint(check: CellCheck) -> NumericExpression | None:
    """The only cell of a sum that two exchanged digits would explain."""
    numbers = [check.stated.number, *(term.number for term in check.terms)]
    if check.kind not in (CheckKind.SUM, CheckKind.COMPOSITION) or len(numbers) > _MOST_OPERANDS:
        return None
    figure = check.stated.number.figure or Figure.exact(0)

    def holds(figures: Sequence[Figure]) -> bool:
        added = figures[1]
        for each in figures[2:]:
            added = added + each
        return compare(added, figures[0], figure.high - figure.low) is Verdict.PASS

    return likely_misprint(numbers, holds)


class TableSum(TableRelation):
    """A total of a table and its parts."""

    title: ClassVar = Message("表格合计", "total of a table")
    kinds: ClassVar = (CheckKind.SUM,)


class TableRunningTotal(TableRelation):
    """A running total of a table, the one before it and what came in."""

    title: ClassVar = Message("表格累计数", "running total in a table")
    kinds: ClassVar = (CheckKind.CUMULATIVE,)


class TableComposition(TableRelation):
    """The shares in a table that make up a whole."""

    title: ClassVar = Message("表格占比合计", "shares of a table added up")
    kinds: ClassVar = (CheckKind.COMPOSITION,)


class TableShare(TableRelation):
    """A share or a rate in a table and what it is reckoned from."""

    title: ClassVar = Message("表格占比", "share in a table")
    kinds: ClassVar = (CheckKind.SHARE, CheckKind.RATE)


class TableCompletion(TableRelation):
    """A rate of completion in a table with value and target."""

    title: ClassVar = Message("表格完成率", "completion in a table")
    kinds: ClassVar = (CheckKind.COMPLETION,)


class TableGrowth(TableRelation):
    """Growth in a table and the two values."""

    title: ClassVar = Message("表格增速", "growth in a table")
    kinds: ClassVar = (CheckKind.GROWTH,)


class TableChange(TableRelation):
    """A change in a table and the two values."""

    title: ClassVar = Message("表格增减数", "change in a table")
    kinds: ClassVar = (CheckKind.CHANGE,)


class TableMean(TableRelation):
    """A mean in a table, with the total and the number."""

    title: ClassVar = Message("表格均值", "mean in a table")
    kinds: ClassVar = (CheckKind.MEAN,)


class TablePart(TableRelation):
    """A part in a table that is no more than its whole."""

    title: ClassVar = Message("表格其中项", "part in a table")
    kinds: ClassVar = (CheckKind.PART,)
