"""Places that a finding about a whole document points at."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from zongjie_lint.diagnostic import Edit, Related, all_related
from zongjie_lint.document import Document
from zongjie_lint.facts.heading import Heading, Series
from zongjie_lint.facts.page_number import PageNumber
from zongjie_lint.message import Message
from zongjie_lint.rules.places import MOST
from zongjie_lint.span import Span

_ANOTHER = Message("另一处", "another")


def others(places: Sequence[Span]) -> list[Related]:
    """The places after the first, as related places."""
    return all_related(places[1 : MOST + 1], _ANOTHER)


def serial(document: Document) -> list[Heading]:
    """Every heading that has a neighbour it counts up with, in reading order; numbers of pages only look like ones."""
    pages = [page.span for page in document.facts(PageNumber)]
    series = [each.headings for each in document.facts(Series)]
    paged = {h.style for headings in series for h in headings if any(page.overlaps(h.ordinal.span) for page in pages)}
    headings = (heading for headings in series for heading in headings if heading.style not in paged)
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
