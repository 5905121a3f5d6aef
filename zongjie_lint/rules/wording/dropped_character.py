"""Names from which one character has dropped out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import product

from zongjie_lint.diagnostic import Severity
from zongjie_lint.document import Document
from zongjie_lint.lexicon import words
from zongjie_lint.message import Message
from zongjie_lint.rules.wording.site import Ending, Site, sites, telling
from zongjie_lint.rules.wording.variant import Variant
from zongjie_lint.span import Span

_SITES = 40
"""Of more sites than this only these are held against those of another form."""
_SURE = 3
"""So many times the whole name must stand for its short form to be a probable slip."""
_FAR = 2
"""A form that shares so many characters before needs no mark in front of it."""
_EVIDENCE = Message("少了“{lost}”字", "without “{lost}”")


def dropped_characters(document: Document) -> Iterator[Variant]:
    """Every name that stands once without one of its characters."""
    for together in _by_right(document).values():
        for lost, whole in together.items():
            if lost not in _loose():
                yield from _inside(whole, together)
    yield from _first(document)


@cache
def _loose() -> frozenset[str]:
    """Characters that a name can do without."""
    return frozenset(words("name_heads", "loose")) | telling()


def _by_right(document: Document) -> dict[str, dict[str, list[Site]]]:
    """Sites by what follows them, then by their character."""
    found: dict[str, dict[str, list[Site]]] = defaultdict(lambda: defaultdict(list))
    for site in sites(document):
        if site.ending is Ending.WORD:
            found[site.right][site.character].append(site)
    return found


def _inside(whole: Sequence[Site], together: dict[str, list[Site]]) -> Iterator[Variant]:
    """Forms in which the characters around the lost one have met: 恒锂电 for 恒川锂电."""
    for left in sorted({site.left for site in whole} & set(together)):
        long = [site for site in whole if site.left == left]
        short = [site for site in together[left] if site.left != long[0].character]
        backs = [_begins(a, b) for a, b in product(long[:_SITES], short[:_SITES])]
        back = max((back for back in backs if back is not None), default=None)
        if back is not None and len(short) == 1:
            yield _variant(short[0].name(back), [site.name(back + 1) for site in long], long[0])


def _begins(long: Site, short: Site) -> int | None:
    """How far before the character that precedes the lost one the name begins."""
    shared = long.before.shares(short)
    begun = [back for back in range(shared + 1) if long.opens(back + 1) and short.opens(back)]
    if begun:
        return begun[0]
    return shared if shared >= _FAR else None


def _first(document: Document) -> Iterator[Variant]:
    """A single character before a trade where elsewhere there are two: 辉置业 for 同辉置业."""
    alone: dict[str, list[Site]] = defaultdict(list)
    whole: dict[str, list[Site]] = defaultdict(list)
    for site in sites(document):
        if site.ending is Ending.WORD and site.distance == 1 and site.is_first:
            alone[site.character + site.right].append(site)
        if site.ending is Ending.WORD and site.distance == 2 and site.opens() and site.character not in _loose():
            whole[site.right].append(site)
    for name in sorted(alone.keys() & whole.keys()):
        short, long = alone[name], whole[name]
        if name[0] not in _loose() and len(short) == 1 < len(long) and len({site.character for site in long}) == 1:
            yield _variant(short[0].name(0), [site.name(0) for site in long], long[0])


def _variant(short: Span, long: list[Span], site: Site) -> Variant:
    severity = Severity.WARNING if len(long) >= _SURE else Severity.INFO
    return Variant((short,), tuple(long), severity, _EVIDENCE.format(lost=site.character))
