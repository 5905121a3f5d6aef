"""A text put together from the characters of a file and what is rendered between them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from zongjie_lint.source import Stretch
from zongjie_lint.span import Span


def is_wide(character: str) -> bool:
    """Whether a character is one of Chinese, beside which a line end is no blank."""
    return character in "“”‘’—…·" or unicodedata.east_asian_width(character) in "WF"


class Composition:
    """The text that a reader of a marked-up file sees, in the making."""

    def __init__(self, file_text: str) -> None:
        self._file_text = file_text
        self._parts: list[str] = []
        self.last = ""
        """The last character."""
        self._stretches: list[Stretch] = []
        self.length = 0

    @property
    def text(self) -> str:
        """What was put together so far."""
        return "".join(self._parts)

    @property
    def stretches(self) -> tuple[Stretch, ...]:
        """Where in the file the characters of the text stand, in order of the text."""
        return tuple(self._stretches)

    @property
    def is_line_begun(self) -> bool:
        """Whether the line in the making holds anything."""
        return self.last not in ("", "\n")

    def render(self, text: str) -> None:
        """Add what stands nowhere in the file."""
        if text:
            self._parts.append(text)
            self.last = text[-1]
            self.length += len(text)

    def replace(self, text: str, origin: Span) -> None:
        """Add what a reader sees in place of some characters of the file, as of an entity."""
        if text and len(text) != len(origin):
            self._stretches.append(Stretch(Span(self.length, self.length + len(text)), origin))
        self.render(text)

    def take(self, text: str, places: Sequence[int]) -> None:
        """Add characters with the offset of each in the file; what the file does not have there counts as rendered."""
        at = 0
        for length in _runs(places):
            self._take_run(text[at : at + length], places[at])
            at += length

    def end_line(self) -> None:
        """Begin a new line, unless this one is empty."""
        if self.is_line_begun:
            self.render("\n")

    def mark(self) -> int:
        """The place reached, for `lines_since`."""
        return len(self._parts)

    def lines_since(self, mark: int) -> str:
        """The text from a mark on."""
        return "".join(self._parts[mark:])

    def separate(self) -> int:
        """Add what stands between two cells of a row, a line end for now; gives its number."""
        self.render("\n")
        return len(self._parts) - 1

    def join_cells(self, separators: Sequence[int]) -> None:
        """Turn line ends between cells into tabs."""
        for separator in separators:
            self._parts[separator] = "\t"

    def _take_run(self, text: str, start: int) -> None:
        if self._file_text.startswith(text, start):
            self._copy(Span(start, start + len(text)))
            self.render(text)
            return
        for offset, character in enumerate(text, start):
            if self._file_text.startswith(character, offset):
                self._copy(Span(offset, offset + 1))
            self.render(character)

    def _copy(self, origin: Span) -> None:
        span = Span(self.length, self.length + len(origin))
        last = self._stretches[-1] if self._stretches else None
        if last and last.is_verbatim and (last.span.end, last.origin.end) == (span.start, origin.start):
            self._stretches.pop()
            span, origin = Span(last.span.start, span.end), Span(last.origin.start, origin.end)
        if len(span):
            self._stretches.append(Stretch(span, origin))


def _runs(places: Sequence[int]) -> Iterator[int]:
    """How many places in a row follow each other in the file."""
    if isinstance(places, range):
        yield len(places)
        return
    start = 0
    for at in range(1, len(places) + 1):
        if at == len(places) or places[at] != places[at - 1] + 1:
            yield at - start
            start = at
