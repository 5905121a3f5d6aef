"""Characters that sound alike or look alike, and are therefore typed for one another."""

from __future__ import annotations

from enum import IntEnum
from functools import cache, lru_cache

from zongjie_lint.lexicon import FOLDER
from zongjie_lint.patterns import compiled
from zongjie_lint.record import Record

_RECENT = 4096
"""Words of documents are kept so many, however many documents there are."""

_FLAT = (compiled(r"^([zcs])h"), compiled(r"(?<=[aei])ng$"))
"""What many speakers, and their keyboards, don't tell apart: zh and z, eng and en."""
_NEAR = 1
_CLOSE = 2
_STROKES = 3
_PART = 3
"""A shorter code is that of a stroke or two."""


class Likeness(IntEnum):
    """How two characters come to be confused, the surest last."""

    NONE = 0
    NEARLY_SOUND = 1
    SHAPE = 2
    SOUND = 3


class _Shape(Record):
    strokes: int
    corners: str
    cangjie: str


@lru_cache(_RECENT)
def likeness(a: str, b: str) -> Likeness:
    """How alike two characters are."""
    heard, other = _heard(a), _heard(b)
    if heard & other:
        return Likeness.SOUND
    if _look_alike(a, b):
        return Likeness.SHAPE
    return Likeness.NEARLY_SOUND if set(map(_flat, heard)) & set(map(_flat, other)) else Likeness.NONE


def sound_and_look_alike(a: str, b: str) -> bool:
    """Whether two characters share their sound and most of their shape, as 塘 and 糖 do."""
    return likeness(a, b) is Likeness.SOUND and (_look_alike(a, b) or _share_most(a, b))


def _share_most(a: str, b: str) -> bool:
    """Whether two characters are the same but for the radical."""
    one, other = _shape(a), _shape(b)
    return one is not None and other is not None and one.cangjie[-_PART:] == other.cangjie[-_PART:]


def _flat(syllable: str) -> str:
    initial, final = _FLAT
    return final.sub("n", initial.sub(r"\1", syllable))


def _look_alike(a: str, b: str) -> bool:
    """Whether two characters have nearly the same parts in nearly the same places."""
    one, other = _shape(a), _shape(b)
    if not one or not other:
        return False
    if _holds(one, other) or _holds(other, one):
        return True
    if abs(one.strokes - other.strokes) > _STROKES:
        return False
    parts = _distance(one.cangjie, other.cangjie)
    corners = sum(x != y for x, y in zip(one.corners, other.corners, strict=True))
    longest = max(len(one.cangjie), len(other.cangjie))
    return (
        (parts <= _NEAR and corners <= _CLOSE)
        or (parts <= _CLOSE and corners <= _NEAR)
        or (corners == 0 and parts < longest)
    )


def _holds(whole: _Shape, part: _Shape) -> bool:
    """Whether a character is another with a radical before it: 穗 and 惠."""
    more = len(whole.cangjie) - len(part.cangjie)
    return len(part.cangjie) >= _PART and 0 < more <= _CLOSE and whole.cangjie.endswith(part.cangjie)


def _distance(a: str, b: str) -> int:
    """How many letters must be put in, left out or changed to make one code the other."""
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        before, row = row, [i]
        for j, y in enumerate(b, 1):
            row.append(min(before[j] + 1, row[-1] + 1, before[j - 1] + (x != y)))
    return row[-1]


@cache
def _heard(character: str) -> frozenset[str]:
    """The syllables that a character may be read as."""
    table, found, at = _text("readings"), [], -1
    while character.isalpha() and (at := table.find(character, at + 1)) >= 0:
        line = table[table.rfind("\n", 0, at) + 1 : at]
        found += [] if line.startswith("#") or " " not in line else [line.partition(" ")[0]]
    return frozenset(found)


@cache
def _shape(character: str) -> _Shape | None:
    table = _text("shapes")
    row = table.find(f"\n{character} ") + 1
    if not row or character == "#":
        return None
    strokes, corners, cangjie = table[row + 2 : table.find("\n", row)].split(" ")
    return _Shape(int(strokes), f"{corners:4.4}", cangjie)


@cache
def _text(name: str) -> str:
    """A table as it is written: few of its rows are asked for, and all of them as objects take thirty times the room."""
    return (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
