"""A mean beside its total and its number: 人均, 户均, 平均每家 = total ÷ number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import ClassVar, Self

import regex

from zongjie_lint.document import Document
from zongjie_lint.facts.claim import Claim, Role, StatementClaims
from zongjie_lint.figure import total
from zongjie_lint.lexicon import any_of, words
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled
from zongjie_lint.relations.divisor import alike, around_number, claims_between, counts_of, each_words, numbers_near
from zongjie_lint.relations.mean_claim import MeanClaim, is_prescribed, mean_claims
from zongjie_lint.relations.quotient import Quotient, worth_judging
from zongjie_lint.relations.relation import Computed, Operand
from zongjie_lint.relations.working import printed
from zongjie_lint.units import factor_of

TOTAL = Message("总数", "total")
NUMBER = Message("个数", "number")
_LONGEST = 30


class Mean(Computed):
    """A mean and the two numbers it is the quotient of."""

    title: ClassVar = Message("平均数", "mean")

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every mean whose total and number are told beside it."""
        previous: StatementClaims | None = None
        for statement in document.facts(StatementClaims):
            near = previous if previous and previous.statement.paragraph == statement.statement.paragraph else None
            for mean in mean_claims(statement, mean_cue()):
                found = list(cls.judged(document, worth_judging(_readings(document, statement, mean))))
                yield from found or cls.judged(document, worth_judging(_across(document, near, statement, mean)))
            previous = statement


@cache
def mean_cue() -> regex.Pattern[str]:
    """What a mean for each of something is told by."""
    each = each_words()
    return compiled(
        rf"(?P<before>.*?)(?:平均(?:到)?每一?(?P<each>{each})|每一?(?P<each>{each})[^均]{{0,6}}平均|(?<![全各该本两几])(?P<each>{each})均(?!衡|等|匀|为全|已|在|不|未))(?P<subject>.*)"
    )


_RECKONED = compiled(any_of(words("means", "reckoned")))
_POPULATION = compiled(any_of(words("means", "population")))
_FARTHEST = 4


def _readings(document: Document, statement: StatementClaims, mean: MeanClaim) -> Iterator[Quotient]:
    near = [claim for claim in numbers_near(statement, mean.claim) if _may_be_operand(claim)]
    totals = [claim for claim in near if alike(claim, mean.claim)]
    counts = counts_of(mean.each, mean.words_after, near)
    for number in counts:
        for amount in sorted(totals, key=lambda claim: abs(claim.at - mean.claim.at)):
            if amount.at != number.at:
                yield _reading(document, mean, [amount], [number], is_sure=_belong_together(mean, amount, number))
    for several in _runs(counts):
        yield from (_reading(document, mean, [amount], several, is_sure=False) for amount in totals)
    for several in _runs(totals):
        yield from (_reading(document, mean, several, [number], is_sure=False) for number in counts)


def _may_be_operand(claim: Claim) -> bool:
    return claim.role not in (Role.MEAN, Role.BASE) and claim.figure.value > 0


def _reading(
    document: Document, mean: MeanClaim, totals: Sequence[Claim], counts: Sequence[Claim], *, is_sure: bool
) -> Quotient:
    number = total(claim.figure for claim in counts).times(1 / factor_of(mean.each))
    return Quotient(
        mean.claim,
        tuple(Operand(claim.number, TOTAL) for claim in totals)
        + tuple(Operand(claim.number, NUMBER) for claim in counts),
        total(claim.figure for claim in totals) / number,
        f"{_added(document, totals)} ÷ {_added(document, counts)}",
        is_sure,
    )


def _added(document: Document, claims: Sequence[Claim]) -> str:
    terms = " + ".join(printed(document, claim.number) for claim in claims)
    return f"({terms})" if len(claims) > 1 else terms


def _runs(claims: Sequence[Claim]) -> list[Sequence[Claim]]:
    """Neighbours that may have been added up: two, or all."""
    pairs = [claims[at : at + 2] for at in range(len(claims) - 1)]
    return [*pairs, claims] if len(claims) > 2 else pairs


def _belong_together(mean: MeanClaim, amount: Claim, number: Claim) -> bool:
    return (
        _are_levels(amount, number)
        and mean.names_nothing_but(around_number(amount) + amount.clause + around_number(number))
        and _is_whole(mean, amount, number)
        and _stand_together(mean, amount, number)
    )


