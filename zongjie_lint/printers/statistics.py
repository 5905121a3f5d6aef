"""The counts by rule, for whoever sits beside a program that reads the rest."""

from __future__ import annotations

from typing import TextIO

from zongjie_lint.report import Statistics
from zongjie_lint.reporter import View
from zongjie_lint.reporters.layout import Layout
from zongjie_lint.reporters.paper import Paper
from zongjie_lint.reporters.statistics import statistics_lines


def print_statistics(statistics: Statistics, stream: TextIO, view: View) -> None:
    """Print the table of them."""
    paper = Paper(stream, view)
    paper.print(statistics_lines(statistics, Layout(view.language, paper.columns, paper.coloured)))
