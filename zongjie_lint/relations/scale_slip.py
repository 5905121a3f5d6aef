"""Figures that are off by a power of ten: one amount given in 亿 here and in 万 there, and amounts that no one can have."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import combinations
from typing import ClassVar, Self

from zongjie_lint.document import Document
from zongjie_lint.facts.claim import Claim, Role, StatementClaims
from zongjie_lint.facts.numeric_expression import NumericKind
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled
from zongjie_lint.relations.binding import amounts
from zongjie_lint.relations.ledger import LedgerEntry, entries_by_measure
from zongjie_lint.relations.relation import Operand, Relation
from zongjie_lint.relations.repeated_value import ELSEWHERE
from zongjie_lint.relations.verdict import Verdict
from zongjie_lint.relations.working import printed
from zongjie_lint.span import Span

_SLIPS = frozenset(Decimal(10) ** power for power in (3, 4, 8, 12))
_SHARED = 2
_SURE = 3
_LONG = 4
"""Digits that are hardly the same by chance."""
_MOST_ALIKE = 12


class ScaleSlip(Relation):
    """One amount with two scales."""

    title: ClassVar = Message("同一数额的单位", "the scale of one amount")

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every two amounts with the same digits and different scales, where the words around say the same."""
        for entries in entries_by_measure(document).values():
            for one, other in _same_digits(entries):
                yield cls(
                    Span.covering(one.span, other.span),
                    other.number,
                    (Operand(one.number, ELSEWHERE),),
                    None,
                    _times_apart(document, one, other),
                    Verdict.FAIL,
                )


def _same_digits(entries: Iterable[LedgerEntry]) -> Iterator[tuple[LedgerEntry, LedgerEntry]]:
    groups: dict[tuple[int, ...], list[LedgerEntry]] = defaultdict(list)
    for entry in entries:
        digits = entry.claim.figure.value.normalize().as_tuple().digits
        if len(groups[digits]) < _MOST_ALIKE:
            groups[digits].append(entry)
    for same in groups.values():
        yield from (pair for pair in combinations(same, 2) if _slipped(*pair))


def _slipped(one: LedgerEntry, other: LedgerEntry) -> bool:
    """Whether two amounts are a slip of the scale apart and of one thing."""
    a, b = sorted((one.claim.figure.value, other.claim.figure.value))
    if a <= 0 or b / a not in _SLIPS:
        return False
    if one.claim.statement == other.claim.statement:
        return len(one.context & other.context) >= _SHARED
    if len(a.normalize().as_tuple().digits) >= _LONG:
        return bool(one.wide_context & other.wide_context)
    is_plain = one.number.scale != other.number.scale and len(a.normalize().as_tuple().digits) > 1
    return len(one.wide_context & other.wide_context) >= (_SHARED if is_plain else _SURE)


def _times_apart(document: Document, one: LedgerEntry, other: LedgerEntry) -> str:
    a, b = sorted((one, other), key=lambda entry: entry.claim.figure.value)
    ratio = b.claim.figure.value / a.claim.figure.value
    return f"{printed(document, b.number)} ÷ {printed(document, a.number)} = {ratio:f}"


class Conversion(Relation):
    """An amount and the same in another unit: 12.5吨（合12500公斤）."""

    title: ClassVar = Message("同一数额的两种单位", "one amount in two units")

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every two amounts of which one is said to be the other."""
        for statement in document.facts(StatementClaims):
            for one, other in zip(statement.claims, statement.claims[1:], strict=False):
                if other.at == one.at + 1 and _are_converted(one, other):
                    yield cls._of(document, one, other)

    @classmethod
    def _of(cls, document: Document, one: Claim, other: Claim) -> Self:
        agrees = one.figure.meets(other.figure)
        return cls(
            Span.covering(one.number.span, other.number.span),
            other.number,
            (Operand(one.number, _SAME),),
            None,
            f"{printed(document, one.number)} {'=' if agrees else '≠'} {printed(document, other.number)}",
            Verdict.PASS if agrees else Verdict.FAIL,
        )


_SAME = Message("换算前", "before conversion")
_IS_SAID = compiled(r"[,(]?(?:折合|约合|合约?(?!计)|即|相当于|等于|也就是)")


def _are_converted(one: Claim, other: Claim) -> bool:
    return (
        one.dimension == other.dimension != ""
        and one.number.kind is other.number.kind is NumericKind.AMOUNT
        and _IS_SAID.fullmatch(one.text_to(other)) is not None
    )


class ImpossibleMean(Relation):
    """An amount for each head that no one can have."""

    title: ClassVar = Message("人均数额的量级", "the size of an amount for each")

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every amount of money for each head of ten million yuan and more."""
        for statement in document.facts(StatementClaims):
            for claim in amounts(statement.with_role(Role.MEAN, Role.LEVEL), "money"):
                if _PER_HEAD.search(claim.lead) and claim.figure.low >= _TOO_MUCH:
                    yield cls(
                        claim.number.span,
                        claim.number,
                        (),
                        None,
                        f"{printed(document, claim.number)} ≥ 1000万元",
                        Verdict.FAIL,
                    )


_PER_HEAD = compiled(
    r"(?:人均|户均|每人|每户)[^,。;]{0,4}(?:纯收入|可支配收入|工资|报酬|分红|补助|补贴|救助金?|养老金|奖金|增收)[^,。;]{0,4}$"
)
_TOO_MUCH = Decimal(10**7)
