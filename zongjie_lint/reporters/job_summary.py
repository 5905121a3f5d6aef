"""The page that GitHub shows as the summary of a step: a table of the findings."""

from __future__ import annotations

from collections.abc import Iterator

from zongjie_lint.diagnostic import Diagnostic
from zongjie_lint.message import Language, Message
from zongjie_lint.report import Report
from zongjie_lint.reporter import View
from zongjie_lint.reporters.concise import SEVERITY_NAMES
from zongjie_lint.reporters.counts import counts_line
from zongjie_lint.reporters.markdown_cell import cell
from zongjie_lint.reporters.remarks import remarks
from zongjie_lint.reporters.repository_path import repository_path, root_of
from zongjie_lint.source import Source

MOST_ROWS = 500
"""GitHub takes a megabyte; a row is a kilobyte at the most."""
_UNBROKEN = "\u00a0"
_TITLE = Message("公文检查结果", "Check of the drafts")
_HEADINGS = (
    Message("级别", "Severity"),
    Message("文件", "File"),
    Message("位置", "Place"),
    Message("规则", "Rule"),
    Message("问题", "Problem"),
    Message("改法", "What to do"),
)
_MORE = Message("另有 {count} 条没有列出。", "{count} more are not listed.")


def job_summary(report: Report, view: View) -> str:
    """The page in Markdown, the most severe first."""
    rows = [row for _, row in sorted(_rows(report, view), key=lambda ranked: -ranked[0])]
    lines = [f"### zongjie-lint {_TITLE.in_language(view.language)}", "", counts_line(report, view), ""]
    if rows:
        lines += _table(rows[:MOST_ROWS], view.language)
    if len(rows) > MOST_ROWS:
        lines += [_MORE.format(count=len(rows) - MOST_ROWS).in_language(view.language), ""]
    return (
        "\n".join([*lines, *(f"- {cell(each.in_language(view.language))}" for each in report.notices)]).strip() + "\n\n"
    )


def _table(rows: list[list[str]], language: Language) -> list[str]:
    headings = [heading.in_language(language) for heading in _HEADINGS]
    return [_line(headings), _line(["---"] * len(headings)), *map(_line, rows), ""]


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _rows(report: Report, view: View) -> Iterator[tuple[int, list[str]]]:
    root, language = root_of(view), view.language
    for file in report.files:
        path = cell(repository_path(file.path, root))
        for remark in remarks(file):
            said = cell(remark.message.in_language(language))
            yield remark.severity, [f"**{remark.title.in_language(language)}**", path, "", remark.code or "", said, ""]
        for found in file.diagnostics:
            if file.source and view.shows(found.severity):
                yield found.severity, [_severity(found, language), path, *_cells(found, file.source, language)]


def _severity(found: Diagnostic, language: Language) -> str:
    return SEVERITY_NAMES[found.severity].in_language(language)


def _cells(found: Diagnostic, source: Source, language: Language) -> list[str]:
    message = found.message.in_language(language)
    if found.evidence:
        message += f"（{found.evidence.in_language(language)}）"
    place = source.place(found.span.start).in_language(language).replace(" ", _UNBROKEN)
    return [cell(place), found.code, cell(message), cell(found.advice.in_language(language))]
