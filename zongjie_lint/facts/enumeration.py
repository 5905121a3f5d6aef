"""Lists inside the text: 一是…二是…, 一要…二要…, 第一…第二…, 其一…其二…, 首先…其次…最后."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from itertools import pairwise
from typing import Self

import regex

from zongjie_lint.document import Document, Fact
from zongjie_lint.facts.heading import Heading
from zongjie_lint.facts.ordinal import number_of
from zongjie_lint.facts.paragraph import Paragraph
from zongjie_lint.facts.zone import body
from zongjie_lint.patterns import compiled, quick
from zongjie_lint.record import Record, replace
from zongjie_lint.span import Span

_N = "[一二三四五六七八九十]{1,2}"
_EDGE = r"(?:(?<=[。；;:,，！？!?\s“\".(])|^|(?<=\)\s?))"
_ITEM = compiled(
    rf"{_EDGE}(?:(?P<shi>{_N})(?:是(?![非否])|要(?!么))|第(?P<di>{_N})(?:[,:]|、(?![一二三四五六七八九十])|(?:个方面|方面|件事|个问题|点|项|条|步|阶段|件|个)[,:、是])|其(?P<qi>{_N})(?=[,、:是])"
    r"|(?P<first>首先)(?=[,、是要])|(?:其次|再次|再者|最后)(?=[,、是要]))"
)
_MAY_ENUMERATE = quick(r"[一二三四五六七八九十][是要]|[第其][一二三四五六七八九十]|首先|其次|再次|再者|最后")
"""What stands in every item, wherever that may begin."""
_GLUED = r"(?<=[。；;]\s?){ordinal}(?=[由将对在把抓加强推以全深进做])"
_REACH = 2
"""An item continues a list from so many paragraphs away, further only where every item opens its paragraph."""
_FAR_REACH = 8


class EnumerationFamily(StrEnum):
    """The words a list counts with."""

    SHI = "是"
    """一是 and 一要 alike."""
    DI = "第"
    QI = "其"
    FIRST = "首先"


class EnumerationItem(Record):
    """One item: its number, the words that number it, and its text up to the next item."""

    value: int
    mark: Span
    span: Span
    paragraph: int
    opens_paragraph: bool


class Enumeration(Fact, Record):
    """A list with the items in the order they stand in."""

    span: Span
    family: EnumerationFamily
    items: tuple[EnumerationItem, ...]
    glued: tuple[tuple[int, Span], ...] = ()
    """Numbers that stand where an item's 是 was lost: “三由” for “三是由”."""

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every list of two items or more."""
        headings = [heading.ordinal.span.start for heading in document.facts(Heading)]
        for family, items in _lists(document, headings):
            last = _ends(items, document, headings)
            closed = tuple(_closed(items, last))
            span = Span(closed[0].span.start, closed[-1].span.end)
            yield cls(span, family, closed, tuple(_glued(document.folded, family, closed)))


class _Raw(Record):
    family: EnumerationFamily
    value: int
    """0 for 其次, 再次, 最后, which say that another item follows but not which."""
    mark: Span
    paragraph: int
    opens_paragraph: bool


class _OpenLists:
    """The lists of one family that may still go on, the innermost last."""

    def __init__(self) -> None:
        self.lists: list[list[_Raw]] = []
        self.done: list[list[_Raw]] = []

    def leave(self, item: _Raw, headings: Sequence[int]) -> None:
        """Close the lists that a heading or a long way separates from an item."""
        while self.lists and _apart(self.lists[-1][-1], item, headings):
            self.done.append(self.lists.pop())

    def take(self, item: _Raw) -> None:
        """Put an item where it belongs: 1 opens a list; the next number goes on with the innermost list that waits for it."""
        if item.value == 1:
            self.lists.append([item])
            return
        innermost_first = reversed(range(len(self.lists)))
        waiting = next((at for at in innermost_first if item.value in (0, self.lists[at][-1].value + 1)), None)
        if waiting is not None:
            self.done += self.lists[waiting + 1 :]
            del self.lists[waiting + 1 :]
        if self.lists:
            self.lists[-1].append(replace(item, value=item.value or self.lists[-1][-1].value + 1))

    def close(self) -> list[list[_Raw]]:
        """Every list of two items or more."""
        return [items for items in self.done + self.lists if len(items) > 1]


def _lists(document: Document, headings: Sequence[int]) -> Iterator[tuple[EnumerationFamily, list[_Raw]]]:
    open_lists: dict[EnumerationFamily, _OpenLists] = {}
    for item in _raw_items(body(document)):
        of_family = open_lists.setdefault(item.family, _OpenLists())
        of_family.leave(item, headings)
        of_family.take(item)
    for family, of_family in open_lists.items():
        yield from ((family, items) for items in of_family.close())


def _apart(last: _Raw, item: _Raw, headings: Sequence[int]) -> bool:
    distance = item.paragraph - last.paragraph
    reach = _FAR_REACH if item.opens_paragraph and last.opens_paragraph else _REACH
    at = bisect_right(headings, last.mark.start)
    return distance > reach or (at < len(headings) and headings[at] < item.mark.start)


def _raw_items(paragraphs: Sequence[Paragraph]) -> Iterator[_Raw]:
    for paragraph in paragraphs:
        if not _MAY_ENUMERATE.search(paragraph.folded):
            continue
        for match in _ITEM.finditer(paragraph.folded):
            family, value = _read(match)
            at = Span.of(match, offset=paragraph.span.start)
            yield _Raw(family, value, at, paragraph.index, match.start() == 0)


def _read(match: regex.Match[str]) -> tuple[EnumerationFamily, int]:
    for group in ("shi", "di", "qi"):
        if match[group]:
            return EnumerationFamily[group.upper()], number_of(match[group])
    return EnumerationFamily.FIRST, 1 if match["first"] else 0


def _ends(items: Sequence[_Raw], document: Document, headings: Sequence[int]) -> int:
    """Where the last item ends: with its paragraph, or the next heading in it."""
    paragraph = document.facts(Paragraph)[items[-1].paragraph]
    at = bisect_right(headings, items[-1].mark.start)
    return min(paragraph.span.end, headings[at]) if at < len(headings) else paragraph.span.end


def _closed(items: Sequence[_Raw], last: int) -> Iterator[EnumerationItem]:
    ends = [item.mark.start for item in items[1:]] + [last]
    for item, end in zip(items, ends, strict=True):
        yield EnumerationItem(item.value, item.mark, Span(item.mark.start, end), item.paragraph, item.opens_paragraph)


def _glued(folded: str, family: EnumerationFamily, items: Sequence[EnumerationItem]) -> Iterator[tuple[int, Span]]:
    """Numbers without 是 where an item is missing, or where the next should begin after at least two."""
    if family is not EnumerationFamily.SHI:
        return
    for item, wanted in _unmet(items):
        pattern = _GLUED.format(ordinal="一二三四五六七八九十"[wanted - 1])
        match = compiled(pattern).search(folded, item.span.start, item.span.end)
        if match:
            yield wanted, Span.of(match)


def _unmet(items: Sequence[EnumerationItem]) -> Iterator[tuple[EnumerationItem, int]]:
    """Items that the next number does not follow, with that number."""
    for item, following in pairwise(items):
        if following.value == item.value + 2 <= 10:
            yield item, item.value + 1
    if 2 <= len(items) == items[-1].value < 10:
        yield items[-1], len(items) + 1
