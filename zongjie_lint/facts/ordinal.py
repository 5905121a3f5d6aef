"""Ordinals that open a heading or an item: 一、（一）1.（1）① and their kin."""

from __future__ import annotations

from enum import StrEnum

import regex

from zongjie_lint.chinese_numerals import number_value
from zongjie_lint.patterns import compiled
from zongjie_lint.record import Record
from zongjie_lint.span import Span

_HAN = "[一二三四五六七八九十]{1,3}"
_FIRST_OF_ONE_CHARACTER = (0x2460, 0x2474, 0x2488)
"""①, ⑴ and ⒈; each begins a row of twenty."""
LARGEST = 59
"""No series of headings in a report is longer."""


class OrdinalStyle(StrEnum):
    """The ways of numbering, the highest first; the rank decides what may stand under what."""

    PART = "第一部分"
    HAN = "一、"
    HAN_BRACKETED = "（一）"
    ARABIC = "1."
    ARABIC_BRACKETED = "（1）"
    ARABIC_HALF_BRACKETED = "1）"
    CIRCLED = "①"

    @property
    def rank(self) -> int:
        """0 for the highest."""
        return list(OrdinalStyle).index(self)


class Ordinal(Record):
    """An ordinal with its closing mark; `span` is relative to the text it was read from."""

    style: OrdinalStyle
    value: int
    span: Span
    mark: str
    """What stands between the number and the heading: “、”, “.”, or nothing after a bracket."""


_PATTERNS: dict[OrdinalStyle, str] = {
    OrdinalStyle.PART: rf"第(?P<n>{_HAN}|\d{{1,2}})(?:部分|章|编|节|篇)(?P<mark>[、.,:]?)",
    OrdinalStyle.HAN: rf"(?P<n>{_HAN})\s?(?P<mark>[、.,:])(?![二三四五六七八九十](?:产业|产[、业]|级|线|月份|等奖|年级))",
    OrdinalStyle.HAN_BRACKETED: rf"[(〔\[]\s?(?P<n>{_HAN})\s?[)〕\]](?P<mark>[、.,:]?)",
    OrdinalStyle.ARABIC: r"(?:(?P<n>\d{1,2})\s?(?P<mark>[.、,:](?:(?!\d)|(?=20\d\d年)))|(?P<n>[⒈-⒛])(?P<mark>))",
    OrdinalStyle.ARABIC_BRACKETED: r"(?:\((?P<n>\d{1,2})\)|(?P<n>[⑴-⒇]))(?P<mark>[、.,:]?)",
    OrdinalStyle.ARABIC_HALF_BRACKETED: r"(?P<n>\d{1,2})\)(?P<mark>[、.,:]?)",
    OrdinalStyle.CIRCLED: r"(?P<n>[①-⑳])(?P<mark>[、.,:]?)",
}
_DIGITS, _HAN_DIGITS = "0123456789", "一二三四五六七八九十"
_CIRCLED, _BRACKETED, _DOTTED = ("".join(map(chr, range(first, first + 20))) for first in _FIRST_OF_ONE_CHARACTER)
_OPENINGS = {
    OrdinalStyle.PART: "第",
    OrdinalStyle.HAN: _HAN_DIGITS,
    OrdinalStyle.HAN_BRACKETED: "(〔[",
    OrdinalStyle.ARABIC: _DIGITS + _DOTTED,
    OrdinalStyle.ARABIC_BRACKETED: "(" + _BRACKETED,
    OrdinalStyle.ARABIC_HALF_BRACKETED: _DIGITS,
    OrdinalStyle.CIRCLED: _CIRCLED,
}
"""The characters that each may begin with."""
_BY_OPENING: dict[str, list[tuple[OrdinalStyle, regex.Pattern[str]]]] = {}
for _style, _characters in _OPENINGS.items():
    for _character in _characters:
        _BY_OPENING.setdefault(_character, []).append((_style, compiled(_PATTERNS[_style])))


def ordinal_at(text: str, start: int = 0) -> Ordinal | None:
    """The ordinal that stands at a place of a folded text, if any."""
    for style, pattern in _BY_OPENING.get(text[start : start + 1], ()):
        match = pattern.match(text, start)
        if match:
            return _ordinal(style, match)
    return None


def number_of(text: str) -> int:
    """The value of the number in an ordinal, 0 where it is none: “十二” is 12, “⑶” is 3."""
    base = next((first for first in _FIRST_OF_ONE_CHARACTER if first <= ord(text[0]) < first + 20), None)
    return number_value(text) if base is None else ord(text[0]) - base + 1


def _ordinal(style: OrdinalStyle, match: regex.Match[str]) -> Ordinal | None:
    value = number_of(match["n"])
    if not 1 <= value <= LARGEST:
        return None
    return Ordinal(style, value, Span.of(match), match["mark"] or "")
