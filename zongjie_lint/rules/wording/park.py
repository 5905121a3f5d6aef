"""Parks whose name stands with 园 and with 园区."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from zongjie_lint.diagnostic import Severity
from zongjie_lint.document import Document
from zongjie_lint.facts.zone import body
from zongjie_lint.lexicon import words
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled
from zongjie_lint.rules.wording.variant import Variant
from zongjie_lint.span import Span

_PARK = compiled(r"(?P<park>(?P<name>\p{Han}{2})(?:工业|产业|科技|物流|创业|软件|生态)园)(?P<area>区)?")
_EVIDENCE = Message("一处称“园”，一处称“园区”", "a park here, a park area there")


def parks(document: Document) -> Iterator[Variant]:
    """Every park that is called both."""
    trades = words("name_heads", "businesses")
    found: dict[str, tuple[list[Span], list[Span]]] = defaultdict(lambda: ([], []))
    for paragraph in body(document):
        for match in _PARK.finditer(document.folded, paragraph.span.start, paragraph.span.end):
            found[match["park"]][bool(match["area"])].append(Span.of(match))
    for park, area in found.values():
        if park and area and park[0].of_text(document.folded)[:2] not in trades:
            odd, usual = sorted((park, area), key=lambda places: (len(places), -places[0].start))
            yield Variant(tuple(odd), tuple(usual), Severity.INFO, _EVIDENCE)
