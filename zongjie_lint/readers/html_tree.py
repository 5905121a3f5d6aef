"""The elements of a web page and the text in them, each with its place; in linear time, however the page is broken.

The standard library's parser is the only other that tells places, and takes quadratic time over a page of “<!--”.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from zongjie_lint.span import Span

_ATTRIBUTE = r"""[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z)|[^\s"'>][^\s>]*+)?+)?+"""
_MARK = re.compile(
    r"<!--(?:-?>|.*?(?:--!?>|\Z))"
    r"|<!\[CDATA\[(?P<data>.*?)(?:\]\]>|\Z)"
    r"|<[!?][^>]*+>?+"
    r"|</(?P<end>[a-zA-Z][^\s/>]*+)[^>]*+>?+"
    rf"|<(?P<start>[a-zA-Z][^\s/>]*+)(?P<attributes>(?:[\s/]++|{_ATTRIBUTE})*+)>?+",
    re.DOTALL,
)
_ONE_ATTRIBUTE = re.compile(
    r"""([^\s/>][^\s/>=]*+)(?:\s*+=\s*+(?:"([^"]*+)(?:"|\Z)|'([^']*+)(?:'|\Z)|([^\s"'>][^\s>]*+))?+)?+"""
)
_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"}
)
_RAW = frozenset({"script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"})
_BLOCKS = """
address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4
h5 h6 header hgroup hr html legend li main menu nav ol optgroup option p pre section summary table caption tbody thead tfoot tr
td th ul
"""
BLOCKS = frozenset(_BLOCKS.split())
"""Elements that stand on lines of their own."""
_CELLS = frozenset({"td", "th"})
_ROW_GROUPS = frozenset({"thead", "tbody", "tfoot"})
_ENDS_NO_PARAGRAPH = frozenset(
    {"tr", "td", "th", "tbody", "thead", "tfoot", "caption", "option", "legend", "html", "body"}
)
_WITHIN_CELL = (*_CELLS, "caption", "table", "button", "template")
_ENDED_BY: dict[str, tuple[frozenset[str], tuple[str, ...]]] = {
    "li": (frozenset({"li"}), ("ul", "ol", "menu", "dir", *_WITHIN_CELL)),
    "dt": (frozenset({"dt", "dd"}), ("dl", *_WITHIN_CELL)),
    "dd": (frozenset({"dt", "dd"}), ("dl", *_WITHIN_CELL)),
    "option": (frozenset({"option"}), ("select",)),
    "td": (_CELLS, ("table",)),
    "th": (_CELLS, ("table",)),
    "tr": (frozenset({"tr"}), ("table",)),
    **dict.fromkeys(_ROW_GROUPS, (frozenset({*_ROW_GROUPS, "caption"}), ("table",))),
}
"""Which open elements a start tag ends, and those beyond which it does not reach."""


@dataclass(eq=False)
class Element:
    """An element of a page."""

    name: str
    written: str = field(repr=False)
    """The attributes as they stand in the tag."""
    parent: Element | None
    first: int
    """The number of its first event."""
    last: int = 0
    """The number of the event that ends it."""

    @cached_property
    def attributes(self) -> dict[str, str]:
        """By name; of one that is there twice, the first."""
        found: dict[str, str] = {}
        for name, *values in _ONE_ATTRIBUTE.findall(self.written):
            found.setdefault(name.lower(), html.unescape("".join(values)))
        return found

    def attribute(self, name: str) -> str:
        """The value, lower case and without blanks around it; empty where there is none."""
        return self.attributes.get(name, "").strip().lower() if self.written else ""


class Event(NamedTuple):
    """An element begins or ends, or there is text in it."""

    element: Element
    text: Span | None = None
    is_end: bool = False


@dataclass
class _Open:
    """The elements that are open, outermost first, and where among them each name last stands."""

    elements: list[Element]
    at: dict[str, list[int]] = field(default_factory=dict)

    def last(self, names: frozenset[str] | tuple[str, ...]) -> int:
        return max([self.at[name][-1] for name in names if self.at.get(name)], default=-1)

    def push(self, element: Element) -> None:
        self.at.setdefault(element.name, []).append(len(self.elements))
        self.elements.append(element)

    def pop(self) -> Element:
        element = self.elements.pop()
        self.at[element.name].pop()
        return element


class Page:
    """The events of a page in order, and its elements as they begin."""

    def __init__(self, markup: str) -> None:
        self.markup = markup
        self.root = Element("", "", None, 0)
        self.elements = [self.root]
        self.events = [Event(self.root)]
        self.comments: list[Span] = []
        """Where they stand in the markup, with their marks."""
        self._open = _Open([self.root])
        self._read()
        self._end_down_to(0)
        self._end(self.root)

    def inside(self, element: Element) -> Iterator[Event]:
        """The events of an element, from its beginning to its end."""
        return (self.events[number] for number in range(element.first, element.last + 1))

    def _read(self) -> None:
        end = 0
        while match := _MARK.search(self.markup, end):
            self._text(end, match.start())
            end = match.end()
            if match[0].startswith("<!--"):
                self.comments.append(Span.of(match))
            elif match["data"] is not None:
                self._text(*match.span("data"))
            elif match["end"]:
                self._end_tag(match["end"].lower())
            elif match["start"]:
                end = self._start_tag(match["start"].lower(), match["attributes"], end)
        self._text(end, len(self.markup))

    def _text(self, start: int, end: int) -> None:
        if start < end:
            self.events.append(Event(self._open.elements[-1], Span(start, end)))

    def _start_tag(self, name: str, attributes: str, end: int) -> int:
        self._end_those_before(name)
        element = Element(name, attributes, self._open.elements[-1], len(self.events))
        self.elements.append(element)
        self.events.append(Event(element))
        if name in _VOID:
            self._end(element)
            return end
        self._open.push(element)
        return self._raw(name, end) if name in _RAW else end

    def _raw(self, name: str, start: int) -> int:
        """What the element holds is no markup."""
        closing = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(self.markup, start)
        end = closing.start() if closing else len(self.markup)
        self._text(start, end)
        return end

    def _end_those_before(self, name: str) -> None:
        ended, limits = _ENDED_BY.get(name, (frozenset(), ()))
        found = self._open.last(ended)
        if found > self._open.last(limits):
            self._end_down_to(found)
        if name in BLOCKS and name not in _ENDS_NO_PARAGRAPH:
            paragraph = self._open.last(("p",))
            if paragraph > self._open.last(_WITHIN_CELL):
                self._end_down_to(paragraph)

    def _end_tag(self, name: str) -> None:
        limits = ("table",) if name in _CELLS | _ROW_GROUPS | {"tr", "caption"} else _WITHIN_CELL
        found = self._open.last((name,))
        # A tag like </b> around the end of a paragraph does not end the paragraph.
        block = -1 if name in BLOCKS else self._open.last(("p", "div", "li"))
        if name == "table" or found > max(block, self._open.last(tuple(set(limits) - {name}))):
            self._end_down_to(found)

    def _end_down_to(self, index: int) -> None:
        while len(self._open.elements) > max(index, 1):
            self._end(self._open.pop())

    def _end(self, element: Element) -> None:
        element.last = len(self.events)
        self.events.append(Event(element, is_end=True))
