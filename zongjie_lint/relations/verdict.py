"""How a relation between numbers turned out."""

from __future__ import annotations

from enum import StrEnum


class Verdict(StrEnum):
    """Only a failure is reported; all are counted."""

    PASS = "pass"
    ROUNDING = "rounding"
    """Right to one unit of the last digit."""
    FAIL = "fail"
    UNCERTAIN = "uncertain"
    """Which numbers belong together is not clear."""
    NOT_ASSESSABLE = "not_assessable"
    """An operand is missing, hedged or not filled in."""
