"""One run of a check: from what its options ask for to its exit status."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

import msgspec

from zongjie_lint.commands.annotated_copy import AnnotatedCopy
from zongjie_lint.commands.batch import checked, status_of
from zongjie_lint.commands.exclusion import may_be_empty, wanted
from zongjie_lint.commands.file_output import FileOutput, file_outputs
from zongjie_lint.commands.formats import chosen_reporter, described, host, write_job_summary
from zongjie_lint.commands.new_suppressions import Addition, add_suppressions, addition
from zongjie_lint.commands.options import FAILED, Linters, linters_with, notices, output
from zongjie_lint.commands.previous import previous_report
from zongjie_lint.commands.redacting import redaction_for
from zongjie_lint.commands.rendering import named_failure
from zongjie_lint.commands.sieves import sieves_for
from zongjie_lint.commands.standard_error import tell
from zongjie_lint.diagnostic import Severity
from zongjie_lint.message import Message
from zongjie_lint.reader import Reader
from zongjie_lint.record import Record, replace
from zongjie_lint.registrar import register
from zongjie_lint.report import FileReport, Report, Statistics, Tally
from zongjie_lint.reporter import (
    Counting,
    Describing,
    Noticing,
    Registering,
    Reporter,
    Streaming,
    Summarising,
    Tracing,
    View,
)
from zongjie_lint.sieve import Sieve, conclusions, sifted
from zongjie_lint.spool import Spool

if TYPE_CHECKING:
    from zongjie_lint.redaction import Redaction

FAIL_LEVELS: dict[str, Severity | None] = {
    "error": Severity.ERROR,
    "warning": Severity.WARNING,
    "info": Severity.INFO,
    "never": None,
}
_OF_THE_WHOLE = (Noticing, Summarising, Describing)
"""Reporters that want the whole report besides, even where they can write of each file as it comes."""


class Delivery(Record):
    """Where a report goes: to standard output, into files, or into the suppressions of the repository."""

    reporter: Reporter
    outputs: Sequence[FileOutput]
    copy: AnnotatedCopy | None
    adding: Addition | None

    @classmethod
    def of(cls, files: Sequence[str], options: Mapping[str, Any], reporters: Mapping[str, Reporter]) -> Delivery:
        """What the options ask for; a format that there is not, or a file that cannot be written, ends the run."""
        view = View(language=options["lang"], verbose=options["verbose"])
        copy, reporter = AnnotatedCopy.of(options), chosen_reporter(options["format_"], reporters, host(), view)
        outputs = file_outputs(options["outputs"], reporters, [*files, options["against"], options["annotate"]], view)
        return cls(reporter, outputs, copy, addition(options, files))

    @property
    def reporters(self) -> list[Reporter]:
        """Everybody who writes."""
        return [self.reporter, *(each.reporter for each in self.outputs)]

    @property
    def shows_register(self) -> bool:
        """Whether anybody shows the register."""
        return any(isinstance(each, Registering) and each.shows_register for each in self.reporters)

    @property
    def stream(self) -> Streaming | None:
        """The reporter, where it can write of each file as it comes, as nobody else wants the whole."""
        wants_whole = self.outputs or self.copy or self.adding or isinstance(self.reporter, _OF_THE_WHOLE)
        return self.reporter if isinstance(self.reporter, Streaming) and not wants_whole else None


class Run(Record):
    """A check that is ready to begin."""

    files: Sequence[str]
    options: Mapping[str, Any]
    linters: Linters
    readers: Sequence[Reader]
    sieves: Sequence[Sieve]
    delivery: Delivery
    view: View
    statistics: Statistics
    tally: Tally
    redaction: Redaction | None = None
    paths: list[str] = msgspec.field(default_factory=list)
    """Of the documents that were checked so far."""

    @classmethod
    def of(cls, files: Sequence[str], options: Mapping[str, Any]) -> Run:
        """What the options ask for; options that make no sense end the run before it begins."""
        linters = linters_with(options)
        readers = linters.plugins.readers()
        delivery = Delivery.of(files, options, linters.plugins.reporters())
        registrar = register if delivery.shows_register else None
        previous = previous_report(files, linters, readers)
        linters.linter = replace(linters.linter, previous=previous, registrar=registrar)
        sieves, view = sieves_for(linters, readers, {**options, "files": files}), _view(linters, options)
        redaction = redaction_for(linters.plugins, options, [previous.text] if previous else [])
        shown = _redacted(view, redaction) if redaction else view
        statistics = Statistics({rule.code: rule.title for rule in linters.plugins.rules()})
        tally = Tally(view.fail_level)
        return cls(files, options, linters, readers, sieves, delivery, shown, statistics, tally, redaction)

    def end(self) -> int:
        """Check, and write what came of it; the exit status."""
        if self.delivery.stream:
            return self._streamed(self.delivery.stream)
        report = self._report()
        if self.delivery.adding:
            from zongjie_lint.commands.sidecars import Sidecars  # noqa: PLC0415 - only where suppressions are added

            sidecars = Sidecars(self.linters, self.options)
            return add_suppressions(report, self.delivery.adding, sidecars, self.view)
        self._show(report)
        return self._status if self._is_written(report) else FAILED

    @property
    def _status(self) -> int:
        return status_of(self.tally.exit_status, self.tally.files, self.options)

    def _streamed(self, reporter: Streaming) -> int:
        """Write of each file as it comes; that shows how far the check is."""
        found = self._found(shows_progress=not sys.stdout.isatty())
        with named_failure(self.delivery.reporter.name, self.view):
            reporter.stream(found, self._conclusions, output(), self.view)
        self._show_counts()
        return self._status

    def _report(self) -> Report:
        """The whole report."""
        started = time.perf_counter()
        reports = Spool(self._found())
        rules = described(self.delivery.reporters, self.linters, self.paths)
        if self.redaction:
            rules = tuple(map(self.redaction.rule, rules))
        counts = self.statistics if self.options["statistics"] else None
        return Report(reports, time.perf_counter() - started, self._conclusions(), rules, counts)

    def _found(self, *, shows_progress: bool = True) -> Iterator[FileReport]:
        """The report on each document in turn, counted as it goes by."""
        is_quiet = self.options["no_progress"] or self.options["redact"] or not shows_progress
        options = {**self.options, "no_progress": is_quiet}
        inputs = self.linters.inputs(wanted(self.files, self.linters, self.options))
        reports = checked(inputs, self.linters, self.readers, options)
        sieved = (sifted(each, self.sieves) for each in reports)
        counted = self.tally.counted(self.statistics.counted(map(self._titled, sieved)))
        return map(self._traced, self._redacted(counted))

    def _redacted(self, files: Iterator[FileReport]) -> Iterator[FileReport]:
        """The reports as they may be shown."""
        if self.redaction is None:
            return files
        from zongjie_lint.redaction import files_redacted  # noqa: PLC0415 - only where it is asked for

        return files_redacted(files, self.redaction)

    def _traced(self, file: FileReport) -> FileReport:
        """The same report; where something raised is told beside the output, if it was asked for and is not shown there."""
        reporter = self.delivery.reporter
        if self.view.verbose and not (isinstance(reporter, Tracing) and reporter.shows_tracebacks):
            from zongjie_lint.printers.tracebacks import print_tracebacks  # noqa: PLC0415 - only where they are wanted

            print_tracebacks(file, notices())
        return file

    def _conclusions(self) -> tuple[Message, ...]:
        said = conclusions(self.sieves)
        return tuple(map(self.redaction.message, said)) if self.redaction else said

    def _titled(self, file: FileReport) -> FileReport:
        """The same report; what the house rules of it are called is told to the statistics."""
        self.paths.append(file.path)
        titles = self.statistics.titles
        if any(found.code not in titles for found in file.diagnostics):
            said = self.redaction.message if self.redaction else (lambda title: title)
            titles.update({rule.code: said(rule.title) for rule in self.linters.at(file.path).rules})
        return file

    def _show(self, report: Report) -> None:
        """Write to standard output, and say beside it what the reporter does not."""
        reporter = self.delivery.reporter
        with named_failure(reporter.name, self.view):
            reporter.write(report, output(), self.view)
        self._show_counts()
        write_job_summary(reporter, report, self.view)
        if isinstance(reporter, Noticing) and (notice := reporter.notice(report, self.view)):
            tell(notice)

    def _show_counts(self) -> None:
        """Print the counts by rule, where they were asked for and the reporter does not."""
        from zongjie_lint.printers.statistics import print_statistics  # noqa: PLC0415 - only where counts are wanted

        reporter = self.delivery.reporter
        if self.options["statistics"] and not (isinstance(reporter, Counting) and reporter.shows_statistics):
            print_statistics(self.statistics, notices(), self.view)

    def _is_written(self, report: Report) -> bool:
        """Write all files; whether each could be."""
        written = [each.write(report, self.view, self.paths) for each in self.delivery.outputs]
        if self.delivery.copy:
            written.append(self.delivery.copy.write(report.files[0], self.view))
        return all(written)


def _view(linters: Linters, options: Mapping[str, Any]) -> View:
    """How whoever runs the check wants to see the report."""
    return View(
        options["lang"],
        options["show_info"],
        options["verbose"],
        options["colour"],
        show_suppressed=options["show_suppressed"],
        fail_level=partial(_fail_level, linters),
        pipeline=host(),
        may_be_empty=may_be_empty(options),
    )


def _redacted(view: View, redaction: Redaction) -> View:
    """The same view of documents that are called otherwise; where the repository is in the system is nobody's business."""
    pipeline = replace(view.pipeline, root=None) if view.pipeline else None
    return replace(view, pipeline=pipeline, fail_level=lambda name: view.fail_level(redaction.path(name)))


def _fail_level(linters: Linters, path: str) -> Severity | None:
    """The lowest severity for which a document does not pass."""
    return FAIL_LEVELS[linters.settings_at(path).fail_level or "warning"]
