"""The line of marks below an excerpt, for output without colour.

Each blank is as wide as the character above it, in every terminal and every font: U+3000 below a Chinese character, and
below an ambiguous one, which may be drawn in one column or two, a dot that is just as ambiguous.
"""

from __future__ import annotations

from zongjie_lint.reporters.columns import is_ambiguous, width_of
from zongjie_lint.reporters.excerpt import Excerpt, Mark

# For one column, for two, and for whatever the terminal gives an ambiguous character.
_BLANKS = (" ", "\u3000", "·")
_PRIMARY = ("^", "^^", "∧")
_RELATED = ("-", "--", "—")
_POINT = ("^", "^ ", "∧")
_RELATED_POINT = ("-", "- ", "—")


def carets(excerpt: Excerpt) -> str:
    """What goes below an excerpt: `^` under the finding, `-` under places related to it."""
    glyphs = _glyphs(excerpt)
    below = [_below(cell, of_cell) for cell, of_cell in zip((*excerpt.cells, " "), glyphs, strict=True)]
    return "".join(below).rstrip("".join(_BLANKS))


def _glyphs(excerpt: Excerpt) -> list[tuple[str, str, str]]:
    glyphs = [_BLANKS] * (len(excerpt.cells) + 1)
    for mark in sorted(excerpt.marks, key=lambda mark: not mark.place.related):
        for i in _marked(mark):
            glyphs[i] = _kind(mark)
    return glyphs


def _kind(mark: Mark) -> tuple[str, str, str]:
    if mark.span:
        return _RELATED if mark.place.related else _PRIMARY
    return _RELATED_POINT if mark.place.related else _POINT


def _marked(mark: Mark) -> range:
    """A mark without length points at the character after it."""
    return range(mark.span.start, max(mark.span.end, mark.span.start + 1))


def _below(cell: str, glyphs: tuple[str, str, str]) -> str:
    return "".join(_glyph(character, glyphs) for character in cell if width_of(character))


def _glyph(character: str, glyphs: tuple[str, str, str]) -> str:
    return glyphs[2] if is_ambiguous(character) else glyphs[width_of(character) - 1]
