"""A rate of growth beside two levels, or beside a level and its increase: v ÷ v₀ − 1 and d ÷ (v − d)."""

from __future__ import annotations

import operator
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import ClassVar, Self

from zongjie_lint.document import Document, Fact
from zongjie_lint.facts.claim import Claim, Role, StatementClaims
from zongjie_lint.facts.period import Anchor
from zongjie_lint.figure import PERCENT, Figure, growth, share
from zongjie_lint.lexicon import any_of, words
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled
from zongjie_lint.record import Record, lazily, replace
from zongjie_lint.relations.binding import (
    THAN_DATE,
    Comparison,
    aligned,
    amounts,
    comparison_in,
    has_between,
    levels_of_earlier_times,
    may_be_called,
    may_compare,
    nearest,
    only_one_before,
    percentages,
    subject,
    time_of,
    topic,
)
from zongjie_lint.relations.claim_index import ANY_AMOUNT, PERCENTAGES, with_the_one_before
from zongjie_lint.relations.relation import Computed, Operand, Reading
from zongjie_lint.relations.share import share_reading
from zongjie_lint.relations.working import printed
from zongjie_lint.span import Span

LEVEL = Message("本期数", "level")
BASE = Message("基数", "base")
INCREASE = Message("增减数", "change")
_REAL = compiled(any_of(words("comparisons", "real_growth")))
_REAL_WORDING = compiled(any_of(words("comparisons", "real_growth_wording")))
_LOOKED_BACK = 60
_REACHED = compiled(
    r"(?![,、(]?其中)[,、(]?\p{Han}{0,8}?(?:达|达到|增至|升至|降至|减至|完成|实现|由|从|为|至|到|今年|本年|本期|全年|总数|总量|共)[^,。;]*|的[^,。;()]{1,14}\([^,。;]{0,10}"
)


class GrowthRate(Fact, Record, dict=True):
    """A rate of growth that can be found again from printed levels: not one in constant prices."""

    span: Span
    rate: Claim
    statement: StatementClaims
    before: StatementClaims | None
    """The statement before."""

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every such rate."""
        for before, statement in with_the_one_before(document, Role.GROWTH, kinds=PERCENTAGES):
            for rate in _rates_of_growth(statement):
                yield cls(rate.number.span, rate, statement, before)

    @lazily
    def near(self) -> StatementClaims:
        """As much of its statement as may belong to it."""
        return self.statement.near(self.rate)


class GrowthFromBase(Computed):
    """A rate of growth and the two levels it is told of."""

    title: ClassVar = Message("增速与两期数值", "rate of growth and both levels")

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every rate of growth in a statement that also gives the base."""
        for told in document.facts(GrowthRate):
            yield from cls.judged(document, _from_base(document, told.before, told.near, told.rate))


class GrowthFromIncrease(Computed):
    """A rate of growth, the level reached and by how much it rose."""

    title: ClassVar = Message("增速与增减数", "rate of growth and the change")

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every rate of growth right beside an increase, where no base is told to hold it against."""
        held = {relation.stated.span for relation in document.facts(GrowthFromBase)}
        for told in document.facts(GrowthRate):
            near, rate = told.near, told.rate
            if told.span not in held:
                readings = [*_from_base_and_increase(document, near, rate), *_from_increase(document, near, rate)]
                yield from cls.judged(document, readings)


class Increase(Computed):
    """Two levels and the difference between them."""

    title: ClassVar = Message("增减数与两期数值", "change and both levels")

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every increase of a level whose base stands beside it."""
        for before, statement in with_the_one_before(document, Role.CHANGE, kinds=ANY_AMOUNT):
            for change in amounts(statement.with_role(Role.CHANGE)):
                yield from cls.judged(document, _difference(document, before, statement.near(change), change))


def _rates_of_growth(statement: StatementClaims) -> Iterator[Claim]:
    for rate in percentages(statement.with_role(Role.GROWTH)):
        if not is_in_constant_prices(rate) and not _REAL_WORDING.search(rate.clause + rate.statement.after(rate.at)):
            yield rate


def is_in_constant_prices(rate: Claim) -> bool:
    """Whether a rate is one of what is told in constant prices, as 地区生产总值 is."""
    before = rate.statement.masked[max(0, rate.place - _LOOKED_BACK) : rate.place]
    return _REAL.search(before) is not None and _REAL.search(_told(before)) is not None


