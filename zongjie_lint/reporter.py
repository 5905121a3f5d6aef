"""What a reporter is: it renders a report and judges nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import ClassVar, Protocol, TextIO, runtime_checkable

from zongjie_lint.diagnostic import Severity
from zongjie_lint.message import Language, Message
from zongjie_lint.pipeline import Pipeline
from zongjie_lint.record import Record
from zongjie_lint.report import FileReport, Report


class View(Record):
    """How a person wants to see a report."""

    language: Language = "zh"
    show_info: bool = False
    verbose: bool = False
    colour: bool | None = None
    """None: as the stream and the environment say."""
    width: int | None = None
    """Columns; None: as wide as the terminal."""
    show_suppressed: bool = False
    fail_level: Callable[[str], Severity | None] = lambda _: Severity.WARNING
    """From which severity on a finding fails the run, by the path of its file; None: none does."""
    pipeline: Pipeline | None = None
    """The service that runs the check, if one does."""
    may_be_empty: bool = False
    """Whether a run without any file is no failure, as that of a small share of the files is not."""

    def shows(self, severity: Severity) -> bool:
        """Whether findings of a severity are wanted."""
        return self.show_info or severity > Severity.INFO


@runtime_checkable
class Reporter(Protocol):
    """Writes a report in one format."""

    name: ClassVar[str]

    def write(self, report: Report, stream: TextIO, view: View) -> None:
        """Render the whole report to a stream."""
        ...


@runtime_checkable
class Streaming(Protocol):
    """A reporter that writes of each file as soon as it is checked, so that nobody has to keep them all."""

    def stream(
        self, files: Iterable[FileReport], conclude: Callable[[], Iterable[Message]], stream: TextIO, view: View
    ) -> None:
        """Render the reports as they come; once they have, `conclude` tells what is to be said about the run."""
        ...


@runtime_checkable
class Describing(Protocol):
    """A reporter that lists the rules of the run; for the others none are described."""

    describes_rules: ClassVar[bool]


@runtime_checkable
class Summarising(Protocol):
    """A reporter with a page for the summary that its pipeline shows."""

    def job_summary(self, report: Report, view: View) -> str:
        """The page, in GitHub's Markdown."""
        ...


@runtime_checkable
class Registering(Protocol):
    """A reporter that shows the register of each file besides its findings; for the others none is filled."""

    shows_register: ClassVar[bool]


@runtime_checkable
class Counting(Protocol):
    """A reporter that shows the counts by rule, where they were asked for; with the others they go to standard error."""

    shows_statistics: ClassVar[bool]


@runtime_checkable
class Noticing(Protocol):
    """A reporter that has something to say beside its output, which holds nothing but findings."""

    def notice(self, report: Report, view: View) -> str:
        """A line for standard error; nothing where there is nothing to say."""
        ...
