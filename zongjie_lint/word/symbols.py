"""Characters for the glyphs of symbol fonts, which documents store as code points of private use."""

from __future__ import annotations

import re

_FONTS = {
    "Symbol": {0xA3: "≤", 0xB0: "°", 0xB1: "±", 0xB2: "″", 0xB3: "≥", 0xB4: "×", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈"}
    | {0xA2: "′", 0xA5: "∞", 0x6D: "μ", 0x57: "Ω", 0xD7: "·", 0xE5: "∑", 0xD6: "√", 0x44: "Δ", 0xAE: "→", 0xAC: "←"},
    "Wingdings": {0xFC: "✓", 0xFB: "✗", 0xFE: "☑", 0xFD: "☒", 0xA8: "□", 0x6F: "□", 0x6E: "■", 0x6C: "●", 0xA1: "○"}
    | {0xD8: "➢", 0xE0: "→", 0xDF: "←", 0xAB: "★", 0x75: "◆", 0xFA: "★"},
    "Wingdings 2": {0x50: "✓", 0x4F: "✗", 0x52: "☑", 0x54: "☒", 0x53: "☒", 0xA3: "□", 0x97: "●", 0x99: "○"},
}
_ENCLOSED = re.compile(r"\\o\s*\\ac\((?:○|〇|◯|\(\)),\s*(\d{1,2})\)", re.IGNORECASE)
_RUBY = re.compile(r"\\o\s*\\a[dclr]?\(\\s\\up\s*[\d.]+\([^()]*\),\s*([^()]+)\)", re.IGNORECASE)
_PRIVATE = range(0xE000, 0xF900)
BULLET = "•"
"""What stands for a glyph that has no name here."""


def symbol(font: str, code: str) -> str:
    """The character for a glyph of a font by its code in hexadecimal, or nothing where the code is none."""
    try:
        point = int(code, 16)
    except ValueError:
        return ""
    known = _FONTS.get(font, {}).get(point & 0xFF) if point in _PRIVATE or point < 0x100 else None
    return known or shown(chr(point) if 0x20 <= point < 0xD800 or 0xE000 <= point < 0x110000 else "")


def shown(character: str) -> str:
    """A character, or a bullet where it is of private use."""
    return BULLET if character and ord(character[0]) in _PRIVATE else character


def shown_equation(code: str) -> str:
    """What an EQ field of two common sorts shows: a number in a circle; the characters below a phonetic guide."""
    enclosed = _ENCLOSED.search(code)
    if enclosed:
        number = int(enclosed[1])
        return chr(0x245F + number) if 1 <= number <= 20 else enclosed[1]
    ruby = _RUBY.search(code)
    return ruby[1].strip() if ruby else ""
