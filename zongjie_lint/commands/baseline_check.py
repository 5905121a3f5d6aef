"""A check of documents for the sake of their baselines."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from zongjie_lint.baseline import Baseline, Found, tallied
from zongjie_lint.commands.baseline_files import (
    BaselineFiles,
    UnusableBaseline,
    baseline_files,
    entry_path,
    gone_from,
    is_gone,
)
from zongjie_lint.commands.baseline_sieve import BaselineSieve
from zongjie_lint.commands.batch import checked
from zongjie_lint.commands.options import FAILED, fail, linters_with
from zongjie_lint.commands.sieves import suppression_sieves
from zongjie_lint.commands.standard_error import tell
from zongjie_lint.message import Language, Message
from zongjie_lint.outputs import refuse_outside
from zongjie_lint.redaction import Redaction, files_redacted
from zongjie_lint.report import FileReport
from zongjie_lint.sieve import sifted

_NO_NAME = Message("标准输入没有文件名，不能记入基线", "standard input has no name to be known by in a baseline")
_UNUSED = {"annotate": None, "against": None, "no_suppressions": False, "stdin_filename": "-"}
"""Options of `check` that have no place here."""
_SOME_DOCUMENT = "draft.txt"
"""In the current folder, whose baseline is shown where no document is named."""


@dataclass(frozen=True)
class BaselineCheck:
    """The documents that were checked and belong to one baseline."""

    path: Path
    files: BaselineFiles
    arguments: Sequence[str] = ()
    reports: list[FileReport] = field(default_factory=list)

    @property
    def held(self) -> Baseline | None:
        """What the baseline holds; None where there is none. A broken one ends the run."""
        return self.files.at(self.path)

    @property
    def is_broken(self) -> bool:
        """Whether there is a baseline that cannot be read."""
        try:
            self.files.at(self.path)
        except UnusableBaseline:
            return True
        return False

    def refuse_outside(self) -> None:
        """Raises UnwritableOutput for a baseline that nobody named on the command line, and that is outside the repository."""
        if self.files.option is None and self.reports:
            refuse_outside(self.path, self.files.root_of(self.reports[0].path))

    @cached_property
    def found(self) -> dict[str, Found]:
        """What was found in the documents that could be checked to their end, by their paths in the baseline."""
        done = (report for report in self.reports if not report.failed)
        return {entry_path(report.path, self.path): Found(tallied(report), report.judged) for report in done}

    @cached_property
    def fresh(self) -> int:
        """How many findings the baseline does not know."""
        sieve = BaselineSieve(self.files)
        return sum(len(sieve.sift(report).diagnostics) for report in self.reports)

    def gone(self, baseline: Baseline) -> list[str]:
        """The entries whose document is no longer there."""
        return [path for path in baseline.files if is_gone(path, self.path)]

    def dropped(self, baseline: Baseline | None) -> Collection[str]:
        """Those of them whose place was looked at."""
        return gone_from(baseline or Baseline(), self.path, self.arguments)


def checked_by_baseline(arguments: Sequence[str], options: Mapping[str, Any]) -> list[BaselineCheck]:
    """Check documents, leave out their suppressed findings, and put together those that share a baseline."""
    if "-" in arguments:
        fail("-", _NO_NAME, options["lang"])
    options = {**_UNUSED, **options, "files": arguments}
    options["no_progress"] = options["no_progress"] or options["redact"]
    linters = linters_with(options)
    readers = linters.plugins.readers()
    sieves = suppression_sieves(linters, readers, options)
    files, checks = baseline_files(linters, options), dict[Path, BaselineCheck]()
    for report in checked(linters.inputs(arguments), linters, readers, options):
        path = files.of(report.path)
        checks.setdefault(path, BaselineCheck(path, files, arguments)).reports.append(sifted(report, sieves))
    return list(checks.values())


def unchecked(options: Mapping[str, Any]) -> BaselineCheck:
    """The baseline of the current folder, without a look at its documents."""
    linters = linters_with(options)
    files = baseline_files(linters, options)
    return BaselineCheck(files.of(_SOME_DOCUMENT), files)


def status(checks: Iterable[BaselineCheck]) -> int:
    """0, or 2 where some document could not be checked to its end."""
    reports = [report for each in checks for report in each.reports]
    return FAILED if not reports or any(report.failed for report in reports) else 0


def say_failed(
    checks: Iterable[BaselineCheck], consequence: Message, language: Language, redaction: Redaction | None
) -> None:
    """Name each document that could not be checked to its end, with the reason and what comes of it."""
    failed = [report for each in checks for report in each.reports if report.failed]
    for report in files_redacted(failed, redaction):
        reasons = [report.error, *(each.what for each in report.unread if each.is_page), consequence]
        said = [f"{failure.code} {failure.said(language)}" for failure in report.failures]
        said += [reason.in_language(language) for reason in reasons if reason]
        tell(f"{report.path}: {'；'.join(said)}")
