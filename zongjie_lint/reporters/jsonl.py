"""JSON Lines: one object a line, written as soon as a file is checked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, ClassVar, TextIO

from zongjie_lint.diagnostic import Diagnostic
from zongjie_lint.message import Language, Message
from zongjie_lint.report import FileReport, Report, Tally
from zongjie_lint.reporter import View
from zongjie_lint.reporters.json import TOOL, VERSION, diagnostic_record, file_record, summary_record
from zongjie_lint.reporters.json_text import json_text
from zongjie_lint.reporters.utf8 import in_utf8


class JsonlReporter:
    """Writes a header, each file before its findings, and a summary; who misses the summary knows that the run broke off."""

    name: ClassVar[str] = "jsonl"

    def write(self, report: Report, stream: TextIO, view: View) -> None:
        """Render the whole report to a stream."""
        self.stream(report.files, lambda: report.notices, stream, view)

    def stream(
        self, files: Iterable[FileReport], conclude: Callable[[], Iterable[Message]], stream: TextIO, view: View
    ) -> None:
        """Render the reports as they come, and let whoever reads them have each at once."""
        tally, out = Tally(), in_utf8(stream)
        out.write(_line({"type": "header", "version": VERSION, "tool": TOOL}))
        for file in tally.counted(files):
            out.write("".join(map(_line, _records(file, view.language))))
            out.flush()
        notices = [each.in_language(view.language) for each in conclude()]
        out.write(_line({"type": "summary", **summary_record(tally), "notices": notices}))


def _records(file: FileReport, language: Language) -> Iterator[dict[str, Any]]:
    yield {"type": "file", **file_record(file, language)}
    for state, diagnostics in (("reported", file.diagnostics), ("suppressed", file.suppressed), ("known", file.known)):
        yield from _findings(file, diagnostics, state, language)


def _findings(
    file: FileReport, diagnostics: Iterable[Diagnostic], state: str, language: Language
) -> Iterator[dict[str, Any]]:
    for found in diagnostics:
        if file.source:
            record = diagnostic_record(found, file.source, language)
            yield {"type": "diagnostic", "path": file.path, "state": state, **record, **_suppression(found)}


def _suppression(found: Diagnostic) -> dict[str, Any]:
    by = found.suppressed_by
    return {"reason": by.reason, "until": by.until.isoformat() if by.until else None} if by else {}


def _line(record: dict[str, Any]) -> str:
    return json_text(record) + "\n"
