"""What a cell of a table would have to be for a check to hold."""

from __future__ import annotations

from collections.abc import Sequence

from zongjie_lint.facts.data_table import Place
from zongjie_lint.figure import ONE, PERCENT, Figure, total
from zongjie_lint.relations.table_view import CellCheck, CheckKind

_ADDED = (CheckKind.SUM, CheckKind.COMPOSITION, CheckKind.CUMULATIVE)
_PROPORTIONS = (CheckKind.SHARE, CheckKind.RATE, CheckKind.COMPLETION)


def wanted_of(check: CellCheck, place: Place) -> Figure | None:
    """The figure that would make a check hold in the place of one cell; None where that cannot be told."""
    if place == check.stated.place:
        return check.computed
    stated = _loosened(check.stated.number.figure)
    terms = [term.number.figure or Figure.exact(0) for term in check.terms]
    places = [term.place for term in check.terms]
    if places.count(place) > 1:
        return None
    at = places.index(place)
    if check.kind in _ADDED:
        return stated - total([*terms[:at], *terms[at + 1 :]])
    if check.kind is CheckKind.CHANGE and len(terms) == 2:
        return terms[1] + stated if at == 0 else terms[0] - stated
    if check.kind is CheckKind.CHANGE:
        return terms[0] + stated - check.computed
    return _of_quotient(check, stated, terms, at)


def _loosened(figure: Figure | None) -> Figure:
    """A stated figure that may have been cut off instead of rounded: a whole unit of its last digit to either side."""
    figure = figure or Figure.exact(0)
    digit = figure.high - figure.low
    return Figure(figure.value, figure.value - digit, figure.value + digit)


def _of_quotient(check: CellCheck, stated: Figure, terms: Sequence[Figure], at: int) -> Figure | None:
    first, rest = terms[0], terms[1:]
    ratio = stated / PERCENT
    if check.kind is CheckKind.GROWTH and len(rest) == 1:
        ratio = ratio + ONE
    elif check.kind not in _PROPORTIONS or check.stated.number.dimension == "‰" or not rest:
        return None
    if at == 0:
        return total(rest) * ratio
    return first / ratio - total([*rest[: at - 1], *rest[at:]])
