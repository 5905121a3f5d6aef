"""The register as two sheets of cells, the same for a terminal, a CSV file, a workbook and a page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeVar

from zongjie_lint.message import Language, Message
from zongjie_lint.record import Record
from zongjie_lint.register import VERDICTS, CheckedRelation, Entry, Quantity
from zongjie_lint.report import Register

Row = TypeVar("Row")
_Column = tuple[str, Message, Callable[[Row, Language], str], bool]
"""Key and heading of a column, what stands in it, and whether that is a number."""
ACTUAL = Message("实际", "actual")
_PLANNED = Message("打算", "planned")
_LIST = Message("；", "; ")
_LISTED = Message("、", ", ")


class Heading(NamedTuple):
    """The head of a column, and how its cells are set."""

    key: str
    title: str
    is_number: bool = False


class Sheet(Record):
    """A table of texts, with the verdict of each row."""

    title: str
    headings: tuple[Heading, ...]
    rows: tuple[tuple[str, ...], ...]
    verdicts: tuple[str | None, ...]

    def without_empty_columns(self) -> Sheet:
        """The sheet less the columns in which nothing stands."""
        kept = [at for at in range(len(self.headings)) if any(row[at] for row in self.rows)]
        rows = tuple(tuple(row[at] for at in kept) for row in self.rows)
        return Sheet(self.title, tuple(self.headings[at] for at in kept), rows, self.verdicts)

    def place(self, key: str) -> int:
        """Which column has a key, −1 for none."""
        return next((at for at, heading in enumerate(self.headings) if heading.key == key), -1)


def ledger(register: Register, language: Language) -> Sheet:
    """Every figure with what is said of it."""
    return _sheet(Message("台账", "Ledger"), _LEDGER, register.entries, language)


def relations(register: Register, language: Language) -> Sheet:
    """Every relation with its working."""
    return _sheet(Message("核对关系", "Relations"), _RELATIONS, register.relations, language)


def _sheet(
    title: Message,
    columns: Sequence[_Column[Row]],
    rows: Sequence[Row],
    language: Language,
) -> Sheet:
    headings = tuple(Heading(key, name.in_language(language), is_number) for key, name, _, is_number in columns)
    cells = tuple(tuple(cell(row, language) for _, _, cell, _ in columns) for row in rows)
    return Sheet(title.in_language(language), headings, cells, tuple(getattr(row, "verdict", None) for row in rows))


def _quantity(quantity: Quantity | None, language: Language) -> str:
    return quantity.text.in_language(language) if quantity else ""


def _verdict(verdict: str | None, language: Language) -> str:
    return VERDICTS[verdict].in_language(language) if verdict else ""


def _basis(entry: Entry, language: Language) -> str:
    if entry.basis != "actual":
        return entry.basis_title.in_language(language)
    return (_PLANNED if entry.is_in_plans else ACTUAL).in_language(language)


def _numbers(entry: Entry, language: Language) -> str:
    return _LISTED.in_language(language).join(map(str, entry.relations))


def _operands(relation: CheckedRelation, language: Language) -> str:
    parts = (f"{role.in_language(language)} {_quantity(number, language)}" for role, number in relation.operands)
    return _LIST.in_language(language).join(parts)


_LEDGER: tuple[_Column[Entry], ...] = (
    ("number", Message("序号", "No."), lambda entry, _: str(entry.number), True),
    ("line", Message("行", "Line"), lambda entry, _: str(entry.line), True),
    ("indicator", Message("指标", "Indicator"), lambda entry, _: entry.indicator, False),
    ("scope", Message("范围", "Scope"), lambda entry, _: entry.scope, False),
    ("time", Message("时期", "Period"), lambda entry, _: entry.time.text, False),
    ("basis", Message("口径", "Basis"), _basis, False),
    ("value", Message("数值", "Value"), lambda entry, language: _quantity(entry.value, language), True),
    ("base", Message("基数", "Base"), lambda entry, language: _quantity(entry.base, language), True),
    ("growth", Message("增长", "Growth"), lambda entry, language: _quantity(entry.growth, language), True),
    ("change", Message("增减", "Change"), lambda entry, language: _quantity(entry.change, language), True),
    ("share", Message("占比", "Share"), lambda entry, language: _quantity(entry.share, language), True),
    ("completion", Message("完成率", "Done"), lambda entry, language: _quantity(entry.completion, language), True),
    ("target", Message("目标", "Target"), lambda entry, language: _quantity(entry.target, language), True),
    ("rank", Message("位次", "Rank"), lambda entry, language: _quantity(entry.rank, language), True),
    ("verdict", Message("结论", "Verdict"), lambda entry, language: _verdict(entry.verdict, language), False),
    ("relations", Message("关系", "Relations"), _numbers, False),
)
_RELATIONS: tuple[_Column[CheckedRelation], ...] = (
    ("number", Message("序号", "No."), lambda relation, _: str(relation.number), True),
    ("line", Message("行", "Line"), lambda relation, _: str(relation.line), True),
    ("title", Message("核对内容", "What"), lambda relation, language: relation.title.in_language(language), False),
    ("stated", Message("写明的数", "Stated"), lambda relation, language: _quantity(relation.stated, language), True),
    ("operands", Message("有关的数", "Operands"), _operands, False),
    ("verdict", Message("结论", "Verdict"), lambda relation, language: _verdict(relation.verdict, language), False),
    ("working", Message("算式", "Working"), lambda relation, _: relation.working, False),
)
