"""Names with one character changed for another that sounds or looks like it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations, product

from zongjie_lint.diagnostic import Severity
from zongjie_lint.document import Document
from zongjie_lint.facts.name_end import NameEnd
from zongjie_lint.lexicon import lexicon, words
from zongjie_lint.message import Message
from zongjie_lint.rules.wording.likeness import Likeness, likeness, sound_and_look_alike
from zongjie_lint.rules.wording.site import (
    Ending,
    Site,
    in_order,
    named_groups,
    plain_groups,
    quoted_groups,
    telling,
)
from zongjie_lint.rules.wording.variant import Variant, ranked

_SITES = 40
"""Of more sites than this only these are held against those of another spelling."""
_MANY = 60
"""What stands with more characters than these is a kind of name, not a name."""
_LEAST = 2
"""Enough of a name follows for its first character to be judged where its end is so far off."""
_LONG = 3
_SURE = 3
"""So many times the usual spelling must stand for a weak likeness to count."""
_EVIDENCE = {
    Likeness.SOUND: Message("“{a}”与“{b}”同音", "“{a}” and “{b}” sound alike"),
    Likeness.SHAPE: Message("“{a}”与“{b}”形近", "“{a}” and “{b}” look alike"),
    Likeness.NEARLY_SOUND: Message("“{a}”与“{b}”音近", "“{a}” and “{b}” sound nearly alike"),
}
_Spellings = dict[str, list[Site]]


def changed_characters(document: Document) -> Iterator[Variant]:
    """Every name that stands in two spellings."""
    pairs = list(_pairs(document))
    trades = _trades(document) if pairs else frozenset()
    for inside, one, other in pairs:
        if not _are_trades(one, other, trades) and not _are_words(one, other):
            back = _inside(one, other) if inside else _first(one, other)
            yield from _variants(one, other, back)


def _pairs(document: Document) -> Iterator[tuple[bool, list[Site], list[Site]]]:
    """Sites with the same surroundings and characters that are alike; and whether the character before belongs to these."""
    for inside, sites in _together(document):
        spellings = _spellings(sites)
        for a, b in combinations(sorted(spellings), 2) if len(spellings) <= _MANY else ():
            if likeness(a, b):
                yield inside, spellings[a], spellings[b]


def _spellings(sites: Sequence[Site]) -> _Spellings:
    """Sites by their character."""
    spellings: _Spellings = defaultdict(list)
    for site in sites:
        spellings[site.character].append(site)
    return spellings


def _together(document: Document) -> Iterator[tuple[bool, list[Site]]]:
    """Sites with the same surroundings; and whether the character before belongs to these."""
    both = [
        [group for group in groups if group.differs] for groups in (named_groups(document), quoted_groups(document))
    ]
    for groups in both:
        yield from ((True, sites) for sites in in_order(list(part) for group in groups for part in group.by_left()))
    yield from ((True, list(group)) for group in plain_groups(document))
    for groups in both:
        yield from ((False, sites) for sites in in_order(list(group) for group in groups if group.distance >= _LEAST))


def _may_be_first(site: Site) -> bool:
    """Whether enough of a name follows for its first character to be judged."""
    return site.distance >= _LEAST


def _inside(one: Sequence[Site], other: Sequence[Site]) -> int | None:
    """How far before the character the name begins, where the same characters stand before it."""
    shared = [(a.shares(b), a, b) for a, b in product(one[:_SITES], other[:_SITES])]
    sides = all if one[0].ending is Ending.QUOTE else any
    least = 0 if _may_be_first(one[0]) else 1
    begun = [back for most, a, b in shared for back in range(least, most + 1) if sides((a.opens(back), b.opens(back)))]
    if begun:
        return min(begun)
    return max(most for most, _, _ in shared) if one[0].ending is Ending.WORD else None


def _first(one: Sequence[Site], other: Sequence[Site]) -> int | None:
    """0 where a name can begin with the character itself."""
    begins = [any(site.opens() for site in side) for side in (one, other)]
    alone = not any(a.left == b.left != "" for a, b in product(one[:_SITES], other[:_SITES]))
    known = one[0].ending is Ending.WORD or max(len(one), len(other)) >= _SURE
    return 0 if alone and (any if known else all)(begins) else None


def _variants(one: Sequence[Site], other: Sequence[Site], back: int | None) -> Iterator[Variant]:
    a, b = one[0], other[0]
    pair = None if back is None else ranked(*([site.name(back) for site in side] for side in (one, other)))
    alike = likeness(a.character, b.character)
    tells = bool({a.character, b.character} & telling())
    if pair and tells and not (alike is Likeness.SOUND and _stand_alone(one, other, back or 0)):
        return
    if pair and _is_enough(alike, a.ending, len(pair[1])):
        unsure = _may_be_two(a, b, back == 0, len(pair[1]))
        evidence = _EVIDENCE[alike].format(a=a.character, b=b.character)
        yield Variant(
            *pair,
            Severity.INFO if unsure else Severity.WARNING,
            evidence,
            alike is Likeness.SOUND and a.ending is not Ending.NONE,
        )


def _stand_alone(one: Sequence[Site], other: Sequence[Site], back: int) -> bool:
    """Whether either spelling makes a whole name of some length between marks, so that no word of the sentence begins it."""
    long = len(one[0].right) + back >= _LONG
    return long and all(any(site.begins_after_mark(back) for site in side) for side in (one, other))


def _is_enough(alike: Likeness, ending: Ending, usual: int) -> bool:
    """Whether the likeness carries the finding: what no known word ends must sound the same."""
    if ending is Ending.NONE:
        return alike is Likeness.SOUND
    return alike is not Likeness.NEARLY_SOUND or usual >= _SURE


def _may_be_two(a: Site, b: Site, first: bool, usual: int) -> bool:
    """Whether two names are as likely: villages named for their families, places that stand once each, puns."""
    families = first and {a.character, b.character} <= _surnames()
    twins = sound_and_look_alike(a.character, b.character)
    return families or a.ending is Ending.QUOTE or (a.ending is Ending.SHORT and usual == 1 and not twins)


def _trades(document: Document) -> frozenset[int]:
    """Offsets inside the words that end names."""
    ends = (end.span for end in document.facts(NameEnd) if not end.is_short)
    return frozenset(at for span in ends for at in range(span.start, span.end))


def _are_trades(one: Sequence[Site], other: Sequence[Site], trades: frozenset[int]) -> bool:
    """Whether the two differ in what they are: 牧业 and 木业."""
    return one[0].at in trades and other[0].at in trades


def _are_words(one: Sequence[Site], other: Sequence[Site]) -> bool:
    """Whether both characters make a word with the one before or after."""
    a, b = one[0], other[0]
    return any(pair in _alike_words() for pair in zip(_words(a), _words(b), strict=True))


def _words(site: Site) -> tuple[str, str]:
    return site.left + site.character, site.folded[site.at : site.at + 2]


@cache
def _alike_words() -> frozenset[tuple[str, str]]:
    pairs = lexicon("alike_words")["pairs"]
    return frozenset((x, y) for pair in pairs for x, y in (pair, pair[::-1]))


@cache
def _surnames() -> frozenset[str]:
    return frozenset(words("name_heads", "surnames"))
