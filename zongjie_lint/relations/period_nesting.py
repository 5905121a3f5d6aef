"""What was counted up to one month, and up to a later one; and what was counted in a month of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar, Self

from zongjie_lint.document import Document
from zongjie_lint.facts.claim import Role
from zongjie_lint.lexicon import any_of, words
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled
from zongjie_lint.relations.relation import Operand, Relation
from zongjie_lint.relations.timed_claim import TimedClaim, names_within, same_place, timed_paragraphs
from zongjie_lint.relations.verdict import Verdict
from zongjie_lint.relations.working import printed
from zongjie_lint.span import Span

_PART = Message("所含时段的数", "number of a period within")
_NOT_GROWING = compiled(any_of(words("flows", "net", "stock", "basis")))
_CUMULATIVE = compiled(any_of(words("flows", "cumulative")))
_NEIGHBOURS = 8
_LONGEST_GAP = 120


class PeriodNesting(Relation):
    """A number for a period and one for a part of that period, which cannot be larger."""

    title: ClassVar = Message("累计数与所含时段", "cumulative figure and a period within")

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every pair of times, one in the other, of which one indicator is told."""
        for claims in timed_paragraphs(document):
            direct = [timed for timed in claims if timed.is_direct]
            for inner, outer in _pairs(direct):
                if _is_comparable(inner, outer):
                    yield cls._of(document, inner, outer)

    @classmethod
    def _of(cls, document: Document, inner: TimedClaim, outer: TimedClaim) -> Self:
        part, whole = inner.claim, outer.claim
        exceeds = part.figure.exceeds(whole.figure)
        spans = sorted((part.number.span, whole.number.span))
        sign = ">" if exceeds else "≤"
        return cls(
            Span(spans[0].start, spans[-1].end),
            whole.number,
            (Operand(part.number, _PART),),
            None,
            f"{inner.months.label}：{printed(document, part.number)} {sign} {outer.months.label}：{printed(document, whole.number)}",
            Verdict.FAIL if exceeds else Verdict.PASS,
        )


def _pairs(claims: Sequence[TimedClaim]) -> Iterator[tuple[TimedClaim, TimedClaim]]:
    for at, one in enumerate(claims):
        for other in claims[at + 1 : at + _NEIGHBOURS]:
            if other.months.holds(one.months):
                yield one, other
            elif one.months.holds(other.months):
                yield other, one


def _is_comparable(inner: TimedClaim, outer: TimedClaim) -> bool:
    both = (inner, outer)
    return (
        inner.claim.dimension == outer.claim.dimension != ""
        and all(timed.claim.role is Role.LEVEL and not timed.claim.figure.is_hedged for timed in both)
        and all(_grows(timed) for timed in both)
        and _same_indicator(inner, outer)
    )


def _grows(timed: TimedClaim) -> bool:
    """Whether the number can only grow with the time: “as of” a day it does if it says 累计."""
    claim = timed.claim
    if _NOT_GROWING.search(claim.clause) or _NOT_GROWING.search(claim.statement.after(claim.at)[:12]):
        return False
    return not timed.is_state or bool(_CUMULATIVE.search(claim.clause)) or "已" in claim.clause


def _same_indicator(inner: TimedClaim, outer: TimedClaim) -> bool:
    """Whether the outer one is of the same thing or of a wider one; a bare number only right beside the other."""
    if inner.is_change != outer.is_change or not same_place((inner, outer)):
        return False
    if outer.name and inner.name:
        return names_within(outer.name, inner.name)
    return abs(inner.claim.at - outer.claim.at) <= 2 and inner.claim.statement is outer.claim.statement
