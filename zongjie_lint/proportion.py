"""Percentages, tenths, fractions and multiples, in digits and in Chinese characters, as figures in per cent or in times."""

from __future__ import annotations

from decimal import Decimal

from zongjie_lint.chinese_numerals import read_whole_number
from zongjie_lint.figure import Figure, Hedge
from zongjie_lint.patterns import compiled

_POINT = "点"
_DIGITS = {character: str(value) for value, character in enumerate("零一二三四五六七八九")} | {"〇": "0", "两": "2"}
_TENTH = Decimal(10)
_NEARLY_HALF = Decimal(5)


def read_decimal(text: str) -> Decimal | None:
    """A number in digits (“1 204.5”) or in Chinese characters (“二十点一”); None where it is none."""
    plain = text.replace(" ", "").replace(",", "")
    if plain.lstrip("-").replace(".", "", 1).isascii() and plain[-1:].isdigit():
        return Decimal(plain)
    whole, _, decimals = plain.partition(_POINT)
    value = read_whole_number(whole)
    if value is None or not set(decimals) <= set(_DIGITS):
        return None
    return Decimal(f"{value}.{''.join(_DIGITS[each] for each in decimals)}") if decimals else Decimal(value)


def read_rounded(text: str) -> Figure | None:
    """A number with half a unit of its last digit to either side."""
    value = read_decimal(text)
    return None if value is None else Figure.rounded(value, last_digit(value))


def last_digit(value: Decimal) -> Decimal:
    """What the last printed digit counts: 0.01 for 3.20, 1 for 300."""
    return Decimal(1).scaleb(min(0, int(value.as_tuple().exponent)))


def read_tenths(text: str) -> Figure | None:
    """“七成”, “七成五”, “七成半” in per cent; whole tenths are said loosely."""
    tenths, _, more = text.partition("成")
    value = read_decimal(tenths)
    units = Decimal(5) if more == "半" else read_decimal(more) if more else Decimal(0)
    if value is None or units is None:
        return None
    return Figure.rounded(value * _TENTH + units, Decimal(1) if more else _TENTH)


def read_fraction(text: str) -> Figure | None:
    """“三分之二” and “一半” in per cent, said loosely."""
    if text == "一半":
        return Figure.rounded(Decimal(50), 2 * _NEARLY_HALF).hedged(Hedge.ABOUT, Decimal(1))
    below, _, above = text.partition("分之")
    parts, taken = read_whole_number(below), read_whole_number(above)
    return Figure.exact(Decimal(100 * taken) / parts).hedged(Hedge.ABOUT, Decimal(1)) if parts and taken else None


_MULTIPLE = compiled(r"(?P<number>.+?)(?P<more>多|余)?倍")
_DOUBLINGS = compiled(r"翻了?(?P<number>[一两二三四五]?)番")


def read_multiple(text: str) -> Figure | None:
    """“2.4倍” as 2.4 times, “翻两番” as 4 times."""
    doubled = _DOUBLINGS.fullmatch(text)
    if doubled:
        return Figure.exact(2 ** (read_whole_number(doubled["number"] or "一") or 1))
    match = _MULTIPLE.fullmatch(text)
    figure = read_rounded(match["number"]) if match else None
    return figure.hedged(Hedge.MORE, last_digit(figure.value)) if figure and match and match["more"] else figure
