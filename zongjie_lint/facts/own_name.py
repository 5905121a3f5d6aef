"""What a report calls its own issuer, in the title and in the signature."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Self

import regex

from zongjie_lint.document import Document, Fact
from zongjie_lint.facts.name_end import NameEnd
from zongjie_lint.facts.zone import Zone, ZoneName
from zongjie_lint.lexicon import any_of, words
from zongjie_lint.patterns import compiled
from zongjie_lint.record import Record
from zongjie_lint.span import Span

_HEADINGS = frozenset({ZoneName.TITLE, ZoneName.SIGNATURE})
_SHORTEST = 4


class OwnName(Fact, Record):
    """A name that opens the title or the signature, as far as a word that ends names."""

    span: Span
    end: NameEnd
    text: str
    """Folded."""
    signs: bool
    """Whether it stands in the signature."""

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every name of at least four characters that begins where a run of Han characters does."""
        zones = [zone for zone in document.facts(Zone) if zone.name in _HEADINGS]
        for end in document.facts(NameEnd):
            zone = next((zone for zone in zones if zone.span.holds(end.span)), None)
            if zone:
                start = end.start + _length_before(document.folded[end.start : end.span.end])
                if end.span.end - start >= _SHORTEST:
                    span = Span(start, end.span.end)
                    yield cls(span, end, span.of_text(document.folded), zone.name is ZoneName.SIGNATURE)


def _length_before(text: str) -> int:
    before = _before().match(text)
    return before.end() if before else 0


@cache
def _before() -> regex.Pattern[str]:
    return compiled(any_of(words("name_heads", "before_issuer")) + "+")
