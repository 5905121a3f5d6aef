"""Quotation marks and brackets: which opens with which, and those that do not pair."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from itertools import chain, pairwise
from operator import attrgetter

from zongjie_lint.document import Document, Fact
from zongjie_lint.facts.broken_line import BrokenLine
from zongjie_lint.facts.zone import written
from zongjie_lint.patterns import compiled, quick
from zongjie_lint.record import Record
from zongjie_lint.span import Span


class MarkFamily(StrEnum):
    """Marks that open and close one another, with the first pair as one would write them."""

    DOUBLE = "“”"
    SINGLE = "‘’"
    CORNER = "「」"
    WHITE_CORNER = "『』"
    STRAIGHT = '""'
    ROUND = "（）"
    SQUARE = "［］"
    TORTOISE = "〔〕"
    LENTICULAR = "【】"
    TITLE = "《》"
    ANGLE = "〈〉"

    @property
    def quotes(self) -> bool:
        """Whether these are quotation marks."""
        return self in _QUOTES


class Mispairing(StrEnum):
    """What is wrong with a pair, or with a mark that has no partner."""

    UNCLOSED = "unclosed"
    UNOPENED = "unopened"
    REVERSED = "reversed"
    """One of the two, or both, points the wrong way."""
    MISMATCHED = "mismatched"
    """Opened by a mark of one family and closed by one of another."""
    CROSSED = "crossed"
    """Closed only after the pair around it: （“ ）”."""
    NESTED = "nested"
    """Inside another pair of the same family."""
    EMPTY = "empty"


class Pairing(Fact, Record):
    """Two marks with what they hold, or one mark without a partner."""

    span: Span
    """From mark to mark; a lone mark with the word beside it."""
    family: MarkFamily
    opening: Span | None
    closing: Span | None
    passage: Span
    """The paragraph it stands in, or the paragraphs that a broken line made of one."""
    fault: Mispairing | None = None

    @classmethod
    def extract(cls, document: Document) -> Iterable[Pairing]:
        """Every pair and every lone mark of the report, its title and its annexes."""
        passages = list(_passages(document))
        found = [[*_paired(document.text, passage)] for passage in passages]
        quoted = _across(document.text, passages, found)
        for pairing in chain.from_iterable(found):
            if pairing.fault not in _LONE or not (
                pairing in quoted
                or _is_partial(pairing.passage.of_text(document.text))
                or _is_cut_off(document.text, pairing, passages[-1])
            ):
                yield pairing

    @property
    def inner(self) -> Span:
        """What stands between the marks."""
        start = self.opening.end if self.opening else self.span.start
        return Span(start, self.closing.start if self.closing else self.span.end)


def pairs_throughout(text: str) -> bool:
    """Whether every mark of a text has its partner."""
    return all(pairing.fault is None for pairing in _paired(text, Span(0, len(text))))


def is_enclosed(document: Document, at: int) -> bool:
    """Whether a place stands inside quotation marks or brackets."""
    pairs = document.facts(Pairing)
    before = bisect_right(pairs, at, key=lambda pairing: pairing.span.start)
    return any(pairing.span.end > at for pairing in pairs[max(0, before - _DEEPEST) : before])


_QUOTES = frozenset(
    (MarkFamily.DOUBLE, MarkFamily.SINGLE, MarkFamily.CORNER, MarkFamily.WHITE_CORNER, MarkFamily.STRAIGHT)
)
_OPENING = {family[0]: family for family in MarkFamily} | {
    "〝": MarkFamily.DOUBLE,
    "(": MarkFamily.ROUND,
    "[": MarkFamily.SQUARE,
    "＂": MarkFamily.STRAIGHT,
}
_CLOSING = {family[1]: family for family in MarkFamily if family is not MarkFamily.STRAIGHT} | {
    "〞": MarkFamily.DOUBLE,
    "〟": MarkFamily.DOUBLE,
    ")": MarkFamily.ROUND,
    "]": MarkFamily.SQUARE,
}
_MARK = quick("[" + re.escape("".join(sorted({*_OPENING, *_CLOSING}))) + "]")
_APOSTROPHE = compiled(r"(?<=[A-Za-z0-9])’|’(?=\d\d(?!\d))")
_SECONDS = compiled(r"[\d′']$")
"""Before the sign of inches or seconds."""
_HALF_BRACKETED = compiled(r"(?:\d{1,3}|[一二三四五六七八九十]{1,3}|[①-⑳]|[A-Za-z])$")
_STOP = compiled(r"[。！？；!?;\n]")
_WORD = r"[^\s，。；：、！？,;:!?“”‘’「」『』\"（）()《》〈〉【】〔〕\[\]]"
_WORD_AFTER = compiled(rf"{_WORD}{{0,8}}")
_WORD_BEFORE = compiled(rf"{_WORD}{{0,8}}$")
_NEAR = 40
"""Two marks further apart, or with the end of a sentence between, are no slip in one phrase."""
_DEEPEST = 4
"""So many pairs may stand in one another around a place."""
_NESTED_REACH = 200
_NESTED_MARKS = 12
_RUNNING = 4
"""A paragraph shorter than this is no part of a quotation that each paragraph opens anew."""
_LINES_QUOTED = 12
_CLOSING_MARKS = 4
"""So many marks may close a line."""
_CUT_OFF = 80
"""What opens so near to an end without a full stop may have been closed further on."""


class _Mark(Record):
    at: int
    family: MarkFamily
    opens: bool

    @property
    def span(self) -> Span:
        return Span(self.at, self.at + 1)


def _passages(document: Document) -> Iterator[Span]:
    """The paragraphs, those joined that a broken line parted."""
    gaps = {line.gap.start for line in document.facts(BrokenLine)}
    joined: Span | None = None
    for paragraph in written(document):
        joined = Span.covering(joined or paragraph.span, paragraph.span)
        if paragraph.span.end not in gaps:
            yield joined
            joined = None
    if joined:
        yield joined


def _paired(text: str, passage: Span) -> Sequence[Pairing]:
    marks = _MARK.findall(text, passage.start, passage.end)
    if not marks:
        return ()
    return _in_order(text, passage) if _are_in_order(marks) else _Pairer(text, passage).pair()


def _are_in_order(marks: Sequence[str]) -> bool:
    """Whether each mark closes the last that is open, and none opens inside its own kind, as is nearly always so."""
    waiting: list[MarkFamily] = []
    for mark in marks:
        family = _OPENING.get(mark)
        if family is None:
            if not waiting or waiting.pop() is not _CLOSING[mark]:
                return False
        elif family is MarkFamily.STRAIGHT or family in waiting:
            return False
        else:
            waiting.append(family)
    return not waiting


def _in_order(text: str, passage: Span) -> Sequence[Pairing]:
    """The pairs of marks that are in order."""
    waiting: list[Span] = []
    found = []
    for match in _MARK.finditer(text, passage.start, passage.end):
        mark = Span(match.start(), match.end())
        if match[0] in _OPENING:
            waiting.append(mark)
            continue
        opening = waiting.pop()
        fault = None if text[opening.end : mark.start].strip() else Mispairing.EMPTY
        span = Span(opening.start, mark.end)
        found.append(Pairing(span, _CLOSING[match[0]], opening, mark, passage, fault))
    return sorted(found, key=_BY_SPAN)


_BY_SPAN = attrgetter("span")


class _Pairer:
    """Goes through the marks of one passage with a stack of those that are open."""

    def __init__(self, text: str, passage: Span) -> None:
        self.text, self.passage = text, passage
        self.marks = list(_marks(text, passage))
        self.of_family: dict[MarkFamily, list[_Mark]] = {}
        for mark in self.marks:
            self.of_family.setdefault(mark.family, []).append(mark)
        self.open: list[_Mark] = []
        self.done: set[_Mark] = set()
        self.found: list[Pairing] = []

    def pair(self) -> Sequence[Pairing]:
        """Every pair and every fault."""
        for index, mark in enumerate(self.marks):
            if mark in self.done:
                continue
            following = self.marks[index + 1] if index + 1 < len(self.marks) else None
            if mark.family is MarkFamily.STRAIGHT:
                self._straight(mark)
            elif mark.opens:
                self._opened(mark, following)
            else:
                self._closed(mark, following)
        for mark in self.open:
            self._alone(mark, Mispairing.UNCLOSED)
        return sorted(self.found, key=_BY_SPAN)

    def _opened(self, mark: _Mark, following: _Mark | None) -> None:
        """An opening mark; where one of its family is open already, something is wrong."""
        first = self._is_open(mark.family)
        if first is None or self._closed_by_another(mark, following) or self._is_nested(first, mark):
            self.open.append(mark)
        elif self._opens_next(mark) and self._one_phrase(first, mark):
            self._leave(first)
            self._pair(first, mark, Mispairing.REVERSED)
        else:
            self.open.remove(first)
            self._alone(first, Mispairing.UNCLOSED)
            self.open.append(mark)

    def _closed(self, mark: _Mark, following: _Mark | None) -> None:
        """A closing mark: of the last open one, of one further out, or of none."""
        first = self._is_open(mark.family)
        if first:
            self._close_inner(first, following)
            self._pair(first, mark, Mispairing.NESTED if self._is_open(mark.family) else None)
        elif self._mismatches(mark):
            self._pair(self.open.pop(), mark, Mispairing.MISMATCHED)
        elif not self._is_half_bracketed(mark) and not _APOSTROPHE.match(self.text, mark.at):
            self._unopened(mark)

    def _straight(self, mark: _Mark) -> None:
        """A mark without a direction closes what is open, or else opens."""
        first = self._is_open(MarkFamily.STRAIGHT)
        curly = self.open[-1] if self.open and self.open[-1].family is MarkFamily.DOUBLE else None
        if first:
            self._leave(first)
            self._pair(first, mark)
        elif curly and not self._closes_next(mark, MarkFamily.DOUBLE) and self._one_phrase(curly, mark):
            self._pair(self.open.pop(), mark, Mispairing.MISMATCHED)
        elif not _SECONDS.search(self.text, max(0, mark.at - 1), mark.at):
            self.open.append(mark)

    def _unopened(self, mark: _Mark) -> None:
        """A closing mark without an opening one: perhaps it only points the wrong way, or both do."""
        partner = self._next(mark)
        after = self.text[mark.at + 1 : mark.at + 2]
        if not partner or not self._one_phrase(mark, partner) or not compiled(_WORD).match(after):
            return self._alone(mark, Mispairing.UNOPENED)
        if partner.opens and self._closes_next(partner, partner.family):
            return self._alone(mark, Mispairing.UNOPENED)
        self.done.add(partner)
        return self._pair(mark, partner, Mispairing.REVERSED)

    def _close_inner(self, first: _Mark, following: _Mark | None) -> None:
        """Leave the marks that are still open inside a pair that closes."""
        while self.open[-1] is not first:
            inner = self.open.pop()
            if following and inner.family is following.family and not following.opens and following not in self.done:
                self.done.add(following)
                self._pair(inner, following, Mispairing.CROSSED)
            else:
                self._alone(inner, Mispairing.UNCLOSED)
        self.open.pop()

    def _leave(self, first: _Mark) -> None:
        self._close_inner(first, None)

    def _pair(self, first: _Mark, last: _Mark, fault: Mispairing | None = None) -> None:
        span = Span(first.at, last.at + 1)
        empty = not self.text[first.at + 1 : last.at].strip()
        fault = Mispairing.EMPTY if empty and fault is None else fault
        self.found.append(Pairing(span, first.family, first.span, last.span, self.passage, fault))

    def _alone(self, mark: _Mark, fault: Mispairing) -> None:
        if fault is Mispairing.UNCLOSED:
            word = _WORD_AFTER.match(self.text, mark.at + 1, self.passage.end)
            span = Span(mark.at, word.end() if word else mark.at + 1)
            self.found.append(Pairing(span, mark.family, mark.span, None, self.passage, fault))
        else:
            word = _WORD_BEFORE.search(self.text, max(self.passage.start, mark.at - 8), mark.at)
            span = Span(word.start() if word else mark.at, mark.at + 1)
            self.found.append(Pairing(span, mark.family, None, mark.span, self.passage, fault))

    def _is_open(self, family: MarkFamily) -> _Mark | None:
        return next((mark for mark in reversed(self.open) if mark.family is family), None)

    def _next(self, mark: _Mark, family: MarkFamily | None = None) -> _Mark | None:
        """The next mark of a family, which is its own if none is named."""
        marks = self.of_family.get(family or mark.family, [])
        at = bisect_right(marks, mark.at, key=lambda other: other.at)
        return marks[at] if at < len(marks) else None

    def _opens_next(self, mark: _Mark) -> bool:
        following = self._next(mark)
        return following is None or following.opens

    def _closes_next(self, mark: _Mark, family: MarkFamily) -> bool:
        following = self._next(mark, family)
        return following is not None and not following.opens

    def _one_phrase(self, first: _Mark, last: _Mark) -> bool:
        return last.at - first.at <= _NEAR and not _STOP.search(self.text, first.at, last.at)

    def _is_nested(self, first: _Mark, inner: _Mark) -> bool:
        """Whether the marks that follow close both."""
        if inner.at - first.at > _NEAR or _STOP.search(self.text, first.at, inner.at):
            return False
        marks = self.of_family[inner.family]
        at = bisect_right(marks, inner.at, key=lambda other: other.at)
        depth = sum(mark.family is inner.family for mark in self.open) + 1
        for mark in marks[at : at + _NESTED_MARKS]:
            depth += 1 if mark.opens else -1
            if depth == 0:
                return mark.at - first.at <= _NESTED_REACH
        return False

    def _closed_by_another(self, mark: _Mark, following: _Mark | None) -> bool:
        """Whether the very next mark closes a quotation of another family that is open nowhere: “ “ ’ ”."""
        if following is None or following.opens or following.family in (mark.family, MarkFamily.STRAIGHT):
            return False
        return following.family.quotes and not self._is_open(following.family)

    def _mismatches(self, mark: _Mark) -> bool:
        """Whether a closing mark ends what a mark of another family opened just before."""
        if not self.open:
            return False
        last = self.open[-1]
        alike = last.family.quotes is mark.family.quotes
        return alike and self._one_phrase(last, mark) and not self._has_own_closing(last)

    def _has_own_closing(self, mark: _Mark) -> bool:
        """Whether the next free mark of its family closes it."""
        if mark.family is MarkFamily.STRAIGHT:
            return self._next(mark) is not None
        following = self._next(mark)
        while following and following.at < self.open[-1].at:
            following = self._next(following)
        outer = sum(other.family is mark.family for other in self.open) > 1
        return following is not None and not following.opens and not outer

    def _is_half_bracketed(self, mark: _Mark) -> bool:
        """Whether it is the bracket of an ordinal: 1）."""
        before = self.text[max(self.passage.start, mark.at - 3) : mark.at]
        return mark.family is MarkFamily.ROUND and bool(_HALF_BRACKETED.search(before))


def _marks(text: str, passage: Span) -> Iterator[_Mark]:
    for match in _MARK.finditer(text, passage.start, passage.end):
        opens = match[0] in _OPENING
        yield _Mark(match.start(), _OPENING[match[0]] if opens else _CLOSING[match[0]], opens)


def _across(text: str, passages: Sequence[Span], found: Sequence[Sequence[Pairing]]) -> set[Pairing]:
    """Lone marks of quotations that run over several paragraphs, and of lines that were wrapped by hand."""
    numbers = {passage: number for number, passage in enumerate(passages)}
    lone = [pairing for pairings in found for pairing in pairings if pairing.fault in _LONE]
    quoted: set[Pairing] = set()
    for first, last in pairwise(lone):
        if first not in quoted and _belong(text, first, last, numbers[last.passage] - numbers[first.passage]):
            quoted |= {first, last}
    for first in lone:
        following = numbers[first.passage] + 1
        if following < len(passages) and _runs_on(text, first, passages[following], found[following]):
            quoted.add(first)
    return quoted


_LONE = (Mispairing.UNCLOSED, Mispairing.UNOPENED)
_LINE_END = compiled(r"[。！？；：!?;:.…][”’」』）)》]*$")
_HIDDEN = compiled(r"此处(?:隐藏|省略)\s?\d+\s?个?字")
_WORDS = compiled(r"\p{Han}")
_BEFORE_QUOTATION = compiled(r"(?:^|[：:，,]\s?)$")
_AFTER_QUOTATION = compiled(r"[。！？.!?，,；;]?[（(]?")


def _belong(text: str, first: Pairing, last: Pairing, distance: int) -> bool:
    """Whether one lone mark opens what the other closes, further down."""
    if (first.fault, last.fault) != _LONE or first.family is not last.family or not 0 < distance <= _LINES_QUOTED:
        return False
    assert first.opening
    assert last.closing
    if distance == 1 and not _LINE_END.search(
        text, max(first.passage.start, first.passage.end - _CLOSING_MARKS), first.passage.end
    ):
        return True
    before = text[max(first.passage.start, first.opening.start - 2) : first.opening.start]
    after = text[last.closing.end : min(last.passage.end, last.closing.end + 3)]
    return bool(_BEFORE_QUOTATION.search(before)) and len(after) <= 2 and bool(_AFTER_QUOTATION.match(after))


def _is_cut_off(text: str, lone: Pairing, last: Span) -> bool:
    """Whether the partner may be lost with the rest of a copied page."""
    near = lone.fault is Mispairing.UNCLOSED and lone.passage == last and last.end - lone.span.start <= _CUT_OFF
    return near and not _LINE_END.search(lone.span.of_text(text) + text[lone.span.end : last.end])


def _is_partial(passage: str) -> bool:
    """Whether a line is a button of a page, or says that some of it is hidden."""
    return not _WORDS.search(passage) or ("此处" in passage and bool(_HIDDEN.search(passage)))


def _runs_on(text: str, first: Pairing, following: Span, pairings: Sequence[Pairing]) -> bool:
    """Whether a quotation goes on in the next paragraph, which opens it again and does not close it before its end."""
    before = text[max(first.passage.start, first.span.start - 2) : first.span.start]
    if first.fault is not Mispairing.UNCLOSED or not _BEFORE_QUOTATION.search(before):
        return False
    again = next((each for each in pairings if each.opening and each.opening.start == following.start), None)
    if again is None or again.family is not first.family or len(first.passage) < _RUNNING:
        return False
    return again.closing is None or following.end - again.closing.end <= 2
