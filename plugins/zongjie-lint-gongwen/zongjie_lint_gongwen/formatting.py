"""How a Word document looks: its sections, and the font, size, colour and place of every character of its text."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, Self

import regex

from zongjie_lint.document import Document, Fact
from zongjie_lint.record import replace
from zongjie_lint.span import Span
from zongjie_lint.word.names import W
from zongjie_lint_gongwen.lengths import TWIPS_PER_POINT, points, twips
from zongjie_lint_gongwen.placement import Placement
from zongjie_lint_gongwen.properties import Properties, PropertyTable
from zongjie_lint_gongwen.sections import UNKNOWN, Page, Section, read_sections, read_settings

if TYPE_CHECKING:
    from lxml.etree import _Element

    from zongjie_lint.word.word_text import Piece

_HAN = regex.compile(r"\p{Han}")
_BLANKS = {"\t": math.nan, "\u3000": 1.0, " ": 0.5, "\u00a0": 0.5, "\u2003": 1.0, "\u2002": 0.5}
_USUAL_HALF_POINTS = 20.0
_CLOSEST = 1.0
"""Points between lines; no lines stand closer, whatever a document says."""


@dataclass(frozen=True)
class FormattedRun:
    """Characters that look alike."""

    span: Span
    font: str | None
    """Of Chinese characters; None where the document names none."""
    points: float
    colour: str
    """Six hexadecimal digits, or `auto`."""
    background: str
    """A colour's name or its digits; nothing where there is none."""
    han: int
    """How many Chinese characters it holds."""


@dataclass(frozen=True)
class FormattedParagraph:
    """A paragraph of the text itself, with its place on the page; indents in characters of its own size."""

    span: Span
    """From its first to its last character, automatic numbers aside."""
    runs: tuple[FormattedRun, ...]
    alignment: str
    """`left`, `center`, `right`, `both` or `distribute`."""
    left: float
    first: float
    """Where its first line begins, blanks at its head counted; no number where a tab moves it."""
    line_pitch: tuple[float, float]
    """The least and the most that the distance of its lines can be, in points."""
    section: int
    in_table: bool
    opens_page: bool
    """Whether a page begins with it."""

    @cached_property
    def points(self) -> float:
        """The size of most of its characters."""
        return _prevailing(self.runs)

    @property
    def is_at_side(self) -> bool:
        """Whether it begins where text begins, and is not centred, nor put to the right."""
        return self.alignment not in ("center", "right")


