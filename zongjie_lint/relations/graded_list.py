"""Lists of parts by size, “10亿元以上4个、5亿—10亿元11个”, which leave out what is smaller than their lowest class."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import regex

from zongjie_lint.facts.numeric_expression import NumericExpression
from zongjie_lint.patterns import compiled
from zongjie_lint.span import Span

_SCALES = {"": 1, "百": 100, "千": 1000, "万": 10**4, "十万": 10**5, "百万": 10**6, "千万": 10**7, "亿": 10**8}
_BOUND = compiled(
    r"(?P<number>\d+(?:\.\d+)?)?[ ]?(?P<scale>十万|百万|千万|[百千万亿])?(?P<unit>元|人|亩|吨|平方米)?(?:\(不?含\))?(?P<kind>(?:及?以上)|(?:及?以下|以内)|[—~\-至到])"
)
_LOOKED_BACK = 24


def leaves_out_the_smallest(folded: str, whole: NumericExpression, parts: Sequence[NumericExpression]) -> bool:
    """Whether a list by size has a lowest class that its total does not begin with."""
    starts = [whole.span.end, *(part.span.end for part in parts[:-1])]
    heads = [Span(start, part.span.start).of_text(folded) for start, part in zip(starts, parts, strict=True)]
    bounds = [_BOUND.search(head) for head in heads]
    if None in bounds or any("下" in bound["kind"] or "内" in bound["kind"] for bound in bounds if bound):
        return False
    lowest = min(_value(bound, head) for bound, head in zip(bounds, heads, strict=True) if bound)
    named = [*_BOUND.finditer(folded, max(0, whole.span.start - _LOOKED_BACK), whole.span.start)]
    return not any(_value(bound, folded) == lowest for bound in named)


def _value(bound: regex.Match[str], text: str) -> Decimal:
    """The lower bound of a class; one without a scale has that of the upper: 5—10亿元."""
    scale = bound["scale"] or ""
    if not scale and bound["kind"] in "—~-至到":
        upper = compiled(r"[ ]?\d+(?:\.\d+)?[ ]?(十万|百万|千万|[百千万亿])").match(text, pos=bound.end())
        scale = upper[1] if upper else ""
    return Decimal(bound["number"] or 1) * _SCALES[scale]
