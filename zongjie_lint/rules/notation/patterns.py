"""Patterns that the rules about notation share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

import regex

from zongjie_lint.document import Document
from zongjie_lint.facts.bounds import body_bounds
from zongjie_lint.facts.digit_runs import digit_runs
from zongjie_lint.facts.verbatim import is_verbatim
from zongjie_lint.lexicon import any_of
from zongjie_lint.patterns import compiled
from zongjie_lint.units import units

_NOT_OURS = r"(?:《[^》《\n]{0,60}》|(?:https?://|www\.)[^\s\p{Han}]{1,200})(*SKIP)(*FAIL)"
NUMBER = r"\d{1,9}(?:\.\d{1,6})?"
"""Pattern of a plain number; bounded, so that a line of digits is read once."""
FRESH = r"(?<![\d\-A-Za-z])(?<![\d年月日%][.,:/—~])(?<![A-Za-z][—~])"
"""Where a number begins that is not the rest of another one or of a code; a colon or comma of the sentence may stand before it."""
_LONGEST_LEFT = 40
"""More than a number with its unit, or a date, and a dash take."""
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


def starts_of_ranges(document: Document, dashes: str) -> Iterator[int]:
    """Where the number may begin behind which, after its unit, one of some dashes and another number stand."""
    runs, text, done = digit_runs(document), document.folded, -1
    for right in runs.behind(dashes + " "):
        if text[runs.starts[right] - 1] != " " or text[runs.starts[right] - 2] in dashes:
            for left in runs.within(runs.starts[right] - _LONGEST_LEFT, runs.starts[right]):
                if left > done:
                    yield runs.starts[left]
                    done = left


def matches_at(document: Document, pattern: regex.Pattern[str], starts: Iterable[int]) -> Iterator[regex.Match[str]]:
    """Every match in the report itself that begins at one of some places, which come in order; none in titles and addresses."""
    within, text, done = body_bounds(document), document.folded, 0
    for start in starts:
        end = within.end_at(start) if start >= done else 0
        match = pattern.match(text, start, end) if end else None
        if match and not is_verbatim(document, start):
            done = match.end()
            yield match
