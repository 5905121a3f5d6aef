"""What configuration files and options come to for one document."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from zongjie_lint.record import Record
from zongjie_lint.vocabulary import NO_VOCABULARY, Vocabulary


class Origin(Record):
    """Where a value was set: a file with line and column, an option of the command line, a profile."""

    name: str
    line: int | None = None
    column: int | None = None

    @property
    def place(self) -> str:
        """`file:line`, or the name alone."""
        return f"{self.name}:{self.line}" if self.line else self.name


class RuleTable(Record):
    """One `[[rule]]` of a configuration, as it was read, and where it stands."""

    values: Mapping[str, Any]
    origin: Origin


class Settings(Record):
    """The effective configuration for one document; what is None or empty was not set."""

    profile: str | None = None
    kind: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, str] = msgspec.field(default_factory=dict)
    """`error`, `warning`, `info` or `off`, by code, prefix of one, or name of a rule."""
    options: Mapping[str, Mapping[str, Any]] = msgspec.field(default_factory=dict)
    """Values of the options of rules, by code, then by name of the option."""
    fail_level: str | None = None
    rule_timeout: float | None = None
    """Seconds that a rule may take for a short document; 0: as long as it takes."""
    exclude: tuple[str, ...] = ()
    """Patterns of paths that the search of a folder leaves out."""
    vocabulary: Vocabulary = NO_VOCABULARY
    rules: tuple[RuleTable, ...] = ()
    plugins: tuple[Path, ...] = ()
    """Local plugins, as absolute paths; none is loaded without consent."""
    baseline: Path | None = None
    suppressions: Path | None = None
    """The sidecar file that holds the suppressions of documents that have no comments of their own."""
    root: Path | None = None
    """The folder that configured paths and paths in sidecar files and baselines are relative to."""
    origins: Mapping[str, Origin] = msgspec.field(default_factory=dict)
    """Where each key was set, nested ones written with dots: `severity.NU25`."""


NO_SETTINGS = Settings()
