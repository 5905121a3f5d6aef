"""The zones of a document: site header, title, body, signature, annex, site footer."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from enum import StrEnum
from itertools import groupby
from typing import Self

from zongjie_lint.document import Document, Fact
from zongjie_lint.facts.paragraph import AsideParagraph, Paragraph
from zongjie_lint.facts.signature import LONGEST as LONGEST_ISSUER_AND_DATE
from zongjie_lint.facts.signature import Signature
from zongjie_lint.facts.site_line import SiteLine
from zongjie_lint.facts.table import Table
from zongjie_lint.facts.title import Title
from zongjie_lint.patterns import compiled
from zongjie_lint.record import Record
from zongjie_lint.span import Span

_ANNEX = compiled(
    r"^[(【]?(?:附件|附:|附表|附 |附注|联系|抄送|抄报|报送|注释|注:|名词解释|主题词|印发|分送|此件|公开方式|信息公开)"
)
_LISTED = compiled(r"^(?:附件|附表|附)\s?(?:[:\d一二三四五]|$)|^附[:表 ]")
_LONGEST_ANNEX = 40
_TEXT = 80
_MARKED = compiled(r"[。;!?:,]$")
_DOCUMENT_NAME = compiled(
    r"(?:总结|报告|计划|汇报|讲话|方案|心得|体会|范文|发言稿|稿\)?|文档|\.docx?》?)(?:\([^)]*\))?$"
)


class ZoneName(StrEnum):
    """What a zone is."""

    SITE_HEADER = "site header"
    TITLE = "title"
    BODY = "body"
    SIGNATURE = "signature"
    ANNEX = "annex"
    SITE_FOOTER = "site footer"
    TABLE = "table"


class Zone(Fact, Record):
    """A run of paragraphs that are the same part of the page."""

    span: Span
    name: ZoneName
    paragraphs: tuple[Paragraph, ...]

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Divide all paragraphs into zones, in order."""
        for name, run in groupby(_named(document), key=lambda pair: pair[1]):
            paragraphs = tuple(paragraph for paragraph, _ in run)
            yield cls(Span.covering(paragraphs[0].span, paragraphs[-1].span), name, paragraphs)


class BodyParagraphs(Fact, Record):
    """The paragraphs of the report itself, gathered once for the many that ask; one fact a document."""

    span: Span
    paragraphs: list[Paragraph]

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """The one fact of this type."""
        zones = (zone for zone in document.facts(Zone) if zone.name is ZoneName.BODY)
        yield cls(Span(0, len(document.folded)), [paragraph for zone in zones for paragraph in zone.paragraphs])


def body(document: Document) -> list[Paragraph]:
    """The paragraphs of the report itself, in a list that is not to be changed."""
    return document.facts(BodyParagraphs)[0].paragraphs


def body_stretches(document: Document) -> list[Span]:
    """Stretches of lines that hold all paragraphs of the report itself, and nothing beside them: for what stands in one line."""
    return stretches(document, ZoneName.BODY)


def stretches(document: Document, *names: ZoneName) -> list[Span]:
    """Stretches of lines that hold all paragraphs of some zones, and nothing beside them."""
    zones = [zone for zone in document.facts(Zone) if zone.name in names]
    if document.source.asides:
        return [paragraph.span for zone in zones for paragraph in zone.paragraphs]
    return [zone.span for zone in zones]


def written(document: Document) -> list[Paragraph]:
    """The paragraphs of the report with its title, signature, annexes, tables and notes; all but the lines of a web page."""
    page = (ZoneName.SITE_HEADER, ZoneName.SITE_FOOTER)
    inside = [p for zone in document.facts(Zone) if zone.name not in page for p in zone.paragraphs]
    return [*inside, *document.facts(AsideParagraph)]


