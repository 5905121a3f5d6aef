"""The title of a report, which may stand below the header of a web site and run over two lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Self

from zongjie_lint.document import Document, Fact
from zongjie_lint.facts.ordinal import ordinal_at
from zongjie_lint.facts.paragraph import Paragraph
from zongjie_lint.facts.site_line import SiteLine
from zongjie_lint.lexicon import any_of, words
from zongjie_lint.patterns import compiled
from zongjie_lint.record import Record
from zongjie_lint.span import Span

LONGEST = 60
_TYPE = compiled(any_of(words("titles", "types")))
_YEAR = compiled(r"(?:19|20)[\dxX]{2}|[一二][〇零九][〇一二三四五六七八九零]{2}")
_JOINT = compiled("^" + any_of(words("titles", "joints")))
_CLOSED = compiled(r"[。;,:!?、]$")
_SITE_NUMBER = compiled(r"^\d+\+\s?")
_NOT_A_TITLE = compiled(r"^(?:现将|下面|以下|各位|同志们|尊敬|根据)|^[\d\s.\-—:/]+$")


class Title(Fact, Record):
    """The title: one or two lines at the head of the report."""

    span: Span
    text: str
    """Folded, the lines joined."""
    paragraphs: tuple[int, ...]
    site_number: Span | None = None
    """A number that a document-sharing site put in front."""

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """The title, where the head of the text holds one."""
        head = _head(document.facts(Paragraph), {line.paragraph for line in document.facts(SiteLine)})
        lines = _title_lines(head)
        if lines:
            number = _site_number(lines[0].folded)
            first = lines[0].span.start
            text = "".join(line.folded for line in lines)[number:]
            site_number = Span(first, first + number) if number else None
            yield cls(Span(first + number, lines[-1].span.end), text, tuple(line.index for line in lines), site_number)

    @property
    def names_its_kind(self) -> bool:
        """Whether the title says what kind of document it is."""
        return bool(_TYPE.search(self.text))


class _Head(Record):
    lines: list[Paragraph]
    below_site_line: bool


def _head(paragraphs: Sequence[Paragraph], site: set[int]) -> _Head:
    """The short lines before the first long line or heading, less those of a web site."""
    head: list[Paragraph] = []
    for paragraph in paragraphs[:24]:
        if paragraph.index in site:
            continue
        if len(paragraph) > 80 or ordinal_at(paragraph.folded):
            break
        head.append(paragraph)
    return _Head(head, any(index < (head[-1].index if head else 24) for index in site))


def _title_lines(head: _Head) -> list[Paragraph]:
    candidates = [line for line in head.lines if _may_be_title(line) and _TYPE.search(line.folded)]
    if not candidates:
        return [line for line in head.lines[:1] if _may_be_title(line) and len(line) <= 40 and "," not in line.folded]
    chosen = candidates[0]
    if head.below_site_line:
        chosen = ([line for line in candidates if _YEAR.search(line.folded)] or candidates)[-1]
    return _joined(chosen, head.lines)


def _may_be_title(line: Paragraph) -> bool:
    return (
        len(line) <= LONGEST
        and "\t" not in line.folded
        and not _CLOSED.search(line.folded)
        and not _NOT_A_TITLE.search(line.folded)
    )


def _joined(chosen: Paragraph, lines: Sequence[Paragraph]) -> list[Paragraph]:
    """The chosen line with the neighbour that belongs to it."""
    for line in lines:
        if line.index == chosen.index - 1 and _leads_into(line, chosen):
            return [line, chosen]
        if line.index == chosen.index + 1 and _may_be_title(line) and len(line) <= 30 and _JOINT.match(line.folded):
            return [chosen, line]
    return [chosen]


def _leads_into(line: Paragraph, chosen: Paragraph) -> bool:
    """Whether a line is the first half of a title: short, unclosed, and without a kind of document of its own."""
    gap = chosen.span.start - line.span.end
    return gap <= 2 and len(line) <= 30 and _may_be_title(line) and not _TYPE.search(line.folded)


def _site_number(text: str) -> int:
    match = _SITE_NUMBER.match(text)
    return match.end() if match else 0
