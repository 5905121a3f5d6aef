"""The styles of a Word document, as far as they bear on its text: numbering, and what is hidden."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, TypeVar

from zongjie_lint.word.names import W, child, number, toggle, value

if TYPE_CHECKING:
    from lxml.etree import _Element

_Value = TypeVar("_Value")
_LONGEST_CHAIN = 50
_TEXT_LEVEL = 9
"""The outline level of what is no heading (ECMA-376, 17.3.1.20)."""


class Styles:
    """Styles by their identifiers, with what they inherit."""

    def __init__(self, root: _Element | None) -> None:
        self._styles = {style.get(W + "styleId", ""): style for style in _styles(root)}
        self._default = next((i for i, style in self._styles.items() if is_default(style)), "")
        self._hiding = {i for i in self._styles if self._first(i, _hidden)}
        self._contents = {
            i for i, style in self._styles.items() if (value(style, "name") or "").lower().startswith("toc ")
        }
        self._numbered: dict[str, tuple[str, int, int | None]] = {}

    def style_of(self, paragraph: _Element) -> str:
        """The identifier of a paragraph's style."""
        return value(paragraph, "pPr", "pStyle") or self._default

    def numbering(self, style: str) -> tuple[str, int, int | None]:
        """Of a paragraph style: the style that its numbering comes from, the number's identifier (0 for none) and its level."""
        if style not in self._numbered:
            found = next(((each, n) for each in self._chain(style) if (n := self._number(each)) is not None), ("", 0))
            self._numbered[style] = (*found, self._first(style, _level))
        return self._numbered[style]

    def number_of(self, style: str) -> int | None:
        """The number's identifier that a style itself names."""
        return self._number(style) if style in self._styles else None

    def is_hidden(self, properties: _Element | None, paragraph: _Element | None) -> bool:
        """Whether characters with these properties, in this paragraph, are hidden text."""
        said = toggle(properties, "vanish")
        if said is not None or not self._hiding:
            return bool(said)
        by_character = value(properties, "rStyle") in self._hiding
        by_paragraph = paragraph is not None and self.style_of(paragraph) in self._hiding
        return by_character != by_paragraph

    def is_contents(self, paragraph: _Element) -> bool:
        """Whether a paragraph has one of the styles that are kept for tables of contents."""
        return self.style_of(paragraph) in self._contents

    def outline_level(self, paragraph: _Element) -> int | None:
        """The level of a heading, 1 for the highest; None for text."""
        level = number(paragraph, "pPr", "outlineLvl")
        if level is None:
            level = self._first(self.style_of(paragraph), _outline_level)
        return level + 1 if level is not None and 0 <= level < _TEXT_LEVEL else None

    def _number(self, style: str) -> int | None:
        return number(self._styles[style], "pPr", "numPr", "numId")

    def _first(self, style: str, said: Callable[[_Element], _Value | None]) -> _Value | None:
        found = (said(self._styles[each]) for each in self._chain(style))
        return next((each for each in found if each is not None), None)

    def _chain(self, style: str | None) -> Iterator[str]:
        """The style and those it is based on, the nearest first; not for ever, where one is based on itself."""
        for _ in range(_LONGEST_CHAIN):
            if style is None or style not in self._styles:
                return
            yield style
            style = value(self._styles[style], "basedOn")


def _styles(root: _Element | None) -> Iterator[_Element]:
    if root is not None:
        yield from root.iterchildren(W + "style")


def is_default(style: _Element) -> bool:
    """Whether a style is that of paragraphs which name none."""
    return style.get(W + "type") == "paragraph" and style.get(W + "default") in ("1", "true", "on")


def _hidden(style: _Element) -> bool | None:
    return toggle(style, "rPr", "vanish")


def _outline_level(style: _Element) -> int | None:
    return number(style, "pPr", "outlineLvl")


def _level(style: _Element) -> int | None:
    return number(child(style, "pPr"), "numPr", "ilvl")
