"""What a reporter is: it renders a report and judges nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Protocol, TextIO, runtime_checkable

from zongjie_lint.diagnostic import Severity
from zongjie_lint.message import Language
from zongjie_lint.report import Report


@dataclass(frozen=True)
class View:
    """How a person wants to see a report."""

    language: Language = "zh"
    show_info: bool = False
    verbose: bool = False
    colour: bool | None = None
    """None: as the stream and the environment say."""
    width: int | None = None
    """Columns; None: as wide as the terminal."""
    show_suppressed: bool = False

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
class Registering(Protocol):
    """A reporter that shows the register of each file besides its findings; for the others none is filled."""

    shows_register: ClassVar[bool]


@runtime_checkable
class Noticing(Protocol):
    """A reporter that has something to say beside its output, which holds nothing but findings."""

    def notice(self, report: Report, view: View) -> str:
        """A line for standard error; nothing where there is nothing to say."""
        ...
