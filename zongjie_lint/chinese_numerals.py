"""Whole numbers in Chinese characters, read and written with cn2an; the only module that touches it.

cn2an accepts much that is no number and loses signs and decimals silently, so it is asked for one thing only: the value of a
well-formed whole number, checked by writing it back.
"""

from __future__ import annotations

from functools import lru_cache

from zongjie_lint.patterns import compiled

_RECENT = 4096
"""Words of documents are kept so many, however many documents there are."""

_WELL_FORMED = compiled(r"[零〇一二三四五六七八九十百千万亿]+")
_ADJACENT = compiled(r"[一二三四五六七八九]{2}|^[百千万亿]|.零$|^零.|零零|十十")
_FORMAL = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟两〇", "一二三四五六七八九十百千二零")
_ABBREVIATED_TENS = (("廿", "二十"), ("卅", "三十"))


@lru_cache(_RECENT)
def read_whole_number(text: str) -> int | None:
    """The value of a whole number such as 一百二十 or 四千零一十八; None where the text is not a well-formed one."""
    plain = text.translate(_FORMAL)
    for short, long in _ABBREVIATED_TENS:
        plain = plain.replace(short, long)
    if not _WELL_FORMED.fullmatch(plain) or _ADJACENT.search(plain):
        return None
    value = _small(plain)
    return value if value is not None else _checked(plain)


def number_value(text: str) -> int:
    """The value of a whole number in digits or in Chinese characters, 0 where it is none: “8” and “八” are 8."""
    return int(text) if text.isdigit() and text.isascii() else read_whole_number(text) or 0


def write_whole_number(value: int) -> str:
    """A whole number in Chinese characters, 12 as 十二."""
    if 0 <= value < _HUNDRED:
        return _written_small(value)
    from cn2an import an2cn  # noqa: PLC0415 - slow to import

    written: str = an2cn(value)
    return written.removeprefix("一") if written.startswith("一十") else written


_HUNDRED = 100
_HAN = "零一二三四五六七八九"
_DIGITS = {character: value for value, character in enumerate(_HAN)}


def _small(text: str) -> int | None:
    """Numbers below a hundred, which are nearly all there are, without asking cn2an."""
    tens, ten, units = text.partition("十")
    if not set(tens + units) <= set(_DIGITS) or len(tens) > 1 or len(units) > 1:
        return None
    if not ten:
        return _DIGITS[tens]
    return _DIGITS.get(tens, 1) * 10 + _DIGITS.get(units, 0)


def _written_small(value: int) -> str:
    tens, units = divmod(value, 10)
    if not tens:
        return _HAN[units]
    return (_HAN[tens] if tens > 1 else "") + "十" + (_HAN[units] if units else "")


def _checked(text: str) -> int | None:
    from cn2an import cn2an  # noqa: PLC0415 - slow to import

    try:
        value = int(cn2an(text, "normal"))
        return value if _same(write_whole_number(value), text) else None
    except (ValueError, KeyError):
        return None


def _same(written: str, text: str) -> bool:
    return written.replace("零", "") in (text.replace("零", ""), text.replace("零", "").removeprefix("一"))
