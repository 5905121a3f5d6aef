"""Paragraphs of the report before that stand in this one word for word, with their numbers."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from typing import Self

from zongjie_lint.document import Document, Fact
from zongjie_lint.facts.claim import Claim, Role, StatementClaims
from zongjie_lint.facts.numeric_expression import NumericExpression, NumericKind
from zongjie_lint.facts.paragraph import Paragraph
from zongjie_lint.facts.zone import body
from zongjie_lint.lexicon import any_of, words
from zongjie_lint.patterns import compiled
from zongjie_lint.record import Record
from zongjie_lint.relations.ledger import Plans
from zongjie_lint.relations.reported_figure import own_time
from zongjie_lint.span import Span

_SHORTEST = 40
_FEWEST = 2
_BLANKS = compiled(r"\s+")
_STANDING = compiled(any_of(words("earlier_report", "standing")))
_YEAR = compiled(r"(?:19|20)\d\d(?=\s?年)")
_KINDS = (NumericKind.AMOUNT, NumericKind.PERCENT)
_OF_RESULTS = (Role.LEVEL, Role.GROWTH, Role.CHANGE, Role.COMPLETION, Role.SHARE, Role.RATE)


class CarriedParagraph(Fact, Record):
    """A paragraph with results that the report of an earlier time has too, every character of it."""

    span: Span
    numbers: tuple[NumericExpression, ...]
    earlier: Span
    """Where it stands in the report before."""

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every such paragraph; none without a report of an earlier time."""
        if document.previous is None or not _is_later(document, document.previous):
            return
        known = {_text(paragraph): paragraph.span for paragraph in reversed(body(document.previous))}
        plans = Plans(document)
        for paragraph in body(document):
            if len(_text(paragraph)) >= _SHORTEST and _text(paragraph) in known and not plans.holds(paragraph.span):
                numbers = _results(document, paragraph)
                if len(numbers) >= _FEWEST and not _may_last(document, paragraph):
                    yield cls(paragraph.span, numbers, known[_text(paragraph)])


def _is_later(document: Document, previous: Document) -> bool:
    own, earlier = own_time(document), own_time(previous)
    return own is None or earlier is None or (earlier.year or 0) < (own.year or 0)


def _text(paragraph: Paragraph) -> str:
    return _BLANKS.sub("", paragraph.folded)


def _results(document: Document, paragraph: Paragraph) -> tuple[NumericExpression, ...]:
    statements = document.facts(StatementClaims)
    first = bisect_left(statements, paragraph.span.start, key=lambda statement: statement.span.start)
    last = bisect_left(statements, paragraph.span.end, key=lambda statement: statement.span.start)
    return tuple(claim.number for each in statements[first:last] for claim in each.claims if _is_result(claim))


def _is_result(claim: Claim) -> bool:
    return claim.role in _OF_RESULTS and claim.number.kind in _KINDS


def _may_last(document: Document, paragraph: Paragraph) -> bool:
    """Whether a paragraph speaks of what lasts, of rules, or of years before."""
    own = own_time(document)
    years = [int(year) for year in _YEAR.findall(paragraph.folded)]
    is_history = bool(own and own.year) and any(year < (own.year or 0) for year in years) if own else bool(years)
    return is_history or _STANDING.search(paragraph.folded) is not None
