"""A change or a distance in percentage points, and the two percentages it lies between."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import ClassVar, Self

from zongjie_lint.document import Document
from zongjie_lint.facts.claim import Claim, StatementClaims
from zongjie_lint.facts.numeric_expression import NumericKind
from zongjie_lint.facts.statement import ANY_MARK
from zongjie_lint.figure import Figure
from zongjie_lint.lexicon import any_of, words
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled
from zongjie_lint.relations.compared_percentages import COMPARING, Pair, Percentages
from zongjie_lint.relations.percentage_rows import pairs_with_row, rows_of_steps
from zongjie_lint.relations.relation import Computed, Operand, Reading
from zongjie_lint.relations.verdict import Verdict
from zongjie_lint.relations.working import printed

LEVEL = Message("比较的数", "percentage compared")
BASE = Message("基数", "base")
_LAST_MARK = compiled(rf"(?r){ANY_MARK}")
_WAY = compiled("|".join(f"(?P<{key}>{any_of(words('percentage_steps', key))})" for key in ("up", "down", "neutral")))
_COMPARING = compiled(COMPARING)


class UnsureReading(Reading):
    """A reading that can acquit but not convict."""

    @property
    def verdict(self) -> Verdict:
        """What it is if it holds, else that nothing is known."""
        verdict = super().verdict
        return Verdict.UNCERTAIN if verdict is Verdict.FAIL else verdict


class PointDifference(Computed):
    """Percentage points and the two percentages they are the difference of."""

    title: ClassVar = Message("百分点与两个百分数", "percentage points and both percentages")

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every step in points whose two ends are told."""
        for statement, following in _with_previous(document.facts(StatementClaims)):
            percentages = Percentages(document, following)
            for step in _steps(following):
                pairs = (
                    list(percentages.pairs(step))
                    or list(percentages.pairs_with(statement, step))
                    or list(pairs_with_row(percentages, statement, step))
                )
                yield from cls.judged(document, _readings(document, step, pairs))
            for step, pair in rows_of_steps(percentages):
                yield from cls.judged(document, _readings(document, step, [pair]))


def _with_previous(
    statements: Iterable[StatementClaims],
) -> Iterator[tuple[StatementClaims | None, StatementClaims]]:
    previous = None
    for statement in statements:
        yield previous, statement
        previous = statement


def _steps(statement: StatementClaims) -> Iterator[Claim]:
    for claim in statement.claims:
        if claim.number.kind is NumericKind.POINTS and claim.figure.value > 0:
            yield claim


def _readings(document: Document, step: Claim, pairs: Iterable[Pair]) -> Iterator[Reading]:
    for pair in pairs:
        kind = Reading if pair.is_sure else UnsureReading
        operands = (Operand(pair.level.number, LEVEL), Operand(pair.base.number, BASE))
        level, base = (printed(document, operand.number) for operand in operands)
        for computed, expression in _differences(step, pair, level, base):
            yield kind(step, operands, computed, expression)


def _differences(step: Claim, pair: Pair, level: str, base: str) -> Iterator[tuple[Figure, str]]:
    """The difference in the direction that the words name; in either where they name none or a fall is called by its size."""
    if pair.level.sign < 0 or pair.base.sign < 0:
        yield from _signed_differences(pair, level, base)
    rise, fall = f"{level} − {base}", f"{base} − {level}"
    up = pair.level.figure - pair.base.figure
    way = direction(step)
    if way >= 0 and (way or up.value >= 0):
        yield up, rise
    if way <= 0 and (way or up.value < 0):
        yield -up, fall


def _signed_differences(pair: Pair, level: str, base: str) -> Iterator[tuple[Figure, str]]:
    """“由下降4.6%转为增长3.2%”: the ends have signs, and the step may be told either way."""
    above, below = (claim.figure if claim.sign > 0 else -claim.figure for claim in (pair.level, pair.base))
    for difference in (above - below, pair.level.figure - pair.base.figure):
        larger = difference if difference.value >= 0 else -difference
        yield larger, f"{level}与{base}相差"


def direction(step: Claim) -> int:
    """1 for a step up, −1 for one down, 0 where the words leave it open."""
    tail = step.clause[_end_of_last_mark(step.clause) :]
    ways = list(_WAY.finditer(tail)) or list(_WAY.finditer(" ".join(_COMPARING.findall(step.clause))))
    return {"up": 1, "down": -1}.get(ways[-1].lastgroup or "", 0) if ways else 0


def _end_of_last_mark(text: str) -> int:
    mark = _LAST_MARK.search(text)
    return mark.end() if mark else 0
