"""A rate that has a name, beside what was reached and out of how many: 受理104件，审结96件，审结率92.3%."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar, Self

import regex

from zongjie_lint.document import Document
from zongjie_lint.facts.claim import Claim, Role, StatementClaims
from zongjie_lint.facts.indicator import indicator_in, shared_bigrams
from zongjie_lint.figure import share
from zongjie_lint.lexicon import any_of, words
from zongjie_lint.message import Message
from zongjie_lint.relations.binding import (
    amounts,
    beside,
    nearest,
    percentages,
    subject,
    the_one_of_sentence_before,
    topic,
    with_columns,
    with_the_one_before,
)
from zongjie_lint.relations.completion import Completion
from zongjie_lint.relations.relation import Computed, Operand, Reading
from zongjie_lint.relations.share import PART, WHOLE, share_reading
from zongjie_lint.relations.working import printed

_NAME = regex.compile(r"(?P<stem>\p{Han}{1,8}?)(?:率|面|比例)(?:\p{Han}{0,4})$")
_LEADING_UP = regex.compile(rf"^(?:{any_of(words('indicators', 'leading'))})+")
_DONE = frozenset(words("comparisons", "finished"))
_DONE_WORDS = regex.compile(any_of(words("comparisons", "finished")))
_STEM = 2


@dataclass(frozen=True)
class NamedRate(Computed):
    """A rate, how many got so far, and how many there were."""

    title: ClassVar = Message("比率与其分子、分母", "rate and what it is of")

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every rate right after the number that its name speaks of, which follows a larger one of the same things."""
        held = {relation.stated.span for relation in document.facts(Completion)}
        for before, statement in with_the_one_before(document):
            for rate in percentages(statement.with_role(Role.RATE, Role.COMPLETION, Role.OTHER)):
                if rate.number.span in held:
                    continue
                readings = list(_readings(document, before, statement.near(rate), rate))
                is_certain = any(map(_is_near, readings)) or any(map(_is_more_than_all, readings))
                yield from cls.judged(document, readings, is_certain=is_certain)


def _is_near(reading: Reading) -> bool:
    """Whether a rate is so close to the computed one that it is meant to be it; far off, it is a rate of something else."""
    return abs(reading.computed.value - reading.stated.figure.value) <= _NEAR and not reading.stated.figure.is_hedged


def _is_more_than_all(reading: Reading) -> bool:
    """Whether more are said to have got so far than there were, beside a rate below all."""
    numbers = [operand.number.span for operand in reading.operands]
    apart = max(numbers).start - min(numbers).end
    return _TWICE >= reading.computed.low > _ALL > reading.stated.figure.value and apart <= _BESIDE


_ALL, _TWICE, _BESIDE = 100, 200, 8
_NEAR = 15
"""Percentage points."""


_WHOLES = (Role.LEVEL, Role.TARGET, Role.PLAN, Role.BASE)


def _readings(
    document: Document, before: StatementClaims | None, statement: StatementClaims, rate: Claim
) -> Iterator[Reading]:
    named = _NAME.search(rate.lead)
    if not named:
        return
    stem = _LEADING_UP.sub("", named["stem"]) if len(named["stem"]) > _STEM else named["stem"]
    levels = amounts(statement.with_role(Role.LEVEL))
    reached = [claim for claim in nearest(levels, rate, most=3) if claim.at < rate.at and _reaches(claim, stem)]
    for part in with_columns(reached[:1], levels):
        wholes = [
            claim
            for claim in nearest(amounts(statement.with_role(*_WHOLES), part.dimension), part)
            if claim.at < part.at
        ]
        for whole in wholes or the_one_of_sentence_before(before, part):
            if _may_be_out_of(statement, part, whole, stem):
                yield share_reading(document, rate, part, whole)
                yield from (_of_both(document, rate, part, other) for other in beside(levels, part))


def _reaches(claim: Claim, stem: str) -> bool:
    """Whether the words around a number say that so many got as far as the rate counts: 已整改 for 整改率."""
    said = claim.lead + claim.statement.after(claim.at)[:6]
    if len(stem) < _STEM:
        return False
    return stem[-_STEM:] in said or (stem[-_STEM:] in _DONE and _DONE_WORDS.search(claim.lead) is not None)


def _may_be_out_of(statement: StatementClaims, part: Claim, whole: Claim, stem: str) -> bool:
    """Whether a number may be how many there were: not fewer, and of the same things, or of things the part does not name anew."""
    own = indicator_in(subject(part).replace(stem, "").replace(stem[-_STEM:], ""))
    own = _DONE_WORDS.sub("", own)
    called = topic(statement, whole)
    beside = whole.at == part.at - 1
    return (beside or not part.figure.exceeds(whole.figure)) and (
        not called or len(own) <= _STEM or shared_bigrams(own, called) > 0
    )


def _of_both(document: Document, rate: Claim, part: Claim, other: Claim) -> Reading:
    """The rate among those who got so far and those who did not: “批捕1 368人、不捕612人，不捕率30.9%”."""
    terms = f"{printed(document, part.number)} + {printed(document, other.number)}"
    return Reading(
        rate,
        (Operand(part.number, PART), Operand(other.number, WHOLE)),
        share(part.figure, part.figure + other.figure),
        f"{printed(document, part.number)} ÷ ({terms})",
    )
