"""Comments in a Word document, each on exactly the characters it is about (ECMA-376-1 17.13.4)."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from lxml import etree

from zongjie_lint.record import Record
from zongjie_lint.span import Span
from zongjie_lint.word.anchors import Anchors
from zongjie_lint.word.comments import codes_in, read_suppressions
from zongjie_lint.word.elements import AUTHOR, detach, element, fit, free_numbers, stamp, text_element
from zongjie_lint.word.manuscript import Manuscript
from zongjie_lint.word.names import RELATIONSHIPS, W14, W15, W, value
from zongjie_lint.word.package import Package
from zongjie_lint.word.parts import Parts
from zongjie_lint.word.word_text import WordText

if TYPE_CHECKING:
    from lxml.etree import _Element

_INITIALS = "ZL"
_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_MARKS = tuple(W + name for name in ("commentRangeStart", "commentRangeEnd", "commentReference"))
_BLANKS = " \u3000"
_SEAL_LENGTH = 12
"""A comment of ours ends with so many blanks, by which it is known whether somebody changed it: Word, WPS and LibreOffice
all keep blanks, but no attribute of ours."""
_THINGS = tuple(W + name for name in ("drawing", "pict", "object"))
_SIZE = "18"
"""Half-points: the paragraphs of a report are far too large for a margin."""
_QUIET = "7F7F7F"


class Comment(Record):
    """What is to be said about some characters of a text."""

    span: Span
    lines: tuple[str, ...]
    """A paragraph each: what is wrong first, the code and name of the rule last."""
    whereabouts: str = ""
    """The place in words, said too where a comment cannot stand at it: in notes, headers, text boxes, automatic numbers."""


def commented(manuscript: Manuscript, comments: Sequence[Comment], date: datetime) -> bytes:
    """The document with the comments; those of ours that nobody resolved, answered or wrote on are taken out first.

    Where one of the others stands at the same place for the same rule, it is not said again.
    """
    package = manuscript.package
    parts = Parts(manuscript.data, package)
    document = parts.root(package.main)
    kept = _remove_open(parts, document)
    standing = list(_standing(kept, document, manuscript.text))
    new = [comment for comment in comments if not any(_is_said(comment, *said) for said in standing)]
    if new:
        _add(parts, document, manuscript.text, _Looks.of(package, date), new)
    return parts.written()


def _is_said(comment: Comment, code: str, span: Span) -> bool:
    return comment.lines[-1].split()[0] == code and span.overlaps(comment.span)


def _standing(kept: Sequence[_Element], document: _Element, text: WordText) -> Iterator[tuple[str, Span]]:
    """The rules that comments of ours name, and the characters between their marks."""
    codes = {comment.get(f"{W}id"): codes_in("".join(comment.itertext())) for comment in kept}
    spans = {piece.node: piece.span for piece in text.pieces} if kept else {}
    opened: set[str | None] = set()
    for node in document.iter() if kept else ():
        if node.tag == _MARKS[0]:
            opened.add(node.get(f"{W}id"))
        elif node.tag == _MARKS[1]:
            opened.discard(node.get(f"{W}id"))
        elif opened and node in spans:
            yield from ((code, spans[node]) for number in opened for code in codes.get(number, ()))


def _add(parts: Parts, document: _Element, text: WordText, looks: _Looks, comments: Sequence[Comment]) -> None:
    anchors, story = Anchors(document, text), _story(parts)
    numbered = [*story.iter(f"{W}comment"), *document.iter(*_MARKS)]
    numbers = free_numbers(each.get(f"{W}id") for each in numbered)
    for comment, anchor in zip(comments, anchors.of(comment.span for comment in comments), strict=True):
        number = next(numbers)
        anchors.mark(anchor, number, looks.reference(number))
        first, *others = comment.lines
        lines = [line for line in (first, "" if anchor.is_exact else comment.whereabouts, *others) if line]
        story.append(looks.comment(number, [*lines[:-1], lines[-1] + _seal(map(fit, lines))]))


def _story(parts: Parts) -> _Element:
    """The element that holds the comments; a new one where the document has none."""
    name = parts.related("comments")
    if name:
        return parts.root(name)
    story = element("comments")
    parts.add("comments.xml", f"{RELATIONSHIPS}/comments", _CONTENT_TYPE, story)
    return story


class _Looks(Record):
    """How comments of ours look: in the styles for comments, where the document has them."""

    line_style: str | None
    reference_style: str | None
    date: datetime

    @classmethod
    def of(cls, package: Package, date: datetime) -> _Looks:
        name = package.related("styles")
        styles = package.tree(name).iter(f"{W}style") if name else ()
        by_name = {(value(style, "name") or "").lower(): style.get(f"{W}styleId") for style in styles}
        return cls(by_name.get("annotation text"), by_name.get("annotation reference"), date)

    def reference(self, number: str) -> _Element:
        """The run in the text that refers to a comment."""
        return self._referring(element("commentReference", id=number))

    def comment(self, number: str, lines: Sequence[str]) -> _Element:
        """A comment: what is wrong in bold, its code and name in grey."""
        styles = [element("b"), *[None] * (len(lines) - 2), element("color", val=_QUIET)]
        paragraphs = [self._paragraph(line, style) for line, style in zip(lines, styles, strict=False)]
        paragraphs[0].insert(1, self._referring(element("annotationRef")))
        return element("comment", *paragraphs, id=number, author=AUTHOR, date=stamp(self.date), initials=_INITIALS)

    def _paragraph(self, line: str, style: _Element | None) -> _Element:
        """A paragraph that does not look like those of the report, whatever their style may be."""
        named = [element("pStyle", val=self.line_style)] if self.line_style else []
        spacing = element("spacing", before="0", after="40", line="240", lineRule="auto")
        indent = element("ind", firstLineChars="0", firstLine="0")
        looks = [style] if style is not None else []
        sizes = [element("sz", val=_SIZE), element("szCs", val=_SIZE)]
        run = element("r", element("rPr", *looks, *sizes), text_element(fit(line)))
        return element("p", element("pPr", *named, spacing, indent, element("jc", val="left")), run)

    def _referring(self, mark: _Element) -> _Element:
        style = [element("rPr", element("rStyle", val=self.reference_style))] if self.reference_style else []
        return element("r", *style, mark)


def _remove_open(parts: Parts, document: _Element) -> list[_Element]:
    """Take out the comments of ours that nobody resolved, answered or wrote on; those that stay."""
    name = parts.related("comments")
    if name is None:
        return []
    threads = _Threads.of(parts, parts.root(name))
    ours = [each for each in parts.root(name).iter(f"{W}comment") if each.get(f"{W}author") == AUTHOR]
    open_ = [comment for comment in ours if _is_as_written(comment) and threads.is_open(comment)]
    numbers = {comment.get(f"{W}id") for comment in open_}
    for mark in [mark for mark in document.iter(*_MARKS) if mark.get(f"{W}id") in numbers]:
        _remove_mark(mark)
    for comment in open_:
        threads.forget(set(_identifiers(comment)))
        detach(comment)
    return [comment for comment in ours if comment not in open_]


def _remove_mark(mark: _Element) -> None:
    run = mark.getparent()
    detach(mark)
    if mark.tag == _MARKS[2] and run is not None and all(each.tag == f"{W}rPr" for each in run):
        detach(run)


def _is_as_written(comment: _Element) -> bool:
    """Whether nobody wrote or put anything into a comment of ours."""
    lines = ["".join(node.text or "" for node in line.iter(f"{W}t")) for line in comment.iter(f"{W}p")]
    is_text = next(comment.iter(*_THINGS), None) is None
    return is_text and bool(lines) and lines[-1].endswith(_seal(lines))


def _seal(lines: Iterable[str]) -> str:
    """Blanks that stand for the characters of some lines; the lines with them behind have the same."""
    digest = zlib.crc32("".join("".join(lines).split()).encode())
    return "".join(_BLANKS[digest >> bit & 1] for bit in range(_SEAL_LENGTH))


def _identifiers(comment: _Element) -> Iterator[str]:
    """What its paragraphs are called by the parts that tell which comments are resolved, and which answer which."""
    for paragraph in comment.iter(f"{W}p"):
        identifier = paragraph.get(f"{W14}paraId")
        if identifier:
            yield identifier


class _Threads(Record):
    """What the parts beside the comments say of them."""

    roots: Sequence[_Element]
    answered: frozenset[str]
    """Identifiers of paragraphs in comments that were answered."""
    ignored: frozenset[str]
    """Numbers of comments that say what is to be ignored, or were resolved."""

    @classmethod
    def of(cls, parts: Parts, story: _Element) -> _Threads:
        names = [parts.related(kind) for kind in ("commentsExtended", "commentsIds", "commentsExtensible")]
        roots = [parts.root(name) for name in names if name]
        said = [each for root in roots for each in root.iter(f"{W15}commentEx")]
        answered = frozenset(each.get(f"{W15}paraIdParent", "") for each in said)
        return cls(roots, answered, _ignored(story, roots[0] if said else None))

    def is_open(self, comment: _Element) -> bool:
        return comment.get(f"{W}id") not in self.ignored and self.answered.isdisjoint(_identifiers(comment))

    def forget(self, paragraphs: set[str]) -> None:
        """Take out what is said of a comment with these paragraphs, under the lasting name too that one part gives it."""
        names = {"paraId": paragraphs, "durableId": set[str]()}
        for root in self.roots:
            for each in list(root):
                own = {etree.QName(key).localname: text for key, text in each.items()}
                if any(own.get(key) in known for key, known in names.items()):
                    names["durableId"] |= {own["durableId"]} if "durableId" in own else set()
                    root.remove(each)


def _ignored(story: _Element, extended: _Element | None) -> frozenset[str]:
    """The numbers of the comments that the reader takes for suppressions."""
    numbers = [comment.get(f"{W}id", "") for comment in story.iter(f"{W}comment")]
    places = {number: Span(at, at) for at, number in enumerate(numbers)}
    return frozenset(numbers[each.spans[0].start] for each in read_suppressions(story, extended, places))
