"""The sections of a Word document: paper, margins, grid of characters, page numbers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from zongjie_lint.word.names import R, W, child, toggle, value
from zongjie_lint_gongwen.lengths import twips
from zongjie_lint_gongwen.page_numbers import PageNumber, page_numbers
from zongjie_lint_gongwen.properties import PropertyTable

if TYPE_CHECKING:
    from lxml.etree import _Element

    from zongjie_lint.word.package import Package

_A4 = (11906.0, 16838.0)
"""What is taken where a document says nothing of its paper: it is then that of the printer."""


@dataclass(frozen=True)
class Page:
    """Paper, margins and grid of a section; lengths in twips, None where the document says nothing."""

    width: float
    height: float
    top: float | None
    bottom: float | None
    left: float | None
    right: float | None
    grid: str
    """`lines`, `linesAndChars`, `snapToChars`, or nothing."""
    line_pitch: float | None

    @property
    def is_landscape(self) -> bool:
        """Whether the page is wider than high."""
        return self.width > self.height

    @property
    def text_size(self) -> tuple[float, float] | None:
        """Width and height of the type area (版心)."""
        if self.top is None or self.bottom is None or self.left is None or self.right is None:
            return None
        return self.width - self.left - self.right, self.height - self.top - self.bottom


@dataclass(frozen=True)
class Section:
    """A run of pages that look alike."""

    page: Page
    runs_on: bool
    """Whether it begins on the page on which the one before ends."""
    numbers: tuple[PageNumber, ...] = field(default=())
    """The page numbers of its headers and footers, those taken over from the section before too."""


UNKNOWN = Section(Page(*_A4, None, None, None, None, "", None), runs_on=False)
"""The section of a document that says nothing of its pages."""


@dataclass(frozen=True)
class Settings:
    """What the settings of a document say about its pages."""

    gutter_at_top: bool
    even_and_odd: bool


def read_settings(package: Package) -> Settings:
    """The settings of a document, as they are where nothing is said."""
    name = package.related("settings")
    root = package.tree(name) if name else None
    return Settings(bool(toggle(root, "gutterAtTop")), bool(toggle(root, "evenAndOddHeaders")))


def read_sections(package: Package, settings: Settings, properties: PropertyTable) -> Iterator[Section]:
    """The sections, in order."""
    inherited: dict[tuple[str, str], str] = {}
    for element in _elements(package):
        inherited |= _references(package, element)
        shown = {key: part for key, part in inherited.items() if _is_shown(key[1], element, settings)}
        numbers = [number for (_, kind), part in shown.items() for number in _numbers(package, part, kind, properties)]
        yield Section(_page(element, settings), value(element, "type") == "continuous", tuple(numbers))


def _elements(package: Package) -> Iterator[_Element]:
    for section in package.tree(package.main).iter(W + "sectPr"):
        if not is_former(section):
            yield section


def is_former(section: _Element) -> bool:
    """Whether these are the properties that a section had before a tracked change."""
    return next(section.iterancestors(W + "sectPrChange"), None) is not None


def _references(package: Package, section: _Element) -> dict[tuple[str, str], str]:
    parts = package.relationships(package.main)
    found = {}
    for place in ("header", "footer"):
        for reference in section.iterfind(f"{W}{place}Reference"):
            part = parts.get(reference.get(R + "id", ""))
            if part and part.target in package:
                found[place, reference.get(W + "type", "default")] = part.target
    return found


def _is_shown(kind: str, section: _Element, settings: Settings) -> bool:
    """Whether headers and footers of a kind are used at all."""
    return {"even": settings.even_and_odd, "first": bool(toggle(section, "titlePg"))}.get(kind, True)


def _numbers(package: Package, part: str, kind: str, properties: PropertyTable) -> Iterator[PageNumber]:
    return page_numbers(package.tree(part), kind, properties)


def _page(section: _Element, settings: Settings) -> Page:
    size, margins, grid = (child(section, name) for name in ("pgSz", "pgMar", "docGrid"))
    width, height = (_length(size, name) or usual for name, usual in zip(("w", "h"), _A4, strict=True))
    gutter = _length(margins, "gutter") or 0.0
    top, left = _length(margins, "top"), _length(margins, "left")
    if settings.gutter_at_top:
        top = None if top is None else abs(top) + gutter
    else:
        left = None if left is None else left + gutter
    bottom, right = _length(margins, "bottom"), _length(margins, "right")
    kind = "" if grid is None else grid.get(W + "type", "")
    pitch = _length(grid, "linePitch")
    return Page(width, height, _size(top), _size(bottom), left, right, kind.replace("default", ""), pitch)


def _size(margin: float | None) -> float | None:
    """A negative margin is one that a header may not push."""
    return None if margin is None else abs(margin)


def _length(element: _Element | None, name: str) -> float | None:
    text = None if element is None else element.get(W + name)
    return None if text is None else twips(text)
