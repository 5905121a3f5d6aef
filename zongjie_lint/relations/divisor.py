"""By what a mean divides: which numbers of a statement count the persons, households or things that “人均”, “每户” speak of."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache, lru_cache

from zongjie_lint.facts.claim import Claim, Role, StatementClaims
from zongjie_lint.facts.indicator import shared_bigrams
from zongjie_lint.facts.numeric_expression import NumericKind
from zongjie_lint.facts.statement import ANY_MARK
from zongjie_lint.lexicon import any_of, lexicon
from zongjie_lint.patterns import compiled

_RECENT = 4096
"""Words of documents are kept so many, however many documents there are."""

_WINDOW = 6
"""Numbers looked at before a mean."""
_WINDOW_AFTER = 4
_KINDS = (NumericKind.AMOUNT, NumericKind.BARE, NumericKind.SMALL)
_AFTER = compiled(rf"(?:(?!{ANY_MARK})[^,。;:、()]){{0,14}}")
_ALIKE = {"attendances": "persons", "case_visits": "cases", "household_visits": "households", "家次": "家", "company_visits": "家", "场次": "场"}  # fmt: skip
_ANYTHING = ("个", "项", "处", "座")
"""Measure words that count anything, so that the noun must be the same."""


@cache
def each_words() -> str:
    """A pattern for what “均” or “每” is said of."""
    return any_of(lexicon("means")["each"])


@lru_cache(_RECENT)
def _each(word: str) -> tuple[frozenset[str], tuple[str, ...]]:
    entry = lexicon("means")["each"][word]
    return frozenset(entry["units"]), tuple(entry["nouns"])


def numbers_near(statement: StatementClaims, anchor: Claim) -> list[Claim]:
    """The amounts around a claim in its segment, also those below ten in Chinese characters; in order."""
    numbers = anchor.statement.numbers
    first, last = max(0, anchor.at - 2 * _WINDOW), min(len(numbers), anchor.at + 2 * _WINDOW)
    claims = {claim.at: claim for claim in claims_between(statement.claims, first, last)}
    found = [claims.get(at) or _small(anchor, at) for at in range(first, last) if numbers[at].kind in _KINDS]
    inside = [
        claim for claim in found if claim is not None and claim.segment == anchor.segment and claim.at != anchor.at
    ]
    before = [claim for claim in inside if claim.at < anchor.at]
    return before[-_WINDOW:] + inside[len(before) :][:_WINDOW_AFTER]


def claims_between(claims: Sequence[Claim], first: int, last: int) -> Sequence[Claim]:
    """The claims that are one of some numbers of their statement."""
    start, end = (bisect_left(claims, at, key=lambda claim: claim.at) for at in (first, last))
    return claims[start:end]


def _small(anchor: Claim, at: int) -> Claim | None:
    """A small number as a claim; only its figure and its place are asked for."""
    statement = anchor.statement
    if statement.numbers[at].figure is None:
        return None
    start, end = sorted((statement.places[at], anchor.place))
    is_inside = ";" not in statement.masked[start:end]
    return Claim(statement, at, Role.LEVEL, segment=anchor.segment if is_inside else anchor.segment + 1)


def counts_of(each: str, noun: str, claims: Sequence[Claim]) -> list[Claim]:
    """The claims that count what a mean is told for each of."""
    units, nouns = _each(each)
    return [
        claim
        for claim in claims
        if claim.number.unit in units and claim.role is not Role.MEAN and _is_named(claim, each, noun, nouns)
    ]


def _is_named(claim: Claim, each: str, noun: str, nouns: tuple[str, ...]) -> bool:
    around = around_number(claim)
    if each in _ANYTHING:
        return shared_bigrams(noun[:6], around) > 0
    return (
        not nouns
        or claim.number.unit not in ("个", "所", "家", "支", "处", "座")
        or any(word in around for word in nouns)
    )


def around_number(claim: Claim) -> str:
    """The words of a number: those before it, and those right after."""
    after = _AFTER.match(claim.statement.masked, claim.place + 1)
    return claim.lead + "|" + (after[0] if after else "")


def alike(one: Claim, other: Claim) -> bool:
    """Whether two amounts are of one measure; who came twice is a person all the same."""
    return _measure(one) == _measure(other)


def _measure(claim: Claim) -> str:
    return _ALIKE.get(claim.dimension, claim.dimension)
