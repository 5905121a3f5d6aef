"""The text of a Word document, line by line, from its blocks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from zongjie_lint.cells import Cell, TableCells
from zongjie_lint.message import Message
from zongjie_lint.source import Landmark
from zongjie_lint.span import Span
from zongjie_lint.word.blocks import Block, CellBlock, Chunk, Mark, ParagraphBlock, TableBlock
from zongjie_lint.word.word_text import Piece

_ROW = Message("表 {table} 第 {row} 行", "table {table}, row {row}")
_BOX = Message("文本框 {number}", "text box {number}")
_CONTENTS = Message("目录", "table of contents")
_PROSE = 100
"""A cell with so many characters and a full stop is prose, not data."""


@dataclass
class Layout:
    """The text that grows line by line."""

    label: Callable[[ParagraphBlock], str]
    """The automatic number of a paragraph, counted when it is asked for."""
    parts: list[str] = field(default_factory=list)
    length: int = 0
    pieces: list[Piece] = field(default_factory=list)
    tables: list[TableCells] = field(default_factory=list)
    asides: list[Span] = field(default_factory=list)
    landmarks: list[Landmark] = field(default_factory=list)
    marks: list[tuple[Mark, int]] = field(default_factory=list)
    """Where the marks stand, in order."""
    _beside: bool = False
    _table_count: int = 0
    _box_count: int = 0
    _lines: int = 0

    @property
    def text(self) -> str:
        """What has been written so far."""
        return "".join(self.parts)

    def add(self, blocks: Iterable[Block]) -> None:
        """Write paragraphs and tables, each with its text boxes after it."""
        for block in blocks:
            if isinstance(block, TableBlock):
                self._add_table(block)
            elif not block.runs_on or block.text:
                self._add_line(block)
                self._add_boxes(block)

    def add_aside(self, blocks: Sequence[Block], name: Message) -> None:
        """Write what stands beside the text, under a name."""
        if self._beside:
            self.add(blocks)
            return
        start, asides, landmarks = self.length + bool(self._lines), len(self.asides), len(self.landmarks)
        self._beside = True
        self.add(blocks)
        self._beside = False
        if self.length > start:
            self.asides[asides:] = [Span(start, self.length)]
            self.landmarks[landmarks:] = [Landmark(Span(start, self.length), name)]

    def _add_line(self, block: ParagraphBlock) -> None:
        start = self._new_line()
        self._add_content(block)
        if block.is_contents and not self._beside and self.length > start:
            self._add_contents(Span(start, self.length))

    def _add_contents(self, line: Span) -> None:
        """Lines of one table of contents are one aside."""
        last = self.landmarks[-1] if self.landmarks else None
        if last and last.name is _CONTENTS and last.span.end >= line.start - 1:
            line = Span(last.span.start, line.end)
            self.landmarks.pop()
            self.asides.pop()
        self.landmarks.append(Landmark(line, _CONTENTS))
        self.asides.append(line)

    def _new_line(self) -> int:
        if self._lines:
            self._write("\n")
        self._lines += 1
        return self.length

    def _write(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)

    def _add_content(self, block: ParagraphBlock, *, in_row: bool = False) -> None:
        self._write(_with_label(self.label(block), block.text))
        for item in block.content:
            if isinstance(item, Mark):
                self.marks.append((item, self.length))
            else:
                self._add_chunk(item, in_row)

    def _add_chunk(self, chunk: Chunk, in_row: bool) -> None:
        start = self.length
        self._write(" " if in_row and chunk.text in "\t\n\f" else chunk.text)
        self.pieces.append(Piece(Span(start, self.length), chunk.run, chunk.node))

    def _add_boxes(self, block: ParagraphBlock) -> None:
        for box in block.boxes:
            self._box_count += 1
            self.add_aside(box, _BOX.format(number=self._box_count))

    def _add_table(self, table: TableBlock) -> None:
        self._table_count += 1
        name = _ROW.format(table=self._table_count, row="{row}")
        is_data = any(len(row) > 1 for row in table.rows)
        start, at = self.length + bool(self._lines), len(self.tables)
        spans: dict[int, Span] = {}
        for index, row in enumerate(table.rows):
            before = len(self.landmarks), self.length + bool(self._lines)
            spans |= {id(cell): span for cell, span in self._add_row(row)}
            if is_data and not self._beside:
                self._name_row(name.format(row=index + 1), *before)
        cells = tuple(_cells(table, spans))
        if cells:
            self.tables.insert(at, TableCells(Span(min(start, self.length), self.length), cells))

    def _name_row(self, name: Message, landmarks: int, start: int) -> None:
        """Name the lines of a row; what has a name already keeps it."""
        named: list[Landmark] = []
        for inner in self.landmarks[landmarks:]:
            if inner.span.start - 1 > start:
                named.append(Landmark(Span(start, inner.span.start - 1), name))
            named.append(inner)
            start = inner.span.end + 1
        if self.length > start:
            named.append(Landmark(Span(start, self.length), name))
        self.landmarks[landmarks:] = named

    def _add_row(self, row: Sequence[CellBlock]) -> list[tuple[CellBlock, Span]]:
        if len(row) > 1 and all(_is_short(cell) for cell in row):
            return self._add_line_of_cells(row)
        return [(cell, self._add_cell(cell)) for cell in row if not cell.continues]

    def _add_line_of_cells(self, row: Sequence[CellBlock]) -> list[tuple[CellBlock, Span]]:
        self._new_line()
        spans = []
        for index, cell in enumerate(row):
            if index:
                self._write("\t")
            start = self.length
            for block in [] if cell.continues else _shown(cell):
                self._add_content(block, in_row=True)
            if not cell.continues:
                spans.append((cell, Span(start, self.length)))
        for block in (block for cell in row for block in _shown(cell)):
            self._add_boxes(block)
        return spans

    def _add_cell(self, cell: CellBlock) -> Span:
        start = self.length + bool(self._lines)
        self.add(cell.blocks)
        return Span(min(start, self.length), self.length)


def _shown(cell: CellBlock) -> list[ParagraphBlock]:
    return [block for block in cell.blocks if isinstance(block, ParagraphBlock)]


def _is_short(cell: CellBlock) -> bool:
    """Whether a cell can stand in a line with others."""
    if cell.continues:
        return True
    if any(isinstance(block, TableBlock) for block in cell.blocks):
        return False
    texts = [text for block in _shown(cell) if (text := block.text.strip())]
    return len(texts) <= 1 and not any(len(text) >= _PROSE and "。" in text for text in texts)


def _with_label(label: str, text: str) -> str:
    return label if text.strip() else label.rstrip()


def _cells(table: TableBlock, spans: dict[int, Span]) -> Iterable[Cell]:
    for index, row in enumerate(table.rows):
        for cell in row:
            if id(cell) in spans:
                yield Cell(index, cell.column, spans[id(cell)], _height(table, index, cell), cell.columns)


def _height(table: TableBlock, index: int, cell: CellBlock) -> int:
    height = 1
    for row in table.rows[index + 1 :]:
        if not any(each.continues and each.column == cell.column for each in row):
            break
        height += 1
    return height
