"""Where figures come from: the machine, its programs and their versions."""

from __future__ import annotations

import datetime
import os
import platform
import re
import shutil
import subprocess
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from benchmarks.process import ROOT

_LIBRARIES = ("click", "rich", "regex", "pluggy")


@dataclass(frozen=True)
class Machine:
    """What was measured, when, and on what."""

    date: str
    """The day, by the clock of the machine."""
    processor: str
    cores: int
    """Those that the benchmark may use."""
    memory_gigabytes: float
    system: str
    python: str
    node: str | None
    """None where Node.js is absent."""
    version: str
    """Of zongjie-lint."""
    revision: str | None
    """The commit; with a plus if something was changed since."""
    libraries: dict[str, str]
    load: float
    """Processes that wanted the processor in the minute before: above 0.5, the figures are rough."""


def this_machine() -> Machine:
    """The machine that this runs on, now."""
    return Machine(
        datetime.date.today().isoformat(),
        _processor(),
        len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1,
        round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9, 1),
        f"{platform.system()} {platform.machine()}",
        platform.python_version(),
        _output("node", "--version"),
        metadata.version("zongjie-lint"),
        _revision(),
        {name: metadata.version(name) for name in _LIBRARIES},
        round(os.getloadavg()[0], 2),
    )


def _processor() -> str:
    known = Path("/proc/cpuinfo")
    found = re.search(r"^model name\s*:\s*(.+)$", known.read_text(), re.MULTILINE) if known.exists() else None
    return found[1] if found else _output("sysctl", "-n", "machdep.cpu.brand_string") or platform.processor()


def _revision() -> str | None:
    commit = _output("git", "-C", str(ROOT), "rev-parse", "--short", "HEAD")
    changed = _output("git", "-C", str(ROOT), "status", "--porcelain", "zongjie_lint", "benchmarks")
    return f"{commit}+" if commit and changed else commit


def _output(*command: str) -> str | None:
    """What a program says, if it is there and has something to say."""
    if not shutil.which(command[0]):
        return None
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    return done.stdout.strip() or None
