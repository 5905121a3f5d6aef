"""A name that is written two ways, and where."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import takewhile

from zongjie_lint.diagnostic import Severity
from zongjie_lint.document import Document
from zongjie_lint.facts.sentence import Sentence
from zongjie_lint.facts.zone import body
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled
from zongjie_lint.record import Record
from zongjie_lint.span import Span

_RARE = 3
"""The usual spelling stands so many times as often as a slip that is repeated."""
_CLAUSE_END = compiled(r"[,;:。!?\n\r]")
_TOLD = 2
"""So many characters from the first that differs tell a name from others."""


class Variant(Record):
    """The places of the spelling that is doubted and of the one it is held against."""

    odd: tuple[Span, ...]
    usual: tuple[Span, ...]
    severity: Severity
    evidence: Message
    sounds_alike: bool = True
    """Whether two things so named would be mistaken for one another when spoken of, and would hardly stand in one sentence."""

    @property
    def is_sure(self) -> bool:
        """Whether two things of such likeness would be a rare chance."""
        return self.severity > Severity.INFO and self.sounds_alike


def ranked(one: Sequence[Span], other: Sequence[Span]) -> tuple[tuple[Span, ...], tuple[Span, ...]] | None:
    """The rarer spelling, else the later, and the usual one; None where both are in regular use."""
    odd, usual = sorted((one, other), key=lambda places: (len(places), -places[0].start))
    return (tuple(odd), tuple(usual)) if len(odd) == 1 or len(odd) * _RARE <= len(usual) else None


class Company:
    """Which names keep company: two in one clause, or at the head of two rows, are two things; and in one sentence, if they are no sure likeness."""

    def __init__(self, document: Document) -> None:
        self._folded = document.folded
        self._sentences = [sentence.span.start for sentence in document.facts(Sentence)]
        self._clauses = [mark.start() for mark in _CLAUSE_END.finditer(document.folded)]
        self._rows = {paragraph.span.start for paragraph in body(document)}

    def keep(self, variant: Variant) -> bool:
        """Whether the text itself tells the two spellings apart."""
        one, other = ([place.start for place in places] for places in (variant.odd, variant.usual))
        if self._rows.intersection(one) and self._rows.intersection(other):
            return True
        a, b = (places[0].of_text(self._folded) for places in (variant.odd, variant.usual))
        alike = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(a, b, strict=False))) + _TOLD
        if a[:alike] not in b and b[:alike] not in a:
            one, other = self._all(a[:alike]), self._all(b[:alike])
            if min(len(one), len(other)) > 1 and max(len(one), len(other)) < _RARE * min(len(one), len(other)):
                return True
        parts = self._clauses if variant.is_sure else self._sentences
        return bool(_numbers(parts, one) & _numbers(parts, other))

    def _all(self, text: str) -> list[int]:
        """Every place of a text, as part of another name too."""
        return [found.start() for found in re.finditer(re.escape(text), self._folded)]


def _numbers(parts: Sequence[int], places: Iterable[int]) -> set[int]:
    return {bisect_right(parts, place) for place in places}
