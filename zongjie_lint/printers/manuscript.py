"""The Word document that stands for a text which was read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zongjie_lint.document import Document
from zongjie_lint.facts.heading import Heading
from zongjie_lint.facts.title import Title
from zongjie_lint.source import Source

if TYPE_CHECKING:
    from zongjie_lint.word.manuscript import Manuscript


def manuscript_of(source: Source) -> Manuscript:
    """The Word document that a text was read from, else one that is made of it."""
    from zongjie_lint.word.composition import composed  # noqa: PLC0415 - lxml is imported for Word documents only
    from zongjie_lint.word.manuscript import Manuscript  # noqa: PLC0415

    if source.package is not None:
        return Manuscript.read(source.package)
    document = Document(source)
    title = document.fact(Title)
    headings = [(heading.span, heading.level) for heading in document.facts(Heading) if not heading.inline]
    return composed(source.text, source.tables, title.span if title else None, headings)
