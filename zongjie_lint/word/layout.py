"""The text of a Word document, line by line, from its blocks."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from zongjie_lint.cells import Cell, TableCells
from zongjie_lint.message import Message
from zongjie_lint.source import Landmark, MarkedHeading
from zongjie_lint.span import Span
from zongjie_lint.word.blocks import Block, CellBlock, Chunk, Mark, ParagraphBlock, TableBlock
from zongjie_lint.word.numbering import Label
from zongjie_lint.word.word_text import Piece

_ROW = Message("表 {table} 第 {row} 行", "table {table}, row {row}")
_BOX = Message("文本框 {number}", "text box {number}")
_PROSE = 100
"""A cell with so many characters and a full stop is prose, not data."""


@dataclass
class Layout:
    """The text that grows line by line."""

    label: Callable[[ParagraphBlock], Label | None]
    """The automatic number of a paragraph, counted when it is asked for."""
    length: int = 0
    pieces: list[Piece] = field(default_factory=list)
    tables: list[TableCells] = field(default_factory=list)
    asides: list[Span] = field(default_factory=list)
    landmarks: list[Landmark] = field(default_factory=list)
    headings: list[MarkedHeading] = field(default_factory=list)
    marks: list[tuple[Mark, int]] = field(default_factory=list)
    """Where the marks stand, in order."""
    _parts: list[str] = field(default_factory=list)
    _has_lines: bool = False
    _is_aside: bool = False
    _table_count: int = 0
    _box_count: int = 0

    @property
    def text(self) -> str:
        """What has been written so far."""
        return "".join(self._parts)

    def add(self, blocks: Iterable[Block]) -> None:
        """Write paragraphs and tables, each with its text boxes after it."""
        for block in blocks:
            if isinstance(block, TableBlock):
                self._add_table(block)
            else:
                self._add_paragraph(block)

    def add_aside(self, blocks: Sequence[Block], name: Message) -> None:
        """Write what stands beside the text, under a name; inside another such part it belongs to that."""
        if not has_text(blocks):
            return
        start, is_outermost = self._next_line, not self._is_aside
        self._is_aside = True
        self.add(blocks)
        if is_outermost:
            self._is_aside = False
            self.asides.append(Span(start, self.length))
            self.landmarks.append(Landmark(Span(start, self.length), name))

    @property
    def _next_line(self) -> int:
        """Where the next line will begin."""
        return self.length + self._has_lines

    def _add_paragraph(self, block: ParagraphBlock) -> None:
        is_left_out = (block.is_empty and block.runs_on) or (block.is_contents and not self._is_aside)
        if is_left_out:  # a table of contents tells the headings over again
            self.marks += [(item, self.length) for item in block.content if isinstance(item, Mark)]
        else:
            start = self._new_line()
            self._add_content(block)
            if block.heading_level is not None and not self._is_aside and self.length > start:
                self.headings.append(MarkedHeading(Span(start, self.length), block.heading_level))
        self._add_boxes(block)

    def _new_line(self) -> int:
        if self._has_lines:
            self._write("\n")
        self._has_lines = True
        return self.length

    def _write(self, text: str) -> None:
        self._parts.append(text)
        self.length += len(text)

    def _add_content(self, block: ParagraphBlock, *, in_row: bool = False) -> None:
        label = self.label(block)
        if label:
            self._write(label.text + _gap(label, block))
        for item in block.content:
            if isinstance(item, Mark):
                self.marks.append((item, self.length))
            elif isinstance(item, str):
                self._write(item)
            else:
                self._add_chunk(item, in_row)

    def _add_chunk(self, chunk: Chunk, in_row: bool) -> None:
        start = self.length
        self._write(" " if in_row and chunk.text in "\t\n\f" else chunk.text)
        self.pieces.append(Piece(Span(start, self.length), chunk.run, chunk.node))

    def _add_boxes(self, block: ParagraphBlock) -> None:
        for box in block.boxes:
            if has_text(box):
                self._box_count += 1
                self.add_aside(box, _BOX.format(number=self._box_count))

    def _add_table(self, table: TableBlock) -> None:
        self._table_count += 1
        number, start, at = self._table_count, self._next_line, len(self.tables)
        is_data = any(len(row) > 1 for row in table.rows)
        spans: dict[int, Span] = {}
        for index, row in enumerate(table.rows):
            first, row_start = len(self.landmarks), self._next_line
            spans |= {id(cell): span for cell, span in self._add_row(row)}
            if is_data and not self._is_aside:
                self._name_lines(_ROW.format(table=number, row=index + 1), first, row_start)
        if spans:
            whole = Span(min(start, self.length), self.length)
            spans = {key: _from(whole.start, span) for key, span in spans.items()}
            self.tables.insert(at, TableCells(whole, tuple(_cells(table, spans))))

    def _name_lines(self, name: Message, first: int, start: int) -> None:
        """Name the lines of a row; what has a name already, from landmark `first` on, keeps it."""
        inner, named = self.landmarks[first:], []
        for landmark in inner:
            named += [Landmark(Span(start, landmark.span.start - 1), name), landmark]
            start = landmark.span.end + 1
        named.append(Landmark(Span(start, self.length), name))
        self.landmarks[first:] = [each for each in named if each.span.end > each.span.start]

    def _add_row(self, row: Sequence[CellBlock]) -> list[tuple[CellBlock, Span]]:
        if len(row) > 1 and all(_fits_in_line(cell) for cell in row):
            return self._add_line_of_cells(row)
        return [(cell, self._add_cell(cell)) for cell in row if not cell.continues]

    def _add_line_of_cells(self, row: Sequence[CellBlock]) -> list[tuple[CellBlock, Span]]:
        self._new_line()
        spans = []
        for index, cell in enumerate(row):
            self._write("\t" if index else "")
            start = self.length
            for block in _paragraphs(cell):
                self._add_content(block, in_row=True)
            if not cell.continues:
                spans.append((cell, Span(start, self.length)))
        for block in (block for cell in row for block in _paragraphs(cell)):
            self._add_boxes(block)
        return spans

    def _add_cell(self, cell: CellBlock) -> Span:
        start = self._next_line
        self.add(cell.blocks)
        return Span(min(start, self.length), self.length)


def _from(start: int, span: Span) -> Span:
    """A span no earlier than a place: a cell that shows no line at all stands at the line that follows."""
    return Span(max(start, span.start), max(start, span.end))


def has_text(blocks: Iterable[Block]) -> bool:
    """Whether blocks show more than blanks and automatic numbers."""
    return any(
        any(has_text(cell.blocks) for row in block.rows for cell in row)
        if isinstance(block, TableBlock)
        else bool(block.text.strip()) or any(has_text(box) for box in block.boxes)
        for block in blocks
    )


def _gap(label: Label, block: ParagraphBlock) -> str:
    """What stands for the tab after a number: nothing where typed text would have nothing, a space elsewhere."""
    text = block.text[:1]
    if not (label.has_gap and label.text and text) or text.isspace():
        return ""
    last = label.text[-1]
    if last == ".":
        return " " if text.isascii() and text.isalnum() else ""
    is_closed = last in ")、，：）．。〕】》]" or unicodedata.category(last) == "No"
    return "" if is_closed or last.isspace() else " "


def _paragraphs(cell: CellBlock) -> Iterator[ParagraphBlock]:
    """The paragraphs of a cell without tables, in order; none of one that is merged with the cell above."""
    for block in [] if cell.continues else cell.blocks:
        if isinstance(block, ParagraphBlock):
            yield block


def _fits_in_line(cell: CellBlock) -> bool:
    """Whether a cell can stand in a line with others: it holds one paragraph at most, and no long prose."""
    if cell.continues:
        return True
    if any(isinstance(block, TableBlock) for block in cell.blocks):
        return False
    texts = [text for block in _paragraphs(cell) if (text := block.text.strip())]
    return len(texts) <= 1 and not any(len(text) >= _PROSE and "。" in text for text in texts)


def _cells(table: TableBlock, spans: dict[int, Span]) -> Iterator[Cell]:
    """The cells of a table, from the last row up, as that tells how far each is merged downwards; given in order."""
    below: dict[int, int] = {}
    found: list[Cell] = []
    for index in range(len(table.rows) - 1, -1, -1):
        row = table.rows[index]
        heights = {cell.column: below.get(cell.column, 0) + 1 for cell in row}
        found += [
            Cell(index, cell.column, spans[id(cell)], heights[cell.column], cell.columns)
            for cell in reversed(row)
            if id(cell) in spans
        ]
        below = {cell.column: heights[cell.column] for cell in row if cell.continues}
    return reversed(found)
