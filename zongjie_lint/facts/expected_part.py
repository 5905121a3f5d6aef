"""The parts that past reports of the same kind have, and where this one has them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Self

from zongjie_lint.document import Document, Fact
from zongjie_lint.facts.heading import Heading
from zongjie_lint.facts.heading_likeness import are_alike, core
from zongjie_lint.facts.part import Part
from zongjie_lint.facts.report_kind import kind_of
from zongjie_lint.facts.role import Role
from zongjie_lint.facts.section import roles_found
from zongjie_lint.facts.unnumbered_heading import UnnumberedHeading
from zongjie_lint.facts.zone import body
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled
from zongjie_lint.record import Record
from zongjie_lint.span import Span
from zongjie_lint.vocabulary import PastSection

_USUAL_SHARE = 0.8
_FEWEST = 3
"""What fewer reports have in common may be chance."""
_TELLING = 3
"""A shorter name in a sentence may mean anything."""
_OPENING = 30
_JOINT = compiled("[和与及暨、]+")
_AGAIN = frozenset({Role.PROBLEMS, Role.PLAN, Role.CAUSES, Role.GOALS})


class ExpectedPart(Fact, Record):
    """A part of past reports, in its place among the others."""

    span: Span
    place: int
    """How many of the expected come before it."""
    past: PastSection
    found: tuple[Part, ...]
    """Where this report has it under a heading of its own."""
    is_there: bool
    """Whether this report has it in any way."""

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every part that past reports of this kind have, in their order."""
        kind = kind_of(document)
        past = [part for part in document.vocabulary.past if part.kind in (None, kind.key if kind else None)]
        for place, part in enumerate(past):
            found = _found(document, part)
            yield cls(Span(0, 0), place, part, found, bool(found) or _is_anywhere(document, part))

    @property
    def name(self) -> Message:
        """What it is called: its most frequent title, else what it is for."""
        if self.past.titles:
            return Message(self.past.titles[0], self.past.titles[0])
        return Role(self.past.role).title if self.past.role in set(Role) else Message("", "")

    @property
    def is_usual(self) -> bool:
        """Whether nearly every past report has it, and there are enough of them, and titles, to say so."""
        is_told = self.past.reports >= _FEWEST and bool(self.past.titles)
        return self.past.share >= _USUAL_SHARE and (not self.past.reports or is_told)


def expected_parts(document: Document) -> tuple[ExpectedPart, ...]:
    """What past reports lead one to expect, in their order; nothing without a profile that was learned from them."""
    return tuple(sorted(document.facts(ExpectedPart), key=lambda part: part.place))


def spare_headings(document: Document) -> list[Span]:
    """The headings at the top under which none of the expected parts begins: one that is missed may have got a new title."""
    begun = {part.found[0].heading.start for part in expected_parts(document) if part.found}
    headings = [heading.span for heading in document.facts(Heading) if heading.level == 1 and not heading.inline]
    headings += [heading.span for heading in document.facts(UnnumberedHeading) if heading.level == 1]
    return sorted(heading for heading in headings if heading.start not in begun)


def _found(document: Document, past: PastSection) -> tuple[Part, ...]:
    """The headings that are like its titles, else those that are for the same."""
    held = _beside_the_point(document, past)
    parts = [part for part in document.facts(Part) if not any(span.holds(part.heading) for span in held)]
    alike = tuple(part for part in parts if _names_one_of(part.title, past.titles))
    return alike or tuple(part for part in parts if past.role in part.roles)


def _names_one_of(heading: str, titles: Collection[str]) -> bool:
    """Whether a heading, or one of the parts that it joins, as in “学习和廉洁自律情况”, is like a title of the past."""
    joined = [name for name in _JOINT.split(heading) if len(name) > 1]
    return any(are_alike(name, title) for name in (heading, *joined) for title in titles)


def _beside_the_point(document: Document, past: PastSection) -> list[Span]:
    """What stands below headings of problems and plans: there every field of work is named again, which is no report on it."""
    if past.level > 1 or past.role in _AGAIN:
        return []
    again = [part for part in document.facts(Part) if part.level == 1 and part.roles and part.roles <= _AGAIN]
    return [Span(part.heading.end, part.span.end) for part in again]


def _is_anywhere(document: Document, past: PastSection) -> bool:
    """Whether a sentence, a heading of another sort or the opening of a paragraph has what the part is about."""
    if past.role in roles_found(document):
        return True
    held = _beside_the_point(document, past)
    every = [(heading.span, heading.text) for heading in document.facts(Heading)]
    every += [(heading.span, heading.text) for heading in document.facts(UnnumberedHeading)]
    headings = [text for place, text in every if not any(span.holds(place) for span in held)]
    if any(_names_one_of(heading, past.titles) for heading in headings):
        return True
    cores = [name for title in past.titles if len(name := core(title)) >= _TELLING]
    paragraphs = [p for p in body(document) if not any(span.holds(p.span) for span in held)]
    return any(name in paragraph.folded[:_OPENING] for paragraph in paragraphs for name in cores)
