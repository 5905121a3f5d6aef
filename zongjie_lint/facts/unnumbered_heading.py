"""Headings without a number, which a style or a tag of the document tells, or the office has named."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Self

from zongjie_lint.document import Document, Fact
from zongjie_lint.facts.heading import Heading
from zongjie_lint.facts.paragraph import Paragraph
from zongjie_lint.facts.zone import body
from zongjie_lint.folding import fold
from zongjie_lint.record import Record
from zongjie_lint.span import Span
from zongjie_lint.vocabulary import Vocabulary

SHORTEST_TITLE = 4
"""A shorter line stands for many things."""
_LONGEST = 40
"""A longer line is text that was given the style of a heading."""


class UnnumberedHeading(Fact, Record):
    """A heading of the body that bears no number."""

    span: Span
    level: int
    """1 for the highest that the body has."""
    text: str
    """Folded."""

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every marked line of the body but those with a number; a line that the office calls a part is one too."""
        numbered = {heading.paragraph for heading in document.facts(Heading)}
        lines = [p for p in body(document) if p.index not in numbered and len(p) <= _LONGEST]
        starts = [line.span.start for line in lines]
        places = [(each, bisect_left(starts, each.span.start)) for each in document.source.headings]
        marked = [(each, lines[at]) for each, at in places if at < len(lines) and each.span.holds(lines[at].span)]
        top = min((each.level for each, _ in marked), default=1)
        found = {line.index: cls(line.span, each.level - top + 1, line.folded) for each, line in marked}
        named = {line.index: cls(line.span, 1, line.folded) for line in _own_titles_of(document, lines)}
        return (named | found).values()


def _own_titles_of(document: Document, lines: Sequence[Paragraph]) -> list[Paragraph]:
    """The lines that are, word for word, what the office calls a part; where they follow one another they are a list of contents."""
    titles = own_titles(document.vocabulary)
    found = [line for line in lines if line.folded.strip().rstrip(":") in titles] if titles else []
    places = {line.index for line in found}
    return [line for line in found if not {line.index - 1, line.index + 1} & places]


@cache
def own_titles(vocabulary: Vocabulary) -> frozenset[str]:
    """The folded titles that an office gives to the parts of its reports."""
    titles = [fold(title).strip() for _, title in vocabulary.titles]
    return frozenset(title for title in titles if len(title) >= SHORTEST_TITLE)
