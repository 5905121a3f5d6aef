"""Numbers in the formats of automatic numbering (ECMA-376 part 1, 17.18.59)."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from zongjie_lint.chinese_numerals import write_whole_number

_ROMAN = tuple(
    zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"),
        strict=True,
    )
)
_DIGITS = "〇一二三四五六七八九"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_FORMAL = {
    "chineseLegalSimplified": str.maketrans("零一二三四五六七八九十百千万亿", "零壹贰叁肆伍陆柒捌玖拾佰仟万亿"),
    "ideographLegalTraditional": str.maketrans("零一二三四五六七八九十百千万亿", "零壹貳參肆伍陸柒捌玖拾佰仟萬億"),
}
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
_REPEATED = 30
"""A letter is not repeated more often: what counts so far is no list."""


@cache
def write_number(value: int, number_format: str) -> str:
    """A number in a format by its name there; in plain digits where the format does not reach so far or is not known."""
    written = _FORMATS.get(number_format, str)(value) if value >= 0 else ""
    return written or str(value)


def _letter(value: int) -> str:
    repeated, at = divmod(value - 1, 26)
    return chr(ord("a") + at) * (repeated + 1) if value > 0 and repeated < _REPEATED else ""


def _roman(value: int) -> str:
    if value > 3999:
        return ""
    written = ""
    for worth, letters in _ROMAN:
        count, value = divmod(value, worth)
        written += letters * count
    return written


def _ordinal(value: int) -> str:
    ending = "th" if value % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    return f"{value}{ending}"


def _digit_by_digit(value: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(value))


def _counted_to_99(value: int) -> str:
    """Counted up to ninety-nine, then digit by digit."""
    return write_whole_number(value) if 0 < value < 100 else _digit_by_digit(value)


def _formal(name: str) -> Callable[[int], str]:
    def written(value: int) -> str:
        plain = write_whole_number(value)
        return ("一" + plain if plain.startswith("十") else plain).translate(_FORMAL[name])

    return written


def _sequence(characters: str) -> Callable[[int], str]:
    return lambda value: characters[value - 1] if 0 < value <= len(characters) else ""


def _from(first: str, count: int) -> Callable[[int], str]:
    return _sequence("".join(chr(ord(first) + at) for at in range(count)))


def _sexagenary(value: int) -> str:
    return _STEMS[(value - 1) % 10] + _BRANCHES[(value - 1) % 12] if 0 < value <= 60 else ""


_FORMATS: dict[str, Callable[[int], str]] = {
    "none": lambda value: "",
    "decimalZero": lambda value: f"{value:02}",
    "lowerLetter": _letter,
    "upperLetter": lambda value: _letter(value).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda value: _roman(value).upper(),
    "ordinal": _ordinal,
    "numberInDash": lambda value: f"- {value} -",
    "decimalFullWidth": lambda value: str(value).translate(_WIDE),
    "decimalFullWidth2": lambda value: str(value).translate(_WIDE),
    "decimalEnclosedCircle": _from("①", 20),
    "decimalEnclosedCircleChinese": _from("①", 20),
    "decimalEnclosedParen": _from("⑴", 20),
    "decimalEnclosedFullstop": _from("⒈", 20),
    "ideographEnclosedCircle": _from("㊀", 10),
    "ideographTraditional": _sequence(_STEMS),
    "ideographZodiac": _sequence(_BRANCHES),
    "ideographZodiacTraditional": _sexagenary,
    "ideographDigital": _digit_by_digit,
    "taiwaneseDigital": _digit_by_digit,
    "japaneseDigitalTenThousand": _digit_by_digit,
    "koreanDigital2": _digit_by_digit,
    "chineseCounting": _counted_to_99,
    "taiwaneseCounting": _counted_to_99,
    "chineseCountingThousand": write_whole_number,
    "taiwaneseCountingThousand": write_whole_number,
    "japaneseCounting": write_whole_number,
    **{name: _formal(name) for name in _FORMAL},
}


def zeros(pattern: str) -> str:
    """The name of a format for a sequence such as “001, 002, 003, ...”, as `write_number` knows it."""
    first = re.match(r"0{1,9}1(?=,|$)", pattern)
    return f"zeros{len(first[0])}" if first else "decimal"


def _padded(width: int) -> Callable[[int], str]:
    return lambda value: f"{value:0{width}}"


_FORMATS |= {f"zeros{width}": _padded(width) for width in range(2, 11)}
