"""A Word document made of a text, to write comments and tracked changes in."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import pairwise, product
from typing import TYPE_CHECKING

from zongjie_lint.cells import Cell, TableCells
from zongjie_lint.record import replace
from zongjie_lint.span import Span
from zongjie_lint.word.elements import element, fit, text_element
from zongjie_lint.word.manuscript import Manuscript
from zongjie_lint.word.names import W
from zongjie_lint.word.package import Package
from zongjie_lint.word.word_text import Piece, WordText

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph
    from lxml.etree import _Element

_LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n|$)")
_LINE_END = re.compile(r"\r\n|\r|\n|")
_CHARACTERS = re.compile(r"[\t\f]|[^\t\f]+")
_BLANKS = (" ", "\t", "\u3000")
_MOST_COLUMNS = 63
"""Word takes no more."""
_EMU_PER_TWIP = 635
_PAGE = {"page_width": 210, "page_height": 297, "top_margin": 37, "bottom_margin": 35, "left_margin": 28, "right_margin": 26}  # fmt: skip
"""Millimetres (GB/T 9704-2012, 5.1 and 5.2.1)."""
_BODY, _BODY_SIZE = "仿宋", 16
"""The font of documents (GB/T 9704-2012, 5.2.2) as Windows has it, others stand in for it elsewhere; its size in points."""
_BODY_WORDS = re.compile(r"[。；！？]")


Headings = Sequence[tuple[Span, int]]
"""Each with its level, 1 for the highest."""


def composed(text: str, tables: Sequence[TableCells], title: Span | None, headings: Headings) -> Manuscript:
    """A document that shows a text: a line a paragraph, tables as tables, the title and whole lines of headings set off."""
    writer = _Writer(text, title, headings)
    writer.write(tables)
    data = writer.saved()
    package = Package(data)
    nodes = [
        node for node in package.tree(package.main).iter(f"{W}t", f"{W}tab", f"{W}br") if _holder(node) is not None
    ]
    pieces = [
        Piece(span, run, node)
        for span, node in zip(writer.spans, nodes, strict=True)
        if (run := _holder(node)) is not None
    ]
    return Manuscript(data, package, WordText(text, tuple(pieces), tuple(tables), (), (), ()))


def _holder(node: _Element) -> _Element | None:
    """The run that a node stands in; a w:tab may also be the stop of a style."""
    parent = node.getparent()
    return parent if parent is not None and parent.tag == f"{W}r" else None


class _Writer:
    """Writes paragraphs and tables, and keeps which characters of the text each element holds."""

    def __init__(self, text: str, title: Span | None, headings: Headings) -> None:
        self.spans: list[Span] = []
        self._text = text
        self._title = title
        self._headings = {heading.start: (heading.end, level) for heading, level in headings}
        self._document = _empty_document()

    def write(self, tables: Sequence[TableCells]) -> None:
        """Write the whole text."""
        end = 0
        for table in map(_clipped, sorted(tables, key=lambda table: table.span)):
            if table.span.start >= end and self._is_writable(table):
                self._write_lines(Span(end, table.span.start))
                self._write_table(table)
                line_end = _LINE_END.match(self._text, table.span.end)
                end = line_end.end() if line_end else table.span.end
        self._write_lines(Span(end, len(self._text)))

    def saved(self) -> bytes:
        """The document as it stands in a file."""
        stream = io.BytesIO()
        self._document.save(stream)
        return stream.getvalue()

    def _is_writable(self, table: TableCells) -> bool:
        """Whether a table begins and ends with a line, and is one that Word can hold."""
        edges = self._text[table.span.start - 1 : table.span.start] + self._text[table.span.end : table.span.end + 1]
        return not edges.strip("\r\n") and 0 < _width(table) <= _MOST_COLUMNS and _do_not_overlap(table)

    def _write_lines(self, span: Span) -> None:
        for line in _lines(self._text, span):
            paragraph = self._document.add_paragraph(style=self._style(line))
            self._indent(paragraph, line)
            self._fill(paragraph._p, line)

    def _style(self, line: Span) -> str:
        bare = line.of_text(self._text)
        start = line.start + len(bare) - len(bare.lstrip())
        whole = Span(start, start + len(bare.strip()))
        if self._title and whole and self._title.overlaps(whole):
            return "Title"
        end, level = self._headings.get(whole.start, (-1, 0))
        is_heading = end in (whole.end, whole.end - 1) and level in (1, 2)  # a mark may close it
        return f"Heading {level}" if is_heading else "Normal"

    def _indent(self, paragraph: Paragraph, line: Span) -> None:
        """Two characters for headings and prose that have none of their own."""
        text, style = line.of_text(self._text), self._style(line)
        is_prose = style.startswith("Heading") or (style == "Normal" and _BODY_WORDS.search(text))
        if is_prose and not text.startswith(_BLANKS):
            paragraph.paragraph_format.element.get_or_add_pPr().append(
                element("ind", firstLineChars="200", firstLine="640")
            )

    def _fill(self, paragraph: _Element, line: Span) -> None:
        for match in _CHARACTERS.finditer(self._text, line.start, line.end):
            paragraph.append(element("r", _node(match.group())))
            self.spans.append(Span.of(match))

    def _write_table(self, table: TableCells) -> None:
        columns = _width(table)
        made = self._document.add_table(0, columns, "Table Grid")
        width = max(made.columns[0].width or 0, 0) // _EMU_PER_TWIP
        starts = {(row, cell.column): cell for cell in table.cells for row in _rows(cell)}
        tree: _Element = made._tbl
        tree.extend(self._row(starts, row, columns, width) for row in range(_height(table)))

    def _row(self, starts: Mapping[tuple[int, int], Cell], row: int, columns: int, width: int) -> _Element:
        made, column = element("tr"), 0
        while column < columns:
            cell = starts.get((row, column), Cell(row, column, Span(0, 0)))
            looks = element("tcPr", element("tcW", w=str(width * cell.columns), type="dxa"), *_merges(cell, row))
            made.append(element("tc", looks, *self._paragraphs(cell.span if cell.row == row else Span(0, 0))))
            column += cell.columns
        return made

    def _paragraphs(self, span: Span) -> Iterator[_Element]:
        """A paragraph for each line; a cell needs one, if an empty one."""
        for line in list(_lines(self._text, span)) or [Span(span.start, span.start)]:
            paragraph = element("p")
            self._fill(paragraph, line)
            yield paragraph


def _merges(cell: Cell, row: int) -> Iterator[_Element]:
    """What a cell says in a row of the columns and rows that it is merged over."""
    if cell.columns > 1:
        yield element("gridSpan", val=str(cell.columns))
    if cell.rows > 1:
        yield element("vMerge", val="restart" if cell.row == row else "continue")


def _width(table: TableCells) -> int:
    return max((cell.column + cell.columns for cell in table.cells), default=0)


def _height(table: TableCells) -> int:
    return max(cell.row + cell.rows for cell in table.cells)


def _clipped(table: TableCells) -> TableCells:
    """The table, its cells merged no further than the last row in which one begins, as web pages merge them."""
    end = max((cell.row for cell in table.cells), default=0) + 1
    return replace(table, cells=tuple(replace(cell, rows=min(cell.rows, end - cell.row)) for cell in table.cells))


def _rows(cell: Cell) -> range:
    return range(cell.row, cell.row + cell.rows)


def _lines(text: str, span: Span) -> Iterator[Span]:
    """The lines of a span, without their ends; none after the last end."""
    start = span.start
    while start < span.end:
        match = _LINE.match(text, start, span.end)
        assert match
        yield Span.of(match, 1)
        start = match.end()


def _do_not_overlap(table: TableCells) -> bool:
    if sum(cell.rows * cell.columns for cell in table.cells) > _height(table) * _width(table):
        return False
    taken = [place for cell in table.cells for place in _places(cell)]
    spans = [cell.span for cell in sorted(table.cells)]
    return len(taken) == len(set(taken)) and all(one.end <= other.start for one, other in pairwise(spans))


def _places(cell: Cell) -> Iterator[tuple[int, int]]:
    return product(_rows(cell), range(cell.column, cell.column + cell.columns))


def _node(characters: str) -> _Element:
    if characters == "\t":
        return element("tab")
    return element("br", type="page") if characters == "\f" else text_element(fit(characters))


def _empty_document() -> Document:
    """A4, in the fonts of documents, and nothing in it."""
    from docx import Document as new_document  # noqa: PLC0415, N813 - slow to import, and needed by this alone
    from docx.shared import Mm  # noqa: PLC0415

    document = new_document()
    for name, millimetres in _PAGE.items():
        setattr(document.sections[0], name, Mm(millimetres))
    _set_defaults(document.styles.element)
    for name, looks in _LOOKS.items():
        _restyle(document.styles[name].element, *looks())
    properties = document.core_properties
    properties.author = properties.comments = properties.title = ""
    return document


def _set_defaults(styles: _Element) -> None:
    defaults = styles.find(f"{W}docDefaults")
    if defaults is not None:
        language = element("lang", val="en-US", eastAsia="zh-CN")
        characters = element("rPr", _fonts(_BODY), *_size(_BODY_SIZE), language)
        lines = element("pPr", element("spacing", after="0", line="560", lineRule="exact"))
        defaults[:] = [element("rPrDefault", characters), element("pPrDefault", lines)]


def _restyle(style: _Element, paragraph: _Element | None, characters: _Element) -> None:
    """Give a style other looks; what is said of neither paragraphs nor characters stays."""
    replaced = {each.tag for each in (paragraph, characters) if each is not None}
    for old in [child for child in style if child.tag in replaced]:
        style.remove(old)
    at = next((style.index(child) for child in style if child.tag == f"{W}tblPr"), len(style))
    style[at:at] = [each for each in (paragraph, characters) if each is not None]


def _title() -> tuple[_Element, _Element]:
    spacing = element("spacing", before="0", after="280", line="640", lineRule="exact")
    return element("pPr", spacing, element("jc", val="center")), element(
        "rPr", _fonts("宋体"), element("b"), *_size(22)
    )


def _heading(font: str, level: int) -> tuple[_Element, _Element]:
    outline = element("outlineLvl", val=str(level - 1))
    return element("pPr", element("keepNext"), outline), element("rPr", _fonts(font))


def _in_table() -> tuple[None, _Element]:
    return None, element("rPr", *_size(12))


def _fonts(chinese: str) -> _Element:
    return element("rFonts", ascii="Times New Roman", hAnsi="Times New Roman", eastAsia=chinese, cs="Times New Roman")


def _size(points: int) -> list[_Element]:
    return [element(name, val=str(2 * points)) for name in ("sz", "szCs")]


_LOOKS: dict[str, Callable[[], tuple[_Element | None, _Element]]] = {
    "Title": _title,
    "Heading 1": partial(_heading, "黑体", 1),
    "Heading 2": partial(_heading, "楷体", 2),
    "Table Grid": _in_table,
}
