"""What a comment hangs on: characters of the main text, where alone Word takes comments (MS-OI29500 2.1.315)."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from lxml import etree

from zongjie_lint.record import Record
from zongjie_lint.span import Span
from zongjie_lint.word.names import M, W, child
from zongjie_lint.word.runs import Runs
from zongjie_lint.word.word_text import Piece, WordText

if TYPE_CHECKING:
    from lxml.etree import _Element

_MOST_STAND_IN = 20
"""So many characters of a paragraph stand in for what Word renders before or between them."""
_ENCLOSING = frozenset({W + "r", M + "oMath", M + "oMathPara"})
"""What a run may stand in, where no mark can stand beside it: text boxes, phonetic guides, formulas."""
_NOTES = {W + "footnote": W + "footnoteReference", W + "endnote": W + "endnoteReference"}


class Anchor(Record):
    """Characters of the main text, or an element of it that stands in for others."""

    span: Span | None = None
    element: _Element | None = None
    is_exact: bool = False


class Anchors:
    """The places of a document that comments hang on."""

    def __init__(self, document: _Element, text: WordText) -> None:
        self._document = document
        self._text = text
        self._runs = Runs(text.pieces)
        self._behind: dict[_Element, _Element] = {}
        """By element: the last of the marks that stand behind it."""
        self._lines: dict[Span, list[Span]] = {}

    def of(self, spans: Iterable[Span]) -> list[Anchor]:
        """An anchor for each span; runs are parted where they begin and end."""
        anchors = [self._anchor(span) for span in spans]
        self._runs.part([anchor.span for anchor in anchors if anchor.span is not None])
        return anchors

    def mark(self, anchor: Anchor, number: str, reference: _Element) -> None:
        """Put the marks of a comment around an anchor, and its reference behind."""
        start = etree.Element(W + "commentRangeStart", {W + "id": number})
        end = etree.Element(W + "commentRangeEnd", {W + "id": number})
        first, last = self._ends(anchor)
        if first is not None:
            first.addprevious(start)
        if last is not None:
            self._put_behind(last, [end, reference] if first is not None else [start, end, reference])
        elif first is not None:
            first.addprevious(end)
            first.addprevious(reference)
        else:
            self._paragraph().extend([start, end, reference])

    def _paragraph(self) -> _Element:
        """The first paragraph of a text without characters; a new one where it has none."""
        paragraph = next(self._document.iter(W + "p"), None)
        if paragraph is None:
            paragraph = etree.Element(W + "p")
            body = child(self._document, "body")
            assert body is not None
            body.insert(next((body.index(each) for each in body.iterchildren(W + "sectPr")), len(body)), paragraph)
        return paragraph

    def _put_behind(self, element: _Element, marks: Iterable[_Element]) -> None:
        last = self._behind.get(element, element)
        for mark in marks:
            last.addnext(mark)
            last = mark
        self._behind[element] = last

    def _anchor(self, span: Span) -> Anchor:
        held = list(self._runs.within(span)) if span else self._beside(span.start)
        if any(self._is_main(piece) for piece in held):
            return Anchor(span, is_exact=True)
        hosts = (self._host(piece.run) for piece in held)
        host = next((host for host in hosts if host is not None), None)
        return Anchor(element=host) if host is not None else Anchor(self._stand_in(span))

    def _beside(self, offset: int) -> list[Piece]:
        """The piece of the same paragraph that ends at an offset, else the one that begins there."""
        beside = [piece for piece in (self._runs.before(offset), self._runs.after(offset)) if piece]
        return [piece for piece in beside if piece.span.start <= offset <= piece.span.end][:1]

    def _is_main(self, piece: Piece) -> bool:
        return _root(piece.run) is self._document and _outermost(piece.run) is piece.run

    def _host(self, run: _Element) -> _Element | None:
        """The element of the main text that a run of a text box or a note belongs to."""
        if _root(run) is self._document:
            return _outermost(run)
        note = next((each for each in run.iterancestors() if each.tag in _NOTES), None)
        if note is None:
            return None
        found = self._references.get((_NOTES[str(note.tag)], note.get(W + "id")))
        return None if found is None else _outermost(found)

    @cached_property
    def _references(self) -> dict[tuple[str, str | None], _Element]:
        """The first reference to each note, by its tag and identifier."""
        references = reversed(list(self._document.iter(*_NOTES.values())))
        return {(str(each.tag), each.get(W + "id")): each for each in references}

    def _stand_in(self, span: Span) -> Span | None:
        """Characters near a place that has none: of the same line if it has any, else the first of the text."""
        main = self._main_in(self._line(span))
        after = main[bisect.bisect_right(main, span.end, key=lambda each: each.end) :]
        if after:
            return _beginning(after)
        before = main[: bisect.bisect_left(main, span.start, key=lambda each: each.start)]
        if before:
            return Span(max(before[0].start, before[-1].end - _MOST_STAND_IN), before[-1].end)
        return self._first

    @cached_property
    def _first(self) -> Span | None:
        """The first characters of the main text."""
        first = next((piece.span for piece in self._text.pieces if self._is_main(piece)), None)
        return None if first is None else _beginning(self._main_in(self._line(first)))

    def _line(self, span: Span) -> Span:
        text = self._text.text
        end = text.find("\n", span.end)
        return Span(text.rfind("\n", 0, span.start) + 1, max(end if end >= 0 else len(text), span.end))

    def _main_in(self, line: Span) -> list[Span]:
        """The pieces of the main text in a line."""
        if line not in self._lines:
            self._lines[line] = [piece.span for piece in self._runs.within(line) if self._is_main(piece)]
        return self._lines[line]

    def _ends(self, anchor: Anchor) -> tuple[_Element | None, _Element | None]:
        """Before what a comment begins, and behind what it ends; neither, where the main text is empty."""
        if anchor.span is None:
            return anchor.element, anchor.element
        if anchor.span:
            runs = [piece.run for piece in self._runs.within(anchor.span) if self._is_main(piece)]
            return runs[0], runs[-1]
        beside = self._beside(anchor.span.start)[0]
        return (None, beside.run) if beside.span.end == anchor.span.start else (beside.run, None)


def _beginning(pieces: Sequence[Span]) -> Span:
    return Span(pieces[0].start, min(pieces[-1].end, pieces[0].start + _MOST_STAND_IN))


def _root(element: _Element) -> _Element:
    root: _Element = element.getroottree().getroot()
    return root


def _outermost(run: _Element) -> _Element:
    """The run itself, or the run or formula of the main text that it stands in."""
    outermost = run
    for each in run.iterancestors():
        if each.tag in _ENCLOSING:
            outermost = each
    return outermost
