"""What every part of the page needs to know, and the few ways to set pieces of text side by side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from zongjie_lint.message import Language, Message
from zongjie_lint.record import Record
from zongjie_lint.reporters.columns import drift, pad, visible, width, wrap
from zongjie_lint.reporters.paper import Line, Piece

_SLACK = 4


class Layout(Record):
    """How the page is set: in which language, how wide, and whether its styles will be seen."""

    language: Language
    columns: int
    coloured: bool = False

    def say(self, message: Message, **values: object) -> str:
        """A message in the reader's language, safe to print."""
        return visible(message.format(**values).in_language(self.language) if values else self.raw(message))

    def raw(self, message: Message) -> str:
        """A message in the reader's language, with whatever it holds."""
        return message.in_language(self.language)

    def wrapped(self, message: Message, columns: int) -> list[str]:
        """A message in lines; a line end in it begins a new line."""
        return [line for part in self.raw(message).split("\n") for line in wrap(visible(part), columns)]


def line_width(line: Line) -> int:
    """The columns of a line."""
    return sum(width(piece.text) for piece in line)


def flow(units: Iterable[Line], columns: int, gap: str = "  ") -> list[Line]:
    """Units side by side, on as many lines as they need."""
    lines: list[list[Piece]] = []
    for unit in units:
        if lines and line_width(lines[-1]) + width(gap) + line_width(unit) <= columns:
            lines[-1] += [Piece(gap), *unit]
        else:
            lines.append([*unit])
    return list(lines)


def spread(lines: Sequence[Line], right: Piece, columns: int) -> list[Line]:
    """Lines with something at the right edge of the last, or below it where there is no room."""
    room = columns - width(right.text)
    gap = room - line_width(lines[-1])
    if gap < 2:
        return [*lines, [Piece(" " * max(room - _SLACK, 0)), right]]
    # Most terminals draw ambiguous characters in one column: the edge is straight there, and within bounds elsewhere.
    slack = max(_SLACK - sum(drift(piece.text) for piece in lines[-1]), 0)
    return [*lines[:-1], [*lines[-1], Piece(" " * max(gap - slack, 2)), right]]


def labelled(label: str, lines: Sequence[Line], columns: int) -> list[Line]:
    """Lines with a label in front of the first and room for it in front of the others."""
    return [[Piece(pad("" if i else label, columns), "quiet"), *line] for i, line in enumerate(lines)]
