"""A rate of a small sample: of 28 things none, one, two … pass, and only so many rates are possible."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import ROUND_FLOOR, Decimal
from itertools import pairwise
from typing import ClassVar, Self

from zongjie_lint.document import Document
from zongjie_lint.facts.claim import Claim, Role, StatementClaims
from zongjie_lint.facts.indicator import shared_bigrams
from zongjie_lint.facts.numeric_expression import NumericKind
from zongjie_lint.figure import share
from zongjie_lint.lexicon import any_of, words
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled
from zongjie_lint.relations.binding import amounts
from zongjie_lint.relations.relation import Operand, Relation
from zongjie_lint.relations.verdict import Verdict
from zongjie_lint.relations.working import printed
from zongjie_lint.span import Span
from zongjie_lint.units import is_counted

SAMPLE = Message("样本数", "size of the sample")
_DRAWN = compiled(any_of(words("samples", "drawn")))
_PASSING = compiled(
    rf"^[^,。;:()、和及]{{0,6}}[,](?P<of>[^,。;:()、]{{0,4}}){any_of(words('samples', 'passing'))}(?:为|达|达到|是|仅为|只有|仅)?$"
)
_NOT_OF_THE_SAMPLE = compiled(any_of(words("samples", "not_of_the_sample")))
_OF_OTHER_THINGS = compiled(any_of(words("samples", "of_other_things")))
_FEWEST = 3
_HUNDRED = Decimal(100)
_ROUND = 5


class ProportionOfCount(Relation):
    """A rate and the size of the sample it was found in."""

    title: ClassVar = Message("样本数与比率", "sample and rate")

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every rate right after the number of things that were looked at."""
        for statement in document.facts(StatementClaims):
            for sample, rate in _pairs(statement):
                is_impossible = _is_impossible(sample, rate)
                yield cls(
                    Span.covering(sample.number.span, rate.number.span),
                    rate.number,
                    (Operand(sample.number, SAMPLE),),
                    None,
                    _working(document, sample, rate, is_impossible),
                    Verdict.FAIL if is_impossible else Verdict.PASS,
                )


def _pairs(statement: StatementClaims) -> Iterator[tuple[Claim, Claim]]:
    for sample, rate in pairwise(statement.claims):
        is_beside = rate.at == sample.at + 1 and rate.number.kind is NumericKind.PERCENT
        is_its = is_beside and _is_sample(sample) and _is_coarse(sample, rate) and _is_of(sample, rate)
        if is_its and not _is_what_passed(statement, sample, rate):
            yield sample, rate


def _is_what_passed(statement: StatementClaims, sample: Claim, rate: Claim) -> bool:
    """Whether the rate is that of what was counted, out of a larger number before: 培训62人，考核合格59人，合格率95.2%."""
    larger = (claim for claim in amounts(statement.claims, sample.dimension) if claim.at < sample.at)
    return any(
        share(sample.figure, whole.figure).meets(rate.figure) for whole in larger if whole.figure.exceeds(sample.figure)
    )


def _is_sample(sample: Claim) -> bool:
    is_count = sample.number.kind is NumericKind.AMOUNT and is_counted(sample.number.unit)
    is_exact = sample.figure.low == sample.figure.high and sample.role is Role.LEVEL
    return (
        is_count
        and is_exact
        and sample.figure.value >= _FEWEST
        and "未" not in sample.lead
        and _DRAWN.search(sample.lead) is not None
    )


def _is_coarse(sample: Claim, rate: Claim) -> bool:
    """Whether the rates that the sample allows lie farther apart than the rate is printed, and it is not a round one."""
    digit = rate.figure.high - rate.figure.low
    is_round = digit == 1 and rate.figure.value % _ROUND == 0
    is_plain = not rate.figure.is_hedged and 0 < digit <= 1 and 0 < rate.figure.value < _HUNDRED
    return is_plain and not is_round and sample.figure.value * digit < _HUNDRED


def _is_of(sample: Claim, rate: Claim) -> bool:
    """Whether the rate is one of just this sample, as far as the words tell."""
    wording = _PASSING.search(sample.text_to(rate))
    if not wording or _NOT_OF_THE_SAMPLE.search(sample.clause + sample.text_to(rate)):
        return False
    is_other = _OF_OTHER_THINGS.search(wording["of"]) and not shared_bigrams(wording["of"], sample.lead)
    return not is_other


def _is_impossible(sample: Claim, rate: Claim) -> bool:
    """Whether no whole number of things gives the rate, be it rounded or cut off."""
    size, digit = sample.figure.value, rate.figure.high - rate.figure.low
    passing = rate.figure.value * size / _HUNDRED
    candidates = (passing.to_integral_value() + step for step in (-1, 0, 1))
    return all(abs(count * _HUNDRED / size - rate.figure.value) >= digit for count in candidates)


def _working(document: Document, sample: Claim, rate: Claim, is_impossible: bool) -> str:
    """The rates next to the one stated, or the number of things that makes it."""
    passing = rate.figure.value * sample.figure.value / _HUNDRED
    if not is_impossible:
        return _share(passing.to_integral_value(), sample, rate)
    below = passing.to_integral_value(rounding=ROUND_FLOOR)
    return (
        f"{_share(below, sample, rate)}，{_share(below + 1, sample, rate)}，没有一个是{printed(document, rate.number)}"
    )


def _share(count: Decimal, sample: Claim, rate: Claim) -> str:
    digit = rate.figure.high - rate.figure.low
    return f"{count} ÷ {sample.figure.value} = {(count * _HUNDRED / sample.figure.value).quantize(digit.normalize())}%"
