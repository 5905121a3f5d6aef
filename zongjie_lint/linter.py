"""The pipeline on one page: read, extract, judge, sort, report."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeVar

from zongjie_lint.diagnostic import Diagnostic
from zongjie_lint.document import Document
from zongjie_lint.message import Message, error_text
from zongjie_lint.outline import outline
from zongjie_lint.profile import REVIEW, Profile
from zongjie_lint.reader import Reader
from zongjie_lint.report import FileReport, Outline, RuleFailure
from zongjie_lint.rule import Rule
from zongjie_lint.source import Source, UnreadableSource

Result = TypeVar("Result")
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
        except Exception as error:  # a plugin's reader may raise anything; the other files are still to be checked
            return FileReport(path, error=_broken(reader, error))
        if not source.text.strip():
            return FileReport(path, source, error=_EMPTY)
        return self.check(source)

    def check(self, source: Source) -> FileReport:
        """Check one document: every rule, in the order of places; a rule that raises is named and the others go on."""
        document = Document(source, kind=self.kind)
        failures: list[RuleFailure] = []
        found = [
            diagnostic
            for rule in self.rules
            for diagnostic in _attempt(rule.code, failures, partial(self._judge, rule, document)) or ()
        ]
        ordered = sorted(found, key=lambda diagnostic: (diagnostic.span, diagnostic.code))
        head = _attempt("outline", failures, partial(outline, document)) or Outline()
        return FileReport(source.name, source, head, tuple(ordered), tuple(failures))

    def _judge(self, rule: Rule, document: Document) -> list[Diagnostic]:
        severity = self.profile.severities.get(rule.code, rule.severity)
        if severity is None:
            return []
        if rule.code not in self.profile.severities:
            return list(rule.check(document))
        return [replace(diagnostic, severity=severity) for diagnostic in rule.check(document)]


def _attempt(name: str, failures: list[RuleFailure], work: Callable[[], Result]) -> Result | None:
    """The result of some work; if it raises, the failure is kept and the rest goes on."""
    try:
        return work()
    except Exception as error:
        failures.append(RuleFailure(name, error_text(error), traceback.format_exc()))
        return None


def _broken(reader: Reader, error: Exception) -> Message:
    said = error_text(error)
    return Message(f"读取程序“{reader.name}”出错：{said}", f"the reader “{reader.name}” failed: {said}")


def _reason(error: UnreadableSource) -> Message:
    reason = error.args[0]
    return reason if isinstance(reason, Message) else Message(str(reason), str(reason))
