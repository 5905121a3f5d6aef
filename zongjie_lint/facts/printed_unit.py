"""Units as the head of a table prints them: 万元, %, 个百分点, 元/人."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

import regex

from zongjie_lint.lexicon import any_of
from zongjie_lint.patterns import compiled
from zongjie_lint.record import Record
from zongjie_lint.units import Own, dimension_of, factor_of, is_counted, units

_SCALES = {"十": 10, "百": 100, "千": 10**3, "万": 10**4, "百万": 10**6, "千万": 10**7, "亿": 10**8, "万亿": 10**12}


class PrintedUnit(Record):
    """What the numbers of a row or a column are counted in."""

    text: str = ""
    dimension: str = ""
    scale: Decimal = Decimal(1)
    own: Own = ()
    """The units of the office that prints it, where they are needed to tell what it is."""

    @property
    def is_percent(self) -> bool:
        """Whether it is per cent or per mille."""
        return self.dimension in ("%", "‰")

    @property
    def is_points(self) -> bool:
        """Whether it is percentage points."""
        return "百分点" in self.dimension

    @property
    def is_counted(self) -> bool:
        """Whether whole numbers of it are exact."""
        return self.scale == 1 and is_counted(self.text, self.own)


NO_UNIT = PrintedUnit()
PERCENT_UNIT = PrintedUnit("%", "%")


@cache
def read_unit(text: str, own: Own = ()) -> PrintedUnit | None:
    """The unit that a folded text is; None for anything else."""
    text = compiled(r"\s|^(?:金额)?单位:?|^以|^人民币(?!元)").sub("", text).strip("±()+-/,、:")
    match = _unit(own).fullmatch(text)
    if not match:
        return PrintedUnit(text, text) if _compound(own).fullmatch(text) else None
    if match["percent"]:
        return PrintedUnit(text, "%" if text == "百分比" else match["percent"])
    scale, unit = Decimal(_SCALES.get(match["scale"] or "", 1)), match["unit"] or ""
    return PrintedUnit(text, dimension_of(unit, own), scale * factor_of(unit, own), own if unit not in units() else ())


_SCALE = any_of(_SCALES)


@cache
def _name(own: Own) -> str:
    return any_of([*units(own), "人民币元", "GDP"])


@cache
def _unit(own: Own) -> regex.Pattern[str]:
    return compiled(
        rf"(?P<percent>%|‰|个?百分点|百分比)|(?P<scale>{_SCALE})?(?P<unit>{_name(own)})|(?P<scale>{_SCALE})",
        kept=not own,
    )


@cache
def _compound(own: Own) -> regex.Pattern[str]:
    return compiled(
        rf"(?:{_SCALE})?{_name(own)}/(?:{_SCALE})?(?:{_name(own)}|人|户|月|天|\p{{Han}}{{1,3}})", kept=not own
    )


def units_in(text: str, own: Own = ()) -> list[PrintedUnit]:
    """The units that a caption lists: “单位：万元、%”."""
    return [unit for piece in compiled(r"[、,;]|\s+").split(text) if piece and (unit := read_unit(piece, own))]