class _Bounds(Record):
    """Where the report begins and ends on the page; indices of paragraphs."""

    head: int
    """The first below a web page's header."""
    title: Sequence[int]
    signature: Signature | None
    foot: int
    """The first of a web page's footer."""
    site: frozenset[int]
    annex: range
    """A list of annexes or a table between the text and the signature."""
    middle: int

    def name(self, paragraph: Paragraph) -> ZoneName:
        """The zone a paragraph belongs to."""
        index = paragraph.index
        if index in self.title:
            return ZoneName.TITLE
        if index < self.head or (index in self.site and index < self.middle):
            return ZoneName.SITE_HEADER
        if index >= self.foot or index in self.site:
            return ZoneName.SITE_FOOTER
        if (
            self.signature
            and paragraph.span.overlaps(self.signature.span)
            and len(paragraph) <= LONGEST_ISSUER_AND_DATE
        ):
            return ZoneName.SIGNATURE
        after = self.signature is not None and index > self.signature.paragraph
        return ZoneName.ANNEX if after or index in self.annex else ZoneName.BODY


def _named(document: Document) -> Iterator[tuple[Paragraph, ZoneName]]:
    paragraphs = document.facts(Paragraph)
    site = frozenset(line.paragraph for line in document.facts(SiteLine))
    title, signature = document.fact(Title), document.fact(Signature)
    title_at = title.paragraphs if title else ()
    foot = _foot(paragraphs, site, signature, title)
    annex = _annex(paragraphs[: signature.paragraph if signature else foot])
    bounds = _Bounds(_head(site, title_at), title_at, signature, foot, site, annex, (len(paragraphs) + 1) // 2)
    tabular = frozenset(_tabular(document))
    for paragraph in paragraphs:
        yield paragraph, ZoneName.TABLE if paragraph.index in tabular else bounds.name(paragraph)


def _tabular(document: Document) -> Iterator[int]:
    """The paragraphs that are rows of tables: lines of several cells."""
    tables = document.facts(Table)
    for paragraph in document.facts(Paragraph):
        at = bisect_right(tables, paragraph.span.start, key=lambda table: table.span.start) - 1
        inside = at >= 0 and paragraph.span.start < tables[at].span.end
        if inside and (tables[at].is_typed or "\t" in paragraph.span.of_text(document.text)):
            yield paragraph.index


def _annex(paragraphs: Sequence[Paragraph]) -> range:
    """The run of short lines at the end that 附件 or 附表 opens."""
    for paragraph in paragraphs[-_LONGEST_ANNEX:]:
        if _LISTED.match(paragraph.folded) and all(len(p) < _TEXT for p in paragraphs[paragraph.index :]):
            return range(paragraph.index, len(paragraphs))
    return range(0)


def _head(site: Collection[int], title_at: Sequence[int]) -> int:
    """All above the title belongs to a web page's header if any line does."""
    above = title_at[0] if title_at else 0
    return above if any(index in site for index in range(above)) else 0


def _foot(
    paragraphs: Sequence[Paragraph], site: Collection[int], signature: Signature | None, title: Title | None
) -> int:
    """The index of the first paragraph that belongs to the foot of a web page; beyond the last where there is none."""
    if signature:
        return _foot_below(signature.paragraph + 1, paragraphs, site)
    return _foot_without_signature(paragraphs, site, title)


def _foot_below(start: int, paragraphs: Sequence[Paragraph], site: Collection[int]) -> int:
    """Below the date: an annex is none; site lines and names of other documents are."""
    for paragraph in paragraphs[start:]:
        if _ANNEX.match(paragraph.folded):
            return next((p.index for p in paragraphs[paragraph.index :] if p.index in site), len(paragraphs))
        if paragraph.index in site or (len(paragraph) <= 40 and _DOCUMENT_NAME.search(paragraph.folded)):
            return paragraph.index
    return len(paragraphs)


def _foot_without_signature(paragraphs: Sequence[Paragraph], site: Collection[int], title: Title | None) -> int:
    """Up from the end over site lines and short unmarked lines, as long as a site line stands at or below; then a repeated title."""
    foot = at = len(paragraphs)
    while at > 1:
        paragraph = paragraphs[at - 1]
        repeats = title is not None and paragraph.folded == title.text and at - 1 not in title.paragraphs
        if paragraph.index in site or repeats:
            foot = at - 1
        elif foot == len(paragraphs) or len(paragraph) > 40 or _MARKED.search(paragraph.folded):
            break
        at -= 1
    return foot
