"""Total receipts less total expenditure is the balance."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar, Self

import regex

from zongjie_lint.document import Document
from zongjie_lint.facts.claim import Claim, Role, StatementClaims
from zongjie_lint.lexicon import any_of, words
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled
from zongjie_lint.relations.binding import amounts
from zongjie_lint.relations.relation import Computed, Operand, Reading
from zongjie_lint.relations.working import printed

RECEIPTS = Message("收入", "receipts")
EXPENDITURE = Message("支出", "expenditure")
_END = r"(?:共计|分别|完成|实现|达到|为|达|共|是)*$"
_RECEIPTS = compiled(rf"(?:收入(?:总计|合计|总额)|总收入){_END}")
_EXPENDITURE = compiled(rf"(?:支出(?:总计|合计|总额)|总支出){_END}")
_BALANCE = compiled(rf"(?:结余|节余|盈余|结转(?:至|到)?(?:下年|次年|明年|下年度)?(?:支出|使用)?){_END}")
_CARRIED = compiled(any_of(words("identities", "carried")))
_LONGEST = 40
"""How many amounts of a statement are looked at."""


class Balance(Computed):
    """Total receipts, total expenditure and what is left."""

    title: ClassVar = Message("收入总计、支出总计与结余", "receipts, expenditure and balance")

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every balance after both totals, of one account."""
        for statement in document.facts(StatementClaims):
            claims = [claim for claim in amounts(statement.claims, "money")[:_LONGEST] if claim.role is not Role.BASE]
            for at, claim in enumerate(claims):
                if _BALANCE.search(claim.lead) and not _CARRIED.search(claim.clause):
                    yield from cls.judged(document, _readings(document, claims[:at], claims[at:]))


def _readings(document: Document, before: Sequence[Claim], rest: Sequence[Claim]) -> Iterator[Reading]:
    receipts, expenditure = _last(before, _RECEIPTS), _last(before, _EXPENDITURE)
    if receipts is None or expenditure is None or _others(before, receipts, expenditure):
        return
    operands = (Operand(receipts.number, RECEIPTS), Operand(expenditure.number, EXPENDITURE))
    difference = receipts.figure - expenditure.figure
    written = f"{printed(document, receipts.number)} − {printed(document, expenditure.number)}"
    yield Reading(rest[0], operands, difference, written)
    for other in rest[1:2]:
        if _BALANCE.search(other.lead):
            left = f"{written} − {printed(document, other.number)}"
            yield Reading(rest[0], (*operands, Operand(other.number, EXPENDITURE)), difference - other.figure, left)


def _last(claims: Sequence[Claim], pattern: regex.Pattern[str]) -> Claim | None:
    return next((claim for claim in reversed(claims) if pattern.search(claim.lead)), None)


def _others(claims: Sequence[Claim], receipts: Claim, expenditure: Claim) -> bool:
    """Whether something else is told after both totals that may belong to the account: a balance before this, a transfer."""
    last = max(receipts.at, expenditure.at)
    return any(claim.at > last for claim in claims) or expenditure.segment != receipts.segment
