"""The places of a finding inside its frame: each line under its heading, with marks, and a word on what is related."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from zongjie_lint.diagnostic import Diagnostic
from zongjie_lint.report import Outline
from zongjie_lint.reporters import wording
from zongjie_lint.reporters.carets import carets
from zongjie_lint.reporters.columns import shorten
from zongjie_lint.reporters.excerpt import Excerpt, Mark, Place, excerpts
from zongjie_lint.reporters.frame import Row, body_columns
from zongjie_lint.reporters.layout import Layout, flow
from zongjie_lint.reporters.paper import Line, Piece
from zongjie_lint.reporters.sections import heading_above
from zongjie_lint.source import Source

_MOST_EXCERPTS = 6
_NOTED_COLUMNS = 24
_HEADING_COLUMNS = 60


def places(found: Diagnostic, outline: Outline, source: Source, layout: Layout) -> Iterator[Row]:
    """The finding's own place first, then those related to it; of many, the first few."""
    shown = _excerpts(found, source, layout)
    heading, line = "", 0
    noted: set[str] = set()
    for excerpt in shown[:_MOST_EXCERPTS]:
        above = _heading(excerpt, outline, source, layout)
        if above != heading:
            yield Row([Piece(above, "quiet")], heading=True)
        if excerpt.after_gap:
            yield Row([Piece("…", "quiet")])
        number = source.position(excerpt.offset).line
        label = "" if number == line else str(number)
        yield from _rows(excerpt, label, found.severity.label, layout, noted)
        heading, line = above, number
    yield from _others(shown[_MOST_EXCERPTS:], source, layout)


def _excerpts(found: Diagnostic, source: Source, layout: Layout) -> list[Excerpt]:
    related = [Place(other.span, related=True, note=layout.say(other.message)) for other in found.related]
    every = [Place(found.span), *related]
    # In colour a point is a character of its own.
    points = sum(not place.span.of_text(source.text) for place in every)
    return excerpts(source, every, body_columns(layout) - points)


def _heading(excerpt: Excerpt, outline: Outline, source: Source, layout: Layout) -> str:
    """The heading a place stands under; before it the place itself, where the number in the margin does not tell it."""
    above = heading_above(outline, excerpt.offset)
    place = layout.say(source.place(excerpt.offset))
    if above is None or source.is_aside(excerpt.offset):
        return place
    span, text = above
    heading = layout.say(wording.HEADING) if span.start <= excerpt.offset < span.end else text
    named = heading if source.is_told_by_line(excerpt.offset) else f"{place} · {heading}"
    return shorten(named, min(body_columns(layout), _HEADING_COLUMNS))


def _rows(excerpt: Excerpt, label: str, severity: str, layout: Layout, noted: set[str]) -> Iterator[Row]:
    notes = [[Piece(note, "quiet")] for note in _notes(excerpt, layout, noted)]
    columns = body_columns(layout)
    if layout.coloured:
        yield Row(styled(excerpt, severity), label)
        yield from map(Row, flow(notes, columns, gap="   "))
    else:
        yield Row([Piece(excerpt.text)], label)
        yield from map(Row, _marked(carets(excerpt), notes, columns))


def _marked(below: str, notes: Sequence[Line], columns: int) -> list[Line]:
    """The carets, with what is to be said beside them or below."""
    if not below:
        return flow(notes, columns)
    beside = flow([[Piece(below)], *notes], columns)
    return beside if len(beside) == 1 else [[Piece(below)], *flow(notes, columns, gap="   ")]


def styled(excerpt: Excerpt, severity: str) -> Line:
    """An excerpt with its marks as styles, for output in colour."""
    marks = sorted(excerpt.marks, key=lambda mark: not mark.place.related)
    styles = {i: _style(mark, severity) for mark in marks for i in range(mark.span.start, mark.span.end)}
    points = {mark.span.start: _style(mark, severity) for mark in marks if not mark.span}
    pieces = []
    for i, cell in enumerate((*excerpt.cells, "")):
        pieces += [Piece("^", points[i])] if i in points else []
        pieces.append(Piece(cell, styles.get(i, "")))
    runs = groupby(pieces, key=lambda piece: piece.style)
    return [Piece("".join(piece.text for piece in run), style) for style, run in runs]


def _style(mark: Mark, severity: str) -> str:
    return f"{'related' if mark.place.related else severity}-{'mark' if mark.span else 'point'}"


def _notes(excerpt: Excerpt, layout: Layout, noted: set[str]) -> list[str]:
    """What the related places are; where several share an excerpt, also which is meant."""
    texts: dict[str, list[str]] = {}
    for mark in excerpt.marks:
        if mark.place.note:
            texts.setdefault(mark.place.note, []).append(_text(mark, excerpt))
    listed = layout.say(wording.LISTED)
    notes = [layout.say(wording.NOTED, marked=listed.join(of), note=note) for note, of in texts.items()]
    if len(excerpt.marks) == 1:
        notes = [note for note in texts if note not in noted]
        noted.update(notes)
    return [shorten(note, body_columns(layout)) for note in notes]


def _text(mark: Mark, excerpt: Excerpt) -> str:
    return shorten("".join(excerpt.cells[mark.span.start : mark.span.end]), _NOTED_COLUMNS)


def _others(hidden: Sequence[Excerpt], source: Source, layout: Layout) -> Iterator[Row]:
    if hidden:
        places = {
            layout.say(source.place(excerpt.offset)): None for excerpt in sorted(hidden, key=lambda each: each.offset)
        }
        count = sum(len(excerpt.marks) for excerpt in hidden)
        text = layout.say(wording.MORE_PLACES, count=count, places=layout.say(wording.LISTED).join(places))
        yield Row([Piece(shorten(text, body_columns(layout)), "quiet")])
