"""What a run found: one report a file, and all of them together."""

from __future__ import annotations

import datetime
import traceback
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import TypeVar

from zongjie_lint.diagnostic import Diagnostic, Severity
from zongjie_lint.message import Message, error_text
from zongjie_lint.register import CheckedRelation, Entry
from zongjie_lint.source import Source, Unread
from zongjie_lint.span import Span

Result = TypeVar("Result")


@dataclass(frozen=True)
class Outline:
    """What was recognised in a document, so that a wrong guess is seen at once."""

    kind: str | None = None
    kind_title: Message | None = None
    period: tuple[str, str] | None = None
    """First and last day, ISO 8601."""
    parts: tuple[tuple[Message, bool], ...] = ()
    """The parts this kind of report usually has, and whether each was found."""
    headings: tuple[tuple[int, Span, str], ...] = ()
    """Offset, span and text of each heading, in reading order, for saying where a finding stands."""
    relations: Counter[str] = field(default_factory=Counter)
    """How many relations between numbers were checked, by verdict."""
    held: Counter[str] | None = None
    """How many figures were held against an earlier report, by verdict; None where there was none."""


@dataclass(frozen=True)
class RuleFailure:
    """A rule that raised: the others still report, and the run ends with status 2."""

    code: str
    reason: str
    traceback: str


def attempt(name: str, failures: list[RuleFailure], work: Callable[[], Result]) -> Result | None:
    """The result of some work; if it raises, the failure is kept and the rest goes on."""
    try:
        return work()
    except Exception as error:
        failures.append(RuleFailure(name, error_text(error), traceback.format_exc()))
        return None


@dataclass(frozen=True)
class Register:
    """Everything that a reviewer goes through line by line."""

    source: Source
    outline: Outline
    entries: tuple[Entry, ...]
    relations: tuple[CheckedRelation, ...]
    failures: tuple[RuleFailure, ...] = ()

    @property
    def verdicts(self) -> Counter[str]:
        """How many relations turned out how."""
        return Counter(relation.verdict for relation in self.relations)


@dataclass(frozen=True)
class FileReport:
    """Everything known about one file after a run."""

    path: str
    source: Source | None = None
    outline: Outline = field(default_factory=Outline)
    diagnostics: tuple[Diagnostic, ...] = ()
    failures: tuple[RuleFailure, ...] = ()
    suppressed: tuple[Diagnostic, ...] = ()
    """Findings that somebody has looked at and wants to hear no more of; each tells by what it is suppressed."""
    known: tuple[Diagnostic, ...] = ()
    """Findings that were there before: those of a baseline, and those that stood in an earlier revision."""
    notices: tuple[Message, ...] = ()
    """What is to be said about the check itself, such as a suppression that nothing needs any more."""
    judged: tuple[str, ...] = ()
    """Codes of the rules that went through the document to its end, so that they would have found what is there."""
    valid_until: datetime.date | None = None
    """The last day on which a check of the same bytes comes to the same, where a suppression in them ends."""
    error: Message | None = None
    """Why the file could not be checked."""
    register: Register | None = None
    """Filled for a reporter that shows it."""

    @property
    def failed(self) -> bool:
        """Whether some part of the check could not be done."""
        return self.error is not None or bool(self.failures) or any(each.is_page for each in self.unread)

    @property
    def unread(self) -> tuple[Unread, ...]:
        """What is in the file that could not be read."""
        return self.source.unread if self.source else ()

    def with_severity(self, severity: Severity) -> Iterator[Diagnostic]:
        """The diagnostics of one severity."""
        return (found for found in self.diagnostics if found.severity is severity)


@dataclass(frozen=True)
class Report:
    """The outcome of a run over some files, in the order they were given."""

    files: tuple[FileReport, ...]
    seconds: float = 0.0
    notices: tuple[Message, ...] = ()
    """What is to be said about the run, beside what is said about each file."""

    def count(self, severity: Severity) -> int:
        """How many findings have a severity."""
        return sum(1 for file in self.files for _ in file.with_severity(severity))

    @property
    def suppressed(self) -> int:
        """How many findings people want to hear no more of."""
        return sum(len(file.suppressed) for file in self.files)

    @property
    def known(self) -> int:
        """How many findings were there before."""
        return sum(len(file.known) for file in self.files)

    def exit_status(self, fail_level: Severity | None) -> int:
        """0 nothing at or above the level, 1 findings, 2 something could not be checked; no level never gives 1."""
        if not self.files or any(file.failed for file in self.files):
            return 2
        return int(fail_level is not None and any(found.severity >= fail_level for found in self._all()))

    def exit_status_by(self, level_of: Callable[[str], Severity | None]) -> int:
        """The same where each file, by its path, has a level of its own."""
        if not self.files:
            return self.exit_status(None)
        return max(replace(self, files=(file,)).exit_status(level_of(file.path)) for file in self.files)

    def _all(self) -> Iterable[Diagnostic]:
        return (found for file in self.files for found in file.diagnostics)
