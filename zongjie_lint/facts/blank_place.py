"""Where something not filled in may begin: at marks that few texts have, so that patterns are tried there alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from zongjie_lint.facts.occurrence import occurrences
from zongjie_lint.lexicon import words
from zongjie_lint.patterns import compiled

_MARKS = "xX×ⅹ╳*□〇_◇△?…某"
_TOKENS = ("<敏感词", "[屏蔽", "[敏感词", "【敏感词")
_DIGITS = 5
"""So many digits and points may stand before a mask that is part of a number: “20xx”, “1024.x”."""
_OPENING = "(〔[【{<"
_CONTENT = compiled(r"[(〔\[【{<]([^()〔〕\[\]【】{}<>\n。]*+)")
_LABELLED = compiled(r"[)。;]|\p{Han}")
_DRAFTER = ("TODO", "TBD", "FIXME", "todo", "tbd")
_BEFORE_DATE = tuple(blank + unit for blank in " _" for unit in "年月日")
_NO_BREAK = 80
_LOSING = ("亿", "万", "平方公里", "%", "个")
"""How the units begin whose number may have fallen out."""
_LOST_COUNTS = (",共人", ",共户")
_LEADING = frozenset("成现资额划金值约长降高幅速比为率进增建施展育定了")
"""The last characters of the words after which a number may have fallen out."""


def of_masks(text: str) -> list[int]:
    """At a mark, or at the digits before it."""
    starts = set(occurrences(text, _TOKENS))
    for mark in occurrences(text, _MARKS):
        starts.update(_with_digits(text, mark))
    return sorted(starts)


def _with_digits(text: str, mark: int) -> Iterator[int]:
    yield mark
    for start in range(mark - 1, max(-1, mark - _DIGITS - 1), -1):
        if text[start] not in "0123456789.":
            return
        yield start


def of_dates(text: str, masks: Iterable[int]) -> list[int]:
    """At a mask, or at the blanks that stand before 年, 月 or 日."""
    starts = set(masks)
    for last in occurrences(text, _BEFORE_DATE):
        first = last
        while first and text[first - 1] in " _":
            first -= 1
        starts.update((first, first + 1))
    return sorted(starts)


def of_overwritten(text: str, masks: Iterable[int]) -> list[int]:
    """At a mask, or at four digits before a sign of percent."""
    return sorted(
        {*masks, *(at - len("2026") for at in occurrences(text, ["%"]) if text[at - 4 : at - 2] in ("19", "20"))}
    )


def of_slots(text: str) -> list[int]:
    """At a bracket that holds nothing or a character of a note, at a drafter's sign, or at a label of nothing."""
    starts = {at for at in occurrences(text, _OPENING) if _may_be_note(text, at)}
    starts.update(occurrences(text, _DRAFTER))
    for colon in occurrences(text, [":"]):
        if _LABELLED.match(text, colon + 1):
            starts.update(colon - len(label) for label in words("masks", "labels") if text.endswith(label, 0, colon))
    return sorted(starts)


def _may_be_note(text: str, opening: int) -> bool:
    match = _CONTENT.match(text, opening, opening + _NO_BREAK)
    content = match[1] if match else ""
    return not content.strip() or not _characters_of_notes().isdisjoint(content)


@cache
def _characters_of_notes() -> frozenset[str]:
    """One character of every note: the first, or one that stands in many."""
    return frozenset(note[0] for key in ("notes", "template_notes") for note in words("masks", key)) | frozenset(
        "领待等"
    )


def of_lost(text: str) -> list[int]:
    """At a unit right behind a word that calls for a number, and at blanks between words."""
    starts = {at for at in occurrences(text, _LOSING) if _is_led(text, at)}
    starts.update(at + len(",共") for at in occurrences(text, _LOST_COUNTS))
    starts.update(at for at in occurrences(text, ["  "]) if at and not text[at - 1].isspace())
    return sorted(starts)


def _is_led(text: str, at: int) -> bool:
    before = text[at - 1 : at]
    return before in _LEADING or (before.isspace() and text[at - 2 : at - 1] in _LEADING)
