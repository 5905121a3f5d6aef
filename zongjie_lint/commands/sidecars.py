"""The files of suppressions that stand beside the documents."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from zongjie_lint.commands.options import Linters, refuse_configuration
from zongjie_lint.configuration.fault import BrokenConfiguration
from zongjie_lint.configuration.paths import exists
from zongjie_lint.configuration.toml_text import TomlText
from zongjie_lint.message import Language
from zongjie_lint.record import State
from zongjie_lint.repository import root_of
from zongjie_lint.sidecar import NAME, Entry, read_entries
from zongjie_lint.sidecar_sieve import Sidecar


class Sidecars(State):
    """The file for each document: as configured, or at the root of the repository, or beside the document."""

    linters: Linters
    options: Mapping[str, Any]
    _read: dict[Path, Sidecar] = msgspec.field(default_factory=dict)

    def at(self, document: str) -> Sidecar | None:
        """The file for a document, without entries where there is none yet; one that cannot be used ends the run."""
        if self.options["isolated"]:
            return None
        path = self.path_for(document)
        if path not in self._read:
            entries = read_entries_at(path, self.options["lang"]) if exists(path) else ()
            self._read[path] = Sidecar(path, self._root_of(document).resolve(), entries)
        return self._read[path]

    def path_for(self, document: str) -> Path:
        """The path of the file for a document, whether it is there or not."""
        return self.linters.settings_at(document).suppressions or self._root_of(document) / NAME

    def _root_of(self, document: str) -> Path:
        folder = Path(document).absolute().parent
        return self.linters.settings_at(document).root or root_of(folder) or folder


def read_entries_at(path: Path, language: Language) -> tuple[Entry, ...]:
    """The entries of a file; one that cannot be used ends the run, and everything that is wrong with it is shown."""
    try:
        return tuple(read_entries(TomlText.at(path)))
    except BrokenConfiguration as broken:
        refuse_configuration(broken, language)
