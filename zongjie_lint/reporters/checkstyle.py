"""Checkstyle's XML, which Jenkins, reviewdog and many others read."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, TextIO

from zongjie_lint.diagnostic import Diagnostic
from zongjie_lint.message import Language
from zongjie_lint.report import FileReport, Report
from zongjie_lint.reporter import View
from zongjie_lint.reporters.remarks import remarks
from zongjie_lint.reporters.sentence import has_lines, paragraphs
from zongjie_lint.reporters.utf8 import in_utf8
from zongjie_lint.reporters.xml_text import element, xml_text
from zongjie_lint.source import Source

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_FORMAT_VERSION = "4.3"
"""The version of Checkstyle whose output this follows; consumers ask for one."""
_SOURCE = "zongjie-lint"


class CheckstyleReporter:
    """Writes an `error` a finding, in an element for each file."""

    name: ClassVar[str] = "checkstyle"

    def write(self, report: Report, stream: TextIO, view: View) -> None:
        """Render the whole report to a stream."""
        root = element(None, "checkstyle", version=_FORMAT_VERSION)
        for file in report.files:
            _file(root, file, view.language)
        for notice in report.notices:
            said = notice.in_language(view.language)
            _error(element(root, "file", name="."), "info", said, f"{_SOURCE}.notice", line=1)
        in_utf8(stream).write(xml_text(root))


def _file(root: Element, file: FileReport, language: Language) -> None:
    parent = element(root, "file", name=file.path)
    for remark in remarks(file):
        _error(parent, remark.severity.label, remark.message.in_language(language), f"{_SOURCE}.{remark.name}", line=1)
    for found in file.diagnostics:
        if file.source:
            _finding(parent, found, file.source, language)


def _finding(parent: Element, found: Diagnostic, source: Source, language: Language) -> None:
    place = source.position(found.span.start)
    column = place.column if has_lines(source) else None
    message = paragraphs(found, source, language)
    _error(parent, found.severity.label, message, f"{_SOURCE}.{found.code}", line=place.line, column=column)


def _error(parent: Element, severity: str, message: str, source: str, *, line: int, column: int | None = None) -> None:
    element(parent, "error", line=line, column=column, severity=severity, message=message, source=source)
