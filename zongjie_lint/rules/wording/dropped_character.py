"""Names from which one character has dropped out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Container, Iterator, Sequence
from functools import cache
from itertools import product

from zongjie_lint.diagnostic import Severity
from zongjie_lint.document import Document
from zongjie_lint.facts.han_run import is_han
from zongjie_lint.facts.name_end import NameEnd
from zongjie_lint.lexicon import words
from zongjie_lint.message import Message
from zongjie_lint.patterns import quick
from zongjie_lint.rules.wording.site import Ending, Site, can_open, in_order, named_groups, telling
from zongjie_lint.rules.wording.variant import Variant
from zongjie_lint.span import Span

_SITES = 40
"""Of more sites than this only these are held against those of another form."""
_SURE = 3
"""So many times the whole name must stand for its short form to be a probable slip."""
_COMPANY = ("有限", "股份", "集团", "公司")
_KIND = 2
"""Characters of each of these."""
_IS_COMPANY = quick("(?=" + "|".join(_COMPANY) + ")[有股集公]")
_FAR = 2
"""A form that shares so many characters before needs no mark in front of it."""
_EVIDENCE = Message("少了“{lost}”字", "without “{lost}”")


def dropped_characters(document: Document) -> Iterator[Variant]:
    """Every name that stands once without one of its characters."""
    for together in _by_right(document):
        for lost, whole in together.items():
            if lost not in _loose():
                yield from _inside(whole, together)
    yield from _first(document)


@cache
def _loose() -> frozenset[str]:
    """Characters that a name can do without."""
    return frozenset(words("name_heads", "loose")) | telling()


def _by_right(document: Document) -> Iterator[dict[str, list[Site]]]:
    """Sites with the same characters after them by their own, where one of these stands before another too."""
    folded, tells = document.folded, telling()
    groups = (group for group in named_groups(document) if group.ending is Ending.WORD)
    meeting = (g for g in groups if not {folded[at] for at in g.sites}.isdisjoint(folded[at - 1] for at in g.sites))
    sites = ([site for site in group if site.character not in tells] for group in meeting)
    for group in in_order(filter(None, sites)):
        together: dict[str, list[Site]] = defaultdict(list)
        for site in group:
            together[site.character].append(site)
        yield together


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
    alone = _alone(document)
    whole = _whole(document, alone) if alone else {}
    lone = {name: sites[0] for name, sites in alone.items() if len(sites) == 1 and _is_whole_name(sites[0])}
    yield from _companies(document, [site for name, site in lone.items() if name not in whole])
    for name in sorted(alone.keys() & whole.keys()):
        short, long = alone[name], whole[name]
        sure = name in lone
        enough = len(long) > 1 or _is_whole_name(short[0])
        if name[0] not in _loose() and len(short) == 1 and enough and len({site.character for site in long}) == 1:
            yield _variant(short[0].name(0), [site.name(0) for site in long], long[0], sure=sure)


def _alone(document: Document) -> dict[str, list[Site]]:
    """Names of one character before the word that ends them, with nothing before it."""
    folded, tells = document.folded, telling()
    alone: dict[str, list[Site]] = defaultdict(list)
    for end in document.facts(NameEnd):
        if end.is_short:
            continue
        start = end.span.start - 1
        if start == end.start and folded[start] not in tells:
            alone[folded[start : end.span.end]].append(Site(start, end.span.end, Ending.WORD, 1, folded))
    return alone


def _whole(document: Document, names: Container[str]) -> dict[str, list[Site]]:
    """Names that have one character more before some names, by these."""
    folded = document.folded
    whole: dict[str, list[Site]] = defaultdict(list)
    for end in document.facts(NameEnd):
        at = end.span.start - 2
        if end.is_short or at < end.start:
            continue
        name = folded[at + 1 : end.span.end]
        if name in names and folded[at] not in _loose() and can_open(folded, at):
            whole[name].append(Site(at, end.span.end, Ending.WORD, 2, folded))
    return whole


def _companies(document: Document, alone: Sequence[Site]) -> Iterator[Variant]:
    """The same companies elsewhere with one character more before them, whatever stands before that."""
    names = {short.folded[short.at : short.end + _KIND]: short for short in alone}
    found = _places(document.folded, names)
    for name, short in names.items():
        before = {document.folded[at - 1] for at in found[name]}
        if len(before) == 1 and (lost := before.pop()) not in _loose():
            whole = [Span(at - 1, at + len(name) - _KIND) for at in found[name]]
            yield Variant((short.name(0),), tuple(whole), Severity.WARNING, _EVIDENCE.format(lost=lost))


def _places(folded: str, names: Collection[str]) -> dict[str, list[int]]:
    """Where the names stand after a Han character; all begin in one of few lengths before what kind of company they are."""
    found: dict[str, list[int]] = {name: [] for name in names}
    lengths = sorted({len(name) for name in names})
    for kind in _IS_COMPANY.finditer(folded) if names else ():
        for length in lengths:
            at = kind.start() + _KIND - length
            if at > 0 and folded[at : at + length] in found and is_han(folded[at - 1]):
                found[folded[at : at + length]].append(at)
    return found


def _is_whole_name(site: Site) -> bool:
    """Whether the name of a company goes on behind the trade: 穗食品有限公司."""
    return site.folded.startswith(_COMPANY, site.end)


def _variant(short: Span, long: list[Span], site: Site, *, sure: bool = False) -> Variant:
    severity = Severity.WARNING if sure or len(long) >= _SURE else Severity.INFO
    return Variant((short,), tuple(long), severity, _EVIDENCE.format(lost=site.character))
