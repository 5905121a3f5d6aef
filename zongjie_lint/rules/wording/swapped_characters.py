"""Names of companies with their first two characters in either order: 德润新材料 and 润德新材料."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from zongjie_lint.diagnostic import Severity
from zongjie_lint.document import Document
from zongjie_lint.facts.name_end import NameEnd
from zongjie_lint.message import Message
from zongjie_lint.rules.wording.site import can_open, telling
from zongjie_lint.rules.wording.variant import Variant, ranked
from zongjie_lint.span import Span

_EVIDENCE = Message("字序颠倒", "two characters in the other order")
_LONG = 3


def swapped_characters(document: Document) -> Iterator[Variant]:
    """Every name that stands with its first two characters turned round."""
    named: dict[str, list[Span]] = defaultdict(list)
    folded, tells = document.folded, telling()
    for end in document.facts(NameEnd):
        at = end.span.start - _FIRST_OF_TWO
        long = not end.is_short and at >= end.start and len(end.span) + 1 > _LONG
        if long and folded[at] not in tells and can_open(folded, at):
            named[folded[at : end.span.end]].append(Span(at, end.span.end))
    for name, places in named.items():
        turned = name[1] + name[0] + name[2:]
        if name < turned and turned in named:
            pair = ranked(places, named[turned])
            if pair:
                yield Variant(*pair, Severity.WARNING, _EVIDENCE)


_FIRST_OF_TWO = 2
