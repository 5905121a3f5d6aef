"""A price for each beside their number and what all came to: 单价 × 数量 = 合计."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import groupby
from typing import ClassVar, Self

import regex

from zongjie_lint.document import Document
from zongjie_lint.facts.claim import Claim, Role, StatementClaims
from zongjie_lint.figure import Figure
from zongjie_lint.lexicon import any_of, words
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled
from zongjie_lint.record import Record
from zongjie_lint.relations.divisor import alike, around_number, counts_of, each_words, numbers_near
from zongjie_lint.relations.mean import NUMBER
from zongjie_lint.relations.period_length import period_lengths
from zongjie_lint.relations.quotient import Quotient, worth_judging
from zongjie_lint.relations.relation import Computed, Operand
from zongjie_lint.relations.working import printed
from zongjie_lint.units import dimension_of, factor_of, is_counted

PRICE = Message("单价", "price for each")
_TIMES = compiled(r"每(?P<time>年|月|天|日|次|学期|学年|季度|期|周)")
_TOTAL = compiled(any_of(words("means", "total")))
_PARTIAL = compiled(any_of(words("means", "partial")))
_POPULATION = compiled(any_of(words("means", "population")))
_FARTHEST = 5
_MONEY = ("money", "dollars")
_MONTHS = range(1, 13)
_LONGEST = 30


class Price(Record):
    """An amount for each, what it is for each of, and how often it is paid."""

    claim: Claim
    each: str
    """Empty where the words do not tell."""
    noun: str
    time: str
    is_mean: bool = False


class UnitPrice(Computed):
    """A total, and the price and the number of which it is the product."""

    title: ClassVar = Message("单价×数量", "price times number")

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every price for each with a number and a total beside it."""
        for statement in document.facts(StatementClaims):
            for _, several in groupby(_prices(statement), key=lambda price: price.claim.segment):
                prices = list(several)
                taken = {price.claim.at for price in prices}
                for price in prices:
                    readings = list(_readings(document, statement, price, taken))
                    yield from cls.judged(document, worth_judging(_of_one_total(readings)))


def _of_one_total(readings: Sequence[Quotient]) -> list[Quotient]:
    """The readings of the sure total, and of others those that fit."""
    sure = [reading for reading in readings if reading.is_sure]
    return [reading for reading in readings if not sure or reading.stated is sure[0].stated or reading.holds]


@cache
def _cue() -> regex.Pattern[str]:
    each = each_words()
    return compiled(
        rf".*?(?P<mean>平均到?)?每一?(?P<each>{each})(?![年月天日次]均)(?P<noun>[^平均]*)|.*?(?P<mean>(?<![全各该本])(?P<each>{each})均)(?P<noun>(?!已|在|不|未)[^均]*)"
    )


@cache
def _after() -> regex.Pattern[str]:
    return compiled(rf"/(?P<each>{each_words()})")


def _prices(statement: StatementClaims) -> Iterator[Price]:
    for claim in statement.with_role(Role.MEAN, Role.LEVEL):
        lead = claim.lead[-_LONGEST:]
        found = _cue().fullmatch(lead) or _after().match(claim.statement.masked, claim.place + 1)
        time = _TIMES.search(lead)
        if found:
            named = found.groupdict()
            yield Price(
                claim, found["each"], named.get("noun") or "", time["time"] if time else "", bool(named.get("mean"))
            )
        elif "单价" in lead:
            yield Price(claim, "", "", "")


def _readings(document: Document, statement: StatementClaims, price: Price, taken: set[int]) -> Iterator[Quotient]:
    near = [
        claim
        for claim in numbers_near(statement, price.claim)
        if claim.role is not Role.BASE and claim.figure.value > 0
    ]
    totals = [claim for claim in near if claim.at not in taken and alike(claim, price.claim)]
    counts = [claim for claim in _counts(price, near) if not alike(claim, price.claim)]
    for total in totals:
        for count in counts:
            if price.is_mean and min(count.at, total.at) < price.claim.at:
                continue
            is_sure = len(counts) == 1 and len(taken) == 1 and _belong_together(price, count, total, totals)
            for times, is_told in _times(document, price):
                yield _reading(document, price, count, total, times, is_sure=is_sure and is_told)


def _counts(price: Price, near: Sequence[Claim]) -> list[Claim]:
    if price.each:
        return counts_of(price.each, price.noun, near)
    return [claim for claim in near if is_counted(claim.number.unit)]


def _reading(document: Document, price: Price, count: Claim, total: Claim, times: int, *, is_sure: bool) -> Quotient:
    factor = f" × {times}" if times != 1 else ""
    unit = price.each if dimension_of(price.each) == count.dimension else count.number.unit
    number = count.figure.times(1 / factor_of(unit))
    return Quotient(
        total,
        (Operand(price.claim.number, PRICE), Operand(count.number, NUMBER)),
        _paid(price) * number * Figure.exact(times),
        f"{printed(document, price.claim.number)} × {printed(document, count.number)}{factor}",
        is_sure,
    )


def _paid(price: Price) -> Figure:
    """A price is meant as it is printed, unless it was reckoned or has decimals."""
    figure, scale = price.claim.figure, price.claim.number.scale
    is_whole = not figure.is_hedged and figure.high - figure.low == scale
    return Figure.exact(figure.value) if is_whole and not price.is_mean else figure


def _times(document: Document, price: Price) -> Iterator[tuple[int, bool]]:
    """How often a price may have been paid, and whether the words tell so."""
    lengths = period_lengths(document, price.claim)
    if price.time in ("", "年", "学年"):
        yield 1, True
    if price.time == "月":
        yield from ((length.months, False) for length in lengths if length.months)
    days = [length.days for length in lengths if length.days]
    if price.time in ("天", "日"):
        yield from ((count, len(days) == 1) for count in days)
    told = (
        {length.months // 12 for length in lengths}
        | {length.months for length in lengths}
        | {length.days for length in lengths}
    )
    yield from ((times, False) for times in sorted(told | set(_MONTHS if price.time == "月" else ())) if times > 1)


def _belong_together(price: Price, count: Claim, total: Claim, totals: Sequence[Claim]) -> bool:
    """Whether nothing tells of another price, another number or only a part of what was paid."""
    claims = sorted((price.claim, count, total), key=lambda claim: claim.at)
    between = claims[0].clause + claims[0].text_to(claims[-1]) + total.statement.after(claims[-1].at)
    others = [claim for claim in totals if claim is not total and claims[0].at < claim.at < claims[-1].at]
    return (
        price.claim.dimension in _MONEY
        and (not price.is_mean or claims[-1].at - price.claim.at == 2)
        and claims[-1].at - claims[0].at <= _FARTHEST
        and count.role is not Role.CHANGE
        and total.role is Role.LEVEL
        and bool(_TOTAL.search(total.lead))
        and not others
        and not _PARTIAL.search(between)
        and not _POPULATION.search(around_number(count))
    )
