"""Whether a draft is a template: more of its figures are blanks than numbers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Self

from zongjie_lint.document import Document, Fact
from zongjie_lint.facts.numeric_expression import NumericExpression, NumericKind
from zongjie_lint.facts.placeholder import Blank, Placeholder
from zongjie_lint.record import Record
from zongjie_lint.span import Span

FEWEST = 8
"""A draft with fewer blank figures is one that was nearly finished."""


class Template(Fact, Record):
    """The verdict that a draft is a template, with what it rests on."""

    span: Span
    """The first blank."""
    blanks: int
    """Numbers and dates not filled in."""
    names: int
    filled: int
    """Figures with a unit that are there."""

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """One fact for a template, none for any other draft."""
        marks = document.facts(Placeholder)
        blanks = [mark for mark in marks if mark.blank in (Blank.NUMBER, Blank.DATE, Blank.SLOT, Blank.LOST)]
        filled = sum(
            number.kind in (NumericKind.AMOUNT, NumericKind.PERCENT) for number in document.facts(NumericExpression)
        )
        if len(blanks) >= FEWEST and len(blanks) > filled:
            names = sum(mark.blank is Blank.NAME for mark in marks)
            yield cls(blanks[0].span, len(blanks), names, filled)
