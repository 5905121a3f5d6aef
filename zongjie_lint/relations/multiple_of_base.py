"""A multiple beside the two amounts it is told of: 翻两番 is four times as much, 增长2倍 three times."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import ClassVar, Self

from zongjie_lint.document import Document
from zongjie_lint.facts.claim import Claim, Role, StatementClaims
from zongjie_lint.facts.numeric_expression import NumericKind
from zongjie_lint.facts.statement import ANY_MARK, MARKS
from zongjie_lint.figure import ONE
from zongjie_lint.lexicon import any_of, words
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled
from zongjie_lint.relations.binding import amounts, may_be_of, nearest
from zongjie_lint.relations.compared_percentages import may_be_same, named
from zongjie_lint.relations.relation import Computed, Operand, Reading
from zongjie_lint.relations.verdict import Verdict
from zongjie_lint.relations.working import printed

LEVEL = Message("本期数", "level")
BASE = Message("基数", "base")
_AMOUNT = f"[{MARKS[NumericKind.AMOUNT]}{MARKS[NumericKind.BARE]}]"
_NOT_A_DATE = f"(?!{MARKS[NumericKind.DATE]}){ANY_MARK}"
_LINK = r"(?:了|约|近|达|将近|超过|出)?$"
_MORE_BY = compiled(any_of(words("multiples", "more_by")) + _LINK)
_MORE_OR_TO = compiled(any_of(words("multiples", "more_or_to")) + _LINK)
_REAL = compiled(any_of(words("comparisons", "real_growth") + words("comparisons", "real_growth_wording")))
_OTHER_BASE = compiled(r"比|较|同比|环比|相当于|是|为")
_ON_LAST_YEAR = compiled(r"同比|[比较与是为][上去]年|同期")
_LAST_YEAR = compiled(r"[上去]年|同期")
_COMPARED_WITH = compiled(
    rf"(?:比|较|是|为|达|相当于)(?:(?!{_NOT_A_DATE})[^,。;:]){{0,14}}[(]?{_AMOUNT}[^,。;:]{{0,8}}$"
)
_FROM = compiled(r"[由从]")
_OPENED_WITH_FROM = compiled(r"[,(]?(?:即|已)?[由从][^,。;:]{0,12}$")
_NO_NUMBER = compiled(rf"(?:(?!{_NOT_A_DATE})[^。;:]){{0,30}}")
_LOOKED_BACK = 60
_BEFORE, _AFTER = 12, 6
"""How many numbers around a multiple are looked at."""
_ALMOST = Decimal("0.95")
_FAR = Decimal("1.5")
"""Half as much again as said is no longer a way of speaking."""


class DoublingReading(Reading):
    """“翻两番” is said of a little less and of somewhat more than four times."""

    @property
    def verdict(self) -> Verdict:
        """Right if the multiple is near the one that was said."""
        verdict = super().verdict
        nearness = self.computed.value / self.stated.figure.value
        return Verdict.ROUNDING if verdict is Verdict.FAIL and _ALMOST <= nearness < _FAR else verdict


class MultipleOfBase(Computed):
    """A multiple and the two amounts it is told of."""

    title: ClassVar = Message("倍数与两期数值", "multiple and both values")

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every 翻番 and every growth in 倍 with both amounts in its statement."""
        for statement in document.facts(StatementClaims):
            for at, multiple in enumerate(statement.claims):
                if multiple.number.kind is NumericKind.TIMES and not _is_real_growth(multiple):
                    near = statement.claims[max(0, at - _BEFORE) : at + _AFTER]
                    yield from cls.judged(document, _readings(document, near, multiple))


def _is_real_growth(multiple: Claim) -> bool:
    before = multiple.statement.masked[max(0, multiple.place - _LOOKED_BACK) : multiple.place]
    return _REAL.search(before) is not None


def _readings(document: Document, near: Sequence[Claim], multiple: Claim) -> Iterator[Reading]:
    for level, base in _pairs(near, multiple):
        operands = (Operand(level.number, LEVEL), Operand(base.number, BASE))
        ratio = level.figure / base.figure
        expression = f"{printed(document, level.number)} ÷ {printed(document, base.number)}"
        for kind, is_growth in _ways_to_read(multiple):
            yield kind(
                multiple,
                operands,
                ratio - ONE if is_growth else ratio,
                f"{expression} − 1" if is_growth else expression,
            )


def _ways_to_read(multiple: Claim) -> Iterator[tuple[type[Reading], bool]]:
    """Whether a multiple is of the base or an increase by so many times the base."""
    if multiple.number.unit == "番":
        yield DoublingReading, False
    elif _MORE_BY.search(multiple.lead):
        yield Reading, True
    elif _MORE_OR_TO.search(multiple.lead):
        yield Reading, True
        yield Reading, False


def _pairs(near: Sequence[Claim], multiple: Claim) -> Iterator[tuple[Claim, Claim]]:
    """Level and base: a base that the clause itself names, or one told before or after with its level."""
    own = named(multiple.lead)
    for base in _bases(near, multiple):
        levels = [claim for claim in amounts(near, base.dimension) if claim.role in (Role.LEVEL, Role.MEAN)]
        for level in nearest(levels, multiple):
            is_rise = level.at != base.at and level.figure.value > base.figure.value > 0
            is_told = _is_beside(level, base, multiple) and may_be_of(base, [level])
            if is_rise and is_told and _is_named(own, level, base):
                yield level, base


def _is_beside(level: Claim, base: Claim, multiple: Claim) -> bool:
    """Whether the multiple follows its amounts, or goes before them as in “增长2倍，由30家增至90家”."""
    nearer = min(level, base, key=lambda claim: abs(claim.place - multiple.place))
    between = nearer.text_to(multiple)
    if nearer.place > multiple.place:
        return _OPENED_WITH_FROM.match(between) is not None
    return _NO_NUMBER.fullmatch(between) is not None


def _is_named(own: str, level: Claim, base: Claim) -> bool:
    """Whether the clause of a multiple names nothing but what its amounts are of."""
    return not own or any(may_be_same(own, named(claim.lead)) for claim in (level, base))


def _is_base(claim: Claim) -> bool:
    return claim.role is Role.BASE or (claim.role is Role.MEAN and _FROM.search(claim.lead) is not None)


def _bases(near: Sequence[Claim], multiple: Claim) -> list[Claim]:
    if _COMPARED_WITH.search(multiple.clause):
        return [claim for claim in amounts(near) if claim.at == multiple.at - 1]
    bases = nearest((claim for claim in amounts(near) if _is_base(claim)), multiple, most=2)
    if _OTHER_BASE.search(multiple.clause):
        return [base for base in bases if _LAST_YEAR.search(base.lead) and _ON_LAST_YEAR.search(multiple.clause)]
    return bases
