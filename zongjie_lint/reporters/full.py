"""Frames for a terminal: what a person at the end of a long day can take in at a glance."""

from __future__ import annotations

from typing import ClassVar, TextIO

from zongjie_lint.report import Report
from zongjie_lint.reporter import View
from zongjie_lint.reporters import wording
from zongjie_lint.reporters.layout import Layout
from zongjie_lint.reporters.page import is_clear, notices, page, spaced
from zongjie_lint.reporters.paper import Line, Paper, Piece
from zongjie_lint.reporters.statistics import statistics_lines
from zongjie_lint.reporters.summary import summary

_MOST_CLEAR = 20


class FullReporter:
    """Writes each finding with its place, its evidence and what to do."""

    name: ClassVar[str] = "full"
    shows_statistics: ClassVar[bool] = True
    shows_tracebacks: ClassVar[bool] = True

    def write(self, report: Report, stream: TextIO, view: View) -> None:
        """Render the whole report to a stream."""
        paper = Paper(stream, view)
        layout = Layout(view.language, paper.columns, paper.coloured)
        alone = len(report.files) == 1
        blocks = _pages(report, layout, view, alone=alone)
        if report.notices:
            blocks.append(notices(report.notices, layout))
        if blocks:
            paper.print([*spaced(blocks), []])
        if report.statistics:
            paper.print([*statistics_lines(report.statistics, layout), []])
        paper.print(summary(report, layout, view))


def _pages(report: Report, layout: Layout, view: View, *, alone: bool) -> list[list[Line]]:
    """A block a file; those of which there is nothing to show in one line together where they would hide the others."""
    pages = [(page(file, layout, view, alone=alone), is_clear(file, view)) for file in report.files]
    clear = sum(is_clear for _, is_clear in pages)
    if clear <= _MOST_CLEAR:
        return [block for block, _ in pages]
    together: Line = [Piece("✓ ", "good"), Piece(layout.say(wording.CLEAR_FILES, count=clear), "quiet")]
    return [*(block for block, is_clear in pages if not is_clear), [together]]
