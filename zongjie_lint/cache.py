"""Reports on documents that have not changed since they were checked, kept beside them and trusted only where we wrote them."""

from __future__ import annotations

import contextlib
import datetime
import hashlib
import os
import stat
import sys
import time
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import get_origin

import msgspec

from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled
from zongjie_lint.record import Record
from zongjie_lint.regular_file import regular_bytes
from zongjie_lint.report import FileReport

FOLDER = ".zongjie-lint-cache"
"""The folder's name, at the root of a repository."""
KEY_VARIABLE = "ZONGJIE_LINT_CACHE_KEY"
"""Environment variable with a secret in place of the user's own key, for machines that are set up anew each time."""
NOT_USABLE = Message(
    "{folder}：不能用作缓存（是链接、属于别人、没有写权限，或者存不下密钥），每次都重新检查",
    "{folder}: not usable as a cache (a link, another user's, read-only, or there is no place for a key); every run checks anew",
)
_MOST_BYTES = 256_000_000
_LONGEST_UNUSED = 30 * 86_400.0
"""Seconds; an entry is as good as new when it was used."""
_TOUCHED_EVERY = 86_400.0
_MOST_ENTRY_BYTES = 32_000_000
_TAG = b"Signature: 8a477f597d28d172789f06886806bc55\n# Written by zongjie-lint; see https://bford.info/cachedir/\n"
_MARKS = ((".gitignore", b"*\n"), ("CACHEDIR.TAG", _TAG))
_FORM = b"zongjie-lint cache 2\n"
_HASH_BYTES = 32
_ENTRY = compiled(r"[0-9a-f]{64}")
_UNFINISHED = compiled(r"\.entry-.*")
_UNFINISHED_SECONDS = 3_600.0
_READ = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


class Usage(Record):
    """How much a cache holds."""

    entries: int
    bytes: int


class Cache(Record):
    """A folder of entries, each with the report on one document by one configuration.

    A repository may bring a folder of entries with it, and must not be able to silence the check that way: each entry is
    signed (HMAC-SHA256, RFC 2104) with a key that lies outside. One that is not, or that is damaged, is not there.
    """

    folder: Path
    key: bytes

    def get(self, name: str, data: bytes) -> FileReport | None:
        """The report that was stored under a name for these bytes."""
        entry = self._entry(name)
        if entry is None or entry[:_HASH_BYTES] != _hash(data):
            return None
        try:
            report = _decoded(entry[_HASH_BYTES:])
        except ValueError:
            return None
        is_over = report.valid_until is not None and datetime.date.today() > report.valid_until
        return None if is_over else report

    def has(self, name: str) -> bool:
        """Whether something is stored under a name, so that reading the document is worth while."""
        return (self.folder / name).exists()

    def put(self, name: str, data: bytes, report: FileReport) -> None:
        """Store a report under a name; one that is not complete, or cannot be stored, is left out.

        Without the package of its document: bytes of any kind are no text to store.
        """
        if report.failed:
            return
        with contextlib.suppress(OSError, ValueError):
            payload = _hash(data) + _written(report)
            self._write(name, _FORM + self._signature(name, payload) + payload)

    def usage(self) -> Usage:
        """How much is stored."""
        sizes = [entry.st_size for _, entry in self._entries()]
        return Usage(len(sizes), sum(sizes))

    def clear(self) -> Usage:
        """Take every entry out, and nothing else; how much that was."""
        usage = self.usage()
        for path, _ in self._entries():
            _unlink(path)
        return usage

    def prune(self) -> None:
        """Take out what was not used for a month, and the oldest entries where there are too many."""
        now = time.time()
        entries = sorted(self._entries(), key=lambda entry: entry[1].st_mtime, reverse=True)
        total = 0
        for path, entry in entries:
            total += entry.st_size
            if total > _MOST_BYTES or now - entry.st_mtime > _LONGEST_UNUSED:
                _unlink(path)

    def _entry(self, name: str) -> bytes | None:
        """What was stored under a name, without its signature."""
        import hmac  # noqa: PLC0415 - only where there is a cache

        try:
            whole = _read(self.folder / name)
        except OSError:
            return None
        start = len(_FORM) + _HASH_BYTES
        signature, payload = whole[len(_FORM) : start], whole[start:]
        if whole.startswith(_FORM) and hmac.compare_digest(signature, self._signature(name, payload)):
            return payload
        return None

    def _signature(self, name: str, payload: bytes) -> bytes:
        import hmac  # noqa: PLC0415 - only where there is a cache

        return hmac.digest(self.key, name.encode() + b"\n" + payload, "sha256")

    def _write(self, name: str, whole: bytes) -> None:
        """Whole or not at all, also where several runs write at once."""
        self._prepare()
        self._place(name, whole)

    def _place(self, name: str, whole: bytes) -> None:
        import tempfile  # noqa: PLC0415 - only where something is stored

        handle, unfinished = tempfile.mkstemp(prefix=".entry-", dir=self.folder)
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(whole)
            Path(unfinished).replace(self.folder / name)
        except BaseException:
            _unlink(Path(unfinished))
            raise

    def _prepare(self) -> None:
        """Make the folder, for the owner alone, and mark it for git and for programs that make backups."""
        if not self.folder.is_dir():
            self.folder.parent.mkdir(parents=True, exist_ok=True)
            self.folder.mkdir(mode=0o700, exist_ok=True)
        for name, content in _MARKS:
            self._mark(self.folder / name, content)

    def _mark(self, path: Path, content: bytes) -> None:
        """Write a mark that is not there, or that a full disk left empty."""
        try:
            is_written = path.lstat().st_size > 0
        except FileNotFoundError:
            is_written = False
        if not is_written:
            self._place(path.name, content)

    def _entries(self) -> Iterator[tuple[Path, os.stat_result]]:
        """Every entry; one that was being written when its writer died is taken out."""
        with contextlib.suppress(OSError), os.scandir(self.folder) as found:
            for each in found:
                with contextlib.suppress(OSError):
                    status = each.stat(follow_symlinks=False)
                    if _ENTRY.fullmatch(each.name):
                        yield Path(each.path), status
                    elif _UNFINISHED.match(each.name) and time.time() - status.st_mtime > _UNFINISHED_SECONDS:
                        _unlink(Path(each.path))


