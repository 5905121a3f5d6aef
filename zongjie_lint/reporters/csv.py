"""CSV that Excel opens as it is: a row a finding."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator
from typing import ClassVar, TextIO

from zongjie_lint.diagnostic import Diagnostic
from zongjie_lint.message import Language, Message
from zongjie_lint.report import FileReport, Report
from zongjie_lint.reporter import View
from zongjie_lint.reporters.columns import harmless
from zongjie_lint.reporters.concise import SEVERITY_NAMES
from zongjie_lint.reporters.formula import as_text
from zongjie_lint.reporters.remarks import TITLES, remarks
from zongjie_lint.reporters.utf8 import in_utf8
from zongjie_lint.source import Source

_MARK = "\ufeff"
"""Without it Excel would not take the file for UTF-8."""
_LONGEST = 2000
"""Characters of a cell; Excel breaks those of more than 32,767 into pieces."""
_HEADINGS = (
    Message("文件", "File"),
    Message("级别", "Severity"),
    Message("规则", "Rule"),
    Message("名称", "Name"),
    Message("位置", "Place"),
    Message("行", "Line"),
    Message("列", "Column"),
    Message("原文", "Text"),
    Message("问题", "Problem"),
    Message("依据", "Working"),
    Message("改法", "What to do"),
)


class CsvReporter:
    """Writes a row of headings and a row for each finding, and for whatever else is to be said of a file."""

    name: ClassVar[str] = "csv"

    def write(self, report: Report, stream: TextIO, view: View) -> None:
        """Render the whole report to a stream."""
        self.stream(report.files, lambda: report.notices, stream, view)

    def stream(
        self, files: Iterable[FileReport], conclude: Callable[[], Iterable[Message]], stream: TextIO, view: View
    ) -> None:
        """Render the reports as they come."""
        out = in_utf8(stream)
        out.write(_MARK + _line([heading.in_language(view.language) for heading in _HEADINGS]))
        for file in files:
            out.writelines(map(_line, _rows(file, view.language)))
        for notice in conclude():
            out.write(_line(_remark("", TITLES["notice"], "", notice, view.language)))


def _rows(file: FileReport, language: Language) -> Iterator[list[str]]:
    for remark in remarks(file):
        yield _remark(file.path, remark.title, remark.code or "", remark.message, language)
    for found in file.diagnostics:
        if file.source:
            yield [file.path, *_cells(found, file.source, language)]


def _remark(path: str, title: Message, code: str, message: Message, language: Language) -> list[str]:
    said = [path, title.in_language(language), code, "", "", "", "", "", message.in_language(language)]
    return said + [""] * (len(_HEADINGS) - len(said))


def _cells(found: Diagnostic, source: Source, language: Language) -> list[str]:
    at = source.position(found.span.start)
    return [
        SEVERITY_NAMES[found.severity].in_language(language),
        found.code,
        found.name,
        source.place(found.span.start).in_language(language),
        str(at.line),
        str(at.column),
        found.span.of_text(source.text),
        found.message.in_language(language),
        found.evidence.in_language(language) if found.evidence else "",
        found.advice.in_language(language),
    ]


def _line(cells: list[str]) -> str:
    import csv  # noqa: PLC0415 - only for this format

    stream = io.StringIO(newline="")
    csv.writer(stream).writerow([_shown(cell) for cell in cells])
    return stream.getvalue()


def _shown(cell: str) -> str:
    return as_text(harmless(cell if len(cell) <= _LONGEST else cell[:_LONGEST] + "…"))
