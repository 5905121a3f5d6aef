"""What a rule has to say about a place in a document."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum
from typing import Literal

from zongjie_lint.edit import Edit as Edit  # noqa: PLC0414 - to rules it is a part of a finding
from zongjie_lint.message import Message
from zongjie_lint.record import Record
from zongjie_lint.source import Suppression
from zongjie_lint.span import Span


class Severity(IntEnum):
    """How much a finding matters: an error would embarrass in print, a warning is probable, an info is a matter of style."""

    INFO = 1
    WARNING = 2
    ERROR = 3

    @property
    def label(self) -> str:
        """The name used in output and options: `info`, `warning`, `error`."""
        return self.name.lower()


class Related(Record):
    """Another place that belongs to the same finding, and what it is."""

    span: Span
    message: Message
    is_same: bool = False
    """Whether the same is wrong there, so that the finding stands for both places."""


_ANOTHER_PLACE = Message("另一处", "also here")


def all_related(spans: Iterable[Span], message: Message = _ANOTHER_PLACE, *, is_same: bool = True) -> list[Related]:
    """Places that are related to a finding in the same way: as a rule, where the same is wrong."""
    return [Related(span, message, is_same) for span in spans]


class Fix(Record):
    """Edits that mend the form of a text; never a number, a name or a date."""

    safety: Literal["safe", "unsafe"]
    edits: tuple[Edit, ...]


class Diagnostic(Record):
    """One finding: where, what, why, and what to do."""

    code: str
    name: str
    severity: Severity
    span: Span
    message: Message
    advice: Message
    related: tuple[Related, ...] = ()
    evidence: Message | None = None
    fix: Fix | None = None
    summarised_by: str | None = None
    """Code of a finding that sums this one up, so that a report of many is shown as one."""
    absent: tuple[str, ...] = ()
    """Names of what should be there, where that is the finding: nothing of the place itself tells one from another."""
    suppressed_by: Suppression | None = None
    """What keeps it out of the report, with the reason, if anything does."""

    @property
    def places(self) -> tuple[Span, ...]:
        """Every place that the finding stands for, its own first."""
        return (self.span, *(related.span for related in self.related if related.is_same))


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Findings in the order of their places, those at one place by code."""
    return tuple(sorted(diagnostics, key=lambda found: (found.span, found.code)))
