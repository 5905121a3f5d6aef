"""Contributions to a growth: they add up to 100 %, and points of it divided by the growth are the rate of contribution."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar, Self

import regex

from zongjie_lint.document import Document
from zongjie_lint.facts.claim import Claim, Role, StatementClaims
from zongjie_lint.facts.numeric_expression import NumericKind
from zongjie_lint.figure import PERCENT, share
from zongjie_lint.lexicon import lexicon
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled
from zongjie_lint.relations.binding import percentages
from zongjie_lint.relations.composition import SharesOfWhole
from zongjie_lint.relations.percentage_list import PercentageList, percentage_lists
from zongjie_lint.relations.relation import Computed, Operand, Reading
from zongjie_lint.relations.verdict import Verdict
from zongjie_lint.relations.working import printed

POINTS = Message("拉动点数", "points contributed")
GROWTH = Message("总体增速", "growth of the whole")
_RATE = compiled(r"贡献率|贡献度|贡献份额")
_FULL = compiled(r"贡献率|贡献度")
_PULLS = compiled(r"拉动(?P<whole>[^,。;:、]{0,14}?)(?:增长|上升|增速)?(?:约|了|达|为)*$")
_OF_ALL = "生产总值|GDP|经济|总量|全市|全县|全省|全区"
_OWN_PULL = compiled(r"拉动|贡献")


class ContributionSum(SharesOfWhole):
    """The contributions of all parts of a growth."""

    title: ClassVar = Message("贡献率合计", "sum of contributions")

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every list of contributions of a full set of parts."""
        for statement in document.facts(StatementClaims):
            for found in percentage_lists(document, statement):
                if _is_full_set(found):
                    yield cls.added(document, found, _verdict(found))


def _is_full_set(found: PercentageList) -> bool:
    text = found.heads[0] if found.is_respective else ",".join(found.heads)
    if not _FULL.search(found.heads[0]):
        return False
    sets = lexicon("identities")["contributions"]
    full = any(len(names) == len(found.claims) and all(name in text for name in names) for names in sets)
    return full or (
        len(found.claims) == 3 and compiled(r"一、(?:第)?二、(?:第)?三次?产|三次产业").search(text) is not None
    )


def _verdict(found: PercentageList) -> Verdict:
    if found.is_hedged:
        return Verdict.NOT_ASSESSABLE
    if found.sum.meets(PERCENT):
        return Verdict.PASS if found.sum.value == PERCENT.value else Verdict.ROUNDING
    return Verdict.FAIL


class Contribution(Computed):
    """The points by which a part raises a growth, that growth, and the rate of contribution."""

    title: ClassVar = Message("贡献率与拉动点数", "contribution and points")

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every rate of contribution in a statement that has the points and the growth."""
        for statement in document.facts(StatementClaims):
            rates = [claim for claim in percentages(statement.claims) if _RATE.search(claim.lead)]
            pulls = [claim for claim in statement.claims if _is_pull(claim)]
            if len(rates) == 1 and len(pulls) == 1:
                yield from cls.judged(document, _readings(document, statement, rates[0], pulls[0]))


def _is_pull(claim: Claim) -> bool:
    return claim.number.kind is NumericKind.POINTS and bool(_PULLS.search(claim.clause))


def _readings(document: Document, statement: StatementClaims, rate: Claim, pull: Claim) -> Iterator[Reading]:
    growths = [claim for claim in percentages(statement.with_role(Role.GROWTH)) if claim.sign > 0]
    for growth in _of_whole(growths, pull):
        yield Reading(
            rate,
            (Operand(pull.number, POINTS), Operand(growth.number, GROWTH)),
            share(pull.figure, growth.figure),
            f"{printed(document, pull.number)} ÷ {printed(document, growth.number)}",
        )


def _of_whole(growths: Sequence[Claim], pull: Claim) -> Iterable[Claim]:
    """The growths that may be that of the whole: of what is pulled, if it is named."""
    match = _PULLS.search(pull.clause)
    whole = match["whole"] if match else ""
    pattern = _OF_ALL if not whole or compiled(_OF_ALL).search(whole) else regex.escape(whole)
    named = [
        claim for claim in growths if regex.compile(pattern).search(claim.lead) and not _OWN_PULL.search(claim.lead)
    ]
    if not whole:
        named = named or [claim for claim in growths[:1] if claim.at < pull.at]
    return [claim for claim in named if claim.at != pull.at]
