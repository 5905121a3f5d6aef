"""Words that end a name: 公司, 人民医院, 社区, 县."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Self

from zongjie_lint.document import Document, Fact
from zongjie_lint.facts.han_run import HanRuns, runs_of
from zongjie_lint.facts.zone import Zone, ZoneName
from zongjie_lint.lexicon import words
from zongjie_lint.patterns import quick
from zongjie_lint.record import Record
from zongjie_lint.span import Span

_NAMELESS = frozenset({ZoneName.SITE_HEADER, ZoneName.SITE_FOOTER})


class NameEnd(Fact, Record, gc=False):
    """A word that ends the name of a body, a place, a building or a project, with Han characters before it."""

    span: Span
    start: int
    """Where the run of Han characters that it stands in begins."""
    is_short: bool
    """Whether it is a single character: 县, 镇, 园."""

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every such word outside what a web site left; and of those that end at one place the longest."""
        for zone in document.facts(Zone):
            if zone.name not in _NAMELESS:
                yield from cls._ends(document.folded, runs_of(document), zone.span)

    @classmethod
    def _ends(cls, folded: str, runs: HanRuns, stretch: Span) -> Iterable[Self]:
        heads = _heads(folded, runs, stretch)
        inside = {at for end, (start, _) in heads.items() for at in range(start, end)}
        yield from (cls(Span(start, end), run, is_short=False) for end, (start, run) in heads.items())
        for short in _short().finditer(folded, stretch.start, stretch.end):
            at = short.start()
            if (
                at not in inside
                and folded[at - 1 : at + 1] not in _common()
                and (run := runs.around(at))
                and run[0] < at
            ):
                yield cls(Span(at, at + 1), run[0], is_short=True)


def _heads(folded: str, runs: HanRuns, stretch: Span) -> dict[int, tuple[int, int]]:
    """By the end of each word its start and that of its run; of words that begin together the longest, then of those that end so."""
    longest: dict[int, tuple[int, int]] = {}
    for start, end in _words(folded, stretch):
        run = runs.around(start)
        if run and run[0] < start:
            longest[start] = (end, run[0])
    heads: dict[int, tuple[int, int]] = {}
    for start, (end, run_start) in longest.items():
        if end not in heads or start < heads[end][0]:
            heads[end] = (start, run_start)
    return heads


def _words(folded: str, stretch: Span) -> Iterator[tuple[int, int]]:
    """Every place of every word, by where it ends."""
    by_pair = _by_last_pair()
    for pair in _last_pair().finditer(folded, stretch.start, stretch.end):
        at = pair.start()
        for word, before in by_pair.get(folded[at : at + 2], ()):
            if not before or folded.startswith(word, at - before):
                yield at - before, at + 2


@cache
def _by_last_pair() -> dict[str, list[tuple[str, int]]]:
    """The words by their last two characters, and how many stand before these."""
    found: dict[str, list[tuple[str, int]]] = {}
    for word in words("name_heads", "bodies", "businesses", "places"):
        found.setdefault(word[-2:], []).append((word, len(word) - 2))
    return found


@cache
def _last_pair() -> re.Pattern[str]:
    """Where the last two characters of a word may stand: two classes are ten times as fast as the words themselves."""
    last, ends = ("".join(sorted({pair[at] for pair in _by_last_pair()})) for at in (0, 1))
    return quick(f"[{last}](?=[{ends}])")


@cache
def _short() -> re.Pattern[str]:
    short, after = ("".join(words("name_heads", key)) for key in ("short", "after_short"))
    return quick(f"[{short}](?![{after}])")


@cache
def _common() -> frozenset[str]:
    return frozenset(words("name_heads", "common"))