def _told(before: str) -> str:
    """Of the words before a rate, those that tell what grew: not those before a semicolon after which another amount is named."""
    own = before[before.rfind(";") + 1 :]
    return own if _NOMINAL.search(own) else before


_NOMINAL = compiled(
    r"预算收入|财政收入|税收|税费|固定资产投资|零售总?额|零售业|进出口|存款|贷款|营业收入|利润|预算支出|财政支出|旅游|游客|货运|客运|用电量|发电量|保费"
)
"""What is told in current prices, or is no amount of money."""


def _pairs(before: StatementClaims | None, statement: StatementClaims, change: Claim) -> Iterator[tuple[Claim, Claim]]:
    """Every base with every level it may belong to, the nearest first."""
    rates = statement.with_role(Role.GROWTH)
    for base in _bases(statement, change):
        if has_between(rates, base, change) or not may_compare(change, base):
            continue
        levels = _levels(statement, change, base)
        for level in aligned(statement, change, levels) or [each for each in levels if _goes_to(base, each)]:
            name = topic(statement, level)
            if may_be_called(base, name) and may_be_called(change, name):
                yield base, level
        if not any(level.at < change.at for level in amounts(statement.with_role(Role.LEVEL), base.dimension)):
            yield from ((base, level) for level in _named_in_sentence_before(before, base))


def _is_of_its_time(document: Document, change: Claim, base: Claim) -> bool:
    """Whether a base that bears a year is that of the year before, or the one that the change is told against."""
    time = time_of(base)
    if time is None or time.year is None or THAN_DATE.search(change.clause):
        return True
    if (
        comparison_in(change.clause) is None
        and base.at < change.at
        and not _SAYS_OTHERWISE.search(base.text_to(change))
    ):
        return True
    anchor = document.fact(Anchor)
    return anchor is not None and time.year == anchor.year - 1


_SAYS_OTHERWISE = compiled(r"相差|恢复|的\Z|倍|年均")


def _goes_to(base: Claim, level: Claim) -> bool:
    """“由8人降至6人”."""
    return level.at == base.at + 1 and "," not in base.text_to(level)


def _named_in_sentence_before(before: StatementClaims | None, base: Claim) -> Iterator[Claim]:
    """The levels of the sentence before, in the same paragraph, that bear the name of a base: 决算数…。与上年决算数…相比."""
    if before is None or before.statement.paragraph != base.statement.paragraph or not subject(base):
        return
    for level in amounts(before.with_role(Role.LEVEL), base.dimension)[-_MOST_BEFORE:]:
        if subject(level).endswith(subject(base)):
            yield level


_MOST_BEFORE = 4


def _bases(statement: StatementClaims, change: Claim) -> list[Claim]:
    said = nearest(amounts(statement.with_role(Role.BASE)), change)
    if said:
        return aligned(statement, change, said)
    all_levels = amounts(statement.with_role(Role.LEVEL))
    levels = nearest(all_levels, change)
    dated = levels_of_earlier_times([*levels, *only_one_before(all_levels, change)])
    return [base for base in dated if _is_of_time(base, comparison_in(change.clause))][:1]


def _is_of_time(base: Claim, comparison: Comparison | None) -> bool:
    """Whether a dated level may be the base of a change: 同比 needs another year."""
    time = time_of(base)
    dated = time is not None and time.year is not None
    return dated if comparison is not Comparison.LAST_PERIOD else True


def _levels(statement: StatementClaims, change: Claim, base: Claim) -> list[Claim]:
    """Levels of the base's dimension before the change, and one after it that is said to be what was reached."""
    levels = [level for level in amounts(statement.with_role(Role.LEVEL), base.dimension) if level.at != base.at]
    said = [
        level
        for level in nearest(levels, change, most=12)
        if level.at < change.at or _REACHED.fullmatch(level.text_to(change))
    ]
    return said or only_one_before(levels, change)


def _from_base(
    document: Document, before: StatementClaims | None, statement: StatementClaims, rate: Claim
) -> Iterator[Reading]:
    for base, level in _pairs(before, statement, rate):
        if _is_of_its_time(document, rate, base):
            over_level = share(_larger(level, base) - _smaller(level, base), level.figure)
            yield replace(growth_reading(document, rate, level, base), miscalculated=(over_level,))


