"""The register for a person at a terminal: what was recognised, the ledger, the relations."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO

from zongjie_lint.message import Message
from zongjie_lint.printers.grid import grid
from zongjie_lint.record import replace
from zongjie_lint.report import FileReport, Register
from zongjie_lint.reporter import View
from zongjie_lint.reporters import wording
from zongjie_lint.reporters.columns import wrap
from zongjie_lint.reporters.head import head
from zongjie_lint.reporters.layout import Layout
from zongjie_lint.reporters.paper import Line, Paper, Piece
from zongjie_lint.sheet import ACTUAL, Sheet, ledger, relations

_COUNT = Message("{title}（{count} 条）", "{title} ({count})")
_NO_ENTRIES = Message("没有带数字的指标", "no figures")


def print_table(register: Register, stream: TextIO, view: View) -> None:
    """Print both sheets below what was recognised."""
    paper = Paper(stream, view if view.width else replace(view, width=_columns(stream)))
    layout = Layout(view.language, paper.columns, paper.coloured)
    paper.print(head(FileReport(register.source.name, register.source, register.outline), layout))
    paper.print(_table(_plain(ledger(register, view.language), layout), layout))
    if register.relations:
        paper.print(_table(relations(register, view.language), layout))
    paper.print(_failures(register, layout))


def _columns(stream: TextIO) -> int | None:
    """A table may be as wide as the terminal, however wide that is."""
    import shutil  # noqa: PLC0415 - only on a terminal

    return shutil.get_terminal_size().columns if stream.isatty() else None


def _plain(sheet: Sheet, layout: Layout) -> Sheet:
    """The ledger with its basis told only where it is not what most have."""
    at, actual = sheet.place("basis"), layout.say(ACTUAL)
    rows = tuple((*row[:at], row[at].replace(actual, ""), *row[at + 1 :]) for row in sheet.rows)
    return replace(sheet, rows=rows)


def _table(sheet: Sheet, layout: Layout) -> Iterator[Line]:
    yield []
    if sheet.rows:
        yield [Piece(layout.say(_COUNT, title=sheet.title, count=len(sheet.rows)), "strong")]
        yield from grid(sheet, layout)
    else:
        yield [Piece(layout.say(_NO_ENTRIES), "quiet")]


def _failures(register: Register, layout: Layout) -> Iterator[Line]:
    for failure in register.failures:
        text = layout.say(wording.RULE_FAILED, code=failure.code, reason=failure.reason)
        yield []
        yield from ([Piece(line, "error")] for line in wrap(text, layout.columns))
