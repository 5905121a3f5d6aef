"""A text whose shape can be seen and whose words and figures cannot, for logs that more people read than the draft."""

from __future__ import annotations

import re
import unicodedata

FIGURE, WORD = "#", "█"
"""What stands for a digit, and for any other character that could be part of a word."""
_LAYOUT = "\n\r\t"
_SHOWN = frozenset({"Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po", "Zs", "Sm", "Sc", "Sk"})
_FIGURES = frozenset({"Nd", "Nl", "No"})
# A unit behind a figure is nobody's name; which sort of number is meant can be told to everybody.
_UNIT = re.compile(
    r"[0-9０-９][十百千万亿]*(个百分点|平方公里|平方米|公里|公斤|[年月日时分秒元吨亩米人户个家项次倍位件套场期所座条辆台]|%)"
)


def mask(text: str) -> str:
    """The text with `#` for each digit and `█` for each other character of a word, as long as it was.

    Marks, blanks and ends of lines stay, and units behind a figure. What cannot be known to be harmless is masked:
    a name is not told from other words.
    """
    masked = list(text.translate(_MASKS))
    for match in _UNIT.finditer(text):
        start, end = match.span(1)
        masked[start:end] = text[start:end]
    return "".join(masked)


class _Masks(dict[int, str]):
    """What is shown for each character, by its number; filled as characters are met."""

    def __missing__(self, number: int) -> str:
        self[number] = shown = _shown(chr(number))
        return shown


def _shown(character: str) -> str:
    category = unicodedata.category(character)
    if category in _FIGURES:
        return FIGURE
    return character if category in _SHOWN or character in _LAYOUT else WORD


_MASKS = _Masks()
