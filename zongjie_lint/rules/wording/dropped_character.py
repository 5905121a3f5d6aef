"""Names from which one character has dropped out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import product

import regex

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
_COMPANY = ("有限", "股份", "集团", "公司")
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
    for name, (short_site, *others) in alone.items():
        if not others and _is_whole_name(short_site) and name not in whole:
            yield from _company(document, short_site)
    for name in sorted(alone.keys() & whole.keys()):
        short, long = alone[name], whole[name]
        enough = len(long) > 1 or _is_whole_name(short[0])
        if name[0] not in _loose() and len(short) == 1 and enough and len({site.character for site in long}) == 1:
            sure = _is_whole_name(short[0])
            yield _variant(short[0].name(0), [site.name(0) for site in long], long[0], sure=sure)


def _company(document: Document, short: Site) -> Iterator[Variant]:
    """The same company elsewhere with one character more before it, whatever stands before that."""
    name = short.name(0).of_text(document.folded) + document.folded[short.end : short.end + 2]
    found = list(regex.finditer(rf"\p{{Han}}{regex.escape(name)}", document.folded))
    if found and len({match[0] for match in found}) == 1 and found[0][0][0] not in _loose():
        whole = [Span(match.start(), match.end() - 2) for match in found]
        evidence = _EVIDENCE.format(lost=found[0][0][0])
        yield Variant((short.name(0),), tuple(whole), Severity.WARNING, evidence)


def _is_whole_name(site: Site) -> bool:
    """Whether the name of a company goes on behind the trade: 穗食品有限公司."""
    return site.folded.startswith(_COMPANY, site.end)


def _variant(short: Span, long: list[Span], site: Site, *, sure: bool = False) -> Variant:
    severity = Severity.WARNING if sure or len(long) >= _SURE else Severity.INFO
    return Variant((short,), tuple(long), severity, _EVIDENCE.format(lost=site.character))
