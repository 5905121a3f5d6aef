"""Many documents: which of them, how they are divided among workers, and how far the check has come."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import click

from zongjie_lint.cache import NOT_USABLE, cache_at
from zongjie_lint.commands.answers import Answers
from zongjie_lint.commands.checker import CHUNK, Checker
from zongjie_lint.commands.exclusion import may_be_empty
from zongjie_lint.commands.options import Linters
from zongjie_lint.commands.standard_error import tell
from zongjie_lint.inputs import Input
from zongjie_lint.message import Message
from zongjie_lint.printers.progress import Progress, progress_of
from zongjie_lint.reader import Reader
from zongjie_lint.record import Record
from zongjie_lint.report import FileReport

Command = Callable[..., Any]
NO_CACHE_VARIABLE = "ZONGJIE_LINT_NO_CACHE"
_FEW = 24
"""Documents that one process has checked before others are ready."""
_NOTHING_HERE = Message(
    "第 {number}/{count} 份里没有稿子（一共只有 {total} 份），没有要查的。",
    "shard {number}/{count} is empty, as there are only {total} documents in all: nothing to check.",
)


class Shard(Record):
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
    """The exit status of a run that came to some status; one that may be empty, and is, has nothing against it."""
    return 0 if may_be_empty(options) and not files else status


def _chosen(inputs: Sequence[Input], options: Mapping[str, Any]) -> Sequence[Input]:
    """Those of this shard; one without any says so."""
    shard: Shard | None = options["shard"]
    if shard is None:
        return inputs
    part = shard.of(inputs)
    if not part:
        said = _NOTHING_HERE.format(number=shard.number, count=shard.count, total=len(inputs))
        tell(said.in_language(options["lang"]))
    return part


def _answers(linters: Linters, readers: Sequence[Reader], options: Mapping[str, Any]) -> Answers:
    folder: Path | None = options["cache_dir"]
    if folder is not None and cache_at(folder) is None:
        tell(NOT_USABLE.format(folder=folder).in_language(options["lang"]))
    return Answers(linters, readers, folder)


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
        from zongjie_lint.commands.crew import Crew  # noqa: PLC0415 - processes take a while to import, and most runs need none

        patience = _FEW if jobs is None and absent < _FEW else 0
        with closing(Crew.of(checker, number, progress, patience)) as crew:
            yield from crew.reports(inputs)
    if answers:
        answers.prune()


def _workers(jobs: int | None, inputs: int) -> int:
    """How many processes check, where there is enough to do for them."""
    if jobs is None:
        return 1 if inputs < _FEW else min(_processors(), -(-inputs // CHUNK))
    return max(1, min(jobs or _processors(), inputs))


def _processors() -> int:
    """Those that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
