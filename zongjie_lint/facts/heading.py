"""Numbered headings at any level, on a line of their own, run in before their text, or inside a paragraph that lost its line breaks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Self

from zongjie_lint.chinese_numerals import write_whole_number
from zongjie_lint.document import Document, Fact
from zongjie_lint.facts.ordinal import Ordinal, OrdinalStyle, ordinal_at
from zongjie_lint.facts.paragraph import Paragraph
from zongjie_lint.facts.zone import body
from zongjie_lint.patterns import compiled, quick
from zongjie_lint.record import Record, lazily, values
from zongjie_lint.span import Span

LONGEST = 48
"""A run-in heading closes with its first full stop, if that stands no further off."""
_LONGEST_ROW = 200
_CELL_GAP = compiled(r"\S(?: {2,}|\t)\S")
_LONG = 500
_LONG_IN_A_SHORT_TEXT = 250
_MARK = compiled(r"\s*[,;。、:.?!)”]")
"""What no heading begins with: a number before it is a page number or a piece of a table."""
_STOP = compiled(r"[。!?](?!\d)")
_PAUSE = compiled(r"[:,;]")
_COLON = compiled(r":(?=.)")
_INLINE = compiled(
    r"(?=\d{1,2}[、.](?!\d)|[(][一二三四五六七八九十]{1,3}[)]|\(\d{1,2}\)|[⑴-⒇①-⑳]|[一二三四五六七八九十]{1,3}、(?![一二三四五六七八九十](?:季度|产业|级|线|期)))"
)

_AFTER_MARK = quick(r"[。;!?:.)](?=([”\"]?\s{0,3})[0-9(⑴-⒇①-⑳一二三四五六七八九十])")
"""Where an inline ordinal may stand, told by the few marks before it."""


class Heading(Fact, Record, dict=True):
    """A numbered heading with its place in the hierarchy."""

    span: Span
    """From the ordinal to the end of the heading's words."""
    ordinal: Ordinal
    """Its span is an offset in the document."""
    level: int
    """1 for the highest in this document."""
    parent: Heading | None
    text: str
    """Folded, without ordinal, blanks and closing mark."""
    paragraph: int
    inline: bool
    """Whether it stands inside a paragraph."""
    run_in: bool
    """Whether text of the section goes on in the same paragraph."""

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every numbered heading of the body."""
        stack: list[Heading] = []
        for found in _found(body(document)):
            _leave(stack, found.ordinal.style)
            heading = cls(**values(found), level=len(stack) + 1, parent=stack[-1] if stack else None)
            stack.append(heading)
            yield heading

    @property
    def style(self) -> OrdinalStyle:
        """How it is numbered."""
        return self.ordinal.style

    @property
    def value(self) -> int:
        """Its number."""
        return self.ordinal.value

    @lazily
    def written(self) -> str:
        """The ordinal as a reader would quote it, in its usual form."""
        return quoted(self.style, self.value)


class Series(Fact, Record):
    """Headings of one style under one parent that count up from one another."""

    span: Span
    headings: tuple[Heading, ...]

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every series of two headings or more; a new 1 after at least two opens another."""
        together: dict[tuple[Heading | None, OrdinalStyle], list[Heading]] = {}
        for heading in document.facts(Heading):
            together.setdefault((heading.parent, heading.style), []).append(heading)
        for run in (run for headings in together.values() for run in _runs(headings)):
            if len(run) > 1:
                yield cls(Span.covering(run[0].span, run[-1].span), tuple(run))


def _runs(headings: Sequence[Heading]) -> Iterator[list[Heading]]:
    """Divide headings where a new 1 opens another count; a 1 after which the old count goes on is a misprint."""
    run: list[Heading] = []
    for heading, following in zip(headings, [*headings[1:], None], strict=True):
        goes_on = bool(run and following and following.value - run[-1].value in (1, 2) and following.value != 2)
        if heading.value == 1 and len(run) >= 2 and not goes_on:
            yield run
            run = []
        run.append(heading)
    yield run


