"""The piece of a line that shows a place: cut where the line is long, never inside a number."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate

from zongjie_lint.record import Record, replace
from zongjie_lint.reporters.columns import SOLID, cells, width, width_of
from zongjie_lint.source import Source
from zongjie_lint.span import Span

_ELLIPSIS = "…"
_ELLIPSIS_COLUMNS = 2
_LINE_END = "⏎"
_BLANKS = " \t\u00a0\u3000"
# So few characters of a clause before tell the reader nothing.
_SCRAP = 3
_CLAUSE_ENDS = "，。；：！？"


class Place(Record):
    """A span to be shown, and whether it is the finding itself or a place related to it."""

    span: Span
    related: bool = False
    note: str = ""


class Mark(Record):
    """Which cells of an excerpt a place takes up."""

    span: Span
    place: Place


class Excerpt(Record):
    """A piece of one line, safe to print, a cell for each character, with the marks on it."""

    line: int
    offset: int
    """Where in the source its first mark begins."""
    cells: tuple[str, ...]
    marks: tuple[Mark, ...]
    after_gap: bool = False
    """Whether lines between the one before and this one were left out."""

    @property
    def text(self) -> str:
        """What is printed."""
        return "".join(self.cells)


def excerpts(source: Source, places: Iterable[Place], columns: int) -> list[Excerpt]:
    """The places on their lines, none wider than `columns`; places on one line share an excerpt if they fit in it."""
    by_line: dict[int, list[_Piece]] = {}
    for place in places:
        for piece in _pieces(source, place):
            by_line.setdefault(piece.line, []).append(piece)
    return [excerpt for pieces in by_line.values() for excerpt in _on_line(source, pieces, columns)]


class _Piece(Record):
    """The part of a place that stands on one line, in offsets from the start of the line."""

    line: int
    span: Span
    place: Place
    marked: bool = True
    """False for a line that is shown only because the one before is broken off."""
    goes_on: bool = False
    after_gap: bool = False


def _pieces(source: Source, place: Place) -> Iterator[_Piece]:
    span = _clamped(place.span, len(source.text))
    first, last = source.text_position(span.start).line, _last_line(source, span)
    start, end = _column(source, first, span.start), _column(source, last, span.end)
    if first == last:
        yield _Piece(first, Span(start, end), place)
        return
    yield _Piece(first, Span(start, len(source.line(first)) + 1), place, goes_on=True)
    gap = any(source.line(line).strip() for line in range(first + 1, last))
    yield _Piece(last, Span(0, end), replace(place, note=""), marked=end > 0, after_gap=gap)


def _clamped(span: Span, length: int) -> Span:
    start = min(max(span.start, 0), length)
    return Span(start, min(max(span.end, start), length))


def _last_line(source: Source, span: Span) -> int:
    """The line in which a span ends; a mark on nothing but a line end reaches into the next line."""
    only_line_end = not span.of_text(source.text).strip("\r\n")
    return source.text_position(span.end if only_line_end else max(span.end - 1, span.start)).line


def _column(source: Source, line: int, offset: int) -> int:
    return min(max(offset - source.line_starts[line - 1], 0), len(source.line(line)))


def _on_line(source: Source, pieces: Sequence[_Piece], columns: int) -> Iterator[Excerpt]:
    number = pieces[0].line
    broken = any(piece.goes_on for piece in pieces)
    line = _measure(source.line(number) + _LINE_END * broken)
    shown = 0
    for group in _groups(line, pieces, columns):
        core = _core(group)
        window = _window(line, core, columns, shown)
        yield _cut(line, window, group, source.line_starts[number - 1] + core.start)
        shown = window.end


def _core(group: Sequence[_Piece]) -> Span:
    return Span(group[0].span.start, max(piece.span.end for piece in group))


def _groups(line: _Line, pieces: Iterable[_Piece], columns: int) -> list[list[_Piece]]:
    groups: list[list[_Piece]] = []
    for piece in sorted(pieces, key=lambda piece: piece.span):
        if groups and line.fits(_core([*groups[-1], piece]), columns):
            groups[-1].append(piece)
        else:
            groups.append([piece])
    return groups


def _window(line: _Line, core: Span, columns: int, shown: int) -> Span:
    """The stretch of the line to show: the core, and what there is room for on both sides, but nothing shown before."""
    whole = Span(min(line.indent, core.start), len(line.cells))
    if line.columns(whole) <= columns:
        return whole
    widened = line.widened(core)
    core = widened if line.fits(widened, columns) else core
    room = columns - 2 * _ELLIPSIS_COLUMNS
    start = max(line.start_within(core.start, _before(line, core, room)), min(shown, core.start))
    return Span(start, line.end_within(core, start, room))


def _before(line: _Line, core: Span, room: int) -> int:
    slack = max(room - line.columns(core), 0)
    after = line.columns(Span(core.end, len(line.cells)))
    return max(slack // 2, slack - after)


def _cut(line: _Line, window: Span, group: Sequence[_Piece], offset: int) -> Excerpt:
    led = [_ELLIPSIS] * (window.start > line.indent)
    tail = [_ELLIPSIS] * (window.end < len(line.cells))
    shift = len(led) - window.start
    marks = tuple(Mark(_moved(piece.span, window, shift), piece.place) for piece in group if piece.marked)
    shown = (*led, *line.cells[window.start : window.end], *tail)
    return Excerpt(group[0].line, offset, shown, marks, any(piece.after_gap for piece in group))


def _moved(span: Span, window: Span, shift: int) -> Span:
    start, end = max(span.start, window.start), min(span.end, window.end)
    return Span(start + shift, max(start, end) + shift)


class _Line(Record):
    """A line measured: its cells, the column at which each begins, where it must not be cut, and its indent."""

    text: str
    cells: tuple[str, ...]
    edges: tuple[int, ...]
    solid: frozenset[int]
    indent: int

    def columns(self, span: Span) -> int:
        return self.edges[span.end] - self.edges[span.start]

    def fits(self, span: Span, columns: int) -> bool:
        whole = self.edges[-1] - self.edges[min(self.indent, span.start)]
        return whole <= columns or self.columns(span) <= columns - 2 * _ELLIPSIS_COLUMNS

    def widened(self, span: Span) -> Span:
        """The span with the whole of the numbers it touches."""
        start, end = span.start, span.end
        while start in self.solid:
            start -= 1
        while end in self.solid:
            end += 1
        return Span(start, end)

    def start_within(self, start: int, columns: int) -> int:
        """The farthest beginning within `columns` to the left, at the head of a clause if one is near."""
        earliest = bisect_left(self.edges, self.edges[start] - columns)
        if earliest <= self.indent:
            return min(self.indent, start)
        latest = min(max((earliest + start) // 2, earliest + _SCRAP), start)
        heads = (i for i in range(latest, earliest, -1) if self.text[i - 1] in _CLAUSE_ENDS)
        return next((i for i in range(next(heads, earliest), start) if i not in self.solid), start)

    def end_within(self, core: Span, start: int, columns: int) -> int:
        """The farthest end within `columns` of the beginning; a core that is too wide is itself cut."""
        latest = bisect_right(self.edges, self.edges[start] + columns) - 1
        least = core.end if latest >= core.end else core.start + 1
        fallback = least if latest >= core.end else max(latest, least)
        return next((i for i in range(latest, least - 1, -1) if i not in self.solid), fallback)


@lru_cache(maxsize=8)
def _measure(text: str) -> _Line:
    shown = tuple(cells(text))
    inside = {i for match in SOLID.finditer(text) for i in range(match.start() + 1, match.end())}
    attached = {i for i, cell in enumerate(shown) if not any(map(width_of, cell))}
    edges = tuple(accumulate(map(width, shown), initial=0))
    return _Line(text, shown, edges, frozenset(inside | attached), len(text) - len(text.lstrip(_BLANKS)))
