"""The headed parts of a report: how each is titled, how deep it stands, and what it is for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Self

from zongjie_lint.document import Document, Fact
from zongjie_lint.facts.ordinal import OrdinalStyle
from zongjie_lint.facts.role import Role
from zongjie_lint.facts.section import Section
from zongjie_lint.facts.unnumbered_heading import UnnumberedHeading
from zongjie_lint.record import Record
from zongjie_lint.span import Span

LONGEST = 24
"""A longer heading is a sentence, which titles no part."""
_MARKS = "。！？：，；、.!?:,; 　\t"


class Part(Fact, Record):
    """A section under a heading that stands on a line of its own, or opens one."""

    span: Span
    heading: Span
    title: str
    """The words of the heading as they stand, without number and closing mark."""
    roles: frozenset[Role]
    level: int
    """1 for the highest."""
    style: OrdinalStyle | None
    """How it is numbered; None where it is not."""
    run_in: bool = False
    """Whether text goes on in the same paragraph."""

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every part with a heading short enough to be a title."""
        return (part for part in cls._headed(document) if 1 < len(part.title) <= LONGEST)

    @classmethod
    def _headed(cls, document: Document) -> Iterator[Self]:
        unnumbered = {heading.span.start: heading for heading in document.facts(UnnumberedHeading)}
        for section in document.facts(Section):
            heading = section.heading
            if heading and not heading.inline:
                words = Span(heading.ordinal.span.end, heading.span.end)
                title = words.of_text(document.text).strip(_MARKS)
                yield cls(
                    section.span, heading.span, title, section.roles, section.level, heading.style, heading.run_in
                )
            elif heading is None and section.span.start in unnumbered:
                line = unnumbered[section.span.start].span
                title = line.of_text(document.text).strip(_MARKS)
                yield cls(section.span, line, title, section.roles, section.level, None)
