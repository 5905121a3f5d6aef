"""A same-length copy of a text for matching: simplified characters, half-width letters, digits and marks.

Patterns are written once, against the folded text; every offset holds in the original.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Callable
from functools import cache
from pathlib import Path

import regex

from zongjie_lint.patterns import compiled, quick

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
_SHORT = 2000
"""Loading the codec takes as long as looking up so many characters one by one."""
_SIMPLIFIED = "gb2312"
"""Has simplified characters and next to no others: encoding takes a tenth of the time of looking up every character."""
_UNLESS_TRADITIONAL = "zongjie_lint.unless_traditional"
_OTHER_SCRIPTS = "\u0660-\u1fff\ua620-\uabff\U00010000-\U0010ffff"
"""Where digits of other scripts are, and much else; those of full width apart."""


def fold(text: str) -> str:
    """The text with one folded character for each of its own, so that offsets hold in both."""
    text = _simplified(text) if _is_traditional(text) else text
    odd, forms = set(_odd().findall(text)), _forms()
    for character in odd & forms.keys():
        text = text.replace(character, forms[character])
    return _OTHER_DIGIT.sub(_digit, text) if odd - forms.keys() else text


def _digit(match: regex.Match[str]) -> str:
    return str(unicodedata.decimal(match[0], "\ufffd"))


@cache
def _odd() -> re.Pattern[str]:
    """What may have to be written otherwise: one look for all of it takes a tenth of the time that translating does."""
    return quick(f"[{_OTHER_SCRIPTS}{re.escape(''.join(_forms()))}]")


@cache
def _forms() -> dict[str, str]:
    return {wide: chr(ord(wide) - 0xFEE0) for wide in _WIDE} | _ALIKE


@cache
def _traditional() -> dict[int, str]:
    return {ord(old): new for old, new in zip(*_table(), strict=True)}


@cache
def _table() -> tuple[str, str]:
    """Traditional characters, and in the same order what is written for them now."""
    lines = (Path(__file__).parent / "lexicons/traditional.txt").read_text(encoding="utf-8").splitlines()
    left, right = (line for line in lines if not line.startswith("#"))
    return left, right


def _is_traditional(text: str) -> bool:
    """Whether a text has characters that are written otherwise now."""
    if len(text) < _SHORT:
        return not _traditional_characters().isdisjoint(text)
    try:
        text.encode(_SIMPLIFIED, _UNLESS_TRADITIONAL)
    except UnicodeEncodeError:
        return True
    return any(character in text for character in _both())


def _unless_traditional(error: UnicodeError) -> tuple[str, int]:
    """Go on behind a character that an encoding lacks, unless it is a traditional one; for `codecs`."""
    if isinstance(error, UnicodeEncodeError) and _traditional_characters().isdisjoint(
        error.object[error.start : error.end]
    ):
        return "?", error.end
    raise error


codecs.register_error(_UNLESS_TRADITIONAL, _unless_traditional)


@cache
def _both() -> str:
    """The traditional characters that the encoding of simplified ones has too."""
    return _table()[0].encode(_SIMPLIFIED, "ignore").decode(_SIMPLIFIED)


def _simplified(text: str) -> str:
    try:
        converted = _converter()(text)
    except UnicodeEncodeError:  # a lone surrogate
        converted = ""
    return converted if len(converted) == len(text) else text.translate(_traditional())


@cache
def _traditional_characters() -> frozenset[str]:
    return frozenset(_table()[0])


@cache
def _converter() -> Callable[[str], str]:
    """OpenCC, which weighs whole words; where it has no wheel, our copy of its character table."""
    try:
        from opencc import OpenCC  # noqa: PLC0415 - heavy, and only traditional text needs it
    except ImportError:
        return lambda text: text.translate(_traditional())
    convert: Callable[[str], str] = OpenCC("t2s").convert
    return convert
