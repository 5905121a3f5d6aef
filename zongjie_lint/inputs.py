"""What the command line names, as documents to read."""

from __future__ import annotations

import errno
import os
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

import regex

from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled
from zongjie_lint.reader import Reader
from zongjie_lint.record import Record
from zongjie_lint.regular_file import MOST_BYTES, bounded_bytes


class Input(Record):
    """A document's bytes, or why they could not be had; neither as long as it was not read."""

    path: str
    """As given, or as it is to be shown."""
    data: bytes | None = None
    error: Message | None = None
    is_standard_input: bool = False

    def read(self) -> Input:
        """The document with its bytes, which are read where that was not done yet."""
        return self if self.error or self.data is not None else _read(self.path)


Exclusion = Callable[[str, bool], bool]
"""Whether the search of a folder leaves out a path, which is a folder or not."""


def nothing_excluded(path: str, is_folder: bool) -> bool:
    """The exclusion where none is configured."""
    return False


GENERATOR = "zongjie-lint"
"""What our own pages are marked with, so that the search of a folder leaves them out."""
_STANDARD_INPUT = "-"
_OWN, _HEAD_BYTES = f'name="generator" content="{GENERATOR}"'.encode(), 2000
_OF_A_REPOSITORY = compiled(
    r"(?:readme|changelog|contributing|licen[cs]e|code_of_conduct|security)\b[^/]*\.(?:md|markdown|txt|html?)$", regex.I
)
"""What a repository says of itself is no report; it is checked where it is named."""
_LEFT_OUT = frozenset({"__pycache__", "node_modules"})
_MISSING = Message("找不到这个文件；请核对路径和文件名", "no such file; check the path and the name")
_FORBIDDEN = Message(
    "没有读取权限；请修改权限，或复制到自己的文件夹再检查",
    "no permission to read it; change its permissions, or copy it to a folder of your own",
)
_UNREADABLE = Message(
    "读取失败（{reason}）；请确认它能正常打开后再检查",
    "it could not be read ({reason}); make sure it opens, then check it again",
)
_TOO_LARGE = Message(
    f"文件太大（最多 {MOST_BYTES // 1_000_000} MB）；请确认是不是稿子",
    f"it is too large ({MOST_BYTES // 1_000_000} MB at most); make sure that it is a report",
)
_NOTHING_IN_FOLDER = Message(
    "文件夹里没有能检查的文件（能读的有 {suffixes}）；请核对路径，或直接写出文件名",
    "no file in this folder can be checked (readable: {suffixes}); check the path, or name the file itself",
)
_ALL_EXCLUDED = Message(
    "这个文件夹里的稿子，配置里的 exclude 都跳过了；要查，请直接写出文件名，或者改 exclude",
    "exclude in the configuration leaves out every file of this folder; name the file itself, or change exclude",
)


def reader_for(path: str, readers: Sequence[Reader]) -> Reader:
    """The first reader that knows the file's suffix, or else the reader of plain text."""
    known = [reader for reader in readers if path.lower().endswith(tuple(reader.suffixes))]
    return (known or [reader for reader in readers if ".txt" in reader.suffixes])[0]


def find_inputs(
    arguments: Sequence[str],
    readers: Sequence[Reader],
    *,
    stdin: BinaryIO,
    stdin_name: str,
    is_excluded: Exclusion = nothing_excluded,
) -> Iterator[Input]:
    """Every document the arguments name, each once, in the order given; what cannot be read comes with the reason."""
    unread = find_unread(arguments, readers, stdin=stdin, stdin_name=stdin_name, is_excluded=is_excluded)
    return (each.read() for each in unread)


def find_unread(
    arguments: Sequence[str],
    readers: Sequence[Reader],
    *,
    stdin: BinaryIO,
    stdin_name: str,
    is_excluded: Exclusion = nothing_excluded,
) -> Iterator[Input]:
    """The same documents, left to be read by whoever checks them; only standard input is read at once."""
    suffixes = tuple(sorted({suffix for reader in readers for suffix in reader.suffixes}))
    met: set[str] = set()
    for found in _named(arguments, suffixes, is_excluded):
        identity = found.path if found.path == _STANDARD_INPUT else os.path.realpath(found.path)
        if identity not in met:
            met.add(identity)
            if found.path == _STANDARD_INPUT and not found.error:
                yield _standard_input(stdin, stdin_name)
            elif found.path in arguments or found.error or not _is_own_report(found.path):
                yield found


def _is_own_report(path: str) -> bool:
    """Whether a page of a folder is a report of this program, which quotes every fault it found."""
    try:
        with Path(path).open("rb") as page:
            return _OWN in page.read(_HEAD_BYTES)
    except OSError:
        return False  # whoever reads it says why it cannot be read


