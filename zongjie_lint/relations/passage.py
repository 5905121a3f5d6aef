"""A paragraph with all its numbers masked and their roles, for claims whose figures stand in another sentence."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import ClassVar, Self

import regex

from zongjie_lint.document import Document, Fact
from zongjie_lint.facts.claim import Claim, StatementClaims
from zongjie_lint.facts.claim import Role as Saying
from zongjie_lint.facts.numeric_expression import NumericExpression
from zongjie_lint.facts.paragraph import Paragraph
from zongjie_lint.facts.role import Role
from zongjie_lint.facts.section import role_at
from zongjie_lint.facts.sentence import Sentence
from zongjie_lint.facts.statement import MARKS, places_of_marks
from zongjie_lint.facts.zone import body
from zongjie_lint.patterns import compiled, quick
from zongjie_lint.record import Record, lazily
from zongjie_lint.span import Span

_FOREIGN = dict.fromkeys(map(ord, MARKS.values()), "?")
_TO_LAST_STOP = quick(r"(?s:.*)[,。;:!?]")
_CLAUSE_AFTER = quick(r"[^,。;:!?]*")
_LONGEST_CLAUSE = 120
_OPENING = 2
"""How many paragraphs of the text may sum up the whole report."""
_REACH = 300
"""How far from a claim its sentence is read."""
_MOST = 2 * _REACH
MOST_CLAIMS = 200
"""How many claims of one kind are looked at in a paragraph."""


class Placed(Record):
    """A number with its claim, at a place of the masked text of its paragraph."""

    place: int
    claim: Claim

    @property
    def number(self) -> NumericExpression:
        """The number itself."""
        return self.claim.number


class Passage(Fact, Record, dict=True):
    """A paragraph of the body that is about what has been, its numbers masked."""

    span: Span
    masked: str
    """Folded text in which each number is one mark."""
    numbers: tuple[NumericExpression, ...]
    claims: tuple[Claim | None, ...]
    ends: tuple[int, ...]
    """Where sentences end in the masked text."""
    is_opening: bool
    of_plans: ClassVar = False

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every paragraph of the body but those of plans and aims."""
        claims = {claim.number.span.start: claim for found in document.facts(StatementClaims) for claim in found.claims}
        numbers, sentences = document.facts(NumericExpression), document.facts(Sentence)
        starts = [number.span.start for number in numbers]
        ends = [sentence.span.end for sentence in sentences]
        folded = _without_marks(document.folded)
        for at, paragraph in enumerate(body(document)):
            if bool(role_at(document, paragraph.span.start) & {Role.PLAN, Role.GOALS}) is not cls.of_plans:
                continue
            own = numbers[bisect_left(starts, paragraph.span.start) : bisect_left(starts, paragraph.span.end)]
            closing = ends[bisect_right(ends, paragraph.span.start) : bisect_right(ends, paragraph.span.end)]
            yield cls._masked(folded, paragraph, own, claims, closing, is_opening=at < _OPENING)

    @classmethod
    def _masked(
        cls,
        folded: str,
        paragraph: Paragraph,
        numbers: Sequence[NumericExpression],
        claims: dict[int, Claim],
        closing: Sequence[int],
        *,
        is_opening: bool,
    ) -> Self:
        pieces, at, shift, places, shifts = [], paragraph.span.start, paragraph.span.start, [], []
        for number in numbers:
            start, end = number.span.start, number.span.end
            pieces += [folded[at:start], MARKS[number.kind]]
            places.append(start)
            shift += end - start - 1
            shifts.append(shift)
            at = end
        pieces.append(folded[at : paragraph.span.end])
        ends = tuple(end - ([paragraph.span.start, *shifts][bisect_left(places, end)]) for end in closing)
        own = tuple(claims.get(number.span.start) for number in numbers)
        return cls(paragraph.span, "".join(pieces), tuple(numbers), own, ends, is_opening)

    @lazily
    def places(self) -> list[int]:
        """Where the mark of each number stands in the masked text."""
        return places_of_marks(self.numbers, self.span.start)

    def offset(self, place: int) -> int:
        """The place in the document of a place in the masked text."""
        before = bisect_left(self.places, place)
        if not before:
            return self.span.start + place
        return self.numbers[before - 1].span.end + place - self.places[before - 1] - 1

    def span_of(self, start: int, end: int) -> Span:
        """The span in the document of a stretch of the masked text, without blanks around it."""
        text = self.masked[start:end]
        start, end = start + len(text) - len(text.lstrip()), end - len(text) + len(text.rstrip())
        return Span(self.offset(start), self.offset(end))

    def sentence(self, place: int, before: int = 0, after: int = 0) -> tuple[int, int]:
        """Where the sentence around a place begins and ends, with some of those before and behind it."""
        at, last = bisect_right(self.ends, place), len(self.ends)
        first = self.ends[at - before - 1] if at > before else 0
        final = self.ends[min(last - 1, at + after)] if last else len(self.masked)
        return max(first, place - _REACH), min(final, place + _REACH)

    def clause_before(self, place: int) -> str:
        """The masked text before a place, back to the last comma, semicolon, colon or full stop."""
        start = max(0, place - _LONGEST_CLAUSE)
        passed = _TO_LAST_STOP.match(self.masked, start, place)
        return self.masked[passed.end() if passed else start : place]

    def clause_after(self, place: int) -> str:
        """The masked text from a place on, as far as the next comma, semicolon, colon or full stop."""
        found = _CLAUSE_AFTER.match(self.masked, place, place + _LONGEST_CLAUSE)
        return found[0] if found else ""

    def claims_in(self, start: int, end: int, *roles: Saying, most: int = _MOST) -> list[Placed]:
        """The numbers with some roles in a stretch of the masked text, in order; all with a figure where no role is given."""
        first, last = bisect_left(self.places, start), bisect_left(self.places, end)
        found = ((self.places[at], self.claims[at]) for at in range(first, min(last, first + most)))
        return [Placed(place, claim) for place, claim in found if claim and (not roles or claim.role in roles)]

    def indices_in(self, start: int, end: int) -> range:
        """Which numbers stand in a stretch of the masked text."""
        first, last = bisect_left(self.places, start), bisect_left(self.places, end)
        return range(first, min(last, first + _MOST))

    def number_in(self, start: int, end: int) -> NumericExpression:
        """The first number of a stretch of the masked text that has one."""
        return self.numbers[self.indices_in(start, end)[0]]

    def words(self, document: Document, start: int, end: int) -> str:
        """The folded text behind a stretch of the masked text, its numbers unmasked."""
        return document.folded[self.offset(start) : self.offset(end)]


class PlanPassage(Passage):
    """A paragraph of plans and aims, which builds upon what has been: “在上半年走访128户的基础上”."""

    of_plans: ClassVar = True

    def builds_upon(self, place: int) -> bool:
        """Whether a number at a place is one that has been reached, and is to be built upon."""
        return _BUILT_UPON.match(self.masked, place) is not None


def _without_marks(folded: str) -> str:
    """A text in which none of the characters stands that stand for numbers."""
    return folded.translate(_FOREIGN) if any(mark in folded for mark in MARKS.values()) else folded


_BUILT_UPON = compiled(r"[^,。;:]{0,10}(?:的?基础上|的?成绩|的?成果)")


def matches(
    document: Document, pattern: regex.Pattern[str], kind: type[Passage] = Passage
) -> Iterator[tuple[Passage, regex.Match[str]]]:
    """Where a pattern matches in the masked passages of a document."""
    for passage in document.facts(kind):
        for match in islice(pattern.finditer(passage.masked), MOST_CLAIMS):
            yield passage, match