def growth_reading(document: Document, rate: Claim, level: Claim, base: Claim) -> Reading:
    """A rate read as by how many per cent a level is above its base, or below it where the rate is one of fall."""
    ratio = f"{printed(document, level.number)} ÷ {printed(document, base.number)}"
    formula = growth if rate.sign > 0 else fall
    return Reading(
        rate,
        (Operand(level.number, LEVEL), Operand(base.number, BASE)),
        formula(level.figure, base.figure),
        f"{ratio} − 1" if rate.sign > 0 else f"1 − {ratio}",
        formula=formula,
    )


def _larger(one: Claim, other: Claim) -> Figure:
    return max(one.figure, other.figure, key=_value)


def _smaller(one: Claim, other: Claim) -> Figure:
    return min(one.figure, other.figure, key=_value)


def _value(figure: Figure) -> Decimal:
    return figure.value


def fall(value: Figure, base: Figure) -> Figure:
    """By how many per cent a value is smaller than its base."""
    return -growth(value, base)


def _difference(
    document: Document, before: StatementClaims | None, statement: StatementClaims, change: Claim
) -> Iterator[Reading]:
    for base, level in _pairs(before, statement, change):
        if base.dimension == change.dimension and _is_of_its_time(document, change, base):
            formula = operator.sub if change.sign > 0 else lambda level, base: base - level
            yield replace(difference_reading(document, change, level, base), formula=formula)


def difference_reading(document: Document, change: Claim, level: Claim, base: Claim) -> Reading:
    """A change read as by how much a level is above its base, or below it where the change is a fall."""
    larger, smaller = (level, base) if change.sign > 0 else (base, level)
    return Reading(
        change,
        (Operand(level.number, LEVEL), Operand(base.number, BASE)),
        larger.figure - smaller.figure,
        f"{printed(document, larger.number)} − {printed(document, smaller.number)}",
    )


def _from_increase(document: Document, statement: StatementClaims, rate: Claim) -> Iterator[Reading]:
    for change in nearest(amounts(statement.with_role(Role.CHANGE)), rate, most=1):
        if not _are_together(change, rate):
            continue
        for level in nearest(amounts(statement.with_role(Role.LEVEL), change.dimension), rate):
            reached = level.at < max(change.at, rate.at) or _REACHED.fullmatch(
                level.text_to(max(change, rate, key=_place))
            )
            name = topic(statement, level)
            if reached and may_be_called(rate, name) and may_be_called(change, name):
                yield _increase_reading(document, rate, change, level)


def _place(claim: Claim) -> int:
    return claim.place


def _from_base_and_increase(document: Document, statement: StatementClaims, rate: Claim) -> Iterator[Reading]:
    """A rate beside a change that stands right after its base: “由2 540万元增加320万元，增长12.6%”."""
    for change in nearest(amounts(statement.with_role(Role.CHANGE)), rate, most=1):
        for base in amounts(statement.with_role(Role.BASE), change.dimension):
            if base.at == change.at - 1 and _are_together(change, rate):
                yield share_reading(document, rate, change, base, (INCREASE, BASE))


def _are_together(change: Claim, rate: Claim) -> bool:
    """Whether a change in amount and one in per cent are of the same thing: nothing else stands between them, and both go one way."""
    return (
        change.sign == rate.sign
        and comparison_in(change.clause) in (None, comparison_in(rate.clause) or comparison_in(change.clause))
        and abs(change.at - rate.at) == 1
        and compiled(r"[^。;:]{0,14}").fullmatch(change.text_to(rate)) is not None
    )


def _increase_reading(document: Document, rate: Claim, change: Claim, level: Claim) -> Reading:
    sign = "−" if change.sign > 0 else "+"
    formula = _growth_by if change.sign > 0 else _fall_by
    return Reading(
        rate,
        (Operand(level.number, LEVEL), Operand(change.number, INCREASE)),
        formula(level.figure, change.figure),
        f"{printed(document, change.number)} ÷ ({printed(document, level.number)} {sign} {printed(document, change.number)})",
        formula=formula,
        miscalculated=(share(change.figure, level.figure),),
    )


def _growth_by(level: Figure, change: Figure) -> Figure:
    return change / (level - change) * PERCENT


def _fall_by(level: Figure, change: Figure) -> Figure:
    return change / (level + change) * PERCENT
