"""What takes findings out of a report after the check: sidecar suppressions, a baseline, an earlier revision."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from zongjie_lint.report import FileReport


class Sieve(Protocol):
    """Moves findings of one report from those that count to those that are suppressed or known, and says what it must.

    It sees the reports of a run in their order, in one process, whether they were checked anew or came from the cache.
    """

    def sift(self, report: FileReport) -> FileReport:
        """The report as it is to be shown."""
        ...


def sifted(report: FileReport, sieves: Iterable[Sieve]) -> FileReport:
    """The report after every sieve, in their order."""
    for sieve in sieves:
        report = sieve.sift(report)
    return report
