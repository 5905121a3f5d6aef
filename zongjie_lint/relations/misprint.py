"""Slips of the keyboard: two neighbouring digits exchanged, 万 for 亿. Where one repairs a relation, the finding points there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from enum import Enum
from functools import lru_cache

from zongjie_lint.facts.numeric_expression import NumericExpression, NumericKind
from zongjie_lint.figure import Figure
from zongjie_lint.patterns import compiled
from zongjie_lint.record import Record, replace

_SCALES = (Decimal(10**4), Decimal(10**8), Decimal("1e-4"), Decimal("1e-8"))
_MOST_DIGITS = 12
_NO_DIGIT = compiled(r"\D+")


@lru_cache(maxsize=4096)
def significant_digits(text: str) -> str:
    """The digits of a printed number between the first and the last that is no zero."""
    return _NO_DIGIT.sub("", text).strip("0")


def likely_misprint(
    numbers: Sequence[NumericExpression], holds: Callable[[Sequence[Figure]], bool]
) -> NumericExpression | None:
    """The only one of some numbers that a single slip could have spoilt; None where several could, or none."""
    figures = [number.figure for number in numbers if number.figure is not None]
    if len(figures) != len(numbers):
        return None
    spoilt = [
        number
        for at, number in enumerate(numbers)
        if any(holds([*figures[:at], slip, *figures[at + 1 :]]) for slip in _slips(number))
    ]
    return spoilt[0] if len(spoilt) == 1 else None


def _slips(number: NumericExpression) -> Iterator[Figure]:
    """What the number may have been before one slip."""
    figure = number.figure
    if figure is None or figure.is_hedged:
        return
    yield from (_moved(figure, value) for value in _transposed(figure.value / number.scale, number.scale))
    if number.kind is NumericKind.AMOUNT and number.scale > 1:
        yield from (figure.times(scale) for scale in _SCALES)


def _moved(figure: Figure, value: Decimal) -> Figure:
    shift = value - figure.value
    return replace(figure, value=value, low=figure.low + shift, high=figure.high + shift)


def _transposed(printed: Decimal, scale: Decimal) -> Iterator[Decimal]:
    sign, digits, exponent = printed.as_tuple()
    if not isinstance(exponent, int):
        return
    for at in range(min(len(digits), _MOST_DIGITS) - 1):
        if digits[at] != digits[at + 1]:
            swapped = (*digits[:at], digits[at + 1], digits[at], *digits[at + 2 :])
            yield Decimal((sign, swapped, exponent)) * scale


class Slip(Enum):
    """How one slip makes one number of another."""

    EXCHANGE = "two neighbouring digits exchanged"
    CHANGE = "one digit changed"


class Repair(Record):
    """A slip that, undone, makes a total of its parts, and how likely some slip would do so by chance."""

    slip: Slip
    chance: float


_OPEN_SHARE = Decimal("0.5")
"""Parts that are not all of a whole are mostly this much of it or more: so wide is the room in which they may meet by chance."""
_CHANGES = 9
"""To how many digits one can be changed; the difference of two totals is told by the digit and its place alone."""


def repair_of_sum(whole: NumericExpression, parts: Sequence[NumericExpression]) -> Repair | None:
    """The slip in a total or in one of its parts but for which they would add up; the rarer sort where there are both."""
    figures = [number.figure for number in (whole, *parts)]
    if any(figure is None for figure in figures):
        return None
    values = [figure.value for figure in figures if figure]
    excess = sum(values[1:], Decimal(0)) - values[0]
    meant = [values[0] + excess, *(value - excess for value in values[1:])]
    found = {_slip_between(number, value) for number, value in zip((whole, *parts), meant, strict=True)}
    slip = next((each for each in Slip if each in found), None)
    return slip and Repair(slip, _chance(slip, (whole, *parts), values[0]))


def _chance(slip: Slip, numbers: Sequence[NumericExpression], whole: Decimal) -> float:
    """The share of all differences as large as might be that a slip of a sort makes good; what round parts leave out is round."""
    lengths = [len(_written(number)[0]) for number in numbers]
    ways = sum(length - 1 for length in lengths) if slip is Slip.EXCHANGE else _CHANGES * max(lengths)
    steps = [_step(number) for number in numbers[1:]]
    return float(ways * (min(steps) if slip is Slip.EXCHANGE else max(steps)) / (whole * _OPEN_SHARE))


def _step(number: NumericExpression) -> Decimal:
    """What the last digit counts that is no closing zero of a whole number."""
    digits, decimals = _written(number)
    zeros = 0 if decimals else len(digits) - len(digits.rstrip("0"))
    return number.scale.scaleb(zeros - decimals)


def _slip_between(number: NumericExpression, value: Decimal) -> Slip | None:
    digits, decimals = _written(number)
    meant = (value / number.scale).scaleb(decimals)
    if not digits or meant <= 0 or meant != meant.to_integral_value():
        return None
    return _slip(digits, f"{meant:.0f}")


def _slip(written: str, meant: str) -> Slip | None:
    if len(written) != len(meant):
        return None
    places = [at for at, (one, other) in enumerate(zip(written, meant, strict=True)) if one != other]
    if len(places) == 1:
        return Slip.CHANGE
    first, last = (places[0], places[-1]) if places else (0, 0)
    exchanged = len(places) == 2 and last - first == 1 and written[first : last + 1] == meant[first : last + 1][::-1]
    return Slip.EXCHANGE if exchanged else None


def _written(number: NumericExpression) -> tuple[str, int]:
    """The digits of a number and how many of them are decimals."""
    found = _PRINTED.search(number.text)
    whole, _, decimals = compiled("[ ,]").sub("", found[0]).partition(".") if found else ("", "", "")
    return (whole + decimals).lstrip("0"), len(decimals)


_PRINTED = compiled(r"\d[\d ,]*(?:\.\d+)?")
