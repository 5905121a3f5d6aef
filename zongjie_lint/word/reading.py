"""A Word document read: its text with the way back to every run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from zongjie_lint.message import Message
from zongjie_lint.source import Suppression
from zongjie_lint.span import Span
from zongjie_lint.word.blocks import Block
from zongjie_lint.word.comments import read_suppressions
from zongjie_lint.word.layout import Layout, has_text
from zongjie_lint.word.names import R, W, child, toggle
from zongjie_lint.word.numbering import Numbering
from zongjie_lint.word.package import Package, damaged
from zongjie_lint.word.styles import Styles
from zongjie_lint.word.unread import unread_in
from zongjie_lint.word.walker import walk
from zongjie_lint.word.whereabouts import told_ranges
from zongjie_lint.word.word_text import WordText

if TYPE_CHECKING:
    from lxml.etree import _Element

_NOTES = (
    ("footnote", Message("脚注 {number}", "footnote {number}")),
    ("endnote", Message("尾注 {number}", "endnote {number}")),
)
_MARGINS = {"header": Message("页眉", "header"), "footer": Message("页脚", "footer")}
_PAGES = {
    "default": Message("{margin}", "{margin}"),
    "first": Message("首页{margin}", "first-page {margin}"),
    "even": Message("偶数页{margin}", "even-page {margin}"),
}
_SECTION = Message("第 {section} 节{name}", "{name} of section {section}")


def read_word_text(package: Package) -> WordText:
    """What a reader of a document sees; raises UnreadableSource where it cannot be read."""
    return _Reading(package).text()


class _Reading:
    """Reads the parts of one document, in the order in which they are told."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._root = package.tree(package.main)
        self._styles = Styles(self._related("styles"))
        numbering = Numbering(self._related("numbering"), self._styles)
        self._walked: list[_Element] = []
        self._layout = Layout(lambda block: numbering.label(block.element))

    def text(self) -> WordText:
        body = child(self._root, "body")
        if body is None:
            raise damaged("没有正文", "it has no body")
        layout = self._layout
        layout.add(self._walk(body))
        self._add_notes()
        self._add_margins()
        return WordText(
            layout.text,
            tuple(layout.pieces),
            tuple(layout.tables),
            tuple(layout.asides),
            tuple(layout.landmarks),
            self._suppressions(),
            tuple(layout.headings),
            unread_in(self._walked),
        )

    def _suppressions(self) -> tuple[Suppression, ...]:
        comments, layout = self._related("comments"), self._layout
        asides = set(layout.asides)
        beside = [landmark for landmark in layout.landmarks if landmark.span in asides]
        ranges = told_ranges(comments, self._comment_ranges(), layout.text, beside)
        return read_suppressions(comments, self._related("commentsExtended"), ranges)

    def _related(self, kind: str) -> _Element | None:
        name = self._package.related(kind)
        return None if name is None else self._package.tree(name)

    def _walk(self, element: _Element) -> list[Block]:
        self._walked.append(element)
        return walk(element, self._styles)

    def _add_notes(self) -> None:
        """The notes that the text refers to, in the order in which it does."""
        marks = [mark for mark, _ in self._layout.marks]
        for kind, name in _NOTES:
            notes = _by_identifier(self._related(kind + "s"), kind)
            referred = dict.fromkeys(mark.identifier for mark in marks if mark.kind == kind + "Reference")
            for number, identifier in enumerate(referred, start=1):
                if identifier in notes:
                    self._layout.add_aside(self._walk(notes[identifier]), name.format(number=number))

    def _add_margins(self) -> None:
        """Headers, then footers; those that look alike once."""
        relationships = self._package.relationships(self._package.main)
        for margin, name in _MARGINS.items():
            met: set[str] = set()
            for identifier, place in self._margins(margin, name):
                part = relationships.get(identifier)
                if part and part.target in self._package and part.target not in met:
                    met.add(part.target)
                    self._add_margin(self._walk(self._package.tree(part.target)), place, met)

    def _add_margin(self, blocks: list[Block], name: Message, met: set[str]) -> None:
        look = Layout(lambda block: None)
        look.add(blocks)
        if has_text(blocks) and look.text not in met:
            met.add(look.text)
            self._layout.add_aside(blocks, name)

    def _margins(self, margin: str, name: Message) -> Iterator[tuple[str, Message]]:
        """The identifiers of the headers (or footers) that are shown, with their names."""
        kinds = {"default", "even"} if toggle(self._related("settings"), "evenAndOddHeaders") else {"default"}
        inherited: dict[str, str] = {}
        for number, section in enumerate(_sections(self._root)):
            for reference in section.iterchildren(f"{W}{margin}Reference"):
                inherited[reference.get(W + "type", "default")] = reference.get(R + "id", "")
            shown = kinds | {"first"} if toggle(section, "titlePg") else kinds
            for kind in (kind for kind in _PAGES if kind in shown and kind in inherited):
                place = _PAGES[kind].format(margin=name)
                yield inherited[kind], _SECTION.format(section=number + 1, name=place) if number else place

    def _comment_ranges(self) -> dict[str, Span]:
        """The characters that each comment is about; the place itself where it has no range."""
        starts: dict[str, int] = {}
        ranges: dict[str, Span] = {}
        for mark, offset in self._layout.marks:
            if mark.kind == "commentRangeStart":
                starts.setdefault(mark.identifier, offset)
            elif mark.kind == "commentRangeEnd" and mark.identifier in starts:
                ranges[mark.identifier] = Span(starts[mark.identifier], offset)
            elif mark.kind == "commentReference":
                ranges.setdefault(mark.identifier, Span(offset, offset))
        return ranges


def _by_identifier(root: _Element | None, kind: str) -> dict[str, _Element]:
    """The notes of a part; separators are none."""
    notes: Iterable[_Element] = () if root is None else root.iterchildren(W + kind)
    return {note.get(W + "id", ""): note for note in notes if note.get(W + "type", "normal") == "normal"}


def _sections(root: _Element) -> Iterator[_Element]:
    for section in root.iter(W + "sectPr"):
        parent = section.getparent()
        if parent is not None and parent.tag != W + "sectPrChange":
            yield section
