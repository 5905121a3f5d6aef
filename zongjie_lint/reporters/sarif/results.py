"""Findings as results of SARIF."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from zongjie_lint.diagnostic import Diagnostic, Fix, Related
from zongjie_lint.edit import Edit
from zongjie_lint.message import Language, Message
from zongjie_lint.record import Record
from zongjie_lint.report import FileReport
from zongjie_lint.reporters.identity import identified
from zongjie_lint.reporters.sarif.place import characters, is_verbatim, location
from zongjie_lint.reporters.sarif.prose import text
from zongjie_lint.reporters.sarif.rules import LEVELS
from zongjie_lint.reporters.sentence import has_lines, paragraphs
from zongjie_lint.source import Source

_MARKUP = re.compile(r"[<>&*_\[\]`\\#|~]")
"""What amid the marks of a file would be one more."""
_FINGERPRINT = "ruleAndSentence/v1"
_FIXES = {
    "safe": Message("只改格式，可以直接采用", "mends the form only, and can be applied as it is"),
    "unsafe": Message("采用前请看一遍", "look at it before applying it"),
}


class Results(Record):
    """The results of one file."""

    file: FileReport
    source: Source
    artifact: dict[str, Any]
    rules: Mapping[str, int]
    """Places of the rules in their list, by code."""
    language: Language

    def all(self, *, is_compared: bool) -> Iterator[dict[str, Any]]:
        """Those that count, then those that do not, told apart by suppressions and, where some are known, by their state."""
        new = {"baselineState": "new"} if is_compared else {}
        yield from self._results(self.file.diagnostics, {"suppressions": [], **new})
        for found in self.file.suppressed:
            yield from self._results([found], {"suppressions": [_suppression(found)], **new})
        yield from self._results(self.file.known, {"suppressions": [], "baselineState": "unchanged"})

    def counting(self) -> Iterator[dict[str, Any]]:
        """Those that count."""
        return self._results(self.file.diagnostics, {})

    def _results(self, diagnostics: Iterable[Diagnostic], state: dict[str, Any]) -> Iterator[dict[str, Any]]:
        for found, known_by, _ in identified(diagnostics, self.source):
            yield {**self._result(found, known_by), **state}

    def _result(self, found: Diagnostic, known_by: str) -> dict[str, Any]:
        result: dict[str, Any] = {
            "ruleId": found.code,
            "ruleIndex": self.rules[found.code],
            "kind": "fail",
            "level": LEVELS[found.severity],
            "message": text(paragraphs(found, self.source, self.language), self.language),
            "locations": [location(found.span, self.source, self.artifact, self.language)],
            "partialFingerprints": {_FINGERPRINT: known_by},
        }
        if found.related:
            result["relatedLocations"] = [self._related(at, each) for at, each in enumerate(found.related, start=1)]
        if found.fix and self._is_fixable(found.fix):
            result["fixes"] = [self._fix(found.fix)]
        return result

    def _related(self, number: int, related: Related) -> dict[str, Any]:
        place = location(related.span, self.source, self.artifact, self.language)
        return {"id": number, **place, "message": text(related.message, self.language)}

    def _is_fixable(self, fix: Fix) -> bool:
        """Whether what a person reads is what stands in the file, so that the edits can be made there."""
        is_marked_up = self.source.file_text is not None
        return has_lines(self.source) and all(
            is_verbatim(edit.span, self.source) and not (is_marked_up and _MARKUP.search(edit.replacement))
            for edit in fix.edits
        )

    def _fix(self, fix: Fix) -> dict[str, Any]:
        replacements = [self._replacement(edit) for edit in sorted(fix.edits, key=lambda edit: edit.span)]
        return {
            "description": text(_FIXES[fix.safety], self.language),
            "artifactChanges": [{"artifactLocation": self.artifact, "replacements": replacements}],
        }

    def _replacement(self, edit: Edit) -> dict[str, Any]:
        start, end = self.source.position(edit.span.start), self.source.position(edit.span.end)
        deleted = {
            "startLine": start.line,
            "startColumn": start.column,
            "endLine": end.line,
            "endColumn": end.column,
            **characters(edit.span, self.source),
        }
        new = {"insertedContent": {"text": edit.replacement}} if edit.replacement else {}
        return {"deletedRegion": deleted, **new}


def _suppression(found: Diagnostic) -> dict[str, Any]:
    by = found.suppressed_by
    reason = {"justification": by.reason} if by and by.reason else {}
    return {"kind": "external" if by and by.is_external else "inSource", "status": "accepted", **reason}
