"""The places of a report that a house rule may name: the title, headings, the parts by what they are for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial

from zongjie_lint.document import Document, Fact
from zongjie_lint.facts.heading import Heading
from zongjie_lint.facts.ordinal import OrdinalStyle
from zongjie_lint.facts.paragraph import AsideParagraph, Paragraph
from zongjie_lint.facts.role import Role
from zongjie_lint.facts.section import Section
from zongjie_lint.facts.signature import Signature
from zongjie_lint.facts.table import Table
from zongjie_lint.facts.title import Title
from zongjie_lint.facts.unnumbered_heading import UnnumberedHeading
from zongjie_lint.facts.zone import Zone, ZoneName, body
from zongjie_lint.house_rules.passage import Passage
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled
from zongjie_lint.span import Span

_DOCUMENT = Message("全文", "the report")
_TITLE = Message("标题", "the title")
_BODY = Message("正文", "the body")
_HEADING = Message("小标题", "the heading")
_OPENING = Message("开头", "the opening")
_ENDING = Message("结尾", "the ending")
_SIGNATURE = Message("落款", "the signature")
_TABLE = Message("这张表", "the table")
_PART = Message("“{title}”部分", "the part on {title}")
_OF_WEB_PAGE = (ZoneName.SITE_HEADER, ZoneName.SITE_FOOTER)
_CLOSED = compiled(r"[。!?;,:]$")
_CLOSING = "。;:!?,."
_NAMED_PARTS = (OrdinalStyle.PART, OrdinalStyle.HAN, OrdinalStyle.HAN_BRACKETED)


def passages(document: Document, places: Iterable[str]) -> Iterator[Passage]:
    """Every passage that the names of places stand for; a place that the report lacks gives none."""
    for place in places:
        yield from _PLACES[place](document) if place in _PLACES else _sections(document, Role(place))


def heading_spans(document: Document) -> list[Span]:
    """The lines, and beginnings of lines, that are headings and no items of a list, in reading order."""
    numbered = [heading.span for heading in document.facts(Heading) if _is_title_of_part(document, heading)]
    return sorted([*numbered, *(heading.span for heading in document.facts(UnnumberedHeading))])


def _is_title_of_part(document: Document, heading: Heading) -> bool:
    """Whether a numbered line titles what follows: “1.修桥两座，全部通车。” is an item and says all there is to say."""
    is_closed = bool(_CLOSED.search(heading.span.of_text(document.folded)))
    if heading.run_in:
        return heading.style in _NAMED_PARTS and is_closed and not heading.inline
    return not is_closed and not heading.inline


def _whole(document: Document) -> Iterator[Passage]:
    """All that was written; the lines of a web page around a report are not of it."""
    stretches: list[Span] = []
    goes_on = False
    for zone in document.facts(Zone):
        if zone.name in _OF_WEB_PAGE:
            goes_on = False
            continue
        stretches.append(Span.covering(stretches.pop(), zone.span) if goes_on else zone.span)
        goes_on = True
    beside = [p.span for p in document.facts(AsideParagraph) if not any(each.holds(p.span) for each in stretches)]
    title = document.fact(Title)
    yield Passage(tuple(sorted([*stretches, *beside])), title.span if title else Span(0, 0), _DOCUMENT, True)


def _title(document: Document) -> Iterator[Passage]:
    return (Passage((title.span,), title.span, _TITLE) for title in document.facts(Title))


def _body(document: Document) -> Iterator[Passage]:
    """What is written in sentences: neither titles, headings and tables nor the signature and notes."""
    tables = [table.span for table in document.facts(Table)]
    ends = {span.start: span.end for span in heading_spans(document)}
    starts = [(max(p.span.start, ends.get(p.span.start, 0)), p.span) for p in body(document)]
    stretches = [
        Span(start, span.end)
        for start, span in starts
        if document.folded[start : span.end].strip() and not any(table.overlaps(span) for table in tables)
    ]
    if stretches:
        title = document.fact(Title)
        yield Passage(tuple(stretches), title.span if title else stretches[0], _BODY)


def _headings(document: Document, level: int | None = None) -> Iterator[Passage]:
    """Each heading, or each of a level; its number and the mark that closes it are not of its words."""
    numbers = {heading.span: heading.ordinal.span.end for heading in document.facts(Heading)}
    known: list[Heading | UnnumberedHeading] = [*document.facts(Heading), *document.facts(UnnumberedHeading)]
    levels = {heading.span: heading.level for heading in known}
    for span in heading_spans(document):
        if level not in (None, levels[span]):
            continue
        start = numbers.get(span, span.start)
        words = document.folded[start : span.end]
        first = start + len(words) - len(words.lstrip())
        yield Passage((Span(first, first + len(words.strip().rstrip(_CLOSING))),), span, _HEADING)


def _opening(document: Document) -> Iterator[Passage]:
    """What stands before the first heading; without headings the paragraphs up to the first that closes with a full stop."""
    paragraphs = body(document)
    headings: list[Fact] = [*document.facts(Heading), *document.facts(UnnumberedHeading)]
    first = min((heading.span.start for heading in headings), default=_first_end(paragraphs))
    above = [Span(p.span.start, min(p.span.end, first)) for p in paragraphs if p.span.start < first]
    if above:
        yield Passage(tuple(above), max(above, key=len), _OPENING)
    elif headings:
        yield Passage((), min(heading.span for heading in headings), _OPENING)


def _first_end(paragraphs: Sequence[Paragraph]) -> int:
    return next((p.span.end for p in paragraphs if p.folded.endswith("。")), 0)


def _ending(document: Document) -> Iterator[Passage]:
    last = body(document)[-1:]
    return (Passage((paragraph.span,), paragraph.span, _ENDING) for paragraph in last)


def _signature(document: Document) -> Iterator[Passage]:
    return (Passage((each.span,), each.span, _SIGNATURE) for each in document.facts(Signature))


def _tables(document: Document) -> Iterator[Passage]:
    return (Passage((table.span,), _first_line(document, table.span), _TABLE) for table in document.facts(Table))


def _sections(document: Document, role: Role) -> Iterator[Passage]:
    """The parts that are for something, without those inside others."""
    reached = 0
    for section in document.facts(Section):
        if role in section.roles and section.span.start >= reached:
            reached = section.span.end
            anchor = section.heading.span if section.heading else _first_line(document, section.span)
            yield Passage((section.span,), anchor, _PART.format(title=role.title))


def _first_line(document: Document, span: Span) -> Span:
    """The first line of a stretch of text, or as much of it as is in the stretch."""
    line = next((p.span for p in document.facts(Paragraph) if p.span.overlaps(span)), span)
    return Span(max(line.start, span.start), min(line.end, span.end))


_PLACES: Mapping[str, Callable[[Document], Iterator[Passage]]] = {
    "document": _whole,
    "title": _title,
    "body": _body,
    "heading": _headings,
    "heading-1": partial(_headings, level=1),
    "heading-2": partial(_headings, level=2),
    "heading-3": partial(_headings, level=3),
    "opening": _opening,
    "ending": _ending,
    "signature": _signature,
    "table": _tables,
}
