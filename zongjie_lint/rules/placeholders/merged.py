"""Blanks of one kind, one finding a sentence, shared by the rules about blanks."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator
from itertools import groupby

from zongjie_lint.diagnostic import Related, all_related
from zongjie_lint.document import Document
from zongjie_lint.facts.placeholder import Blank, Placeholder
from zongjie_lint.facts.sentence import Sentence
from zongjie_lint.facts.template import Template
from zongjie_lint.message import Message
from zongjie_lint.rules.placeholders.unfilled_template import UnfilledTemplate
from zongjie_lint.span import Span

_ALSO = Message("同句另一处", "also in this sentence")


def by_sentence(document: Document, blanks: Collection[Blank]) -> Iterator[list[Placeholder]]:
    """The blanks of some kinds, those of one sentence together."""
    starts = [sentence.span.start for sentence in document.facts(Sentence)]
    marks = (mark for mark in document.facts(Placeholder) if mark.blank in blanks)
    for _, together in groupby(marks, key=lambda mark: bisect_right(starts, mark.span.start)):
        yield list(together)


def others(marks: list[Placeholder]) -> list[Related]:
    """All blanks of a sentence but the first, as related places."""
    return all_related((mark.span for mark in marks[1:]), _ALSO)


def summary_code(document: Document) -> str | None:
    """The code of the finding that sums up the blanks, where the draft is a template."""
    return UnfilledTemplate.code if document.fact(Template) else None


def in_context(document: Document, span: Span, reach: int = 8) -> str:
    """A blank with the words around it in its line, for a message that can be read on its own."""
    text = document.text
    start = max(
        text.rfind("\n", 0, span.start) + 1,
        span.start - reach,
        *(text.rfind(mark, 0, span.start) + 1 for mark in "，。；：,;:、"),
    )
    while start > 0 and text[start - 1 : start + 1].isdigit():
        start -= 1
    rest = text[span.end : span.end + reach // 2]
    end = next((at for at, character in enumerate(rest) if character in "，。；：、,;:\r\n"), len(rest))
    return text[start : span.end + end].strip()
