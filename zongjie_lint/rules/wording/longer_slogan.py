"""Counted catchwords of which one is the beginning of another: “五个第一” and “五个第一时间”."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import product

import regex

from zongjie_lint.diagnostic import Severity
from zongjie_lint.document import Document
from zongjie_lint.facts.slogan import Slogan
from zongjie_lint.lexicon import any_of, words
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled
from zongjie_lint.rules.wording.variant import Variant, ranked

_LONGEST = 3
"""More characters than these are the sort of thing the catchword names."""
_EVIDENCE = Message("一处多出“{more}”", "one has “{more}” besides")


def longer_slogans(document: Document) -> Iterator[Variant]:
    """Every catchword that stands with and without its end, in the same surroundings."""
    by_text = _by_text(document)
    for long, cut in product(by_text, range(1, _LONGEST + 1)):
        short, more = long[:-cut], long[-cut:]
        if short in by_text and not _sort().fullmatch(more) and _are_alike(by_text[short], by_text[long], more):
            pair = ranked(*([slogan.span for slogan in by_text[text]] for text in (short, long)))
            if pair:
                yield Variant(*pair, Severity.WARNING, _EVIDENCE.format(more=more))


def _by_text(document: Document) -> dict[str, list[Slogan]]:
    found: dict[str, list[Slogan]] = defaultdict(list)
    for slogan in document.facts(Slogan):
        found[slogan.text].append(slogan)
    return found


def _are_alike(short: Sequence[Slogan], long: Sequence[Slogan], more: str) -> bool:
    """Whether the same words stand in front or behind, and the end is not merely outside the quotation marks."""
    if any(slogan.after.startswith(more) for slogan in short):
        return False
    return any((a.before == b.before != "") or (a.after[:2] == b.after[:2] != "") for a, b in product(short, long))


@cache
def _sort() -> regex.Pattern[str]:
    return compiled(any_of(words("slogan_sorts", "sorts")) + "+")
