"""Files that are written whole or not at all."""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Callable, Iterator
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
_UNFINISHED, _UNFINISHED_SECONDS = ".zongjie-lint-unfinished-", 3_600.0
"""What a file is called as long as it is written; one so old is of a program that was killed."""
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
        _refuse_changed(target, before)
        with _replacement(target, lambda: _refuse_changed(target, before)) as stream:
            stream.write(after)
    except OSError as error:
        raise UnwritableOutput(_reason(error)) from error


def _refuse_changed(target: Path, before: bytes) -> None:
    """Raises UnwritableOutput where a file is not any more what was read, or may not be changed."""
    if target.is_symlink():  # it was none when its place was looked up
        raise UnwritableOutput(_CHANGED)
    if not target.is_file():
        raise UnwritableOutput(_NO_FILE)
    if not target.stat().st_mode & _ANY_WRITE:  # whoever may do everything could, and should not
        raise UnwritableOutput(_READ_ONLY)
    if target.read_bytes() != before:
        raise UnwritableOutput(_CHANGED)


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
def _replacement(target: Path, check: Callable[[], None] = lambda: None) -> Iterator[BinaryIO]:
    """A file beside the target that takes its place, where a last check raises nothing; another name of the target stays what it was."""
    import tempfile  # noqa: PLC0415 - only where a file is written

    if target.exists() and not os.access(target, os.W_OK):
        raise PermissionError(target)
    _remove_unfinished(target.parent)
    handle, name = tempfile.mkstemp(prefix=_UNFINISHED, dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            yield stream
            stream.flush()
            _take_after(target, Path(name))
            os.fsync(stream.fileno())
        check()
        Path(name).replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise
    _keep_listed(target.parent)


def _take_after(target: Path, replacement: Path) -> None:
    """Give a file the owner, the attributes and the permissions of the one whose place it takes, as far as that is allowed."""
    if not target.exists():
        replacement.chmod(0o666 & ~_mask())
        return
    status = target.stat()
    if hasattr(os, "chown"):
        with contextlib.suppress(OSError):
            os.chown(replacement, status.st_uid, status.st_gid)
    if hasattr(os, "listxattr"):
        with contextlib.suppress(OSError):
            for name in os.listxattr(target):
                os.setxattr(replacement, name, os.getxattr(target, name))
    replacement.chmod(status.st_mode & 0o777)


def _remove_unfinished(folder: Path) -> None:
    """Take out what was being written when its writer was killed."""
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for each in entries:
            if each.name.startswith(_UNFINISHED) and each.is_file(follow_symlinks=False):
                age = time.time() - each.stat(follow_symlinks=False).st_mtime
                if age > _UNFINISHED_SECONDS:
                    Path(each.path).unlink()


def _keep_listed(folder: Path) -> None:
    """Have the new name on the disk too, where folders can be made to."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


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
