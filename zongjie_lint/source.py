"""A document's text as a reader found it, and the way from an offset to a line and column."""

from __future__ import annotations

import bisect
import re
from dataclasses import dataclass
from functools import cached_property

_LINE_END = re.compile(r"\r\n|\r|\n")


class UnreadableSource(Exception):
    """A document could not be read; the message says why, in words for its author."""


@dataclass(frozen=True, slots=True)
class Position:
    """A place in a text: 0-based offset, 1-based line and column, all in code points."""

    offset: int
    line: int
    column: int


@dataclass(frozen=True)
class Source:
    """The text of one document, never altered, with the encoding it was decoded from."""

    name: str
    text: str
    encoding: str = "utf-8"
    format: str = "text"

    @cached_property
    def line_starts(self) -> list[int]:
        """The offset at which each line begins; \\n, \\r\\n and \\r end a line."""
        return [0, *(match.end() for match in _LINE_END.finditer(self.text))]

    def position(self, offset: int) -> Position:
        """The line and column of an offset."""
        line = bisect.bisect_right(self.line_starts, offset)
        return Position(offset, line, offset - self.line_starts[line - 1] + 1)

    def line(self, number: int) -> str:
        """The text of a line, without its line end."""
        start = self.line_starts[number - 1]
        end = self.line_starts[number] if number < len(self.line_starts) else len(self.text)
        return self.text[start:end].rstrip("\r\n")
