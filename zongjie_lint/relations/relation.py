"""What every relation between numbers has: operands, the working, and a verdict over all its readings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import ClassVar, Self

from zongjie_lint.document import Document, Fact
from zongjie_lint.facts.claim import Claim
from zongjie_lint.facts.numeric_expression import NumericExpression, NumericKind
from zongjie_lint.figure import Figure
from zongjie_lint.message import Message
from zongjie_lint.record import Record
from zongjie_lint.relations.misprint import likely_misprint
from zongjie_lint.relations.verdict import Verdict
from zongjie_lint.relations.working import computed_in_unit_of, printed
from zongjie_lint.span import Span


class Operand(Record, gc=False):
    """A number that takes part in a relation, and as what."""

    number: NumericExpression
    role: Message


class _Outcome(Fact, Record, kw_only=True):
    """What else is known of a relation."""

    misprint: NumericExpression | None = None
    """The one number that a slip of the keyboard would explain, where there is but one."""
    is_probable: bool = False
    """Whether the words leave some doubt that the numbers belong together."""
    is_consequence: bool = False
    """Whether it fails through a slip that another relation tells."""
    told: Message | None = None
    """What is said of its failure instead of the message of the rule."""


class Relation(_Outcome):
    """Something that must hold between numbers of a text."""

    title: ClassVar[Message]
    """What must hold, in a few words."""

    span: Span
    stated: NumericExpression
    """The number that the others are held against."""
    operands: tuple[Operand, ...]
    computed: Figure | None
    """What the stated number should be, in its own unit, where that is one value."""
    working: str
    """The arithmetic, with the result that the text states."""
    verdict: Verdict

    @property
    def names(self) -> Mapping[str, Message]:
        """What a message about it may name besides its numbers."""
        return {}


class _Formula(Record, kw_only=True):
    """How a reading is computed."""

    formula: Callable[..., Figure] | None = None
    """What the computed figure is of the figures of the operands."""
    miscalculated: tuple[Figure, ...] = ()
    """What comes out where the sum is done wrong in a usual way, as by dividing by the new value."""


class Reading(_Formula):
    """One way to tell which numbers belong together."""

    stated: Claim
    operands: tuple[Operand, ...]
    computed: Figure
    expression: str
    """The arithmetic without its result: “512万吨 ÷ 468万吨 − 1”."""

    @property
    def verdict(self) -> Verdict:
        """How this reading turns out."""
        if any(operand.number.figure is None or operand.number.figure.is_hedged for operand in self.operands):
            return Verdict.NOT_ASSESSABLE
        return compare(self.computed, self.stated.figure, _last_digit(self.stated.number))


def compare(computed: Figure, stated: Figure, digit: Decimal) -> Verdict:
    """Whether a stated figure is the computed one; `digit` is what its last digit counts."""
    exact = Figure.exact(computed.value)
    if exact.meets(stated):
        return Verdict.PASS
    if computed.meets(stated):
        return Verdict.ROUNDING
    if not stated.is_hedged and abs(computed.value - stated.value) < digit:
        return Verdict.ROUNDING
    return Verdict.FAIL


def best(readings: Sequence[Reading]) -> tuple[Reading, Verdict]:
    """A reading that holds acquits; only if all fail does the first of them fail."""
    return min(((reading, reading.verdict) for reading in readings), key=lambda judged: _ACQUITTING.index(judged[1]))


_ACQUITTING = (Verdict.PASS, Verdict.ROUNDING, Verdict.NOT_ASSESSABLE, Verdict.UNCERTAIN, Verdict.FAIL)


class Computed(Relation):
    """A relation in which one stated number is computed from the others."""

    @classmethod
    def judged(
        cls, document: Document, readings: Iterable[Reading], *, is_certain: bool = True, is_probable: bool = False
    ) -> Iterable[Self]:
        """The relation that the readings are ways to read; none for no reading, and no failure where nothing binds them."""
        candidates = list(readings)
        if not candidates:
            return
        reading, verdict = best(candidates)
        if verdict is Verdict.FAIL and not is_certain:
            verdict = Verdict.UNCERTAIN
        spans = [reading.stated.number.span, *(operand.number.span for operand in reading.operands)]
        yield cls(
            Span(min(spans).start, max(span.end for span in spans)),
            reading.stated.number,
            reading.operands,
            reading.computed,
            _working(document, reading, verdict),
            verdict,
            misprint=_misprint(reading) if verdict is Verdict.FAIL else None,
            is_probable=is_probable,
        )


def _misprint(reading: Reading) -> NumericExpression | None:
    formula, digit = reading.formula, _last_digit(reading.stated.number)
    if formula is None or any(slip.meets(reading.stated.figure) for slip in reading.miscalculated):
        return None

    def holds(figures: Sequence[Figure]) -> bool:
        return compare(formula(*figures[1:]), figures[0], digit) is Verdict.PASS

    return likely_misprint([reading.stated.number, *(operand.number for operand in reading.operands)], holds)


def _working(document: Document, reading: Reading, verdict: Verdict) -> str:
    computed = computed_in_unit_of(document, reading.stated.number, reading.computed)
    sign = " ≠ " if verdict is Verdict.FAIL else " → "
    return f"{reading.expression} = {computed}{sign}{printed(document, reading.stated.number)}"


def is_round_percentage(number: NumericExpression) -> bool:
    """Whether a number is a percentage in whole tens."""
    return number.kind is NumericKind.PERCENT and number.figure is not None and number.figure.value % 10 == 0


def _last_digit(number: NumericExpression) -> Decimal:
    """What the last printed digit counts; nothing for a round percentage, which is told as such rather than cut off."""
    figure = number.figure
    if is_round_percentage(number):
        return Decimal(0)
    return (figure.high - figure.low) if figure and not figure.is_hedged else Decimal(0)
