"""Places that a finding about a whole document points at."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from zongjie_lint.diagnostic import Edit, Related, all_related
from zongjie_lint.document import Document
from zongjie_lint.facts.heading import Heading, Series
from zongjie_lint.message import Message
from zongjie_lint.span import Span

_ANOTHER = Message("另一处", "another")
_MOST = 10
"""Related places that are shown; more would hide the finding."""


def others(places: Sequence[Span]) -> list[Related]:
    """The places after the first, as related places."""
    return all_related(places[1 : _MOST + 1], _ANOTHER)


def serial(document: Document) -> list[Heading]:
    """Every heading that has a neighbour it counts up with, in reading order."""
    headings = [heading for series in document.facts(Series) for heading in series.headings]
    return sorted(headings, key=lambda heading: heading.span)


def mark_of(heading: Heading) -> Span:
    """Where the mark after the number stands."""
    end = heading.ordinal.span.end
    return Span(end - len(heading.ordinal.mark), end)


def remarked(document: Document, headings: Iterable[Heading], mark: str) -> tuple[Edit, ...]:
    """Edits that give headings another mark, with a blank where a full stop would join two numbers."""
    edits = []
    for heading in headings:
        place = mark_of(heading)
        blank = " " if mark == "." and document.folded[place.end : place.end + 1].isdigit() else ""
        edits.append(Edit(place, mark + blank))
    return tuple(edits)
