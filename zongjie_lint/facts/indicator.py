"""What a number is a number of: the name of an indicator, less the words around it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import pairwise
from sys import intern

from zongjie_lint.facts.statement import ALL_MARKS, ANY_MARK
from zongjie_lint.folding import fold
from zongjie_lint.lexicon import any_of, lexicon, words
from zongjie_lint.patterns import compiled

_CHANGES = [word for word in words("comparisons", "rise", "fall", "change_link") if len(word) > 1]
_LEADING = [*words("indicators", "leading"), *words("comparisons", "planned", "plan", "base")]
_TRAILING = [*words("indicators", "trailing"), *words("comparisons", "towards", "planned", "base"), *_CHANGES]
_QUOTES = "“”‘’《》"
_BEFORE = compiled(rf"^(?:{any_of(_LEADING)}|[\s{_QUOTES}]|{ANY_MARK})+")
_AROUND = compiled(rf"{_BEFORE.pattern}|(?:{any_of(_TRAILING)}|[\s{_QUOTES}]|{ANY_MARK})+$")
_STARTS = frozenset((*(word[0] for word in _LEADING), *_QUOTES, *ALL_MARKS))
_ENDS = frozenset((*(word[-1] for word in _TRAILING), *_QUOTES, *ALL_MARKS))
"""Where a name begins or ends with none of these, nothing is to be taken away."""

SHORTEST = 2
"""A shorter name is part of too many words."""
_UNOPENED = compiled(r"^(?:[…\s]*\([^()]{0,24}\)|[^()]{0,8}\))")
"""A bracket before the words, or the end of one."""


_RECENT = 1024
"""So many texts are kept with what was found in them: what a document says twice, it mostly says soon."""


@lru_cache(_RECENT)
def indicator_in(lead: str) -> str:
    """The name in the words before a number: “全年完成货运量” is about 货运量; empty where there is none."""
    text = _UNOPENED.sub("", lead) if ")" in lead else lead
    if text[-1:] in _ENDS or text[-1:].isspace():
        return _AROUND.sub("", text)
    before = _BEFORE.match(text) if text[:1] in _STARTS or text[:1].isspace() else None
    return text[before.end() :] if before else text


Own = tuple[tuple[str, ...], ...]
"""The indicators of an office, as its vocabulary has them."""


@cache
def aliases(own: Own = ()) -> dict[str, str]:
    """The one name of an indicator, by each of its names; what an office adds takes nothing from the lexicon."""
    if own:
        return {name: one for names in map(_read, own) for one in [_one_of(names)] for name in names} | aliases()
    return {name: names[0] for names in lexicon("indicators")["aliases"] for name in names}


def _read(names: Sequence[str]) -> list[str]:
    """The names of an indicator as they stand in a sentence when the words around them are taken away."""
    folded = [fold(name).strip() for name in names]
    return [each for name in folded for each in (name, indicator_in(name)) if len(each) >= SHORTEST]


def _one_of(names: Sequence[str]) -> str:
    """The name in the lexicon where there is one, else the first."""
    return next((aliases()[name] for name in names if name in aliases()), next(iter(names), ""))


def canonical(name: str, own: Own = ()) -> str:
    """One name for those that mean the same indicator."""
    return aliases(own).get(name, name)


def shared_bigrams(one: str, other: str) -> int:
    """How many pairs of neighbouring characters two names have in common."""
    return len(_bigrams(one) & _bigrams(other))


@lru_cache(_RECENT)
def _bigrams(text: str) -> frozenset[str]:
    return frozenset([intern(a + b) for a, b in pairwise(text)])


_FUNCTION = compiled(
    rf"{any_of([*(word for key in ('leading', 'trailing') for word in words('indicators', key) if len(word) > 1), *words('comparisons', 'towards', 'base'), *_CHANGES])}|[的了和与及为是在有对将使把从由至到共已均也又再还并且就等各其该此达约近超逾]|[^\p{{Han}}A-Za-z]"
)


@lru_cache(_RECENT)
def content_bigrams(*texts: str) -> frozenset[str]:
    """The pairs of neighbouring characters of the words that carry meaning."""
    pairs = {pair for text in texts for piece in _FUNCTION.sub(" ", text).split() for pair in _bigrams(piece)}
    return frozenset(pairs)  # a copy takes half the room of what has grown
