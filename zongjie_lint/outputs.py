"""Files that are written whole or not at all."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from zongjie_lint.message import Message

_FOLDER = Message("写到哪里？这是一个文件夹，请写出文件名", "it is a folder; name a file in it")
_NO_FOLDER = Message(
    "没有这个文件夹；请先建好，或换一个位置", "there is no such folder; make it first, or choose another"
)
_FORBIDDEN = Message(
    "没有写入权限；请换一个位置，文件在别的程序里打开的先关掉",
    "no permission to write there; choose another place, and close the file where it is open",
)
_NO_FILE = Message("已经没有这个文件", "there is no such file any more")
_READ_ONLY = Message("文件是只读的；去掉只读属性再改", "the file is read-only; make it writable first")
_CHANGED = Message(
    "检查的时候文件被别的程序改过，没有写；请再运行一遍",
    "the file was changed by another program meanwhile, and was not written; run this again",
)
_ANY_WRITE = 0o222
_FAILED = Message("写不进去（{reason}）", "it could not be written ({reason})")


_OUTSIDE = Message(
    "实际位置是仓库外面的 {path}，没有写；要写在那里，请由命令行指明",
    "it leads out of the repository to {path}, and was not written; name it on the command line if that is meant",
)


class UnwritableOutput(Exception):
    """A file could not be written; the message says why."""


def rewrite(path: str, before: bytes, after: bytes) -> None:
    """Put a file's new bytes in the place of those that were read; not where it is read-only, or others are there by now."""
    target = Path(os.path.realpath(path))
    try:
        if not target.is_file():
            raise UnwritableOutput(_NO_FILE)
        if not target.stat().st_mode & _ANY_WRITE:  # whoever may do everything could, and should not
            raise UnwritableOutput(_READ_ONLY)
        if target.read_bytes() != before:
            raise UnwritableOutput(_CHANGED)
    except OSError as error:
        raise UnwritableOutput(_reason(error)) from error
    write_whole(path, after)


def refuse_outside(path: Path, root: Path) -> None:
    """Raises UnwritableOutput where a file that a repository names, or a link in it, lies outside: a stranger may have set it."""
    real = Path(os.path.realpath(path))
    if not real.is_relative_to(os.path.realpath(root)):
        raise UnwritableOutput(_OUTSIDE.format(path=real))


def write_whole(path: str, data: bytes) -> None:
    """Write a file beside its place and move it there, so that nobody sees half of it and a failure leaves what was."""
    with whole_file(path) as stream:
        stream.write(data)


@contextlib.contextmanager
def whole_file(path: str) -> Iterator[BinaryIO]:
    """A stream whose file takes its place once all of it is written; whatever is raised meanwhile leaves what was."""
    target = Path(os.path.realpath(path))
    try:
        if target.is_dir():
            raise UnwritableOutput(_FOLDER)
        is_device = target.exists() and not target.is_file()  # a device or a pipe cannot be moved to
        with target.open("wb") if is_device else _replacement(target) as stream:
            yield stream
    except OSError as error:
        raise UnwritableOutput(_reason(error)) from error


@contextlib.contextmanager
def _replacement(target: Path) -> Iterator[BinaryIO]:
    import tempfile  # noqa: PLC0415 - only where a file is written

    if target.exists() and not os.access(target, os.W_OK):
        raise PermissionError(target)
    mode = target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_mask()
    handle, name = tempfile.mkstemp(prefix=".zongjie-lint-", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        Path(name).chmod(mode)
        Path(name).replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise


def _mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _reason(error: OSError) -> Message:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return _NO_FOLDER
    if isinstance(error, PermissionError):
        return _FORBIDDEN
    return _FAILED.format(reason=error.strerror or error)
