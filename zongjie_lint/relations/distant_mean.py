"""A mean that says by what it was reckoned, where the total stands elsewhere in the report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import ClassVar

from zongjie_lint.document import Document
from zongjie_lint.facts.claim import Claim, Role, StatementClaims
from zongjie_lint.facts.numeric_expression import NumericKind
from zongjie_lint.facts.statement import ANY_MARK
from zongjie_lint.lexicon import any_of, words
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled
from zongjie_lint.relations.binding import subject
from zongjie_lint.relations.distant import Distant, DistantLevels
from zongjie_lint.relations.divisor import counts_of
from zongjie_lint.relations.mean import NUMBER, TOTAL, Mean, mean_cue
from zongjie_lint.relations.mean_claim import MeanClaim, mean_claims
from zongjie_lint.relations.period_mean import PeriodMean
from zongjie_lint.relations.quotient import Quotient
from zongjie_lint.relations.relation import Operand, Reading
from zongjie_lint.relations.working import printed
from zongjie_lint.units import factor_of

_BY = compiled(
    rf"(?:^|[,。;:(])按照?(?:(?!{ANY_MARK})[^,。;:])*{ANY_MARK}[^,。;:]{{0,6}}(?:计算|测算|折算|核算|计|算),$"
)
_RECKONED = compiled(any_of(words("means", "reckoned")))
_LOOKED_BACK = 40
_VERY_NEAR = Decimal("0.15")


class DistantMean(Distant):
    """A mean beside the number it was divided by, and the total elsewhere."""

    title: ClassVar = Message("平均数、个数与别处的总数", "mean and number, and the total elsewhere")
    near: ClassVar = (Mean, PeriodMean)

    @classmethod
    def stated_in(cls, statement: StatementClaims) -> Iterable[Claim]:
        """Means that name their subject right after a clause that says by what they were reckoned."""
        return (mean.claim for mean in mean_claims(statement, mean_cue()) if _divisor(statement, mean))

    @classmethod
    def readings(
        cls, document: Document, levels: DistantLevels, statement: StatementClaims, claim: Claim
    ) -> Iterator[Reading]:
        """The mean from the total, where the report gives but one of that name."""
        for mean in mean_claims(statement, mean_cue()):
            number = _divisor(statement, mean) if mean.claim == claim else None
            total = _only_total(levels, mean) if number else None
            reading = _reading(document, mean, total, number) if number and total else None
            if reading and total and (_is_exact(mean, total) or _is_plainly_meant(mean, reading)):
                yield reading


def _divisor(statement: StatementClaims, mean: MeanClaim) -> Claim | None:
    """The number of “按常住人口142万人计算，” right before a mean."""
    start = mean.claim.place - len(mean.claim.lead)
    said = _BY.search(mean.claim.statement.masked, max(0, start - _LOOKED_BACK), start)
    before = [claim for claim in statement.around(mean.claim) if claim.at == mean.claim.at - 1]
    found = counts_of(mean.each, mean.words_after, before) if said else []
    return found[0] if found and found[0].figure.value > 0 else None


def _only_total(levels: DistantLevels, mean: MeanClaim) -> Claim | None:
    names = {mean.subject, mean.words_after.strip()}
    found = [
        level
        for name in names
        for level in levels.named(name, mean.claim, mean.claim.dimension)
        if level.role is Role.LEVEL and level.number.kind is NumericKind.AMOUNT
    ]
    return found[0] if len({level.figure.value for level in found}) == 1 else None


def _is_exact(mean: MeanClaim, total: Claim) -> bool:
    """Whether a total bears the very name of what the mean is of."""
    return subject(total) in (mean.subject, mean.words_after.strip())


def _is_plainly_meant(mean: MeanClaim, reading: Reading) -> bool:
    """Whether a mean is so near to the computed that no other total can be meant, and is no indicator with a total of its own."""
    stated = reading.stated.figure.value
    is_near = abs(stated - reading.computed.value) <= stated * _VERY_NEAR
    return is_near and not _RECKONED.search(mean.words_after)


def _reading(document: Document, mean: MeanClaim, total: Claim, number: Claim) -> Quotient:
    return Quotient(
        mean.claim,
        (Operand(total.number, TOTAL), Operand(number.number, NUMBER)),
        total.figure / number.figure.times(1 / factor_of(mean.each)),
        f"{printed(document, total.number)} ÷ {printed(document, number.number)}",
    )
