"""The reader of PDF files."""

from __future__ import annotations

import io
import time
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from zongjie_lint.message import Message
from zongjie_lint.source import Source, Unread, UnreadableSource
from zongjie_lint_pdf.pdf_text import Item, pdf_text
from zongjie_lint_pdf.printed_line import PrintedLine, printed_lines
from zongjie_lint_pdf.ruled_table import RuledTable, is_overdrawn, ruled_tables
from zongjie_lint_pdf.running_line import without_running_lines

if TYPE_CHECKING:
    from pdfplumber.page import Page
    from pdfplumber.pdf import PDF

_MOST_BYTES = 100_000_000
_MOST_PAGES = 1000
_MOST_CHARACTERS = 2_000_000
_MOST_SECONDS = 300
_UNMAPPED = "(cid:"
_FEWEST = 10
"""Characters on a page that is more than a picture."""

_OUTLINES = 100
"""Curves on a page whose letters may be drawn, and not written."""
_MOST_OF_PAGE = 0.3

_TOO_BIG = Message(
    "PDF 太大（超过 {limit}）；请拆成几份再检查",
    "the PDF is too big (more than {limit}); split it, then check the parts",
)
_PASSWORD = Message(
    "PDF 加了密码，打不开；请去掉密码另存一份再检查", "the PDF has a password; save a copy without it, then check that"
)
_DAMAGED = Message(
    "PDF 已损坏，或者不是 PDF（{reason}）；请重新导出再检查",
    "the PDF is damaged, or is none ({reason}); export it again, then check that",
)
_SCANNED = Message(
    "PDF 里没有文字，只有图片（扫描件）；请先做文字识别，或检查导出它的 Word 文件",
    "the PDF holds no text, only pictures (a scan); recognise its text first, or check the Word file it came from",
)
_PICTURES = Message(
    "第 {pages} 页是图片，没有文字；请先做文字识别，或者对照原稿自己看",
    "pages that are pictures without text: {pages}; recognise their text first, or read them yourself",
)
_OVERDRAWN = Message(
    "第 {pages} 页的线条太多，没有按表格读；其中的表格请自己核对",
    "pages with too many rules to be read as tables: {pages}; look at their tables yourself",
)
_UNREADABLE_FONT = Message(
    "PDF 的字体没有文字编码，复制出来是乱码；请检查导出它的 Word 文件",
    "the fonts of the PDF do not tell which characters they show; check the Word file it came from",
)


class PdfReader:
    """Reads the text of a PDF: page numbers and running heads left out, lines rejoined, tables as rows."""

    name: ClassVar[str] = "pdf"
    suffixes: ClassVar[Collection[str]] = frozenset({".pdf"})

    def read(self, name: str, data: bytes) -> Source:
        """The text in the order of the pages; raises UnreadableSource for a PDF without any, and for one that is too big."""
        if len(data) > _MOST_BYTES:
            raise UnreadableSource(_TOO_BIG.format(limit=f"{_MOST_BYTES // 1_000_000} MB"))
        pages = _pages(data)
        lines = without_running_lines([page.lines for page in pages])
        found = pdf_text(_items(pages, lines))
        return Source(
            name,
            found.text,
            format="PDF",
            landmarks=found.landmarks,
            tables=found.tables,
            asides=found.asides,
            unread=tuple(_unread(pages, lines)),
        )


@dataclass(frozen=True)
class _ReadPage:
    """What is on a page."""

    lines: list[PrintedLine]
    tables: list[RuledTable]
    is_drawn: bool
    """Whether there are pictures, or as many curves as the outlines of letters have."""
    is_covered: bool
    """Whether they are the most of the page."""
    is_overdrawn: bool
    """Whether there are too many rules to look for tables."""

    def is_picture(self, own: Sequence[PrintedLine]) -> bool:
        """Whether a page that has such lines of its own is no more than a picture; a seal beside a date is less."""
        count = sum(len("".join(line.text.split())) for line in own)
        return self.is_covered if 0 < count < _FEWEST else self.is_drawn and not count


