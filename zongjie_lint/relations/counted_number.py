"""Small whole numbers that count things in a text: 三, 十二, 两, 4."""

from __future__ import annotations

from zongjie_lint.document import Document
from zongjie_lint.facts.numeric_expression import NumericExpression, NumericKind
from zongjie_lint.figure import Figure
from zongjie_lint.span import Span

NUMERALS = "一二两三四五六七八九十贰叁肆伍陆柒捌玖"
"""The characters of such a number besides digits."""
NUMBER = r"(?:(?<![\d.第十百千万亿一二三四五六七八九])(?:[二两三四五六七八九贰叁肆伍陆柒捌玖]|[一二三四五六七八九]?十[一二三四五六七八九]?|\d{1,3})(?![\d.]))"
"""Pattern of a number from two up."""


def counted(document: Document, span: Span, number: int) -> NumericExpression:
    """A number that counts the items of a list."""
    return NumericExpression(span, NumericKind.SMALL, span, Figure.exact(number), text=span.of_text(document.folded))
