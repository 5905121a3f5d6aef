"""A text in TOML that configures, whether a file or a value of an option, and what it says."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

import regex

from zongjie_lint.configuration.fault import BrokenConfiguration, Fault, Place
from zongjie_lint.configuration.paths import shown_path
from zongjie_lint.configuration.positions import Keys, Positions
from zongjie_lint.configuration.syntax import syntax_message
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled
from zongjie_lint.record import Record
from zongjie_lint.regular_file import MOST_CONFIGURATION_BYTES, regular_bytes
from zongjie_lint.settings import Origin

_UNREADABLE = Message("读不了：{reason}", "it cannot be read: {reason}")
_NOT_UTF8 = Message(
    "不是 UTF-8 编码；请用记事本另存为 UTF-8", "it is not encoded in UTF-8; save it as UTF-8"
)  # fmt: skip
_NO_TABLE = Message("[tool.zongjie-lint] 应当是一张表", "[tool.zongjie-lint] must be a table")
_TOO_DEEP = Message("括号套得太深", "its brackets are nested too deeply")
_TOO_MANY_DOTS = Message("有一行用了太多的点", "there are too many dots on one line")
_MOST_DOTS = 500
_BAD_NUMBER = Message("有一个数写得太长", "a number in it is too long")
_AT = compiled(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
PYPROJECT = "pyproject.toml"
"""A file that belongs to others too, and holds our table under `[tool.zongjie-lint]`."""
_OURS = ("tool", "zongjie-lint")
_SUFFIX = ".toml"


class TomlText(Record, dict=True, eq=False):
    """A text in TOML with its name and its place; where things stand in it is found out only if it is asked for."""

    name: str
    """The path as it is to be shown, or the option that has the text."""
    text: str
    folder: Path
    """What its paths and patterns are relative to."""
    path: Path | None = None
    """None for the value of an option."""
    within: Keys = ()
    """The tables around ours."""
    is_quoted: bool = True
    """Whether faults may show its lines."""

    @classmethod
    def at(cls, path: Path, folder: Path | None = None, *, is_named: bool = False) -> TomlText:
        """The text of a file, `is_named` where the user did that; raises BrokenConfiguration where it cannot be read.

        A repository can name any file of the machine that checks it, and others read what is printed there: what is no
        TOML by its real name is not quoted.
        """
        try:
            text = regular_bytes(path, MOST_CONFIGURATION_BYTES).decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise BrokenConfiguration([Fault(shown_path(path), _NOT_UTF8)]) from error
        except OSError as error:
            raise BrokenConfiguration([Fault(shown_path(path), _UNREADABLE.format(reason=error.strerror))]) from error
        within = _OURS if path.name == PYPROJECT else ()
        is_quoted = is_named or os.path.realpath(path).endswith(_SUFFIX)
        return cls(shown_path(path), text, folder or path.parent, path, within, is_quoted)

    @cached_property
    def table(self) -> Mapping[str, Any] | None:
        """What it says to us, None where that is nothing; raises BrokenConfiguration where it is no TOML."""
        content: Any = self._content()
        for key in self.within:
            content = content.get(key) if isinstance(content, dict) else None
        if content is not None and not isinstance(content, dict):
            raise BrokenConfiguration([self.fault((), _NO_TABLE)])
        return content

    @cached_property
    def positions(self) -> Positions:
        """Where its keys and values stand."""
        return Positions.of(self.text)

    def fault(self, keys: Keys, message: Message, *, is_key: bool = False, at: int | None = None) -> Fault:
        """What is wrong with the value that keys lead to, with its key, or with the character `at` of a string."""
        place = self.positions.nearest((*self.within, *keys), is_key=is_key)
        return self._fault_at(place if place is None or at is None else self._inside(place, at), message)

    def origin(self, keys: Keys) -> Origin:
        """Where a value was set."""
        place = self.positions.nearest((*self.within, *keys), is_key=True)
        return Origin(self.name, place.line, place.column) if place and self.path else Origin(self.name)

    def _inside(self, place: Place, at: int) -> Place:
        """The place of a character in a string that is written on one line as it is, without escapes."""
        written = self._line(place)[place.column - 1 :][: place.length]
        is_plain = len(written) > 2 and written[0] == written[-1] and written[0] in "'\"" and written[1] != written[0]
        if not is_plain or "\\" in written[: at + 1] * (written[0] == '"'):
            return place
        return Place(place.line, place.column + 1 + min(at, len(written) - 2))

    def _fault_at(self, place: Place | None, message: Message) -> Fault:
        return Fault(self.name, message, place, self._line(place).rstrip("\r") if place else "")

    def _content(self) -> dict[str, Any]:
        import tomllib  # noqa: PLC0415 - only where there is a configuration

        if any(line.count(".") > _MOST_DOTS for line in self._lines):  # the parser would take its square in time
            raise BrokenConfiguration([Fault(self.name, _TOO_MANY_DOTS)])
        try:
            return tomllib.loads(self.text)
        except tomllib.TOMLDecodeError as error:
            raise BrokenConfiguration([self._syntax_fault(str(error))]) from error
        except (RecursionError, ValueError) as error:
            reason = _TOO_DEEP if isinstance(error, RecursionError) else _BAD_NUMBER
            raise BrokenConfiguration([Fault(self.name, reason)]) from error

    def _syntax_fault(self, said: str) -> Fault:
        """What the parser says, at the second of two equal keys where that is what it minds."""
        found = _AT.search(said)
        place = self._place_of(found)
        reason, is_repeated = syntax_message(_AT.sub("", said), self._line(place), place.column)
        if is_repeated and self.positions.repeated:
            place = self.positions.place(*min(self.positions.repeated.values()))
        return self._fault_at(place, reason)

    def _place_of(self, found: regex.Match[str] | None) -> Place:
        if found and found[1]:
            return Place(int(found[1]), int(found[2]))
        lines = self.text.rstrip().split("\n")
        return Place(len(lines), len(lines[-1]) + 1)

    def _line(self, place: Place) -> str:
        """The line of a place, as far as it may be shown."""
        return self._lines[place.line - 1] if self.is_quoted and place.line <= len(self._lines) else ""

    @cached_property
    def _lines(self) -> list[str]:
        return self.text.split("\n")
