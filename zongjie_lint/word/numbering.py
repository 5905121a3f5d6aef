"""Automatic numbers of paragraphs, counted and written as Word does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from zongjie_lint.record import Record, replace
from zongjie_lint.word.names import MC, W, child, number, toggle, value
from zongjie_lint.word.number_formats import write_number, zeros
from zongjie_lint.word.styles import Styles
from zongjie_lint.word.symbols import BULLET, shown

if TYPE_CHECKING:
    from lxml.etree import _Element

LEVELS = 9
_LEVELS = {str(level): level for level in range(LEVELS)}
_PLACE = re.compile(r"%([1-9])")
_PLAIN_BULLETS = frozenset("-*+o·§")
"""Bullets that would be read as something else where they are typed."""


class Label(Record):
    """The number of a paragraph as it is shown, and whether a gap follows it."""

    text: str
    has_gap: bool = True


class _Level(Record):
    start: int = 0
    number_format: str = "decimal"
    text: str = ""
    has_gap: bool = True
    restart: int | None = None
    """The 1-based level after which the count begins anew; None for any above, 0 for never."""
    in_digits: bool = False
    """Whether the numbers of all levels are written in digits."""
    style: str | None = None
    is_hidden: bool = False


class _List(Record):
    """An instance of numbering."""

    abstract: str
    """The identifier of the definition; instances of one definition count on from one another."""
    levels: tuple[_Level, ...]
    overrides: tuple[int | None, ...]
    """Where a level begins in this instance, if not where it does elsewhere."""

    def start(self, level: int) -> int:
        """The first number of a level."""
        own = self.overrides[level]
        return self.levels[level].start if own is None else own


class Numbering:
    """The state of all counts; paragraphs are to be asked for in the order of the document, each once."""

    def __init__(self, root: _Element | None, styles: Styles) -> None:
        self._styles = styles
        self._instances = {} if root is None else {n.get(W + "numId", ""): n for n in root.iterchildren(W + "num")}
        self._definitions = {} if root is None else _definitions(root)
        self._lists: dict[int, _List | None] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[tuple[int, int]] = set()

    def label(self, paragraph: _Element) -> Label | None:
        """The number that a paragraph shows, if it has one."""
        place = self._place(paragraph)
        if place is None:
            return None
        identifier, listed, level = place
        counts = self._count(identifier, listed, level)
        definition = listed.levels[level]
        if definition.is_hidden:
            return None
        text = definition.text if definition.number_format == "bullet" else _filled(listed.levels, level, counts)
        return Label(_bullet(text) if definition.number_format == "bullet" else text, definition.has_gap)

    def _place(self, paragraph: _Element) -> tuple[int, _List, int] | None:
        """The identifier of a paragraph's list, the list and the 0-based level."""
        direct, style = child(paragraph, "pPr", "numPr"), self._styles.style_of(paragraph)
        source, inherited, inherited_level = self._styles.numbering(style)
        identifier = number(direct, "numId")
        listed = self._list(inherited if identifier is None else identifier)
        if listed is None:
            return None
        level = number(direct, "ilvl")
        if level is None and identifier is None:
            level = next((i for i, each in enumerate(listed.levels) if each.style == source), None)
        level = (inherited_level or 0) if level is None else level
        return (inherited if identifier is None else identifier, listed, min(max(level, 0), LEVELS - 1))

    def _list(self, identifier: int) -> _List | None:
        if identifier not in self._lists:
            instance = self._instances.get(str(identifier)) if identifier else None
            self._lists[identifier] = None if instance is None else self._read(instance)
        return self._lists[identifier]

    def _read(self, instance: _Element) -> _List | None:
        abstract = value(instance, "abstractNumId") or ""
        definition = self._definitions.get(abstract)
        for _ in range(LEVELS):  # a definition may only name a style, whose number names the definition
            linked = self._linked(definition)
            if linked is None:
                break
            abstract, definition = linked
        if definition is None:
            return None
        levels = _levels(definition)
        starts: list[int | None] = [None] * LEVELS
        for override in instance.iterchildren(W + "lvlOverride"):
            at = _LEVELS.get(override.get(W + "ilvl", "0"))
            if at is None:
                continue
            starts[at] = number(override, "startOverride")
            own = child(override, "lvl")
            levels[at] = levels[at] if own is None else _level(own)
        return _List(abstract, tuple(levels), tuple(starts))

    def _linked(self, definition: _Element | None) -> tuple[str, _Element] | None:
        style = value(definition, "numStyleLink")
        identifier = None if style is None else self._styles.number_of(style)
        instance = self._instances.get(str(identifier))
        abstract = value(instance, "abstractNumId") or ""
        return (abstract, self._definitions[abstract]) if abstract in self._definitions else None

    def _count(self, identifier: int, listed: _List, level: int) -> list[int]:
        """Count one paragraph; the number of each level up to its own."""
        counts = self._counts.setdefault(listed.abstract, [None] * LEVELS)
        before = counts[level]
        overrides = listed.overrides[level] is not None and (identifier, level) not in self._begun
        self._begun.add((identifier, level))
        counts[level] = listed.start(level) if before is None or overrides else before + 1
        for deeper in range(level + 1, LEVELS):
            if _restarts(listed.levels[deeper].restart, deeper, level):
                counts[deeper] = None
        return [listed.start(i) if (n := counts[i]) is None else n for i in range(level + 1)]


def _restarts(after: int | None, deeper: int, level: int) -> bool:
    """Whether a deeper level counts anew after a paragraph of a level; both 0-based."""
    if after is None or after > deeper:
        return True
    return level < after


def _definitions(root: _Element) -> dict[str, _Element]:
    return {each.get(W + "abstractNumId", ""): each for each in root.iterchildren(W + "abstractNum")}


def _levels(definition: _Element) -> list[_Level]:
    levels = [_Level()] * LEVELS
    for element in definition.iterchildren(W + "lvl"):
        at = _LEVELS.get(element.get(W + "ilvl", ""))
        if at is not None:
            levels[at] = _level(element)
    return levels


def _level(element: _Element) -> _Level:
    picture = child(element, "lvlPicBulletId") is not None
    level = _Level(
        start=number(element, "start") or 0,
        number_format=_number_format(element),
        text=value(element, "lvlText") or "",
        has_gap=value(element, "suff") != "nothing",
        restart=number(element, "lvlRestart"),
        in_digits=bool(toggle(element, "isLgl")),
        style=value(element, "pStyle"),
        is_hidden=bool(toggle(element, "rPr", "vanish")),
    )
    return replace(level, number_format="bullet", text=BULLET) if picture else level


def _number_format(element: _Element) -> str:
    found = next(_formats(element), None)
    if found is None:
        return "decimal"
    name = found.get(W + "val", "decimal")
    return zeros(found.get(W + "format", "")) if name == "custom" else name


def _formats(element: _Element) -> Iterator[_Element]:
    yield from element.iterchildren(W + "numFmt")
    for choice in element.iterfind(f"{MC}AlternateContent/{MC}Choice"):
        yield from choice.iterchildren(W + "numFmt")


def _filled(levels: tuple[_Level, ...], level: int, counts: list[int]) -> str:
    """The text of a level with the numbers of the levels it names."""

    def written(match: re.Match[str]) -> str:
        at = int(match[1]) - 1
        if at > level or levels[at].number_format in ("none", "bullet"):
            return ""
        return write_number(counts[at], "decimal" if levels[level].in_digits else levels[at].number_format)

    return _PLACE.sub(written, levels[level].text)


def _bullet(text: str) -> str:
    return BULLET if text in _PLAIN_BULLETS else shown(text)
