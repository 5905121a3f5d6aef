"""Edits made in a Word document: only the characters concerned change, all formatting stays."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from typing import TYPE_CHECKING

from zongjie_lint.edit import Edit
from zongjie_lint.span import Span
from zongjie_lint.word.changes import Change, changes_of, common, shares
from zongjie_lint.word.elements import detach, set_text, text_element
from zongjie_lint.word.manuscript import Manuscript
from zongjie_lint.word.names import MC, W
from zongjie_lint.word.parts import Parts
from zongjie_lint.word.word_text import Piece

if TYPE_CHECKING:
    from lxml.etree import _Element


def rewritten(manuscript: Manuscript, edits: Sequence[Edit]) -> bytes:
    """The document with the edits made; raises UnwritableEdits where there are some that it cannot take."""
    changes = changes_of(manuscript, edits)
    parts = Parts(manuscript.data, manuscript.package)
    parts.text_roots()
    boxes = list(twin_boxes(changes))
    for change in reversed(changes):  # what stands before keeps its offset
        _make(change)
    for change in reversed(changes):
        _clear(change.pieces)
        _join(change.joined)
    copy_boxes(boxes)
    return parts.written()


def twin_boxes(changes: Iterable[Change]) -> Iterator[tuple[_Element, _Element]]:
    """The text boxes that are changed, each with its copy for programs that know only the old kind."""
    runs = (piece.run for change in changes for piece in change.pieces)
    for box in dict.fromkeys(box for run in runs for box in run.iterancestors(W + "txbxContent")):
        choice = next(box.iterancestors(MC + "Choice"), None)
        fallback = choice.getparent().find(MC + "Fallback") if choice is not None else None  # type: ignore[union-attr]
        if choice is not None and fallback is not None:
            at = list(choice.iter(W + "txbxContent")).index(box)
            for twin in list(fallback.iter(W + "txbxContent"))[at : at + 1]:
                if _characters(twin) == _characters(box):
                    yield box, twin


def copy_boxes(boxes: Iterable[tuple[_Element, _Element]]) -> None:
    """Make the copies of text boxes what the boxes are now."""
    for box, twin in boxes:
        twin[:] = [deepcopy(each) for each in box]


def _characters(box: _Element) -> str:
    return "".join(node.text or "" for node in box.iter(W + "t"))


def _make(change: Change) -> None:
    span, text = change.span, change.text
    if not span:
        _insert(change.pieces[0], span.start, text)
        return
    texts = dict(shares(change))
    if text and not texts:
        change.pieces[0].node.addprevious(text_element(text))
    for piece in change.pieces:
        if piece.is_verbatim:
            held = common(piece.span, span)
            _replace(piece, held, texts.get(piece, ""))
        else:
            detach(piece.node)


def _replace(piece: Piece, span: Span, text: str) -> None:
    old = piece.node.text or ""
    start, end = span.start - piece.span.start, span.end - piece.span.start
    set_text(piece.node, old[:start] + text + old[end:])


def _insert(piece: Piece, offset: int, text: str) -> None:
    if piece.is_verbatim:
        _replace(piece, Span(offset, offset), text)
    elif offset == piece.span.end:
        piece.node.addnext(text_element(text))
    else:
        piece.node.addprevious(text_element(text))


def _clear(pieces: Iterable[Piece]) -> None:
    """Take out what holds no character any more: texts, and runs of nothing else."""
    for piece in pieces:
        if piece.is_verbatim and not piece.node.text:
            detach(piece.node)
        if all(each.tag == W + "rPr" for each in piece.run):
            detach(piece.run)


def _join(paragraphs: Sequence[_Element]) -> None:
    """Make one of paragraphs: with the looks of the first that has text left, those without go."""
    if not paragraphs:
        return
    kept = next((each for each in paragraphs if _characters(each)), paragraphs[-1])
    at = paragraphs.index(kept)
    for paragraph in paragraphs[:at]:
        kept[_first(kept) : _first(kept)] = _content(paragraph)
        detach(paragraph)
    for paragraph in paragraphs[at + 1 :]:
        kept.extend(_content(paragraph))
        detach(paragraph)


def _content(paragraph: _Element) -> list[_Element]:
    return paragraph[_first(paragraph) :]


def _first(paragraph: _Element) -> int:
    """Where the content of a paragraph begins."""
    return int(len(paragraph) > 0 and paragraph[0].tag == W + "pPr")
