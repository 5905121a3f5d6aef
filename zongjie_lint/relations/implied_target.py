"""Targets that follow from what was reached and how much of the target that is: v ÷ p, wherever the report tells both."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from itertools import combinations
from typing import ClassVar, Self

from zongjie_lint.document import Document
from zongjie_lint.facts.claim import Claim, Role
from zongjie_lint.facts.indicator import shared_bigrams
from zongjie_lint.facts.period import ReportingPeriod
from zongjie_lint.figure import PERCENT, Figure
from zongjie_lint.lexicon import any_of, words
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled
from zongjie_lint.record import Record
from zongjie_lint.relations.completion import Completion
from zongjie_lint.relations.ledger import Basis, LedgerEntry, Plans
from zongjie_lint.relations.relation import Operand, Relation
from zongjie_lint.relations.verdict import Verdict
from zongjie_lint.relations.working import computed_in_unit_of, printed
from zongjie_lint.span import Span

REACHED = Message("完成数", "reached")
RATE = Message("完成率", "completion")
TARGET = Message("目标数", "target")
_KIND_OF_TARGET = compiled(any_of(words("comparisons", "kinds_of_target")))
_NO_TARGET = compiled(any_of(words("comparisons", "no_year_target")))
_FACTOR = 2
"""Targets farther apart belong to different things."""
_MOST = 60


class ImpliedTarget(Relation):
    """Two places that tell how much of one target was reached, and so what the target is."""

    title: ClassVar = Message("两处推算的目标", "targets implied in two places")

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every two completions of one indicator, and every completion with the target stated elsewhere."""
        told = {relation.stated.span for relation in document.facts(Completion)}
        implied = [each for entry in document.facts(LedgerEntry) if (each := _implied(entry, told))][:_MOST]
        stated = [*_stated(document)][:_MOST]
        for one, other in [*combinations(implied, 2), *((a, b) for a in implied for b in stated)]:
            if _are_of_one_target(one, other):
                yield cls._between(document, one, other)

    @classmethod
    def _between(cls, document: Document, one: Implied, other: Implied) -> Self:
        verdict = Verdict.PASS if one.target.meets(other.target) else Verdict.FAIL
        if one.is_doubtful or other.is_doubtful:
            verdict = Verdict.UNCERTAIN if verdict is Verdict.FAIL else verdict
        stated = other.rate.number if other.rate else other.entry.number
        operands = [*one.operands, *other.operands]
        return cls(
            Span.covering(one.entry.span, other.entry.span),
            stated,
            tuple(operand for operand in operands if operand.number != stated),
            one.target,
            f"{one.working(document)}；{other.working(document)}",
            verdict,
        )


class Implied(Record):
    """A target with where it comes from: a value and its completion, or the text itself."""

    entry: LedgerEntry
    rate: Claim | None
    target: Figure

    @property
    def operands(self) -> list[Operand]:
        """The numbers it comes from."""
        if self.rate is None:
            return [Operand(self.entry.number, TARGET)]
        return [Operand(self.entry.number, REACHED), Operand(self.rate.number, RATE)]

    @property
    def is_doubtful(self) -> bool:
        """Whether other values stand between the value and its completion, so that the completion may be of one of them."""
        return self.rate is not None and self.rate.at - self.entry.claim.at > _NEXT

    def working(self, document: Document) -> str:
        """“640万美元 ÷ 40% = 1600万美元（1579—1621万美元）”."""
        value = printed(document, self.entry.number)
        if self.rate is None:
            return value
        computed = computed_in_unit_of(document, self.entry.number, self.target)
        return f"{value} ÷ {printed(document, self.rate.number)} = {computed}"


_NEXT = 3


def _implied(entry: LedgerEntry, told: Container[Span]) -> Implied | None:
    """The target implied by an entry, unless the text prints the target beside it, or its completion is that of another entry."""
    rate = entry.modifier(Role.COMPLETION) or _share_of_undertaking(entry)
    if (
        rate is None
        or rate.number.span in told
        or entry.basis in (Basis.BASE, Basis.TARGET)
        or not _is_plain(entry, rate)
    ):
        return None
    return Implied(entry, rate, entry.claim.figure / rate.figure * PERCENT)


_UNDERTAKING = compiled(r"总投资|概算|总工程量|总任务|合同")


def _share_of_undertaking(entry: LedgerEntry) -> Claim | None:
    """A share of a whole undertaking, which is a target as well."""
    share = entry.modifier(Role.SHARE)
    return share if share and _UNDERTAKING.search(share.clause) else None


def _is_plain(entry: LedgerEntry, rate: Claim) -> bool:
    """Whether a completion is one of a year's target that its clause does not print, and both numbers are exact."""
    figures = (entry.claim.figure, rate.figure)
    return not any(figure.is_hedged or figure.low <= 0 for figure in figures) and (
        rate.role is Role.SHARE or not _NO_TARGET.search(rate.clause)
    )


def _stated(document: Document) -> Iterator[Implied]:
    """The targets that the text prints, but those of the year to come."""
    period = document.fact(ReportingPeriod)
    ahead = Plans(document) if period is None or period.is_whole_year else None
    for entry in document.facts(LedgerEntry):
        if entry.basis is Basis.TARGET and not entry.claim.figure.is_hedged and not (ahead and ahead.holds(entry.span)):
            yield Implied(entry, None, entry.claim.figure)


def _are_of_one_target(one: Implied, other: Implied) -> bool:
    """Whether two targets are of one indicator and one kind, and not so far apart that they can't be."""
    if one.entry.claim.dimension != other.entry.claim.dimension or one.target.high.is_infinite():
        return False
    near = one.target.value * _FACTOR > other.target.value > one.target.value / _FACTOR
    return near and _kind(one) == _kind(other) and _are_of_one_indicator(one.entry, other.entry)


def _kind(implied: Implied) -> str:
    """The words that tell a year's target from another: 奋斗目标 is not 考核目标."""
    clause = implied.rate.clause if implied.rate else implied.entry.claim.clause
    found = _UNDERTAKING.search(clause) or _KIND_OF_TARGET.search(clause)
    return found[0] if found else ""


def _are_of_one_indicator(one: LedgerEntry, other: LedgerEntry) -> bool:
    """Whether two entries bear one name, or one of them goes on with the other's in its sentence."""
    if one.scope and other.scope and one.scope != other.scope:
        return False
    if one.claim.statement == other.claim.statement and one.time_text != other.time_text:
        if _PART in one.claim.text_to(other.claim):
            return False
        return len(other.indicator) <= _SHORT or shared_bigrams(one.indicator, other.indicator) > 0
    return _are_alike(one.indicator, other.indicator)


def _are_alike(one: str, other: str) -> bool:
    """Whether two names are long enough to tell an indicator, and one ends with the other."""
    shorter, longer = sorted((one, other), key=len)
    return len(shorter) > _SHORT and longer.endswith(shorter) and shorter not in _GENERIC


_PART = "其中"
_SHORT = 2
_GENERIC = frozenset(words("indicators", "generic"))
