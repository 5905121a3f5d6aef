"""Chinese type sizes (字号) and their points, as Word and WPS have them."""

from __future__ import annotations

from zongjie_lint.message import Message

POINTS = {
    "初号": 42.0,
    "小初": 36.0,
    "一号": 26.0,
    "小一": 24.0,
    "二号": 22.0,
    "小二": 18.0,
    "三号": 16.0,
    "小三": 15.0,
    "四号": 14.0,
    "小四": 12.0,
    "五号": 10.5,
    "小五": 9.0,
    "六号": 7.5,
    "小六": 6.5,
    "七号": 5.5,
    "八号": 5.0,
}
"""By name, the largest first."""
_ROUNDING = 0.26
"""Word keeps half points: 三号 of 15.75 points in other programs is 15.5 or 16."""


def is_size(points: float | None, name: str) -> bool:
    """Whether a size in points is the one of a name, but for rounding."""
    return points is not None and abs(points - POINTS[name]) < _ROUNDING


def size_label(points: float | None) -> Message:
    """A size as a message shows it: 小四（12磅）, or 13磅 where it has no name."""
    if points is None:
        return Message("字号不明", "unknown size")
    name = next((name for name, size in POINTS.items() if abs(size - points) < 0.01), "")
    return Message(f"{name}（{points:g}磅）" if name else f"{points:g}磅", f"{points:g} pt")
