"""Arithmetic written out for a reader: the figures of a relation in one unit, as the document would print them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from zongjie_lint.document import Document
from zongjie_lint.facts.numeric_expression import NumericExpression, NumericKind
from zongjie_lint.figure import Figure
from zongjie_lint.patterns import compiled
from zongjie_lint.relations.whole import figure_of

_HEDGE_AFTER = compiled(r"^[多余来几]|(?:左右|上下|以上|以下|以内)$")
_COARSE = Decimal("0.004")
"""Rounding that changes a value by more than this share of it hides too much."""
_MOST_DECIMALS = 4


def printed(document: Document, number: NumericExpression) -> str:
    """A number as it stands in the document, without blanks."""
    return number.span.of_text(document.text).replace(" ", "").replace("\u3000", "")


def addition(document: Document, parts: Sequence[NumericExpression], result: Figure) -> str:
    """“18.92亿元 + 7.31亿元 = 26.23亿元”, the result in the unit of the first part."""
    terms = " + ".join(printed(document, part) for part in parts)
    return f"{terms} = {in_unit_of(document, parts[0], result.value)}"


def in_unit_of(document: Document, number: NumericExpression, value: Decimal) -> str:
    """A value written with the scale and the unit of a printed number, with as many decimals as it needs."""
    scaled = value / _factor(number)
    decimals = _decimals(number)
    while decimals < _MOST_DECIMALS and abs(Decimal(f"{scaled:.{decimals}f}") - scaled) > abs(scaled) * _COARSE:
        decimals += 1
    return f"{scaled:.{decimals}f}{_unit(document, number)}"


def computed_in_unit_of(document: Document, number: NumericExpression, computed: Figure) -> str:
    """A computed figure in the unit of a printed one, with the interval it lies in: “15.6%（15.55%—15.64%）”."""
    value = in_unit_of(document, number, computed.value)
    factor, unit = _factor(number), _unit(document, number)
    decimals = _decimals(number) + 1
    low, high = (f"{end / factor:.{decimals}f}" for end in (computed.low, computed.high))
    if not (computed.low.is_finite() and computed.high.is_finite()):
        return value
    return value if low == high else f"{value}（{low}—{high}{unit}）"


def _factor(number: NumericExpression) -> Decimal:
    return number.scale or Decimal(1)


def _decimals(number: NumericExpression) -> int:
    """How many decimals a number is printed with."""
    scaled = (figure_of(number).value / _factor(number)).normalize()
    return max(0, -int(scaled.as_tuple().exponent))


def _unit(document: Document, number: NumericExpression) -> str:
    after = number.span.of_text(document.text)[number.number.end - number.span.start :]
    if number.kind is NumericKind.PERCENT and not compiled(r"-?\d").match(number.number.of_text(document.folded)):
        return "%"
    if number.kind is NumericKind.TIMES:
        return "倍"
    return _HEDGE_AFTER.sub("", after.strip())
