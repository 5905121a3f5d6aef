"""Many documents: which of them, how they are divided among workers, and how far the check has come."""

from __future__ import annotations

import os
import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import click

from zongjie_lint.cache import NOT_USABLE, cache_at
from zongjie_lint.commands.answers import Answers
from zongjie_lint.commands.checker import Checker
from zongjie_lint.commands.options import Linters
from zongjie_lint.commands.workers import Equipment, NoWorkers, Reports, Workers
from zongjie_lint.environment import environment
from zongjie_lint.inputs import Input
from zongjie_lint.message import Message
from zongjie_lint.printers.progress import Progress, progress_of
from zongjie_lint.reader import Reader
from zongjie_lint.report import FileReport

Command = Callable[..., Any]
NO_CACHE_VARIABLE = "ZONGJIE_LINT_NO_CACHE"
_FEW = 24
"""Documents that one process has checked before others are ready."""
_CHUNK = 4
"""Documents that a worker is given at a time."""
_CHUNKS_AHEAD = 6
"""For each worker, so that none waits for a long document of another, and not all reports are waiting for one."""
_DIED = Message(
    "没查完：检查它的进程中途断了，多半是内存不够；请单独再查这一份",
    "it was not checked: the process that checked it died, most likely for want of memory; check it again by itself",
)
_NOTHING_HERE = Message(
    "第 {number}/{count} 份里没有稿子（一共只有 {total} 份），没有要查的。",
    "shard {number}/{count} is empty, as there are only {total} documents in all: nothing to check.",
)


@dataclass(frozen=True)
class Shard:
    """One of several equal parts of the documents, for as many machines."""

    number: int
    """From 1 to the count."""
    count: int

    def of(self, inputs: Sequence[Input]) -> Sequence[Input]:
        """The part: every so many-th document, so that large folders are shared evenly."""
        return inputs[self.number - 1 :: self.count]


def _jobs(_: click.Context, __: click.Parameter, value: str | None) -> int | None:
    """A number of workers, 0 for as many as there are processors; None where that is left open."""
    if value is None or value == "auto":
        return None
    if not re.fullmatch(r"[0-9]{1,4}", value):
        raise click.BadParameter(f"{value!r}: write a number, or auto 应写作数字，或者 auto")
    return int(value)


def _shard(_: click.Context, __: click.Parameter, value: str | None) -> Shard | None:
    """Which of how many parts: `2/4`."""
    if value is None:
        return None
    match = re.fullmatch(r"([0-9]{1,6})/([0-9]{1,6})", value)
    if not match or not 1 <= int(match[1]) <= int(match[2]):
        raise click.BadParameter(f"{value!r}: write I/N, such as 1/4, with I from 1 to N 应写作“第几份/共几份”，如 1/4")
    return Shard(int(match[1]), int(match[2]))


_OPTIONS = (
    click.option(
        "--jobs",
        "-j",
        callback=_jobs,
        metavar="N",
        help="Number of worker processes; 0: one a processor; auto: as there is work for. 同时用几个进程。",
    ),
    click.option("--shard", callback=_shard, metavar="I/N", help="Only one of N parts of the documents. 只查其中一份。"),
    click.option(
        "--no-cache",
        is_flag=True,
        envvar=NO_CACHE_VARIABLE,
        help="Neither use nor keep answers of earlier runs. 不用缓存。",
    ),
    click.option(
        "--cache-dir",
        type=click.Path(path_type=Path, file_okay=False),
        metavar="FOLDER",
        help="Keep answers here, not at the root of the repository. 缓存放在这个文件夹。",
    ),
    click.option("--no-progress", is_flag=True, help="Show no progress bar. 不显示进度。"),
)  # fmt: skip


def batch_options(command: Command) -> Command:
    """How a command goes through many documents."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def checked(
    inputs: Iterable[Input],
    linters: Linters,
    readers: Sequence[Reader],
    options: Mapping[str, Any],
) -> Iterator[FileReport]:
    """The report on every input, in their order."""
    chosen = _chosen(list(inputs), options)
    for each in chosen:
        if not each.error:
            linters.at(each.path)  # a configuration that cannot be used ends the run before anything is checked
    keeps_package = options["annotate"] is not None
    answers = None if options["no_cache"] or keeps_package else _answers(linters, readers, options)
    checker = Checker(linters, readers, answers, keeps_package)
    with progress_of(len(chosen), options["lang"], wanted=not options["no_progress"]) as progress:
        yield from _reports(chosen, checker, options["jobs"], progress)


def status_of(status: int, files: int, options: Mapping[str, Any]) -> int:
    """The exit status of a run that came to some status; a shard with no document in it has nothing against it."""
    return 0 if options["shard"] is not None and not files else status


def _chosen(inputs: Sequence[Input], options: Mapping[str, Any]) -> Sequence[Input]:
    """Those of this shard; one without any says so."""
    shard: Shard | None = options["shard"]
    if shard is None:
        return inputs
    part = shard.of(inputs)
    if not part:
        said = _NOTHING_HERE.format(number=shard.number, count=shard.count, total=len(inputs))
        click.echo(said.in_language(options["lang"]), err=True)
    return part


def _answers(linters: Linters, readers: Sequence[Reader], options: Mapping[str, Any]) -> Answers:
    folder: Path | None = options["cache_dir"]
    if folder is not None and cache_at(folder) is None:
        click.echo(NOT_USABLE.format(folder=folder).in_language(options["lang"]), err=True)
    return Answers(linters, readers, environment(linters.plugins.registered), folder)


def _reports(inputs: Sequence[Input], checker: Checker, jobs: int | None, progress: Progress) -> Iterator[FileReport]:
    """The report on every input, from the cache, from this process, or from workers."""
    answers = checker.answers
    absent = sum(not (answers and answers.may_hold(each)) for each in inputs)
    number = _workers(jobs, len(inputs))
    if number == 1:
        for each in inputs:
            progress.at(each.path)
            yield checker.stored(each) or checker.check(each)
            progress.advance()
    else:
        patience = _FEW if jobs is None and absent < _FEW else 0
        with closing(_Crew(checker, Workers(Equipment.of(checker), number), progress, patience)) as crew:
            yield from crew.reports(inputs)
    if answers:
        answers.prune()


def _workers(jobs: int | None, inputs: int) -> int:
    """How many processes check, where there is enough to do for them."""
    if jobs is None:
        return 1 if inputs < _FEW else min(_processors(), -(-inputs // _CHUNK))
    return max(1, min(jobs or _processors(), inputs))


def _processors() -> int:
    """Those that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


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
class _Crew:
    """Workers with documents ahead of them, and this process, which does what they cannot."""

    checker: Checker
    workers: Workers
    progress: Progress
    patience: int
    """How many documents this process checks before it asks for others to be started."""
    ahead: deque[_Chunk] = field(default_factory=deque)
    is_usable: bool = True
    """Whether workers can be started here."""

    def reports(self, inputs: Sequence[Input]) -> Iterator[FileReport]:
        """The report on every input, in their order."""
        for start in range(0, len(inputs), _CHUNK):
            self.ahead.append(self._begun(inputs[start : start + _CHUNK]))
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
