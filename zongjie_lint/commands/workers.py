"""Processes that check documents side by side."""

from __future__ import annotations

import contextlib
import io
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import connection
from multiprocessing.context import BaseContext
from typing import Any

from zongjie_lint.commands.answers import Answers
from zongjie_lint.commands.checker import Checker
from zongjie_lint.commands.options import linters_with
from zongjie_lint.document import Document
from zongjie_lint.inputs import Input
from zongjie_lint.record import replace
from zongjie_lint.registrar import register
from zongjie_lint.report import FileReport
from zongjie_lint.source import Source
from zongjie_lint.time_limit import Terminated
from zongjie_lint.vocabulary import Vocabulary

MOST_WORKERS = 61
"""As many as Windows can wait for at once."""
_PRELOADED = "zongjie_lint.commands.preloaded"
_PATIENCE = 3.0
"""Seconds that a worker has to end what it began outside, such as a conversion by LibreOffice."""

Reports = Future[list[FileReport]]


class NoWorkers(Exception):
    """Processes cannot be started here, or end as soon as they are."""


@dataclass(frozen=True)
class Equipment:
    """What a worker is told, to become what this process is: nothing but names and texts."""

    options: Mapping[str, Any]
    previous: tuple[Source, str | None, Vocabulary] | None
    """The report of the year before, whose facts are extracted anew."""
    fills_registers: bool
    environment: str | None
    """None where nothing is to be stored."""

    @classmethod
    def of(cls, checker: Checker) -> Equipment:
        """What makes a worker check as this process does."""
        linter, answers = checker.linters.linter, checker.answers
        previous = None if linter.previous is None else _parts(linter.previous)
        environment = answers.environment if answers else None
        return cls(checker.linters.options, previous, linter.registrar is not None, environment)

    def checker(self) -> Checker:
        """One that checks as that process does."""
        linters = linters_with(self.options, is_quiet=True)
        readers = linters.plugins.readers()
        previous = self.previous and _document(*self.previous)
        registrar = register if self.fills_registers else None
        linters.linter = replace(linters.linter, previous=previous, registrar=registrar)
        answers = Answers(linters, readers, self.options["cache_dir"], self.environment) if self.environment else None
        return Checker(linters, readers, answers)


class Workers:
    """A number of processes, started when there is something for them to do."""

    def __init__(self, equipment: Equipment, number: int) -> None:
        self.number = min(number, MOST_WORKERS)
        self._equipment = equipment
        self._executor: ProcessPoolExecutor | None = None
        self._others = set(multiprocessing.active_children())

    def submit(self, inputs: Sequence[Input]) -> Reports:
        """Have some documents checked, one after the other; raises NoWorkers, or BrokenProcessPool where one of them has just died."""
        try:
            with sheltered():
                if self._executor is None:
                    self._executor = self._new()
                return self._executor.submit(_check, inputs)
        except (OSError, EOFError, ImportError, ValueError) as error:
            raise NoWorkers from error

    def restart(self) -> None:
        """Have new processes in place of those of which one died; raises NoWorkers where new ones die too."""
        self.stop()
        try:
            self.submit([]).result()
        except Exception as error:
            raise NoWorkers from error

    def stop(self) -> None:
        """End all processes now, whatever they are at."""
        if self._executor is None:
            return
        executor, self._executor = self._executor, None
        executor.shutdown(wait=False, cancel_futures=True)
        for worker in (mine := set(multiprocessing.active_children()) - self._others):
            with contextlib.suppress(OSError):
                worker.terminate()
        connection.wait([worker.sentinel for worker in mine], _PATIENCE / 3)
        for worker in mine:
            worker.join(_PATIENCE / len(mine))
            if worker.is_alive():
                worker.kill()

    def close(self) -> None:
        """End all processes, which have nothing more to do."""
        if self._executor is not None:
            self._executor.shutdown()
            self._executor = None

    def _new(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(self.number, context(), _prepare, (self._equipment,))


def context() -> BaseContext:
    """Processes that begin afresh on every system, and where they can be are copies of one that has loaded the rules."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([_PRELOADED])
    return context


@contextlib.contextmanager
def sheltered() -> Iterator[None]:
    """What is started here does not hear Ctrl-C, which is for us to answer, nor imports from the working directory.

    That may be a stranger's repository, and a new interpreter would look there first.
    """
    before = os.environ.get("PYTHONSAFEPATH")
    os.environ["PYTHONSAFEPATH"] = "1"
    _start_resource_tracker()
    masked = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT}) if hasattr(signal, "pthread_sigmask") else None
    try:
        yield
    finally:
        if before is None:
            del os.environ["PYTHONSAFEPATH"]
        else:
            os.environ["PYTHONSAFEPATH"] = before
        if masked is not None:
            signal.pthread_sigmask(signal.SIG_SETMASK, masked)


def _start_resource_tracker() -> None:
    """Have it there before signals are held back: it would let them through again once it has started."""
    if sys.platform != "win32":
        from multiprocessing import resource_tracker  # noqa: PLC0415 - not to be had on Windows

        resource_tracker.ensure_running()


def _parts(document: Document) -> tuple[Source, str | None, Vocabulary]:
    return document.source, document.kind_given, document.vocabulary


def _document(source: Source, kind: str | None, vocabulary: Vocabulary) -> Document:
    return Document(source, kind=kind, vocabulary=vocabulary)


_prepared: list[Checker | BaseException] = []
"""In a worker: what checks its documents, or why there is nothing that does."""


def _prepare(equipment: Equipment) -> None:
    end_on_signal()
    # What there is to be said of the configuration, the process that was started by the user says once.
    with contextlib.redirect_stderr(io.StringIO()):
        try:
            _prepared[:] = [equipment.checker()]
        except (Exception, SystemExit) as error:
            _prepared[:] = [error]


def _check(inputs: Sequence[Input]) -> list[FileReport]:
    """The reports on some documents; raises what keeps this process from checking."""
    (checker,) = _prepared
    if not isinstance(checker, Checker):
        raise RuntimeError(repr(checker))
    return [checker.check(each) for each in inputs]


def end_on_signal() -> None:
    """In a process that another started: leave Ctrl-C to that one, and end when it says so, or is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _end)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end(*_: object) -> None:
    raise Terminated(128 + signal.SIGTERM)  # an exception, so that what runs outside is ended on the way


def _end_with_parent() -> None:
    """A process whose parent was killed would wait for work for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(128 + signal.SIGTERM)
