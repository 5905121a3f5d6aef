"""Characters inside names, each with what stands around it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from enum import Enum, auto
from functools import cache

from zongjie_lint.document import Document
from zongjie_lint.facts.name_end import NameEnd
from zongjie_lint.facts.zone import body
from zongjie_lint.lexicon import words
from zongjie_lint.patterns import compiled
from zongjie_lint.record import Record, replace
from zongjie_lint.span import Span

_REACH = 5
"""A character stands at most so far before the word that ends its name."""
_LEFT = 6
_PLAIN = 4
"""So many characters that follow alike make a name of what no known word ends."""
_HAN = compiled(r"\p{Han}")
_QUOTED = compiled(r"“(\p{Han}{4,12})”")
_LONG_RUN = compiled(rf"\p{{Han}}{{{_PLAIN + 2},}}")


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
        return before if _HAN.match(before) else ""

    @property
    def right(self) -> str:
        """What follows it up to the end of the name."""
        return self.folded[self.at + 1 : self.end]

    @property
    def before(self) -> Site:
        """The character before it as a site of the same name."""
        return replace(self, at=self.at - 1, distance=self.distance + 1)

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
        while count < _LEFT and self._before(count) == other._before(count) and _HAN.match(self._before(count)):
            count += 1
        return count

    def begins_after_mark(self, back: int) -> bool:
        """Whether no Han character stands before the name that begins so many characters before it."""
        return not _HAN.match(self._before(back))

    def name(self, back: int) -> Span:
        """From so many characters before it to the end of the name."""
        return Span(self.at - back, self.end)

    def _before(self, count: int) -> str:
        at = self.at - count - 1
        return self.folded[at] if at >= 0 else ""


def sites(document: Document) -> Iterator[Site]:
    """Every character that a slip might have changed in a name."""
    return (site for site in all_sites(document) if site.character not in telling())


def all_sites(document: Document) -> Iterator[Site]:
    """Those too that tell one thing from its neighbour, and may yet be a slip for what sounds the same: 百鹤大桥 for 白鹤大桥."""
    folded = document.folded
    for end in document.facts(NameEnd):
        ending = Ending.SHORT if end.is_short else Ending.WORD
        for at in range(end.span.start - 1, max(end.start, end.span.start - _REACH) - 1, -1):
            if end.is_short and folded[at] in telling():
                break
            yield Site(at, end.span.end, ending, end.span.start - at, folded)


def quoted_sites(document: Document) -> Iterator[Site]:
    """Characters of the names in quotation marks."""
    folded = document.folded
    for paragraph in body(document):
        for name in _QUOTED.finditer(folded, paragraph.span.start, paragraph.span.end):
            for at in range(name.start(1), name.end(1)):
                if folded[at] not in telling():
                    yield Site(at, name.end(1), Ending.QUOTE, name.end(1) - at, folded)


def plain_sites(document: Document) -> Iterator[Site]:
    """Characters that stand between the same Han characters as another does elsewhere."""
    folded = document.folded
    together: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at in _plain(document):
        together[folded[at - 1], folded[at + 1 : at + 1 + _PLAIN]].append(at)
    for places in together.values():
        if len({folded[at] for at in places}) > 1:
            yield from (Site(at, at + 1 + _PLAIN, Ending.NONE, 0, folded) for at in places)


def _plain(document: Document) -> Iterator[int]:
    """Where a character that may be part of a name has enough Han characters on either side."""
    folded, out = document.folded, telling()
    for paragraph in body(document):
        for run in _LONG_RUN.finditer(folded, paragraph.span.start, paragraph.span.end):
            yield from (at for at in range(run.start() + 1, run.end() - _PLAIN) if folded[at] not in out)


def can_open(folded: str, at: int) -> bool:
    """Whether a name can begin here: after a mark, or a word that is no part of names."""
    before = folded[at - 1 : at] if at > 0 else ""
    return not _HAN.match(before) or before in _openers()


@cache
def telling() -> frozenset[str]:
    """Characters that tell one thing from its neighbour."""
    return frozenset(words("name_heads", "telling"))


@cache
def _openers() -> frozenset[str]:
    return frozenset(words("name_heads", "before"))
