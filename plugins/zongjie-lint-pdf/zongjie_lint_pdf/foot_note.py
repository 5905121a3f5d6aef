"""Notes at the foot of a page, in smaller print, each behind its mark."""

from __future__ import annotations

import re
from collections.abc import Sequence

from zongjie_lint_pdf.printed_line import PrintedLine

_MARK = re.compile(r"[①-⑳*＊※]|[\[〔（(]\d")
_SMALL = 0.9
"""Of the size of the text."""


def parted(page: Sequence[PrintedLine], size: float) -> tuple[list[PrintedLine], list[PrintedLine]]:
    """The lines of the text on a page, and those of its notes; `size` is that of the text, in points."""
    at = len(page)
    while at and page[at - 1].size < _SMALL * size:
        at -= 1
    while at < len(page) and not _opens(page[at]):
        at += 1
    return list(page[:at]), list(page[at:])


def _opens(line: PrintedLine) -> bool:
    """Whether a line is the first of a note."""
    return bool(line.mark or _MARK.match(line.text))


def notes(lines: Sequence[PrintedLine]) -> list[list[PrintedLine]]:
    """The lines of each note together."""
    groups: list[list[PrintedLine]] = []
    for line in lines:
        if not groups or _opens(line):
            groups.append([])
        groups[-1].append(line)
    return groups
