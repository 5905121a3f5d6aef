"""Cells that a spreadsheet would compute."""

from __future__ import annotations

import re

_FORMULA = re.compile(r"^\s*[=+\-@＝＋－＠﹦﹢﹣﹫−\t\r]")


def as_text(cell: str) -> str:
    """A cell as text, with an apostrophe before what a spreadsheet would take for a formula."""
    return f"'{cell}" if _FORMULA.match(cell) else cell
