"""The faces of GB/T 9704-2012, and which font is which."""

from __future__ import annotations

import re
import tomllib
from enum import Enum
from functools import cache
from importlib.resources import files
from typing import Any

from zongjie_lint.message import Message

_IGNORED = re.compile(r"[\s_\-–—]")
_UNSET = Message("（未指定中文字体）", "(no Chinese font chosen)")


class Face(Enum):
    """A face of type, by its key in the table of font names."""

    FANGSONG = "fangsong"
    XIAOBIAOSONG = "xiaobiaosong"
    HEITI = "heiti"
    KAITI = "kaiti"
    SONGTI = "songti"

    @property
    def label(self) -> Message:
        """What the standard calls it."""
        return Message(str(_table()[self.value]["zh"]), self.value.capitalize())


def face_of(font: str | None) -> Face | None:
    """The face of a font by its name; None for no font, and for one that the table does not know."""
    return _faces().get(_plain(font)) if font else None


def is_known(font: str | None, *faces: Face) -> bool:
    """Whether a font has one of the faces."""
    return face_of(font) in faces


def font_label(font: str | None) -> Message | str:
    """A font as a message shows it."""
    return font or _UNSET


def _plain(font: str) -> str:
    return _IGNORED.sub("", font.lstrip("@")).casefold()


@cache
def _faces() -> dict[str, Face]:
    return {_plain(name): face for face in Face for name in _table()[face.value]["names"]}


@cache
def _table() -> dict[str, dict[str, Any]]:
    text = files("zongjie_lint_gongwen").joinpath("font_names.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
