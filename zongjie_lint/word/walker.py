"""The walk over the elements of a part, in one pass and without recursion, for what a reader sees of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lxml import etree

from zongjie_lint.message import Message
from zongjie_lint.source import UnreadableSource
from zongjie_lint.word.blocks import Block, CellBlock, Chunk, Mark, ParagraphBlock, TableBlock
from zongjie_lint.word.names import MC, M, W, child, number
from zongjie_lint.word.package import too_long, unsafe
from zongjie_lint.word.styles import Styles
from zongjie_lint.word.symbols import shown_equation, symbol

if TYPE_CHECKING:
    from lxml.etree import _Element

DEEPEST = 40
"""Tables and text boxes inside one another; no person nests so many."""

MOST_PARAGRAPHS = 300_000
MOST_CHUNKS = 2_000_000
"""Pieces of text of one format: a paragraph has seldom more than five."""

_CHARACTERS = {
    W + "tab": "\t",
    W + "ptab": "\t",
    W + "cr": "\n",
    W + "noBreakHyphen": "-",
}
_RUNS = (W + "r", M + "r")
_SKIPPED = (
    *(W + name for name in ("del", "moveFrom", "pPr", "rPr", "tblPr", "tblGrid", "trPr", "tcPr", "sectPr", "sdtPr")),
    *(W + name for name in ("rt", "delText", "delInstrText", "tblPrEx", "sdtEndPr", "rubyPr", "comment")),
    M + "ctrlPr",
)
_MARKS = ("commentRangeStart", "commentRangeEnd", "commentReference", "footnoteReference", "endnoteReference")
_ELSEWHERE = Message(
    "正文有一部分放在嵌入的另一个文件里（{name}），读不到；请在 Word 里打开，另存为 Word 文档（.docx）后再检查",
    "a part of the text is in another file embedded in it ({name}) and cannot be read; open it in Word, save it as a Word document (.docx), then check that file",
)


def walk(root: _Element, styles: Styles) -> list[Block]:
    """What a reader sees of an element that holds paragraphs."""
    return _Walk(root, styles).blocks()


@dataclass(slots=True)
class _Field:
    """A complex field: its code, and whether the walk has come to its result."""

    code: str = ""
    has_result: bool = False

    @property
    def is_contents(self) -> bool:
        """Whether it is a table of contents that the walk is in."""
        return self.has_result and self.code.lstrip().startswith("TOC ")


@dataclass(slots=True)
class _Story:
    """A flow of blocks: the body, a cell, a text box."""

    blocks: list[Block]
    fields: list[_Field] = field(default_factory=list)
    """Shared by the cells of a table, which a field may begin in and end in."""
    paragraph: ParagraphBlock | None = None
    waiting: list[Mark] = field(default_factory=list)
    """Marks that stand before the next paragraph."""


class _Walk:
    def __init__(self, root: _Element, styles: Styles) -> None:
        self._root = root
        self._styles = styles
        self._closed = _closed_fields(root)
        self._stories = [_Story([])]
        self._tables: list[TableBlock] = []
        self._paragraphs = self._chunks = 0
        self._hidden: _Element | None = None

    def blocks(self) -> list[Block]:
        starts, ends = self._starts(), self._ends()
        walk = etree.iterwalk(self._root, events=("start", "end"), tag=[*starts, *_SKIPPED, *_CHARACTERS])
        skipped: _Element | None = None
        for event, element in walk:
            tag = str(element.tag)
            if event == "end":
                if tag in ends and element is not skipped:
                    ends[tag](element)
            elif tag in _CHARACTERS:
                self._add(_CHARACTERS[tag], element)
            elif tag not in starts or starts[tag](element):
                skipped = element
                walk.skip_subtree()
        return self._stories[0].blocks

    def _starts(self) -> dict[str, Callable[[_Element], bool]]:
        """What is done where an element begins; it tells whether the element is to be left out."""
        return {
            W + "p": self._start_paragraph,
            W + "r": self._start_run,
            M + "r": self._start_run,
            W + "t": self._text,
            M + "t": self._text,
            W + "br": self._break,
            W + "sym": self._symbol,
            W + "fldChar": self._field_mark,
            W + "instrText": self._code,
            W + "tbl": self._start_table,
            W + "tr": self._start_row,
            W + "tc": self._start_cell,
            W + "txbxContent": self._start_box,
            W + "altChunk": self._elsewhere,
            W + "subDoc": self._elsewhere,
            MC + "Fallback": self._fallback,
            **{W + name: self._mark for name in _MARKS},
        }

    def _ends(self) -> dict[str, Callable[[_Element], None]]:
        return {
            W + "p": self._end_paragraph,
            W + "r": self._end_run,
            M + "r": self._end_run,
            W + "tbl": self._end_table,
            W + "tc": self._end_cell,
            W + "txbxContent": self._end_box,
        }

    @property
    def _story(self) -> _Story:
        return self._stories[-1]

    def _enter(self, story: _Story) -> None:
        if len(self._stories) >= DEEPEST:
            raise unsafe("嵌套太深", "it is nested too deeply")
        self._stories.append(story)

    def _start_paragraph(self, element: _Element) -> bool:
        if self._story.paragraph is not None:  # nothing that Word writes has it so
            self._end_paragraph(element)
        self._paragraphs += 1
        if self._paragraphs > MOST_PARAGRAPHS:
            raise too_long()
        is_contents = self._styles.is_contents(element)
        self._story.paragraph = ParagraphBlock(
            element, [*self._story.waiting], runs_on=self._runs_on(element), is_contents=is_contents
        )
        self._story.paragraph.heading_level = self._styles.outline_level(element)
        self._story.waiting.clear()
        return False

    def _end_paragraph(self, element: _Element) -> None:
        paragraph, blocks = self._story.paragraph, self._story.blocks
        self._story.paragraph = None
        if paragraph is None:
            return
        before = blocks[-1] if blocks else None
        if isinstance(before, ParagraphBlock) and before.runs_on:
            blocks[-1] = _joined(before, paragraph)
        else:
            blocks.append(paragraph)

    def _runs_on(self, element: _Element) -> bool:
        mark = child(element, "pPr", "rPr")
        if mark is None:
            return False
        return (
            mark.find(W + "del") is not None
            or mark.find(W + "moveFrom") is not None
            or self._styles.is_hidden(mark, element)
        )

    def _start_run(self, element: _Element) -> bool:
        paragraph = self._story.paragraph
        within = None if paragraph is None else paragraph.element
        if self._hidden is None and self._styles.is_hidden(child(element, "rPr"), within):
            self._hidden = element
        return False

    def _end_run(self, element: _Element) -> None:
        if self._hidden is element:
            self._hidden = None

    def _add(self, text: str, node: _Element) -> None:
        run = node.getparent()
        if text and run is not None:
            self._show(Chunk(text, run, node) if run.tag in _RUNS else text)

    def _show(self, item: Chunk | str) -> None:
        paragraph, fields = self._story.paragraph, self._story.fields
        if paragraph is None or self._hidden is not None or not all(each.has_result for each in fields):
            return
        self._chunks += 1
        if self._chunks > MOST_CHUNKS:
            raise too_long()
        paragraph.content.append(item)
        paragraph.is_empty = False
        paragraph.is_contents |= any(each.is_contents for each in fields)

    def _text(self, node: _Element) -> bool:
        self._add(_normalised(node), node)
        return False

    def _break(self, node: _Element) -> bool:
        self._add("\n" if node.get(W + "type", "textWrapping") == "textWrapping" else "\f", node)
        return False

    def _symbol(self, node: _Element) -> bool:
        self._add(symbol(node.get(W + "font", ""), node.get(W + "char", "")), node)
        return False

    def _field_mark(self, node: _Element) -> bool:
        fields, kind = self._story.fields, node.get(W + "fldCharType")
        if kind == "begin" and node in self._closed:
            if len(fields) >= DEEPEST:
                raise unsafe("嵌套太深", "it is nested too deeply")
            fields.append(_Field())
        elif kind == "separate" and fields:
            fields[-1].has_result = True
        elif kind == "end" and fields:
            ended = fields.pop()
            if not ended.has_result and (text := shown_equation(ended.code)):
                self._show(text)
        return True

    def _code(self, node: _Element) -> bool:
        if self._story.fields and not self._story.fields[-1].has_result:
            self._story.fields[-1].code += node.text or ""
        return True

    def _mark(self, node: _Element) -> bool:
        story, mark = self._story, Mark(etree.QName(node).localname, node.get(W + "id", ""))
        if self._hidden is None and story.paragraph is not None:
            story.paragraph.content.append(mark)
        elif mark.kind == "commentRangeEnd" and story.blocks and isinstance(story.blocks[-1], ParagraphBlock):
            story.blocks[-1].content.append(mark)
        elif self._hidden is None:
            story.waiting.append(mark)
        return True

    def _fallback(self, node: _Element) -> bool:
        """Left out where the choice before it is something that the walk knows; it is not where that is a new sort of symbol."""
        choices = node.itersiblings(MC + "Choice", preceding=True)
        return any(next(choice.iterdescendants(W + "*"), None) is not None for choice in choices)

    def _elsewhere(self, node: _Element) -> bool:
        raise UnreadableSource(_ELSEWHERE.format(name=etree.QName(node).localname))

    def _start_table(self, element: _Element) -> bool:
        table = TableBlock()
        self._tables.append(table)
        self._story.blocks.append(table)
        return False

    def _end_table(self, element: _Element) -> None:
        self._tables.pop()

    def _start_row(self, element: _Element) -> bool:
        if not self._tables or child(element, "trPr", "del") is not None:
            return True
        self._tables[-1].rows.append([])
        return False

    def _start_cell(self, element: _Element) -> bool:
        if not self._tables or not self._tables[-1].rows or child(element, "tcPr", "cellDel") is not None:
            return True
        row = self._tables[-1].rows[-1]
        cell = _cell(element, _next_column(row, element))
        row.append(cell)
        self._enter(_Story(cell.blocks, self._story.fields))
        return False

    def _end_cell(self, element: _Element) -> None:
        self._leave()

    def _start_box(self, element: _Element) -> bool:
        anchor = self._story.paragraph
        if anchor is None or self._hidden is not None:
            return True
        anchor.boxes.append([])
        self._enter(_Story(anchor.boxes[-1]))
        return False

    def _end_box(self, element: _Element) -> None:
        self._leave()

    def _leave(self) -> None:
        if len(self._stories) > 1:
            self._stories.pop()


def _joined(before: ParagraphBlock, after: ParagraphBlock) -> ParagraphBlock:
    """Two paragraphs shown as one, which is numbered as the first that shows something."""
    before.element = after.element if before.is_empty else before.element
    before.content += after.content
    before.boxes += after.boxes
    before.runs_on = after.runs_on
    before.is_empty &= after.is_empty
    before.is_contents |= after.is_contents
    return before


def _normalised(node: _Element) -> str:
    """The text as Word shows it; blanks that it drops are taken out of the node, line ends in it are blanks."""
    text = node.text or ""
    if text[:1].isspace() or text[-1:].isspace():
        is_kept = node.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve"
        text = text if is_kept else text.strip(" \t\r\n")
    plain = text.translate(_BLANKS)
    if plain != node.text:
        node.text = plain
    return plain


_BLANKS = str.maketrans("\t\r\n", "   ")


def _closed_fields(root: _Element) -> set[_Element]:
    """The first marks of the complex fields that have a last one; text after any other is no code of a field."""
    opened: list[_Element] = []
    closed: set[_Element] = set()
    skipped = [W + "del", W + "moveFrom", MC + "Fallback"]
    walk = etree.iterwalk(root, events=("start",), tag=[W + "fldChar", *skipped])
    for _, element in walk:
        kind = element.get(W + "fldCharType")
        if kind == "begin":
            opened.append(element)
        elif kind == "end" and opened:
            closed.add(opened.pop())
        elif element.tag in skipped:
            walk.skip_subtree()
    return closed


def _next_column(row: list[CellBlock], element: _Element) -> int:
    if row:
        return row[-1].column + row[-1].columns
    line = element.getparent()
    while line is not None and line.tag != W + "tr":
        line = line.getparent()
    return _within(number(line, "trPr", "gridBefore"), 0)


def _cell(element: _Element, column: int) -> CellBlock:
    properties = element.find(W + "tcPr")
    merge = child(properties, "vMerge")
    continues = merge is not None and merge.get(W + "val", "continue") == "continue"
    return CellBlock(column, _within(number(properties, "gridSpan"), 1), continues)


def _within(columns: int | None, least: int) -> int:
    return min(max(columns or least, least), 1000)
