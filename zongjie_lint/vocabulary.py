"""An office's own words, which its configuration adds to the lexicons."""

from __future__ import annotations

from zongjie_lint.record import Record


class UnitName(Record):
    """A unit that the lexicon lacks, such as “标箱”, and the unit it is so many of."""

    name: str
    base: str = ""
    """The unit that it converts to; none for one that stands alone."""
    factor: str = "1"
    """How many of the base, written as a decimal number."""


class SectionWording(Record):
    """Headings under which an office writes one of the parts of a report."""

    role: str
    """Name of the part, as in `facts.role.Role`."""
    titles: tuple[str, ...]


class PastSection(Record):
    """A part that approved reports of the past have in common, as `learn` found it."""

    role: str | None
    """Name of the part, as in `facts.role.Role`; None for one that has no such name."""
    titles: tuple[str, ...]
    """How the reports title it, the most frequent first."""
    level: int
    """Depth of its heading, 1 for the highest."""
    share: float
    """How many of the reports have it, above 0 and at most 1."""
    kind: str | None = None
    """Key of the kind of report that it is a part of; None for every kind."""
    reports: int = 0
    """Of how many reports the share is; 0 where a person wrote it, who may be believed."""
    movable: bool = False
    """Whether the reports have it at different places."""


class Vocabulary(Record):
    """What one office calls things; where it is empty, the lexicons alone count."""

    indicators: tuple[tuple[str, ...], ...] = ()
    """Each indicator by its names, the full one first."""
    units: tuple[UnitName, ...] = ()
    sections: tuple[SectionWording, ...] = ()
    anonymisations: tuple[str, ...] = ()
    """Masks that stand on purpose, such as “××社区”."""
    past: tuple[PastSection, ...] = ()
    """In the order in which past reports have them."""

    @property
    def titles(self) -> tuple[tuple[str | None, str], ...]:
        """Every heading that the office is known to write, with the name of its part."""
        configured = [(part.role, title) for part in self.sections for title in part.titles]
        learned = [(part.role, title) for part in self.past for title in part.titles]
        return (*configured, *learned)


NO_VOCABULARY = Vocabulary()
