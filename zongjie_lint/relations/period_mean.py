"""A mean over time beside its total: 月均, 日均, 年均 = total ÷ the months, days or years of the period."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import ClassVar, Self

from zongjie_lint.document import Document
from zongjie_lint.facts.claim import Claim, Role, StatementClaims
from zongjie_lint.facts.statement import MARKS
from zongjie_lint.lexicon import any_of, words
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled
from zongjie_lint.relations.divisor import alike, around_number, numbers_near
from zongjie_lint.relations.mean import TOTAL
from zongjie_lint.relations.mean_claim import MeanClaim, mean_claims
from zongjie_lint.relations.period_length import PeriodLength, has_open_start, period_lengths
from zongjie_lint.relations.quotient import Quotient, worth_judging
from zongjie_lint.relations.relation import Computed, Operand
from zongjie_lint.relations.working import printed

_MOST = 4
"""Totals that are tried."""
_LENGTH = Message("时长", "length of time")
_CUE = compiled(
    r"(?P<before>.*?)(?:(?P<each>[月日天季周年])均|平均每个?(?P<each>季度|星期|[月日天季周年])|每个?(?P<each>季度|星期|[月日天季周年])平均)(?!增|递)(?P<subject>.*)"
)
_STOCK = compiled(any_of(words("flows", "stock", "net")))
_ANY_DATE = compiled("|".join(MARKS.values()))


class PeriodMean(Computed):
    """A mean for each month, day or year and the total it was reckoned from."""

    title: ClassVar = Message("期间平均数", "mean over a period")

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every mean over time in a statement that names the period and gives the total."""
        for statement in document.facts(StatementClaims):
            for mean in mean_claims(statement, _CUE):
                yield from cls.judged(document, worth_judging(_readings(document, statement, mean)))


def _readings(document: Document, statement: StatementClaims, mean: MeanClaim) -> Iterator[Quotient]:
    lengths = period_lengths(document, mean.claim)
    totals = [
        claim for claim in numbers_near(statement, mean.claim) if alike(claim, mean.claim) and claim.role in _TOTALS
    ]
    nearest = sorted(totals, key=lambda claim: (claim.at > mean.claim.at, abs(claim.at - mean.claim.at)))
    for total in nearest[:_MOST]:
        is_total = _is_total(mean, total, totals)
        for length in lengths:
            is_sure = is_total and length in _governing(lengths, mean, total)
            yield from _of_length(document, mean, total, length, is_sure=is_sure)


_TOTALS = (Role.LEVEL, Role.PLAN, Role.CHANGE, Role.BASE)


def _of_length(
    document: Document, mean: MeanClaim, total: Claim, length: PeriodLength, *, is_sure: bool
) -> Iterator[Quotient]:
    for count, written in length.count(mean.each):
        if count.value:
            named = (Operand(length.number, _LENGTH),) if length.number else ()
            yield Quotient(
                mean.claim,
                (Operand(total.number, TOTAL), *named),
                total.figure / count,
                f"{printed(document, total.number)} ÷ {written}",
                is_sure,
            )


def _governing(lengths: list[PeriodLength], mean: MeanClaim, total: Claim) -> list[PeriodLength]:
    """The period that the total was counted in: the last before it, else the only one; days that were counted out count most."""
    if has_open_start(mean.claim):
        return []
    before = [length for length in lengths if length.place < total.place]
    counted = [length for length in lengths if length.days and length.place < mean.claim.place]
    if counted and mean.each in "日天":
        return counted[-1:]
    return before[-1:] or (lengths if len(lengths) == 1 else [])


def _is_total(mean: MeanClaim, total: Claim, totals: list[Claim]) -> bool:
    """Whether a claim is surely what was divided."""
    if not _is_level(total, totals) or _STOCK.search(total.lead) or _is_of_another_time(mean):
        return False
    if not mean.names_nothing_but(around_number(total) + total.clause):
        return False
    if total.at > mean.claim.at:
        return len(totals) == 1 and total.at - mean.claim.at <= 2
    return total is _last_before(mean, totals) and mean.is_beside(total)


def _is_level(total: Claim, totals: list[Claim]) -> bool:
    """Whether a claim is a level; “去年走访3285户次” alone is one too."""
    return total.role is Role.LEVEL or (total.role is Role.BASE and len(totals) == 1)


def _last_before(mean: MeanClaim, totals: list[Claim]) -> Claim | None:
    before = [claim for claim in totals if claim.at < mean.claim.at]
    return before[-1] if before else None


def _is_of_another_time(mean: MeanClaim) -> bool:
    """Whether the clause of the mean has a time of its own before it, or counts working days only."""
    return "工作日" in mean.claim.clause or (
        bool(_ANY_DATE.search(mean.claim.clause)) and len(mean.claim.clause) != mean.claim.place
    )
