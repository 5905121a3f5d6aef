"""What is done with one document of many, in this process or in a worker."""

from __future__ import annotations

from collections.abc import Sequence

from zongjie_lint.commands.answers import Answers
from zongjie_lint.commands.options import Linters
from zongjie_lint.inputs import Input, reader_for
from zongjie_lint.reader import Reader
from zongjie_lint.record import State, replace
from zongjie_lint.report import FileReport

CHUNK = 4
"""Documents that a worker is given at a time."""


class Checker(State):
    """Checks documents one by one, and keeps what came of them."""

    linters: Linters
    readers: Sequence[Reader]
    answers: Answers | None = None
    """None where nothing is to be stored, or looked up."""
    keeps_package: bool = False
    """Whether the Word document itself is wanted afterwards, which is larger than all the rest."""

    def stored(self, each: Input) -> FileReport | None:
        """The report of an earlier run that still holds."""
        return self.answers.stored(each) if self.answers else None

    def check(self, each: Input) -> FileReport:
        """The report on a document, checked now."""
        read = each.read()
        if read.error is not None or read.data is None:
            return FileReport(read.path, error=read.error)
        linter = self.linters.at(read.path)
        report = self._shed(linter.read_and_check(read.path, read.data, reader_for(read.path, self.readers)))
        if self.answers:
            self.answers.store(read, report)
        return report

    def _shed(self, report: FileReport) -> FileReport:
        """The report without what no reporter shows."""
        if report.source is None or self.keeps_package:
            return report
        source = replace(report.source, package=None)
        register = report.register and replace(report.register, source=source)
        return replace(report, source=source, register=register)
