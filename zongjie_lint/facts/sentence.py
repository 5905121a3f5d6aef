"""Sentences: what stands between full stops or line ends."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Self

import regex

from zongjie_lint.document import Document, Fact
from zongjie_lint.facts.paragraph import AsideParagraph, Paragraph
from zongjie_lint.patterns import compiled, quick
from zongjie_lint.record import Record
from zongjie_lint.span import Span

_END = r"[。!?](?:(?<=[。!])[。!]*|(?<=\?)\?*(?![?万亿千百个家户人项件亩吨元%]))"
"""A question mark before a unit stands for a number. A class in the first place is what is looked for fastest."""
_STOP = quick(_END + r"[”’\"')]*")
_STOP_OR_DOT = compiled(rf"(?:{_END}|(?<=[\p{{Han}}%)”\"])\.(?!\d))[”’\"')]*")
_DOT = compiled(r"\.(?<=[\p{Han}%]\.)(?=[\p{Han}\s]|\d|$)")


_FEW = 5


class Sentence(Fact, Record, gc=False):
    """A sentence with its closing mark, inside one paragraph."""

    span: Span
    paragraph: int

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Cut every paragraph of the text, and every one of prose beside it, at its full stops."""
        stop = _STOP_OR_DOT if dot_is_full_stop(document.folded) else _STOP
        for paragraph in (*document.facts(Paragraph), *prose_beside(document)):
            for start, end in _pieces(paragraph.folded, stop):
                yield cls(Span(paragraph.span.start + start, paragraph.span.start + end), paragraph.index)


def prose_beside(document: Document) -> Iterator[AsideParagraph]:
    """The paragraphs beside the text that hold sentences: notes, text boxes."""
    return (paragraph for paragraph in document.facts(AsideParagraph) if paragraph.is_prose)


def dot_is_full_stop(folded: str) -> bool:
    """Whether a text closes its sentences with half-width dots, as one typed without a Chinese keyboard does."""
    stops = folded.count("。")
    if folded.count(".") <= max(stops, _FEW - 1):
        return False
    dots = sum(1 for _ in _DOT.finditer(folded))
    return dots >= _FEW and dots > stops


def _pieces(text: str, stop: regex.Pattern[str] | re.Pattern[str]) -> Iterable[tuple[int, int]]:
    start = 0
    for mark in stop.finditer(text):
        yield start, mark.end()
        start = mark.end()
    if text[start:].strip():
        yield start, len(text)
