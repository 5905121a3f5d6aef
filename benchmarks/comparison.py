"""Our linter and those that a user might pick instead, on the same drafts in the same run."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks.drafts import SEED, draft
from benchmarks.linters import Contender, Lines, Ours
from benchmarks.planted import KINDS, Planted, planted
from benchmarks.process import Command, Timing, interleaved, run
from benchmarks.scene import Scene
from benchmarks.sentences import Chance

_ROUNDS = 5
_FILES, _SENTENCES = 24, 60
_OF_EACH_KIND = 8


@dataclass(frozen=True)
class Row:
    """One linter."""

    name: str
    version: str
    absent: str | None
    """Why it was not run; everything below is None then."""
    page: Timing | None = None
    """One short draft."""
    drafts: Timing | None = None
    """A folder of drafts."""
    to_ours: float | None = None
    """Its time for the folder as a multiple of ours."""
    found: Mapping[str, int] | None = None
    """By kind, on how many lines with a planted fault it says something that it does not say of the line without."""
    other_reports: int | None = None
    """What it says of the same drafts without the planted faults."""


@dataclass(frozen=True)
class Comparison:
    """All linters, on how much text, with how many faults of each kind."""

    bytes: int
    files: int
    planted: Mapping[str, int]
    rows: list[Row]


def measure(scene: Scene) -> Comparison:
    """Every linter that is installed, each with one page and with the folder in turn."""
    faults = _planted()
    faulty, right = (_written(scene, name, faults) for name in ("faulty", "right"))
    page = scene.write("short/001.md", _body(random.Random(SEED), sentences=16)).parent
    installed = [linter for linter in scene.others if not linter.absence]
    present: list[Contender] = [Ours(), *installed]
    pages, drafts = (_timed(present, folder, scene.rounds(_ROUNDS)) for folder in (page, faulty))
    rows = [
        _row(linter, pages[linter.name], drafts, _found(linter, faulty, right, faults), _said(linter, right).total())
        for linter in present
    ]
    absent = [Row(each.name, each.version, each.absence) for each in scene.others if each.absence]
    size = sum(path.stat().st_size for path in faulty.iterdir())
    return Comparison(size, _FILES, dict(Counter(fault.kind for fault in faults.values())), rows + absent)


def _row(linter: Contender, page: Timing, drafts: Mapping[str, Timing], found: Mapping[str, int], other: int) -> Row:
    own = drafts[linter.name]
    return Row(linter.name, linter.version, None, page, own, own.median / drafts[Ours.name].median, found, other)


Place = tuple[str, int]
"""The name of a file and the number of a line."""


def _planted() -> dict[Place, Planted]:
    """Where each fault goes: on a line of its own, below the title."""
    chance = random.Random(SEED)
    kinds = [kind for kind in KINDS for _ in range(_OF_EACH_KIND)]
    return {
        (f"{number % _FILES:03}.md", 3 + 2 * (number // _FILES)): planted(chance, kind)
        for number, kind in enumerate(kinds)
    }


def _written(scene: Scene, name: str, faults: Mapping[Place, Planted]) -> Path:
    """The folder with the drafts; those named `faulty` have the faults, the others the same sentences without."""
    chance = random.Random(SEED)
    for number in range(_FILES):
        file = f"{number:03}.md"
        first = [getattr(fault, name) for (held, _), fault in faults.items() if held == file]
        title, _, rest = _body(chance, _SENTENCES).partition("\n\n")
        written = scene.write(f"{name}/{file}", "\n\n".join([title, *first, rest]))
    return written.parent


def _body(chance: Chance, sentences: int) -> str:
    """A draft whose lines are paragraphs of Markdown, without faults."""
    return "\n\n".join(line for line in draft(chance, sentences, faulty=0).splitlines() if line) + "\n"


def _timed(linters: list[Contender], folder: Path, rounds: int) -> dict[str, Timing]:
    return interleaved({linter.name: Command(linter.command(folder), folder) for linter in linters}, rounds)


def _said(linter: Contender, folder: Path) -> Lines:
    return linter.said(run(Command(linter.command(folder), folder)).output)


def _found(linter: Contender, faulty: Path, right: Path, faults: Mapping[Place, Planted]) -> Mapping[str, int]:
    more = _said(linter, faulty) - _said(linter, right)
    return {kind: sum(more[place] > 0 for place, fault in faults.items() if fault.kind == kind) for kind in KINDS}