@dataclass(frozen=True)
class Formatting(Fact):
    """The formatting of a whole document; a document that is no Word document has none."""

    span: Span
    paragraphs: tuple[FormattedParagraph, ...]
    sections: tuple[Section, ...]
    has_even_pages: bool
    """Whether even pages have headers and footers of their own."""

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Read the package again that the text was read from, once for all rules."""
        if document.source.package is not None:
            yield cls._read(document, document.source.package)

    @classmethod
    def _read(cls, document: Document, data: bytes) -> Self:
        # Only a Word document needs the reader of Word documents.
        from zongjie_lint.word.package import Package  # noqa: PLC0415
        from zongjie_lint.word.reading import read_word_text  # noqa: PLC0415

        package = Package(data)
        read = read_word_text(package)
        if read.text != document.text:
            raise ValueError("the text of the package is not that of the document")
        properties, settings = PropertyTable(package), read_settings(package)
        sections = tuple(read_sections(package, settings, properties)) or (UNKNOWN,)
        placement = Placement(package.tree(package.main), sections)
        pieces = [piece for piece in read.pieces if not document.source.is_aside(piece.span.start)]
        paragraphs = tuple(_paragraphs(document, pieces, properties, placement))
        return cls(Span(0, len(document.text)), paragraphs, sections, settings.even_and_odd)

    def paragraph_at(self, offset: int) -> FormattedParagraph | None:
        """The paragraph in which, or behind whose automatic number, an offset stands."""
        at = bisect_right(self._ends, offset)
        return self.paragraphs[at] if at < len(self.paragraphs) else None

    def runs_in(self, span: Span) -> Iterator[FormattedRun]:
        """The runs, cut to a span."""
        for paragraph in islice(self.paragraphs, bisect_right(self._ends, span.start), None):
            if paragraph.span.start >= span.end:
                return
            for run in paragraph.runs:
                if run.span.overlaps(span):
                    yield run

    @cached_property
    def _ends(self) -> list[int]:
        return [paragraph.span.end for paragraph in self.paragraphs]


def _paragraphs(
    document: Document, pieces: Iterable[Piece], properties: PropertyTable, placement: Placement
) -> Iterator[FormattedParagraph]:
    """The paragraphs that hold text, in order."""
    for paragraph, held in _by_paragraph(pieces):
        if paragraph in placement.sections_of:
            yield _paragraph(document, paragraph, held, properties, placement)


def _by_paragraph(pieces: Iterable[Piece]) -> Iterator[tuple[_Element, list[Piece]]]:
    held: list[Piece] = []
    current: _Element | None = None
    for piece in pieces:
        paragraph = next(piece.run.iterancestors(W + "p"))
        if paragraph is not current and current is not None:
            yield current, held
            held = []
        current = paragraph
        held.append(piece)
    if current is not None:
        yield current, held


def _paragraph(
    document: Document, element: _Element, pieces: Sequence[Piece], properties: PropertyTable, placement: Placement
) -> FormattedParagraph:
    own = properties.of_paragraph(element)
    runs = tuple(_joined(_run(document, piece, properties.of_run(piece.run, element)) for piece in pieces))
    span = Span.covering(pieces[0].span, pieces[-1].span)
    size = _prevailing(runs)
    left, first = _indents(own, size, _blanks(span.of_text(document.text)))
    return FormattedParagraph(
        span=span,
        runs=runs,
        alignment={"start": "left", "end": "right"}.get(own.get("jc", "left"), own.get("jc", "left")),
        left=left,
        first=first,
        line_pitch=_line_pitch(own, size, placement.page(element)),
        section=placement.sections_of[element],
        in_table=next(element.iterancestors(W + "tbl"), None) is not None,
        opens_page=element in placement.opening or own.get("pageBreakBefore", "0") not in ("0", "false", "off"),
    )


def _run(document: Document, piece: Piece, own: Properties) -> FormattedRun:
    highlight, fill = own.get("highlight", "none"), own.get("fill", "auto")
    behind = next((each for each in (highlight, fill) if each.lower() not in ("none", "auto", "white", "ffffff")), "")
    half_points = max(twips(own.get("sz"), _USUAL_HALF_POINTS), 1.0)
    han = len(_HAN.findall(piece.span.of_text(document.text)))
    colour = own.get("color", "auto").upper()
    return FormattedRun(piece.span, own.get("font.eastAsia") or None, half_points / 2, colour, behind, han)


def _joined(runs: Iterable[FormattedRun]) -> Iterator[FormattedRun]:
    """Runs that look alike and follow each other as one: Word divides them for reasons of its own."""
    last: FormattedRun | None = None
    for run in runs:
        if last and last.span.end == run.span.start and replace(run, span=last.span, han=last.han) == last:
            last = replace(last, span=Span(last.span.start, run.span.end), han=last.han + run.han)
            continue
        if last:
            yield last
        last = run
    if last:
        yield last


def _prevailing(runs: Sequence[FormattedRun]) -> float:
    sizes: Counter[float] = Counter()
    for run in runs:
        sizes[run.points] += run.han or 1
    return sizes.most_common(1)[0][0]


def _indents(own: Properties, size: float, blanks: float) -> tuple[float, float]:
    """Where the lines and the first line begin, in characters."""
    left = _characters(own, "left", size)
    hanging = _characters(own, "hanging", size)
    return left, left + (-hanging if hanging else _characters(own, "firstLine", size)) + blanks


def _characters(own: Properties, name: str, size: float) -> float:
    """An indent; one in characters goes before one in twips."""
    in_characters = twips(own.get(f"ind.{name}Chars")) / 100
    return in_characters or points(twips(own.get(f"ind.{name}"))) / size


def _blanks(text: str) -> float:
    """The width of the blanks at the head of a text, in characters; that of a tab cannot be told."""
    width = 0.0
    for character in text:
        if character not in _BLANKS:
            return width
        width += _BLANKS[character]
    return width


_NATURAL = (1.0, 1.4)
"""The height of a single line for its size: from the square of the character to what fonts add to it."""


def _line_pitch(own: Properties, size: float, page: Page) -> tuple[float, float]:
    """The distance of lines: exact where it is set so, else as fonts and the grid of the page allow."""
    line, rule = (
        max(twips(own.get("spacing.line"), 240.0), TWIPS_PER_POINT * _CLOSEST),
        own.get("spacing.lineRule", "auto"),
    )
    if rule == "exact":
        return points(line), points(line)
    if rule == "atLeast":
        least, most = (max(points(line), size * natural) for natural in _NATURAL)
        return least, most
    multiple = line / 240
    if page.grid and page.line_pitch and own.get("snapToGrid", "1") not in ("0", "false", "off"):
        return _on_grid(size, multiple, max(points(page.line_pitch), _CLOSEST))
    return size * _NATURAL[0] * multiple, size * _NATURAL[1] * multiple


def _on_grid(size: float, multiple: float, pitch: float) -> tuple[float, float]:
    """A line takes up whole rows of the grid."""
    least, most = (max(1, -int(-size * natural // pitch)) * pitch * multiple for natural in _NATURAL)
    return least, most
