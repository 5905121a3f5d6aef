"""Lengths of Word documents in the units that people measure in."""

from __future__ import annotations

import re

_MEASURE = re.compile(r"(-?\d{1,8}(?:\.\d{1,8})?)(mm|cm|in|pt|pc|pi)?")
_TWIPS = {"mm": 1440 / 25.4, "cm": 14400 / 25.4, "in": 1440.0, "pt": 20.0, "pc": 240.0, "pi": 240.0, None: 1.0}
TWIPS_PER_POINT = 20


def twips(value: str | None, default: float = 0.0) -> float:
    """A measure of WordprocessingML in twips (1/20 point): a bare number, or one with its unit."""
    match = _MEASURE.fullmatch(value.strip()) if value else None
    return float(match[1]) * _TWIPS[match[2]] if match else default


def millimetres(length: float) -> float:
    """Twips in millimetres."""
    return length * 25.4 / 1440


def points(length: float) -> float:
    """Twips in points."""
    return length / TWIPS_PER_POINT


def mm(length: float) -> str:
    """Twips as a message shows them: `25.4`."""
    return f"{round(millimetres(length), 1):g}"
