"""The bytes of a file that somebody else may have prepared: no pipe that never ends, no device, nothing beyond measure."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO

MOST_BYTES = 256_000_000
"""Of a document; no report is larger, even with its pictures."""
MOST_CONFIGURATION_BYTES = 4_000_000
"""Of a file that configures."""
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOCTTY", 0)


def bounded_bytes(path: Path | str, most: int = MOST_BYTES) -> bytes:
    """What a file holds that somebody named, which may be a pipe; raises OSError, also where that is more than `most` bytes."""
    with Path(path).open("rb") as stream:
        return _bounded(stream, path, most)


def regular_bytes(path: Path | str, most: int = MOST_BYTES) -> bytes:
    """What a regular file holds, a link followed; raises OSError for anything else, and for one of more bytes than `most`."""
    try:
        handle = os.open(path, _FLAGS)
    except ValueError as error:  # a null character
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), str(path)) from error
    with os.fdopen(handle, "rb") as stream:
        status = os.fstat(handle)
        if stat.S_ISDIR(status.st_mode):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
        if not stat.S_ISREG(status.st_mode):
            raise OSError(errno.EINVAL, "不是普通文件 not a regular file", str(path))
        return _bounded(stream, path, most)


def _bounded(stream: BinaryIO, path: Path | str, most: int) -> bytes:
    is_short = os.fstat(stream.fileno()).st_size <= most
    data = stream.read(most + 1) if is_short else b""
    if not is_short or len(data) > most:
        raise OSError(errno.EFBIG, f"超过 {most // 1_000_000} MB more than {most // 1_000_000} MB", str(path))
    return data
