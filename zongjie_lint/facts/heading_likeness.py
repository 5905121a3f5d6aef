"""Whether two headings name the same part, whatever their numbers, years and stock words."""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import pairwise

import regex

from zongjie_lint.facts.date import YEAR
from zongjie_lint.facts.role import bare_heading
from zongjie_lint.folding import fold
from zongjie_lint.lexicon import any_of, words
from zongjie_lint.patterns import compiled

_RECENT = 4096
"""Words of documents are kept so many, however many documents there are."""

_TIMES = compiled(
    r"“?十[一二三四五六七]五”?(?:规划)?(?:时期|期间)?|"
    rf"{YEAR}(?:\s?[—~\-至到]\s?{YEAR})?\s?年(?:度)?|\d{{1,2}}\s?[—~\-至到]\s?\d{{1,2}}\s?月份?"
)
_BLANK = compiled(r"\s+")
_ENOUGH = 0.6
_CONTAINED = 4
"""A shorter name may be a part of many."""


@lru_cache(_RECENT)
def core(title: str) -> str:
    """What a heading is about, folded; all of it where it consists of stock words alone."""
    said = _said(title)
    return bare_heading(_empty_words().sub("", said)) or bare_heading(said)


def _said(title: str) -> str:
    """A heading, folded, without years and blanks; its linking words are left, for 年 is one and part of 上半年 too."""
    return _BLANK.sub("", _TIMES.sub("", fold(title)))


@lru_cache(_RECENT)
def is_general(title: str) -> bool:
    """Whether a heading names no field of work: “主要工作及成效”, but not “安全生产工作情况”."""
    return not bare_heading(_general_words().sub("", _said(title)))


@lru_cache(_RECENT)
def are_alike(one: str, other: str) -> bool:
    """Whether two headings name the same part."""
    a, b = core(one), core(other)
    if a == b:
        return bool(a)
    shorter, longer = sorted((a, b), key=len)
    return (len(shorter) >= _CONTAINED and shorter in longer) or _common_share(a, b) >= _ENOUGH


def _common_share(one: str, other: str) -> float:
    """How much of two texts is the same, by pairs of characters: from 0 to 1."""
    a, b = _pairs(one), _pairs(other)
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0


@lru_cache(_RECENT)
def _pairs(text: str) -> frozenset[str]:
    return frozenset(a + b for a, b in pairwise(text))


@cache
def _empty_words() -> regex.Pattern[str]:
    return compiled(any_of(words("heading_words", "empty")))


@cache
def _general_words() -> regex.Pattern[str]:
    return compiled(any_of(words("heading_words", "empty", "general")))
