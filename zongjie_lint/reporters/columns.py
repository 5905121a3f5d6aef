"""How many columns a text takes in a terminal, and how to keep a stranger's text from doing harm there."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import accumulate

_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_ATTACHED = frozenset({"Mn", "Me"})
# Pinyin and Vietnamese put two marks on a letter; a tower of them would spill over the lines above.
_MARKS_ON_A_LETTER = 2
_NUMBER = r"[0-9０-９]+(?:[ ,.，．\u00a0\u2009\u202f][0-9０-９]+)*[%％‰]?[十百千万亿]*"
_HAN_NUMBER = r"[〇零一二三四五六七八九十百千万亿两]+"
_WORD_OR_BLANK = r"[A-Za-z×*]+(?:[.．][xX×*]+)?[%％‰]?[十百千万亿]*"
_OPENING = r"[（(《“‘〔【]"
_CLOSING = r"[，。；：！？、）)》”’〕】…％%]"
# What no excerpt is cut through: a number, a word, a blank to be filled in, a mark and what it belongs to.
SOLID = re.compile(rf"{_OPENING}*(?:{_NUMBER}|{_HAN_NUMBER}|{_WORD_OR_BLANK}|.){_CLOSING}*")
_UNBROKEN = re.compile(rf" +|{_OPENING}*(?:{_NUMBER}[年月日个处]?|[!-'*-~]+|[^ ]){_CLOSING}*")


@cache
def is_ambiguous(character: str) -> bool:
    """Whether some terminals draw the character in one column and others in two: “ ” — … · × ① and their like."""
    return unicodedata.east_asian_width(character) == "A" and unicodedata.category(character) not in _ATTACHED


@cache
def width_of(character: str) -> int:
    """The columns of one character; an ambiguous one counts two, as Chinese terminals draw it."""
    if unicodedata.category(character) in _ATTACHED | _INVISIBLE or "\u1160" <= character <= "\u11ff":
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WFA" else 1


def width(text: str) -> int:
    """The columns of a text that is safe to print."""
    return sum(map(width_of, text))


def drift(text: str) -> int:
    """How many columns fewer a text takes where ambiguous characters are drawn in one."""
    return sum(map(is_ambiguous, text))


def cells(text: str) -> list[str]:
    """Each character as it may be shown: whatever is invisible or steers the terminal is replaced."""
    shown, room = [], 0
    for character in text:
        safe = _safe(character)
        if safe == character and not width_of(character):
            safe = character if room > 0 else _code_point(character)
            room -= 1
        else:
            room = _MARKS_ON_A_LETTER if safe == character else 0
        shown.append(safe)
    return shown


def visible(text: str) -> str:
    """A text as it may be shown."""
    return "".join(cells(text))


def harmless(text: str) -> str:
    """A text without anything a terminal would obey, whatever came before it on the line."""
    return "".join(map(_safe, text))


def shorten(text: str, columns: int) -> str:
    """The beginning of a text, ended by “…” if it is too wide."""
    return text if width(text) <= columns else text[: _fitting(text, columns - 2)] + "…"


def shorten_front(text: str, columns: int) -> str:
    """The end of a text, led by “…” if it is too wide."""
    return text if width(text) <= columns else "…" + text[len(text) - _fitting(text[::-1], columns - 2) :]


def pad(text: str, columns: int) -> str:
    """A text filled up with spaces on the right."""
    return text + " " * (columns - width(text))


def wrap(text: str, columns: int) -> list[str]:
    """A text in lines no wider than `columns`; no line breaks a number or a word, or begins with a closing mark."""
    lines = [""]
    for unit in _units(text, max(columns, 8)):
        if width(lines[-1]) + width(unit.rstrip(" ")) > max(columns, 8):
            lines.append("")
        lines[-1] += unit if lines[-1] else unit.lstrip(" ")
    return [line.rstrip(" ") for line in lines]


def _units(text: str, columns: int) -> Iterator[str]:
    for match in _UNBROKEN.finditer(text):
        unit = match.group()
        yield from [unit] if width(unit) <= columns else _hard(unit, columns)


def _hard(unit: str, columns: int) -> Iterable[str]:
    while unit:
        length = _fitting(unit, columns) or 1
        yield unit[:length]
        unit = unit[length:]


def _fitting(text: str, columns: int) -> int:
    return sum(1 for end in accumulate(map(width_of, text)) if end <= columns)


@cache
def _safe(character: str) -> str:
    if character == "\t":
        return "  "
    if character < " ":
        return chr(0x2400 + ord(character))
    if character == "\x7f":
        return "␡"
    return _code_point(character) if unicodedata.category(character) in _INVISIBLE else character


def _code_point(character: str) -> str:
    return f"‹U+{ord(character):04X}›"
