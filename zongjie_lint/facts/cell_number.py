"""Numbers in the cells of a table, whose unit mostly stands at the head of the row or the column."""

from __future__ import annotations

from decimal import Decimal
from enum import Enum
from functools import cache

import regex

from zongjie_lint.facts.numeric_expression import NumericExpression, NumericKind
from zongjie_lint.facts.printed_unit import NO_UNIT, PrintedUnit, read_unit
from zongjie_lint.figure import Figure, Hedge
from zongjie_lint.lexicon import any_of
from zongjie_lint.patterns import compiled
from zongjie_lint.span import Span
from zongjie_lint.units import Own, units

_HEDGES = {
    Hedge.ABOUT: ("约", "大约", "左右", "上下"),
    Hedge.ALMOST: ("近", "接近"),
    Hedge.OVER: ("超", "超过", "突破", "以上", "≥", ">", "不低于", "不少于"),
    Hedge.UNDER: ("不足", "不到", "以下", "以内", "≤", "<", "不超过"),
    Hedge.MORE: ("余", "多"),
}
_HEDGE_OF = {word: hedge for hedge, found in _HEDGES.items() for word in found}
_FALLS = ("下降", "减少", "降低", "降", "减", "-", "−", "–", "—", "△", "▲", "▼", "↓", "负")
_RISES = ("增长", "增加", "上升", "提高", "增", "升", "+", "↑")
_SCALES = {"万": 10**4, "亿": 10**8}
_DIGITS = r"(?:\d{1,3}(?:[ ,]\d{3})+(?!\d)|\d+)(?:\.\d+)?"
_HEDGE = any_of(_HEDGE_OF)
_BLANK = compiled(r"[—\-−–/\\…·.*]*|无|空|--")
_YEAR = compiled(r"(?:19|20)\d\d年?(?:度)?")


class CellState(Enum):
    """What a cell holds that is no number."""

    BLANK = "blank"
    """Nothing, or a dash for nothing."""
    TEXT = "text"
    """Words, or a number that cannot be told."""


@cache
def _cell(own: Own) -> regex.Pattern[str]:
    return compiled(
        rf"(?P<before>{_HEDGE})?(?:(?P<fall>{any_of(_FALLS)})|{any_of(_RISES)})?\s?(?P<digits>{_DIGITS})\s?(?P<more>[余多])?"
        rf"(?P<unit>%|‰|个?百分点|(?P<scale>[万亿])?(?P<name>{any_of(units(own))})?)(?P<after>{_HEDGE})?[↑↓▲▼]?(?:[①-⑳*]|\(注\d*\)|\[\d+\])*",
        kept=not own,
    )


def read_cell(folded: str, span: Span, unit: PrintedUnit, own: Own = ()) -> NumericExpression | CellState:
    """The number in a cell in its own unit, else in that of its row or column."""
    text = folded[span.start : span.end]
    if _BLANK.fullmatch(text.strip()):
        return CellState.BLANK
    start = span.start + len(text) - len(text.lstrip())
    match = _cell(own).fullmatch(text.strip())
    return _number(match, start, unit, own) if match else CellState.TEXT


def _number(match: regex.Match[str], start: int, unit: PrintedUnit, office: Own) -> NumericExpression:
    own = _own_unit(match, unit, office)
    value = Decimal(compiled("[ ,]").sub("", match["digits"]))
    last = Decimal(1).scaleb(int(value.as_tuple().exponent))
    # Amounts of money and the like have a unit; whole numbers without any are counts.
    exact = last == 1 and (own.is_counted or own is NO_UNIT)
    figure = Figure.exact(value) if exact else Figure.rounded(value, last)
    figure = _hedged(match, -figure if match["fall"] else figure).times(own.scale)
    kind = NumericKind.PERCENT if own.is_percent else NumericKind.AMOUNT if own.dimension else NumericKind.BARE
    kind = NumericKind.POINTS if own.is_points else kind
    return NumericExpression(
        Span.of(match, offset=start),
        kind,
        Span.of(match, "digits", offset=start),
        figure,
        own.text,
        own.dimension,
        own.scale,
        match[0],
    )


def _own_unit(match: regex.Match[str], unit: PrintedUnit, office: Own) -> PrintedUnit:
    """The unit in the cell; a mere 万 or 亿 there multiplies that of the head."""
    if not match["unit"]:
        return unit
    if match["scale"] and not match["name"] and unit is not NO_UNIT:
        return PrintedUnit(unit.text, unit.dimension, unit.scale * _SCALES[match["scale"]], unit.own)
    return read_unit(match["unit"], office) or unit


def _hedged(match: regex.Match[str], figure: Figure) -> Figure:
    word = match["before"] or match["after"] or match["more"]
    digits = figure.value.normalize().as_tuple()
    return figure.hedged(_HEDGE_OF[word], Decimal(1).scaleb(int(digits.exponent))) if word else figure


def is_number(text: str, own: Own = ()) -> bool:
    """Whether a folded cell holds a number, and no year."""
    return _cell(own).fullmatch(text.strip()) is not None and not _YEAR.fullmatch(text.strip())
