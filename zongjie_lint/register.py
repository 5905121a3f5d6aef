"""The rows of a reviewer's register: a figure with what is said of it, and a relation that was checked."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from zongjie_lint.message import Message
from zongjie_lint.record import Record
from zongjie_lint.span import Span


class Quantity(Record):
    """A number as printed, where it stands, and what it stands for."""

    text: Message
    """As printed, without blanks; a fall says that it is one."""
    span: Span
    value: Decimal | None = None
    """In the first unit of what it measures."""
    low: Decimal | None = None
    high: Decimal | None = None
    measures: str = ""
    """The unit of the value: 元, 吨, %."""
    sign: int = 1
    """−1 for a change downwards."""


class Months(Record):
    """The time of a figure, as the text names it and as it was understood."""

    text: str
    year: int | None = None
    first: int | None = None
    last: int | None = None


class Entry(Record):
    """A figure of the report."""

    number: int
    line: int
    span: Span
    indicator: str
    scope: str
    time: Months
    basis: str
    basis_title: Message
    is_in_plans: bool
    value: Quantity | None
    """None where only the growth is told."""
    base: Quantity | None
    """What it is compared with."""
    growth: Quantity | None
    change: Quantity | None
    share: Quantity | None
    completion: Quantity | None
    target: Quantity | None
    rank: Quantity | None
    verdict: str | None
    """The worst of its relations; None where there is none."""
    relations: tuple[int, ...]
    """The numbers of the relations that it takes part in."""


class Operand(NamedTuple):
    """A number that takes part in a relation, and as what."""

    role: Message
    quantity: Quantity


class CheckedRelation(Record):
    """A relation between numbers, with its working."""

    number: int
    line: int
    kind: str
    """The name of its type, for programs."""
    title: Message
    span: Span
    stated: Quantity
    operands: tuple[Operand, ...]
    computed: Quantity | None
    """What the stated number should be; it stands nowhere."""
    working: str
    verdict: str


VERDICTS = {
    "fail": Message("不符", "disagrees"),
    "rounding": Message("舍入", "rounded"),
    "pass": Message("相符", "agrees"),
    "uncertain": Message("无法判定", "undecided"),
    "not_assessable": Message("缺少数据", "lacks data"),
}
"""What verdicts are called; of several, the first stands for a figure."""
