"""Whether an edit leaves the numbers alone: a fix mends form, and one that would change a number is not made.

A rule may be careless, so the edits themselves are looked at. A number may be spelt otherwise (10 as 十, 07 as 7, .46 as 0.46);
its digits, its decimal point and where it begins and ends stay.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from zongjie_lint.chinese_numerals import read_whole_number
from zongjie_lint.edit import Edit, edited
from zongjie_lint.folding import fold
from zongjie_lint.patterns import compiled
from zongjie_lint.span import Span

_HAN_DIGITS = "零〇一二两三四五六七八九"
_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
_HAN = _HAN_DIGITS + "".join(_SCALES)
_VALUES = str.maketrans("零〇一二两三四五六七八九", "001223456789")
_GROUPING = compiled(r"(?<=\d)[, \u00a0\u2009\u202f](?=\d{3}(?!\d))")
_NOTHING_BEFORE = compiled(r"(?<!\d)\.(?=\d)")
_POINT = compiled(r"\.(?=\d)")
_DATE_MARK = compiled(r"(?<=\d)[·\-](?=\d)")
_NUMBER = compiled(rf"[0-9{_HAN}]+")
_CHARACTERS = compiled(rf"[0-9]+|[{_HAN}]")
_SCALED = compiled(r"([0-9]+)([十百千万亿]+)")
# 一一 stands for a dash that was typed in a hurry.
_DASH = compiled(rf"(?<![0-9{_HAN}])一一(?![0-9{_HAN}])")
_PART_OF_NUMBER = compiled(rf"[\d{_HAN}○.．, ，·\-\u00a0\u2009\u202f]")
_REACH = 40


def keeps_numbers(text: str, edit: Edit) -> bool:
    """Whether the numbers in and around an edit are the same after it."""
    around = _around(text, edit.span)
    before, after = around.of_text(text), edited(text[: around.end], [edit])[around.start :]
    return _same(_plain(before), _plain(after)) or _removes_words(text, edit)


def _around(text: str, span: Span) -> Span:
    """The span with what may belong to a number that it begins or ends in."""
    start, end = span.start, span.end
    while start and span.start - start < _REACH and _PART_OF_NUMBER.match(text[start - 1]):
        start -= 1
    while end < len(text) and end - span.end < _REACH and _PART_OF_NUMBER.match(text[end]):
        end += 1
    return Span(start, end)


def _plain(text: str) -> str:
    """A text with its digits and decimal points in one form, numbers whole and with something before the point."""
    joined = fold(_GROUPING.sub("", text).replace("，", "、"))
    digits = "".join(unicodedata.normalize("NFKC", character) for character in joined)
    return _DASH.sub("", _NOTHING_BEFORE.sub("0.", digits))


def _same(before: str, after: str) -> bool:
    if not _keeps_points(before, after):
        return False
    return _CHARACTERS.findall(before) == _CHARACTERS.findall(after) or list(_read(before)) == list(_read(after))


def _keeps_points(before: str, after: str) -> bool:
    """No point comes in; one that goes was the mark of a date, and another such mark stands for it."""
    lost = len(_POINT.findall(before)) - len(_POINT.findall(after))
    return 0 <= lost <= max(len(_DATE_MARK.findall(after)) - len(_DATE_MARK.findall(before)), 0)


def _read(text: str) -> Iterator[int | str]:
    """The value of each number, or its characters where it is none."""
    for match in _NUMBER.finditer(text):
        yield _value(match[0])


def _value(number: str) -> int | str:
    digits = number.translate(_VALUES)
    if digits.isdigit():
        return int(digits)
    if scaled := _SCALED.fullmatch(number):
        value = int(scaled[1])
        for scale in scaled[2]:
            value *= _SCALES[scale]
        return value
    read = read_whole_number(number)
    if read is None:
        read = read_whole_number("一" + number)
    return number if read is None else read


def _removes_words(text: str, edit: Edit) -> bool:
    """Whether an edit only takes away words in which 一 or 三 counts nothing: said twice, or whole lines of no draft."""
    old = edit.span.of_text(text)
    if edit.replacement.strip() or not old.strip() or re.search(r"\d", unicodedata.normalize("NFKC", old)):
        return False
    begins = edit.span.start == 0 or text[edit.span.start - 1] in "\r\n" or old[:1] in "\r\n"
    ends = edit.span.end == len(text) or text[edit.span.end] in "\r\n" or old[-1:] in "\r\n"
    return (begins and ends) or _is_said_twice(text, edit.span)


def _is_said_twice(text: str, span: Span) -> bool:
    old = span.of_text(text)
    is_word = bool(re.search(rf"[^\W\d{_HAN}]", old))
    return is_word and (text.endswith(old, 0, span.start) or text.startswith(old, span.end))
