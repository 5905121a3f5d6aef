"""A multiple beside the two levels it is told of: “是上年的1.6倍”."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import ClassVar, Self

import regex

from zongjie_lint.document import Document
from zongjie_lint.facts.claim import Claim, Role, StatementClaims
from zongjie_lint.facts.indicator import shared_bigrams
from zongjie_lint.facts.numeric_expression import NumericKind
from zongjie_lint.facts.statement import ANY_MARK, MARKS
from zongjie_lint.lexicon import any_of, words
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled
from zongjie_lint.relations.divisor import alike, numbers_near
from zongjie_lint.relations.quotient import Quotient, worth_judging
from zongjie_lint.relations.relation import Computed, Operand
from zongjie_lint.relations.working import printed

_LEVEL = Message("本期数", "level")
_BASE = Message("比较数", "what it is compared with")
_AHEAD = 50
_COMPARED = compiled(r"(?r)(?P<verb>是|为|相当于|达到|达|等于)(?P<base>[^,。;:是]{1,40})的$")
_REAL = compiled(any_of([*words("comparisons", "real_growth"), *words("comparisons", "real_growth_wording")]))
_LAST_YEAR = compiled(r"去年|上年|上一年|同期")
_THEN = compiled(r"那时|当时|彼时|那一年|那年")
_DATE = MARKS[NumericKind.DATE]
_MARKS = compiled(rf"{ANY_MARK}|[()]")
_OTHER_SCOPE = compiled(r"全国|全省|全市|全县|平均|其中|累计")


class LevelRatio(Computed):
    """A multiple and the two levels of which it is the quotient."""

    title: ClassVar = Message("倍数与两个数值", "multiple and both levels")

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every multiple of a level that is also given."""
        for statement in document.facts(StatementClaims):
            for multiple in statement.with_role(Role.MULTIPLE):
                yield from cls.judged(document, worth_judging(_readings(document, statement, multiple)))


def _readings(document: Document, statement: StatementClaims, multiple: Claim) -> Iterator[Quotient]:
    masked = multiple.statement.masked
    start = max(0, multiple.place - _AHEAD)
    compared = _COMPARED.search(masked, start, multiple.place)
    if not compared or _REAL.search(masked[start : multiple.place]):
        return
    near = [claim for claim in numbers_near(statement, multiple) if _is_level(claim)]
    bases = _bases(document, compared, multiple, near)
    for base in bases:
        levels = [
            claim for claim in near if claim.at != base.at and alike(claim, base) and claim.place < compared.start()
        ]
        for level in reversed(levels):
            is_sure = len(bases) == 1 and level is levels[-1] and level.role is Role.LEVEL
            yield _reading(document, multiple, level, base, is_sure=is_sure)


def _is_level(claim: Claim) -> bool:
    return (
        claim.number.dimension != "time"
        and claim.role in (Role.LEVEL, Role.BASE)
        and not _DIFFERENCE.search(claim.lead)
    )


def _reading(document: Document, multiple: Claim, level: Claim, base: Claim, *, is_sure: bool) -> Quotient:
    return Quotient(
        multiple,
        (Operand(level.number, _LEVEL), Operand(base.number, _BASE)),
        level.figure / base.figure,
        f"{printed(document, level.number)} ÷ {printed(document, base.number)}",
        is_sure,
    )


def _bases(document: Document, compared: regex.Match[str], multiple: Claim, near: list[Claim]) -> list[Claim]:
    """The level that stands in the comparison, else those that are told of the same time or by the same name."""
    inside = [claim for claim in near if compared.start() < claim.place < multiple.place and claim.figure.value > 0]
    if inside:
        return inside
    return [
        claim for claim in near if claim.figure.value > 0 and _is_meant(document, compared["base"], multiple, claim)
    ]


def _is_meant(document: Document, phrase: str, multiple: Claim, claim: Claim) -> bool:
    """Whether the words before a level speak of what the multiple is a multiple of."""
    clause = claim.clause
    if _LAST_YEAR.search(phrase):
        return bool(_LAST_YEAR.search(clause)) and claim.at - multiple.at in _REACH
    if _DATE in phrase:
        return _DATE in clause and _date_before(document, claim) == _date_before(document, multiple)
    if _THEN.search(clause) and claim.at > multiple.at:
        return True
    name = _MARKS.sub("", phrase)
    return len(name) >= 2 and name in clause and not _OTHER_SCOPE.search(name) and shared_bigrams(name, claim.lead) > 0


_DIFFERENCE = compiled(r"(?:多|少|增|减|增加|减少|增长|下降|提高|高出?|超出?)$")
_REACH = range(-4, 4)


def _date_before(document: Document, claim: Claim) -> str:
    """The last date before a number."""
    for at in range(claim.at - 1, max(-1, claim.at - 4), -1):
        number = claim.statement.numbers[at]
        if number.kind is NumericKind.DATE:
            return number.span.of_text(document.folded)
    return ""
