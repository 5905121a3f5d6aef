"""A sign of life on standard error while many documents, or a long one, are checked."""

from __future__ import annotations

import contextlib
import os
import sys
import threading
from collections.abc import Iterator
from typing import TYPE_CHECKING

from zongjie_lint.message import Language, Message
from zongjie_lint.reporters.columns import shorten, visible

if TYPE_CHECKING:
    from rich.progress import Progress as Bar

_A_MOMENT = 1.0
"""Seconds; what takes no longer needs no sign of life."""
_CHECKING = Message("正在查", "checking")
_PATH_COLUMNS = 40


class Progress:
    """How far a check has come; to be seen by nobody."""

    def at(self, path: str) -> None:
        """Say which document is being checked."""

    def advance(self) -> None:
        """Say that one more is done."""


class _Shown(Progress):
    """A bar that appears after a moment and is gone when all is done."""

    def __init__(self, total: int, language: Language) -> None:
        self._total, self._language = total, language
        self._done, self._path = 0, ""
        self._bar: Bar | None = None
        self._lock = threading.Lock()
        self._timer = threading.Timer(_A_MOMENT, self._appear)
        self._timer.daemon = True

    def at(self, path: str) -> None:
        self._path = path
        self._update()

    def advance(self) -> None:
        self._done += 1
        self._update()

    def start(self) -> None:
        """Wait for the moment to pass."""
        self._timer.start()

    def stop(self) -> None:
        """Leave the terminal as it was."""
        self._timer.cancel()
        with self._lock:
            if self._bar is not None:
                self._bar.stop()
            self._bar = None

    def _appear(self) -> None:
        with self._lock:
            if not self._timer.finished.is_set():
                self._bar = _bar()
                self._bar.add_task("", total=self._total)
                self._bar.start()
        self._update()

    def _update(self) -> None:
        with self._lock:
            if self._bar is not None:
                path = shorten(visible(self._path), _PATH_COLUMNS)
                said = f"{_CHECKING.in_language(self._language)} {path}"
                self._bar.update(self._bar.task_ids[0], completed=self._done, description=said)


@contextlib.contextmanager
def progress_of(total: int, language: Language, *, wanted: bool = True) -> Iterator[Progress]:
    """The progress of a check, shown on a terminal where it is wanted."""
    if not (wanted and total and _is_watched()):
        yield Progress()
        return
    shown = _Shown(total, language)
    shown.start()
    try:
        yield shown
    finally:
        shown.stop()


def _is_watched() -> bool:
    """Whether somebody sits before standard error."""
    return sys.stderr.isatty() and os.environ.get("TERM") != "dumb" and "CI" not in os.environ


def _bar() -> Bar:
    from rich.console import Console  # noqa: PLC0415 - slow to import, and seldom needed
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn  # noqa: PLC0415

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    console = Console(stderr=True)
    return Progress(*columns, console=console, transient=True, redirect_stdout=False, redirect_stderr=False)
