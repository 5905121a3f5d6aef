"""Tables typed into plain text: consecutive lines whose cells are parted by tabs or by bars."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Self

import regex

from zongjie_lint.cells import Cell
from zongjie_lint.document import Document, Fact
from zongjie_lint.patterns import compiled
from zongjie_lint.record import Record
from zongjie_lint.span import Span

_LINE = compiled(r"[^\r\n\f]+")
_BARRED = compiled(r"\s*\|.*\|\s*")
_RULE = compiled(r"(?=[^-]*-)[\s|:\-—]++")
_BETWEEN_BARS = compiled(r"(?<=\|)[^|]*(?=\|)")
_BETWEEN_TABS = compiled(r"(?:^|(?<=\t))[^\t]*")
_LONGEST_CELL = 40
_LONGEST_GROUP = 14
_FEWEST = 2
_MARKER = compiled(r"\W?[\d一二三四五六七八九十①-⑳a-zA-Z]{0,3}[.、)）:：—·●◆■-]?|第[\d一二三四五六七八九十]+[条章节]")
_SENTENCE = compiled(r"[。！？；!?;]")


class _Row(Record):
    """A line with the spans of its cells; none for one that only parts two groups of rows."""

    line: Span
    cells: tuple[Span, ...]
    is_barred: bool = False
    is_rule: bool = False
    follows: bool = False
    """Whether it stands directly below the line before."""


class TypedTable(Fact, Record):
    """A run of at least two lines that have as many cells."""

    span: Span
    cells: tuple[Cell, ...]

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every such run outside the tables that the reader found."""
        known = [table.span for table in document.source.tables]
        runs = (part for run in _runs(_rows(document)) for part in _parted(document, run))
        for run in runs:
            table = cls(Span(run[0].line.start, run[-1].line.end), tuple(_cells(document, run)))
            if _is_table(document, run) and not any(span.overlaps(table.span) for span in known):
                yield table


def _rows(document: Document) -> Iterator[_Row]:
    end = 0
    for match in _LINE.finditer(document.text):
        if match[0].strip():
            row = _row(match)
            below = document.text[end : match.start()]
            yield _Row(row.line, row.cells, row.is_barred, row.is_rule, not below.strip() and below.count("\n") < 2)
            end = match.end()


def _row(match: regex.Match[str]) -> _Row:
    line = Span.of(match)
    if _BARRED.fullmatch(match[0]) and match[0].count("|") > 2:
        spans = [Span.of(cell, offset=line.start) for cell in _BETWEEN_BARS.finditer(match[0])]
        return _Row(line, tuple(spans), is_barred=True, is_rule=_RULE.fullmatch(match[0]) is not None)
    text = match[0].rstrip(" \u3000")
    if "\t" not in text.strip():
        return _Row(line, ())
    return _Row(line, tuple(Span.of(cell, offset=line.start) for cell in _BETWEEN_TABS.finditer(text)))


def _runs(rows: Iterable[_Row]) -> Iterator[list[_Row]]:
    """Consecutive rows of one shape; a short line between two of them is the name of a group of rows."""
    run: list[_Row] = []
    for row in rows:
        if run and not (row.follows and _go_on(run, row)):
            yield from _closed(run)
            run = []
        if run or row.cells:
            run.append(row)
    yield from _closed(run)


def _go_on(run: Sequence[_Row], row: _Row) -> bool:
    if not row.cells:
        return bool(run[-1].cells) and not run[-1].is_barred and len(row.line) <= _LONGEST_GROUP
    like = next(each for each in reversed(run) if each.cells)
    return like.is_barred == row.is_barred and (not row.is_barred or len(like.cells) == len(row.cells))


def _closed(run: list[_Row]) -> Iterator[list[_Row]]:
    while run and not run[-1].cells:
        run.pop()
    if run:
        yield run


def _parted(document: Document, run: Sequence[_Row]) -> Iterator[list[_Row]]:
    """The tables of a run: a short line above a row without numbers is the title of the next."""
    begin = 0
    for at, row in enumerate(run[:-1]):
        if not row.cells and not _HAS_NUMBER.search(run[at + 1].line.of_text(document.text)):
            yield [*run[begin:at]]
            begin = at + 1
    yield [*run[begin:]]


_HAS_NUMBER = compiled(r"(?:^|\t)[ \u3000]*[\d０-９][^\t\n]*(?:\t|$)")


def _is_table(document: Document, run: Sequence[_Row]) -> bool:
    """Whether the lines are rows of cells, and no numbered paragraphs with a tab behind the number."""
    if sum(bool(row.cells) and not row.is_rule for row in run) < _FEWEST:
        return False
    rows = [[cell.of_text(document.text).strip() for cell in row.cells] for row in run if row.cells and not row.is_rule]
    texts = [cell for row in rows for cell in row]
    if any(len(text) > _LONGEST_CELL or _SENTENCE.search(text) for text in texts):
        return False
    filled = sum(sum(map(bool, row)) > 1 for row in rows)
    numbered = all(_MARKER.fullmatch(row[0]) for row in rows) and max(map(len, rows)) <= 2
    return filled * 2 > len(rows) and filled > 1 and not numbered


def _cells(document: Document, run: Sequence[_Row]) -> Iterator[Cell]:
    number = 0
    for row in run:
        if row.is_rule:
            continue
        for column, span in enumerate(row.cells or (row.line,)):
            yield Cell(number, column, _stripped(document.text, span))
        number += 1


def _stripped(text: str, span: Span) -> Span:
    """The span without the blanks at its end, and those at its beginning, which tell how far a label is indented, with it."""
    kept = span.of_text(text).rstrip()
    return Span(span.start, span.start + len(kept))
