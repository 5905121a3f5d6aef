"""What takes long to make out of the program's own texts, kept beside its modules as Python keeps their bytecode.

It lies in `__pycache__` and under the same conditions: it may be deleted, is written only where Python may write
bytecode, is trusted as bytecode is (whoever could change it could change that too), and holds nothing of any document.
"""

from __future__ import annotations

import atexit
import importlib.util
import marshal
import os
import pickle
import sys
import zlib
from collections.abc import Callable, Hashable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar, cast

import regex

Made = TypeVar("Made")
_MOST = 4000
"""Where there are more, most are of older versions, and all are made anew."""
_CHECKSUM = 4
"""Bytes of it."""


class CompilationCache:
    """Things by what they were made from; losing them costs time only."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._forms: dict[Hashable, bytes] | None = None
        self._new: dict[Hashable, bytes] = {}

    def get(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """The thing that belongs to a key, from an earlier run or made now; the key must tell all that it depends on."""
        if self._forms is None:
            self._forms = _read(self._path)
        with suppress(Exception):  # none there, or of another build of `regex`; pickle may raise anything
            return cast(Made, pickle.loads(self._forms[key]))
        return self._made(key, make)

    def write(self) -> None:
        """Keep what was made in this run; where that cannot be done, the next run makes it again."""
        if self._new and not sys.dont_write_bytecode:
            kept = _read(self._path)
            with suppress(OSError):
                _write(self._path, {**(kept if len(kept) < _MOST else {}), **self._new})
        self._new = {}

    def _made(self, key: Hashable, make: Callable[[], Made]) -> Made:
        made = make()
        if not self._new:
            atexit.register(self.write)
        self._new[key] = pickle.dumps(made)
        return made


def _read(path: Path) -> dict[Hashable, bytes]:
    """What a file keeps: nothing, where there is none or it is damaged."""
    try:
        data = path.read_bytes()
        whole = zlib.crc32(data[_CHECKSUM:]) == int.from_bytes(data[:_CHECKSUM], "big")
        forms = marshal.loads(data[_CHECKSUM:]) if whole and data else {}
    except (OSError, ValueError, EOFError, TypeError):
        return {}
    return forms if isinstance(forms, dict) else {}


def _write(path: Path, forms: dict[Hashable, bytes]) -> None:
    data = marshal.dumps(forms)
    path.parent.mkdir(exist_ok=True)
    half = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        half.write_bytes(zlib.crc32(data).to_bytes(_CHECKSUM, "big") + data)
        half.replace(path)
    finally:
        half.unlink(missing_ok=True)


def _place() -> Path:
    """Beside the bytecode of this module; a form is of one version of Python and of `regex`."""
    return Path(importlib.util.cache_from_source(__file__)).with_suffix(f".regex-{regex.__version__}.bin")


CACHE = CompilationCache(_place())
"""The one that the patterns and the word lists of the program are kept in."""
