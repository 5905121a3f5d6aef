"""Characters inside names, each with what stands around it."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum, auto
from functools import cache
from typing import Self

from zongjie_lint.document import Document, Fact
from zongjie_lint.facts.han_run import is_han, runs_of
from zongjie_lint.facts.name_end import NameEnd
from zongjie_lint.facts.zone import body_stretches
from zongjie_lint.lexicon import words
from zongjie_lint.patterns import compiled
from zongjie_lint.record import Record, replace
from zongjie_lint.span import Span

_REACH = 5
"""A character stands at most so far before the word that ends its name."""
_LEFT = 6
_PLAIN = 4
"""So many characters that follow alike make a name of what no known word ends."""
_QUOTED = compiled(r"“(\p{Han}{4,12})”")


class Ending(Enum):
    """What tells that a character belongs to a name."""

    WORD = auto()
    """公司, 医院, 社区 ends it."""
    SHORT = auto()
    """县, 镇, 园 ends it."""
    QUOTE = auto()
    """A closing quotation mark ends it."""
    NONE = auto()
    """Nothing but that the same characters follow elsewhere."""


class Site(Record):
    """A character that may be the wrong one, the end of its name, and the text they stand in."""

    at: int
    end: int
    ending: Ending
    distance: int
    """From the character to the word that ends the name."""
    folded: str

    @property
    def character(self) -> str:
        """The character itself."""
        return self.folded[self.at]

    @property
    def left(self) -> str:
        """The Han character before it, if there is one."""
        before = self.folded[max(self.at - 1, 0) : self.at]
        return before if is_han(before) else ""

    @property
    def right(self) -> str:
        """What follows it up to the end of the name."""
        return self.folded[self.at + 1 : self.end]

    @property
    def before(self) -> Site:
        """The character before it as a site of the same name."""
        return replace(self, at=self.at - 1, distance=self.distance + 1)

    @property
    def order(self) -> tuple[int, int, int]:
        """By the word that ends the name, and back from there; in quotation marks on from the first character."""
        return self.at + self.distance, self.end, -self.distance if self.ending is Ending.QUOTE else self.distance

    @property
    def is_first(self) -> bool:
        """Whether no Han character stands before it."""
        return not self.left

    def opens(self, back: int = 0) -> bool:
        """Whether a name can begin so many characters before it."""
        return can_open(self.folded, self.at - back)

    def shares(self, other: Site) -> int:
        """How many Han characters before the two are the same."""
        count = 0
        while count < _LEFT and self._before(count) == other._before(count) and is_han(self._before(count)):
            count += 1
        return count

    def begins_after_mark(self, back: int) -> bool:
        """Whether no Han character stands before the name that begins so many characters before it."""
        return not is_han(self._before(back))

    def name(self, back: int) -> Span:
        """From so many characters before it to the end of the name."""
        return Span(self.at - back, self.end)

    def _before(self, count: int) -> str:
        at = self.at - count - 1
        return self.folded[at] if at >= 0 else ""


class SiteGroup(Record):
    """Sites of names that end alike, and in the same characters after the site."""

    ending: Ending
    distance: int
    """From the character to the word that ends the name; none where nothing does."""
    sites: Sequence[int]
    """Where each character stands, in order; at least two."""
    ends: Sequence[int]
    """Where the name of each ends."""
    folded: str

    @classmethod
    def of(cls, ending: Ending, distance: int, places: Sequence[tuple[int, int]], folded: str) -> Self:
        """The sites and ends of names at some places; numbers of four bytes, as a long text has a hundred thousand."""
        sites, ends = (array("I", each) for each in zip(*places, strict=True))
        return cls(ending, distance, sites, ends, folded)

    @property
    def differs(self) -> bool:
        """Whether it has more than one character."""
        folded = self.folded
        return len({folded[at] for at in self.sites}) > 1

    def by_left(self) -> Iterator[SiteGroup]:
        """Those of its sites that have the same Han character before them, where they differ."""
        folded = self.folded
        together: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for place in zip(self.sites, self.ends, strict=True):
            together[folded[max(place[0] - 1, 0) : place[0]]].append(place)
        groups = (
            SiteGroup.of(self.ending, self.distance, places, folded)
            for left, places in together.items()
            if len(places) > 1 and is_han(left)
        )
        return (group for group in groups if group.differs)

    def __iter__(self) -> Iterator[Site]:
        """The sites one by one."""
        places = zip(self.sites, self.ends, strict=True)
        return (Site(at, end, self.ending, self.distance, self.folded) for at, end in places)


class NamedSites(Fact, Record):
    """Of names that a known word ends, the characters before it in which two of them may differ.

    Among them are those that tell one thing from its neighbour, and may yet be a slip for what sounds the same:
    百鹤大桥 for 白鹤大桥.
    """

    span: Span
    groups: tuple[SiteGroup, ...]

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """The one fact of this type."""
        yield cls(Span(0, len(document.folded)), tuple(_named_groups(document)))


def named_groups(document: Document) -> tuple[SiteGroup, ...]:
    """The sites before words that end names, with others that differ or may."""
    return document.facts(NamedSites)[0].groups


def in_order(groups: Iterable[list[Site]]) -> list[list[Site]]:
    """Groups by their first sites: names one after the other, the characters of each from its end on."""
    return sorted(groups, key=lambda sites: sites[0].order)


def _named_groups(document: Document) -> Iterator[SiteGroup]:
    names = [(end.span.start, end.span.end, end.start, end.is_short) for end in document.facts(NameEnd)]
    for distance in range(1, _REACH + 1):
        alike = _alike(document.folded, names, distance)
        # Names that are alone in how they end are alone in what stands before that.
        names = [name for group in alike for name in group]
        yield from (_group(document.folded, group, distance) for group in alike)


_Name = tuple[int, int, int, bool]
"""Where the word that ends it begins and ends, where its run of Han characters begins, and whether the word is short."""


def _alike(folded: str, names: list[_Name], distance: int) -> list[list[_Name]]:
    """Names that go on alike after the character so far before the word that ends them."""
    alike: dict[tuple[bool, str], list[_Name]] = defaultdict(list)
    tells = telling()
    for name in names:
        head, end, run, short = name
        at = head - distance
        if at >= run and not (short and folded[at] in tells):
            alike[short, folded[at + 1 : end]].append(name)
    return [group for group in alike.values() if len(group) > 1]


def _group(folded: str, names: list[_Name], distance: int) -> SiteGroup:
    ending = Ending.SHORT if names[0][3] else Ending.WORD
    return SiteGroup.of(ending, distance, [(head - distance, end) for head, end, _, _ in names], folded)


def quoted_groups(document: Document) -> list[SiteGroup]:
    """Of names in quotation marks, the characters in which two of them may differ."""
    folded, tells = document.folded, telling()
    alike: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for stretch in body_stretches(document):
        for name in _QUOTED.finditer(folded, stretch.start, stretch.end):
            start, end = name.span(1)
            for at in range(start, end):
                if folded[at] not in tells:
                    alike[folded[at + 1 : end]].append((at, end))
    groups = (places for places in alike.values() if len(places) > 1)
    return [SiteGroup.of(Ending.QUOTE, places[0][1] - places[0][0], places, folded) for places in groups]


def plain_groups(document: Document) -> list[SiteGroup]:
    """Different characters that stand between the same Han characters."""
    folded = document.folded
    together: dict[str, list[int]] = defaultdict(list)
    for at in _plain(document):
        together[folded[at - 1] + folded[at + 1 : at + 1 + _PLAIN]].append(at)
    differ = (places for places in together.values() if len({folded[at] for at in places}) > 1)
    return [SiteGroup.of(Ending.NONE, 0, [(at, at + 1 + _PLAIN) for at in places], folded) for places in differ]


def _plain(document: Document) -> list[int]:
    """Where a character that may be part of a name has enough Han characters on either side, and what follows it stands elsewhere behind another."""
    folded, tells = document.folded, telling()
    first: dict[str, int] = {}
    runs = [
        run
        for stretch in body_stretches(document)
        for run in runs_of(document).inside(stretch.start, stretch.end, _PLAIN + 2)
    ]
    first_of, behind = first.setdefault, 1 + _PLAIN
    again = [
        at
        for start, end in runs
        for at, character in enumerate(folded[start + 1 : end - _PLAIN], start + 1)
        if character not in tells and first_of(folded[at + 1 : at + behind], at) != at
    ]
    differ = {four for at in again if folded[at] != folded[first[four := folded[at + 1 : at + behind]]]}
    return sorted({first[four] for four in differ} | {at for at in again if folded[at + 1 : at + behind] in differ})


def can_open(folded: str, at: int) -> bool:
    """Whether a name can begin here: after a mark, or a word that is no part of names."""
    before = folded[at - 1 : at] if at > 0 else ""
    return not is_han(before) or before in _openers()


@cache
def telling() -> frozenset[str]:
    """Characters that tell one thing from its neighbour."""
    return frozenset(words("name_heads", "telling"))


@cache
def _openers() -> frozenset[str]:
    return frozenset(words("name_heads", "before"))
