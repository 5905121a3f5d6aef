"""What a file really is whose name says that it is a Word document."""

from __future__ import annotations

from collections.abc import Collection

from zongjie_lint.message import Message
from zongjie_lint.record import Record
from zongjie_lint.word import format_names

SAVE_AGAIN = Message(
    "请在 Word/WPS 里打开，“另存为”Word 文档（.docx）后再检查",
    "open it in Word or WPS, save it as a Word document (.docx), then check that file",
)
_FIND_ORIGINAL = Message("请检查它的 Word 原稿", "check the Word document it was made from")
_RENAME = Message("请把后缀改成 {suffix} 后再检查", "change its suffix to {suffix}, then check it again")
_COPY_TEXT = Message(
    "请核对是不是选错了文件，或把文字复制到 Word 文档里再检查",
    "check that the file is the right one, or copy its text into a Word document and check that",
)
_IN_FACT = Message(
    "这个文件的后缀是 Word 文档，其实是{what}；{advice}",
    "this file has the suffix of a Word document, but is {what}; {advice}",
)
_EMPTY = Message(
    "文件是空的（0 字节），可能没有保存或没有下载完；请核对后再检查",
    "the file is empty (0 bytes): it may not have been saved, or not downloaded to the end; look at it, then check it again",
)
_UNKNOWN = Message(
    "这不是 Word 文档（.docx），也可能已经损坏；请确认它能打开：{save_again}",
    "this is no Word document (.docx), or it is damaged; make sure it opens: {save_again}",
)


class _Format(Record):
    what: Message
    advice: Message
    beginning: bytes = b""
    part: str = ""
    """The name of a file that only archives of this format have."""


_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_TEXT = _Format(Message("纯文本", "plain text"), _RENAME.format(suffix=".txt"))
_PAGE = _Format(Message("网页", "a web page"), _RENAME.format(suffix=".html"))
_WORD_XML = _Format(Message(" Word XML 文档", "a Word XML document"), SAVE_AGAIN)
_FORMATS = (
    _Format(format_names.OLD_WORD, SAVE_AGAIN, _OLE),
    _Format(format_names.RTF, SAVE_AGAIN, rb"{\rtf"),
    _Format(format_names.PDF, _FIND_ORIGINAL, b"%PDF-"),
    _Format(format_names.IMAGE, _FIND_ORIGINAL, b"\x89PNG\r\n"),
    _Format(format_names.IMAGE, _FIND_ORIGINAL, b"\xff\xd8\xff"),
)
_ARCHIVES = (
    _Format(format_names.SPREADSHEET, _COPY_TEXT, part="xl/workbook.xml"),
    _Format(format_names.PRESENTATION, _COPY_TEXT, part="ppt/presentation.xml"),
    _Format(format_names.OFD, _FIND_ORIGINAL, part="OFD.xml"),
    _Format(format_names.OPEN_DOCUMENT, SAVE_AGAIN, part="content.xml"),
)
_ARCHIVE = _Format(format_names.ARCHIVE, format_names.UNPACK)


def other_format(data: bytes) -> Message:
    """What bytes are that are no archive, and what their author can do."""
    if not data.strip(b"\0"):
        return _EMPTY if not data else _unknown()
    if data.startswith(_OLE) and _ENCRYPTED_PACKAGE in data:
        return format_names.ENCRYPTED
    known = next((each for each in _FORMATS if data.startswith(each.beginning)), None) or _written(data)
    return _unknown() if known is None else _said(known)


def other_archive(names: Collection[str]) -> Message | None:
    """What an archive with files of these names is, unless it is a Word document without its text."""
    if any(name.startswith("word/") for name in names):
        return None
    return _said(next((each for each in _ARCHIVES if each.part in names), _ARCHIVE))


def _said(known: _Format) -> Message:
    return _IN_FACT.format(what=known.what, advice=known.advice)


def _unknown() -> Message:
    return _UNKNOWN.format(save_again=SAVE_AGAIN)


def _written(data: bytes) -> _Format | None:
    """Text of some sort."""
    head = data[:4096].lower()
    if b"<html" in head or b"<!doctype html" in head:
        return _PAGE
    if b'progid="word.document"' in head or b"/2006/xmlpackage" in head:
        return _WORD_XML
    return _TEXT if b"\0" not in data and _is_text(data) else None


def _is_text(data: bytes) -> bool:
    for encoding in ("utf-8", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return sum(character.isprintable() or character.isspace() for character in text) > 0.95 * len(text)
    return False
