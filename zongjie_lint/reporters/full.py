"""Frames for a terminal: what a person at the end of a long day can take in at a glance."""

from __future__ import annotations

from typing import ClassVar, TextIO

from zongjie_lint.report import Report
from zongjie_lint.reporter import View
from zongjie_lint.reporters.layout import Layout
from zongjie_lint.reporters.page import notices, page, spaced
from zongjie_lint.reporters.paper import Paper
from zongjie_lint.reporters.statistics import statistics_lines
from zongjie_lint.reporters.summary import summary


class FullReporter:
    """Writes each finding with its place, its evidence and what to do."""

    name: ClassVar[str] = "full"
    shows_statistics: ClassVar[bool] = True

    def write(self, report: Report, stream: TextIO, view: View) -> None:
        """Render the whole report to a stream."""
        paper = Paper(stream, view)
        layout = Layout(view.language, paper.columns, paper.coloured)
        alone = len(report.files) == 1
        blocks = [page(file, layout, view, alone=alone) for file in report.files]
        if report.notices:
            blocks.append(notices(report.notices, layout))
        if blocks:
            paper.print([*spaced(blocks), []])
        if report.statistics:
            paper.print([*statistics_lines(report.statistics, layout), []])
        paper.print(summary(report, layout, view))
