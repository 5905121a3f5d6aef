"""Lines that end in the middle of a sentence."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Self

from zongjie_lint.document import Document, Fact
from zongjie_lint.facts.heading import Heading
from zongjie_lint.facts.ordinal import ordinal_at
from zongjie_lint.facts.paragraph import Paragraph
from zongjie_lint.facts.table import Table
from zongjie_lint.facts.title import Title
from zongjie_lint.facts.zone import body
from zongjie_lint.patterns import compiled
from zongjie_lint.record import Record
from zongjie_lint.span import Span


class BrokenLine(Fact, Record):
    """The line break inside a sentence, with a few characters on either side."""

    span: Span
    gap: Span
    """The characters that break the sentence."""

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every break, where most lines of the text are whole."""
        paragraphs = body(document)
        numbered = {heading.paragraph: heading.run_in for heading in document.facts(Heading)}
        title = document.fact(Title)
        heads = title.text.replace(" ", "")[:_HEAD] if title else ""
        broken = [
            (line, following)
            for line, following in pairwise(paragraphs)
            if _is_broken(line, following, numbered, document.folded) and not _begins_anew(following, heads)
        ]
        if len(broken) > max(2, _TOO_MANY * len(paragraphs)) or _may_be_meant(document, broken):
            return
        starts = sorted(cell.span.start for table in document.facts(Table) for cell in table.cells)
        for line, following in broken:
            if bisect_right(starts, line.span.end) < bisect_right(starts, following.span.start):
                continue  # a cell of a table begins between the two
            gap = Span(line.span.end, following.span.start)
            yield cls(Span(max(line.span.start, gap.start - _AROUND), min(following.span.end, gap.end + _AROUND)), gap)


_AROUND, _HEAD = 6, 8
_TOO_MANY = 0.25
"""A text in which more lines are broken was wrapped by hand; that is its form, not a fault."""
_SHORTEST = 30
_OPEN_END = compiled(r"[\p{Han}A-Za-z0-9,、(“《%]")
_GOES_ON = compiled(r"^[\p{Han}A-Za-z0-9”)》,。;、%“(]")
_NEW_START = compiled(
    r"^(?:[一二三四五六七八九十]{1,2}[是要]|首先|其次|再次|最后|各位|同志们|附|注|——|—|表\d|图\d|单位|现将|特此|以上|谢谢|述职人|汇报人|报告人|来源|主办|抄送|联系)"
)
_CELLS = compiled(r"\S(?: {2,}|\t| )\S*\d")
_SENTENCE_END = compiled(r"[。;]")
_SENTENCE_INSIDE = compiled(r"[,。;:]")


def _may_be_meant(document: Document, broken: Sequence[tuple[Paragraph, Paragraph]]) -> bool:
    """Whether the one break, after a comma in a Word document, may be a line feed typed inside the paragraph."""
    return document.source.package is not None and len(broken) == 1 and broken[0][0].folded.endswith(",")


def _is_broken(line: Paragraph, following: Paragraph, numbered: dict[int, bool], folded: str) -> bool:
    """Whether a line has no end and the next no beginning."""
    if (
        following.index != line.index + 1
        or not _OPEN_END.match(line.folded[-1:])
        or not _GOES_ON.match(following.folded)
    ):
        return False
    if (
        ordinal_at(following.folded)
        or _NEW_START.match(following.folded)
        or _is_cell_row(line)
        or _is_cell_row(following)
    ):
        return False
    if line.index in numbered and not numbered[line.index]:
        return False
    return _is_long(line) or _is_joined_elsewhere(line, following, folded)


def _begins_anew(line: Paragraph, heads: str) -> bool:
    """Whether a line is the title over again, as on a page that shows the beginning before the whole."""
    return len(heads) == _HEAD and heads in line.folded[: _HEAD * 4].replace(" ", "")


def _is_cell_row(line: Paragraph) -> bool:
    text = line.folded
    return (" " in text or "\t" in text) and len(_CELLS.findall(text)) > 1 and not _SENTENCE_END.search(text)


def _is_long(line: Paragraph) -> bool:
    return len(line) >= _SHORTEST and bool(_SENTENCE_INSIDE.search(line.folded))


def _is_joined_elsewhere(line: Paragraph, following: Paragraph, folded: str) -> bool:
    """A short fragment counts if the words across the break stand joined somewhere else."""
    joined = line.folded[-2:] + following.folded[:2]
    return len(line) >= 12 and bool(_SENTENCE_INSIDE.search(line.folded)) and joined.isalpha() and joined in folded
