"""Arithmetic written out for a reader: the figures of a relation in one unit, as the document would print them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from zongjie_lint.document import Document
from zongjie_lint.facts.numeric_expression import NumericExpression
from zongjie_lint.figure import Figure
from zongjie_lint.relations.whole import figure_of

_SCALES = ((Decimal(10**8), "亿"), (Decimal(10**4), "万"))


def printed(document: Document, number: NumericExpression) -> str:
    """A number as it stands in the document, without blanks."""
    return number.span.of_text(document.text).replace(" ", "").replace("\u3000", "")


def addition(document: Document, parts: Sequence[NumericExpression], result: Figure) -> str:
    """“18.92亿元 + 7.31亿元 = 26.23亿元”, the result in the unit of the first part."""
    terms = " + ".join(printed(document, part) for part in parts)
    return f"{terms} = {in_unit_of(document, parts[0], result.value)}"


def in_unit_of(document: Document, number: NumericExpression, value: Decimal) -> str:
    """A value written with the scale and the unit of a printed number."""
    figure = figure_of(number)
    factor = number.scale if number.scale else Decimal(1)
    unit = number.span.of_text(document.text)[number.number.end - number.span.start :].strip()
    decimals = max(0, -int((figure.value / factor).as_tuple().exponent))
    return f"{_plain(value / factor, decimals)}{unit}"


def _plain(value: Decimal, decimals: int) -> str:
    rounded = round(value, max(decimals, 2 if value != value.to_integral_value() else 0))
    text = f"{rounded:f}"
    return text.rstrip("0").rstrip(".") if "." in text and decimals < 2 else text
