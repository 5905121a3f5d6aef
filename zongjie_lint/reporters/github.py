"""Annotations for GitHub Actions: workflow commands, which the runner reads from standard output."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import ClassVar, TextIO

from zongjie_lint.diagnostic import Diagnostic, Severity
from zongjie_lint.message import Language, Message
from zongjie_lint.record import Record
from zongjie_lint.report import FileReport, Report
from zongjie_lint.reporter import View
from zongjie_lint.reporters.columns import harmless
from zongjie_lint.reporters.counts import counts_line
from zongjie_lint.reporters.job_summary import job_summary
from zongjie_lint.reporters.remarks import remarks
from zongjie_lint.reporters.repository_path import repository_path, root_of
from zongjie_lint.reporters.sentence import has_lines, placed, reasons
from zongjie_lint.reporters.utf8 import in_utf8
from zongjie_lint.source import Source

MOST_SHOWN = 10
"""Annotations of one level that GitHub shows of a step; the rest stand in its log only."""
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_LIMITED = Message(
    "GitHub 每一步每级最多显示 {most} 条标注，其余 {count} 条只在日志里；全部问题见步骤摘要，或另存一份：--output html=审校.html。",
    "GitHub shows {most} annotations of a level and step; the other {count} are in the log only. "
    "See the step's summary, or keep a page: --output html=review.html",
)
_ESCAPES = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_IN_PROPERTY = {**_ESCAPES, ":": "%3A", ",": "%2C"}
# The older form of a command is obeyed anywhere in a line.
_OLD_COMMAND = re.compile(r"##(?=\[)")


class _Annotation(Record):
    """One command, before it is escaped."""

    severity: Severity
    message: str
    properties: tuple[tuple[str, object], ...]

    def __str__(self) -> str:
        said = ",".join(
            f"{name}={_escaped(str(value), _IN_PROPERTY)}" for name, value in self.properties if value != ""
        )
        return f"::{_LEVELS[self.severity]} {said}::{_escaped(self.message, _ESCAPES)}\n"


class GithubReporter:
    """Writes a command a finding, the most severe first, and a sentence on all of them."""

    name: ClassVar[str] = "github"
    describes_rules: ClassVar[bool] = True

    def write(self, report: Report, stream: TextIO, view: View) -> None:
        """Render the whole report to a stream."""
        annotations = sorted(_annotations(report, view), key=lambda each: -each.severity)
        out = in_utf8(stream)
        out.writelines(map(str, annotations))
        for line in _in_the_end(report, annotations, view):
            out.write(_inert(line) + "\n")

    def job_summary(self, report: Report, view: View) -> str:
        """The page for the summary of the step."""
        return job_summary(report, view)


def _annotations(report: Report, view: View) -> Iterator[_Annotation]:
    root = root_of(view)
    for file in report.files:
        path = repository_path(file.path, root)
        yield from _remarks(file, path, view.language)
        for found in file.diagnostics:
            if file.source and view.shows(found.severity):
                title = report.title_of(found).in_language(view.language)
                yield _annotation(found, file.source, path, title, view.language)
    for notice in report.notices:
        yield _Annotation(Severity.INFO, harmless(notice.in_language(view.language)), (("title", "zongjie-lint"),))


def _remarks(file: FileReport, path: str, language: Language) -> Iterator[_Annotation]:
    for remark in remarks(file):
        title = remark.title.in_language(language)
        message = harmless(f"{path}: {remark.message.in_language(language)}")
        yield _Annotation(remark.severity, message, (("title", title), ("file", harmless(path))))


def _annotation(found: Diagnostic, source: Source, path: str, title: str, language: Language) -> _Annotation:
    """A finding; its message tells the place again, for the log shows nothing but messages."""
    at = source.position(found.span.start)
    place = f"{path}:{at.line}:{at.column}" if has_lines(source) else path
    message = "\n".join([harmless(f"{place}: ") + placed(found, source, language), *reasons(found, language)])
    properties = (("title", harmless(f"{found.code} {title}")), ("file", harmless(path)), *_region(found, source))
    return _Annotation(found.severity, message, properties)


def _region(found: Diagnostic, source: Source) -> list[tuple[str, object]]:
    start, end = source.position(found.span.start), source.position(found.span.end)
    if not has_lines(source):
        return [("line", start.line)]
    if start.line != end.line:  # columns are refused where the lines differ
        return [("line", start.line), ("endLine", end.line)]
    return [("line", start.line), ("col", start.column), ("endLine", end.line), ("endColumn", end.column)]


def _in_the_end(report: Report, annotations: Iterable[_Annotation], view: View) -> Iterator[str]:
    yield f"zongjie-lint: {counts_line(report, view)}"
    counts = Counter(each.severity for each in annotations)
    beyond = sum(max(0, count - MOST_SHOWN) for count in counts.values())
    if beyond:
        yield _LIMITED.format(most=MOST_SHOWN, count=beyond).in_language(view.language)


def _escaped(text: str, escapes: dict[str, str]) -> str:
    return "".join(escapes.get(character, character) for character in text)


def _inert(line: str) -> str:
    """A line that is no command of either form."""
    return _OLD_COMMAND.sub("# # ", line)
