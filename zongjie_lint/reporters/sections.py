"""Under which heading a place stands, and whether it stands for the whole document."""

from __future__ import annotations

import re
from bisect import bisect_right

from zongjie_lint.report import Outline
from zongjie_lint.reporters.columns import visible
from zongjie_lint.span import Span

_LONGEST_TITLE = 60
_FIRST_LINE = re.compile(rf"\S[^\r\n]{{0,{_LONGEST_TITLE}}}")


def heading_above(outline: Outline, offset: int) -> tuple[Span, str] | None:
    """The last heading that begins at or before an offset."""
    after = bisect_right(outline.headings, offset, key=lambda heading: heading[1].start)
    if not after:
        return None
    _, span, text = outline.headings[after - 1]
    return span, visible(text.strip())


def is_whole_document(span: Span, text: str) -> bool:
    """Whether a span only stands for the document as a whole: it is the title, or nothing at the very beginning."""
    if not span.end:
        return True
    first = _FIRST_LINE.search(text)
    title = first.group().strip() if first else ""
    return len(title) <= _LONGEST_TITLE and span.start <= text.find(title) and span.of_text(text).strip() == title
