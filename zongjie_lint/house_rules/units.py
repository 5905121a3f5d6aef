"""A passage divided into what a house rule judges one by one: parts, paragraphs, sentences, items."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from zongjie_lint.document import Document
from zongjie_lint.facts.enumeration import Enumeration
from zongjie_lint.facts.heading import Heading
from zongjie_lint.facts.paragraph import Paragraph
from zongjie_lint.facts.section import Section
from zongjie_lint.facts.sentence import Sentence
from zongjie_lint.facts.zone import body
from zongjie_lint.house_rules.passage import Passage
from zongjie_lint.house_rules.places import heading_spans
from zongjie_lint.message import Message
from zongjie_lint.span import Span

_PARAGRAPH = Message("这一段", "the paragraph")
_SENTENCE = Message("这一句", "the sentence")
_ITEM = Message("这一条", "the item")
_SECTION = Message("这一部分", "the part")


def divided(document: Document, passage: Passage, unit: str | None) -> Iterable[Passage]:
    """The units of a passage, or the passage itself where none is named; headings belong to no paragraph, sentence or item."""
    return [passage] if unit is None or unit not in _UNITS else _UNITS[unit](document, passage)


def _paragraphs(document: Document, passage: Passage) -> Iterator[Passage]:
    return (_unit(span, _PARAGRAPH) for span in _text(document, passage))


def _sentences(document: Document, passage: Passage) -> Iterator[Passage]:
    sentences = sorted(sentence.span for sentence in document.facts(Sentence))
    for text in _text(document, passage):
        first = bisect_right(sentences, text.start, key=lambda sentence: sentence.end)
        last = bisect_left(sentences, text.end, key=lambda sentence: sentence.start)
        for sentence in sentences[first:last]:
            yield _unit(Span(max(text.start, sentence.start), min(text.end, sentence.end)), _SENTENCE)


def _text(document: Document, passage: Passage) -> Iterator[Span]:
    """The paragraphs of a passage without the headings that they are, or begin with."""
    paragraphs = body(document) if passage.is_document else document.facts(Paragraph)
    ends = {span.start: span.end for span in heading_spans(document)}
    for paragraph in paragraphs:
        span = passage.clipped(paragraph.span)
        if span and not passage.anchor.holds(span):
            start = ends.get(span.start, span.start)
            if document.folded[start : span.end].strip():
                yield Span(start, span.end)


def _items(document: Document, passage: Passage) -> Iterator[Passage]:
    """The numbered parts below the passage's own heading, else 一是, 二是, …, else the paragraphs."""
    found = _numbered(document, passage) or _counted(document, passage) or list(_text(document, passage))
    return (_unit(span, _ITEM) for span in found)


def _numbered(document: Document, passage: Passage) -> Sequence[Span]:
    inside = [h for h in document.facts(Heading) if passage.clipped(h.span) and h.span.start != passage.anchor.start]
    top = min((heading.level for heading in inside), default=0)
    starts = [heading.span.start for heading in inside if heading.level == top]
    end = passage.stretches[-1].end if passage.stretches else 0
    return [Span(start, after) for start, after in pairwise([*starts, end])]


def _counted(document: Document, passage: Passage) -> Sequence[Span]:
    """The items of lists, without those of lists inside lists."""
    items = {item.span for found in document.facts(Enumeration) for item in found.items if passage.clipped(item.span)}
    outermost: list[Span] = []
    for item in sorted(items, key=lambda item: (item.start, -item.end)):
        if not outermost or outermost[-1].end < item.end:
            outermost.append(item)
    return outermost


def _sections(document: Document, passage: Passage) -> Iterator[Passage]:
    for section in document.facts(Section):
        if section.level == 1 and section.heading and (span := passage.clipped(section.span)):
            yield Passage((span,), section.heading.span, _SECTION)


def _unit(span: Span, where: Message) -> Passage:
    return Passage((span,), span, where)


_UNITS: Mapping[str, Callable[[Document, Passage], Iterator[Passage]]] = {
    "paragraph": _paragraphs,
    "sentence": _sentences,
    "item": _items,
    "section": _sections,
}
