"""The files of suppressions that stand beside the documents."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import click

from zongjie_lint.commands.options import FAILED, Linters
from zongjie_lint.message import Language, Message
from zongjie_lint.sidecar import NAME, BrokenSidecar, Entry, read_entries
from zongjie_lint.sidecar_sieve import Sidecar

_BROKEN = Message("忽略清单有误，没有检查。", "Stopped: the file of suppressions cannot be used.")
_UNREADABLE = Message("忽略清单读不了：{reason}", "the file of suppressions cannot be read: {reason}")


@dataclass
class Sidecars:
    """The file for each document: as configured, or at the root of the repository, or beside the document."""

    linters: Linters
    options: Mapping[str, Any]
    _read: dict[Path, Sidecar] = field(default_factory=dict)

    def at(self, document: str) -> Sidecar | None:
        """The file for a document, without entries where there is none yet; one that cannot be used ends the run."""
        if self.options["isolated"]:
            return None
        settings = self.linters.settings_at(document)
        root = settings.root or _root(Path(document).absolute().parent)
        path = settings.suppressions or root / NAME
        if path not in self._read:
            entries = read_entries_at(path, self.options["lang"]) if path.exists() else ()
            self._read[path] = Sidecar(path, root.resolve(), entries)
        return self._read[path]


def read_text(path: Path, language: Language) -> str:
    """The text of a file of suppressions, with its line ends; one that cannot be read ends the run."""
    try:
        return path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        click.echo(f"{path}: {_UNREADABLE.format(reason=error).in_language(language)}", err=True)
        sys.exit(FAILED)


def read_entries_at(path: Path, language: Language) -> tuple[Entry, ...]:
    """The entries of a file; one that cannot be used ends the run, and everything that is wrong with it is said."""
    try:
        return tuple(read_entries(read_text(path, language)))
    except BrokenSidecar as broken:
        for fault in broken.faults:
            click.echo(f"{path}:{fault.line}:{fault.column}: {fault.what.in_language(language)}", err=True)
        click.echo(_BROKEN.in_language(language), err=True)
        sys.exit(FAILED)


def _root(folder: Path) -> Path:
    """The root of the repository that a folder is in, else the folder."""
    return next((place for place in (folder, *folder.parents) if (place / ".git").exists()), folder)
