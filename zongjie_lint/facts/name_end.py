"""Words that end a name: 公司, 人民医院, 社区, 县."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Self

import regex

from zongjie_lint.document import Document, Fact
from zongjie_lint.facts.zone import Zone, ZoneName
from zongjie_lint.lexicon import any_of, words
from zongjie_lint.patterns import compiled
from zongjie_lint.record import Record
from zongjie_lint.span import Span

_NAMELESS = frozenset({ZoneName.SITE_HEADER, ZoneName.SITE_FOOTER})


class NameEnd(Fact, Record):
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
                for run in _RUN.finditer(document.folded, zone.span.start, zone.span.end):
                    yield from cls._ends(run)

    @classmethod
    def _ends(cls, run: regex.Match[str]) -> Iterable[Self]:
        found = _head().finditer(run.string, run.start() + 1, run.end(), overlapped=True)
        longest = {head.end: head for head in sorted((Span.of(end) for end in found), key=len)}
        yield from (cls(head, run.start(), is_short=False) for head in longest.values())
        inside = {at for head in longest.values() for at in range(head.start, head.end)}
        for end in _short().finditer(run.string, run.start() + 1, run.end()):
            if end.start() not in inside and run.string[end.start() - 1 : end.end()] not in words(
                "name_heads", "common"
            ):
                yield cls(Span.of(end), run.start(), is_short=True)


_RUN = compiled(r"\p{Han}{3,}")


@cache
def _head() -> regex.Pattern[str]:
    return compiled(any_of(words("name_heads", "bodies", "businesses", "places")))


@cache
def _short() -> regex.Pattern[str]:
    return compiled(any_of(words("name_heads", "short")) + f"(?!{any_of(words('name_heads', 'after_short'))})")
