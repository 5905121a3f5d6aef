"""This report held against the one before: the base that its growth implies, figures given again, targets promised."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar, Self

import regex

from zongjie_lint.document import Document, Fact
from zongjie_lint.facts.claim import Claim, Role
from zongjie_lint.facts.numeric_expression import NumericKind
from zongjie_lint.facts.statement import ALL_MARKS, AMOUNT, MARKS
from zongjie_lint.facts.time_span import TimeSpan
from zongjie_lint.figure import ONE, PERCENT, Figure, Hedge
from zongjie_lint.lexicon import any_of, words
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled
from zongjie_lint.record import Record, replace
from zongjie_lint.relations.binding import Comparison, comparison_in, may_be_called
from zongjie_lint.relations.ledger import Basis
from zongjie_lint.relations.relation import Operand
from zongjie_lint.relations.reported_figure import ReportedFigure, figures_of, own_time
from zongjie_lint.relations.verdict import Verdict
from zongjie_lint.relations.working import computed_in_unit_of, printed
from zongjie_lint.span import Span

RATE = Message("增速", "rate of growth")
_REAL = compiled(
    any_of([*words("comparisons", "real_growth"), *words("earlier_report", "comparable_basis")]), regex.IGNORECASE
)
_REVISED = compiled(any_of([*words("comparisons", "real_growth_wording"), *words("earlier_report", "revised")]))
_OVER_YEARS = compiled(rf"年均|平均|累计|翻番|以来|{MARKS[NumericKind.DATE]}")
_AROUND = 40
_RESPECTIVELY = "分别"
_BESIDE = compiled(r"(?!级)[^,。;:、]{0,8}[,、(]?[^,。;:、]{0,16}")
_ROW_BEFORE = compiled(rf"{AMOUNT}(?:[、和及与]|以及)[^,。;:、{ALL_MARKS}]{{0,14}}$")
_ROW_AFTER = compiled(rf"(?:[、和及与]|以及)[^,。;:、]{{0,8}}{MARKS[NumericKind.PERCENT]}")


class HeldAgainst(Fact, Record):
    """A figure of this report beside the one of the report before that it must agree with."""

    title: ClassVar[Message]

    span: Span
    figure: ReportedFigure
    earlier: ReportedFigure
    """What the report before says; its places are places there."""
    computed: Figure
    """What the report before should say, by this one."""
    related: tuple[Operand, ...]
    """The other numbers of this report that take part."""
    working: str
    verdict: Verdict

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every figure that the report before has too; nothing without such a report."""
        if document.previous is not None:
            for figure in document.facts(ReportedFigure):
                yield from cls._of(document, document.previous, figure)

    @classmethod
    @abstractmethod
    def _of(cls, document: Document, previous: Document, figure: ReportedFigure) -> Iterator[Self]:
        """What one figure of this report is held against."""

    @classmethod
    def _judged(
        cls,
        document: Document,
        previous: Document,
        figure: ReportedFigure,
        *,
        computed: Figure,
        others: Sequence[ReportedFigure],
        related: tuple[Operand, ...] = (),
    ) -> Iterator[Self]:
        if not others:
            return
        earlier, verdict = _verdict(computed, others)
        expression = _expression(document, figure, related)
        implied = f" = {computed_in_unit_of(previous, earlier.number, computed)}" if related else ""
        sign = "≠" if verdict is Verdict.FAIL else "→"
        working = f"{expression}{implied} {sign} {printed(previous, earlier.number)}"
        yield cls(figure.span, figure, earlier, computed, related, working, verdict)


def _expression(document: Document, figure: ReportedFigure, related: tuple[Operand, ...]) -> str:
    text = printed(document, figure.number)
    if not related:
        return text
    rate = figure.entry.modifier(Role.GROWTH)
    sign = "−" if rate and rate.sign < 0 else "+"
    return f"{text} ÷ (1 {sign} {printed(document, related[0].number)})"


def _verdict(computed: Figure, others: Sequence[ReportedFigure]) -> tuple[ReportedFigure, Verdict]:
    """Any mention that agrees acquits; mentions that differ among themselves tell nothing."""
    for other in others:
        if computed.meets(other.figure):
            return other, Verdict.PASS
    if any(not others[0].figure.meets(other.figure) for other in others) or _are_far_apart(computed, others[0].figure):
        return others[0], Verdict.UNCERTAIN
    is_loose = computed.is_hedged or others[0].figure.hedge not in _FIRM
    return others[0], Verdict.NOT_ASSESSABLE if is_loose else Verdict.FAIL


def _are_far_apart(one: Figure, other: Figure) -> bool:
    """Whether two figures are so unlike that they are rather figures of two things."""
    smaller, larger = sorted((abs(one.value), abs(other.value)))
    return larger > smaller * _MOST_TIMES


_MOST_TIMES = 2
_FIRM = (Hedge.NONE, Hedge.OVER, Hedge.UNDER)
"""A bound is missed or not; how much “about” leaves open, nobody knows."""


