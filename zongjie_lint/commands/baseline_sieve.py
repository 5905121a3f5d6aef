"""Takes out of reports what a baseline knows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from zongjie_lint.baseline import Allowance, Baseline, Mark, mended, totals
from zongjie_lint.commands.baseline_files import BaselineFiles, entry_path, gone_from, is_gone
from zongjie_lint.configuration.paths import shown_path
from zongjie_lint.message import Message
from zongjie_lint.record import Record, replace
from zongjie_lint.report import FileReport

_STANDARD_INPUT = "-"
_MENDED = Message(
    "基线里有 {count} 条已改好（或已另行忽略），运行 zongjie-lint baseline update 可以去掉",
    "{count} of the findings in the baseline are mended (or suppressed); zongjie-lint baseline update takes them out",
)
_DELETED = Message(
    "{path} 里有 {count} 条所在的稿子已经没有了，运行 zongjie-lint baseline update 可以去掉",
    "{path} holds {count} findings of documents that are gone; zongjie-lint baseline update takes them out",
)


class BaselineSieve(Record):
    """Findings that a document's baseline holds are known."""

    files: BaselineFiles
    arguments: Sequence[str] = ()
    """The files and folders that are checked."""
    gone: dict[Path, Counter[Mark]] = msgspec.field(default_factory=dict)
    """By baseline, what the documents held that are no longer there: they may have been renamed."""

    def sift(self, report: FileReport) -> FileReport:
        """The report with what is new, and a word on what is mended."""
        if report.source is None or report.path == _STANDARD_INPUT:
            return report
        path = self.files.of(report.path)
        baseline = self.files.required(path) if self.files.option else self.files.at(path)
        return self._sifted(report, path, baseline) if baseline else report

    def conclude(self) -> Iterator[Message]:
        """How many findings went with the documents that are no longer there."""
        for path, left in self.gone.items():
            baseline = self.files.required(path)
            held: Counter[Mark] = Counter()
            for entry in gone_from(baseline, path, self.arguments):
                held.update({mark: tally.findings for mark, tally in baseline.files[entry].items()})
            if count := (held & left).total():
                yield _DELETED.format(count=count, path=shown_path(path))

    def _sifted(self, report: FileReport, path: Path, baseline: Baseline) -> FileReport:
        assert report.source is not None
        tallies = baseline.files.get(entry_path(report.path, path), {})
        allowance = Allowance(totals([tallies]), self._gone(path, baseline))
        fresh, known = allowance.divided(report.diagnostics, report.source)
        count = sum(mended(tallies, allowance.own, report.judged).values())
        said = [_MENDED.format(count=count)] if count and not report.failed else []
        return replace(
            report,
            diagnostics=tuple(fresh),
            known=(*report.known, *known),
            notices=(*report.notices, *said),
        )

    def _gone(self, path: Path, baseline: Baseline) -> Counter[Mark]:
        if path not in self.gone:
            left = (tallies for entry, tallies in baseline.files.items() if is_gone(entry, path))
            self.gone[path] = totals(left)
        return self.gone[path]
