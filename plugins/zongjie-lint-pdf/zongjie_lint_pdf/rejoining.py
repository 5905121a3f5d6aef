"""Lines of print put together again as paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from zongjie_lint_pdf.printed_line import PrintedLine

_FULL = 1.6
"""In characters: how far from the right margin a line may end that goes on in the next; a mark may hang over, a word not fit."""
_INDENT = 0.8
"""In characters: how far from the left margin a line begins that opens a paragraph."""
_LEADING = 1.6
"""Of the usual distance between lines: a wider gap ends a paragraph."""
_SAME_SIZE = 1.2
_LATIN = re.compile(r"[A-Za-z0-9]")
_LATIN_END = re.compile(r"[A-Za-z]$|[A-Za-z],$")
_CLOSED = re.compile(r"[。！？：；:;!?][”’）)》]*$")
_OPENING = re.compile(
    r"(?:[一二三四五六七八九十百]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、](?!\d)|第[一二三四五六七八九十]{1,3}[章节条部])"
)


def paragraphs(lines: Sequence[PrintedLine], margins: Margins) -> Iterator[list[PrintedLine]]:
    """Lines in order, those of one paragraph together, across pages too."""
    if not lines:
        return
    group = [lines[0]]
    for before, after in pairwise(lines):
        if not margins.goes_on(before, after):
            yield group
            group = []
        group.append(after)
    yield group


def gap(before: PrintedLine, after: PrintedLine) -> str:
    """What stands between two lines of a paragraph: a blank that is printed or that parts Latin words, else nothing."""
    return " " if before.ends_blank or (_LATIN_END.search(before.text) and _LATIN.match(after.text)) else ""


class Margins:
    """Where the lines of a whole text begin and end, and how far they are apart."""

    def __init__(self, lines: Sequence[PrintedLine]) -> None:
        self.size = _usual([line.size for line in lines])
        body = [line for line in lines if abs(line.size - self.size) < self.size / 8] or list(lines)
        self.right = _farthest([line.right for line in body])
        self.left = -_farthest([-line.left for line in body])
        self.indents = sum(1 for line in body if 1.5 < (line.left - self.left) / self.size < 2.5) > len(body) / 50
        self.pitch = _usual([after.top - before.top for before, after in pairwise(lines) if before.page == after.page])

    def goes_on(self, before: PrintedLine, after: PrintedLine) -> bool:
        """Whether a line goes on in the next: it is full, and the next begins at the margin or is centred below."""
        return (
            before.right > self.right - _FULL * self.size
            and (self._is_at_margin(after) or self._is_centred_below(before, after))
            and max(before.size, after.size) < _SAME_SIZE * min(before.size, after.size)
            and not self._is_apart(before, after)
            and not self._opens_unindented(before, after)
        )

    def _is_at_margin(self, line: PrintedLine) -> bool:
        return line.left < self.left + _INDENT * self.size

    def _is_centred_below(self, before: PrintedLine, after: PrintedLine) -> bool:
        """Whether a line is the rest of a title that is too long for one."""
        off = (after.left - self.left) - (self.right - after.right)
        return abs(off) < self.size and self._is_at_margin(before) and not _CLOSED.search(before.text)

    def _opens_unindented(self, before: PrintedLine, after: PrintedLine) -> bool:
        """Whether a number opens a paragraph in a text that indents none."""
        return not self.indents and bool(_CLOSED.search(before.text) and _OPENING.match(after.text))

    def _is_apart(self, before: PrintedLine, after: PrintedLine) -> bool:
        return before.page == after.page and after.top - before.top > _LEADING * max(self.pitch, self.size)


def _usual(values: Iterable[float]) -> float:
    ordered = sorted(round(value, 1) for value in values if value > 0)
    return ordered[len(ordered) // 2] if ordered else 0.0


def _farthest(values: Sequence[float]) -> float:
    """The margin that lines reach: the farthest but for a few that stick out."""
    ordered = sorted(values)
    return ordered[-1 - len(ordered) // 20] if ordered else 0.0
