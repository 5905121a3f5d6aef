"""The text as it stands, line by line, with the findings marked in it and the notes on them beside it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import groupby

from zongjie_lint.cells import Cell
from zongjie_lint.record import Record
from zongjie_lint.reporters.columns import cells
from zongjie_lint.reporters.concise import SEVERITY_NAMES
from zongjie_lint.reporters.html import wording
from zongjie_lint.reporters.html.marks import Boundary, Marks, Place, Segment, places_of
from zongjie_lint.reporters.html.markup import Markup, element, escape_visible, joined
from zongjie_lint.reporters.html.notes import note
from zongjie_lint.reporters.html.numbered import Numbered
from zongjie_lint.reporters.sections import is_whole_document
from zongjie_lint.source import Source
from zongjie_lint.span import Span


class Line(Record):
    """A line of the text, and where it stands in a table, if it does."""

    number: int
    span: Span
    table: int | None
    """Which table it is a row of."""
    blocks: tuple[Span, ...]
    """What is shown apart: the line itself, or the cells of a row."""


def lines_of(source: Source) -> list[Line]:
    """Every line without its line end, less the empty one after the last; a row of a table is parted at its tabs."""
    lines, text, tables = [], source.text, [table.span for table in source.tables]
    for number, start in enumerate(source.line_starts, start=1):
        span = Span(start, start + len(source.line(number)))
        table = _holding(tables, span) if "\t" in span.of_text(text) else None
        lines.append(Line(number, span, table, (span,) if table is None else tuple(_parted(span, text))))
    return lines[:-1] if len(lines) > 1 and not lines[-1].span else lines


def _holding(spans: Sequence[Span], inner: Span) -> int | None:
    """Which of some spans, in order and apart, holds another."""
    at = bisect_right(spans, inner.start, key=lambda span: span.start) - 1
    return at if at >= 0 and spans[at].holds(inner) else None


def _parted(row: Span, text: str) -> Iterator[Span]:
    start = row.start
    for cell in row.of_text(text).split("\t"):
        yield Span(start, start + len(cell))
        start += len(cell) + 1


class Manuscript(Record, dict=True):
    """The text of one file."""

    of: Numbered
    source: Source

    def markup(self) -> Markup:
        """The whole text; for a reader of a screen the notes on a paragraph come before it."""
        groups = groupby(self._lines, key=lambda line: line.number if line.table is None else f"table {line.table}")
        units = [self._unit(list(lines)) for _, lines in groups]
        return element("div", *units, class_="text", lang="zh-CN", dir="ltr")

    @cached_property
    def _lines(self) -> list[Line]:
        return lines_of(self.source)

    @cached_property
    def _marks(self) -> Marks:
        blocks = [block for line in self._lines for block in line.blocks]
        return Marks(list(places_of(self.of.file.diagnostics)), blocks)

    @cached_property
    def _noted(self) -> dict[int, list[int]]:
        """The findings that begin on a line, by its number."""
        noted: dict[int, list[int]] = {}
        for number, found in enumerate(self.of.file.diagnostics, start=1):
            line = self.source.text_position(self._marks.shown_at(found.span.start)).line
            noted.setdefault(line, []).append(number)
        return noted

    @cached_property
    def _headings(self) -> set[tuple[int, str]]:
        """The line and the text of each heading."""
        headings = self.of.file.outline.headings
        return {(self.source.text_position(span.start).line, text.strip()) for _, span, text in headings}

    @cached_property
    def _title(self) -> int | None:
        """The number of the line that is the title."""
        first = next((line for line in self._lines if line.span.of_text(self.source.text).strip()), None)
        return first.number if first and is_whole_document(first.span, self.source.text) else None

    @cached_property
    def _first_cells(self) -> dict[int, Cell]:
        return {cell.span.start: cell for table in self.source.tables for cell in table.cells}

    def _unit(self, lines: Sequence[Line]) -> Markup:
        shown = self._paragraph(lines[0]) if lines[0].table is None else self._table(lines)
        notes = [note(number, self.of) for line in lines for number in self._noted.get(line.number, ())]
        if not notes:
            return shown
        return element("div", element("div", *notes, class_="notes", lang=self.of.lang), shown, class_="unit")

    def _paragraph(self, line: Line) -> Markup:
        return element("p", self._block(line.span), **self._gutter(line), class_=self._kind(line))

    def _kind(self, line: Line) -> str | None:
        if line.number == self._title:
            return "title"
        if self.source.is_aside(line.span.start):
            return "aside"
        is_heading = (line.number, line.span.of_text(self.source.text).strip()) in self._headings
        return "heading" if is_heading else None

    def _gutter(self, line: Line) -> dict[str, str]:
        """The id of a line, and what stands before it: its number, or the name of its place."""
        start, anchor = line.span.start, {"id": self.of.line(self.source, line.span.start)}
        number, place = self.source.position(start).line, self.source.place(start)
        if place == self.source.unit.format(line=number):
            return {**anchor, "data_n": str(number)}
        return {**anchor, "data_place": self.of.say(place)}

    def _table(self, rows: Sequence[Line]) -> Markup:
        body = [
            element("tr", *map(self._cell, row.blocks), id=self.of.line(self.source, row.span.start)) for row in rows
        ]
        label = self.of.say(self.source.place(rows[0].span.start))
        table = element("table", element("tbody", *body))
        return element("div", table, class_="cells", tabindex=0, role="region", aria_label=label)

    def _cell(self, block: Span) -> Markup:
        cell = self._first_cells.get(block.start)
        columns = cell.columns if cell and cell.columns > 1 else None
        return element("td", self._block(block), colspan=columns)

    def _block(self, block: Span) -> Markup:
        shown = cells(block.of_text(self.source.text))
        pieces: list[Markup] = []
        anchors: list[str] = []
        for piece in self._marks.within(block):
            if isinstance(piece, Boundary):
                pieces += self._at(piece)
                anchors += [self.of.mark(place) for place in piece.starting]
            else:
                text = "".join(shown[piece.span.start - block.start : piece.span.end - block.start])
                pieces.append(self._segment(piece, escape_visible(text), anchors))
                anchors = []
        return joined([*pieces, *map(_anchor, anchors)])

    def _at(self, boundary: Boundary) -> Iterator[Markup]:
        yield from map(self._reference, boundary.ending)
        for point in boundary.points:
            yield element("mark", class_=_class(point) + " point", id=self.of.mark(point), data_of=self._name(point))
            yield self._reference(point)

    def _segment(self, segment: Segment, text: Markup, anchors: Sequence[str]) -> Markup:
        if not segment.covering:
            return text
        worst = max(segment.covering, key=lambda place: (not place.nth, place.severity))
        names = " ".join(map(self._name, segment.covering))
        mark = element("mark", text, class_=_class(worst), data_of=names, id=anchors[0] if anchors else None)
        return joined([*map(_anchor, anchors[1:]), mark])

    def _reference(self, place: Place) -> Markup:
        words = wording.LABEL_RELATED if place.nth else wording.LABEL
        found = self.of.file.diagnostics[place.finding - 1]
        return element(
            "a",
            str(place.finding),
            class_=f"ref {_class(place)}",
            href=f"#{self.of.note(place.finding)}",
            aria_label=self.of.say(words, severity=SEVERITY_NAMES[found.severity], number=place.finding),
            data_finding=self.of.finding(place.finding),
        )

    def _name(self, place: Place) -> str:
        return self.of.finding(place.finding) + ("r" if place.nth else "")


def _class(place: Place) -> str:
    return f"related {place.severity.label}" if place.nth else place.severity.label


def _anchor(name: str) -> Markup:
    return element("span", id=name, class_="anchor")
