"""A configuration file with all that it extends."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from zongjie_lint.configuration.catalogue import Catalogue
from zongjie_lint.configuration.fault import BrokenConfiguration, Fault
from zongjie_lint.configuration.paths import is_file, path_from
from zongjie_lint.configuration.positions import Keys
from zongjie_lint.configuration.toml_text import TomlText
from zongjie_lint.configuration.validation import NOTHING, did_you_mean
from zongjie_lint.message import Message

_NO_FILE = Message("找不到 {path}", "there is no file {path}")
_NO_FILE_OR_PROFILE = Message(
    "既没有 {path} 这个文件，也没有这个级别方案{near}", "there is neither a file nor a profile {path}{near}"
)
_NO_TABLE = Message("{path} 里没有 [tool.zongjie-lint]", "there is no [tool.zongjie-lint] in {path}")
_CYCLE = Message("互相引用，绕成了圈：{path}", "files extend one another in a circle: {path}")


@dataclass(frozen=True, eq=False)
class Part:
    """Something said by a text: its whole table, or one key for which a name stands."""

    text: TomlText
    keys: Keys = ()
    values: Mapping[str, Any] | None = None
    """What is said in place of the table."""


@dataclass
class Chain:
    """The parts of a configuration, those that count less before those that go before them."""

    catalogue: Catalogue
    parts: list[Part] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    met: set[Path] = field(default_factory=set)
    known: dict[Path, TomlText] = field(default_factory=dict)
    """Files that were read before."""

    def add(self, text: TomlText, above: tuple[Path, ...] = ()) -> None:
        """A text after all that it extends; a file that several extend counts where it comes first."""
        here = text.path.resolve() if text.path else None
        if here in self.met:
            return
        if here:
            self.met.add(here)
        try:
            table = text.table
        except BrokenConfiguration as broken:
            self.faults += broken.faults
            return
        for keys, name in _extended(table or {}):
            self._extend(text, keys, name, (*above, here) if here else above)
        self.parts.append(Part(text))

    def add_profile(self, name: str, text: TomlText, keys: Keys) -> None:
        """A profile, with the file that comes with it; patterns in there are relative to the file that names it."""
        file = self.catalogue.profiles[name]
        if file is not None:
            self._add_file(file, text, keys, (), folder=text.folder)
        self.parts.append(Part(text, keys, {"profile": name}))

    def _extend(self, text: TomlText, keys: Keys, name: str, above: tuple[Path, ...]) -> None:
        if name in self.catalogue.profiles:
            self.add_profile(name, text, keys)
            return
        folder = text.path.parent if text.path else text.folder
        path = path_from(folder, name)
        if not is_file(path):
            self.faults.append(text.fault(keys, self._missing(name)))
        elif path.resolve() in above:
            self.faults.append(text.fault(keys, _CYCLE.format(path=name)))
        else:
            self._add_file(path, text, keys, above)

    def _add_file(
        self, path: Path, text: TomlText, keys: Keys, above: tuple[Path, ...], folder: Path | None = None
    ) -> None:
        try:
            extended = TomlText.at(path, folder) if folder else self._read(path)
            if extended.table is None:
                self.faults.append(text.fault(keys, _NO_TABLE.format(path=path)))
        except BrokenConfiguration as broken:
            self.faults += broken.faults
        else:
            self.add(extended, above)

    def _read(self, path: Path) -> TomlText:
        here = path.resolve()
        if here not in self.known:
            self.known[here] = TomlText.at(path)
        return self.known[here]

    def _missing(self, name: str) -> Message:
        if "/" in name or "\\" in name:
            return _NO_FILE.format(path=name)
        near = did_you_mean(name, list(self.catalogue.profiles))
        return (_NO_FILE if near is NOTHING and name.endswith(".toml") else _NO_FILE_OR_PROFILE).format(
            path=name, near=near
        )


def _extended(table: Mapping[str, Any]) -> Iterator[tuple[Keys, str]]:
    """Each name that a table extends, and the keys that lead to it."""
    extends = table.get("extends")
    if isinstance(extends, str) and extends.strip():
        yield ("extends",), extends
    elif isinstance(extends, list):
        for at, name in enumerate(extends):
            if isinstance(name, str) and name.strip():
                yield ("extends", at), name
