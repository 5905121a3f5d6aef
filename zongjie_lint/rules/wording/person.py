"""Names of persons after their office, with one character changed for another that sounds like it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import combinations

import regex

from zongjie_lint.diagnostic import Severity
from zongjie_lint.document import Document
from zongjie_lint.facts.zone import body
from zongjie_lint.lexicon import any_of, words
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled
from zongjie_lint.rules.wording.likeness import Likeness, likeness
from zongjie_lint.rules.wording.variant import Variant, ranked
from zongjie_lint.span import Span

_EVIDENCE = Message("“{a}”与“{b}”同音", "“{a}” and “{b}” sound alike")


def persons(document: Document) -> Iterator[Variant]:
    """Every person whose name stands in two spellings, one of them after an office."""
    named: dict[str, dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    in_office: set[str] = set()
    for paragraph in body(document):
        for found in _person().finditer(document.folded, paragraph.span.start, paragraph.span.end):
            place = Span(found.start("surname"), found.end())
            in_office |= {place.of_text(document.folded)} if found["office"] else set()
            named[found["surname"]][found["given"]].append(place)
    for surname, names in named.items():
        for one, other in combinations(names, 2):
            introduced = {surname + one, surname + other} & in_office
            if introduced:
                yield from _variants(one, other, names, sure=len(introduced) == 1)


def _variants(one: str, other: str, names: dict[str, list[Span]], *, sure: bool) -> Iterator[Variant]:
    """The pair, if it sounds the same; two that are both introduced by an office may be two persons."""
    differing = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    a, b = differing[0]
    if len(differing) != 1 or likeness(a, b) is not Likeness.SOUND:
        return
    pair = ranked(names[one], names[other])
    if pair:
        severity = Severity.WARNING if sure else Severity.INFO
        yield Variant(*pair, severity, _EVIDENCE.format(a=a, b=b), sounds_alike=False)


@cache
def _person() -> regex.Pattern[str]:
    offices, surnames = any_of(words("name_heads", "offices")), any_of(words("name_heads", "surnames"))
    return compiled(rf"(?:(?P<office>{offices})|(?<![\p{{Han}}]))(?P<surname>{surnames})(?P<given>\p{{Han}}{{2}})")
