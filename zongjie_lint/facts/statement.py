"""Sentences with their numbers replaced by single marks, so that wording can be matched without digits in the way."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Self

from zongjie_lint.document import Document, Fact
from zongjie_lint.facts.numeric_expression import NumericExpression, NumericKind
from zongjie_lint.facts.sentence import Sentence, prose_beside
from zongjie_lint.facts.zone import body
from zongjie_lint.patterns import compiled
from zongjie_lint.record import Record
from zongjie_lint.span import Span

_FIRST_MARK = 0xE100
MARKS = {kind: chr(_FIRST_MARK + at) for at, kind in enumerate(NumericKind)}
"""The private-use character that stands for a number of each kind."""
ALL_MARKS = "".join(MARKS.values())
"""All the marks, for use inside a character class."""
ANY_MARK = f"[{ALL_MARKS}]"
AMOUNT = MARKS[NumericKind.AMOUNT]
SMALL = MARKS[NumericKind.SMALL]
NOT_OPERANDS = (NumericKind.SMALL, NumericKind.NAME, NumericKind.THRESHOLD)
OPERAND = compiled(f"[{''.join(mark for kind, mark in MARKS.items() if kind not in NOT_OPERANDS)}]")
"""Any number but those that are part of a name, or are as often a word as a number."""
_FOREIGN = dict.fromkeys(map(ord, MARKS.values()), "?")
_GOES_ON = compiled(
    r"\s*(?:其中|按[^。,;:]{1,14}(?:划分|分类|区分|列示|统计|看|分)|分[^。,;:]{1,8}看|从[^。,;:]{1,10}看|具体(?:为|是|来看|来说|如下)|包括|分别[为是])"
)

_GOING_ON = frozenset("其按分从具包")


class Statement(Fact, Record, dict=True):
    """A sentence, with the next where that goes on with its figures, and the numbers in it."""

    span: Span
    numbers: tuple[NumericExpression, ...]
    masked: str
    """Folded text in which each number is one mark."""
    paragraph: int

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every sentence of the body, and of the notes beside it, that holds a number."""
        numbers = document.facts(NumericExpression)
        foreign = _ANY_MARK.search(document.folded) is not None
        at = 0
        for span, paragraph in _joined(document):
            while at < len(numbers) and numbers[at].span.start < span.start:
                at += 1
            end = at
            while end < len(numbers) and numbers[end].span.end <= span.end:
                end += 1
            if end > at:
                yield cls(
                    span, numbers[at:end], _mask(document.folded, span, numbers[at:end], foreign=foreign), paragraph
                )
            at = end

    @cached_property
    def places(self) -> list[int]:
        """Where the mark of each number stands in the masked text."""
        return [match.start() for match in _ANY_MARK.finditer(self.masked)]

    def lead(self, at: int, start: int = 0) -> str:
        """The words before a number, back to the last mark or number, or to a place."""
        if start:
            return self._lead(at, start)
        if at not in self._leads:
            self._leads[at] = self._lead(at, start)
        return self._leads[at]

    def _lead(self, at: int, start: int) -> str:
        before = _LEAD.search(self.masked, start, self.places[at])
        return before[0] if before else ""

    @cached_property
    def _leads(self) -> dict[int, str]:
        return {}

    @cached_property
    def _clauses(self) -> dict[int, str]:
        return {}

    def clause_before(self, at: int) -> str:
        """The masked text before a number, back to the last comma, semicolon, colon or full stop."""
        clause = self._clauses.get(at)
        if clause is None:
            before = _CLAUSE_BEFORE.search(self.masked, max(0, self.places[at] - _LONGEST_CLAUSE), self.places[at])
            clause = self._clauses[at] = before[0] if before else ""
        return clause

    def after(self, at: int) -> str:
        """The masked text after a number, as far as the next comma, semicolon, colon or full stop."""
        found = _CLAUSE_AFTER.match(self.masked, self.places[at] + 1, self.places[at] + _LONGEST_CLAUSE)
        return found[0] if found else ""

    def numbers_before(self, place: int) -> int:
        """How many numbers stand before a place of the masked text."""
        return bisect_left(self.places, place)


_ANY_MARK = compiled(ANY_MARK)
_LEAD = compiled(rf"(?r)(?:(?!{OPERAND.pattern})[^,。;:、(])*")
_CLAUSE_BEFORE = compiled(r"(?r)[^,。;:]*")
_CLAUSE_AFTER = compiled(r"[^,。;:]*")
_LONGEST_CLAUSE = 120


def _joined(document: Document) -> Iterator[tuple[Span, int]]:
    inside = {paragraph.index for paragraph in (*body(document), *prose_beside(document))}
    sentences = [sentence for sentence in document.facts(Sentence) if sentence.paragraph in inside]
    current: Span | None = None
    paragraph = -1
    for sentence in sentences:
        if current and sentence.paragraph == paragraph and _goes_on(document.folded, sentence.span):
            current = Span(current.start, sentence.span.end)
            continue
        if current:
            yield current, paragraph
        current, paragraph = sentence.span, sentence.paragraph
    if current:
        yield current, paragraph


def _goes_on(folded: str, span: Span) -> bool:
    """Whether a sentence only goes on with the figures of the one before; its first character tells of most that it does not."""
    first = folded[span.start : span.start + 1]
    return (first in _GOING_ON or first.isspace()) and _GOES_ON.match(folded, span.start, span.end) is not None


def _mask(folded: str, span: Span, numbers: Sequence[NumericExpression], *, foreign: bool) -> str:
    """The text with the numbers as marks, and characters that only look like them as question marks."""
    pieces, at = [], span.start
    for number in numbers:
        pieces += [folded[at : number.span.start], MARKS[number.kind]]
        at = number.span.end
    pieces.append(folded[at : span.end])
    if foreign:
        pieces[::2] = [piece.translate(_FOREIGN) for piece in pieces[::2]]
    return "".join(pieces)
