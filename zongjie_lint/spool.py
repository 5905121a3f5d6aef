"""Finished reports, the first in memory and the rest in a file that nobody else sees."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator, Sequence
from typing import IO, overload

from zongjie_lint.report import FileReport

_MOST_IN_MEMORY = 64_000_000
"""Bytes, estimated."""
_PER_REPORT, _PER_CHARACTER, _PER_FINDING = 2_000, 4, 2_500
"""What a report takes, a character of its text with the way back to the file, and a finding in two languages."""


class Spool(Sequence[FileReport]):
    """Reports in the order in which they came, as many as there are, in little memory."""

    def __init__(self, reports: Iterable[FileReport] = (), most: int = _MOST_IN_MEMORY) -> None:
        """With about as many bytes in memory as `most`."""
        self._room = most
        self._places: list[FileReport | int] = []
        """Each report, or its offset in the file."""
        # Gone with this process, and without a name from the beginning where the system allows it.
        self._file: IO[bytes] | None = None
        for report in reports:
            self.append(report)

    def append(self, report: FileReport) -> None:
        """Take one more."""
        self._room -= _weight(report)
        self._places.append(report if self._room >= 0 else self._dumped(report))

    def __len__(self) -> int:
        return len(self._places)

    def __iter__(self) -> Iterator[FileReport]:
        return (self[at] for at in range(len(self)))

    @overload
    def __getitem__(self, at: int) -> FileReport: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[FileReport]: ...

    def __getitem__(self, at: int | slice) -> FileReport | Sequence[FileReport]:
        if isinstance(at, slice):
            return [self[each] for each in range(*at.indices(len(self)))]
        place = self._places[at]
        return self._loaded(place) if isinstance(place, int) else place

    def _dumped(self, report: FileReport) -> FileReport | int:
        """The offset of a report in the file; itself, where it cannot be written, as on a full disk, or with a plugin's own kind of finding."""
        import tempfile  # noqa: PLC0415 - only for many documents

        try:
            data = pickle.dumps(report, pickle.HIGHEST_PROTOCOL)
            if self._file is None:
                self._file = tempfile.TemporaryFile(prefix="zongjie-lint-")  # noqa: SIM115 - closed with this object
            offset = self._file.seek(0, 2)
            self._file.write(data)
            self._file.flush()
        except Exception:
            return report
        return offset

    def _loaded(self, offset: int) -> FileReport:
        assert self._file
        self._file.seek(offset)
        report: FileReport = pickle.load(self._file)
        return report


def _weight(report: FileReport) -> int:
    """About how many bytes a report takes in memory."""
    characters = len(report.source.text) + len(report.source.file_text or "") if report.source else 0
    findings = len(report.diagnostics) + len(report.suppressed) + len(report.known)
    rows = len(report.register.entries) + len(report.register.relations) if report.register else 0
    return _PER_REPORT + _PER_CHARACTER * characters + _PER_FINDING * (findings + rows)