def cache_at(folder: Path) -> Cache | None:
    """The cache in a folder; None where it is a link to somewhere else, another user's, or there is no key to sign it with."""
    key = _key()
    return Cache(folder, key) if key and _is_ours(folder) else None


def key_path() -> Path:
    """Where the key of this user lies; raises RuntimeError where the user has no home."""
    if sys.platform == "win32" and (local := os.environ.get("LOCALAPPDATA")):
        return Path(local, "zongjie-lint", "cache-key")
    if sys.platform == "darwin":
        return Path.home() / "Library/Application Support/zongjie-lint/cache-key"
    state = os.environ.get("XDG_STATE_HOME", "")
    return Path(state if os.path.isabs(state) else Path.home() / ".local/state") / "zongjie-lint/cache-key"  # noqa: PTH117 - a text of the environment


@cache
def _key() -> bytes | None:
    """The secret that entries are signed with; made where there is none yet, None where none can be kept."""
    if secret := os.environ.get(KEY_VARIABLE):
        return hashlib.sha256(secret.encode("utf-8", "surrogateescape")).digest()
    try:
        path = key_path()
        return (_kept(path) or _made(path)) if path.is_absolute() else None
    except (OSError, RuntimeError):
        return None


def _kept(path: Path) -> bytes | None:
    with contextlib.suppress(FileNotFoundError):
        key = regular_bytes(path)
        return key if len(key) == _HASH_BYTES else None
    return None


def _made(path: Path) -> bytes | None:
    """A new key; of several runs that make one at once, all take that of the first, which a link leaves where it is."""
    import secrets  # noqa: PLC0415 - only once for a user
    import tempfile  # noqa: PLC0415 - only where something is stored

    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, unfinished = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(handle, "wb") as stream:
        stream.write(secrets.token_bytes(_HASH_BYTES))
    try:
        path.hardlink_to(unfinished)
    except FileExistsError:
        pass
    finally:
        _unlink(Path(unfinished))
    return _kept(path)


def _is_ours(folder: Path) -> bool:
    try:
        status = folder.lstat()
    except FileNotFoundError:
        return _can_be_made(folder)
    except OSError:
        return False
    return stat.S_ISDIR(status.st_mode) and (not hasattr(os, "getuid") or status.st_uid == os.getuid())


def _can_be_made(folder: Path) -> bool:
    above = next(place for place in folder.parents if place.exists())
    return above.is_dir() and os.access(above, os.W_OK)


def _read(path: Path) -> bytes:
    """A file that is one, and no larger than entries are; its time tells that it was used."""
    handle = os.open(path, _READ)
    with os.fdopen(handle, "rb") as stream:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode) or status.st_size > _MOST_ENTRY_BYTES:
            return b""
        if time.time() - status.st_mtime > _TOUCHED_EVERY:
            with contextlib.suppress(OSError):
                os.utime(path)
        return stream.read()


def _unlink(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink()


def _hash(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=_HASH_BYTES).digest()


def _written(report: FileReport) -> bytes:
    """A report as bytes; raises ValueError where reading them would give another, as with a plugin's own kind of finding."""
    try:
        written = msgspec.msgpack.encode(report)
    except (TypeError, OverflowError) as unfit:
        raise ValueError(report.path) from unfit
    if _decoded(written) != report:
        raise ValueError(report.path)
    return written


def _decoded(written: bytes) -> FileReport:
    """The report in some bytes; nothing is made but what the types of a report name, unlike with pickle, which would run what they say.

    Raises ValueError for anything else.
    """
    return _reports().decode(written)


@cache
def _reports() -> msgspec.msgpack.Decoder[FileReport]:
    return msgspec.msgpack.Decoder(FileReport, dec_hook=_counter)


def _counter(kind: type, value: object) -> object:
    """The one type of a report that msgspec does not know; raises TypeError for another, which a plugin may have brought."""
    if get_origin(kind) is Counter and isinstance(value, dict):
        return Counter(value)
    raise TypeError(kind)
