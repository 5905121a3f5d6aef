"""The changes to a file for a person: a few words around each, before and after, the changed characters marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TextIO

from zongjie_lint.edit import Edit, in_order
from zongjie_lint.fix_report import FixReport
from zongjie_lint.reporter import View
from zongjie_lint.reporters.columns import visible
from zongjie_lint.reporters.layout import Layout
from zongjie_lint.reporters.paper import Line, Paper, Piece
from zongjie_lint.span import Span

_CONTEXT = 12
_LONGEST = 40
_MARKED = {"-": "removed", "+": "added"}


def print_changes(report: FixReport, stream: TextIO, view: View) -> None:
    """Print every change of one file."""
    paper = Paper(stream, view)
    paper.print(_changes(report, Layout(view.language, paper.columns, paper.coloured)))


def _changes(report: FixReport, layout: Layout) -> Iterator[Line]:
    source = report.original
    yield [Piece(visible(report.path), "strong")]
    shown = ""
    for together in _near(report.edits):
        place = layout.say(source.place(together[0].span.start))
        if place != shown:
            yield [Piece("  " + place, "quiet")]
        shown = place
        yield [Piece("    - ", "removed-sign"), *_row(together, source.text, "-")]
        yield [Piece("    + ", "added-sign"), *_row(together, source.text, "+")]
    yield []


def _near(edits: Iterable[Edit]) -> Iterator[list[Edit]]:
    """Changes close enough to be shown at once."""
    group: list[Edit] = []
    for edit in in_order(edits):
        if group and (
            edit.span.start - group[-1].span.end > _CONTEXT or edit.span.end - group[0].span.start > 4 * _CONTEXT
        ):
            yield group
            group = []
        group.append(edit)
    if group:
        yield group


def _row(edits: Sequence[Edit], text: str, sign: str) -> Line:
    shown = _around(edits, text)
    pieces = [Piece("…" if shown.start and text[shown.start - 1] not in "\r\n" else "")]
    end = shown.start
    for edit in edits:
        own = edit.span.of_text(text) if sign == "-" else edit.replacement
        pieces += [Piece(_shown(text[end : edit.span.start])), Piece(_shown(own), _MARKED[sign])]
        end = edit.span.end
    goes_on = shown.end < len(text) and text[shown.end] not in "\r\n"
    return [*pieces, Piece(_shown(text[end : shown.end])), Piece("…" if goes_on else "")]


def _around(edits: Sequence[Edit], text: str) -> Span:
    """From the words before the first change to those after the last, not beyond their lines."""
    start, end = edits[0].span.start, edits[-1].span.end
    before = text[max(start - _CONTEXT, 0) : start].replace("\r", "\n").rpartition("\n")[2]
    after = text[end : end + _CONTEXT].replace("\r", "\n").partition("\n")[0]
    return Span(start - len(before), end + len(after))


def _shown(text: str) -> str:
    """A text on one line; a long one by its two ends."""
    if len(text) > _LONGEST:
        half = _LONGEST // 2
        text = f"{text[:half]} …… {text[-half:]}"
    return visible(text.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "⏎"))
