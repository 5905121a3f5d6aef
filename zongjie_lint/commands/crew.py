"""Documents divided among worker processes, and what is done where one of them dies."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field

from zongjie_lint.commands.checker import CHUNK, Checker
from zongjie_lint.commands.workers import Equipment, NoWorkers, Reports, Workers
from zongjie_lint.inputs import Input
from zongjie_lint.message import Message
from zongjie_lint.printers.progress import Progress
from zongjie_lint.report import FileReport

_CHUNKS_AHEAD = 6
"""For each worker, so that none waits for a long document of another, and not all reports are waiting for one."""
_DIED = Message(
    "没查完：检查它的进程中途断了，多半是内存不够；请单独再查这一份",
    "it was not checked: the process that checked it died, most likely for want of memory; check it again by itself",
)


@dataclass
class _Chunk:
    """A few documents in a row: the reports that are there already, and who makes the others."""

    inputs: Sequence[Input]
    stored: dict[int, FileReport]
    """By the place of the document in the chunk."""
    future: Reports | None = None

    @property
    def missing(self) -> list[Input]:
        """The documents that workers are to check."""
        return [each for at, each in enumerate(self.inputs) if at not in self.stored]

    def joined(self, reports: Iterable[FileReport]) -> Iterator[FileReport]:
        """All reports in order, those that were missing given."""
        made = iter(reports)
        return (self.stored[at] if at in self.stored else next(made) for at in range(len(self.inputs)))


@dataclass
class Crew:
    """Workers with documents ahead of them, and this process, which does what they cannot."""

    checker: Checker
    workers: Workers
    progress: Progress
    patience: int
    """How many documents this process checks before it asks for others to be started."""
    ahead: deque[_Chunk] = field(default_factory=deque)
    is_usable: bool = True
    """Whether workers can be started here."""

    @classmethod
    def of(cls, checker: Checker, number: int, progress: Progress, patience: int) -> Crew:
        """As many workers as there may be, which check as a checker does."""
        return cls(checker, Workers(Equipment.of(checker), number), progress, patience)

    def reports(self, inputs: Sequence[Input]) -> Iterator[FileReport]:
        """The report on every input, in their order."""
        for start in range(0, len(inputs), CHUNK):
            self.ahead.append(self._begun(inputs[start : start + CHUNK]))
            if len(self.ahead) > self.workers.number * _CHUNKS_AHEAD:
                yield from self._ended()
        while self.ahead:
            yield from self._ended()
        self.workers.close()

    def close(self) -> None:
        """End the workers, where they were not done."""
        self.workers.stop()

    def _begun(self, inputs: Sequence[Input]) -> _Chunk:
        stored = {at: report for at, each in enumerate(inputs) if (report := self._at_once(each)) is not None}
        chunk = _Chunk(inputs, stored)
        if chunk.missing and self.is_usable and not any(self._is_lost(each) for each in self.ahead):
            self._submit(chunk)
        return chunk

    def _at_once(self, each: Input) -> FileReport | None:
        """The report that no worker is needed for."""
        if each.error or each.is_standard_input:
            return self.checker.check(each)
        stored = self.checker.stored(each)
        if stored is None and self.patience > 0:
            self.patience -= 1
            self.progress.at(each.path)
            return self.checker.check(each)
        return stored

    def _submit(self, chunk: _Chunk) -> None:
        try:
            chunk.future = self.workers.submit(chunk.missing)
        except NoWorkers:
            self.is_usable = False
        except BrokenProcessPool:
            pass  # found out again when an earlier chunk is waited for

    def _is_lost(self, chunk: _Chunk) -> bool:
        return bool(chunk.missing) and chunk.future is None

    def _ended(self) -> Iterator[FileReport]:
        """The reports of the chunk that was begun first."""
        chunk = self.ahead.popleft()
        for report in chunk.joined(self._made(chunk)):
            yield report
            self.progress.advance()

    def _made(self, chunk: _Chunk) -> Iterator[FileReport]:
        if not chunk.missing:
            return
        self.progress.at(chunk.missing[0].path)
        try:
            if chunk.future is not None:
                yield from chunk.future.result()
                return
        except BrokenProcessPool:
            self._recover()
        except Exception:  # whatever a worker could not do, this process does, or fails to do, itself
            pass
        for each in chunk.missing:
            yield self._alone(each)

    def _recover(self) -> None:
        """New workers in place of those of which one died; what was ahead of them is given to them one by one."""
        for chunk in self.ahead:
            if chunk.future is not None and not _is_done(chunk.future):
                chunk.future = None
        self._restart()

    def _restart(self) -> None:
        try:
            self.workers.restart()
        except NoWorkers:
            self.is_usable = False

    def _alone(self, each: Input) -> FileReport:
        """The report on a document that is checked while no other is, so that it is known which one a worker dies of."""
        self.progress.at(each.path)
        future = self._only(each)
        if future is None:
            return self.checker.check(each)
        try:
            (report,) = future.result()
        except BrokenProcessPool:
            self._restart()
            return FileReport(each.path, error=_DIED)
        except Exception:
            return self.checker.check(each)
        return report

    def _only(self, each: Input) -> Reports | None:
        """A document in the hands of a worker; None where there are no workers."""
        while self.is_usable:
            try:
                return self.workers.submit([each])
            except NoWorkers:
                self.is_usable = False
            except BrokenProcessPool:  # one died of an earlier document
                self._restart()
        return None


def _is_done(future: Reports) -> bool:
    return future.done() and not future.cancelled() and future.exception() is None
