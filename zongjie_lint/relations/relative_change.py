"""A change in per cent that is really the difference of two percentages, and should be told in percentage points."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from itertools import pairwise
from typing import ClassVar, Self

from zongjie_lint.document import Document
from zongjie_lint.facts.claim import Claim, Role, StatementClaims
from zongjie_lint.figure import Figure, growth
from zongjie_lint.lexicon import any_of, words
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled
from zongjie_lint.relations.binding import percentages
from zongjie_lint.relations.compared_percentages import Pair, Percentages
from zongjie_lint.relations.point_difference import BASE, LEVEL
from zongjie_lint.relations.relation import Operand, Relation
from zongjie_lint.relations.verdict import Verdict
from zongjie_lint.relations.working import printed
from zongjie_lint.span import Span

_TO = compiled(r"[到至为成]$")
_OF_A_RATE = compiled(
    rf"(?:增速|增幅|涨幅|降幅|跌幅)(?:(?!率|差距)[^,。;:])*(?:{any_of(words('percentage_steps', 'step_of_rate'))})了?$"
)


class RelativeChange(Relation):
    """Two percentages and a change between them in per cent: relative, or by mistake absolute."""

    title: ClassVar = Message("百分数之间的变动", "change between two percentages")

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every change in per cent whose two ends are percentages."""
        for statement in document.facts(StatementClaims):
            bound = Percentages(document, statement)
            for change in percentages(statement.with_role(Role.GROWTH)):
                pairs = [] if _TO.search(change.lead) else [*bound.pairs(change)]
                if pairs:
                    yield cls._judged(document, change, pairs)

    @classmethod
    def _judged(cls, document: Document, change: Claim, pairs: list[Pair]) -> Self:
        pair, verdict = min(
            ((pair, _verdict(change, pair)) for pair in pairs), key=lambda judged: _ORDER.index(judged[1])
        )
        level, base = pair.level.number, pair.base.number
        span = Span.covering(
            min(level.span, base.span, change.number.span), max(level.span, base.span, change.number.span)
        )
        operands = (Operand(level, LEVEL), Operand(base, BASE))
        return cls(span, change.number, operands, None, _working(document, change, pair), verdict)


_ORDER = (Verdict.PASS, Verdict.NOT_ASSESSABLE, Verdict.UNCERTAIN, Verdict.FAIL)


def _verdict(change: Claim, pair: Pair) -> Verdict:
    """Right if the change is relative; wrong if it is just what one percentage is less than the other."""
    if any(claim.figure.is_hedged for claim in (change, pair.level, pair.base)):
        return Verdict.NOT_ASSESSABLE
    relative = growth(pair.level.figure, pair.base.figure)
    if _exactly(abs(relative.value), change):
        return Verdict.PASS
    is_difference = _exactly(abs(pair.level.figure.value - pair.base.figure.value), change)
    return Verdict.FAIL if is_difference else Verdict.UNCERTAIN


def _exactly(value: Decimal, change: Claim) -> bool:
    return Figure.exact(value).meets(change.figure)


def _working(document: Document, change: Claim, pair: Pair) -> str:
    larger, smaller = sorted((pair.level, pair.base), key=lambda claim: claim.figure.value, reverse=True)
    difference = larger.figure.value - smaller.figure.value
    relative = abs(growth(pair.level.figure, pair.base.figure).value)
    ends = (
        f"{printed(document, larger.number)} − {printed(document, smaller.number)} = {difference.normalize():f}个百分点"
    )
    return f"{ends}，相对变动为{relative:.1f}%；文中写作{printed(document, change.number)}"


class StepOfRate(Relation):
    """A rate of growth that is said to have gone up or down by so many per cent."""

    title: ClassVar = Message("增速本身的变动", "change of a rate of growth")

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """“增速比上年加快1.2%”."""
        for statement in document.facts(StatementClaims):
            for change in percentages(statement.claims):
                if _OF_A_RATE.search(change.clause) and not change.figure.is_hedged:
                    working = f"增速之差应为百分点：{printed(document, change.number)}"
                    yield cls(change.number.span, change.number, (), None, working, Verdict.FAIL)


_RATE = compiled(r"(?:(?<!增长)率|比重|占比|比例)(?:为|达|达到|是)?$")
_THAN_LAST = compiled(
    rf"[,(](?:同比|环比|{any_of(words('rates', 'against'))})(?:提高|提升|上升|下降|降低|回落|下滑)了?"
)
_SMALL, _LARGE = 10, 50
"""Per cent: a change so small of a rate so large is rarely told in proportion to it."""


class ChangeOfRate(Relation):
    """A rate that is said to have gone up or down by so many per cent, with nothing to tell whether points are meant."""

    title: ClassVar = Message("比率本身的变动", "change of a rate")

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """“合格率96.4%，比上年提高2.1%”, where the rate of the year before is not told."""
        told = {relation.stated.span for relation in document.facts(RelativeChange)}
        for statement in document.facts(StatementClaims):
            for rate, change in pairwise(percentages(statement.claims)):
                if change.number.span not in told and _moves(rate, change):
                    working = f"比率之差应为百分点：{printed(document, change.number)}"
                    operands = (Operand(rate.number, LEVEL),)
                    yield cls(
                        Span.covering(rate.number.span, change.number.span),
                        change.number,
                        operands,
                        None,
                        working,
                        Verdict.FAIL,
                        is_probable=True,
                    )


def _moves(rate: Claim, change: Claim) -> bool:
    return (
        change.at - rate.at == 1
        and _RATE.search(rate.lead) is not None
        and _THAN_LAST.fullmatch(rate.text_to(change)) is not None
        and rate.figure.value >= _LARGE
        and change.figure.value <= _SMALL
        and not change.figure.is_hedged
    )
