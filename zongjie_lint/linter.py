"""The pipeline on one page: read, extract, judge, sort, report."""

from __future__ import annotations

import traceback
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from zongjie_lint.diagnostic import Diagnostic
from zongjie_lint.document import Document
from zongjie_lint.message import Message
from zongjie_lint.outline import outline
from zongjie_lint.profile import REVIEW, Profile
from zongjie_lint.reader import Reader
from zongjie_lint.report import FileReport, RuleFailure
from zongjie_lint.rule import Rule
from zongjie_lint.source import Source, UnreadableSource

_EMPTY = Message("文件是空的，没有可检查的内容", "the file is empty, there is nothing to check")


@dataclass(frozen=True)
class Linter:
    """Checks documents with a choice of rules."""

    rules: Sequence[Rule]
    profile: Profile = REVIEW
    kind: str | None = None
    """The kind of report, where the caller knows it."""

    def read_and_check(self, path: str, data: bytes, reader: Reader) -> FileReport:
        """Check the bytes of a file; one that cannot be read gives a report that says why."""
        try:
            source = reader.read(path, data)
        except UnreadableSource as error:
            return FileReport(path, error=_reason(error))
        if not source.text.strip():
            return FileReport(path, source, error=_EMPTY)
        return self.check(source)

    def check(self, source: Source) -> FileReport:
        """Check one document: every rule, in the order of places; a rule that raises is named and the others go on."""
        document = Document(source, kind=self.kind)
        found: list[Diagnostic] = []
        failures: list[RuleFailure] = []
        for rule in self.rules:
            try:
                found += self._judge(rule, document)
            except Exception as error:
                failures.append(RuleFailure(rule.code, f"{type(error).__name__}: {error}", traceback.format_exc()))
        ordered = sorted(found, key=lambda diagnostic: (diagnostic.span, diagnostic.code))
        return FileReport(source.name, source, outline(document), tuple(ordered), tuple(failures))

    def _judge(self, rule: Rule, document: Document) -> Iterator[Diagnostic]:
        severity = self.profile.severities.get(rule.code, rule.severity)
        if severity is None:
            return
        for diagnostic in rule.check(document):
            raised = rule.code in self.profile.severities
            yield replace(diagnostic, severity=severity) if raised else diagnostic


def _reason(error: UnreadableSource) -> Message:
    reason = error.args[0]
    return reason if isinstance(reason, Message) else Message(str(reason), str(reason))