class ImpliedEarlierLevel(HeldAgainst):
    """This year's level and growth against last year's level: v ÷ (1 + g)."""

    title: ClassVar = Message("增速推算的上年数", "last year's value by the growth")

    @classmethod
    def _of(cls, document: Document, previous: Document, figure: ReportedFigure) -> Iterator[Self]:
        rate = _rate_since_last_year(figure)
        if rate is None or _is_incomparable(figure) or not _is_the_only_one(document, figure):
            return
        earlier = [other for other in figures_of(previous, figure, _year_before(figure.time)) if _is_actual(other)]
        factor = ONE + (rate.figure if rate.sign > 0 else -rate.figure) / PERCENT
        if factor.low > 0:
            related = (Operand(rate.number, RATE),)
            yield from cls._judged(
                document, previous, figure, computed=figure.figure / factor, others=earlier, related=related
            )


def _rate_since_last_year(figure: ReportedFigure) -> Claim | None:
    """The rate of growth that is told right after a level, if it counts from the year before."""
    rate = figure.entry.modifier(Role.GROWTH)
    if rate is None or rate.number.kind is not NumericKind.PERCENT or rate.figure.is_hedged:
        return None
    is_since = comparison_in(rate.clause) in (None, Comparison.LAST_YEAR) and not _OVER_YEARS.search(rate.clause)
    is_plain = _is_actual(figure) and not figure.figure.is_hedged and figure.number.kind is NumericKind.AMOUNT
    is_its = may_be_called(rate, figure.indicator) and not _is_one_of_many(figure.entry.claim, rate)
    return rate if is_plain and is_since and is_its else None


def _is_one_of_many(level: Claim, rate: Claim) -> bool:
    """Whether several levels or rates stand in a row, so that which belongs to which takes counting."""
    if _RESPECTIVELY in level.clause or _RESPECTIVELY in rate.clause or not _BESIDE.fullmatch(level.text_to(rate)):
        return True
    masked = rate.statement.masked
    before = _ROW_BEFORE.search(masked, max(0, level.place - _AROUND), level.place)
    return bool(before or _ROW_AFTER.match(masked, rate.place + 1))


def _is_actual(figure: ReportedFigure) -> bool:
    return figure.entry.basis is Basis.ACTUAL and not figure.entry.is_in_plans


def _is_incomparable(figure: ReportedFigure) -> bool:
    """Whether the series is one in constant prices or on a comparable basis, or the words say that it was revised."""
    claim = figure.entry.claim
    masked = claim.statement.masked
    around = masked[max(0, claim.place - _AROUND) : claim.place + _AROUND]
    return bool(_REAL.search(figure.indicator) or _REAL.search(claim.clause) or _REVISED.search(around))


def _is_the_only_one(document: Document, figure: ReportedFigure) -> bool:
    others = figures_of(document, figure, figure.time)
    return all(other.figure.meets(figure.figure) for other in others if other.entry.basis is figure.entry.basis)


def _year_before(time: TimeSpan | None) -> TimeSpan | None:
    return replace(time, year=time.year - 1) if time and time.year else None


class RestatedLevel(HeldAgainst):
    """Last year's level as this report gives it, against the level as it was reported then."""

    title: ClassVar = Message("上年数", "last year's value")

    @classmethod
    def _of(cls, document: Document, previous: Document, figure: ReportedFigure) -> Iterator[Self]:
        is_earlier = figure.entry.basis is Basis.BASE or (
            _is_actual(figure) and _is_of_an_earlier_time(document, figure)
        )
        if not is_earlier or figure.figure.is_hedged or _is_incomparable(figure):
            return
        earlier = [other for other in figures_of(previous, figure, figure.time) if _is_actual(other)]
        yield from cls._judged(document, previous, figure, computed=figure.figure, others=earlier)


def _is_of_an_earlier_time(document: Document, figure: ReportedFigure) -> bool:
    """Whether the text itself dates a level before the end of what the report is about."""
    own = own_time(document)
    return bool(own and figure.time and figure.time_text and figure.time.is_before(own))


class PromisedTarget(HeldAgainst):
    """This year's target as this report gives it, against the one that was set for this year then."""

    title: ClassVar = Message("上年定下的目标", "the target set last year")

    @classmethod
    def _of(cls, document: Document, previous: Document, figure: ReportedFigure) -> Iterator[Self]:
        is_set = figure.entry.basis is Basis.TARGET and not figure.entry.is_in_plans
        if not is_set or figure.figure.is_hedged or _is_adjusted(document, figure):
            return
        earlier = [other for other in figures_of(previous, figure, figure.time) if _is_promised(other)]
        yield from cls._judged(document, previous, figure, computed=figure.figure, others=earlier)


_ADJUSTED = compiled(any_of([*words("comparisons", "kinds_of_target"), *words("earlier_report", "adjusted_targets")]))


def _is_adjusted(document: Document, figure: ReportedFigure) -> bool:
    """Whether the words say that the target was changed, or that it is another kind of target."""
    around = document.folded[max(0, figure.span.start - _BEFORE) : figure.span.end + _AFTER]
    return _ADJUSTED.search(around) is not None


_BEFORE, _AFTER = 24, 10


def _is_promised(figure: ReportedFigure) -> bool:
    return figure.entry.basis in (Basis.PLAN, Basis.TARGET) or figure.entry.is_in_plans


HELD = (ImpliedEarlierLevel, RestatedLevel, PromisedTarget)
"""Everything that one report is held against another for."""
