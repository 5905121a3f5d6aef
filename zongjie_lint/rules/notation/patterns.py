"""Patterns that the rules about notation share."""

from __future__ import annotations

from functools import cache

import regex

from zongjie_lint.lexicon import any_of
from zongjie_lint.patterns import compiled
from zongjie_lint.units import units

_NOT_OURS = r"(?:《[^》《\n]{0,60}》|(?:https?://|www\.)[^\s\p{Han}]{1,200})(*SKIP)(*FAIL)"
NUMBER = r"\d{1,9}(?:\.\d{1,6})?"
"""Pattern of a plain number; bounded, so that a line of digits is read once."""
FRESH = r"(?<![\d\-A-Za-z])(?<![\d年月日%][.,:/—~])(?<![A-Za-z][—~])"
"""Where a number begins that is not the rest of another one or of a code; a colon or comma of the sentence may stand before it."""
HAN_DIGIT = "一二三四五六七八九"


def notation(pattern: str) -> regex.Pattern[str]:
    """A pattern that passes over titles of other texts and addresses, which are written as they are written."""
    return compiled(rf"{_NOT_OURS}|{pattern}")


@cache
def unit_word() -> str:
    """Pattern of every unit and measure word."""
    return any_of(units())


@cache
def measure_of(*dimensions: str) -> str:
    """Pattern of the measure words of some tables."""
    return any_of(unit for unit, (dimension, _) in units().items() if dimension in dimensions)
