"""Word documents (.docx), as Word and WPS write them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import ClassVar

from zongjie_lint.edit import Edit
from zongjie_lint.source import PARAGRAPH, Source
from zongjie_lint.word.suffixes import SUFFIXES


class WordReader:
    """Reads Word documents; what a reader of the document sees, one paragraph a line."""

    name: ClassVar[str] = "docx"
    suffixes: ClassVar[Collection[str]] = frozenset(SUFFIXES.values())

    def read(self, name: str, data: bytes) -> Source:
        """The text with its tables, notes and suppressions; raises UnreadableSource with the reason where there is none."""
        from zongjie_lint.word.package import Package  # noqa: PLC0415 - lxml is imported for Word documents only
        from zongjie_lint.word.reading import read_word_text  # noqa: PLC0415

        word = read_word_text(Package(data))
        return Source(
            name,
            word.text,
            format="Word",
            unit=PARAGRAPH,
            landmarks=word.landmarks,
            tables=word.tables,
            asides=word.asides,
            headings=word.headings,
            suppressions=word.suppressions,
            unread=word.unread,
            package=data,
        )

    def write(self, data: bytes, source: Source, edits: Sequence[Edit]) -> bytes:
        """The document with the edits made and all formatting kept; raises UnwritableEdits for what Word renders."""
        from zongjie_lint.word.manuscript import Manuscript  # noqa: PLC0415
        from zongjie_lint.word.rewriting import rewritten  # noqa: PLC0415

        return rewritten(Manuscript.read(data), edits)
