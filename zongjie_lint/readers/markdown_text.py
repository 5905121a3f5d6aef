"""What is seen of Markdown when it is rendered."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from markdown_it.token import Token

from zongjie_lint.cells import TableCells
from zongjie_lint.message import Message
from zongjie_lint.readers.comment_suppressions import with_suppressions
from zongjie_lint.readers.composition import Composition, is_wide
from zongjie_lint.readers.html_text import BREAK, HtmlText
from zongjie_lint.readers.html_tree import Page
from zongjie_lint.readers.markdown_syntax import DEEPEST, Blocks
from zongjie_lint.readers.table_composition import TableComposition
from zongjie_lint.record import Record, replace
from zongjie_lint.source import Landmark, MarkedHeading, Source, UnreadableSource
from zongjie_lint.span import Span

FORMAT = "Markdown"
_LINE_END = re.compile(r"\r\n|\r|\n")
_FRONT_MATTER = re.compile(
    r"(---|\+\+\+)[ \t]*(?:\r\n|\r|\n)(?=[ \t]*[\w.-]+[ \t]*[:=]|#)(?:.*?(?:\r\n|\r|\n))??(?:\1|\.\.\.)[ \t]*(?=[\r\n]|\Z)",
    re.DOTALL,
)
_PARAGRAPH_BREAK = re.compile(rf"[\r\n]|{BREAK.pattern}", re.IGNORECASE)
_TASK = re.compile(r"\[[ xX]\][ \t]+")
_CONTAINERS = re.compile(r"(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])))*[ \t]*")
_HAN = re.compile(r"[\u3400-\u9fff]")
_LETTER = re.compile(r"[A-Za-z]")
_STRUCK = re.compile(r"<(/?)(?:del|s|strike)\b", re.IGNORECASE)
_BREAK = re.compile(r"<br\b", re.IGNORECASE)
_PLACEHOLDER = re.compile(r"\*{3,}|_{3,}")
_ENDS_SENTENCE = re.compile(r"[。！？：；!?:;…][”’）)》」]*\s*$")
_BEGINS_PARAGRAPH = re.compile(
    r"\u3000|——|[（(][^（()）]{1,30}[）)]$|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、]\s?\D"
)
_HEADING = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)])[^。，]{1,40}$"
    r"|[^。，；：]{4,40}(?:总结|报告|汇报|讲话|计划|要点|方案)$"
)
_FOOTNOTE = Message("脚注 {label}", "footnote {label}")
_TOO_DEEP = Message(
    "引用和列表套了 {count} 层以上，读不全；请减少层次后再检查",
    "quotes and lists are nested more than {count} deep and cannot all be read; nest them less, then check again",
)


def markdown_text(plain: Source) -> Source:
    """The text of a file without the marks in it; raises UnreadableSource where it is nested too deep."""
    rendering = _Rendering(plain.text, _blocks(plain.text))
    rendering.render()
    source = replace(
        plain,
        text=rendering.composition.text,
        format=FORMAT,
        file_text=plain.text,
        stretches=rendering.composition.stretches,
        tables=tuple(rendering.tables),
        headings=tuple(rendering.headings),
        landmarks=tuple(rendering.landmarks),
        asides=tuple(landmark.span for landmark in rendering.landmarks),
    )
    return with_suppressions(source, rendering.comments, _PARAGRAPH_BREAK)


def _blocks(text: str) -> Blocks:
    matter = _FRONT_MATTER.match(text)
    lines = "\n" * len(_LINE_END.findall(matter[0])) if matter else ""
    blocks = Blocks(lines + text[matter.end() :] if matter else text)
    if any(token.level >= DEEPEST - 2 for token in blocks.tokens):
        raise UnreadableSource(_TOO_DEEP.format(count=DEEPEST // 2))
    return blocks


class _Piece(Record):
    """A few characters of a line, or the end of one."""

    text: str
    places: Sequence[int] = ()
    """Of each character, or of those it is seen in place of."""
    line_end: str = ""
    """“soft” or “hard”."""


class _Rendering:
    """Tokens on their way into a text."""

    def __init__(self, file_text: str, blocks: Blocks) -> None:
        self.file_text = file_text
        self._blocks = blocks
        self.composition = Composition(file_text)
        self.tables: list[TableCells] = []
        self.landmarks: list[Landmark] = []
        self.headings: list[MarkedHeading] = []
        self.comments: list[Span] = []
        """Where they stand in the file, with their marks."""
        self._heading_start = 0
        ends = [match.span() for match in _LINE_END.finditer(file_text)]
        self.lines = [Span(start, end) for (_, start), (end, _) in pairwise([(0, 0), *ends, (len(file_text),) * 2])]
        self._table: TableComposition | None = None
        self._cells: list[list[int]] = []
        self._task_is_due = False
        self._numbers: list[int | None] = []
        """Of each open list: the number of its next item, if it has any."""
        self._label_end = 0

    def render(self) -> None:
        """The text itself, then the footnotes; gives up the tokens on the way, as they are larger than the text."""
        text, footnotes = _apart(self._blocks.tokens)
        self._blocks.tokens.clear()
        text.reverse()
        while text:
            self._block(text.pop())
        for footnote in footnotes:
            start = self.composition.length
            for token in footnote[1:]:
                self._block(token)
            name = _FOOTNOTE.format(label=footnote[0].meta["label"])
            if self.composition.length > start:
                self.landmarks.append(Landmark(Span(start, self.composition.length - 1), name))

    def _block(self, token: Token) -> None:
        kind, _, side = token.type.rpartition("_")
        if kind in _TABLE_PARTS:
            self._table_part(kind, token, is_opening=side == "open")
        elif token.type == "inline":
            self._inline(token)
        elif kind in _LIST_PARTS:
            self._list_part(token)
        elif token.type == "heading_open":
            self._heading_start = self.composition.length
        elif token.type in ("paragraph_close", "heading_close"):
            if kind == "heading" and self.composition.is_line_begun:
                own = Span(self._heading_start, self.composition.length)
                self.headings.append(MarkedHeading(own, int(token.tag[1])))
            self.composition.end_line()
        elif token.type in ("html_block", "code_block", "hr"):
            self._other(token)

    def _other(self, token: Token) -> None:
        if token.type == "html_block":
            self._html(token)
        elif token.type == "code_block":
            self._indented(token)
        else:
            self._rule(token)

    def _list_part(self, token: Token) -> None:
        if token.type == "list_item_open":
            self._task_is_due = True
            self._item(token)
        elif token.type == "list_item_close":
            self.composition.end_line()
        elif token.nesting > 0:
            self._numbers.append(int(token.attrs.get("start", 1)) if token.type == "ordered_list_open" else None)
        else:
            self._numbers.pop()

    def _item(self, token: Token) -> None:
        """A list is numbered from its first item on, whatever stands in the file before the others."""
        number = self._numbers[-1]
        if number is None or not token.map:
            return
        self._numbers[-1] = number + 1
        start = max(self.lines[token.map[0]].start, self._label_end)
        label = re.compile(rf"{token.info}{re.escape(token.markup)}[ \t]?").search(
            self.file_text, start, self.lines[token.map[0]].end
        )
        self._label_end = label.end() if label else start
        if label and int(token.info) == number:
            self.composition.take(label[0], range(*label.span()))
        else:
            self.composition.render(f"{number}{token.markup} ")

    def _inline(self, token: Token) -> None:
        places = self._cells.pop(0) if self._table and self._cells else self._places(token)
        within = self._blocks.within(token)
        self.comments += _comments(within, places)
        pieces = list(_pieces(token, within, places, self._task_end(token)))
        for piece in _settled(pieces):
            if piece.line_end:
                self.composition.render("\n")
            elif len(piece.text) == len(piece.places):
                self.composition.take(piece.text, piece.places)
            elif piece.places:
                self.composition.replace(piece.text, Span(piece.places[0], piece.places[-1] + 1))
            else:
                self.composition.render(piece.text)

    def _task_end(self, token: Token) -> int:
        task = _TASK.match(token.content) if self._task_is_due else None
        self._task_is_due = False
        return task.end() if task else 0

    def _places(self, token: Token) -> list[int]:
        """Where in the file each character of the content of a block stands, line by line."""
        places: list[int] = []
        first = token.map[0] if token.map else 0
        for number, content in enumerate(token.content.split("\n"), first):
            line = self.lines[min(number, len(self.lines) - 1)]
            start = self._start(content, line)
            places += [*range(start, start + len(content)), line.end]
        return places

    def _start(self, content: str, line: Span) -> int:
        """Content ends a line; behind the content of a heading only there may be more marks."""
        written = line.of_text(self.file_text)
        whole = written.rstrip()
        if whole.endswith(content.rstrip()):
            return line.start + len(whole) - len(content.rstrip())
        return line.start + max(0, written.find(content.strip()))

    def _html(self, token: Token) -> None:
        if token.map:
            places: list[int] = self._places(token)
            html = HtmlText(Page(token.content), self.composition, places)
            html.add(html.page.root)
            self.tables += html.tables
            self.comments += [Span(places[each.start], places[each.end - 1] + 1) for each in html.page.comments]

    def _indented(self, token: Token) -> None:
        """An indented block of Chinese is no code, but paragraphs whose writer indented them."""
        if len(_HAN.findall(token.content)) <= len(_LETTER.findall(token.content)):
            return
        places = self._places(token)
        start = 0
        for line in token.content.splitlines(keepends=True):
            text = line.strip(" \t\n")
            at = start + line.find(text)
            self.composition.take(text, places[at : at + len(text)])
            self.composition.end_line()
            start += len(line)

    def _rule(self, token: Token) -> None:
        """Stars right below a line of text are what someone left open; who draws a line leaves room."""
        number = token.map[0] if token.map else 0
        line, above = self.lines[number], self.lines[number - 1].of_text(self.file_text) if number else ""
        if above.strip() and _PLACEHOLDER.fullmatch(line.of_text(self.file_text).strip()):
            stars = _PLACEHOLDER.search(self.file_text, *_span(line))
            if stars:
                self.composition.take(stars[0], range(*stars.span()))
                self.composition.end_line()

    def _table_part(self, kind: str, token: Token, *, is_opening: bool) -> None:
        if kind == "table":
            cells = self._table.finish() if self._table and not is_opening else None
            self.tables += [cells] if cells else []
            self._table = TableComposition(self.composition) if is_opening else None
        elif self._table and kind == "tr" and is_opening:
            self._cells = self._row(token)
            self._table.begin_row()
        elif self._table and kind in ("th", "td") and is_opening:
            self._table.begin_cell()
        elif self._table:
            (self._table.end_row if kind == "tr" else self._table.end_cell)()

    def _row(self, token: Token) -> list[list[int]]:
        """Of each cell of a row: where its characters stand; a bar that belongs to a cell stands behind a backslash."""
        line = self.lines[token.map[0]] if token.map else Span(0, 0)
        containers = _CONTAINERS.match(self.file_text, *_span(line)) if token.level > 2 else None
        start = containers.end() if containers else line.start
        cells: list[list[int]] = [[]]
        for place in range(start, line.end):
            self._place(place, cells)
        stripped = [self._stripped(cell) for cell in cells]
        return stripped if stripped[0] or len(stripped) == 1 else stripped[1:]

    def _place(self, place: int, cells: list[list[int]]) -> None:
        if self.file_text[place] != "|":
            cells[-1].append(place)
        elif cells[-1] and self.file_text[place - 1] == "\\":
            cells[-1][-1] = place
        else:
            cells.append([])

    def _stripped(self, cell: list[int]) -> list[int]:
        text = "".join(self.file_text[place] for place in cell)
        start = len(text) - len(text.lstrip(" \t"))
        return cell[start : len(text.rstrip(" \t"))]


_TABLE_PARTS = frozenset({"table", "tr", "th", "td"})
_LIST_PARTS = frozenset({"ordered_list", "bullet_list", "list_item"})


def _span(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _apart(tokens: Sequence[Token]) -> tuple[list[Token], list[list[Token]]]:
    """The tokens of the text, and those of each footnote from its opening on."""
    text: list[Token] = []
    footnotes: list[list[Token]] = []
    depth = 0
    for token in tokens:
        depth -= token.type == "footnote_close"
        if token.type == "footnote_open":
            footnotes.append([token])
            depth += 1
        elif token.type != "footnote_close":
            (footnotes[-1] if depth else text).append(token)
    return text, footnotes


def _pieces(token: Token, within: Sequence[Token], places: Sequence[int], start: int) -> Iterator[_Piece]:
    """What is seen of the content of a block from an offset on."""
    struck = 0
    for child in within:
        struck += _struck(child)
        begin, end = child.meta.get("place", (0, 0))
        if end <= start or struck > 0:
            continue
        if child.type in ("softbreak", "hardbreak") or (child.type == "html_inline" and _BREAK.match(child.content)):
            yield _Piece("", line_end="soft" if child.type == "softbreak" else "hard")
        elif child.type in ("text", "text_special", "code_inline") and child.content:
            piece = _piece(child, token.content[begin:end], places[begin:end])
            yield _Piece(piece.text[max(0, start - begin) :], piece.places[max(0, start - begin) :])


def _comments(within: Sequence[Token], places: Sequence[int]) -> Iterator[Span]:
    """Where in the file the comments within a paragraph stand."""
    for child in within:
        if child.type == "html_inline" and child.content.startswith("<!--"):
            start, end = child.meta["place"]
            yield Span(places[start], places[end - 1] + 1)


def _struck(child: Token) -> int:
    if child.type == "html_inline" and (tag := _STRUCK.match(child.content)):
        return -1 if tag[1] else 1
    return {"s_open": 1, "s_close": -1}.get(child.type, 0)


def _piece(child: Token, written: str, places: Sequence[int]) -> _Piece:
    at = written.find(child.content) if child.type != "text_special" else -1
    return _Piece(child.content, places if at < 0 else places[at : at + len(child.content)])


def _settled(pieces: Sequence[_Piece]) -> Iterator[_Piece]:
    """The pieces with blanks at line ends left out, and of the soft line ends those that end a paragraph."""
    lines = list(_lines(pieces))
    texts = ["".join(piece.text for piece in line if not piece.line_end).strip(" \t") for line in lines]
    soft = [at for at, line in enumerate(lines) if line and line[-1].line_end == "soft"]
    ends = {at for at in soft if _is_paragraph_end(texts[at], texts[at + 1])}
    if len(ends) * 2 < len(soft):
        ends = {at for at in ends if _BEGINS_PARAGRAPH.match(texts[at + 1])}
    for at, line in enumerate(lines):
        yield from _without_end(line)
        if line and line[-1].line_end and (at in ends or line[-1].line_end == "hard"):
            yield line[-1]
        elif (
            at in soft and texts[at] and texts[at + 1] and not is_wide(texts[at][-1]) and not is_wide(texts[at + 1][0])
        ):
            yield _Piece(" ")


def _lines(pieces: Sequence[_Piece]) -> Iterator[list[_Piece]]:
    line: list[_Piece] = []
    for piece in pieces:
        line.append(piece)
        if piece.line_end:
            yield line
            line = []
    yield line


def _without_end(line: Sequence[_Piece]) -> list[_Piece]:
    pieces = [piece for piece in line if not piece.line_end]
    while pieces and not pieces[-1].text.rstrip(" \t"):
        pieces.pop()
    if pieces and len(pieces[-1].text) == len(pieces[-1].places):
        text = pieces[-1].text.rstrip(" \t")
        pieces[-1] = _Piece(text, pieces[-1].places[: len(text)])
    return pieces


def _is_paragraph_end(line: str, following: str) -> bool:
    """Whether a writer who ends a line here means a paragraph: many set one a line, without a blank line between."""
    return bool(_ENDS_SENTENCE.search(line) or _BEGINS_PARAGRAPH.match(following) or _HEADING.match(line))
