"""Names in quotation marks that differ in the marks between their parts only."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from zongjie_lint.diagnostic import Severity
from zongjie_lint.document import Document
from zongjie_lint.facts.zone import body
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled
from zongjie_lint.rules.wording.variant import Variant, ranked
from zongjie_lint.span import Span

_PARTED = compiled(r"“(?P<name>[\p{Han}xX]{1,8}(?:[、,;·\s]{1,2}[\p{Han}xX]{1,8}){0,5})”(?P<after>\p{Han}{2})")
_MARK = compiled(r"[、,;·\s]+")
_SHORTEST = 4
_EVIDENCE = Message("只差中间的标点", "only the marks inside differ")


def marks_in_slogans(document: Document) -> Iterator[Variant]:
    """Every quoted name that stands with other marks before the same word."""
    by_letters: dict[tuple[str, str], dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    named = list(_named(document))
    parted = {(_MARK.sub("", name), after) for name, after, _ in named if not name.isalpha()}
    for name, after, span in named if parted else ():
        letters = _MARK.sub("", name)
        if (letters, after) in parted:
            by_letters[letters, after][name].append(span)
    for (letters, _), forms in by_letters.items():
        for one, other in combinations(forms.values(), 2):
            pair = ranked(one, other) if len(letters) >= _SHORTEST or _is_masked(letters) else None
            if pair:
                yield Variant(*pair, Severity.WARNING, _EVIDENCE)


def _named(document: Document) -> Iterator[tuple[str, str, Span]]:
    """Every quoted name, and what follows it."""
    for paragraph in body(document):
        for found in _PARTED.finditer(document.folded, paragraph.span.start, paragraph.span.end):
            yield found["name"], found["after"], Span.of(found, "name")


def _is_masked(letters: str) -> bool:
    return set(letters) <= {"x", "X"}
