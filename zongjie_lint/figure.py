"""A printed number as the interval of values it may stand for; the one place where numbers are compared."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from enum import StrEnum

from zongjie_lint.record import Record


class Hedge(StrEnum):
    """Words that loosen a number."""

    __hash__ = str.__hash__  # that of Enum is a function in Python

    NONE = ""
    ABOUT = "约"
    ALMOST = "近"
    MORE = "余"
    OVER = "超过"
    UNDER = "不足"
    RANGE = "至"


INFINITY = Decimal("Infinity")


class Figure(Record, gc=False):
    """A value as printed, with the closed interval [low, high] of what it may stand for after rounding and hedging."""

    value: Decimal
    low: Decimal
    high: Decimal
    hedge: Hedge = Hedge.NONE

    @classmethod
    def exact(cls, value: Decimal | int) -> Figure:
        """A number that stands for itself alone, as a count does."""
        value = Decimal(value)
        return cls(value, value, value)

    @classmethod
    def rounded(cls, value: Decimal, unit: Decimal) -> Figure:
        """A number rounded to a multiple of `unit`: half a unit to either side."""
        return cls(value, value - unit / 2, value + unit / 2)

    @property
    def is_hedged(self) -> bool:
        """Whether words loosen the number, so that it takes no part in an exact relation."""
        return self.hedge is not Hedge.NONE

    def __add__(self, other: Figure) -> Figure:
        hedge = self.hedge or other.hedge
        return Figure(self.value + other.value, self.low + other.low, self.high + other.high, Hedge(hedge))

    def __sub__(self, other: Figure) -> Figure:
        return self + -other

    def __neg__(self) -> Figure:
        return Figure(-self.value, -self.high, -self.low, self.hedge)

    def __mul__(self, other: Figure) -> Figure:
        return self._of_corners(other, self.value * other.value, _product)

    def __truediv__(self, other: Figure) -> Figure:
        """The quotient; by an interval that holds 0 it may be anything."""
        if other.low <= 0 <= other.high:
            return Figure(self.value / other.value if other.value else Decimal(0), -INFINITY, INFINITY)
        return self._of_corners(other, self.value / other.value, _quotient)

    def root(self, degree: int) -> Figure:
        """The root of a positive figure: what it was multiplied by in each of `degree` steps."""
        power = Decimal(1) / degree
        return Figure(self.value**power, self.low**power, self.high**power, self.hedge)

    def _of_corners(self, other: Figure, value: Decimal, combine: Callable[[Decimal, Decimal], Decimal]) -> Figure:
        ends = [combine(a, b) for a in (self.low, self.high) for b in (other.low, other.high)]
        return Figure(value, min(ends), max(ends), Hedge(self.hedge or other.hedge))

    def times(self, factor: Decimal) -> Figure:
        """The figure in a unit `factor` times smaller."""
        value = self.value * factor
        if self.low is self.value is self.high:  # as most are in a table: one number, kept once
            return Figure(value, value, value, self.hedge)
        return Figure(value, self.low * factor, self.high * factor, self.hedge)

    def hedged(self, hedge: Hedge, unit: Decimal) -> Figure:
        """The figure loosened by a word; `unit` is what its last significant digit counts."""
        low, high = self.low, self.high
        match hedge:
            case Hedge.ABOUT:
                low, high = self.value * Decimal("0.95"), self.value * Decimal("1.05")
            case Hedge.ALMOST:
                low, high = self.value * Decimal("0.9"), self.value
            case Hedge.MORE:
                low, high = self.value, self.value + unit
            case Hedge.OVER:
                low, high = self.value, INFINITY
            case Hedge.UNDER:
                low, high = Decimal(0), self.value
        return Figure(self.value, low, high, hedge)

    def meets(self, other: Figure) -> bool:
        """Whether the two may stand for the same value."""
        return self.low <= other.high and other.low <= self.high

    def exceeds(self, other: Figure) -> bool:
        """Whether this is larger whatever the two stand for."""
        return self.low > other.high


PERCENT = Figure.exact(100)
ONE = Figure.exact(1)


def share(part: Figure, whole: Figure) -> Figure:
    """What per cent of the whole a part is."""
    return part / whole * PERCENT


def growth(value: Figure, base: Figure) -> Figure:
    """By how many per cent a value is larger than its base; negative where it is smaller."""
    return (value / base - ONE) * PERCENT


def _product(a: Decimal, b: Decimal) -> Decimal:
    return a * b if a and b else Decimal(0)


def _quotient(a: Decimal, b: Decimal) -> Decimal:
    return Decimal(0) if b.is_infinite() else a / b


def total(figures: Iterable[Figure]) -> Figure:
    """The sum of figures, 0 for none."""
    result = Figure.exact(0)
    for figure in figures:
        result = result + figure
    return result
