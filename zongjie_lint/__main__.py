"""Lets `python -m zongjie_lint` do what the console script does."""

from __future__ import annotations

import errno
import sys

_FAILED = 2
"""Exit status of what could not be done; Python's own, 1, would pass for findings."""
_INTERRUPTED = 130
"""Exit status of what was interrupted: 128 and the number of the signal."""

_NO_ROOM = {errno.ENOSPC, errno.EFBIG, errno.EIO, getattr(errno, "EDQUOT", errno.ENOSPC)}
"""What happens to output and is no fault of the program: a disk that is full, or breaks."""


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
        import traceback  # noqa: PLC0415 - only where something failed

        traceback.print_exc()
        print("程序出错，没有查完。An error in the program: the check is not complete.", file=sys.stderr)
        sys.exit(_FAILED)


if __name__ == "__main__":
    main()