def quoted(style: OrdinalStyle, value: int) -> str:
    """An ordinal as it is usually written: `（三）`, `3.`, `③`."""
    if style is OrdinalStyle.CIRCLED:
        return chr(0x245F + value)
    in_han = style in (OrdinalStyle.PART, OrdinalStyle.HAN, OrdinalStyle.HAN_BRACKETED)
    number = write_whole_number(value) if in_han else str(value)
    return compiled("[一1①]").sub(number, str(style), count=1)


class _Found(Record):
    span: Span
    ordinal: Ordinal
    text: str
    paragraph: int
    inline: bool
    run_in: bool


def _leave(stack: list[Heading], style: OrdinalStyle) -> None:
    """Go up to where a heading of this style belongs."""
    if any(heading.style is style for heading in stack):
        while stack.pop().style is not style:
            pass
    else:
        while stack and stack[-1].style.rank > style.rank:
            stack.pop()


def _found(paragraphs: Sequence[Paragraph]) -> Iterator[_Found]:
    crowded = len(paragraphs) <= 6
    for paragraph in paragraphs:
        if _is_row(paragraph.folded):
            continue
        starts = [0, *_inline_starts(paragraph, crowded)]
        ends = [*starts[1:], len(paragraph.folded)]
        for start, end in zip(starts, ends, strict=True):
            ordinal = ordinal_at(paragraph.folded, start)
            if ordinal and not _MARK.match(paragraph.folded, ordinal.span.end):
                yield _heading(paragraph, ordinal, end, inline=start > 0)


def _is_row(text: str) -> bool:
    """Whether a line is the row of a table: cells with wide gaps and little else."""
    if len(text) > _LONGEST_ROW or ("  " not in text and "\t" not in text):
        return False
    return len(_CELL_GAP.findall(text)) >= 2


def _heading(paragraph: Paragraph, ordinal: Ordinal, end: int, *, inline: bool) -> _Found:
    start = ordinal.span.end
    words_end = _words_end(paragraph.folded, start, end)
    text = paragraph.folded[start:words_end].strip().rstrip("。!?:,;.")
    run_in = bool(paragraph.folded[words_end:end].strip())
    at = paragraph.span.start
    placed = Ordinal(ordinal.style, ordinal.value, Span(at + ordinal.span.start, at + start), ordinal.mark)
    return _Found(Span(placed.span.start, at + words_end), placed, text, paragraph.index, inline, run_in)


def _words_end(text: str, start: int, end: int) -> int:
    """Where the heading's words end: at its full stop, else at its first pause, else at a limit."""
    stop = _STOP.search(text, start, min(end, start + LONGEST + 1))
    if stop:
        return stop.end()
    if end - start <= LONGEST:
        colon = _COLON.search(text, start, min(end, start + 30))
        return colon.end() if colon else end
    pause = _PAUSE.search(text, start, start + 24)
    return pause.end() if pause else start + LONGEST


def _inline_starts(paragraph: Paragraph, crowded: bool) -> list[int]:
    """Where ordinals stand inside a paragraph that holds a list without line breaks."""
    text = paragraph.folded
    limit = _LONG_IN_A_SHORT_TEXT if crowded else _LONG
    places = [at for mark in _AFTER_MARK.finditer(text) if _INLINE.match(text, at := mark.end(1))]
    found = [(at, ordinal) for at in places if (ordinal := ordinal_at(text, at))]
    wanted = (OrdinalStyle.ARABIC_BRACKETED, OrdinalStyle.CIRCLED)
    inline = [(at, o) for at, o in found if o.style in wanted or (len(text) >= limit and _has_neighbour(o, found))]
    return [at for at, _ in inline]


def _has_neighbour(ordinal: Ordinal, found: Sequence[tuple[int, Ordinal]]) -> bool:
    """Whether another of its style counts on from it; in a list of some length one number may be missing between."""
    same = sorted({other.value for _, other in found if other.style is ordinal.style})
    farthest = 2 if any(b - a == 1 for a, b in pairwise(same)) else 1
    return any(b - a <= farthest and ordinal.value in (a, b) for a, b in pairwise(same))
