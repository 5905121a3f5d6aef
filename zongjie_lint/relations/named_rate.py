"""A rate that has a name, beside what was reached and out of how many: 受理104件，审结96件，审结率92.3%."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import ClassVar, Self

from zongjie_lint.document import Document
from zongjie_lint.facts.claim import Claim, Role, StatementClaims
from zongjie_lint.facts.indicator import indicator_in, shared_bigrams
from zongjie_lint.facts.numeric_expression import NumericKind
from zongjie_lint.facts.statement import ALL_MARKS, MARKS
from zongjie_lint.figure import share
from zongjie_lint.lexicon import any_of, words
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled
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
from zongjie_lint.units import is_counted

_NAME = compiled(r"(?P<stem>\p{Han}{1,8}?)(?:率|面|比例)(?:\p{Han}{0,4})$")
_LEADING_UP = compiled(rf"^(?:{any_of(words('indicators', 'leading'))})+")
_DONE = frozenset(words("comparisons", "finished"))
_DONE_WORDS = compiled(any_of(words("comparisons", "finished")))
_STEM = 2
_COUNTS = MARKS[NumericKind.AMOUNT] + MARKS[NumericKind.BARE]


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
                near = statement.near(rate)
                readings = [*_readings(document, before, near, rate)] or [*_readings_after(document, near, rate)]
                readings.sort(key=_distance)
                is_certain = any(map(_is_near, readings)) or any(map(_is_more_than_all, readings))
                is_probable = all(map(_counts_papers, readings))
                yield from cls.judged(document, readings, is_certain=is_certain, is_probable=is_probable)


def _distance(reading: Reading) -> Decimal:
    return abs(reading.computed.value - reading.stated.figure.value)


def _counts_papers(reading: Reading) -> bool:
    """Whether a rate is reckoned from papers of people, who may not be the people that were told before."""
    return reading.operands[0].number.unit in _PAPERS and reading.operands[1].number.unit == "人"


def _is_near(reading: Reading) -> bool:
    """Whether a rate is so close to the computed one that it is meant to be it; far off, it is a rate of something else."""
    return _distance(reading) <= _NEAR and not reading.stated.figure.is_hedged


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
        levels_before = amounts(statement.with_role(*_WHOLES))
        wholes = [
            claim
            for claim in nearest(levels_before, part, most=_MOST_NEAR)
            if claim.at < part.at and (claim.dimension == part.dimension or _has_one_each(claim, part, stem))
        ]
        for whole in wholes or the_one_of_sentence_before(before, part):
            if _has_one_each(whole, part, stem) or _may_be_out_of(statement, part, whole, stem):
                yield share_reading(document, rate, part, whole)
                yield from (_of_both(document, rate, part, other) for other in beside(levels, part))


_SPELLED_OUT = compiled(
    rf"[,(](?:即|也就是|就是)?(?:在)?[^,。;:(){ALL_MARKS}]{{0,8}}(?P<whole>[{_COUNTS}])(?:[^,。;:(){ALL_MARKS}]{{0,10}}[中里][,]?(?:有|已)?|[,、](?:实际?|已|现已|其中)?)[^,。;:(){ALL_MARKS}]{{0,8}}(?P<part>[{_COUNTS}])(?=[^,。;:(){ALL_MARKS}]{{0,6}}[,。;)])"
)
"""“达到86.2%，即31.7万会员中已认证26.2万人”, “91.0%（应检1 200台，实检1 092台）”."""


def _readings_after(document: Document, statement: StatementClaims, rate: Claim) -> Iterator[Reading]:
    """What a rate was reckoned from, where the words right after it spell that out."""
    said, named = _SPELLED_OUT.match(statement.statement.masked, rate.place + 1), _NAME.search(rate.lead)
    if not said or not named:
        return
    by_place = {claim.place: claim for claim in statement.with_role(*_WHOLES)}
    whole, part = by_place.get(said.start("whole")), by_place.get(said.start("part"))
    if whole and part and _are_of_one_kind(whole, part) and set(named["stem"][-_STEM:]) & set(part.lead):
        yield share_reading(document, rate, part, whole)


def _are_of_one_kind(whole: Claim, part: Claim) -> bool:
    """Whether two amounts have one measure, or the first but a name: “31.7万会员中已认证26.2万人”."""
    return whole.dimension == part.dimension or (whole.number.kind is NumericKind.BARE and is_counted(part.number.unit))


def _reaches(claim: Claim, stem: str) -> bool:
    """Whether the words around a number say that so many got as far as the rate counts: 已整改 for 整改率."""
    said = claim.lead + claim.statement.after(claim.at)[:6]
    if len(stem) < _STEM:
        return False
    return (
        stem[-_STEM:] in said
        or _is_spelled_out(stem, claim)
        or (stem[-_STEM:] in _DONE and _DONE_WORDS.search(claim.lead) is not None)
    )


def _is_spelled_out(stem: str, claim: Claim) -> bool:
    """Whether papers are counted by the words of a rate: 建立档案 for 建档率."""
    return claim.number.unit in _PAPERS and all(character in claim.lead for character in stem)


def _has_one_each(whole: Claim, part: Claim, stem: str) -> bool:
    """Whether people are told and right after that how many papers they have, by the words of the rate: 建立档案39.7万份 for 建档率."""
    return (
        (whole.number.unit, whole.at) == ("人", part.at - 1)
        and part.number.unit in _PAPERS
        and _is_spelled_out(stem, part)
    )


_PAPERS = ("份", "张", "本")
_MOST_NEAR = 6


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
