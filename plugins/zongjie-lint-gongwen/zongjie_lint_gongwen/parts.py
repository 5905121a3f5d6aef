"""The parts of an official document whose looks the standard describes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from zongjie_lint.document import Document
from zongjie_lint.facts.attachment import ListedAttachment
from zongjie_lint.facts.heading import Heading
from zongjie_lint.facts.ordinal import OrdinalStyle
from zongjie_lint.facts.paragraph import Paragraph
from zongjie_lint.facts.title import Title
from zongjie_lint.facts.zone import body
from zongjie_lint.span import Span
from zongjie_lint_gongwen.colours import is_red
from zongjie_lint_gongwen.formatting import FormattedParagraph, FormattedRun, Formatting
from zongjie_lint_gongwen.reporting import WHOLE
from zongjie_lint_gongwen.sections import Page

_UPPER = (OrdinalStyle.HAN, OrdinalStyle.HAN_BRACKETED)
"""Headings that are set apart by their font; those below look like the text."""
_SET_APART = (OrdinalStyle.PART, *_UPPER)
_SUBTITLE = 40
"""A centred line of no more characters is a subtitle, a date, a name."""
_ADDRESS = regex.compile(r"[^。;!?]{2,120}:")
_LABEL = regex.compile(r"附\s?件\s?(?:\d{1,2})?\s?:?")
_NUMBER = regex.compile(r"\d[\])〕]\s?第?\d+号$")
"""The number of a document, which stands above the title."""
_HEAD = 8
"""Paragraphs among which the red head is."""
_SENTENCE = regex.compile(r"[,;].*[。;]$")


@dataclass(frozen=True)
class TextParagraph:
    """A paragraph of the text with its looks."""

    paragraph: Paragraph
    looks: FormattedParagraph


def pages_of(formatting: Formatting) -> list[Page]:
    """The pages of the sections of a document, each layout once."""
    return list(dict.fromkeys(section.page for section in formatting.sections))


def place_of(page: Page, formatting: Formatting) -> Span:
    """Where the first pages of a layout begin; the document as a whole where it begins with them."""
    number = next(at for at, section in enumerate(formatting.sections) if section.page == page)
    starts = (paragraph.span for paragraph in formatting.paragraphs if paragraph.section == number)
    return next(starts, WHOLE) if number else WHOLE


def title_lines(document: Document, formatting: Formatting) -> list[FormattedParagraph]:
    """The lines of the title; none where what looks like one is the red head, or may be a sentence."""
    title = document.fact(Title)
    if not title:
        return []
    paragraphs = [document.facts(Paragraph)[index] for index in title.paragraphs]
    starts = [p.span.start for p in paragraphs if not _NUMBER.search(p.folded)]
    lines = [looks for start in starts if (looks := formatting.paragraph_at(start)) and not looks.in_table]
    if not title.names_its_kind and not any(line.alignment == "center" for line in lines):
        return []
    return [] if any(_is_red(line) for line in lines) else list(dict.fromkeys(lines))


def text_start(document: Document, formatting: Formatting) -> int:
    """The offset at which what stands above the text ends: behind the title, else behind the red head."""
    title = title_lines(document, formatting)
    above = title or [line for line in formatting.paragraphs[:_HEAD] if _is_red(line)]
    return above[-1].span.end if above else 0


def _is_red(line: FormattedParagraph) -> bool:
    return any(is_red(run.colour) for run in line.runs)


def upper_headings(document: Document) -> Iterator[Heading]:
    """Headings of the first and the second level; items that are whole sentences are none."""
    for heading in document.facts(Heading):
        if heading.style in _UPPER and _is_title(document, heading):
            yield heading


def _is_title(document: Document, heading: Heading) -> bool:
    return not heading.inline and not _SENTENCE.search(heading.span.of_text(document.folded))


def text_paragraphs(document: Document, formatting: Formatting) -> Iterator[TextParagraph]:
    """The paragraphs of the text itself: no tables, and nothing above, beside or below it."""
    listed = [item.span for item in document.facts(ListedAttachment)]
    start = text_start(document, formatting)
    for paragraph in body(document):
        looks = formatting.paragraph_at(paragraph.span.start)
        is_listed = any(item.overlaps(paragraph.span) for item in listed)
        if looks and not looks.in_table and paragraph.span.start >= start and not is_listed:
            yield TextParagraph(paragraph, looks)


def text_runs(document: Document, formatting: Formatting) -> Iterator[tuple[TextParagraph, FormattedRun]]:
    """The runs with Chinese characters of the text, upper headings aside."""
    headings = {
        h.span.start: h.span for h in document.facts(Heading) if h.style in _SET_APART and _is_title(document, h)
    }
    before = None
    for each in text_paragraphs(document, formatting):
        # Lines that a paragraph was broken into by hand have the same looks; they are told once.
        if each.looks is not before and not _is_subtitle(each):
            heading = headings.get(each.paragraph.span.start, Span(0, 0))
            yield from ((each, run) for run in each.looks.runs if run.han and not _share(run.span, heading))
        before = each.looks


def _is_subtitle(each: TextParagraph) -> bool:
    return each.looks.alignment == "center" and len(each.paragraph) <= _SUBTITLE


def _share(one: Span, other: Span) -> bool:
    """Whether two spans have a character in common."""
    return one.start < other.end and other.start < one.end


def addressee(document: Document, formatting: Formatting) -> TextParagraph | None:
    """The line that says to whom a document goes: the first of the text, closed by a colon."""
    first = next(text_paragraphs(document, formatting), None)
    return first if first and _ADDRESS.fullmatch(first.paragraph.folded) else None


def attachment_labels(document: Document, formatting: Formatting) -> Iterator[FormattedParagraph]:
    """The lines 附件 or 附件1 above the attachments themselves."""
    listed = document.facts(ListedAttachment)
    for paragraph in document.facts(Paragraph):
        if listed and paragraph.span.start > listed[-1].span.end and _LABEL.fullmatch(paragraph.folded):
            looks = formatting.paragraph_at(paragraph.span.start)
            if looks and not looks.in_table:
                yield looks
