"""A Word document that is to be written on: its bytes, its parts, its text."""

from __future__ import annotations

from typing import Self

from zongjie_lint.record import Record
from zongjie_lint.word.package import Package
from zongjie_lint.word.reading import read_word_text
from zongjie_lint.word.word_text import WordText


class Manuscript(Record):
    """A document that nothing was written on yet; the elements of the text are those of the package."""

    data: bytes
    package: Package
    text: WordText

    @classmethod
    def read(cls, data: bytes) -> Self:
        """The document in the bytes of a file; raises UnreadableSource where there is none."""
        package = Package(data)
        return cls(data, package, read_word_text(package))
