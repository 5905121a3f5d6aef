"""Which baseline a document belongs to, and what it is called there."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import IO, Any

import click
import msgspec

from zongjie_lint.baseline import FILE_NAME, Baseline, BrokenBaseline, loaded
from zongjie_lint.commands.options import FAILED, Linters
from zongjie_lint.configuration.paths import is_file, shown_path
from zongjie_lint.inputs import is_there
from zongjie_lint.message import Language, Message
from zongjie_lint.printers.plain import plain
from zongjie_lint.record import Record
from zongjie_lint.regular_file import regular_bytes
from zongjie_lint.repository import root_of

_MISSING = Message("没有这个基线文件；请先运行 zongjie-lint baseline create", "there is no such baseline; make one with zongjie-lint baseline create")  # fmt: skip
_UNREADABLE = Message("读不了（{reason}）", "it cannot be read ({reason})")


_root_of = cache(root_of)


class UnusableBaseline(click.ClickException):
    """Ends the run: a baseline is missing, broken, or in the way. The command line was right, so nothing is said of that."""

    exit_code = FAILED

    def show(self, file: IO[Any] | None = None) -> None:
        """Say only what is the matter."""
        click.echo(plain(self.format_message()), file=file, err=file is None)


class BaselineFiles(Record):
    """The baselines of a run: the one that an option names, else for each document the one of its repository."""

    linters: Linters
    option: str | None
    language: Language
    read: dict[Path, Baseline | None] = msgspec.field(default_factory=dict)

    def of(self, document: str) -> Path:
        """The file that a document belongs to, whether it is there or not."""
        if self.option is not None:
            return _real(self.option)
        settings = self.linters.settings_at(document)
        if settings.baseline is not None:
            return _real(str(settings.baseline))
        roots = [root for root in (settings.root, repository_of(document)) if root is not None]
        usual = [_real(str(root / FILE_NAME)) for root in (*roots, *(() if roots else (Path.cwd(),)))]
        return next((path for path in usual if is_file(path)), usual[0])

    def root_of(self, document: str) -> Path:
        """The folder that a document's baseline has to be in: that of the repository, else of the configuration."""
        settings = self.linters.settings_at(document)
        return repository_of(document) or settings.root or Path.cwd()

    def at(self, path: Path) -> Baseline | None:
        """The baseline in a file, None where there is none; a broken one, or a missing one that was asked for, ends the run."""
        if path not in self.read:
            self.read[path] = self._loaded(path)
        return self.read[path]

    def _loaded(self, path: Path) -> Baseline | None:
        try:
            return loaded(regular_bytes(path))
        except FileNotFoundError:
            return None
        except OSError as error:
            raise self.refusal(path, _UNREADABLE.format(reason=error.strerror or error)) from error
        except BrokenBaseline as broken:
            raise self.refusal(path, broken.reason) from broken

    def required(self, path: Path) -> Baseline:
        """The baseline in a file; the run ends where there is none."""
        baseline = self.at(path)
        if baseline is None:
            raise self.refusal(path, _MISSING)
        return baseline

    def refusal(self, path: Path, reason: Message) -> UnusableBaseline:
        """An error that names a baseline and says why it cannot be used."""
        return UnusableBaseline(f"{shown_path(path)}: {reason.in_language(self.language)}")


def entry_path(document: str, baseline: Path) -> str:
    """What a document is called in a baseline: its path from the folder of that file, with slashes."""
    path = _real(document)
    try:
        relative = Path(os.path.relpath(path, baseline.parent))
    except ValueError:  # another drive
        relative = path
    return unicodedata.normalize("NFC", relative.as_posix())


def is_gone(entry: str, baseline: Path) -> bool:
    """Whether the document of an entry is no longer there."""
    return not is_there(baseline.parent, entry)


def gone_from(baseline: Baseline, path: Path, arguments: Sequence[str]) -> set[str]:
    """The entries whose document is no longer there, though its place was named, or is in a folder that was."""
    looked_at = [Path(os.path.realpath(argument)) for argument in arguments]
    places = {entry: Path(os.path.normpath(path.parent / entry)) for entry in baseline.files if is_gone(entry, path)}
    return {entry for entry, place in places.items() if any(place.is_relative_to(each) for each in looked_at)}


def repository_of(document: str) -> Path | None:
    """The nearest folder above a document that is the root of a repository."""
    return _root_of(_real(document).parent)


def _real(path: str) -> Path:
    """A path without links in its folders; the file itself may be one, and need not exist."""
    folder, name = os.path.split(os.path.abspath(path))  # noqa: PTH100 - a path need not exist
    return Path(os.path.realpath(folder), name)


def baseline_files(linters: Linters, options: Mapping[str, Any]) -> BaselineFiles:
    """The baselines that the options of a command ask for."""
    return BaselineFiles(linters, options["baseline"], options["lang"])