def _named(arguments: Sequence[str], suffixes: tuple[str, ...], is_excluded: Exclusion) -> Iterator[Input]:
    """Inputs that are still to be read, or that cannot be."""
    for argument in arguments:
        if argument != _STANDARD_INPUT and _is_folder(argument):
            found = list(_search(argument, suffixes, _above(argument), is_excluded))
            yield from found or [Input(argument, error=_why_nothing(argument, suffixes))]
        else:
            yield Input(argument)


def _why_nothing(folder: str, suffixes: tuple[str, ...]) -> Message:
    """Why a search found no document, where it may have been told to leave out those that are there."""
    is_excluded = any(True for _ in _search(folder, suffixes, _above(folder), nothing_excluded))
    return _ALL_EXCLUDED if is_excluded else _NOTHING_IN_FOLDER.format(suffixes=" ".join(suffixes))


def _above(folder: str) -> set[str]:
    """The folders that a folder is in, to which no link in it leads back."""
    return set(map(str, Path(os.path.realpath(folder)).parents))


def _search(folder: str, suffixes: tuple[str, ...], visited: set[str], is_excluded: Exclusion) -> Iterator[Input]:
    """The documents in a folder and below; links are followed, but not to a folder that was visited or holds this one."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield Input(folder, error=_reason(error))
        return
    visited.add(os.path.realpath(folder))
    for entry in entries:
        if _is_folder(entry.path) or _is_listed(entry, as_folder=True):
            is_new = not _is_left_out(entry) and os.path.realpath(entry.path) not in visited
            if is_new and not is_excluded(entry.path, True):
                yield from _search(entry.path, suffixes, visited, is_excluded)
        elif _is_document(entry, suffixes) and not is_excluded(entry.path, False):
            yield Input(entry.path)


def _is_folder(path: str) -> bool:
    return os.path.isdir(path)  # noqa: PTH112 - unlike Path.is_dir it never raises


def _is_left_out(folder: os.DirEntry[str]) -> bool:
    is_virtual_environment = os.path.isfile(os.path.join(folder.path, "pyvenv.cfg"))  # noqa: PTH113, PTH118 - as above
    is_known = folder.name.startswith(".") or folder.name in _LEFT_OUT
    return is_known or is_virtual_environment or _is_of_saved_page(folder.path)


def _is_of_saved_page(folder: str) -> bool:
    """Whether a browser or Word keeps there what belongs to a page beside it, frames and headers among them."""
    name = folder.removesuffix("_files").removesuffix(".files")
    return name != folder and any(os.path.isfile(name + suffix) for suffix in (".html", ".htm"))  # noqa: PTH113 - as above


def _is_document(entry: os.DirEntry[str], suffixes: tuple[str, ...]) -> bool:
    # Word locks a document with "~$name.docx", and macOS keeps attributes in "._name.txt". A pipe would never end.
    is_known = os.path.isfile(entry.path) or _is_listed(entry, as_folder=False)  # noqa: PTH113 - unlike Path.is_file it never raises
    is_other = entry.name.startswith((".", "~$")) or _OF_A_REPOSITORY.match(entry.name) is not None
    return (is_known or _leads_nowhere(entry)) and entry.name.lower().endswith(suffixes) and not is_other


def _is_listed(entry: os.DirEntry[str], *, as_folder: bool) -> bool:
    """Whether a folder lists an entry as what it is, though it may not be looked at there; whoever reads it says so."""
    try:
        return entry.is_dir(follow_symlinks=False) if as_folder else entry.is_file(follow_symlinks=False)
    except OSError:  # some file systems list names only
        return not as_folder


def _leads_nowhere(entry: os.DirEntry[str]) -> bool:
    """Whether a link is broken, which whoever reads it says."""
    return entry.is_symlink() and not os.path.exists(entry.path)  # noqa: PTH110 - unlike Path.exists it never raises


def _standard_input(stdin: BinaryIO, name: str) -> Input:
    try:
        data = stdin.read(MOST_BYTES + 1)
        if len(data) > MOST_BYTES:
            return Input(name, error=_TOO_LARGE, is_standard_input=True)
        return Input(name, data, is_standard_input=True)
    except (OSError, MemoryError) as error:
        return Input(_STANDARD_INPUT, error=_reason(error))


def _read(path: str) -> Input:
    try:
        return Input(path, bounded_bytes(path))
    except (OSError, MemoryError) as error:
        return Input(path, error=_reason(error))


def _reason(error: OSError | MemoryError) -> Message:
    if isinstance(error, MemoryError):
        return _TOO_LARGE
    if error.errno == errno.EFBIG:
        return _TOO_LARGE
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return _MISSING
    if isinstance(error, PermissionError):
        return _FORBIDDEN
    return _UNREADABLE.format(reason=error.strerror or error)


def is_there(folder: Path, name: str) -> bool:
    """Whether a file of this name is in a folder, however its letters with accents are composed: systems differ in that."""
    place = folder
    for part in Path(name).parts:
        forms = (place / part, *(place / unicodedata.normalize(form, part) for form in ("NFC", "NFD")))
        place = next((form for form in forms if os.path.lexists(form)), place / part)
    return os.path.lexists(place)
