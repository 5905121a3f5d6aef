"""Something said in words that the figures around it must bear out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Self

from zongjie_lint.document import Document
from zongjie_lint.facts.numeric_expression import NumericExpression
from zongjie_lint.lexicon import any_of, words
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled
from zongjie_lint.relations.passage import Passage
from zongjie_lint.relations.relation import Operand, Relation
from zongjie_lint.relations.verdict import Verdict
from zongjie_lint.relations.working import in_unit_of, printed
from zongjie_lint.span import Span

FIGURE = Message("数字", "figure")
_SHORT = r"(?<![主重需])要(?!素|求|点)|(?<![供响])应(?![急对])|(?<![困艰])难(?=$|以|于)|将(?!近)|(?<![方走])向(?=$|着|全)|未(?!来)|(?<!不)曾|计划(?=$|全|于|在|实现|到|年底|明年)|需(?!求)|尚|距"
"""Single characters that are as often part of another word."""
_NOT_YET = compiled(rf"(?:{any_of(words('claims', 'not_yet'))}|{_SHORT})[^,。;:]{{0,16}}$")
_AIMED_AT = compiled(rf"[^。;]{{0,8}}{any_of(words('claims', 'aimed_at'))}")
PARTIAL = compiled(any_of(words("claims", "partial")))
UNIVERSAL = compiled(any_of(words("claims", "universal")))


class Contradiction(Relation):
    """A claim in words, held against the figure that bears it out or not."""

    claim: Span
    """The words of the claim."""
    is_loose: bool = False
    """Whether people say such things roughly, so that it is hardly a fault."""

    @classmethod
    def held(
        cls,
        claim: Span,
        stated: NumericExpression,
        working: str,
        verdict: Verdict,
        others: Sequence[Operand] = (),
        *,
        is_loose: bool = False,
    ) -> Self:
        """The relation between the words at a place and a number."""
        edges = [claim, stated.span, *(operand.number.span for operand in others)]
        span = Span(min(edges).start, max(edge.end for edge in edges))
        return cls(span, stated, tuple(others), None, working, verdict, claim, is_loose)


def bare(document: Document, number: NumericExpression) -> str:
    """A number without the words that loosen it."""
    return in_unit_of(document, number, number.figure.value) if number.figure else printed(document, number)


def is_said_of_now(passage: Passage, start: int, end: int) -> bool:
    """Whether what is said at a place of the masked text is said to be so, and not hoped for, denied or of another time."""
    return not is_not_yet(passage, start) and not _AIMED_AT.match(passage.masked, end)


def is_not_yet(passage: Passage, place: int) -> bool:
    """Whether what is said at a place of the masked text is hoped for, denied or of another time."""
    return _NOT_YET.search(passage.clause_before(place)) is not None


def is_partial(passage: Passage, start: int, end: int) -> bool:
    """Whether the words around a claim take some things out of it."""
    return PARTIAL.search(passage.clause_before(start) + passage.masked[start:end]) is not None
