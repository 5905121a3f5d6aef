"""The pipeline on one page: read, extract, judge, sort, report."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial

import msgspec

from zongjie_lint.diagnostic import Diagnostic, in_order
from zongjie_lint.document import Document
from zongjie_lint.facts.data_table import oversized
from zongjie_lint.facts.report_kind import kind_of
from zongjie_lint.message import Message, error_text
from zongjie_lint.outline import outline
from zongjie_lint.profile import REVIEW, Profile, Severities, severity_under
from zongjie_lint.reader import Reader
from zongjie_lint.record import Record, replace
from zongjie_lint.report import FileReport, Outline, Register, RuleFailure, attempt
from zongjie_lint.rule import Rule
from zongjie_lint.source import Source, Unread, UnreadableSource
from zongjie_lint.suppression import Scope, divided, valid_until
from zongjie_lint.vocabulary import NO_VOCABULARY, Vocabulary

_EMPTY = Message("文件是空的，没有可检查的内容", "the file is empty, there is nothing to check")
_NO_TEXT = Message("里面没有可检查的文字，只有：{what}", "there is no text in it to check, only {what}")

_OVERSIZED = Message(
    "{place}的表格太大（{count} 格），没有按行列核对",
    "the table at {place} is too large ({count} cells) to be checked by row and column",
)


class Linter(Record):
    """Checks documents with a choice of rules."""

    rules: Sequence[Rule]
    profile: Profile = REVIEW
    kind: str | None = None
    """The kind of report, where the caller knows it."""
    previous: Document | None = None
    """The report of the year before, to hold the others against."""
    selected: Collection[str] = ()
    """Codes of rules that the user asked for; they judge even if they are off by default."""
    vocabulary: Vocabulary = NO_VOCABULARY
    """The words of the office that wrote the documents."""
    registrar: Callable[[Document], Register] | None = None
    """Fills the register of each document, where it is to be shown."""
    known: Mapping[str, str] = msgspec.field(default_factory=dict)
    """Names of rules by code, those that are not to judge too, so that a suppression of one is told from a slip."""
    today: datetime.date | None = None
    """The day on which suppressions hold or have ended; None: the day of the check."""

    def read_and_check(self, path: str, data: bytes, reader: Reader) -> FileReport:
        """Check the bytes of a file; one that cannot be read gives a report that says why."""
        source = read(path, data, reader)
        if isinstance(source, Message):
            return FileReport(path, error=source)
        if source.text.strip():
            return self.check(source)
        return FileReport(path, None if source.unread else source, error=_nothing(source))

    def check(self, source: Source) -> FileReport:
        """Check one document: every rule, in the order of places; a rule that raises is named and the others go on."""
        document = Document(source, kind=self.kind, previous=self.previous, vocabulary=self.vocabulary)
        failures: list[RuleFailure] = []
        severities = attempt("kind", failures, partial(self._severities, document)) or self.profile.for_kind(None)
        found = [
            diagnostic
            for rule in self.rules
            for diagnostic in attempt(rule.code, failures, partial(_judge, rule, document, severities)) or ()
        ]
        ordered = in_order(found)
        head = attempt("outline", failures, partial(outline, document, failures)) or Outline()
        register = attempt("register", failures, partial(self._register, document, failures))
        source = replace(
            source, unread=(*source.unread, *(attempt("tables", failures, partial(_unread, document)) or ()))
        )
        judged = self._judged(document, severities, failures)
        report = FileReport(
            source.name, source, head, tuple(ordered), tuple(failures), judged=judged, register=register
        )
        return self._divided(report, source)

    def _divided(self, report: FileReport, source: Source) -> FileReport:
        """The report without what the document itself suppresses."""
        today = self.today or datetime.date.today()
        apart = divided(report.diagnostics, source.suppressions, self._scope(report.judged), today)
        return replace(
            report,
            diagnostics=apart.shown,
            suppressed=apart.suppressed,
            notices=(*source.notices, *apart.notices),
            valid_until=valid_until(source.suppressions, today),
        )

    def _judged(self, document: Document, severities: Severities, failures: Sequence[RuleFailure]) -> tuple[str, ...]:
        """Codes of the rules that went through the document to its end."""
        failed = {failure.code for failure in failures}
        return tuple(
            rule.code
            for rule in self.rules
            if rule.severity_in(severities) is not None
            and rule.code not in failed
            and (document.previous is not None or not rule.needs_previous)
        )

    def _scope(self, judged: Sequence[str]) -> Scope:
        chosen = {rule.code: rule.name for rule in self.rules}
        return Scope({**self.known, **chosen}, chosen, judged)

    def _register(self, document: Document, failures: list[RuleFailure]) -> Register | None:
        """The register, if it is wanted; what raised while it was filled is a failure of the check, said once."""
        filled = self.registrar(document) if self.registrar else None
        known = {(failure.code, failure.reason) for failure in failures}
        failures += [each for each in (filled.failures if filled else ()) if (each.code, each.reason) not in known]
        return filled

    def _severities(self, document: Document) -> Severities:
        kind = kind_of(document)
        return {**self.asked_for, **self.profile.for_kind(kind.key if kind else None)}

    @property
    def asked_for(self) -> Severities:
        """The own severities of the rules that were selected."""
        return {rule.code: rule.severity for rule in self.rules if rule.code in self.selected}


def _unread(document: Document) -> list[Unread]:
    """Tables that were not checked by row and column."""
    tables = ((document.source.place(table.span.start), len(table.cells)) for table in oversized(document))
    return [Unread(_OVERSIZED.format(place=place, count=count)) for place, count in tables]


def _judge(rule: Rule, document: Document, severities: Severities) -> list[Diagnostic]:
    """What a rule finds, as severe as the profile has it."""
    severity = rule.severity_in(severities)
    if severity is None:
        return []
    found = list(rule.check(document))
    if severity is rule.severity:
        return found
    return [replace(each, severity=severity_under(severity, rule.severity, each.severity)) for each in found]


def read_document(path: str, data: bytes, reader: Reader) -> Document | Message:
    """The document in the bytes of a file, or why there is none."""
    source = read(path, data, reader)
    if isinstance(source, Message):
        return source
    return Document(source) if source.text.strip() else _nothing(source)


def read(path: str, data: bytes, reader: Reader) -> Source | Message:
    """The text of a file, or why it cannot be read."""
    try:
        return reader.read(path, data)
    except UnreadableSource as error:
        return unreadable_reason(error)
    except Exception as error:  # a plugin's reader may raise anything; the other files are still to be checked
        return _broken(reader, error)


def _nothing(source: Source) -> Message:
    """Why there is nothing to check in a document without text."""
    if not source.unread:
        return _EMPTY
    zh, en = "；".join(each.what.zh for each in source.unread), "; ".join(each.what.en for each in source.unread)
    return _NO_TEXT.format(what=Message(zh, en))


def _broken(reader: Reader, error: Exception) -> Message:
    said = error_text(error)
    return Message(f"读取程序“{reader.name}”出错：{said}", f"the reader “{reader.name}” failed: {said}")


def unreadable_reason(error: UnreadableSource) -> Message:
    """What an error says of a file."""
    reason = error.args[0]
    return reason if isinstance(reason, Message) else Message(str(reason), str(reason))
