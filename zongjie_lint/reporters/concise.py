"""One line a finding, for editors, pipes and quick looks."""

from __future__ import annotations

from typing import ClassVar, TextIO

from zongjie_lint.diagnostic import Diagnostic, Severity
from zongjie_lint.message import Language, Message
from zongjie_lint.report import FileReport, Report
from zongjie_lint.reporter import View
from zongjie_lint.reporters import wording
from zongjie_lint.reporters.columns import harmless
from zongjie_lint.reporters.layout import Layout
from zongjie_lint.reporters.paper import Paper
from zongjie_lint.reporters.statistics import statistics_lines
from zongjie_lint.reporters.summary import unshown
from zongjie_lint.reporters.suppressed import grounds
from zongjie_lint.source import Source

SEVERITY_NAMES = {
    Severity.ERROR: Message("错误", "error"),
    Severity.WARNING: Message("提醒", "warning"),
    Severity.INFO: Message("建议", "info"),
}


class ConciseReporter:
    """Writes `path:line:column: CODE severity message`."""

    name: ClassVar[str] = "concise"
    shows_statistics: ClassVar[bool] = True

    def write(self, report: Report, stream: TextIO, view: View) -> None:
        """Render the whole report to a stream."""
        for file in report.files:
            for line in _lines(file, view):
                stream.write(harmless(line) + "\n")
        if report.statistics:
            paper = Paper(stream, view)
            paper.print([[], *statistics_lines(report.statistics, Layout(view.language, paper.columns))])

    def notice(self, report: Report, view: View) -> str:
        """What is to be said about the check, and how many findings were not shown, which silence would pass off as none."""
        said = [f"{file.path}: {each.in_language(view.language)}" for file in report.files for each in file.notices]
        said += [each.in_language(view.language) for each in report.notices]
        counts = wording.JOINED.in_language(view.language).join(unshown(report, view))
        return "\n".join(map(harmless, [*said, *([counts] if counts else [])]))


def _lines(file: FileReport, view: View) -> list[str]:
    lines = [
        _line(found, file.source, file.path, view.language)
        for found in file.diagnostics
        if file.source and view.shows(found.severity)
    ]
    if view.show_suppressed and file.source:
        lines += [_suppressed(found, file.source, file.path, view.language) for found in file.suppressed]
    if file.error:
        lines.append(f"{file.path}: {file.error.in_language(view.language)}")
    lines += [
        f"{file.path}: {wording.UNREAD.format(what=each.what).in_language(view.language)}" for each in file.unread
    ]
    return lines + [f"{file.path}: {failure.code}: {failure.said(view.language)}" for failure in file.failures]


def _suppressed(found: Diagnostic, source: Source, path: str, language: Language) -> str:
    place = source.position(found.span.start)
    said = f"{found.message.in_language(language)} {grounds(found).in_language(language)}"
    return f"{path}:{place.line}:{place.column}: {found.code} {wording.SUPPRESSED_HERE.in_language(language)} {said}"


def _line(found: Diagnostic, source: Source, path: str, language: Language) -> str:
    place = source.position(found.span.start)
    severity = SEVERITY_NAMES[found.severity].in_language(language)
    message = found.message.in_language(language)
    evidence = f"（{found.evidence.in_language(language)}）" if found.evidence else ""
    return f"{path}:{place.line}:{place.column}: {found.code} {severity} {message}{evidence}"
