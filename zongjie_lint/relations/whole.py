"""Figures in the words around them: what an amount is called, and which amounts before a list may be its total."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

import regex

from zongjie_lint.facts.numeric_expression import NumericExpression, NumericKind
from zongjie_lint.facts.statement import OPERAND, Statement
from zongjie_lint.figure import Figure
from zongjie_lint.lexicon import any_of, words

OTHER_BASIS = regex.compile(any_of(words("partitions", "other_basis")))
"""Words of another time, of a plan or of a limit: such a figure is no total of what follows."""
OFFSETTING = regex.compile(any_of(words("partitions", "offsets")))
"""Words of amounts of different signs, which do not add up and of which a part may exceed what is left."""
_HEAD = regex.compile(rf"(?r)(?:(?!{OPERAND.pattern})[^,。;:、(])*")
_MOST = 4
_LOOKED_AT = 60
_EARLIER = 3
"""How many statements back a total may be named again."""
_FILLER = regex.compile(r"^(?:在|这些|上述|全部|已|所有)|[的里之]+$|(?:案件|项目|企业|人员|事项|工作)$")


def figure_of(number: NumericExpression) -> Figure:
    """The figure of an amount; one without is a fault of the caller."""
    if number.figure is None:
        raise ValueError(number)
    return number.figure


def head(statement: Statement, at: int, start: int = 0) -> str:
    """The words before a number, back to the last mark or number, or to a place."""
    before = _HEAD.search(statement.masked, start, statement.places[at])
    return before[0] if before else ""


def numbers_before(statement: Statement, place: int) -> int:
    """How many numbers stand before a place of the masked text."""
    return bisect_left(statement.places, place)


def wholes_before(statement: Statement, place: int) -> list[NumericExpression]:
    """Amounts before a place that may be a total, the nearest first."""
    last = numbers_before(statement, place)
    found = (
        statement.numbers[at]
        for at in range(last - 1, max(-1, last - _LOOKED_AT), -1)
        if statement.numbers[at].kind is NumericKind.AMOUNT and not OTHER_BASIS.search(head(statement, at))
    )
    return [number for number, _ in zip(found, range(_MOST), strict=False)]


def wholes_named(name: str, statements: Sequence[Statement], at: int) -> list[NumericExpression]:
    """Amounts of the last statements that a later one names again: “审结案件中，…” after “共审结120件”."""
    stem = _FILLER.sub("", _FILLER.sub("", name.strip()))
    if len(stem) < 2:
        return []
    return [*_called(stem, reversed(statements[max(0, at - _EARLIER) : at]))][:1]


def _called(stem: str, statements: Iterable[Statement]) -> Iterator[NumericExpression]:
    for statement in statements:
        for at, number in enumerate(statement.numbers):
            if number.kind is NumericKind.AMOUNT and head(statement, at).rstrip().endswith(stem):
                yield number
