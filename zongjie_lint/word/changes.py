"""Edits of a text as changes to a Word document: which elements hold what is to be changed, and whether they may be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from zongjie_lint.edit import Edit, in_order
from zongjie_lint.message import Message
from zongjie_lint.reader import UnwritableEdits
from zongjie_lint.record import Record
from zongjie_lint.span import Span
from zongjie_lint.word.elements import is_fit
from zongjie_lint.word.manuscript import Manuscript
from zongjie_lint.word.names import W15, W, child, toggle, value
from zongjie_lint.word.runs import Runs
from zongjie_lint.word.word_text import Piece

if TYPE_CHECKING:
    from lxml.etree import _Element

_RENDERED = Message(
    "这几个字是 Word 自动生成的（如自动编号），请在 Word 里改",
    "Word makes these characters itself, as it does automatic numbers; change them there",
)
_NEW_LINE = Message("要加段落，请在 Word 里改", "it would add a paragraph; do it in Word")
_JOINED = Message(
    "要合并的段落不相连（中间有表格、分节、修订等），请在 Word 里改",
    "the paragraphs to be joined are apart, end a section, or have tracked changes at their ends; do it in Word",
)
_UNFIT = Message("文档里放不下这样的字符", "a document cannot hold such characters")
_FORMULA = Message("公式里的内容，请在 Word 里改", "it is in a formula; change it in Word")
_LOCKED = Message(
    "内容控件锁定，或与数据绑定，请在 Word 里改",
    "it is in a content control that is locked or bound to data; change it in Word",
)
_REPEATED = Message(
    "页眉页脚有好几份一样的，请在 Word 里改",
    "there are several headers or footers that look alike; change them in Word",
)
_RUNS_ON = Message(
    "这一段和下一段已被修订连成一段，删空会连带少一行，请在 Word 里改",
    "a tracked change joins this paragraph with another; empty it in Word",
)
_MARGINS = frozenset({W + "hdr", W + "ftr"})
_BINDINGS = (W + "dataBinding", W15 + "dataBinding")
_LOCKS = frozenset({"contentLocked", "sdtContentLocked"})


class Change(Record):
    """The characters that an edit takes away, and those it puts in their place."""

    edit: Edit
    span: Span
    """What differs from the text, and no more."""
    text: str
    pieces: tuple[Piece, ...]
    """Those that hold the span; of an empty one that which the text goes to."""
    joined: tuple[_Element, ...] = ()
    """Paragraphs that become one, in order."""


def changes_of(manuscript: Manuscript, edits: Sequence[Edit]) -> list[Change]:
    """The changes in order; raises UnwritableEdits where there are some that a document cannot take."""
    planner = _Planner(manuscript)
    refused: dict[Message, list[Edit]] = {}
    changes: list[Change] = []
    for edit in in_order(edits):
        try:
            changes += planner.changes(edit)
        except _RefusedError as refusal:
            refused.setdefault(refusal.reason, []).append(edit)
    for reason, unwritable in refused.items():
        raise UnwritableEdits(unwritable, reason)
    return changes


def shares(change: Change) -> Iterator[tuple[Piece, str]]:
    """What each piece gets of the new text: character for character where they are as many, else the first gets all."""
    pieces = [piece for piece in change.pieces if piece.is_verbatim]
    held = [common(piece.span, change.span) for piece in pieces]
    if sum(map(len, held)) == len(change.text):
        start = 0
        for piece, span in zip(pieces, held, strict=True):
            yield piece, change.text[start : start + len(span)]
            start += len(span)
    else:
        yield from ((piece, change.text) for piece in pieces[:1])


def common(one: Span, other: Span) -> Span:
    """The characters of two spans that overlap which belong to both."""
    return Span(max(one.start, other.start), min(one.end, other.end))


class _RefusedError(Exception):
    def __init__(self, reason: Message) -> None:
        super().__init__(reason.zh)
        self.reason = reason


class _Planner:
    def __init__(self, manuscript: Manuscript) -> None:
        self._text = manuscript.text.text
        self._runs = Runs(manuscript.text.pieces)
        self._repeated = set(_repeated_margins(manuscript))
        self._pieces = manuscript.text.pieces

    @cached_property
    def _extents(self) -> dict[_Element | None, Span]:
        """By paragraph: from its first piece to its last."""
        extents: dict[_Element | None, Span] = {}
        for piece in self._pieces:
            paragraph = _paragraph(piece.run)
            extents[paragraph] = Span.covering(extents.get(paragraph, piece.span), piece.span)
        return extents

    def changes(self, edit: Edit) -> Iterator[Change]:
        """The change that an edit makes, none where the text is as it wants."""
        span, text = _trimmed(edit, self._text)
        if not span and not text:
            return
        self._refuse_text(text)
        pieces = tuple(self._runs.within(span)) if span else self._beside(span.start)
        if text and not pieces:
            raise _RefusedError(_RENDERED)
        for piece in pieces:
            self._refuse_piece(piece)
        if not text:
            self._refuse_emptied(span, pieces)
        yield Change(edit, span, text, pieces, tuple(self._joined(span, pieces)))

    def _refuse_emptied(self, span: Span, pieces: Iterable[Piece]) -> None:
        """Without characters, a paragraph whose end is not shown, or the one after, would be no line any more."""
        for paragraph in dict.fromkeys(_paragraph(piece.run) for piece in pieces):
            if paragraph is not None and span.holds(self._extents[paragraph]):
                around = [paragraph, *list(paragraph.itersiblings(W + "p", preceding=True))[:1]]
                if any(_runs_on(each) for each in around):
                    raise _RefusedError(_RUNS_ON)

    def _refuse_text(self, text: str) -> None:
        if "\n" in text or "\r" in text:
            raise _RefusedError(_NEW_LINE)
        if not is_fit(text) or "\t" in text:
            raise _RefusedError(_UNFIT)

    def _refuse_piece(self, piece: Piece) -> None:
        if piece.run.tag != W + "r":
            raise _RefusedError(_FORMULA)
        if any(_is_locked(each) for each in piece.run.iterancestors(W + "sdt")):
            raise _RefusedError(_LOCKED)
        if piece.run.getroottree().getroot() in self._repeated:
            raise _RefusedError(_REPEATED)

    def _beside(self, offset: int) -> tuple[Piece, ...]:
        """The piece whose formatting a text takes on: that of the character before, in the same paragraph."""
        for piece in (self._runs.before(offset), self._runs.after(offset)):
            if piece and piece.span.start <= offset <= piece.span.end:
                return (piece,)
        raise _RefusedError(_RENDERED)

    def _joined(self, span: Span, pieces: Sequence[Piece]) -> Iterator[_Element]:
        """The paragraphs whose ends a span takes in, and the one after; anything else that no piece holds is rendered."""
        gaps = list(_gaps(span, pieces))
        if any(gap.of_text(self._text).strip("\n") for gap in gaps):
            raise _RefusedError(_RENDERED)
        takes_whole_lines = self._text[span.start - 1 : span.start] in ("", "\n")
        ends = [self._paragraphs(gap, beyond_number=takes_whole_lines) for gap in gaps]
        for paragraphs in ends:
            yield from paragraphs[:-1]
        yield from ends[-1][-1:] if ends else ()

    def _paragraphs(self, gap: Span, *, beyond_number: bool) -> list[_Element]:
        """The paragraphs between which some line ends stand; an automatic number after them is kept or the edit refused."""
        block = self._line_ends(gap)
        before, after = self._runs.before(block.start), self._runs.after(block.end)
        if before is None or after is None:
            raise _RefusedError(_JOINED)
        number = self._text[block.end : after.span.start]
        if "\n" in self._text[before.span.end : block.start] + number or (number and not beyond_number):
            raise _RefusedError(_RENDERED)
        paragraphs = list(_row(_paragraph(before.run), _paragraph(after.run)))
        if len(paragraphs) != len(block) + 1 or any(_runs_on(each) for each in paragraphs):
            raise _RefusedError(_JOINED)
        return paragraphs[gap.start - block.start :][: len(gap) + 1]

    def _line_ends(self, gap: Span) -> Span:
        """All the line ends around some that no piece holds either."""
        start, end = gap.start, gap.end
        while self._text[start - 1 : start] == "\n" and not any(self._runs.within(Span(start - 1, start))):
            start -= 1
        while self._text[end : end + 1] == "\n" and not any(self._runs.within(Span(end, end + 1))):
            end += 1
        return Span(start, end)


def _trimmed(edit: Edit, text: str) -> tuple[Span, str]:
    """What an edit changes, without what stands at both ends before and after."""
    old, new = edit.span.of_text(text), edit.replacement
    most = min(len(old), len(new))
    start = next((i for i in range(most) if old[i] != new[i]), most)
    end = next((i for i in range(most - start) if old[-1 - i] != new[-1 - i]), most - start)
    return Span(edit.span.start + start, edit.span.end - end), new[start : len(new) - end]


def _gaps(span: Span, pieces: Iterable[Piece]) -> Iterator[Span]:
    """The characters of a span that no piece holds."""
    edges = [span.start, *(edge for piece in pieces for edge in (piece.span.start, piece.span.end)), span.end]
    for start, end in list(pairwise(edges))[::2]:
        if start < end:
            yield Span(start, end)


def _paragraph(run: _Element) -> _Element | None:
    return next(run.iterancestors(W + "p"), None)


def _row(first: _Element | None, last: _Element | None) -> Iterator[_Element]:
    """Paragraphs that stand side by side, none of them the last of a section; nothing where they do not."""
    if first is None or last is None or first.getparent() is not last.getparent():
        return
    for each in [first, *first.itersiblings()]:
        is_bare = each in (first, last) or next(each.iter(W + "r"), None) is None
        if each.tag != W + "p" or not is_bare or child(each, "pPr", "sectPr") is not None:
            return
        yield each
        if each is last:
            return


def _runs_on(paragraph: _Element) -> bool:
    """Whether the end of a paragraph is deleted, moved away or hidden."""
    mark = child(paragraph, "pPr", "rPr")
    return any(child(mark, name) is not None for name in ("del", "moveFrom")) or bool(toggle(mark, "vanish"))


def _is_locked(control: _Element) -> bool:
    properties = child(control, "sdtPr")
    is_bound = properties is not None and next(properties.iterchildren(*_BINDINGS), None) is not None
    return is_bound or value(properties, "lock") in _LOCKS


def _repeated_margins(manuscript: Manuscript) -> Iterator[_Element]:
    """Headers and footers of which there are several with the same text: the reader tells them once."""
    met: dict[str, list[_Element]] = {}
    package = manuscript.package
    for each in package.relationships(package.main).values():
        if each.kind in ("header", "footer") and each.target in package:
            root = package.tree(each.target)
            met.setdefault("".join(node.text or "" for node in root.iter(W + "t")), []).append(root)
    for roots in met.values():
        if len(roots) > 1:
            yield from roots
