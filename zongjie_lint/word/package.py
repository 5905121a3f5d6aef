"""A Word document's package, opened in bounded time and memory."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from functools import cached_property
from typing import TYPE_CHECKING

from lxml import etree

from zongjie_lint.message import Message
from zongjie_lint.record import Record
from zongjie_lint.source import UnreadableSource
from zongjie_lint.word.directory import is_crowded
from zongjie_lint.word.format_names import ENCRYPTED
from zongjie_lint.word.names import PACKAGE, part_name
from zongjie_lint.word.other_format import SAVE_AGAIN, other_archive, other_format
from zongjie_lint.word.strict import as_usual, is_strict

if TYPE_CHECKING:
    from lxml.etree import _Element

LARGEST_PART = 160 * 2**20
"""Bytes of XML in one part; the longest reports have a fortieth of it."""
LARGEST_TOTAL = 256 * 2**20
"""Bytes of all parts that are read."""
MOST_MARKS = 8_000_000
"""Tags and attributes of all parts that are read: a tree needs about 100 bytes for each."""


class Relationship(Record):
    """What a part refers to: the last word of the relationship's type, and the name of the other part."""

    kind: str
    target: str
    is_external: bool


class Package:
    """The parts of a Word document; trees are parsed once, and the same is given each time."""

    def __init__(self, data: bytes) -> None:
        """Raises UnreadableSource where the bytes are no package that can be read safely."""
        self._archive = _opened(data)
        self._entries = {part_name(info.filename): info for info in self._archive.infolist()}
        self._trees: dict[str, _Element] = {}
        self._read = self._marks = 0
        self._strict: set[str] = set()

    @cached_property
    def main(self) -> str:
        """The name of the part that holds the text."""
        targets = [each.target for each in self.relationships("").values() if each.kind == "officeDocument"]
        found = next((name for name in [*targets, "word/document.xml"] if name in self), None)
        if found is None:
            other = other_archive(self._entries)
            raise UnreadableSource(other) if other else damaged("缺少正文部分", "the part with its text is missing")
        return found

    def __contains__(self, name: str) -> bool:
        return name in self._entries

    def part(self, name: str) -> bytes:
        """The bytes of a part; raises UnreadableSource where they are damaged or too many."""
        info = self._entries[name]
        if info.flag_bits & 1:
            raise UnreadableSource(ENCRYPTED)
        data = _part(self._archive, info, min(LARGEST_PART, LARGEST_TOTAL - self._read))
        self._read += len(data)
        return data

    def tree(self, name: str) -> _Element:
        """The root element of a part; raises UnreadableSource where it is not well formed or not safe."""
        if name not in self._trees:
            data = self.part(name)
            self._marks += data.count(b"<") + data.count(b"=")
            if self._marks > MOST_MARKS:
                raise too_long()
            root = _parsed(name, data)
            if is_strict(root):
                self._strict.add(name)
                root = _parsed(name, as_usual(root))
            self._trees[name] = root
        return self._trees[name]

    def is_strict(self, name: str) -> bool:
        """Whether a part whose tree was asked for is strict; the tree has the usual namespaces all the same."""
        return name in self._strict

    def relationships(self, name: str) -> dict[str, Relationship]:
        """What a part refers to, by identifier; those of the package for an empty name."""
        folder, _, base = name.rpartition("/")
        rels = posixpath.join(folder, "_rels", base + ".rels")
        if rels not in self:
            return {}
        return {
            each.get("Id", ""): _relationship(folder, each) for each in self.tree(rels).iter(PACKAGE + "Relationship")
        }

    def related(self, kind: str) -> str | None:
        """The part of a kind, such as `styles` or `footnotes`, that the main part refers to, if it is there."""
        for each in self.relationships(self.main).values():
            if each.kind == kind and not each.is_external and each.target in self:
                return each.target
        return None


def _relationship(folder: str, element: _Element) -> Relationship:
    target = element.get("Target", "")
    kind = element.get("Type", "").rpartition("/")[2]
    path = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
    return Relationship(kind, path, element.get("TargetMode") == "External")


_CHUNK = 2**20

_DAMAGED = Message(
    "这个 Word 文档（.docx）损坏或不完整（{reason}）；{save_again}",
    "this Word document (.docx) is damaged or incomplete ({reason}); {save_again}",
)
_UNSAFE = Message(
    "这个 Word 文档（.docx）的结构不正常（{reason}），为安全起见不读；如果来源可靠，{save_again}",
    "the structure of this Word document (.docx) is abnormal ({reason}), and it is not read for safety; if you trust its origin, {save_again}",
)

_TOO_LONG = Message(
    "这个 Word 文档（.docx）太长，读不完；请拆成几个文件再检查",
    "this Word document (.docx) is too long to be read; divide it into several files, then check those",
)


def damaged(zh: str, en: str) -> UnreadableSource:
    """The document is damaged in some way."""
    return UnreadableSource(_DAMAGED.format(reason=Message(zh, en), save_again=SAVE_AGAIN))


def unsafe(zh: str, en: str) -> UnreadableSource:
    """The document asks for more than any honest one would."""
    return UnreadableSource(_UNSAFE.format(reason=Message(zh, en), save_again=SAVE_AGAIN))


def too_long() -> UnreadableSource:
    """The document holds more than can be read in reasonable time."""
    return UnreadableSource(_TOO_LONG)


def _opened(data: bytes) -> zipfile.ZipFile:
    if not data.startswith(b"PK"):
        raise UnreadableSource(other_format(data))
    if is_crowded(data):
        raise unsafe("里面的文件太多", "it holds too many files")
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError, UnicodeDecodeError) as error:
        raise damaged("压缩包的目录读不出来", "the directory of its archive cannot be read") from error
    return archive


def _part(archive: zipfile.ZipFile, info: zipfile.ZipInfo, limit: int) -> bytes:
    if info.file_size > limit:
        raise unsafe("展开后太大", "it would be too large when unpacked")
    pieces, size = [], 0
    try:
        with archive.open(info) as stream:
            while piece := stream.read(_CHUNK):
                pieces.append(piece)
                size += len(piece)
                if size > limit:
                    raise unsafe("展开后太大", "it would be too large when unpacked")
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError) as error:
        raise damaged(f"里面的 {info.filename} 解不开", f"{info.filename} in it cannot be unpacked") from error
    return b"".join(pieces)


def _parsed(name: str, data: bytes) -> _Element:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise _malformed(name, data, str(error)) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise _declared()
    return root


def _declared() -> UnreadableSource:
    return unsafe("含有文档类型声明", "it has a document type declaration")


def _malformed(name: str, data: bytes, error: str) -> UnreadableSource:
    if "depth" in error:
        return unsafe("嵌套太深", "it is nested too deeply")
    if "huge" in error.lower():
        return too_long()
    if b"<!DOCTYPE" in data:
        return _declared()
    return damaged(f"里面的 {name} 读不通", f"{name} in it is not well formed")
