"""What checks in a process of their own took, and which of them were given up."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.process import ROOT, Failed, environment

Request = dict[str, str]


@dataclass(frozen=True)
class Checked:
    """One text checked; `seconds` is None where the check was ended for the time it took."""

    name: str
    seconds: float | None = None
    findings: int = 0
    failures: tuple[str, ...] = ()
    """Codes of the rules that failed or gave up."""
    peak: int = 0
    """The most memory the process had held by then, in kilobytes."""


@dataclass(frozen=True)
class Session:
    """What one process did."""

    load: float
    """Seconds of processor time until the linter was loaded and had checked a first draft."""
    peak: int
    """Kilobytes it held at most when it had checked a little of every shape."""
    checked: tuple[Checked, ...]


def check_all(requests: Sequence[Request], limit: float) -> Iterator[Checked]:
    """Every request, in as few processes as can be: one that is ended in a check leaves the rest to the next."""
    left = list(requests)
    while left:
        done = session(left, limit).checked
        yield from done
        left = left[len(done) :]
        if left:
            yield Checked(left.pop(0)["name"])


def session(requests: Sequence[Request], limit: float) -> Session:
    """What a fresh process makes of the requests, one after the other; those after one that is ended are missing."""
    asked = "".join(json.dumps(request) + "\n" for request in requests)
    command = (sys.executable, "-m", "benchmarks.checking", str(limit))
    done = subprocess.run(
        command, input=asked, capture_output=True, encoding="utf-8", cwd=ROOT, env=environment(), check=False
    )
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    if not lines or done.returncode > 0:
        raise Failed(done.stderr[-500:])
    return Session(lines[0]["seconds"], lines[0]["peak"], tuple(map(_checked, lines[1:])))


def _checked(line: dict[str, Any]) -> Checked:
    return Checked(**(line | {"failures": tuple(line["failures"])}))