def _items(pages: Sequence[_ReadPage], lines: Sequence[Sequence[PrintedLine]]) -> Iterator[list[Item]]:
    """What is on each page from top to bottom, of lines those that do not run from page to page."""
    for own, page in zip(lines, pages, strict=True):
        free = [line for line in own if not any(_is_in(line, table) for table in page.tables)]
        yield sorted([*free, *page.tables], key=lambda item: item.top)


def _unread(pages: Sequence[_ReadPage], lines: Sequence[Sequence[PrintedLine]]) -> Iterator[Unread]:
    pictures = [number for number, page in enumerate(pages, 1) if page.is_picture(lines[number - 1])]
    if pictures:
        yield Unread(_listed(_PICTURES, pictures), is_page=True)
    overdrawn = [number for number, page in enumerate(pages, 1) if page.is_overdrawn and number not in pictures]
    if overdrawn:
        yield Unread(_listed(_OVERDRAWN, overdrawn))


def _listed(message: Message, pages: Sequence[int]) -> Message:
    return message.format(pages=Message("、".join(map(str, pages)), ", ".join(map(str, pages))))


def _is_in(line: PrintedLine, table: RuledTable) -> bool:
    return table.holds(line.left, line.top, line.right, line.bottom)


def _pages(data: bytes) -> list[_ReadPage]:
    import pdfplumber  # noqa: PLC0415 - takes longer to import than a page to check
    from pdfminer.pdfdocument import PDFPasswordIncorrect  # noqa: PLC0415

    try:
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            return _read_pages(pdf)
    except UnreadableSource:
        raise
    except Exception as error:  # pdfminer raises whatever it stumbles over
        if isinstance(error.__cause__ or error, PDFPasswordIncorrect) or "Password" in repr(error):
            raise UnreadableSource(_PASSWORD) from error
        raise UnreadableSource(_DAMAGED.format(reason=str(error) or type(error).__name__)) from error


def _read_pages(pdf: PDF) -> list[_ReadPage]:
    started, characters, pages = time.monotonic(), 0, []
    for page in pdf.pages:
        characters += len(page.chars)
        pages.append(_read_page(page))
        page.close()
        _refuse_endless(len(pages), characters, time.monotonic() - started)
    _refuse_unreadable(pages, characters)
    return pages


def _read_page(page: Page) -> _ReadPage:
    overdrawn, outlined = is_overdrawn(page), len(page.curves) >= _OUTLINES
    covered = sum(image["width"] * image["height"] for image in page.images) > _MOST_OF_PAGE * page.width * page.height
    tables = [] if overdrawn else ruled_tables(page)
    return _ReadPage(_lines(page), tables, bool(page.images) or outlined, covered or outlined, overdrawn)


def _lines(page: Page) -> list[PrintedLine]:
    return printed_lines(page.page_number, page.dedupe_chars().chars)


def _refuse_endless(pages: int, characters: int, seconds: float) -> None:
    for count, most, what in (
        (pages, _MOST_PAGES, Message("{most} 页", "{most} pages")),
        (characters, _MOST_CHARACTERS, Message("{most} 字", "{most} characters")),
        (seconds, _MOST_SECONDS, Message("{most} 秒", "{most} seconds")),
    ):
        if count > most:
            raise UnreadableSource(_TOO_BIG.format(limit=what.format(most=most)))


def _refuse_unreadable(pages: Sequence[_ReadPage], characters: int) -> None:
    """A scan holds no characters but perhaps a stamp; a font without a mapping gives numbers of glyphs."""
    text = "".join(line.text for page in pages for line in page.lines)
    if text.count(_UNMAPPED) * len(_UNMAPPED) * 2 > len(text) > 0:
        raise UnreadableSource(_UNREADABLE_FONT)
    if characters < _FEWEST:
        raise UnreadableSource(_SCANNED)
