"""How much text is checked in a second."""

from __future__ import annotations

import random
import re
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks.checked import session
from benchmarks.drafts import SEED, draft
from benchmarks.process import LINTER, Command, Timing, interleaved
from benchmarks.scene import Scene

_ROUNDS = 5
_FILES, _SENTENCES = 48, 200
"""Drafts of about 20 KB: 1 MB together."""
_UNION = re.compile(
    r"[XxＸ×*＊○]{2,}|_{2,}|…{3,}|[（(]\s*[)）]|"
    r"\d+(?:[.,]\d+)*(?:[%％‰]|个百分点|[万亿]?[元人次户个处家项公里吨亩]+|年|月|日)?|[一二三四五六七八九十百千万亿]+(?=[个项次是年月])"
)
"""Placeholders and numbers: what a script of a few lines would look for."""


@dataclass(frozen=True)
class Row:
    """One way to go through the same text."""

    name: str
    seconds: float
    lowest: float
    highest: float
    megabytes_a_second: float
    to_ours: float
    """Its speed as a multiple of our own command's with one worker."""


@dataclass(frozen=True)
class Throughput:
    """Every way, and what it says of ours."""

    bytes: int
    files: int
    load: float
    """Seconds of processor time to load the linter, with all that the first draft needs."""
    speed_up: float
    """How many times as fast two workers are as one."""
    absent: str | None
    """Why autocorrect was not measured."""
    rows: list[Row]


def measure(scene: Scene) -> Throughput:
    """In one process, as whole commands, and beside others."""
    chance = random.Random(SEED)
    count = _FILES // 4 if scene.quick else _FILES
    files = [scene.write(f"drafts/{number:03}.md", draft(chance, _SENTENCES)) for number in range(count)]
    size = sum(path.stat().st_size for path in files)
    other = scene.linter("autocorrect")
    folder = files[0].parent
    commands = {f"jobs-{jobs}": Command((*LINTER, "--format", "json", "--jobs", str(jobs), "."), folder) for jobs in (1, 2)}  # fmt: skip
    if not other.absence:
        commands["autocorrect"] = Command(other.command(folder), folder)
    timings = interleaved(commands, scene.rounds(_ROUNDS))
    load, checks = _in_one_process(files, scene.rounds(3))
    seconds = {"one-process": checks, **{name: _spread(each) for name, each in timings.items()}, "re": _pass(files)}
    ours = timings["jobs-1"].median
    rows = [Row(name, *each, size / each[0] / 1e6, ours / each[0]) for name, each in seconds.items()]
    return Throughput(size, count, load, ours / timings["jobs-2"].median, other.absence, rows)


Spread = tuple[float, float, float]
"""Median, lowest and highest, in seconds."""


def _spread(timing: Timing) -> Spread:
    return timing.median, timing.lowest, timing.highest


def _of(seconds: list[float]) -> Spread:
    return median(seconds), min(seconds), max(seconds)


def _in_one_process(files: list[Path], rounds: int) -> tuple[float, Spread]:
    """Seconds of processor time to load, and to check all files then; a fresh process for each round."""
    requests = [{"name": path.name, "path": str(path)} for path in files]
    done = [session(requests, 600) for _ in range(rounds)]
    checks = [sum(each.seconds or 0 for each in one.checked) for one in done]
    return median(one.load for one in done), _of(checks)


def _pass(files: list[Path]) -> Spread:
    """One pass of a pattern over every file, the reading included."""
    return _of([_one_pass(files) for _ in range(5)])


def _one_pass(files: list[Path]) -> float:
    begun = time.process_time()
    for path in files:
        for _ in _UNION.finditer(path.read_text(encoding="utf-8")):
            pass
    return time.process_time() - begun
