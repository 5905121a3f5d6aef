"""Edits written into a Word document as tracked changes, which a person accepts or rejects (ECMA-376-1 17.13.5)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from zongjie_lint.edit import Edit
from zongjie_lint.word.changes import Change, changes_of, common, shares
from zongjie_lint.word.elements import AUTHOR, element, free_numbers, stamp, text_element
from zongjie_lint.word.manuscript import Manuscript
from zongjie_lint.word.names import W, child
from zongjie_lint.word.parts import Parts
from zongjie_lint.word.rewriting import copy_boxes, twin_boxes
from zongjie_lint.word.runs import Runs, like

if TYPE_CHECKING:
    from lxml.etree import _Element

_DELETED = {W + "t": W + "delText"}
_INSERTED = frozenset({W + "ins", W + "moveTo"})
_BEHIND_LOOKS = frozenset({W + "sectPr", W + "pPrChange"})
"""What comes after the looks of the mark among the properties of a paragraph."""


def revised(manuscript: Manuscript, edits: Sequence[Edit], date: datetime) -> bytes:
    """The document with the edits as tracked changes; raises UnwritableEdits where there are some that it cannot take."""
    changes = changes_of(manuscript, edits)
    parts = Parts(manuscript.data, manuscript.package)
    roots = parts.text_roots()
    boxes = list(twin_boxes(changes))
    runs = Runs(manuscript.text.pieces)
    writer = _Writer(runs, free_numbers(each.get(W + "id") for root in roots for each in root.iter()), stamp(date))
    runs.part(change.span for change in changes)
    for change in changes:
        writer.write(change)
    copy_boxes(boxes)
    return parts.written()


class _Writer:
    def __init__(self, runs: Runs, numbers: Iterator[str], date: str) -> None:
        self._runs = runs
        self._numbers = numbers
        self._date = date

    def write(self, change: Change) -> None:
        """Mark what a change takes away as deleted, and what it brings as inserted behind."""
        texts = dict(shares(change))
        last: tuple[_Element, _Element] | None = None
        for piece in change.pieces if change.span else ():
            for run in self._runs.isolate(common(piece.span, change.span)):
                last = run, self._delete(run)
            if len(texts) > 1 and last and texts.get(piece):
                self._insert(texts[piece], last[0], last[1])
        if last is None:
            self._insert_beside(change)
        elif len(texts) <= 1 and change.text:
            self._insert(change.text, self._home(change), last[1])
        for paragraph in change.joined[:-1]:
            self._delete_mark(paragraph)

    def _home(self, change: Change) -> _Element:
        """The run whose formatting the new text takes on."""
        home = next((piece for piece in change.pieces if piece.is_verbatim), change.pieces[0])
        return next(self._runs.within(common(home.span, change.span))).run

    def _insert_beside(self, change: Change) -> None:
        offset = change.span.start
        if not change.text:
            return
        self._runs.isolate(change.span)
        before, after = self._runs.before(offset), self._runs.after(offset)
        if before and before.span.end == offset:
            self._insert(change.text, before.run, _marked(before.run))
        elif after:
            self._insert(change.text, after.run, _marked(after.run), behind=False)

    def _delete(self, run: _Element) -> _Element:
        """Mark a run as deleted; the mark around it."""
        mark = self._mark("del")
        run.addprevious(mark)
        mark.append(run)
        for node in run:
            node.tag = _DELETED.get(str(node.tag), node.tag)
        return mark

    def _insert(self, text: str, looks: _Element, beside: _Element, *, behind: bool = True) -> None:
        """Insert a text that looks like a run; what another person has inserted is parted for it."""
        run = like(looks)
        for change in run.findall(f"{W}rPr/{W}rPrChange"):
            run[0].remove(change)
        run.append(text_element(text))
        mark = self._mark("ins")
        mark.append(run)
        holder = beside.getparent()
        if holder is not None and holder.tag in _INSERTED:
            beside, behind = self._part(holder, beside, behind=behind)
        beside.addnext(mark) if behind else beside.addprevious(mark)

    def _part(self, holder: _Element, beside: _Element, *, behind: bool) -> tuple[_Element, bool]:
        """Part what holds an element, before it or behind it; the place between the parts, or at one end of the whole."""
        rest = [*([] if behind else [beside]), *beside.itersiblings()]
        if len(rest) == len(holder):
            return holder, False
        if rest:
            second = holder.makeelement(holder.tag, dict(holder.attrib), holder.nsmap)
            second.set(f"{W}id", next(self._numbers))
            second.extend(rest)
            holder.addnext(second)
        return holder, True

    def _delete_mark(self, paragraph: _Element) -> None:
        """Mark the end of a paragraph as deleted."""
        properties = _own(paragraph, "pPr", 0)
        at = next((properties.index(each) for each in properties if each.tag in _BEHIND_LOOKS), len(properties))
        looks = _own(properties, "rPr", at)
        looks.insert(int(child(looks, "ins") is not None), self._mark("del"))

    def _mark(self, name: str) -> _Element:
        return element(name, id=next(self._numbers), author=AUTHOR, date=self._date)


def _marked(run: _Element) -> _Element:
    """A run, or our mark that says it is deleted."""
    parent = run.getparent()
    return parent if parent is not None and parent.tag == f"{W}del" else run


def _own(parent: _Element, name: str, at: int) -> _Element:
    """The child of a name, made at a place where there is none."""
    found = child(parent, name)
    if found is None:
        found = element(name)
        parent.insert(at, found)
    return found
