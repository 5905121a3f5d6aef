"""Units and measure words: what they measure, and how they convert."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

from zongjie_lint.lexicon import lexicon

_COUNTED = ("persons", "attendances", "household_visits", "company_visits", "case_visits", "vehicle_runs", "doses", "households",
            "institutions", "things", "projects", "cases", "events", "places", "lines", "papers", "machines", "villages")  # fmt: skip


@cache
def units() -> dict[str, tuple[str, Decimal]]:
    """Every unit with what it measures and its factor to the first unit of its table."""
    return {
        unit: (dimension, Decimal(str(factor)))
        for dimension, table in lexicon("units").items()
        for unit, factor in table.items()
    }


def dimension_of(unit: str) -> str:
    """What a unit measures; for a unit that is not in the tables, the unit itself."""
    if unit in units():
        dimension = units()[unit][0]
        return unit if dimension in _KEPT_APART else dimension
    return unit


def base_unit(dimension: str) -> str:
    """The unit that figures of a dimension are kept in: 元 for money; the dimension itself where that is a unit."""
    table = lexicon("units").get(dimension, {})
    return next((unit for unit, factor in table.items() if factor == 1), dimension)


def is_counted(unit: str) -> bool:
    """Whether the unit counts separate things, so that a number before it is exact."""
    return unit in units() and units()[unit][0] in _COUNTED


def factor_of(unit: str) -> Decimal:
    """The factor of a unit to the first unit of its table, 1 for an unknown unit."""
    return units()[unit][1] if unit in units() else Decimal(1)


_KEPT_APART = frozenset(
    ("institutions", "things", "projects", "events", "places", "lines", "papers", "machines", "villages")
)
"""Tables whose words count different things: 3个 and 3项 are not added."""
