"""Takes out of reports what an earlier revision of the repository had already."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from zongjie_lint.commands.baseline_files import repository_of
from zongjie_lint.commands.options import Linters, fail
from zongjie_lint.comparison import Comparison
from zongjie_lint.inputs import reader_for
from zongjie_lint.message import Language, Message
from zongjie_lint.reader import Reader
from zongjie_lint.record import replace
from zongjie_lint.regular_file import regular_bytes
from zongjie_lint.report import FileReport
from zongjie_lint.revision import Earlier, Revision, UnusableRevision, revision_at

_STANDARD_INPUT = "-"
_NAMELESS = Message(
    "标准输入要用 --stdin-filename 说明是哪个文件，才能和以前的版本比",
    "name the file that standard input is with --stdin-filename, to compare it with an earlier revision",
)
_ELSEWHERE = Message(
    "{revision} 里的旧稿存在 Git LFS，本机没有，整份都当新稿报；请先运行 git lfs fetch",
    "the earlier version in {revision} is in Git LFS and not on this machine, so all of it counts as new; git lfs fetch",
)
_UNREADABLE = Message(
    "{revision} 里的旧稿没能查完（{reason}），整份都当新稿报",
    "the earlier version in {revision} could not be checked ({reason}), so all of it counts as new",
)
_BROKEN = Message("有规则出错", "a rule failed")


@dataclass(frozen=True)
class RevisionSieve:
    """Findings that a document had at an earlier revision, and that nobody has touched since, are known."""

    linters: Linters
    readers: Sequence[Reader]
    name: str
    stdin_name: str | None
    """What standard input is called, if it is checked."""
    language: Language
    revisions: dict[Path, Revision] = field(default_factory=dict)
    """By the root of the repository."""

    def sift(self, report: FileReport) -> FileReport:
        """The report with what has been touched; a revision that cannot be compared with ends the run."""
        if report.source is None:
            return report
        try:
            return self._sifted(report)
        except UnusableRevision as unusable:
            fail(f"--since {self.name}", unusable.reason, self.language)

    def _sifted(self, report: FileReport) -> FileReport:
        if report.path == _STANDARD_INPUT:
            raise UnusableRevision(_NAMELESS)
        revision = self._revision(report.path)
        earlier = revision.earlier(report.path)
        if earlier is None:
            return report
        if self._is_unchanged(report.path, revision, earlier):
            return replace(report, diagnostics=(), known=(*report.known, *report.diagnostics))
        return self._compared(report, revision, earlier)

    def _revision(self, path: str) -> Revision:
        root = repository_of(os.path.realpath(path)) or Path(os.path.realpath(path)).parent
        if root not in self.revisions:
            self.revisions[root] = revision_at(root, self.name)
        return self.revisions[root]

    def _is_unchanged(self, path: str, revision: Revision, earlier: Earlier) -> bool:
        try:
            return path != self.stdin_name and revision.holds(earlier, regular_bytes(path))
        except OSError:
            return False

    def _compared(self, report: FileReport, revision: Revision, earlier: Earlier) -> FileReport:
        """The report on a file that has changed, held against one on its earlier version by the same rules."""
        assert report.source is not None
        data = revision.content(earlier)
        if data is None:
            return _all_new(report, _ELSEWHERE.format(revision=self.name))
        linter = replace(self.linters.at(report.path), registrar=None)
        before = linter.read_and_check(earlier.path, data, reader_for(earlier.path, self.readers))
        if before.source is None or before.failed:
            return _all_new(report, _UNREADABLE.format(revision=self.name, reason=before.error or _BROKEN))
        fresh, known = Comparison.with_earlier(before, before.source).divided(report, report.source)
        return replace(report, diagnostics=tuple(fresh), known=(*report.known, *known))


def _all_new(report: FileReport, reason: Message) -> FileReport:
    return replace(report, notices=(*report.notices, reason))


def revision_sieve(linters: Linters, readers: Sequence[Reader], options: Mapping[str, Any]) -> RevisionSieve:
    """The sieve for the revision that an option names."""
    name = options["stdin_filename"] if "-" in options["files"] else None
    return RevisionSieve(linters, readers, options["since"], name, options["lang"])
