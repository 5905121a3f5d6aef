"""Units and measure words: what they measure, and how they convert."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from functools import cache

from zongjie_lint.folding import fold
from zongjie_lint.lexicon import lexicon
from zongjie_lint.vocabulary import UnitName

_COUNTED = ("persons", "attendances", "household_visits", "company_visits", "case_visits", "vehicle_runs", "doses", "households",
            "institutions", "things", "projects", "cases", "events", "places", "lines", "papers", "machines", "villages")  # fmt: skip
_LEAST, _GREATEST = Decimal("1e-9"), Decimal("1e12")


Own = tuple[UnitName, ...]
"""The units of an office, as its vocabulary has them."""


@cache
def units(own: Own = ()) -> dict[str, tuple[str, Decimal]]:
    """Every unit with what it measures and its factor to the first unit of its table."""
    if own:
        return {**_converted(own), **units()}
    return {
        unit: (dimension, Decimal(str(factor)))
        for dimension, table in lexicon("units").items()
        for unit, factor in table.items()
    }


def _converted(own: Own) -> dict[str, tuple[str, Decimal]]:
    """An office's units; one whose base or factor cannot be told measures nothing but itself."""
    named = {fold(unit.name): unit for unit in own}
    found: dict[str, tuple[str, Decimal]] = {}
    for name in named:
        if name:
            found[name] = conversion(name, named) or (name, Decimal(1))
    return found


def conversion(name: str, named: Mapping[str, UnitName]) -> tuple[str, Decimal] | None:
    """What an office's unit measures and its factor, by way of its other units; None where that leads nowhere."""
    factor, passed = Decimal(1), set[str]()
    while name in named and name not in units():
        unit = named[name]
        step = factor_in(unit.factor)
        if name in passed or step is None:
            return None
        passed.add(name)
        if not unit.base:
            return name, factor
        factor, name = factor * step, fold(unit.base)
    return (dimension_of(name), factor * factor_of(name)) if name in units() else None


def factor_in(written: str) -> Decimal | None:
    """The factor that a decimal number stands for; None for one that no unit has."""
    try:
        factor = Decimal(written)
    except InvalidOperation:
        return None
    return factor if factor.is_finite() and _LEAST <= factor <= _GREATEST else None


def dimension_of(unit: str, own: Own = ()) -> str:
    """What a unit measures; for a unit that is not in the tables, the unit itself."""
    if unit in units(own):
        dimension = units(own)[unit][0]
        return unit if dimension in _KEPT_APART else dimension
    return unit


def base_unit(dimension: str) -> str:
    """The unit that figures of a dimension are kept in: 元 for money; the dimension itself where that is a unit."""
    table = lexicon("units").get(dimension, {})
    return next((unit for unit, factor in table.items() if factor == 1), dimension)


def is_counted(unit: str, own: Own = ()) -> bool:
    """Whether the unit counts separate things, so that a number before it is exact."""
    if own and unit in units(own) and unit not in units():
        base, factor = units(own)[unit]
        return base != unit and factor == factor.to_integral_value() and (base in _COUNTED or is_counted(base))
    return unit in units() and units()[unit][0] in _COUNTED


def factor_of(unit: str, own: Own = ()) -> Decimal:
    """The factor of a unit to the first unit of its table, 1 for an unknown unit."""
    return units(own)[unit][1] if unit in units(own) else Decimal(1)


_KEPT_APART = frozenset(
    ("institutions", "things", "projects", "events", "places", "lines", "papers", "machines", "villages")
)
"""Tables whose words count different things: 3个 and 3项 are not added."""
