"""Figures in the words around them: what an amount is called, and which amounts before a list may be its total."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from zongjie_lint.facts.numeric_expression import NumericExpression, NumericKind
from zongjie_lint.facts.statement import MARKS, Statement
from zongjie_lint.figure import Figure
from zongjie_lint.lexicon import any_of, words
from zongjie_lint.patterns import compiled

OTHER_BASIS = compiled(any_of(words("partitions", "other_basis")))
"""Words of another time, of a plan or of a limit: such a figure is no total of what follows."""
OFFSETTING = compiled(any_of(words("partitions", "offsets")))
"""Words of amounts of different signs, which do not add up and of which a part may exceed what is left."""
_MOST = 4
_LOOKED_AT = 60
_EARLIER = 3
"""How many statements back a total may be named again."""
_FILLER = compiled(r"^(?:在|这些|上述|全部|已|所有)|[的里之]+$|(?:案件|项目|企业|人员|事项|工作)$")


def figure_of(number: NumericExpression) -> Figure:
    """The figure of an amount; one without is a fault of the caller."""
    if number.figure is None:
        raise ValueError(number)
    return number.figure


def wholes_before(statement: Statement, place: int) -> list[NumericExpression]:
    """Amounts before a place that may be a total, the nearest first."""
    last = statement.numbers_before(place)
    found = (
        statement.numbers[at]
        for at in range(last - 1, max(-1, last - _LOOKED_AT), -1)
        if statement.numbers[at].kind is NumericKind.AMOUNT and not _is_of_another_time(statement, at)
    )
    return [number for number, _ in zip(found, range(_MOST), strict=False)]


def _is_of_another_time(statement: Statement, at: int) -> bool:
    """Whether an amount is a base, a plan or a limit, and no total of what follows: “（2024年为1 416件）”."""
    return bool(OTHER_BASIS.search(statement.lead(at)) or _DATED_BASE.search(statement.clause_before(at)))


_DATED_BASE = compiled(
    rf"(?:\(|比|较|与|同){MARKS[NumericKind.DATE]}(?:同期|年底|年末|末|底)?(?:[^,。;:]{{0,10}}的|的|为|是)?$"
)


def wholes_named(name: str, statements: Sequence[Statement], at: int) -> list[NumericExpression]:
    """Amounts of the last statements that a later one names again: “审结案件中，…” after “共审结120件”."""
    stem = _FILLER.sub("", _FILLER.sub("", name.strip()))
    if len(stem) < 2:
        return []
    return [*_called(stem, reversed(statements[max(0, at - _EARLIER) : at]))][:1]


def _called(stem: str, statements: Iterable[Statement]) -> Iterator[NumericExpression]:
    for statement in statements:
        for at, number in enumerate(statement.numbers):
            if number.kind is NumericKind.AMOUNT and statement.lead(at).rstrip().endswith(stem):
                yield number
