"""Prints how long a check of one long line takes when a short string is all that it holds.

The time should grow with the length of the line and not with its square. Strings to look at alone may be given as arguments.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence

from zongjie_lint.builtin import provide_rules
from zongjie_lint.document import Document

STRINGS = (
    "万",
    "十",
    "一",
    "甲3个，共计3个，",
    "3个（甲1个",
    "3个甲：乙、",
    "甲、乙等3家",
    "抓好以下三项工作",
    "_",
    " ",
    "\u3000",
    "的 1 的",
    "的\n1\n",
    "100人，其中50人、",
    "xx局",
    "5月1日",
    "（1）",
    "一、\n",
)
LENGTHS = (5_000, 20_000)


def main(strings: Sequence[str]) -> None:
    """One row for each string, one column for each length."""
    print("".join(f"{length:>8}" for length in LENGTHS))
    for string in strings:
        seconds = [_seconds((string * length)[:length]) for length in LENGTHS]
        print("".join(f"{second:8.2f}" for second in seconds), repr(string), flush=True)


def _seconds(text: str) -> float:
    """How long all rules take over a text, once each."""
    begun = time.perf_counter()
    document = Document(text)
    for rule in provide_rules():
        list(rule().check(document))
    return time.perf_counter() - begun


if __name__ == "__main__":
    main(sys.argv[1:] or STRINGS)
