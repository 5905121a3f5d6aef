"""Lets `python -m zongjie_lint` do what the console script does."""

from __future__ import annotations

import atexit
import errno
import gc
import os
import sys

if __name__ == "__main__" and not sys.flags.safe_path and sys.path[:1] == [os.getcwd()]:  # noqa: PTH109 - before any import
    # `python -m` looks in the working directory first, where a stranger's repository may have modules of its own.
    del sys.path[0]

_FAILED = 2
"""Exit status of what could not be done; Python's own, 1, would pass for findings."""
_INTERRUPTED = 130
"""Exit status of what was interrupted: 128 and the number of the signal."""

_NO_ROOM = {errno.ENOSPC, errno.EFBIG, errno.EIO, getattr(errno, "EDQUOT", errno.ENOSPC)}
"""What happens to output and is no fault of the program: a disk that is full, or breaks."""


_SELDOM = (100_000, 50, 1000)
"""Objects after which Python looks for cycles; ours hold none, and looking took a tenth of the time."""


def main() -> None:
    """Run the program; Ctrl-C while it is still loading ends it like any other."""
    try:
        from zongjie_lint.cli import main as program  # noqa: PLC0415 - takes a while

        program()
    except KeyboardInterrupt:
        sys.exit(_INTERRUPTED)
    except Exception as error:
        if isinstance(error, OSError) and error.errno in _NO_ROOM:
            print(
                f"没有写完（{error.strerror}）。It could not be written to its end ({error.strerror}).", file=sys.stderr
            )
            sys.exit(_FAILED)
        print(_shown(error), file=sys.stderr)
        print("程序出错，没有查完。An error in the program: the check is not complete.", file=sys.stderr)
        sys.exit(_FAILED)


def _shown(error: Exception) -> str:
    """The traceback of an error as a terminal, or where `--redact` asks for that a log, may show it."""
    import traceback  # noqa: PLC0415 - only where something failed

    from zongjie_lint.printers.plain import plain  # noqa: PLC0415 - as above

    said = "".join(traceback.format_exception(error))
    if "--redact" in sys.argv or "ZONGJIE_LINT_REDACT" in os.environ:
        from zongjie_lint.redaction import redacted_failure  # noqa: PLC0415

        said = redacted_failure(error, said)
    return plain(said.rstrip("\n"))


def run() -> None:
    """Run the program as a process of its own, which leaves what it holds to the system: taking it apart took a sixth of the time."""
    gc.set_threshold(*_SELDOM)
    try:
        main()
    except SystemExit as ended:
        if _is_alone() and isinstance(ended.code, int | None):
            _leave(ended.code or 0)
        raise


def _is_alone() -> bool:
    """Whether no other process or thread has to be waited for."""
    threading = sys.modules.get("threading")
    return "multiprocessing" not in sys.modules and (threading is None or threading.active_count() == 1)


def _leave(status: int) -> None:
    """End at once, with all that was written on its way; where that fails, the end is left to Python, which says so."""
    atexit._run_exitfuncs()
    try:
        for stream in filter(None, (sys.stdout, sys.stderr)):  # a closed one is None
            stream.flush()
    except (OSError, ValueError):
        return
    os._exit(status)


if __name__ == "__main__":
    run()
