"""Headings without a number, which a style or a tag of the document tells."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from zongjie_lint.document import Document, Fact
from zongjie_lint.facts.heading import Heading
from zongjie_lint.facts.zone import body
from zongjie_lint.span import Span

_LONGEST = 40
"""A longer line is text that was given the style of a heading."""


@dataclass(frozen=True)
class UnnumberedHeading(Fact):
    """A heading of the body that bears no number."""

    span: Span
    level: int
    """1 for the highest that the body has."""
    text: str
    """Folded."""

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every marked line of the body but those with a number."""
        numbered = {heading.paragraph for heading in document.facts(Heading)}
        lines = [p for p in body(document) if p.index not in numbered and len(p) <= _LONGEST]
        starts = [line.span.start for line in lines]
        places = [(each, bisect_left(starts, each.span.start)) for each in document.source.headings]
        marked = [(each, lines[at]) for each, at in places if at < len(lines) and each.span.holds(lines[at].span)]
        top = min((each.level for each, _ in marked), default=1)
        return (cls(line.span, each.level - top + 1, line.folded) for each, line in marked)
