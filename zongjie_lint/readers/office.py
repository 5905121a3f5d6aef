"""Documents of older and other word processors, which LibreOffice turns into Word's."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import ClassVar

from zongjie_lint.message import Message
from zongjie_lint.reader import Reader
from zongjie_lint.readers.file_type import FileType, file_type
from zongjie_lint.record import replace
from zongjie_lint.source import PARAGRAPH, Source, UnreadableSource


class OfficeReader:
    """Reads what is called .doc, .wps, .odt or .rtf as what it really is, through LibreOffice where that is needed."""

    name: ClassVar[str] = "office"
    suffixes: ClassVar[Collection[str]] = frozenset({".doc", ".dot", ".wps", ".wpt", ".odt", ".ott", ".fodt", ".rtf"})
    read_only: ClassVar[Message] = Message(
        "这种格式只能检查，不能直接改；请在 Word 或 WPS 里“另存为”.docx 再改，或用 --tracked OUT.docx 写成带修订的 Word 文档",
        "this format can be checked, but not mended in place; save it as .docx in Word or WPS and mend that, "
        "or have the mended text written as tracked changes with --tracked OUT.docx",
    )

    def __init__(self, readers: Mapping[FileType, Reader]) -> None:
        """With the readers of Word documents, and of HTML and text that were renamed."""
        self._readers = dict(readers)

    def read(self, name: str, data: bytes) -> Source:
        """The text of a document; raises UnreadableSource with the reason where there is none."""
        found = file_type(data)
        if found in _SUFFIXES:
            return self._converted(name, data, found)
        if found is FileType.WEB_ARCHIVE:
            return self._renamed(name, _page(data), FileType.HTML)
        return self._renamed(name, data, found)

    def depends_on(self) -> str:
        """The program that converts, and its version as far as its file tells it; nothing where there is none."""
        from zongjie_lint.readers.libreoffice import installed  # noqa: PLC0415

        return installed()

    def _converted(self, name: str, data: bytes, found: FileType) -> Source:
        # Loaded when first needed: most documents need no other program.
        from zongjie_lint.readers.libreoffice import word_document  # noqa: PLC0415

        word = word_document(data, _SUFFIXES[found])
        return replace(self._readers[FileType.WORD].read(name, word), format=found.value)

    def _renamed(self, name: str, data: bytes, found: FileType) -> Source:
        """A document that only its name makes one of a word processor's."""
        if found not in self._readers:
            raise UnreadableSource(_RENAMED.format(format=found.value))
        source = self._readers[found].read(name, data)
        if found is not FileType.HTML:
            return source
        # Its author sees it in Word or WPS, and never as a file of lines.
        return replace(source, file_text=None, stretches=(), unit=PARAGRAPH)


_SUFFIXES = {
    FileType.WORD_97: ".doc",
    FileType.RTF: ".rtf",
    FileType.OPEN_DOCUMENT: ".odt",
    FileType.FLAT_OPEN_DOCUMENT: ".fodt",
    FileType.WORD_2003_XML: ".xml",
    FileType.WORKS: ".wps",
}
"""What LibreOffice converts, and the suffix by which it knows it."""
_RENAMED = Message(
    "这其实是 {format} 文件；请在 Word 或 WPS 里打开，“另存为”.docx 再检查",
    "this really is a file of {format}; open it in Word or WPS, and save it as .docx",
)
_NO_PAGE = Message(
    "这是网页存档（MHTML），里面没有找到网页；请在 Word 或 WPS 里打开，“另存为”.docx 再检查",
    "this is a web archive (MHTML) without a page in it; open it in Word or WPS, and save it as .docx",
)


def _page(data: bytes) -> bytes:
    """The page of a web archive, which is a message with attachments (RFC 2557)."""
    from email import message_from_bytes  # noqa: PLC0415 - rare

    for part in message_from_bytes(data).walk():
        if part.get_content_type() == "text/html" and isinstance(page := part.get_payload(decode=True), bytes):
            return _marked(page, part.get_content_charset())
    raise UnreadableSource(_NO_PAGE)


def _marked(page: bytes, charset: str | None) -> bytes:
    """A page whose encoding the message tells, in UTF-8 with a byte-order mark, which no other word overrides."""
    try:
        return page.decode(charset).encode("utf-8-sig") if charset else page
    except (LookupError, UnicodeDecodeError):
        return page
