"""The quarters or months of a time in a list, where the total stands elsewhere in the report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import ClassVar, Self

from zongjie_lint.document import Document
from zongjie_lint.facts.claim import Claim, Role, StatementClaims
from zongjie_lint.facts.indicator import indicator_in
from zongjie_lint.facts.numeric_expression import NumericKind
from zongjie_lint.facts.statement import ANY_MARK
from zongjie_lint.figure import total
from zongjie_lint.lexicon import any_of, words
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled
from zongjie_lint.relations.binding import subject, topic
from zongjie_lint.relations.distant import DistantLevels
from zongjie_lint.relations.ledger import LedgerEntry
from zongjie_lint.relations.months import Months, together
from zongjie_lint.relations.period_sum import PART, PeriodSum
from zongjie_lint.relations.relation import Computed, Operand, Reading
from zongjie_lint.relations.timed_claim import TimedClaim, names_within, timed_paragraphs
from zongjie_lint.relations.working import printed
from zongjie_lint.span import Span

_LEAST = 2
_NEAR, _VERY_NEAR = Decimal("0.3"), Decimal("0.05")
_WHOLES = (6, 12)
"""The months that a total without a time may be of."""
_NO_FLOW = compiled(any_of(words("flows", "stock", "net")))
_BASIS = compiled(any_of(words("flows", "basis")))
_OPENING = compiled(rf"\s*(?P<name>(?:(?!{ANY_MARK})[^,。;:、]){{2,24}})")
_QUARTERS = compiled(r"^(?:各?个?季度|各?月份?)+")


class DistantPeriodSum(Computed):
    """The parts of a time, and the only total of that name elsewhere."""

    title: ClassVar = Message("分段之和与别处的全期数", "periods that add up to a total elsewhere")

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every list of all parts of a half-year or a year whose total is not told in its paragraph."""
        near = {operand.number.span for relation in document.facts(PeriodSum) for operand in relation.operands}
        levels = DistantLevels(document)
        entries = {entry.span: entry for entry in document.facts(LedgerEntry)}
        claims = {statement.span: statement for statement in document.facts(StatementClaims)}
        for paragraph in timed_paragraphs(document):
            for parts in _lists(paragraph):
                if not any(part.claim.number.span in near for part in parts):
                    statement = claims[parts[0].claim.statement.span]
                    name = _name(statement, parts[0].claim)
                    yield from cls._of_list(document, parts, name, _totals(levels, entries, name, parts))

    @classmethod
    def _of_list(
        cls, document: Document, parts: Sequence[TimedClaim], name: str, found: Sequence[Claim]
    ) -> Iterable[Self]:
        added = total(part.claim.figure for part in parts)
        if len({claim.figure.value for claim in found}) != 1:
            return
        whole = found[0]
        is_near = abs(whole.figure.value - added.value) <= added.value * _farthest(name, whole)
        operands = tuple(Operand(part.claim.number, PART) for part in parts)
        terms = " + ".join(printed(document, part.claim.number) for part in parts)
        readings = [Reading(whole, operands, added, terms)]
        yield from cls.judged(document, readings, is_certain=is_near, is_probable=True)


def _farthest(name: str, whole: Claim) -> Decimal:
    """How far off a total may be: not far where its name says more than that of the list, and may say something else."""
    return _NEAR if subject(whole).endswith(name) or name.endswith(subject(whole) or "?") else _VERY_NEAR


def _lists(timed: Sequence[TimedClaim]) -> Iterator[list[TimedClaim]]:
    """Runs of numbers of one measure for equal times that follow each other and make up half a year or a year."""
    run: list[TimedClaim] = []
    for each in [*timed, None]:
        if run and each and _goes_on(run[-1], each):
            run.append(each)
            continue
        if len(run) >= _LEAST and _whole(run).length in _WHOLES and all(map(_may_be_added, run)):
            yield run
        run = [each] if each else []


def _goes_on(one: TimedClaim, other: TimedClaim) -> bool:
    follows = one.months.last + 1 == other.months.first and one.months.length == other.months.length
    is_one = one.claim.statement == other.claim.statement and one.claim.dimension == other.claim.dimension
    return follows and is_one and one.is_direct and other.is_direct and one.claim.segment == other.claim.segment


def _may_be_added(part: TimedClaim) -> bool:
    claim = part.claim
    is_amount = claim.number.kind is NumericKind.AMOUNT and claim.role is Role.LEVEL and not claim.figure.is_hedged
    return is_amount and not part.is_state and not _NO_FLOW.search(claim.lead) and not _BASIS.search(claim.clause)


def _whole(parts: Sequence[TimedClaim]) -> Months:
    return together([part.months for part in parts])


def _totals(
    levels: DistantLevels, entries: dict[Span, LedgerEntry], name: str, parts: Sequence[TimedClaim]
) -> list[Claim]:
    """The levels of the name of a list that are of its whole time, or of no time that the text tells."""
    anchor = parts[-1].claim
    months, latest = _whole(parts), _latest_year(entries.values())
    return [
        claim
        for claim in levels.named(name, anchor, anchor.dimension)
        if claim.role is Role.LEVEL
        and _may_be_of(entries[claim.number.span], months, latest)
        and names_within(name, subject(claim))
        and not _BASIS.search(claim.clause)
    ]


def _latest_year(entries: Iterable[LedgerEntry]) -> int:
    """The last year that the report gives figures of."""
    return max((entry.time.year or 0 for entry in entries if entry.time), default=0)


def _name(statement: StatementClaims, first: Claim) -> str:
    """What a list is of: the words right before it, else those of the numbers before."""
    masked = first.statement.masked
    opening = _OPENING.match(masked, 0, first.place)
    return (
        indicator_in(_QUARTERS.sub("", indicator_in(first.lead)))
        or topic(statement, first)
        or (indicator_in(opening["name"]) if opening else "")
    )


def _may_be_of(entry: LedgerEntry, months: Months, latest: int) -> bool:
    if entry.time is None:
        return months.first % 12 == 1
    year = (months.first - 1) // 12 or latest
    if entry.time.year not in (None, year):
        return False
    first, last = ((month - 1) % 12 + 1 for month in (months.first, months.last))
    return (entry.time.first, entry.time.last) == (first, last)
