"""Many findings as one: a table of them by section, for a template that nobody has filled in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from zongjie_lint.diagnostic import Diagnostic
from zongjie_lint.report import FileReport
from zongjie_lint.reporters import wording
from zongjie_lint.reporters.columns import pad, shorten, visible, width
from zongjie_lint.reporters.finding import reasons, title
from zongjie_lint.reporters.frame import Row, body_columns, framed
from zongjie_lint.reporters.layout import Layout, line_width
from zongjie_lint.reporters.paper import Line, Piece
from zongjie_lint.reporters.sections import heading_above
from zongjie_lint.source import Source
from zongjie_lint.span import Span

_MOST_SECTIONS = 16
_MOST_TITLE_COLUMNS = 28
_SNIPPET_COLUMNS = 24
_ROOMY = 48
_BEFORE = re.compile(r"[^\s\d，。；：、！？（）()“”《》,;:]{0,8}\Z")
_UNIT = re.compile(r"[百千万亿]*(?:美元|公里|公顷|平方米|人次|个百分点|[元个家户人项件次名条吨亩天年月日号%％‰])?")


def digest(found: Diagnostic, parts: Sequence[Diagnostic], file: FileReport, layout: Layout) -> list[Line]:
    """A finding that sums up others, with a table of those."""
    rows = list(_table(parts, file, layout))
    return [*title(found, layout), *framed([*rows, *reasons(found, layout)])]


def snippet(span: Span, source: Source) -> tuple[str, str, str]:
    """A place in the few words that tell what it is: those before it, its own, and its unit."""
    position = source.text_position(span.start)
    line, start = source.line(position.line), position.column - 1
    before = _BEFORE.search(line[:start])
    unit = _UNIT.match(line, start + len(span))
    own = shorten(visible(line[start : start + len(span)]), _SNIPPET_COLUMNS)
    return visible(before.group() if before else ""), own, visible(unit.group() if unit else "")


def _table(parts: Sequence[Diagnostic], file: FileReport, layout: Layout) -> Iterator[Row]:
    places = sorted({span for part in parts for span in (part.span, *(related.span for related in part.related))})
    sections = _by_section(places, file, layout)
    shown = list(sections.items())[:_MOST_SECTIONS]
    columns = min(max(width(name) for name, _ in shown), _MOST_TITLE_COLUMNS)
    yield Row([Piece(layout.say(wording.SECTION), "quiet")], layout.say(wording.BLANK_COUNT), heading=True)
    for name, members in shown:
        yield from _section(name, members, file, layout, columns)
    rest = list(sections.values())[_MOST_SECTIONS:]
    if rest:
        text = layout.say(wording.MORE_SECTIONS, count=len(rest))
        yield Row([Piece(text, "quiet")], str(sum(map(len, rest))))


def _section(name: str, members: Sequence[Span], file: FileReport, layout: Layout, columns: int) -> Iterator[Row]:
    count = str(len(members))
    if body_columns(layout) >= _ROOMY:
        start = Piece(pad(shorten(name, columns), columns))
        yield Row([start, *_snippets(members, file, layout, columns)], count)
    else:
        yield Row([Piece(shorten(name, body_columns(layout)))], count)
        yield Row(_snippets(members, file, layout, 0))


def _by_section(places: Iterable[Span], file: FileReport, layout: Layout) -> dict[str, list[Span]]:
    sections: dict[str, list[Span]] = {}
    for place in places:
        above = heading_above(file.outline, place.start)
        name = above[1] if above else layout.say(wording.NO_HEADING)
        sections.setdefault(name, []).append(place)
    return sections


def _snippets(members: Iterable[Span], file: FileReport, layout: Layout, used: int) -> list[Piece]:
    assert file.source
    room = body_columns(layout) - used - 4
    pieces: list[Piece] = []
    for before, own, unit in dict.fromkeys(snippet(member, file.source) for member in members):
        new = [Piece("  "), Piece(before), Piece(own, "related-mark"), Piece(unit)]
        if line_width([*pieces, *new]) > room:
            return [*pieces, Piece("  …", "quiet")]
        pieces += new
    return pieces
