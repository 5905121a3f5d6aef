"""What a browser shows of a part of a web page, line by line."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field

from zongjie_lint.cells import TableCells
from zongjie_lint.chinese_numerals import write_whole_number
from zongjie_lint.readers.composition import Composition, is_wide
from zongjie_lint.readers.html_tree import BLOCKS, Element, Event, Page
from zongjie_lint.readers.table_composition import TableComposition
from zongjie_lint.source import MarkedHeading
from zongjie_lint.span import Span

_UNSEEN = """
audio button canvas datalist dialog embed head iframe input math meter noembed noframes noscript object progress rp rt script
select style svg template textarea title video xmp del s strike
"""
UNSEEN = frozenset(_UNSEEN.split())
"""Elements whose text is not shown, is no text, or is struck out."""
_HIDDEN = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all|text-decoration[^;]*line-through")
_INVISIBLE = re.compile(r"visibility\s*:\s*hidden")
"""Of a block, only until a script has shown the page."""
_NUMBER_OF_WORD = re.compile(r"mso-list\s*:\s*ignore")
_STYLE_OF_LIST = re.compile(
    r"list-style(?:-type)?\s*:[^;]*?(?P<type>none|[a-z-]*(?:alpha|latin|roman|informal|ideographic|decimal))"
)
_PIECE = re.compile(
    r"(?P<blank>[ \t\n\r\f\xa0]+)|(?P<entity>&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[a-zA-Z][a-zA-Z0-9]*);?)|[^ \t\n\r\f\xa0&]+|&"
)
_ROMAN_NUMERALS = "m cm d cd c xc l xl x ix v iv i"
_ROMAN_VALUES = (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1)
_HEADINGS = frozenset(f"h{level}" for level in range(1, 7))
_PARAGRAPHS = _HEADINGS | {"p", "div"}
BREAK = re.compile(rf"</?(?:{'|'.join(sorted(BLOCKS | {'br'}))})(?=[\s/>])", re.IGNORECASE)
"""A tag that ends a line."""
_MOST_ROWS, _MOST_COLUMNS = 10_000, 200


def is_unseen(element: Element) -> bool:
    """Whether a browser shows nothing of an element, or struck out."""
    if element.name in UNSEEN:
        return True
    if not element.written:
        return False
    hidden = "hidden" in element.attributes and element.attribute("hidden") != "until-found"
    style = element.attribute("style")
    invisible = element.name not in BLOCKS and _INVISIBLE.search(style)
    return bool(hidden or invisible or _HIDDEN.search(style))


@dataclass
class _List:
    """A list in the making."""

    number: int
    step: int
    style: str


@dataclass
class HtmlText:
    """Puts what is seen of elements into a composition."""

    page: Page
    composition: Composition
    places: Sequence[int]
    """Of each character of the markup: its offset in the file."""
    left_out: Collection[Element] = ()
    tables: list[TableCells] = field(default_factory=list)
    _blanks: list[tuple[str, Sequence[int]]] = field(default_factory=list)
    _lists: list[_List] = field(default_factory=list)
    _open_tables: list[TableComposition] = field(default_factory=list)
    _preformatted: int = 0
    _number_of_word: int = 0
    headings: list[MarkedHeading] = field(default_factory=list)
    _is_line_due: bool = False
    _heading_start: int = 0
    _label_end: int = -1

    def add(self, element: Element) -> None:
        """The text of an element, on lines of its own."""
        self._end_line()
        number = element.first
        while number <= element.last:
            event = self.page.events[number]
            if event.text is None and not event.is_end and self._is_skipped(event.element):
                number = event.element.last
            else:
                self._event(event)
            number += 1
        self._end_line()

    def _is_skipped(self, element: Element) -> bool:
        return element in self.left_out or is_unseen(element)

    def _event(self, event: Event) -> None:
        if event.text:
            self._text(event.text)
        elif event.is_end:
            self._end(event.element)
        else:
            self._begin(event.element)

    def _begin(self, element: Element) -> None:
        if element.name == "br":
            self._blanks.clear()
            self.composition.render("\n")
        elif element.name in BLOCKS and element.name not in ("td", "th") and not self._goes_on_after_label(element):
            self._end_line()
        if element.name in _HEADINGS:
            self._heading_start = self.composition.length
        self._number_of_word += _is_number_of_word(element)
        beginning = _BEGINNINGS.get(element.name)
        if beginning:
            beginning(self, element)

    def _end(self, element: Element) -> None:
        if self._number_of_word and _is_number_of_word(element):
            self._end_number_of_word()
        ending = _ENDINGS.get(element.name)
        if ending:
            ending(self, element)
        if element.name in _HEADINGS and self.composition.is_line_begun:
            own = Span(self._heading_start, self.composition.length)
            self.headings.append(MarkedHeading(own, int(element.name[1])))
        if element.name in BLOCKS and element.name not in ("td", "th"):
            self._end_line()

    def _goes_on_after_label(self, element: Element) -> bool:
        """Whether nothing but the number of an item stands on the line, where a paragraph of the item goes on."""
        return self.composition.length == self._label_end and element.name in _PARAGRAPHS

    def _end_line(self) -> None:
        """Blanks at the end of a line show nothing; in a cell, the line ends with the next character only."""
        self._blanks.clear()
        if self._open_tables and self._open_tables[-1].is_cell_open:
            self._is_line_due = True
        else:
            self.composition.end_line()

    def _text(self, span: Span) -> None:
        if self._open_tables and not self._open_tables[-1].is_cell_open and not span.of_text(self.page.markup).strip():
            return
        for match in _PIECE.finditer(self.page.markup, span.start, span.end):
            self._piece(match)

    def _piece(self, match: re.Match[str]) -> None:
        places = self.places[match.start() : match.end()]
        if match["blank"]:
            self._blank(match[0], places)
            return
        shown = html.unescape(match[0]) if match["entity"] else match[0]
        if not shown.strip(" \t\n\r\f\xa0"):
            self._blanks.append((shown, places))
            return
        self._set_blanks(shown[0])
        if shown == match[0]:
            self.composition.take(shown, places)
        else:
            self.composition.replace(shown, Span(places[0], places[-1] + 1))

    def _blank(self, text: str, places: Sequence[int]) -> None:
        if self._preformatted and "\n" in text.replace("\r", "\n"):
            self._blanks.clear()
            self.composition.render("\n" * max(1, text.count("\n")))
        else:
            self._blanks.append((text, places))

    def _set_blanks(self, following: str) -> None:
        """Blanks between two characters of a line: one for many, and none for a line end in Chinese."""
        if self._is_line_due and self._is_in_begun_cell():
            self.composition.end_line()
        self._is_line_due = False
        blanks, self._blanks = self._blanks, []
        if not self.composition.is_line_begun or not blanks:
            return
        fixed = [blank for blank in blanks if "\xa0" in blank[0]]
        if fixed or self._preformatted:
            for text, places in fixed or blanks:
                self._set_fixed(text, places)
        elif not (any("\n" in text for text, _ in blanks) and (is_wide(following) or is_wide(self.composition.last))):
            self._set_fixed(" ", blanks[0][1][:1])

    def _set_fixed(self, text: str, places: Sequence[int]) -> None:
        if len(text) == len(places):
            self.composition.take(text, places)
        else:
            self.composition.replace(text, Span(places[0], places[-1] + 1))

    def _is_in_begun_cell(self) -> bool:
        return bool(self._open_tables) and not self._open_tables[-1].is_at_cell_start

    def _end_number_of_word(self) -> None:
        """Word fills the room after the number of a paragraph with blanks."""
        self._number_of_word -= 1
        self._blanks.clear()
        if self.composition.last in ".0123456789":
            self.composition.render(" ")

    def _begin_list(self, element: Element) -> None:
        step = -1 if "reversed" in element.attributes else 1
        start = _whole(element.attribute("start"), 1)
        self._lists.append(_List(start, step, _list_style(element)))

    def _end_list(self, _: Element) -> None:
        if self._lists:
            self._lists.pop()

    def _begin_item(self, element: Element) -> None:
        if not self._lists:
            return
        here = self._lists[-1]
        here.number = _whole(element.attribute("value"), here.number)
        own = _list_style(element) if element.written else ""
        label = _label(here.number, own if own and own != "decimal" else here.style)
        here.number += here.step
        if label:
            self._set_blanks(label)
            self.composition.render(label)
            self._label_end = self.composition.length

    def _begin_table(self, _: Element) -> None:
        for table in self._open_tables[-1:]:
            table.holds_tables = True
        self._open_tables.append(TableComposition(self.composition))

    def _end_table(self, _: Element) -> None:
        cells = self._open_tables.pop().finish() if self._open_tables else None
        if cells:
            self.tables.append(cells)

    def _begin_row(self, _: Element) -> None:
        if self._open_tables:
            self._open_tables[-1].begin_row()

    def _end_row(self, _: Element) -> None:
        if self._open_tables:
            self._open_tables[-1].end_row()

    def _begin_cell(self, _: Element) -> None:
        self._blanks.clear()
        self._is_line_due = False
        if self._open_tables:
            self._open_tables[-1].begin_cell()

    def _end_cell(self, element: Element) -> None:
        self._blanks.clear()
        self._is_line_due = False
        if self._open_tables:
            rows, columns = _whole(element.attribute("rowspan"), 1), _whole(element.attribute("colspan"), 1)
            self._open_tables[-1].end_cell(min(max(rows, 1), _MOST_ROWS), min(max(columns, 1), _MOST_COLUMNS))

    def _begin_preformatted(self, _: Element) -> None:
        self._preformatted += 1

    def _end_preformatted(self, _: Element) -> None:
        self._preformatted -= 1


_Handler = Callable[[HtmlText, Element], None]
_BEGINNINGS: dict[str, _Handler] = {
    "ol": HtmlText._begin_list,
    "ul": HtmlText._begin_list,
    "li": HtmlText._begin_item,
    "table": HtmlText._begin_table,
    "tr": HtmlText._begin_row,
    "td": HtmlText._begin_cell,
    "th": HtmlText._begin_cell,
    "pre": HtmlText._begin_preformatted,
}
_ENDINGS: dict[str, _Handler] = {
    "ol": HtmlText._end_list,
    "ul": HtmlText._end_list,
    "table": HtmlText._end_table,
    "tr": HtmlText._end_row,
    "td": HtmlText._end_cell,
    "th": HtmlText._end_cell,
    "pre": HtmlText._end_preformatted,
}


def _is_number_of_word(element: Element) -> bool:
    return bool(element.written) and _NUMBER_OF_WORD.search(element.attribute("style")) is not None


def _list_style(element: Element) -> str:
    styled = _STYLE_OF_LIST.search(element.attribute("style")) if element.written else None
    written = element.attributes.get("type", "").strip() if element.written else ""
    named = {"a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}.get(written, "decimal")
    return styled["type"] if styled else "none" if element.name == "ul" else named


def _label(number: int, style: str) -> str:
    """What a browser sets before an item."""
    if style == "none":
        return ""
    if style.endswith(("informal", "ideographic")):
        return f"{write_whole_number(number)}、" if 0 < number < 10_000 else f"{number}、"
    written = _letters(number) if style.endswith(("alpha", "latin")) else _roman(number) if "roman" in style else ""
    return f"{written.upper() if style.startswith('upper') else written or number}. "


def _letters(number: int) -> str:
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters


def _roman(number: int) -> str:
    if not 0 < number < 4000:
        return ""
    written = ""
    for value, letters in zip(_ROMAN_VALUES, _ROMAN_NUMERALS.split(), strict=True):
        written += letters * (number // value)
        number %= value
    return written


def _whole(text: str, otherwise: int) -> int:
    return int(text) if re.fullmatch(r"-?[0-9]{1,9}", text) else otherwise
