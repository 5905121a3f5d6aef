"""What a run found: one report a file, and all of them together."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import TypeVar

import msgspec

from zongjie_lint.diagnostic import Diagnostic, Severity
from zongjie_lint.message import Language, Message, error_text
from zongjie_lint.record import Record, State
from zongjie_lint.register import CheckedRelation, Entry
from zongjie_lint.source import Source, Unread
from zongjie_lint.span import Span
from zongjie_lint.time_limit import GaveUp, limited

Result = TypeVar("Result")
_GAVE_UP = Message(
    "超时放弃：{seconds} 秒还没有查完；确实需要更久，用 --rule-timeout 放宽，停不下来的，用 --ignore 略过",
    "gave up: it was not done after {seconds} s; allow it more with --rule-timeout, or leave it out with --ignore",
)


class Outline(Record):
    """What was recognised in a document, so that a wrong guess is seen at once."""

    kind: str | None = None
    kind_title: Message | None = None
    period: tuple[str, str] | None = None
    """First and last day, ISO 8601."""
    parts: tuple[tuple[Message, bool], ...] = ()
    """The parts this kind of report usually has, and whether each was found."""
    headings: tuple[tuple[int, Span, str], ...] = ()
    """Offset, span and text of each heading, in reading order, for saying where a finding stands."""
    relations: Counter[str] = msgspec.field(default_factory=Counter)
    """How many relations between numbers were checked, by verdict."""
    held: Counter[str] | None = None
    """How many figures were held against an earlier report, by verdict; None where there was none."""


class RuleFailure(Record):
    """A rule that raised, or took too long: the others still report, and the run ends with status 2."""

    code: str
    reason: str | Message
    traceback: str
    gave_up: bool = False
    """Whether it took longer than a rule may."""

    def said(self, language: Language) -> str:
        """The reason in one language."""
        return self.reason if isinstance(self.reason, str) else self.reason.in_language(language)

    @property
    def kind(self) -> str:
        """What happened, as a name for programs: `raised` or `gave-up`."""
        return "gave-up" if self.gave_up else "raised"


def attempt(name: str, failures: list[RuleFailure], work: Callable[[], Result]) -> Result | None:
    """The result of some work; if it raises, or takes too long, the failure is kept and the rest goes on."""
    try:
        return limited(work)
    except GaveUp as error:
        failures.append(RuleFailure(name, gave_up(error), _traceback(error), gave_up=True))
        return None
    except Exception as error:
        failures.append(RuleFailure(name, error_text(error), _traceback(error)))
        return None


def _traceback(error: BaseException) -> str:
    import traceback  # noqa: PLC0415 - only where something failed

    return "".join(traceback.format_exception(error))


def gave_up(error: GaveUp) -> Message:
    """What is said of work that took too long."""
    return _GAVE_UP.format(seconds=f"{error.seconds:.3g}")


class Register(Record):
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


class FileReport(Record):
    """Everything known about one file after a run."""

    path: str
    source: Source | None = None
    outline: Outline = msgspec.field(default_factory=Outline)
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


class RuleDescription(Record):
    """What a format that lists the rules of a run says of one."""

    code: str
    name: str
    title: Message
    severity: Severity
    basis: str
    manual: str
    """Its manual page, in Markdown."""
    is_on: bool = True
    """Whether it judges where nobody asks for it."""


class RuleCount(Record):
    """How often a rule was broken."""

    code: str
    title: Message
    findings: int
    documents: int
    """In how many documents."""


class Statistics(State):
    """How often each rule was broken, counted while the reports go by."""

    titles: dict[str, Message]
    """Of the rules, by code."""
    documents: int = 0
    """How many have findings."""
    _findings: Counter[str] = msgspec.field(default_factory=Counter)
    _documents: Counter[str] = msgspec.field(default_factory=Counter)

    def counted(self, files: Iterable[FileReport]) -> Iterator[FileReport]:
        """The same reports, their findings counted as they go by."""
        for file in files:
            codes = [found.code for found in file.diagnostics]
            self._findings.update(codes)
            self._documents.update(set(codes))
            self.documents += bool(codes)
            yield file

    @property
    def findings(self) -> int:
        """How many there are in all."""
        return self._findings.total()

    @property
    def rules(self) -> list[RuleCount]:
        """Those that were broken, the most frequent first."""
        return [
            RuleCount(code, self.titles.get(code, Message(code, code)), count, self._documents[code])
            for code, count in sorted(self._findings.items(), key=lambda item: (-item[1], item[0]))
        ]


class Report(Record, dict=True):
    """The outcome of a run over some files, in the order they were given."""

    files: Sequence[FileReport]
    seconds: float = 0.0
    notices: tuple[Message, ...] = ()
    """What is to be said about the run, beside what is said about each file."""
    rules: tuple[RuleDescription, ...] = ()
    """Those that were applied, by code; filled for a reporter that lists them."""
    statistics: Statistics | None = None
    """Where they were asked for."""

    def title_of(self, found: Diagnostic) -> Message:
        """What the rule of a finding is called, as far as rules are described; or else its name."""
        titles = (rule.title for rule in self.rules if rule.code == found.code)
        return next(titles, Message(found.name, found.name))

    def count(self, severity: Severity) -> int:
        """How many findings have a severity."""
        return self._totals.findings[severity]

    @property
    def suppressed(self) -> int:
        """How many findings people want to hear no more of."""
        return self._totals.suppressed

    @property
    def known(self) -> int:
        """How many findings were there before."""
        return self._totals.known

    def exit_status(self, fail_level: Severity | None) -> int:
        """0 nothing at or above the level, 1 findings, 2 something could not be checked; no level never gives 1."""
        if not self.files or self._totals.failed:
            return 2
        return int(fail_level is not None and any(severity >= fail_level for severity in self._totals.findings))

    @cached_property
    def _totals(self) -> Tally:
        """Counted once: thousands of reports are not all in memory."""
        tally = Tally()
        for file in self.files:
            tally.add(file)
        return tally


class Tally(State):
    """What a run comes to, counted while the reports go by, so that none has to be kept."""

    fail_level: Callable[[str], Severity | None] = lambda _: Severity.WARNING
    """From which severity on a finding fails the run, by the path of its file; None: none does."""
    files: int = 0
    failed: int = 0
    """How many files were not checked, or not by every rule."""
    failing: int = 0
    """How many findings fail the run."""
    findings: Counter[Severity] = msgspec.field(default_factory=Counter)
    suppressed: int = 0
    known: int = 0

    def add(self, file: FileReport) -> None:
        """Count one file more."""
        level = self.fail_level(file.path)
        self.files += 1
        self.failed += file.failed
        self.failing += sum(level is not None and found.severity >= level for found in file.diagnostics)
        self.findings.update(found.severity for found in file.diagnostics)
        self.suppressed += len(file.suppressed)
        self.known += len(file.known)

    def counted(self, files: Iterable[FileReport]) -> Iterator[FileReport]:
        """The same reports, each counted as it goes by."""
        for file in files:
            self.add(file)
            yield file

    @property
    def exit_status(self) -> int:
        """0 nothing that fails the run, 1 findings that do, 2 something could not be checked, or there was nothing to."""
        return 2 if not self.files or self.failed else int(self.failing > 0)
