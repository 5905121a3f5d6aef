"""Paragraphs: the non-blank lines of a text, and those beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Self

from zongjie_lint.document import Document, Fact
from zongjie_lint.patterns import compiled
from zongjie_lint.record import Record
from zongjie_lint.span import Span

_BLANK = " \t\v\x1c\x1d\x1e\x1f\x85\u2028\u2029\u200b\u200c\u200d\u2060\ufeff\u00ad"
"""Folded blanks, and characters that show nothing."""


class Paragraph(Fact, Record, gc=False):
    """A non-blank line without the blanks around it."""

    span: Span
    index: int
    folded: str
    """The folded text of the paragraph."""

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every line of the text itself that holds more than blanks."""
        lines = (line for line in _lines(document) if not document.source.is_aside(line.start))
        return (cls(line, index, line.of_text(document.folded)) for index, line in enumerate(lines))

    def __len__(self) -> int:
        return self.span.end - self.span.start


_IN_A_SENTENCE = compiled(r"[,。;:]")


class AsideParagraph(Paragraph):
    """A line of what stands beside the text: of a note, a text box, a header or a footer; counted on from the paragraphs."""

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every line that stands beside the text."""
        lines = (
            [line for line in _lines(document) if document.source.is_aside(line.start)]
            if document.source.asides
            else []
        )
        first = len(document.facts(Paragraph))
        return (cls(line, index, line.of_text(document.folded)) for index, line in enumerate(lines, first))

    @property
    def is_prose(self) -> bool:
        """Whether it is a sentence, as a note is, and no running head and no line of a table of contents."""
        return "\t" not in self.folded and _IN_A_SENTENCE.search(self.folded) is not None


def _lines(document: Document) -> Iterator[Span]:
    end = -1
    for line in document.folded.replace("\r", "\n").replace("\f", "\n").split("\n"):
        end += len(line) + 1
        opened = line.lstrip(_BLANK)
        if opened:
            start = end - len(opened)
            yield Span(start, start + len(opened.rstrip(_BLANK)))
