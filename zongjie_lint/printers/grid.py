"""A sheet set in columns for a terminal; in one too narrow for columns, a few lines for each row."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import zip_longest

from zongjie_lint.message import Message
from zongjie_lint.reporters.columns import drift, visible, width, wrap
from zongjie_lint.reporters.layout import Layout, flow
from zongjie_lint.reporters.paper import Line, Piece
from zongjie_lint.sheet import Heading, Sheet

_GAP = "  "
_INDENT = "    "
_NARROWEST = {"indicator": 16, "scope": 8, "time": 8, "said": 18, "title": 20, "operands": 24, "working": 28}
"""Columns that may be narrowed, and how far; the cells of the others stay on one line."""
_SAID_OF_IT = ("base", "growth", "change", "share", "completion", "target", "rank")
"""What is said of a figure; where there is no room for so many columns, it stands in one."""
_WHOSE = ("scope", "time", "basis")
"""What tells of where and when a figure is; that needs no heading to be understood."""
_DROPPED = ("operands", "relations")
"""What a narrow table can do without, the first first."""
_SAID = Message("说明", "Details")
_SIGNS = {"fail": "✗ ", "pass": "✓ "}
_STYLES = {"fail": "error", "rounding": "warning", "pass": "good"}


def grid(sheet: Sheet, layout: Layout) -> list[Line]:
    """The lines of a sheet, its empty columns left out."""
    whole = _marked(sheet.without_empty_columns())
    shown, widths = _fitted(whole, layout)
    if widths is None:
        return [line for row, verdict in _rows(whole) for line in _record(whole, row, verdict, layout)]
    lines = [*_headings(shown.headings, widths, layout)]
    for row, verdict in _rows(shown):
        lines += _cells(shown.headings, row, widths, verdict)
    return lines


def _fitted(sheet: Sheet, layout: Layout) -> tuple[Sheet, list[int] | None]:
    """As much of a sheet as there is room for, with the widths of its columns; no widths where little is left."""
    narrower: list[Callable[[Sheet], Sheet]] = [
        lambda sheet: _in_one(sheet, _SAID_OF_IT, layout),
        *(partial(_less, key=key) for key in _DROPPED),
        lambda sheet: _in_one(sheet, (*_WHOSE, "said"), layout),
    ]
    widths = _widths(sheet, layout.columns)
    for narrow in narrower:
        if widths is None:
            sheet = narrow(sheet)
            widths = _widths(sheet, layout.columns)
    return sheet, widths


def _in_one(sheet: Sheet, keys: Sequence[str], layout: Layout) -> Sheet:
    """The sheet with some columns in one: “基数7.74亿元  增长9.3%”."""
    places = [at for at, heading in enumerate(sheet.headings) if heading.key in keys]
    if not places:
        return sheet
    kept = [at for at in range(len(sheet.headings)) if at not in places or at == places[-1]]
    said = Heading("said", layout.say(_SAID))
    headings = [said if at == places[-1] else sheet.headings[at] for at in kept]
    rows = tuple(
        tuple(_listed(sheet.headings, row, places) if at == places[-1] else row[at] for at in kept)
        for row in sheet.rows
    )
    return Sheet(sheet.title, tuple(headings), rows, sheet.verdicts)


def _listed(headings: Sequence[Heading], row: Sequence[str], places: Sequence[int]) -> str:
    return _GAP.join(_named(headings[at], row[at]) for at in places if row[at])


def _named(heading: Heading, cell: str) -> str:
    if heading.key not in _SAID_OF_IT:
        return cell
    return f"{heading.title}{':' if heading.title.isascii() else ''}{cell}"


def _marked(sheet: Sheet) -> Sheet:
    """The sheet with a sign before the verdicts, and everything safe to print."""
    at = sheet.place("verdict")
    rows = tuple(
        tuple(_SIGNS.get(verdict or "", "") * (place == at) + visible(cell) for place, cell in enumerate(row))
        for row, verdict in _rows(sheet)
    )
    return Sheet(sheet.title, sheet.headings, rows, sheet.verdicts)


def _rows(sheet: Sheet) -> Iterator[tuple[tuple[str, ...], str | None]]:
    return zip(sheet.rows, sheet.verdicts, strict=True)


def _less(sheet: Sheet, key: str) -> Sheet:
    at = sheet.place(key)
    if at < 0:
        return sheet
    rows = tuple((*row[:at], *row[at + 1 :]) for row in sheet.rows)
    return Sheet(sheet.title, (*sheet.headings[:at], *sheet.headings[at + 1 :]), rows, sheet.verdicts)


def _widths(sheet: Sheet, columns: int) -> list[int] | None:
    """The width of each column, the widest narrowed as far as need be; None where that is not enough."""
    cells = zip(*[[heading.title for heading in sheet.headings], *sheet.rows], strict=True)
    widths = [max(map(_width, column)) for column in cells]
    floors = [_floor(heading, own, sheet) for heading, own in zip(sheet.headings, widths, strict=True)]
    excess = sum(widths) + len(_GAP) * (len(widths) - 1) - columns
    if excess > sum(widths) - sum(floors):
        return None
    for _ in range(excess):
        widest = max(range(len(widths)), key=lambda at: (widths[at] > floors[at], widths[at]))
        widths[widest] -= 1
    return widths


def _floor(heading: Heading, natural: int, sheet: Sheet) -> int:
    floor = max(_NARROWEST.get(heading.key, natural), _width(heading.title))
    return min(floor, natural)


def _width(text: str) -> int:
    """The columns of a text where ambiguous characters take one, as in most terminals; a table is straight there."""
    return width(text) - drift(text)


def _headings(headings: Sequence[Heading], widths: Sequence[int], layout: Layout) -> Iterator[Line]:
    """The heads, underlined: by colour where there is some, so that no terminal draws the line too long."""
    style = "heading" if layout.coloured else ""
    yield _joined([Piece(_set(each, each.title, own), style) for each, own in zip(headings, widths, strict=True)])
    if not layout.coloured:
        yield _joined([Piece("-" * own) for own in widths])


def _cells(
    headings: Sequence[Heading], row: Sequence[str], widths: Sequence[int], verdict: str | None
) -> Iterator[Line]:
    wrapped = [_wrapped(cell, own, heading) for cell, own, heading in zip(row, widths, headings, strict=True)]
    styles = _row_styles(verdict)
    for line in zip_longest(*wrapped, fillvalue=""):
        parts = zip(headings, line, widths, strict=True)
        yield _joined([Piece(_set(each, text, own), styles.get(each.key, "")) for each, text, own in parts])


def _wrapped(cell: str, columns: int, heading: Heading) -> list[str]:
    if _width(cell) <= columns:
        return [cell]
    units = cell.split(_GAP) if heading.key == "said" else [cell]
    pieces = [Piece(line) for unit in units for line in ([unit] if _width(unit) <= columns else wrap(unit, columns))]
    return ["".join(piece.text for piece in line) for line in flow(([piece] for piece in pieces), columns, _GAP)]


def _row_styles(verdict: str | None) -> Mapping[str, str]:
    quiet = dict.fromkeys(("number", "line", "basis", "relations"), "quiet")
    return {**quiet, "verdict": _STYLES.get(verdict or "", "quiet")}


def _set(heading: Heading, text: str, columns: int) -> str:
    blank = " " * (columns - _width(text))
    return blank + text if heading.is_number else text + blank


def _joined(pieces: Sequence[Piece]) -> Line:
    line = [piece for each in pieces for piece in (Piece(_GAP), each)][1:]
    return [*line[:-1], Piece(line[-1].text.rstrip(), line[-1].style)]


def _record(sheet: Sheet, row: Sequence[str], verdict: str | None, layout: Layout) -> Iterator[Line]:
    """A row as a paragraph: what it is about on the first line, the rest below with its headings."""
    said = {heading.key: cell for heading, cell in zip(sheet.headings, row, strict=True)}
    name = said.get("indicator") or said.get("title", "")
    first, *others = wrap(name, layout.columns - len(_INDENT)) if name else [""]
    yield [Piece(f"{said['number']:>3} ", "quiet"), Piece(first, "strong")]
    yield from ([Piece(_INDENT), Piece(line, "strong")] for line in others)
    styles = _row_styles(verdict)
    units = [
        [Piece(f"{heading.title} ", "quiet"), Piece(line, styles.get(heading.key, ""))]
        for heading, cell in zip(sheet.headings, row, strict=True)
        if cell and heading.key not in ("number", "indicator", "title")
        for line in [cell]
    ]
    for unit in flow(_folded(units, layout), layout.columns - len(_INDENT)):
        yield [Piece(_INDENT), *unit]


def _folded(units: Sequence[Line], layout: Layout) -> Iterator[Line]:
    """Units none of which is wider than the page."""
    room = layout.columns - len(_INDENT)
    for head, body in units:
        lines = wrap(head.text + body.text, room)
        if len(lines) == 1:
            yield [head, body]
        else:
            yield from ([Piece(line, body.style)] for line in lines)
