"""Runs one command and tells what it took; a process of its own, for a child's peak memory counts from its parent's.

    python -I -S launcher.py LIMIT OUTPUT COMMAND…

What the command prints goes to OUTPUT and, of the errors, to OUTPUT.errors. Imports as little as it can.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time


def main(limit: str, output: str, *command: str) -> None:
    """Seconds on the clock, seconds of processor time, peak kilobytes and exit status, in one line."""
    with open(output, "wb") as stream, open(f"{output}.errors", "wb") as errors:  # noqa: PTH123  pathlib is not imported
        started = time.perf_counter()
        process = subprocess.Popen(command, stdin=0, stdout=stream, stderr=errors, start_new_session=True)
        signal.signal(signal.SIGALRM, lambda *_: os.killpg(process.pid, signal.SIGKILL))
        signal.alarm(int(limit))
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - started
    kilobytes = usage.ru_maxrss // (1024 if sys.platform == "darwin" else 1)
    print(seconds, usage.ru_utime + usage.ru_stime, kilobytes, os.waitstatus_to_exitcode(status))


if __name__ == "__main__":
    main(*sys.argv[1:])
