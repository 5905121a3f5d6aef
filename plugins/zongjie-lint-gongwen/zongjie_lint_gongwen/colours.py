"""Colours of Word documents, and what people call them."""

from __future__ import annotations

import colorsys

import regex

from zongjie_lint.message import Message

_DIGITS = regex.compile("[0-9A-F]{6}")
_BLACK = 0x20
"""No eye tells a colour as dark as this from black."""
_GREY = 0.08
"""A colour with less saturation is a grey."""
_HUES = (
    (15, Message("红色", "red")),
    (45, Message("橙色", "orange")),
    (70, Message("黄色", "yellow")),
    (165, Message("绿色", "green")),
    (200, Message("青色", "cyan")),
    (260, Message("蓝色", "blue")),
    (330, Message("紫色", "purple")),
    (360, Message("红色", "red")),
)
"""Up to a hue in degrees."""
_GREY_LABEL = Message("灰色", "grey")
_HIGHLIGHTS = {
    "yellow": Message("黄色", "yellow"),
    "green": Message("绿色", "green"),
    "cyan": Message("青色", "cyan"),
    "magenta": Message("粉红色", "magenta"),
    "blue": Message("蓝色", "blue"),
    "red": Message("红色", "red"),
}


def is_black(colour: str) -> bool:
    """Whether a colour in hexadecimal digits is black, or as good as black; so is one that is none."""
    return max(_channels(colour)) <= _BLACK


def is_red(colour: str) -> bool:
    """Whether a colour is some red."""
    red, green, blue = _channels(colour)
    return red >= 0x90 and green < red / 2 and blue < red / 2


def colour_label(colour: str) -> Message:
    """A colour as a message shows it: 红色（FF0000）."""
    if not _DIGITS.fullmatch(colour.upper()):
        return _HIGHLIGHTS.get(colour, Message("有颜色", "colour"))
    name, digits = _name(colour.upper()), colour.upper()
    return Message(f"{name.zh}（{digits}）", f"{name.en} ({digits})")


def _name(colour: str) -> Message:
    hue, saturation, _ = colorsys.rgb_to_hsv(*(channel / 255 for channel in _channels(colour)))
    if saturation < _GREY:
        return _GREY_LABEL
    return next(name for limit, name in _HUES if hue * 360 <= limit)


def _channels(colour: str) -> tuple[int, int, int]:
    if not _DIGITS.fullmatch(colour):
        return 0, 0, 0
    red, green, blue = (int(colour[at : at + 2], 16) for at in (0, 2, 4))
    return red, green, blue
