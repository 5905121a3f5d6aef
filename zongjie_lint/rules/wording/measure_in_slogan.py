"""Counted catchwords that differ in the measure word only: “五个一线” and “五条一线”."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from zongjie_lint.diagnostic import Severity
from zongjie_lint.document import Document
from zongjie_lint.facts.slogan import Slogan
from zongjie_lint.lexicon import words
from zongjie_lint.message import Message
from zongjie_lint.rules.wording.variant import Variant, ranked
from zongjie_lint.span import Span

_EVIDENCE = Message("只差一个量词", "only the measure word differs")


def measures_in_slogans(document: Document) -> Iterator[Variant]:
    """Every catchword that counts the same things by another word."""
    measures = frozenset(words("slogan_sorts", "measures"))
    by_rest: dict[tuple[str, str], dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    for slogan in document.facts(Slogan):
        if slogan.text[1] in measures:
            by_rest[slogan.text[0], slogan.text[2:]][slogan.text[1]].append(slogan.span)
    for forms in by_rest.values():
        for one, other in combinations(forms.values(), 2):
            pair = ranked(one, other)
            if pair:
                yield Variant(*pair, Severity.WARNING, _EVIDENCE)
