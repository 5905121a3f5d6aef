"""A document's text as a reader found it, and the way from an offset to the place in the file."""

from __future__ import annotations

import bisect
import datetime
from collections.abc import Sequence
from functools import cached_property

from zongjie_lint.cells import TableCells
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled
from zongjie_lint.record import Record
from zongjie_lint.span import Span

_LINE_END = compiled(r"\r\n|\r|\n")
LINE = Message("第 {line} 行", "line {line}")
PARAGRAPH = Message("第 {line} 段", "paragraph {line}")


class UnreadableSource(Exception):
    """A document could not be read; the message says why, in words for its author."""


class Position(Record):
    """A place in a text: 0-based offset, 1-based line and column, all in code points."""

    offset: int
    line: int
    column: int


class Stretch(Record, order=True, gc=False):
    """Characters of the text, and those of the file they were read from; the same characters where both are as many."""

    span: Span
    origin: Span

    @property
    def is_verbatim(self) -> bool:
        """Whether each character of the text is one of the file."""
        return len(self.span) == len(self.origin)


class Landmark(Record, order=True):
    """A part of the text whose place has a name of its own, such as “脚注 2” or “第 3 页第 5 行”."""

    span: Span
    name: Message


class MarkedHeading(Record, order=True):
    """A line that the document itself marks as a heading, by a style or a tag."""

    span: Span
    level: int
    """1 for the highest."""


class Unread(Record):
    """Something in a document that may hold text and that a reader cannot read."""

    what: Message
    is_page: bool = False
    """Whether it is a whole page of the text, so that the check is not complete without it."""


class Suppression(Record):
    """What somebody has looked at and wants to hear no more of: findings of some rules at some places."""

    spans: tuple[Span, ...]
    rules: frozenset[str]
    """Codes, prefixes of codes, or names of rules; none means all of them."""
    reason: str = ""
    until: datetime.date | None = None
    """The last day on which it holds; None where it holds for good."""
    place: Message | None = None
    """Where it is written, for messages; None where it may stay though nothing needs it, as a resolved comment does."""
    is_external: bool = False
    """Whether it is written in a file beside the document."""

    def is_expired(self, today: datetime.date) -> bool:
        """Whether it holds no longer."""
        return self.until is not None and self.until < today


class Source(Record, dict=True):
    """The text of one document as a person reads it, never altered, with the way back to the file it came from."""

    name: str
    text: str
    encoding: str = "utf-8"
    format: str = "text"
    file_text: str | None = None
    """The decoded text of the file, where marks in it are left out of what a person reads."""
    stretches: tuple[Stretch, ...] = ()
    """Where in `file_text` the characters of the text stand, in order; what is in none of them was rendered."""
    unit: Message = LINE
    """How a place is told by the number of its line."""
    landmarks: tuple[Landmark, ...] = ()
    """In order, and none inside another."""
    tables: tuple[TableCells, ...] = ()
    asides: tuple[Span, ...] = ()
    """In order: what stands beside the text, as notes, text boxes, headers and footers do."""
    headings: tuple[MarkedHeading, ...] = ()
    """In order."""
    suppressions: tuple[Suppression, ...] = ()
    notices: tuple[Message, ...] = ()
    """What is wrong with the suppressions that are written in it."""
    unread: tuple[Unread, ...] = ()
    package: bytes | None = None
    """The Word document the text was read from, if any."""

    @cached_property
    def line_starts(self) -> list[int]:
        """The offset at which each line begins; \\n, \\r\\n and \\r end a line."""
        return _line_starts(self.text)

    def position(self, offset: int) -> Position:
        """The place in the file of an offset."""
        if self.file_text is None:
            return self.text_position(offset)
        return self.file_position(self.origin(offset))

    def file_position(self, origin: int) -> Position:
        """The line and column of an offset in the file's text."""
        return _position(origin, self._file_line_starts if self.file_text is not None else self.line_starts)

    def text_position(self, offset: int) -> Position:
        """The line and column of an offset in the text."""
        return _position(offset, self.line_starts)

    def origin(self, offset: int) -> int:
        """The offset in the file's text of one in the text; of what was rendered, that of what stands before it."""
        at = bisect.bisect_right(self._stretch_starts, offset) - 1
        if self.file_text is None or at < 0:
            return offset if self.file_text is None else 0
        stretch = self.stretches[at]
        beyond = min(offset - stretch.span.start, len(stretch.span))
        return stretch.origin.start + beyond if stretch.is_verbatim else _side(stretch, beyond)

    def place(self, offset: int) -> Message:
        """Where an offset is, in words for a person."""
        landmark = self._landmark(offset)
        return landmark.name if landmark else self.unit.format(line=self.position(offset).line)

    def is_told_by_line(self, offset: int) -> bool:
        """Whether the number of a line is all there is to say about the place of an offset."""
        return self.unit == LINE and self._landmark(offset) is None

    def is_aside(self, offset: int) -> bool:
        """Whether an offset stands beside the text: in a note, a text box, a header or a footer."""
        at = bisect.bisect_right(self.asides, offset, key=lambda aside: aside.start) - 1
        return at >= 0 and offset < self.asides[at].end

    def line(self, number: int) -> str:
        """A line of the text, without its line end."""
        start = self.line_starts[number - 1]
        end = self.line_starts[number] if number < len(self.line_starts) else len(self.text)
        return self.text[start:end].rstrip("\r\n")

    def _landmark(self, offset: int) -> Landmark | None:
        at = bisect.bisect_right(self._landmark_starts, offset) - 1
        return self.landmarks[at] if at >= 0 and offset <= self.landmarks[at].span.end else None

    @cached_property
    def _file_line_starts(self) -> list[int]:
        return _line_starts(self.file_text or "")

    @cached_property
    def _stretch_starts(self) -> list[int]:
        return [stretch.span.start for stretch in self.stretches]

    @cached_property
    def _landmark_starts(self) -> list[int]:
        return [landmark.span.start for landmark in self.landmarks]


def _side(stretch: Stretch, beyond: int) -> int:
    return stretch.origin.end if beyond == len(stretch.span) else stretch.origin.start


def _line_starts(text: str) -> list[int]:
    return [0, *(match.end() for match in _LINE_END.finditer(text))]


def _position(offset: int, line_starts: Sequence[int]) -> Position:
    line = bisect.bisect_right(line_starts, offset)
    return Position(offset, line, offset - line_starts[line - 1] + 1)
