"""What takes findings out of a report after the check: sidecar suppressions, a baseline, an earlier revision."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol, runtime_checkable

from zongjie_lint.message import Message
from zongjie_lint.report import FileReport


class Sieve(Protocol):
    """Moves findings of one report from those that count to those that are suppressed or known, and says what it must.

    It sees the reports of a run in their order, in one process, whether they were checked anew or came from the cache.
    """

    def sift(self, report: FileReport) -> FileReport:
        """The report as it is to be shown."""
        ...


@runtime_checkable
class Concluding(Protocol):
    """A sieve that has something to say about the run once it has seen every report."""

    def conclude(self) -> Iterable[Message]:
        """What no single report could tell, such as an entry for a document that is gone."""
        ...


def conclusions(sieves: Iterable[Sieve]) -> tuple[Message, ...]:
    """What the sieves have to say in the end, in their order."""
    return tuple(said for sieve in sieves if isinstance(sieve, Concluding) for said in sieve.conclude())


def sifted(report: FileReport, sieves: Iterable[Sieve]) -> FileReport:
    """The report after every sieve, in their order."""
    for sieve in sieves:
        report = sieve.sift(report)
    return report
