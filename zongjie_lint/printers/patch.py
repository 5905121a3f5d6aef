"""A unified diff that `patch -p0` and `git apply -p0` take, in the bytes of the file."""

from __future__ import annotations

import difflib
import os
from collections.abc import Iterable, Iterator, Sequence

_ODD = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_NO_NEWLINE = b"\n\\ No newline at end of file\n"


def patch(path: str, before: bytes, after: bytes) -> bytes:
    """The change of one file; nothing where there is none."""
    name = _name(path)
    lines = difflib.diff_bytes(difflib.unified_diff, _lines(before), _lines(after), name, name)
    return b"".join(_ended(_headed(lines)))


def _name(path: str) -> bytes:
    """A path as both programs read it: from the current folder on, with a tab after it where it holds a blank."""
    shown = _near(path).replace(os.sep, "/")
    if not _ODD.keys().isdisjoint(shown):
        return b'"' + os.fsencode("".join(_ODD.get(character, character) for character in shown)) + b'"'
    return os.fsencode(shown + "\t" if " " in shown else shown)


def _near(path: str) -> str:
    try:
        near = os.path.relpath(path)
    except ValueError:  # on another drive of Windows
        return path
    return path if near.startswith("..") else near


def _lines(data: bytes) -> Sequence[bytes]:
    """Lines as both programs count them: a line feed ends one, and nothing else does."""
    return [line + b"\n" for line in data.split(b"\n")[:-1]] + [line for line in data.split(b"\n")[-1:] if line]


def _headed(lines: Iterable[bytes]) -> Iterator[bytes]:
    for line in lines:
        yield line.rstrip(b"\n") + b"\n" if line.startswith((b"--- ", b"+++ ")) else line


def _ended(lines: Iterable[bytes]) -> Iterator[bytes]:
    for line in lines:
        yield line if line.endswith(b"\n") else line + _NO_NEWLINE
