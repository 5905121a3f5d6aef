"""Web pages, and what Word and WPS save as such: the article, as a browser shows it."""

from __future__ import annotations

import codecs
from collections.abc import Collection, Sequence
from typing import ClassVar

import regex

from zongjie_lint.edit import Edit
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled
from zongjie_lint.readers.composition import Composition
from zongjie_lint.readers.markup_edits import write_back
from zongjie_lint.readers.text import TextReader
from zongjie_lint.record import replace
from zongjie_lint.source import Source, UnreadableSource

FORMAT = "HTML"
_BEGINNING = 4096
"""Bytes in which the encoding of a page is declared; browsers look no further than a quarter of it."""
_DECLARED = compiled(
    rb"""<meta[^>]{0,300}?charset\s*=\s*["']?\s*([\w:.-]+)|^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w:.-]+)""",
    regex.I,
)
_CHINESE = {"gb2312": "gb18030", "gbk": "gb18030", "gb18030": "gb18030", "big5": "big5hkscs", "big5hkscs": "big5hkscs"}
"""Encodings that a page may declare, and those in use under the name."""
_NO_TEXT = Message(
    "这个网页里没有可检查的文字；文字可能是图片，或由脚本装入，请把它复制到纯文本（.txt）文件里再检查",
    "there is no text in this web page; it may be in images, or loaded by scripts: copy it to a plain-text file (.txt)",
)


class HtmlReader:
    """Reads the article of a web page, less navigation and what is hidden; keeps the places in the file."""

    name: ClassVar[str] = "html"
    suffixes: ClassVar[Collection[str]] = frozenset({".html", ".htm", ".xhtml"})

    def read(self, name: str, data: bytes) -> Source:
        """The text of the article; raises UnreadableSource where there is none."""
        plain = _declared(name, data) or TextReader().read(name, data)
        source = html_text(plain)
        if plain.text.strip() and not source.text.strip():
            raise UnreadableSource(_NO_TEXT)
        return source

    def write(self, data: bytes, source: Source, edits: Sequence[Edit]) -> bytes:
        """The bytes with the edits made between the tags; raises UnwritableEdits where tags are in the way."""
        import html  # noqa: PLC0415 - only for web pages

        return write_back(self, data, source, edits, lambda text: html.escape(text, quote=False))


def html_text(plain: Source) -> Source:
    """The text of the article of a page, and of nothing else on it."""
    from zongjie_lint.readers.comment_suppressions import with_suppressions  # noqa: PLC0415
    from zongjie_lint.readers.html_article import article_of  # noqa: PLC0415 - for other formats not needed
    from zongjie_lint.readers.html_text import BREAK, HtmlText  # noqa: PLC0415
    from zongjie_lint.readers.html_tree import Page  # noqa: PLC0415

    page = Page(plain.text)
    article = article_of(page)
    shown = HtmlText(page, Composition(plain.text), range(len(plain.text)), article.left_out)
    for part in article.parts:
        shown.add(part)
    source = replace(
        plain,
        text=shown.composition.text,
        format=FORMAT,
        file_text=plain.text,
        stretches=shown.composition.stretches,
        tables=tuple(shown.tables),
        headings=tuple(shown.headings),
    )
    return with_suppressions(source, page.comments, BREAK)


def _declared(name: str, data: bytes) -> Source | None:
    """The text in the encoding the page says it is in, if it says so and is not in UTF-8 or marked otherwise."""
    found = _DECLARED.search(data[:_BEGINNING])
    encoding = (
        _CHINESE.get((found[1] or found[2]).decode("ascii", "ignore").lower().replace("-", "")) if found else None
    )
    if encoding is None or data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return None
    try:
        return None if _is_utf_8(data) else Source(name, data.decode(encoding), encoding)
    except UnicodeDecodeError:
        return None


def _is_utf_8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
