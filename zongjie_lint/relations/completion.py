"""How much of a target was reached: v ÷ T, and by how much it was exceeded: v ÷ T − 1."""

from __future__ import annotations

import operator
from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar, Self

from zongjie_lint.document import Document
from zongjie_lint.facts.claim import EXCESS_OVER_PLAN, Claim, Role, StatementClaims
from zongjie_lint.figure import PERCENT, Figure, share
from zongjie_lint.lexicon import any_of, words
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled
from zongjie_lint.record import replace
from zongjie_lint.relations.binding import (
    aligned,
    amounts,
    has_between,
    may_be_called,
    nearest,
    only_one_before,
    percentages,
    position,
    subject,
    topic,
    with_the_one_before,
)
from zongjie_lint.relations.relation import Computed, Operand, Reading
from zongjie_lint.relations.share import share_reading
from zongjie_lint.relations.working import printed

_PLANNED = compiled(r"计划|拟|应|规划|要求|下达")
REACHED = Message("完成数", "reached")
TARGET = Message("目标数", "target")


class Completion(Computed):
    """A rate of completion, what was reached, and the target."""

    title: ClassVar = Message("完成率与目标数", "completion and target")

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every rate of completion in a paragraph that prints the target in the same sentence or the one before."""
        for before, statement in with_the_one_before(document):
            for rate in percentages(statement.with_role(Role.COMPLETION, Role.OVERRUN)):
                near = statement.near(rate)
                readings = [*_readings(document, near, rate)] or [*_readings_across(document, before, near, rate)]
                yield from cls.judged(document, readings, is_certain=_is_certain(readings))


def _is_certain(readings: Sequence[Reading]) -> bool:
    """Whether the sentence leaves little doubt which value and which target are meant."""
    targets = {reading.operands[1] for reading in readings}
    values = {reading.operands[0] for reading in readings}
    return len(targets) == 1 or len(values) < _MANY


_MANY = 3


def _readings(document: Document, statement: StatementClaims, rate: Claim) -> Iterator[Reading]:
    targets = _targets(statement, rate)
    for target in targets:
        values = aligned(statement, rate, _values(statement, rate, target))
        for value in values:
            if len(values) == 1 or may_be_called(target, topic(statement, value)) or not subject(rate):
                yield _reading(document, rate, value, target)


def _targets(statement: StatementClaims, rate: Claim) -> list[Claim]:
    """The target that the clause of a rate prints, else those before it that no other rate has taken, else the next."""
    printed_targets = [
        claim
        for claim in amounts(statement.with_role(Role.TARGET, Role.PLAN))
        if (claim.role is Role.TARGET or _PLANNED.search(claim.lead)) and not EXCESS_OVER_PLAN.search(claim.lead)
    ]
    own = [target for target in printed_targets if target.at < rate.at and "," not in target.text_to(rate)]
    others = statement.with_role(Role.COMPLETION, Role.OVERRUN)
    found = own[-1:] or [target for target in nearest(printed_targets, rate) if not has_between(others, target, rate)]
    return aligned(statement, rate, found)


def _values(statement: StatementClaims, rate: Claim, target: Claim) -> list[Claim]:
    levels = [
        level
        for level in amounts(statement.with_role(Role.LEVEL, Role.PLAN), target.dimension)
        if level.at < max(rate.at, target.at) and level.at != target.at
    ]
    return nearest(levels, rate, most=4) or only_one_before(levels, rate)


def _readings_across(
    document: Document, before: StatementClaims | None, statement: StatementClaims, rate: Claim
) -> Iterator[Reading]:
    """The one target of the sentence before, for a sentence that has but one value of its measure."""
    if before is None or before.statement.paragraph != statement.statement.paragraph or subject(rate):
        return
    values = [claim for claim in nearest(amounts(statement.with_role(Role.LEVEL)), rate) if claim.at < rate.at]
    for value in values[:1]:
        targets = amounts(before.with_role(Role.TARGET), value.dimension)
        if len(targets) == 1:
            yield _reading(document, rate, value, targets[0])


def _reading(document: Document, rate: Claim, value: Claim, target: Claim) -> Reading:
    reading = share_reading(document, rate, value, target, (REACHED, TARGET))
    if rate.role is not Role.OVERRUN:
        return reading
    computed = _overrun(value.figure, target.figure)
    return replace(reading, computed=computed, expression=f"{reading.expression} − 1", formula=_overrun)


def _overrun(value: Figure, target: Figure) -> Figure:
    return share(value, target) - PERCENT


class Remainder(Computed):
    """What is left of a target after what was reached."""

    title: ClassVar = Message("剩余数与目标数、完成数", "remainder, target and what was reached")

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every remainder in a statement that prints one target and a value."""
        for statement in document.facts(StatementClaims):
            for rest in amounts(statement.with_role(Role.LEVEL)):
                if _REST.search(rest.lead):
                    yield from cls.judged(document, _remainders(document, statement.near(rest), rest))


_REST = compiled(any_of(words("comparisons", "remaining")))
LEFT = Message("剩余数", "remainder")


def _remainders(document: Document, statement: StatementClaims, rest: Claim) -> Iterator[Reading]:
    targets = [claim for claim in amounts(statement.with_role(Role.TARGET), rest.dimension) if claim.at < rest.at]
    levels = [claim for claim in amounts(statement.with_role(Role.LEVEL), rest.dimension) if claim.at < rest.at]
    for target in nearest(targets, rest) if len(targets) == 1 else ():
        for value in nearest(levels, rest, most=4):
            yield Reading(
                rest,
                (Operand(target.number, TARGET), Operand(value.number, REACHED)),
                target.figure - value.figure,
                f"{printed(document, target.number)} − {printed(document, value.number)}",
                formula=operator.sub,
            )


class Progress(Computed):
    """How much of a whole undertaking has been done: 总投资1 735万元，已完成855万元，完成50%."""

    title: ClassVar = Message("完成比例与总量、完成数", "progress, the whole and what was done")

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every rate of completion right after what was done, where the whole investment or work stands before that."""
        for statement in document.facts(StatementClaims):
            for rate in percentages(statement.with_role(Role.COMPLETION)):
                yield from cls.judged(document, _progress(document, statement.near(rate), rate))


_IS_WHOLE = compiled(any_of(words("comparisons", "whole_work")))
_OF_A_YEAR = compiled(r"年|计划|预算|目标|指标")
_IS_DONE = compiled(r"完成|投入|支付|拨付")
WHOLE = Message("总量", "whole")


def _progress(document: Document, statement: StatementClaims, rate: Claim) -> Iterator[Reading]:
    if _OF_A_YEAR.search(rate.clause) or position(statement, rate)[1] > 1:
        return
    levels = amounts(statement.with_role(Role.LEVEL))
    done = [claim for claim in nearest(levels, rate, most=1) if claim.at < rate.at and _IS_DONE.search(claim.lead)]
    for value in done:
        for whole in nearest(amounts(levels, value.dimension), value, most=3):
            if whole.at < value.at and _IS_WHOLE.search(whole.lead) and not value.figure.exceeds(whole.figure):
                yield share_reading(document, rate, value, whole, (REACHED, WHOLE))
