"""What a document is by its bytes, whatever its name says; offices rename files freely."""

from __future__ import annotations

import io
from enum import Enum
from typing import TYPE_CHECKING

import regex

from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled
from zongjie_lint.source import UnreadableSource
from zongjie_lint.word import format_names
from zongjie_lint.word.directory import is_crowded

if TYPE_CHECKING:
    import zipfile


class FileType(Enum):
    """A format that a document called .doc, .wps, .odt or .rtf may really have."""

    WORD_97 = "Word 97–2003"
    RTF = "RTF"
    OPEN_DOCUMENT = "OpenDocument"
    FLAT_OPEN_DOCUMENT = "OpenDocument XML"
    WORD_2003_XML = "Word 2003 XML"
    WORKS = "Microsoft Works"
    WORD = "Word"
    HTML = "HTML"
    WEB_ARCHIVE = "MHTML"
    TEXT = "text"


def file_type(data: bytes) -> FileType:
    """The format of a document, plain text where it is no other; raises UnreadableSource for what is no document."""
    if data.startswith(_OLE):
        return _in_compound_file(data)
    if data.startswith(_ZIP):
        return _in_package(data)
    beginning = data[:_BEGINNING].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    return next((known for known, pattern in _BEGINNINGS if pattern.match(beginning)), FileType.TEXT)


def _xml(root: bytes) -> regex.Pattern[bytes]:
    """The beginning of a document of an element, after a declaration, instructions and comments."""
    return compiled(rb"(?:<\?.*?\?>\s*|<!--.*?-->\s*)*" + root, regex.DOTALL | regex.IGNORECASE)


_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
_BEGINNING = 4096
_BEGINNINGS = (
    (FileType.RTF, compiled(rb"\{\\rtf")),
    (FileType.WORD_2003_XML, _xml(rb"<(?:w:wordDocument|pkg:package)\b")),
    (FileType.FLAT_OPEN_DOCUMENT, _xml(rb"<office:document\b.*?opendocument\.text")),
    (
        FileType.WEB_ARCHIVE,
        compiled(rb"(?:[!-9;-~]+:.*\n)*MIME-Version:.*?multipart/related", regex.DOTALL | regex.IGNORECASE),
    ),
    (FileType.HTML, _xml(rb"<(?:!doctype\s+html|html|head|body|meta|title|style)\b")),
)
_MOST_UNPACKED = 500_000_000
_MOST_MANIFEST = 1_000_000

_DAMAGED = Message(
    "文件已损坏，或没有存完（压缩包读不出来）；请看看能不能打开，再重新保存",
    "it is damaged, or was not saved to the end (the package cannot be read); see whether it opens, and save it again",
)
_NO_TEXT_DOCUMENT = Message(
    "这是{what}，不是文字稿；请核对是不是选错了文件",
    "this is {what} and no text document; check that the file is the right one",
)
_UNKNOWN = Message(
    "里面找不到 Word 文档：文件没有存完，或出自很老的 WPS 或别的程序；请用原来的程序打开，“另存为”.docx 再检查",
    "there is no Word document in it: it was not saved to the end, or comes from a very old WPS or another program; "
    "open it there, and save it as .docx",
)
_UNPACKS_TOO_LARGE = Message(
    "文件解压后太大，不读；请先删去图片，再“另存为”.docx",
    "it would be too large once unpacked; take out its pictures, and save it as .docx",
)
_OTHER = Message("别的开放文档", "an OpenDocument file of another sort")


def _stream(name: str) -> bytes:
    """How the directory of a compound file ([MS-CFB] 2.6) spells the name of a stream."""
    return (name + "\0").encode("utf-16-le")


def _in_compound_file(data: bytes) -> FileType:
    if _stream("EncryptedPackage") in data:
        raise UnreadableSource(format_names.ENCRYPTED)
    if _stream("WordDocument") in data:
        if _is_encrypted(data):
            raise UnreadableSource(format_names.ENCRYPTED)
        return FileType.WORD_97
    if _stream("MatOST") in data:
        return FileType.WORKS
    others = (
        ("Workbook", format_names.SPREADSHEET),
        ("Book", format_names.SPREADSHEET),
        ("PowerPoint Document", format_names.PRESENTATION),
    )
    what = next((what for name, what in others if _stream(name) in data), None)
    raise UnreadableSource(_NO_TEXT_DOCUMENT.format(what=what) if what else _UNKNOWN)


def _is_encrypted(data: bytes) -> bool:
    """Whether fEncrypted is set in the FIB ([MS-DOC] 2.5.2), with which the stream WordDocument begins."""
    entry = data.find(_stream("WordDocument"))
    sector = int.from_bytes(data[entry + 116 : entry + 120], "little")
    begin = (sector + 1) << int.from_bytes(data[30:32], "little")
    return bool(int.from_bytes(data[begin + 10 : begin + 12], "little") & 0x0100)


def _in_package(data: bytes) -> FileType:
    import zipfile  # noqa: PLC0415 - only for packages

    if is_crowded(data):
        raise UnreadableSource(_UNPACKS_TOO_LARGE)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return _of_package(package)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError, OSError) as error:
        raise UnreadableSource(_DAMAGED) from error


def _of_package(package: zipfile.ZipFile) -> FileType:
    if sum(part.file_size for part in package.infolist()) > _MOST_UNPACKED:
        raise UnreadableSource(_UNPACKS_TOO_LARGE)
    parts = set(package.namelist())
    if "mimetype" in parts:
        return _open_document(package)
    if any(part.startswith("word/") for part in parts):
        return FileType.WORD
    others = (("xl/", format_names.SPREADSHEET), ("ppt/", format_names.PRESENTATION), ("", format_names.ARCHIVE))
    what = next(what for folder, what in others if not folder or any(part.startswith(folder) for part in parts))
    raise UnreadableSource(_NO_TEXT_DOCUMENT.format(what=what))


def _open_document(package: zipfile.ZipFile) -> FileType:
    mime = _beginning(package, "mimetype", 200).decode("ascii", "replace").strip()
    name = mime.removeprefix("application/vnd.oasis.opendocument.")
    if not name.startswith("text"):
        kinds = {"spreadsheet": format_names.SPREADSHEET, "presentation": format_names.PRESENTATION}
        raise UnreadableSource(_NO_TEXT_DOCUMENT.format(what=kinds.get(name.partition("-")[0], _OTHER)))
    if b"encryption-data" in _beginning(package, "META-INF/manifest.xml", _MOST_MANIFEST):
        raise UnreadableSource(format_names.ENCRYPTED)
    return FileType.OPEN_DOCUMENT


def _beginning(package: zipfile.ZipFile, name: str, most: int) -> bytes:
    if name not in package.namelist():
        return b""
    with package.open(name) as part:
        return part.read(most)
