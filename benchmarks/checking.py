"""Checks texts in one process and tells what each took: a JSON line to begin with, then one for each text.

    python -m benchmarks.checking LIMIT < requests

A request is a line `{"name": …, "path": …}` or `{"name": …, "text": …}`. All rules judge, whatever a profile says.
A check that takes more than LIMIT seconds of processor time ends the process, so that its line is missing.
"""

from __future__ import annotations

import json
import random
import resource
import signal
import sys
import time
from pathlib import Path

from benchmarks.drafts import SHAPES, draft, shaped

_WARM = 5_000


def main(limit: str) -> None:
    """Load and check a draft, which is measured; then a little of every shape, for what is loaded when it is first used."""
    begun = time.process_time()
    checker = _Checker()
    checker.check("draft.md", draft(random.Random(1)).encode())
    load = time.process_time() - begun
    for shape in SHAPES:
        checker.check("draft.md", shaped(shape, _WARM, seed=1).encode())
    _say(name="loaded", seconds=load, peak=_peak())
    for line in sys.stdin:
        request = json.loads(line)
        path = request.get("path", "text.txt")
        data = Path(path).read_bytes() if "path" in request else request["text"].encode()
        signal.setitimer(signal.ITIMER_PROF, float(limit))
        _say(name=request["name"], **checker.check(path, data), peak=_peak())
        signal.setitimer(signal.ITIMER_PROF, 0)


class _Checker:
    """The linter with all its rules, loaded when it is made: the loading is measured."""

    def __init__(self) -> None:
        from zongjie_lint.builtin import provide_readers, provide_rules  # noqa: PLC0415
        from zongjie_lint.inputs import reader_for  # noqa: PLC0415
        from zongjie_lint.linter import Linter  # noqa: PLC0415

        rules = [rule() for rule in provide_rules()]
        self._linter = Linter(rules, selected={rule.code for rule in rules})
        self._readers = list(provide_readers())
        self._reader_for = reader_for

    def check(self, path: str, data: bytes) -> dict[str, object]:
        """Seconds of processor time, how many findings there were, and which rules failed."""
        begun = time.process_time()
        report = self._linter.read_and_check(path, data, self._reader_for(path, self._readers))
        seconds = time.process_time() - begun
        failures = sorted({failure.code for failure in report.failures})
        return {"seconds": seconds, "findings": len(report.diagnostics), "failures": failures}


def _say(**values: object) -> None:
    print(json.dumps(values), flush=True)


def _peak() -> int:
    """The most memory this process ever held, in kilobytes; on Linux its own, and not what its parent had."""
    status = Path("/proc/self/status")
    if status.exists():
        return next(int(line.split()[1]) for line in status.read_text().splitlines() if line.startswith("VmHWM:"))
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (1024 if sys.platform == "darwin" else 1)


if __name__ == "__main__":
    main(*sys.argv[1:])