def _is_whole(mean: MeanClaim, amount: Claim, number: Claim) -> bool:
    """Whether the number is one of those among whom the total was shared out, and the total all of it."""
    is_population = bool(_POPULATION.search(around_number(number)))
    if _RECKONED.search(mean.words_after) and is_population:
        return False
    return not is_population or mean.claim.at - number.at == 1 or (bool(mean.subject) and mean.subject in amount.lead)


def _stand_together(mean: MeanClaim, amount: Claim, number: Claim) -> bool:
    first, last = sorted((amount, number), key=lambda claim: claim.at)
    at = mean.claim.at
    if last.at < at:
        return mean.is_beside(last) and at - first.at <= _FARTHEST and "其中" not in amount.text_to(number)
    if first.at > at:
        return mean.opens and last.at - at <= 2
    return last.at == at + 1 and (_in_bracket(mean.claim, last) or _is_summed_up(mean.claim, first, last))


_SUMMED_UP = compiled(r",(?:合计|共计|总计|共|总共)[^,。;:、()]{0,6}")


def _is_summed_up(mean: Claim, number: Claim, amount: Claim) -> bool:
    """Whether a total follows the mean of a number right before it: 带动农户320户，户均增收8 600元，合计增收275.2万元."""
    statement = mean.statement
    return (
        mean.at - number.at == 1
        and _SUMMED_UP.fullmatch(mean.text_to(amount)) is not None
        and "含" not in statement.after(amount.at)
        and all(each.dimension != amount.dimension for each in statement.numbers[: number.at])
    )


def _in_bracket(mean: Claim, claim: Claim) -> bool:
    between = mean.text_to(claim)
    return between[:1] == "(" and ")" not in between


def _across(
    document: Document, previous: StatementClaims | None, statement: StatementClaims, mean: MeanClaim
) -> Iterator[Quotient]:
    """One of the two beyond the semicolon or in the sentence before; only where nothing else may be meant."""
    near = numbers_near(statement, mean.claim)
    farther = _farther(previous, statement, mean)
    totals = [claim for claim in near if alike(claim, mean.claim)]
    counts = counts_of(mean.each, mean.words_after, near)
    if totals and not counts:
        counts, is_sure = counts_of(mean.each, mean.words_after, farther), _is_only_total(mean, totals)
    elif counts and not totals:
        totals = [
            claim for claim in farther if alike(claim, mean.claim) and mean.subject and mean.subject in claim.lead
        ]
        is_sure = (
            len(counts) == 1
            and mean.is_beside(counts[0])
            and mean.names_nothing_but(around_number(counts[0]) + mean.subject)
        )
    else:
        return
    if len(counts) == len(totals) == 1 and _may_be_operand(totals[0]) and _may_be_operand(counts[0]):
        is_sure = (
            is_sure and not _POPULATION.search(around_number(counts[0])) and not _RECKONED.search(mean.words_after)
        )
        yield _reading(document, mean, totals, counts, is_sure=is_sure and _are_levels(totals[0], counts[0]))


def _farther(previous: StatementClaims | None, statement: StatementClaims, mean: MeanClaim) -> list[Claim]:
    """The numbers beyond: of the segment before, else of the sentence before."""
    before = claims_between(statement.claims, mean.claim.at - 4 * _FARTHEST, mean.claim.at)
    beyond = [claim for claim in before if claim.segment == mean.claim.segment - 1]
    return beyond[-2 * _FARTHEST :] or list(previous.claims[-_FARTHEST:] if previous else ())


def _is_only_total(mean: MeanClaim, totals: Sequence[Claim]) -> bool:
    """Whether a single total stands before the mean, and bears its name or counts what the same people did."""
    total_claim = totals[0]
    if (
        len(totals) != 1
        or total_claim.at > mean.claim.at
        or not mean.is_beside(total_claim)
        or is_prescribed(total_claim)
    ):
        return False
    if mean.subject:
        return mean.subject in total_claim.clause
    return mean.claim.dimension not in ("money", "dollars") and mean.names_nothing_but(total_claim.clause)


def _are_levels(*claims: Claim) -> bool:
    return all(claim.role in (Role.LEVEL, Role.PLAN) for claim in claims)
