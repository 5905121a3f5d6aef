"""A step in percentage points beside its base, where the level stands elsewhere in the report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import ClassVar

from zongjie_lint.document import Document
from zongjie_lint.facts.claim import Claim, Role, StatementClaims
from zongjie_lint.facts.indicator import indicator_in
from zongjie_lint.facts.numeric_expression import NumericKind
from zongjie_lint.lexicon import any_of, words
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled
from zongjie_lint.relations.binding import subject
from zongjie_lint.relations.compared_percentages import Percentages
from zongjie_lint.relations.distant import Distant, DistantLevels
from zongjie_lint.relations.point_difference import BASE, LEVEL, PointDifference, direction
from zongjie_lint.relations.relation import Operand, Reading
from zongjie_lint.relations.working import printed

_ANOTHER_SCOPE = compiled(any_of(words("scopes", "outer")) + "|平均|目标|计划|要求|标准|指标值|考核")
_LEVELS = (Role.RATE, Role.LEVEL)
_LONGEST_AFFIX = 2
"""So many characters more may a name have: 全县, 群众."""


class DistantPoints(Distant):
    """Percentage points beside the percentage they are counted from, and the level elsewhere."""

    title: ClassVar = Message("百分点、基数与别处的本期数", "points and base, and the level elsewhere")
    near: ClassVar = (PointDifference,)

    @classmethod
    def stated_in(cls, statement: StatementClaims) -> Iterable[Claim]:
        """Steps in percentage points."""
        return (
            claim for claim in statement.claims if claim.number.kind is NumericKind.POINTS and claim.figure.value > 0
        )

    @classmethod
    def readings(
        cls, document: Document, levels: DistantLevels, statement: StatementClaims, claim: Claim
    ) -> Iterator[Reading]:
        """The step from its base to the level, where the report gives but one of that name."""
        found = Percentages(document, statement).base_compared_with(claim)
        if found is None or _ANOTHER_SCOPE.search(claim.clause):
            return
        base, words_before = found
        level = _only_level(levels, indicator_in(words_before), claim)
        if level:
            yield _reading(document, claim, level, base)


def _only_level(levels: DistantLevels, name: str, claim: Claim) -> Claim | None:
    """The first of the levels of a name, if they all say the same."""
    found = [
        level
        for level in levels.named(name, claim, "%")
        if level.role in _LEVELS and _is_called(level, name) and not _ANOTHER_SCOPE.search(level.clause)
    ]
    return found[0] if len({level.figure.value for level in found}) == 1 else None


def _is_called(level: Claim, name: str) -> bool:
    """Whether a percentage bears a name, give or take a word before it."""
    shorter, longer = sorted((subject(level).removesuffix("率"), name.removesuffix("率")), key=len)
    return bool(shorter) and longer.endswith(shorter) and len(longer) - len(shorter) <= _LONGEST_AFFIX


def _reading(document: Document, step: Claim, level: Claim, base: Claim) -> Reading:
    """The step in the direction that the words name, else in that in which it went."""
    is_up = direction(step) > 0 or (not direction(step) and level.figure.value >= base.figure.value)
    more, less = (level, base) if is_up else (base, level)
    operands = (Operand(level.number, LEVEL), Operand(base.number, BASE))
    terms = f"{printed(document, more.number)} − {printed(document, less.number)}"
    return Reading(step, operands, more.figure - less.figure, terms)
