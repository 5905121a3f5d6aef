"""GitLab Code Quality: what a merge request shows of a report artifact."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar, TextIO

from zongjie_lint.diagnostic import Severity
from zongjie_lint.message import Language
from zongjie_lint.report import FileReport, Report
from zongjie_lint.reporter import View
from zongjie_lint.reporters.columns import harmless
from zongjie_lint.reporters.identity import identified, unique
from zongjie_lint.reporters.json_text import json_text
from zongjie_lint.reporters.remarks import remarks
from zongjie_lint.reporters.repository_path import repository_path, root_of
from zongjie_lint.reporters.sentence import paragraphs
from zongjie_lint.reporters.utf8 import in_utf8

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}
_FAILED = "critical"
"""Worse than any finding: nobody knows what the check would have found."""


class GitlabReporter:
    """Writes an array of findings, each with a fingerprint that no other has."""

    name: ClassVar[str] = "gitlab"

    def write(self, report: Report, stream: TextIO, view: View) -> None:
        """Render the whole report to a stream."""
        in_utf8(stream).write(json_text(list(_issues(report, view)), indent=2) + "\n")


def _issues(report: Report, view: View) -> Iterator[dict[str, Any]]:
    root = root_of(view)
    for file in report.files:
        path = repository_path(file.path, root)
        yield from _remarks(file, path, view.language)
        yield from _findings(file, path, view.language)
    for notice in report.notices:
        said = harmless(notice.in_language(view.language))
        yield _issue(said, "notice", unique("notice", notice.zh), "info", path=".", line=1)


def _remarks(file: FileReport, path: str, language: Language) -> Iterator[dict[str, Any]]:
    for at, remark in enumerate(remarks(file)):
        severity = _FAILED if remark.severity is Severity.ERROR else _SEVERITIES[remark.severity]
        said = harmless(remark.message.in_language(language))
        yield _issue(said, remark.name, unique(path, remark.name, at, remark.message.zh), severity, path=path, line=1)


def _findings(file: FileReport, path: str, language: Language) -> Iterator[dict[str, Any]]:
    if not file.source:
        return
    for found, known_by, number in identified(file.diagnostics, file.source):
        line = file.source.position(found.span.start).line
        said = f"{found.code} {paragraphs(found, file.source, language)}"
        yield _issue(
            said, found.code, unique(path, known_by, number), _SEVERITIES[found.severity], path=path, line=line
        )


def _issue(description: str, name: str, fingerprint: str, severity: str, *, path: str, line: int) -> dict[str, Any]:
    return {
        "description": description,
        "check_name": name,
        "fingerprint": fingerprint,
        "severity": severity,
        "location": {"path": path, "lines": {"begin": line}},
    }
