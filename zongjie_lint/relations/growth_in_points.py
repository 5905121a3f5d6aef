"""Growth of an amount that is told in percentage points, and growth that the next words call a fall."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, Self

from zongjie_lint.document import Document
from zongjie_lint.facts.claim import Claim, Role, StatementClaims
from zongjie_lint.facts.numeric_expression import NumericKind
from zongjie_lint.facts.statement import ALL_MARKS
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled
from zongjie_lint.relations.binding import percentages
from zongjie_lint.relations.relation import Relation
from zongjie_lint.relations.verdict import Verdict
from zongjie_lint.relations.working import printed

_GROWS = compiled(r"(?:平均|年均|同比|月均|累计)增长(?:了|约)?$")
_COMPARED = compiled(r"率|比重|占比|比例|增速|增幅|高于|低于|快于|慢于|好于|优于|度|指数|比全|比上|比去|较")
_NEXT_CALLS_IT = compiled(
    rf"[,(](?P<word>[降增涨跌]幅)(?:[^,。;:{ALL_MARKS}]{{0,8}}(?:回落|收窄|扩大|缩小|放缓|加深)|[^,。;:{ALL_MARKS}]{{0,8}}$)"
)
_FALLING = ("降幅", "跌幅")
_LOOKED_BACK = 40


class GrowthInPoints(Relation):
    """A rate of growth with the unit of a difference between two."""

    title: ClassVar = Message("增速的单位", "the unit of a rate of growth")

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every growth in percentage points where nothing is said that is itself a percentage."""
        for statement in document.facts(StatementClaims):
            for claim in statement.claims:
                if claim.number.kind is NumericKind.POINTS and _is_growth(claim):
                    working = f"增长的幅度用“%”：{printed(document, claim.number)}"
                    yield cls(claim.number.span, claim.number, (), None, working, Verdict.FAIL)


def _is_growth(claim: Claim) -> bool:
    start = max(0, claim.place - _LOOKED_BACK)
    clause = claim.clause[-_LOOKED_BACK:]
    return bool(_GROWS.search(claim.statement.masked, start, claim.place)) and not _COMPARED.search(clause)


class NameOfGrowth(Relation):
    """A rise that is called a fall at once after, or a fall that is called a rise."""

    title: ClassVar = Message("增长与“降幅”", "growth and what it is called next")

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every rate of growth of which the next clause names the width."""
        for statement in document.facts(StatementClaims):
            for rate in percentages(statement.with_role(Role.GROWTH)):
                named = _NEXT_CALLS_IT.match(rate.statement.masked, rate.place + 1, rate.place + _LOOKED_BACK)
                if named and rate.figure.value > 0 and not rate.figure.is_hedged:
                    falls = named["word"] in _FALLING
                    agree = falls is (rate.sign < 0)
                    working = (
                        f"{'下降' if rate.sign < 0 else '增长'}{printed(document, rate.number)}，却说“{named['word']}”"
                    )
                    verdict = Verdict.PASS if agree else Verdict.FAIL
                    yield cls(rate.number.span, rate.number, (), None, working, verdict)
