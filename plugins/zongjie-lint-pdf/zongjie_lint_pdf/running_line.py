"""Which lines are no part of the text: page numbers, and heads and feet that run from page to page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from zongjie_lint_pdf.printed_line import PrintedLine

_PAGE_NUMBER = re.compile(
    r"[-—–―─·•\s]*(?:第\s*)?(?:\d{1,4}|[ivxlcIVXLC]{1,6})(?:\s*页)?(?:\s*[/／,，]?\s*(?:共\s*)?\d{1,4}\s*页?)?[-—–―─·•\s]*"
)
_DIGITS = re.compile(r"\d+")
_EDGE = 2
"""How many lines at the head and at the foot of a page may run."""
_SAME_HEIGHT = 2.0
"""Points."""
_FEWEST_PAGES = 2
_FAR = 2.5
_SMALL = 0.8
"""Of the size of the text."""
_MOST = 0.5
"""On how many of the pages a line must stand to run; left and right pages may differ."""


def without_running_lines(pages: Sequence[Sequence[PrintedLine]]) -> list[list[PrintedLine]]:
    """The pages without page numbers and without the heads and feet that many of them have at the same height."""
    met = Counter(key for page in pages for key in {_key(line) for line in _edges(page)})
    least = max(_FEWEST_PAGES, _MOST * len(pages) / 2)
    return [[line for line in page if not _runs(line, page, met, least)] for page in pages]


def _runs(line: PrintedLine, page: Sequence[PrintedLine], met: Counter[tuple[str, int]], least: float) -> bool:
    if line not in _edges(page):
        return False
    return _is_page_number(line, page) or _times(line, met) >= least or _is_in_margin(line, page)


def _edges(page: Sequence[PrintedLine]) -> list[PrintedLine]:
    return [*page[:_EDGE], *page[max(_EDGE, len(page) - _EDGE) :]]


def _is_page_number(line: PrintedLine, page: Sequence[PrintedLine]) -> bool:
    """Whether the first or the last line of a page is a number and nothing else."""
    return line in (page[0], page[-1]) and _PAGE_NUMBER.fullmatch(line.text) is not None


def _is_in_margin(line: PrintedLine, page: Sequence[PrintedLine]) -> bool:
    """Whether the first or the last line of a page is small and far from the text, as the head of a single page is."""
    others = [other for other in page if other is not line]
    if not others or line not in (page[0], page[-1]):
        return False
    far = min(max(other.top - line.bottom, line.top - other.bottom) for other in others)
    return far > _FAR * line.size and line.size < _SMALL * max(other.size for other in others)


def _times(line: PrintedLine, met: Counter[tuple[str, int]]) -> int:
    text, height = _key(line)
    return sum(met[text, height + step] for step in (-1, 0, 1))


def _key(line: PrintedLine) -> tuple[str, int]:
    """What a line says but for its numbers, and how high it stands."""
    return _DIGITS.sub("0", line.text), round(line.top / _SAME_HEIGHT)
