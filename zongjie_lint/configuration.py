"""Configuration files: the nearest to a document, up to the root of its repository."""

from __future__ import annotations

import difflib
import os
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from zongjie_lint.message import Message

NAMES = (".zongjie-lint.toml", "zongjie-lint.toml", "pyproject.toml")
"""The files that may hold it, the first before the others; pyproject.toml holds it under `[tool.zongjie-lint]`."""
_KEYS: Mapping[str, type] = {"profile": str}
_UNREADABLE = Message("读不了：{reason}", "it cannot be read: {reason}")
_NO_TOML = Message("不是合格的 TOML：{reason}", "it is no valid TOML: {reason}")
_NO_KEY = Message("没有 {key!r} 这一项{near}", "there is no key {key!r}{near}")
_NEAR = Message("，是不是 {near!r}？", "; did you mean {near!r}?")
_NOTHING = Message("", "")
_NO_TABLE = Message("[tool.zongjie-lint] 应当是一张表", "[tool.zongjie-lint] must be a table")
_WRONG_TYPE = Message('{key} 应当是一个字符串，如 {key} = "final"', '{key} must be a string, such as {key} = "final"')


class BrokenConfiguration(Exception):
    """A configuration file cannot be used; the messages say why, all at once."""

    def __init__(self, path: Path, faults: list[Message]) -> None:
        super().__init__(str(path))
        self.path = path
        self.faults = faults


@dataclass(frozen=True)
class Configuration:
    """What a configuration file says."""

    path: Path | None = None
    """None where there is no such file."""
    profile: str | None = None


def configuration_for(document: str) -> Configuration:
    """The configuration nearest to a document; raises BrokenConfiguration."""
    return _in_folder(os.path.dirname(os.path.abspath(document)))  # noqa: PTH100, PTH120 - a path need not exist


@cache
def _in_folder(folder: str) -> Configuration:
    for place in _upwards(Path(folder)):
        for name in NAMES:
            table = _table(place / name)
            if table is not None:
                return _read(place / name, table)
    return Configuration()


def _upwards(folder: Path) -> Iterator[Path]:
    """The folder and those above it, up to the root of the repository."""
    for place in (folder, *folder.parents):
        yield place
        if (place / ".git").exists():
            return


def _table(path: Path) -> dict[str, Any] | None:
    """What a file holds for us; None where there is no file, or nothing for us in it."""
    if not path.is_file():
        return None
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise BrokenConfiguration(path, [_UNREADABLE.format(reason=error)]) from error
    except tomllib.TOMLDecodeError as error:
        raise BrokenConfiguration(path, [_NO_TOML.format(reason=error)]) from error
    if path.name != "pyproject.toml":
        return content
    tools = content.get("tool")
    ours = tools.get("zongjie-lint") if isinstance(tools, dict) else None
    if ours is not None and not isinstance(ours, dict):
        raise BrokenConfiguration(path, [_NO_TABLE])
    return ours


def _read(path: Path, table: Mapping[str, Any]) -> Configuration:
    faults = [*_faults(table)]
    if faults:
        raise BrokenConfiguration(path, faults)
    return Configuration(path, table.get("profile"))


def _faults(table: Mapping[str, Any]) -> Iterator[Message]:
    for key, value in table.items():
        if key not in _KEYS:
            near = difflib.get_close_matches(key, _KEYS, n=1)
            yield _NO_KEY.format(key=key, near=_NEAR.format(near=near[0]) if near else _NOTHING)
        elif not isinstance(value, _KEYS[key]):
            yield _WRONG_TYPE.format(key=key)
