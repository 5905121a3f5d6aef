"""Quarters, months, half-years or years that add up to the time that they make."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import ClassVar, Self

from zongjie_lint.document import Document
from zongjie_lint.facts.claim import Claim, Role
from zongjie_lint.facts.numeric_expression import NumericKind
from zongjie_lint.figure import total
from zongjie_lint.lexicon import any_of, words
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled
from zongjie_lint.relations.months import Months
from zongjie_lint.relations.quotient import BoundReading, worth_judging
from zongjie_lint.relations.relation import Computed, Operand
from zongjie_lint.relations.timed_claim import TimedClaim, names_within, same_place, timed_paragraphs
from zongjie_lint.relations.working import printed

PART = Message("分段数", "part of the period")
_BASIS = compiled(any_of(words("flows", "basis")))
_LOSS = compiled(r"亏|减少|下降|负")
_MOST_CHAINS = 16
_VERB = 2
"""A name no longer than this is a verb, and stands for the whole name."""


class PeriodSum(Computed):
    """A number for a period, and those for the periods of which it consists."""

    title: ClassVar = Message("分段之和与全期数", "periods that add up")

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every period whose parts are all told in a paragraph."""
        for claims in timed_paragraphs(document):
            for measure in _by_measure(claims).values():
                for readings in _sums(document, measure):
                    yield from cls.judged(document, worth_judging(readings))


def _by_measure(claims: Sequence[TimedClaim]) -> dict[str, list[TimedClaim]]:
    found = defaultdict(list)
    for timed in claims:
        found[timed.claim.dimension].append(timed)
    return found


def _sums(document: Document, claims: Sequence[TimedClaim]) -> Iterator[list[BoundReading]]:
    """For each way to cut a period that has a number, the readings."""
    parts = [timed for timed in claims if timed.is_direct and not timed.is_state and timed.is_flow]
    totals = defaultdict(list)
    for timed in claims:
        totals[timed.months].append(timed)
    for months, several in totals.items():
        chains = list(islice(_chains(parts, months), _MOST_CHAINS)) if months.length > 1 else []
        if chains:
            yield [_reading(document, chain, whole, several) for chain in chains for whole in several]


def _chains(parts: Sequence[TimedClaim], months: Months) -> Iterator[tuple[TimedClaim, ...]]:
    """The ways to cover some months with parts that follow each other."""
    inside = [part for part in parts if months.holds(part.months)]
    reached = {months.last + 1}
    for part in sorted(inside, key=lambda part: part.months.first, reverse=True):
        if part.months.last + 1 in reached:
            reached.add(part.months.first)
    useful = [part for part in inside if part.months.last + 1 in reached]
    return _from(useful, months.first, months.last)


def _from(parts: Sequence[TimedClaim], first: int, last: int) -> Iterator[tuple[TimedClaim, ...]]:
    if first > last:
        yield ()
        return
    for part in parts:
        if part.months.first == first:
            yield from ((part, *rest) for rest in _from(parts, part.months.last + 1, last))


def _reading(
    document: Document, chain: Sequence[TimedClaim], whole: TimedClaim, rivals: Sequence[TimedClaim]
) -> BoundReading:
    figures = [part.claim.figure for part in chain]
    return BoundReading(
        whole.claim,
        tuple(Operand(part.claim.number, PART) for part in chain),
        total(figures),
        " + ".join(printed(document, part.claim.number) for part in chain),
        _is_sure(chain, whole, rivals),
    )


def _is_sure(chain: Sequence[TimedClaim], whole: TimedClaim, rivals: Sequence[TimedClaim]) -> bool:
    everything = [*chain, whole]
    return (
        all(timed.claim.role is Role.LEVEL and _is_counted(timed.claim) for timed in everything)
        and whole.is_flow
        and _is_first(whole, rivals)
        and _same_indicator(chain, whole)
        and not any(_is_of_another_basis(timed.claim) for timed in everything)
        and not _may_count_twice(chain, whole)
    )


_SEEN_AGAIN = compiled(any_of(words("flows", "seen_again")))
_WHO = ("persons", "households", "家")


def _may_count_twice(chain: Sequence[TimedClaim], whole: TimedClaim) -> bool:
    """Whether those of one period may be those of another as well: people who are visited or trained twice in a year."""
    if whole.claim.dimension not in _WHO or not total([part.claim.figure for part in chain]).exceeds(
        whole.claim.figure
    ):
        return False
    return any(_SEEN_AGAIN.search(timed.claim.clause) for timed in (*chain, whole))


def _is_counted(claim: Claim) -> bool:
    """Whether a number is an amount; “30.95万” counts whatever it is that its sentence is about."""
    return claim.number.kind is not NumericKind.BARE or claim.number.scale > 1


def _is_first(whole: TimedClaim, rivals: Sequence[TimedClaim]) -> bool:
    """Whether the number is the one told of its time: the first after the words, or the only one."""
    return len(rivals) == 1 or (whole.is_direct and sum(rival.is_direct for rival in rivals) == 1)


def _same_indicator(chain: Sequence[TimedClaim], whole: TimedClaim) -> bool:
    """Whether no name differs from those of the others but by words left out, and the total is not of something narrower."""
    everything = [*chain, whole]
    names = sorted((timed.name for timed in everything), key=len)
    fullest = max((part.name for part in chain), key=len)
    is_narrower = len(fullest) > _VERB and not names_within(whole.name, fullest)
    is_change = {timed.is_change for timed in everything if timed.name or timed is whole}
    is_one = not is_narrower and all(names_within(name, names[-1]) for name in names)
    return is_one and len(is_change) == 1 and same_place(everything)


def _is_of_another_basis(claim: Claim) -> bool:
    around = claim.clause + claim.statement.after(claim.at)
    return bool(_BASIS.search(around) or _LOSS.search(claim.lead))
