"""Whole processes, timed by the clock and by what they cost the processor."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from platformdirs import user_cache_path

ROOT = Path(__file__).parent.parent
LINTER = (sys.executable, "-m", "zongjie_lint")
_LAUNCHER = str(Path(__file__).with_name("launcher.py"))
_KILLED = -9
KEPT = user_cache_path("zongjie-lint-benchmarks", appauthor=False)
"""What is fetched and compiled once for all runs."""
_UNWANTED = (
    "FORCE_COLOR", "GITHUB_ACTIONS", "PYTHONDONTWRITEBYTECODE", "PYTHONOPTIMIZE", "PYTHONUNBUFFERED",
    "ZONGJIE_LINT_NO_CACHE",
)  # fmt: skip


class Failed(Exception):
    """A command ended otherwise than it should have: the figures would mean nothing."""


@dataclass(frozen=True)
class Command:
    """A command line, where it runs, and which exit statuses say that it did its work."""

    arguments: Sequence[str]
    folder: Path
    stdin: Path | None = None
    statuses: Collection[int] = (0, 1)
    limit: int = 600
    """Seconds after which it is ended."""
    cached: bool = False
    """Whether it may keep answers for the next run, and use those of the one before."""


@dataclass(frozen=True)
class Sample:
    """One run of a command."""

    seconds: float
    cpu: float
    """Seconds of processor time, of all threads and children together."""
    peak: int
    """Most memory that one process held, in kilobytes."""
    output: Path = field(compare=False)
    """What it printed; beside it, with the suffix `.errors`, what it printed to standard error."""


@dataclass(frozen=True)
class Timing:
    """Several runs of a command: seconds by the clock, their median and spread."""

    runs: int
    median: float
    lowest: float
    highest: float
    cpu: float
    """Median of the processor time in seconds."""
    peak_megabytes: float

    @classmethod
    def of(cls, samples: Sequence[Sample]) -> Timing:
        """The summary of some runs."""
        seconds = [sample.seconds for sample in samples]
        cpu = median(sample.cpu for sample in samples)
        peak = max(sample.peak for sample in samples) / 1000
        return cls(len(samples), median(seconds), min(seconds), max(seconds), cpu, peak)


def interleaved(commands: Mapping[str, Command], rounds: int) -> dict[str, Timing]:
    """Every command in turn, round after round, so that a busy minute hits all alike; a first round is not counted."""
    samples: dict[str, list[Sample]] = {name: [] for name in commands}
    for number in range(rounds + 1):
        for name, command in commands.items():
            sample = run(command)
            if number:
                samples[name].append(sample)
    return {name: Timing.of(each) for name, each in samples.items()}


def run(command: Command, output: str = "output") -> Sample:
    """One run; its output is kept in the file beside the folder until the next one."""
    kept = command.folder.parent / output
    launched = (sys.executable, "-I", "-S", _LAUNCHER, str(command.limit), str(kept), *command.arguments)
    with (command.stdin or Path(os.devnull)).open("rb") as stdin:
        done = subprocess.run(
            launched, cwd=command.folder, env=environment(command.cached), stdin=stdin, capture_output=True, check=False
        )
    figures = done.stdout.split()
    if len(figures) != 4 or int(figures[3]) not in command.statuses:
        raise Failed(_reason(command, figures, done.stderr or Path(f"{kept}.errors").read_bytes()))
    return Sample(float(figures[0]), float(figures[1]), int(figures[2]), kept)


def _reason(command: Command, figures: Sequence[bytes], said: bytes) -> str:
    status = int(figures[3]) if len(figures) == 4 else None
    what = f"not done after {command.limit} s" if status == _KILLED else f"status {status}"
    return f"{' '.join(command.arguments)[:200]}: {what}: {said.decode(errors='replace').strip()[-300:]}"


def environment(cached: bool = False) -> dict[str, str]:
    """This tree first, no colours, no settings of a service or of a developer, and no cache of answers unless wanted.

    Bytecode is kept, as it is where a program is installed, but outside the tree.
    """
    kept = {name: value for name, value in os.environ.items() if name not in _UNWANTED}
    cache = {} if cached else {"ZONGJIE_LINT_NO_CACHE": "1"}
    own = {"PYTHONPATH": str(ROOT), "PYTHONPYCACHEPREFIX": str(KEPT / "bytecode"), "PYTHONUTF8": "1", "NO_COLOR": "1"}
    return kept | cache | own
