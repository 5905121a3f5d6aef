"""Paragraphs: the non-blank lines of a text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

import regex

from zongjie_lint.document import Document, Fact
from zongjie_lint.span import Span

_BLANK = " \t\v\x1c\x1d\x1e\x1f\x85\u2028\u2029\u200b\u200c\u200d\u2060\ufeff\u00ad"
"""Folded blanks, and characters that show nothing."""
_LINE = regex.compile(r"[^\r\n\f]+")


@dataclass(frozen=True)
class Paragraph(Fact):
    """A non-blank line without the blanks around it."""

    span: Span
    index: int
    folded: str
    """The folded text of the paragraph."""

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every line that holds more than blanks."""
        index = 0
        for line in _LINE.finditer(document.folded):
            stripped = line[0].strip(_BLANK)
            if stripped:
                start = line.start() + line[0].index(stripped[0])
                yield cls(Span(start, start + len(stripped)), index, stripped)
                index += 1

    def __len__(self) -> int:
        return len(self.span)
