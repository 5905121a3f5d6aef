"""Markdown: the text without its marks."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import ClassVar

from zongjie_lint.edit import Edit
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled
from zongjie_lint.readers.markup_edits import write_back
from zongjie_lint.readers.text import TextReader
from zongjie_lint.source import Source, UnreadableSource

_MARKS = compiled(r"[\\`*_\[\]<>&~|]")
_NO_TEXT = Message(
    "除了代码、注释和标记，这份 Markdown 里没有文字", "there is no text in this Markdown but code, comments and marks"
)


class MarkdownReader:
    """Reads Markdown as its reader sees it rendered, less the code blocks; keeps the places in the file."""

    name: ClassVar[str] = "markdown"
    suffixes: ClassVar[Collection[str]] = frozenset({".md", ".markdown"})

    def read(self, name: str, data: bytes) -> Source:
        """The text of the file without its marks; raises UnreadableSource where there is none."""
        from zongjie_lint.readers.markdown_text import markdown_text  # noqa: PLC0415 - for other formats not needed

        plain = TextReader().read(name, data)
        source = markdown_text(plain)
        if plain.text.strip() and not source.text.strip():
            raise UnreadableSource(_NO_TEXT)
        return source

    def write(self, data: bytes, source: Source, edits: Sequence[Edit]) -> bytes:
        """The bytes with the edits made between the marks; raises UnwritableEdits where marks are in the way."""
        return write_back(self, data, source, edits, lambda text: _MARKS.sub(r"\\\g<0>", text))
