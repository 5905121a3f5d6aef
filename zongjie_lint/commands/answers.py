"""Answers of earlier runs that still hold: same document, same configuration, same program."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import fields
from functools import cached_property
from pathlib import Path
from types import FunctionType
from typing import Any

import msgspec

from zongjie_lint.cache import FOLDER, Cache, cache_at
from zongjie_lint.commands.options import Linters
from zongjie_lint.digest import Dependent, Undigestable, digest
from zongjie_lint.document import Document
from zongjie_lint.environment import environment
from zongjie_lint.inputs import Input, reader_for
from zongjie_lint.linter import Linter
from zongjie_lint.reader import Reader
from zongjie_lint.record import State
from zongjie_lint.report import FileReport
from zongjie_lint.repository import root_of
from zongjie_lint.rule import Rule
from zongjie_lint.settings import Settings

_NO_MATTER = frozenset({"origins", "baseline", "suppressions", "fail_level", "rule_timeout", "exclude", "root"})
"""What a configuration says of other things than the check of a document: of the findings afterwards, of which documents."""

_OURS = "zongjie_lint.rules."
_OF_LINTER = tuple(name for name in Linter.__struct_fields__ if name not in _NO_MATTER)
_OF_SETTINGS = tuple(name for name in Settings.__struct_fields__ if name not in _NO_MATTER)


class Answers(State, dict=True):
    """The stored answers of a run, in the caches of the repositories that its documents belong to."""

    linters: Linters
    readers: Sequence[Reader]
    folder: Path | None = None
    """Where they are kept instead, for documents of no repository too."""
    given: str | None = None
    """The programs that the answers come from, where another process has told them."""
    _caches: dict[str, Cache | None] = msgspec.field(default_factory=dict)
    _names: dict[str, str | None] = msgspec.field(default_factory=dict)
    _known: dict[int, tuple[object, str]] = msgspec.field(default_factory=dict)

    @cached_property
    def environment(self) -> str:
        """The programs that the answers come from."""
        return self.given or environment(self.linters.plugins.registered)

    def may_hold(self, each: Input) -> bool:
        """Whether there is something stored on a document, which may be of an earlier version of it."""
        place = self._place(each)
        return place is not None and place[0].has(place[1])

    def stored(self, each: Input) -> FileReport | None:
        """The report on a document, where it was checked before as it would be now."""
        place = self._place(each)
        if place is None or not place[0].has(place[1]):
            return None
        read = each.read()
        return None if read.data is None else place[0].get(place[1], read.data)

    def store(self, read: Input, report: FileReport) -> None:
        """Keep the report on a document that was read for it."""
        place = self._place(read)
        if place is not None and read.data is not None:
            place[0].put(place[1], read.data, report)

    def prune(self) -> None:
        """Make room in every cache that was looked into."""
        for cache in {cache.folder: cache for cache in self._caches.values() if cache}.values():
            cache.prune()

    def _place(self, each: Input) -> tuple[Cache, str] | None:
        """The cache that a document belongs to, and the name of its entry there."""
        if each.is_standard_input or each.error:
            return None
        folder = os.path.dirname(os.path.abspath(each.path))  # noqa: PTH100, PTH120 - a path as it was given
        if folder not in self._caches:
            self._caches[folder] = self._cache_for(folder, self.linters.settings_at(each.path))
        cache = self._caches[folder]
        if cache and each.path not in self._names:
            self._names[each.path] = self._name(each.path)
        name = self._names.get(each.path)
        return (cache, name) if cache and name else None

    def _cache_for(self, folder: str, settings: Settings) -> Cache | None:
        if self.folder is not None:
            return cache_at(self.folder)
        root = root_of(Path(folder)) or settings.root
        return cache_at(root / FOLDER) if root else None

    def _name(self, path: str) -> str | None:
        """What the report on a document depends on, besides its bytes; None where that cannot be told."""
        linter, settings, reader = self.linters.at(path), self.linters.settings_at(path), reader_for(path, self.readers)
        try:
            return digest(
                self.environment,
                path,
                self._of_reader(reader),
                [self._of(getattr(linter, name)) for name in _OF_LINTER],
                [self._of(getattr(settings, name)) for name in _OF_SETTINGS],
            )
        except Undigestable:
            return None

    def _of(self, value: Any) -> str:  # noqa: ANN401 - whatever a linter and settings hold
        """The digest of a value, worked out once: thousands of documents share the few configurations of a run."""
        if id(value) not in self._known:
            self._known[id(value)] = (value, _digest(value))
        return self._known[id(value)][1]

    def _of_reader(self, reader: Reader) -> str:
        if id(reader) not in self._known:
            depended = reader.depends_on() if isinstance(reader, Dependent) else ""
            self._known[id(reader)] = (reader, digest(type(reader), depended))
        return self._known[id(reader)][1]


def _digest(value: Any) -> str:  # noqa: ANN401 - as above
    if isinstance(value, Document):
        return digest(value.source, value.kind_given, value.vocabulary)
    if isinstance(value, list | tuple) and all(isinstance(each, Rule) for each in value):
        return digest([_of_rule(each) for each in value])
    return digest(value)


def _of_rule(rule: Rule) -> str:
    """A rule with its options, and with what is said of its class, which a table of house rules may have made."""
    kind = type(rule)
    if kind.__module__.startswith(_OURS):  # its class is told by the code of the program
        return f"{kind.code} {[(option.name, getattr(rule, option.name)) for option in fields(rule)]}"
    said = (kind.code, kind.name, kind.title, kind.severity, kind.basis, kind.message, kind.advice, kind.off_by_default)
    return digest(rule, *said, _made(kind))


def _made(kind: type[Rule]) -> list[tuple[str, object]]:
    """What a class holds that stands in no module, whose code would tell it apart: that of a house rule."""
    if getattr(sys.modules.get(kind.__module__), kind.__qualname__, None) is kind:
        return []
    skipped = (FunctionType, classmethod, staticmethod, property)
    return [
        (name, value)
        for name, value in sorted(vars(kind).items())
        if not name.startswith("_") and not isinstance(value, skipped)
    ]
