"""The text of a PDF as a person reads it, each line of print with its page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from zongjie_lint.cells import Cell, TableCells
from zongjie_lint.message import Message
from zongjie_lint.record import replace
from zongjie_lint.source import Landmark
from zongjie_lint.span import Span
from zongjie_lint_pdf.foot_note import notes, parted
from zongjie_lint_pdf.printed_line import PrintedLine
from zongjie_lint_pdf.rejoining import Margins, gap, paragraphs
from zongjie_lint_pdf.ruled_table import RuledCell, RuledTable

_PLACE = Message("第 {page} 页第 {line} 行", "page {page}, line {line}")
_NOTE = Message("第 {page} 页脚注", "note on page {page}")
Item = PrintedLine | RuledTable


@dataclass(frozen=True)
class PdfText:
    """The text with its tables, and where on which page each part of it is printed."""

    text: str
    landmarks: tuple[Landmark, ...]
    tables: tuple[TableCells, ...]
    asides: tuple[Span, ...] = ()
    """The notes, at the end of the text."""


def pdf_text(pages: Iterable[Sequence[Item]]) -> PdfText:
    """The lines and tables of the pages, from top to bottom, put together."""
    whole = [list(page) for page in pages]
    margins = Margins([line for page in whole for line in page if isinstance(line, PrintedLine)])
    writing = _Writing(margins)
    placed, aside = [], []
    for page in whole:
        text, below = _parted(page, margins.size)
        placed += list(_placed(text))
        aside += notes(below)
    for is_table, run in groupby(placed, key=lambda each: isinstance(each.item, RuledTable)):
        if is_table:
            for table in _joined(list(run)):
                writing.add_table(table)
        else:
            writing.add_lines(list(run))
    for note in aside:
        writing.add_note(note)
    return PdfText("".join(writing.pieces), tuple(writing.landmarks), tuple(writing.tables), tuple(writing.asides))


def _parted(page: Sequence[Item], size: float) -> tuple[Sequence[Item], list[PrintedLine]]:
    """What is on a page but for the notes at its foot, and those."""
    last = max((at for at, item in enumerate(page) if isinstance(item, RuledTable)), default=-1)
    text, below = parted([line for line in page[last + 1 :] if isinstance(line, PrintedLine)], size)
    return [*page[: last + 1], *text], below


@dataclass(frozen=True)
class _Placed:
    """A line or a table, and which line of its page it is or begins with."""

    item: Item
    page: int
    line: int


def _placed(page: Sequence[Item]) -> Iterator[_Placed]:
    number = 1
    for item in page:
        yield _Placed(item, item.page, number)
        number += _rows(item) if isinstance(item, RuledTable) else 1


def _rows(table: RuledTable) -> int:
    return max(cell.row for cell in table.cells) + 1


@dataclass(frozen=True)
class _WholeTable:
    """A table with its pieces from several pages, each row with its place."""

    cells: tuple[RuledCell, ...]
    places: tuple[tuple[int, int], ...]
    """Page and line of each row."""


def _joined(run: Sequence[_Placed]) -> Iterator[_WholeTable]:
    """Tables that go on over the end of a page in one; the head that is printed again is left out."""
    whole: _WholeTable | None = None
    for piece in run:
        assert isinstance(piece.item, RuledTable)
        own = _WholeTable(piece.item.cells, tuple((piece.page, piece.line + at) for at in range(_rows(piece.item))))
        if whole and whole.places[-1][0] == piece.page - 1 and _width(whole) == _width(own):
            whole = _continued(whole, own)
            continue
        if whole:
            yield whole
        whole = own
    if whole:
        yield whole


def _width(table: _WholeTable) -> int:
    return max(cell.column + cell.columns for cell in table.cells)


def _continued(whole: _WholeTable, more: _WholeTable) -> _WholeTable:
    again = _row(whole, 0) == _row(more, 0)
    shift = len(whole.places) - again
    cells = [replace(cell, row=cell.row + shift) for cell in more.cells if not (again and cell.row == 0)]
    return _WholeTable((*whole.cells, *cells), (*whole.places, *more.places[again:]))


def _row(table: _WholeTable, row: int) -> list[str]:
    return [cell.text for cell in table.cells if cell.row == row]


@dataclass
class _Writing:
    """The text as far as it is put together."""

    margins: Margins
    pieces: list[str] = field(default_factory=list)
    length: int = 0
    landmarks: list[Landmark] = field(default_factory=list)
    tables: list[TableCells] = field(default_factory=list)
    asides: list[Span] = field(default_factory=list)

    def add_lines(self, placed: Sequence[_Placed]) -> None:
        """Lines of print as paragraphs, one a line."""
        numbers = {id(each.item): each for each in placed}
        for paragraph in paragraphs([each.item for each in placed if isinstance(each.item, PrintedLine)], self.margins):
            before: PrintedLine | None = None
            for line in paragraph:
                self._write(gap(before, line) if before else "")
                own = numbers[id(line)]
                self._landmark(self._write(line.text.replace("\t", "  ")), own.page, own.line)
                before = line
            self._write("\n")

    def add_note(self, lines: Sequence[PrintedLine]) -> None:
        """A note, a line of the text of its own."""
        start = self.length
        for at, line in enumerate(lines):
            self._write(gap(lines[at - 1], line) if at else "")
            self._write(line.text)
        own = Span(start, self.length)
        self.asides.append(own)
        self.landmarks.append(Landmark(own, _NOTE.format(page=lines[0].page)))
        self._write("\n")

    def add_table(self, table: _WholeTable) -> None:
        """A table, a row a line, its cells apart by tabs."""
        start, cells = self.length, []
        for row, own in groupby(table.cells, key=lambda cell: cell.row):
            first = self.length
            for cell in own:
                self._write("\t" if self.length > first else "")
                cells.append(Cell(row, cell.column, self._write(cell.text), cell.rows, cell.columns))
            self._landmark(Span(first, self.length), *table.places[row])
            self._write("\n")
        self.tables.append(TableCells(Span(start, self.length - 1), tuple(cells)))

    def _write(self, text: str) -> Span:
        self.pieces.append(text)
        start, self.length = self.length, self.length + len(text)
        return Span(start, self.length)

    def _landmark(self, span: Span, page: int, line: int) -> None:
        self.landmarks.append(Landmark(span, _PLACE.format(page=page, line=line)))
