"""JSON, version 1: for programs."""

from __future__ import annotations

from typing import Any, ClassVar, TextIO

from zongjie_lint import __version__
from zongjie_lint.diagnostic import Diagnostic, Fix, Severity
from zongjie_lint.message import Language
from zongjie_lint.report import FileReport, Report, RuleFailure, Statistics, Tally
from zongjie_lint.reporter import View
from zongjie_lint.reporters.json_text import json_text
from zongjie_lint.reporters.utf8 import in_utf8
from zongjie_lint.source import Source
from zongjie_lint.span import Span

_VERDICTS = ("pass", "rounding", "fail", "uncertain", "not_assessable")


class JsonReporter:
    """Writes the whole report as one JSON object."""

    name: ClassVar[str] = "json"
    shows_statistics: ClassVar[bool] = True

    def write(self, report: Report, stream: TextIO, view: View) -> None:
        """Render the whole report to a stream."""
        in_utf8(stream).write(json_text(_report(report, view.language), indent=2) + "\n")


TOOL = {"name": "zongjie-lint", "version": __version__}
VERSION = 1
"""Of the format: keys may be added to it, and none is taken away or given another meaning."""


def _report(report: Report, language: Language) -> dict[str, Any]:
    tally = Tally()
    return {
        "version": VERSION,
        "tool": TOOL,
        "files": [_file(file, language) for file in tally.counted(report.files)],
        "summary": summary_record(tally),
        "notices": [each.in_language(language) for each in report.notices],
        **({} if report.statistics is None else {"statistics": _statistics(report.statistics, language)}),
    }


def _statistics(statistics: Statistics, language: Language) -> dict[str, Any]:
    """How often each rule was broken, where that was asked for."""
    rules = [
        {
            "code": each.code,
            "title": each.title.in_language(language),
            "findings": each.findings,
            "documents": each.documents,
        }
        for each in statistics.rules
    ]
    return {"rules": rules, "findings": statistics.findings, "documents": statistics.documents}


def summary_record(tally: Tally) -> dict[str, int]:
    """What a run came to."""
    return {
        "files": tally.files,
        "errors": tally.findings[Severity.ERROR],
        "warnings": tally.findings[Severity.WARNING],
        "infos": tally.findings[Severity.INFO],
        "suppressed": tally.suppressed,
        "known": tally.known,
        "failed": tally.failed,
    }


def _file(file: FileReport, language: Language) -> dict[str, Any]:
    diagnostics = [diagnostic_record(d, file.source, language) for d in file.diagnostics if file.source]
    return {**file_record(file, language), "diagnostics": diagnostics}


def file_record(file: FileReport, language: Language) -> dict[str, Any]:
    """What is known about a file, except its findings."""
    period, held = file.outline.period, file.outline.held
    against = {} if held is None else {"against": {verdict: held[verdict] for verdict in _VERDICTS}}
    return {
        "path": file.path,
        "encoding": file.source.encoding if file.source else None,
        "kind": file.outline.kind,
        "period": {"from": period[0], "to": period[1]} if period else None,
        "relations": {verdict: file.outline.relations[verdict] for verdict in _VERDICTS},
        **against,
        "error": _error(file, language),
        "failures": [failure_record(failure, language) for failure in file.failures],
        "suppressed": len(file.suppressed),
        "known": len(file.known),
        "unread": [each.what.in_language(language) for each in file.unread],
        "notices": [each.in_language(language) for each in file.notices],
    }


def failure_record(failure: RuleFailure, language: Language) -> dict[str, str]:
    """A rule that did not go through the document to its end; `kind` is `raised` or `gave-up`."""
    return {"code": failure.code, "kind": failure.kind, "message": failure.said(language)}


def _error(file: FileReport, language: Language) -> str | None:
    """Why the file was not checked, or not by every rule; `failures` tells the two apart."""
    if file.error:
        return file.error.in_language(language)
    unread = [each.what.in_language(language) for each in file.unread if each.is_page]
    return "; ".join([*(f"{failure.code}: {failure.said(language)}" for failure in file.failures), *unread]) or None


def diagnostic_record(found: Diagnostic, source: Source, language: Language) -> dict[str, Any]:
    """Everything about a finding."""
    return {
        "code": found.code,
        "name": found.name,
        "severity": found.severity.label,
        "message": found.message.in_language(language),
        "advice": found.advice.in_language(language),
        "text": found.span.of_text(source.text),
        "span": span_as_json(found.span, source),
        "related": [
            {
                "span": span_as_json(related.span, source),
                "text": related.span.of_text(source.text),
                "message": related.message.in_language(language),
            }
            for related in found.related
        ],
        "evidence": found.evidence.in_language(language) if found.evidence else None,
        "fix": _fix(found.fix, source) if found.fix else None,
        "place": source.place(found.span.start).in_language(language),
    }


def _fix(fix: Fix, source: Source) -> dict[str, Any]:
    edits = [{"span": span_as_json(edit.span, source), "replacement": edit.replacement} for edit in fix.edits]
    return {"safety": fix.safety, "edits": edits}


def span_as_json(span: Span, source: Source) -> dict[str, Any]:
    """A span by the places where it begins and ends."""
    return {"start": _position(span.start, source), "end": _position(span.end, source)}


def _position(offset: int, source: Source) -> dict[str, int]:
    place = source.position(offset)
    return {"offset": place.offset, "line": place.line, "column": place.column}
