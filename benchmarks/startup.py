"""How long one waits for a single page, beside what importing the libraries alone takes."""

from __future__ import annotations

import random
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks.drafts import SEED, page
from benchmarks.process import LINTER, Command, Timing, interleaved
from benchmarks.scene import Scene

IMPORTS = "import click, rich.console, regex, pluggy"
_ROUNDS = 15
_BARE, _OTHER = "imports", "autocorrect"


@dataclass(frozen=True)
class Row:
    """One command, as a whole process."""

    name: str
    command: str
    timing: Timing
    to_imports: float
    """How many times as long as Python takes to import the libraries."""
    to_autocorrect: float | None
    """How many times as long as autocorrect takes for the same file; None where it is absent."""


def measure(scene: Scene) -> list[Row]:
    """Each command in turn, some rounds."""
    draft = scene.write("page/draft.md", page(random.Random(SEED)))
    commands = _commands(scene, draft)
    timings = interleaved(commands, scene.rounds(_ROUNDS))
    bare, other = timings[_BARE], timings.get(_OTHER)
    return [
        Row(
            name,
            _shown(commands[name]),
            timing,
            timing.median / bare.median,
            timing.median / other.median if other else None,
        )
        for name, timing in timings.items()
    ]


def _commands(scene: Scene, draft: Path) -> Mapping[str, Command]:
    folder, other = draft.parent, scene.linter(_OTHER)
    ours = {
        "version": ("--version",),
        "rules": ("rules",),
        "page": ("draft.md",),
        "page-json": ("--format", "json", "draft.md"),
    }
    return {
        _BARE: Command((sys.executable, "-c", IMPORTS), folder),
        **{name: Command((*LINTER, *arguments), folder) for name, arguments in ours.items()},
        "page-stdin": Command((*LINTER, "--stdin-filename", "draft.md", "-"), folder, stdin=draft),
        **({} if other.absence else {_OTHER: Command(other.command(folder), folder)}),
    }


def _shown(command: Command) -> str:
    """The command line as one would write it."""
    arguments = command.arguments
    if tuple(arguments[: len(LINTER)]) == LINTER:
        return " ".join(("zongjie-lint", *arguments[len(LINTER) :], *(["< draft.md"] if command.stdin else [])))
    if arguments[0] == sys.executable:
        return f'python -c "{IMPORTS}"'
    return " ".join((Path(arguments[0]).name, *arguments[1:]))
