"""On which pages the paragraphs of a Word document stand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from zongjie_lint.word.names import W
from zongjie_lint_gongwen.sections import Page, Section, is_former

if TYPE_CHECKING:
    from lxml.etree import _Element

_TOLD = ("p", "t", "br", "lastRenderedPageBreak", "sectPr")


class Placement:
    """Which section each paragraph of the body stands in, and which paragraphs open a page."""

    def __init__(self, root: _Element, sections: Sequence[Section]) -> None:
        self.sections_of: dict[_Element, int] = {}
        """The index of the section of each paragraph."""
        self.opening: set[_Element] = set()
        self._sections = sections
        self._number = 0
        self._has_break = False
        self._ends_section = False
        self._begun = False
        for element in root.iter(*(W + name for name in _TOLD)):
            self._take(element, str(element.tag).rpartition("}")[2])

    def page(self, paragraph: _Element) -> Page:
        """The page a paragraph stands on."""
        return self._sections[self.sections_of[paragraph]].page

    def _take(self, element: _Element, name: str) -> None:
        if name == "p":
            self._begin(element)
        elif name == "t" and (element.text or "").strip():
            self._show(element)
        elif name == "sectPr" and not is_former(element):
            self._ends_section = True
        elif name == "lastRenderedPageBreak" or (name == "br" and element.get(W + "type") == "page"):
            self._has_break = True

    def _begin(self, paragraph: _Element) -> None:
        """A paragraph after the one that closes a section belongs to the next section."""
        if self._ends_section:
            self._number = min(self._number + 1, len(self._sections) - 1)
            self._has_break = self._has_break or not self._sections[self._number].runs_on
            self._ends_section = False
        self.sections_of[paragraph] = self._number
        self._begun = False

    def _show(self, text: _Element) -> None:
        """Text after a break opens the page, if it opens its paragraph."""
        if self._has_break and not self._begun:
            self.opening.add(next(text.iterancestors(W + "p")))
        self._has_break, self._begun = False, True
