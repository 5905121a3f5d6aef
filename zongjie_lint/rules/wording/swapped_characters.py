"""Names of companies with their first two characters in either order: 德润新材料 and 润德新材料."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from zongjie_lint.diagnostic import Severity
from zongjie_lint.document import Document
from zongjie_lint.message import Message
from zongjie_lint.rules.wording.site import Ending, Site, sites
from zongjie_lint.rules.wording.variant import Variant, ranked

_EVIDENCE = Message("字序颠倒", "two characters in the other order")
_LONG = 3


def swapped_characters(document: Document) -> Iterator[Variant]:
    """Every name that stands with its first two characters turned round."""
    named: dict[str, list[Site]] = defaultdict(list)
    for site in sites(document):
        if site.ending is Ending.WORD and site.distance == _FIRST_OF_TWO and site.opens() and len(site.right) > _LONG:
            named[site.name(0).of_text(site.folded)].append(site)
    for name, places in named.items():
        turned = name[1] + name[0] + name[2:]
        if name < turned and turned in named:
            pair = ranked([site.name(0) for site in places], [site.name(0) for site in named[turned]])
            if pair:
                yield Variant(*pair, Severity.WARNING, _EVIDENCE)


_FIRST_OF_TWO = 2
