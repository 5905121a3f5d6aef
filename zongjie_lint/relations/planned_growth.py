"""A target for the next period beside this period's level and the growth that is planned: v₀ × (1 + g)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import ClassVar, Self

from zongjie_lint.document import Document
from zongjie_lint.facts.claim import Claim, Role, StatementClaims
from zongjie_lint.figure import ONE, PERCENT
from zongjie_lint.lexicon import any_of, words
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled
from zongjie_lint.relations.binding import amounts, comparison_in, may_be_called, nearest, topic
from zongjie_lint.relations.growth import rates_of_growth
from zongjie_lint.relations.relation import Computed, Operand, Reading
from zongjie_lint.relations.working import printed

CURRENT = Message("本期数", "present level")
RATE = Message("计划增速", "planned growth")
PLANNED_WORDS = compiled(any_of(words("comparisons", "planned")))
"""Words of a plan."""


class PlannedGrowth(Computed):
    """A planned level, the present one and the planned growth."""

    title: ClassVar = Message("目标数与基数、计划增速", "target, present level and planned growth")

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every planned rate of growth with a planned level beside it."""
        for statement in document.facts(StatementClaims):
            for rate in rates_of_growth(statement):
                if PLANNED_WORDS.search(_planning(rate)) and not comparison_in(rate.clause):
                    yield from cls.judged(document, _readings(document, statement.near(rate), rate))


def _planning(rate: Claim) -> str:
    """The text of the clause of a rate and the one before."""
    return rate.statement.masked[max(0, rate.place - _LOOKED_BACK) : rate.place]


_LOOKED_BACK = 30
_NEXT_TO = 24
_OTHER = compiled(r"。|其中|占")
_REACHED = compiled(r"(?:达到|达|突破|实现|完成|到|至|为)$")


def _readings(document: Document, statement: StatementClaims, rate: Claim) -> Iterator[Reading]:
    planned = [
        claim
        for claim in nearest(amounts(statement.claims), rate, most=4)
        if claim.role in (Role.PLAN, Role.TARGET, Role.LEVEL) and _is_planned(claim, rate)
    ]
    for goal in planned[:1]:
        present = [
            claim
            for claim in amounts(statement.with_role(Role.LEVEL, Role.BASE), goal.dimension)
            if claim.at < min(goal.at, rate.at)
        ]
        for level in nearest(present, rate, most=3):
            if may_be_called(goal, topic(statement, level)) and may_be_called(rate, topic(statement, level)):
                yield _reading(document, goal, level, rate)


def _is_planned(claim: Claim, rate: Claim) -> bool:
    """Whether a level is planned together with the rate: right beside it, and with or after words of a plan."""
    between = claim.text_to(rate)
    if len(between) > _NEXT_TO or _OTHER.search(between + claim.lead):
        return False
    return claim.role in (Role.PLAN, Role.TARGET) or (claim.at > rate.at and bool(_REACHED.search(claim.lead)))


def _reading(document: Document, goal: Claim, level: Claim, rate: Claim) -> Reading:
    change = rate.figure if rate.sign > 0 else -rate.figure
    sign = "+" if rate.sign > 0 else "−"
    return Reading(
        goal,
        (Operand(level.number, CURRENT), Operand(rate.number, RATE)),
        level.figure * (ONE + change / PERCENT),
        f"{printed(document, level.number)} × (1 {sign} {printed(document, rate.number)})",
    )
