"""Where a run of numbers stops counting up by one, and which number is the culprit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from zongjie_lint.chinese_numerals import write_whole_number
from zongjie_lint.document import Document
from zongjie_lint.facts.enumeration import Enumeration
from zongjie_lint.facts.heading import Series
from zongjie_lint.patterns import compiled
from zongjie_lint.record import Record
from zongjie_lint.span import Span

_FARTHEST = 3
"""A number further ahead than this, after which the count doesn't resume, is hardly an ordinal of the same series."""
_EDGE = r"(?:^|(?<=[。;!?:,”\")】])|(?<=\s))\s*"
_MARKED = r"[第其(〔\[]?\s?(?P<n>{n})\s?(?:[、.,:)〕\]](?!\d)|部分|方面|是|要|来|则|点)"
_OPENING = r"(?m:^)\s*[第(〔\[]?\s?(?P<n>{n})\s?[、.,:)〕\]]"
_BARE_LINE = r"(?m:^\s*(?P<n>{n})[^\d\n。;,]{{2,24}}$)"


class Slip(Record):
    """An item that breaks the order."""

    at: int
    """Index of the item."""
    after: int
    """Index of the item it should follow."""
    expected: int


def slips(values: Sequence[int]) -> Iterator[Slip]:
    """The fewest items that, if mended, would make the values count up by one; a new 1 may always open another list."""
    count = _Count(values[0])
    for at, value in enumerate(values[1:], 1):
        following = values[at + 1] if at + 1 < len(values) else 0
        slip = count.take(at, value, following)
        if slip:
            yield slip


def stands_between(document: Document, start: int, end: int, value: int) -> bool:
    """Whether an ordinal of this value in any dress (三、 3. 第三, a bare 三) is there that no other list claims."""
    number = "|".join(_written(value))
    claimed = [place for place in _claimed(document) if start <= place.start < end]
    for pattern in (_EDGE + _MARKED, _OPENING, _BARE_LINE):
        for match in compiled(pattern.format(n=number)).finditer(document.folded[start:end]):
            if not any(place.overlaps(Span.of(match, "n", offset=start)) for place in claimed):
                return True
    return False


def _claimed(document: Document) -> Iterator[Span]:
    """Every ordinal that has its place in a series or a list."""
    for series in document.facts(Series):
        yield from (heading.ordinal.span for heading in series.headings)
    for enumeration in document.facts(Enumeration):
        yield from (item.mark for item in enumeration.items)


def _written(value: int) -> Iterator[str]:
    yield write_whole_number(value)
    yield rf"(?<!\d){value}"
    if value <= 20:
        yield from (chr(first + value - 1) for first in (0x2460, 0x2474, 0x2488))


class _Count:
    """A count that goes on over single misprints and items that stand out of place."""

    def __init__(self, first: int) -> None:
        self.value, self.last = first, 0
        self.strays: set[int] = set()

    @property
    def expected(self) -> int:
        """The next number that has not stood earlier than it should."""
        number = self.value + 1
        while number in self.strays:
            number += 1
        return number

    def take(self, at: int, value: int, following: int) -> Slip | None:
        """Count an item in, and tell if it is wrong."""
        expected = self.expected
        if value in (self.value + 1, expected) or (value == 1 and following not in (expected, expected + 1)):
            self.value, self.last = value, at
            return None
        slip = Slip(at, self.last, expected)
        resumes = following in (expected, expected + 1)
        self._go_on(at, value, following, expected)
        return slip if resumes or value - expected <= _FARTHEST else None

    def _go_on(self, at: int, value: int, following: int, expected: int) -> None:
        if following == expected and value != self.value:
            self.strays.add(value)
        else:
            self.value, self.last = expected if following == expected + 1 else value, at
