"""Names of persons after their office, with one character changed for another that sounds like it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from functools import cache

from zongjie_lint.diagnostic import Severity
from zongjie_lint.document import Document
from zongjie_lint.facts.han_run import is_han, runs_of
from zongjie_lint.facts.zone import body_stretches
from zongjie_lint.lexicon import any_of, words
from zongjie_lint.message import Message
from zongjie_lint.patterns import quick
from zongjie_lint.rules.wording.likeness import Likeness, likeness
from zongjie_lint.rules.wording.variant import Variant, ranked
from zongjie_lint.span import Span

_LENGTH = 3
"""Characters of a name: one of the family, two given."""
_EVIDENCE = Message("“{a}”与“{b}”同音", "“{a}” and “{b}” sound alike")


def persons(document: Document) -> Iterator[Variant]:
    """Every person whose name stands in two spellings, one of them after an office."""
    named: dict[str, dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    in_office: set[str] = set()
    for place, office in _names(document):
        name = place.of_text(document.folded)
        in_office |= {name} if office else set()
        named[name[0]][name[1:]].append(place)
    for surname, names in named.items():
        for one, other in _differing_once(list(names), {name for name in names if surname + name in in_office}):
            introduced = {surname + one, surname + other} & in_office
            yield from _variants(one, other, names, sure=len(introduced) == 1)


def _names(document: Document) -> Iterator[tuple[Span, bool]]:
    """What may be the name of a person, one after the other; and whether an office stands before it."""
    after = dict(_after_offices(document))
    end = 0
    for start, name in sorted((dict(_first_in_runs(document)) | after).items()) if after else ():
        if start >= end:
            end = name + _LENGTH
            yield Span(name, end), start in after


def _after_offices(document: Document) -> Iterator[tuple[int, int]]:
    """Where an office stands, and the name after it."""
    folded = document.folded
    for stretch in body_stretches(document):
        for office in _office().finditer(folded, stretch.start, stretch.end):
            name = office.end()
            if is_han(folded[name + 1 : name + 2]) and is_han(folded[name + 2 : name + 3]):
                yield office.start(), name


def _first_in_runs(document: Document) -> Iterator[tuple[int, int]]:
    """Where a run of Han characters begins with what may be a name: twice the same place."""
    folded, surnames, runs = document.folded, _surnames(), runs_of(document)
    for stretch in body_stretches(document):
        inside = runs.inside(stretch.start, stretch.end, _LENGTH)
        yield from [(start, start) for start, _ in inside if folded[start] in surnames]


def _differing_once(names: Sequence[str], introduced: Set[str]) -> list[tuple[str, str]]:
    """The pairs of given names with one character in common, at least one of them introduced; in the order of the names."""
    order = {name: at for at, name in enumerate(names)}
    alike: dict[tuple[int, str], list[str]] = defaultdict(list)
    for name in names:
        for at, character in enumerate(name):
            alike[at, character].append(name)
    pairs = {
        (min(order[one], order[other]), max(order[one], order[other]))
        for one in introduced
        for at, character in enumerate(one)
        for other in alike[at, character]
        if other != one
    }
    return [(names[one], names[other]) for one, other in sorted(pairs)]


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
def _office() -> re.Pattern[str]:
    surnames = "".join(sorted(_surnames()))  # in one order, so that a pattern is the same in every run
    return quick(any_of(words("name_heads", "offices")) + f"(?=[{surnames}])")


@cache
def _surnames() -> frozenset[str]:
    return frozenset(words("name_heads", "surnames"))
