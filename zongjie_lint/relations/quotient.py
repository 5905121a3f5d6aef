"""A stated number that was reckoned and rounded: a mean of counts is no count, and round means are said roundly."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from zongjie_lint.facts.numeric_expression import NumericExpression
from zongjie_lint.figure import Figure
from zongjie_lint.relations.relation import Reading, compare
from zongjie_lint.relations.verdict import Verdict

_NEAR = Decimal(3)
"""A slip of the pen keeps the size of a number; what is further off belongs to something else."""
_ROUNDLY = Decimal("0.03")
_SLIPS = tuple(Decimal(10) ** power for power in (-8, -4, -3, -2, -1, 1, 2, 3, 4, 8))
"""A point set wrong, or 万 or 亿 left out or too many."""
_SLIP_TOLERANCE = Decimal("0.03")


class BoundReading(Reading):
    """A reading that also tells how sure it is."""

    is_sure: bool = True
    """Whether the numbers clearly belong together, so that a failure says something."""

    @property
    def verdict(self) -> Verdict:
        """How this reading turns out; not a failure where something else may be meant."""
        if any(_is_loose(operand.number) for operand in self.operands):
            return Verdict.NOT_ASSESSABLE
        found = compare(self.computed, self._stated_figure, _last_digit(self.stated.number))
        is_slip = self.is_sure and _is_near(self.computed.value, self.stated.figure.value)
        return Verdict.UNCERTAIN if found is Verdict.FAIL and not is_slip else found

    @property
    def _stated_figure(self) -> Figure:
        return self.stated.figure

    @property
    def holds(self) -> bool:
        """Whether the numbers agree."""
        return self.verdict in (Verdict.PASS, Verdict.ROUNDING)


class Quotient(BoundReading):
    """A reading of which the stated number is the rounded result."""

    @property
    def _stated_figure(self) -> Figure:
        return as_rounded(self.stated.number)


def _is_loose(number: NumericExpression) -> bool:
    """Whether a number is hedged; “近三年” is no less than three years."""
    return number.figure is not None and number.figure.is_hedged and number.dimension != "time"


def worth_judging(readings: Iterable[BoundReading]) -> list[BoundReading]:
    """One that acquits, else the sure readings, without those that are far off if others are not."""
    sure = []
    for reading in readings:
        if reading.holds:
            return [reading]
        if reading.is_sure:
            sure.append(reading)
    return [reading for reading in sure if reading.verdict is not Verdict.UNCERTAIN] or sure


def as_rounded(number: NumericExpression) -> Figure:
    """What a reckoned number may stand for: half its last digit to either side, and a little more for closing zeros."""
    figure = number.figure or Figure.exact(0)
    if figure.is_hedged:
        return figure
    slack = max(_last_digit(number) / 2, min(_first_zero(figure.value) / 2, abs(figure.value) * _ROUNDLY))
    return Figure(figure.value, figure.value - slack, figure.value + slack)


def _last_digit(number: NumericExpression) -> Decimal:
    figure = number.figure
    if figure is None or figure.is_hedged:
        return Decimal(0)
    return (figure.high - figure.low) or number.scale


def _first_zero(value: Decimal) -> Decimal:
    """What the last digit that is not a closing zero counts."""
    return Decimal(1).scaleb(int(value.normalize().as_tuple().exponent))


def _is_near(computed: Decimal, stated: Decimal) -> bool:
    if computed <= 0 or stated <= 0:
        return False
    ratio = stated / computed
    return 1 / _NEAR <= ratio <= _NEAR or any(abs(ratio / slip - 1) <= _SLIP_TOLERANCE for slip in _SLIPS)
