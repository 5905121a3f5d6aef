"""A same-length copy of a text for matching: simplified characters, half-width letters, digits and marks.

Patterns are written once, against the folded text; every offset holds in the original.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from functools import cache
from pathlib import Path

import regex

from zongjie_lint.patterns import compiled

_WIDE = "！＂＃＄％＆＇（）＊＋，－．／０１２３４５６７８９：；＜＝＞？＠ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺ［＼］＾＿｀ａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ｛｜｝～"
_ALIKE = {
    "○": "〇",
    "─": "—",
    "━": "—",
    "–": "—",
    "―": "—",
    "〜": "~",
    "∼": "~",
    "∶": ":",
    "\u3000": " ",
    "\u00a0": " ",
    "\u2002": " ",
    "\u2003": " ",
    "\u2009": " ",
    "\u202f": " ",
    "「": "“",
    "」": "”",
    "『": "‘",
    "』": "’",
    "〝": "“",
    "〞": "”",
    "℅": "%",
    "٪": "%",
    "﹪": "%",
}

_OTHER_DIGIT = compiled(r"(?V1)[\p{Nd}--[0-9]]")
"""A digit of another script: `\\d` matches it, but not everything that reads numbers can."""


def fold(text: str) -> str:
    """The text with one folded character for each of its own, so that offsets hold in both."""
    return _OTHER_DIGIT.sub(_digit, _simplified(text).translate(_forms()))


def _digit(match: regex.Match[str]) -> str:
    return str(unicodedata.decimal(match[0], "\ufffd"))


@cache
def _forms() -> dict[int, str]:
    wide = {ord(wide): chr(ord(wide) - 0xFEE0) for wide in _WIDE}
    return wide | {ord(odd): plain for odd, plain in _ALIKE.items()}


@cache
def _traditional() -> dict[int, str]:
    lines = Path(__file__).with_name("lexicons").joinpath("traditional.txt").read_text(encoding="utf-8").splitlines()
    left, right = (line for line in lines if not line.startswith("#"))
    return {ord(old): new for old, new in zip(left, right, strict=True)}


def _simplified(text: str) -> str:
    if not _needs_simplifying(text):
        return text
    try:
        converted = _converter()(text)
    except UnicodeEncodeError:  # a lone surrogate
        converted = ""
    return converted if len(converted) == len(text) else text.translate(_traditional())


def _needs_simplifying(text: str) -> bool:
    return not set(text).isdisjoint(_traditional_characters())


@cache
def _traditional_characters() -> frozenset[str]:
    return frozenset(map(chr, _traditional()))


@cache
def _converter() -> Callable[[str], str]:
    """OpenCC, which weighs whole words; where it has no wheel, our copy of its character table."""
    try:
        from opencc import OpenCC  # noqa: PLC0415 - heavy, and only traditional text needs it
    except ImportError:
        return lambda text: text.translate(_traditional())
    convert: Callable[[str], str] = OpenCC("t2s").convert
    return convert
