"""How long a piece of work on one document may take, and how it is ended where it takes longer.

In the main thread of a process, where there is SIGALRM (POSIX), a timer ends Python code and also a match of `re` or `regex`,
which look for signals as they go. Elsewhere another thread raises in the working one: that ends Python code at its next
step, a match only once it is done. What neither ends is a single call into C that looks for no signals.
"""

from __future__ import annotations

import contextlib
import math
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from types import FrameType
from typing import Any, TypeVar

Result = TypeVar("Result")

SECONDS = 30.0
"""For a rule and a short document; what an honest rule needs is a thousandth of it."""
_CHARACTERS = 100_000
"""With so many characters more, the time is given once more."""
_LEAST_PART = 30
"""However many rules gave up on a document, the next one is given at least this part of the time."""
_LONGEST_TICK = 1.0
_STUBBORN = 3
"""So many times is work asked to end; then whatever line it reaches raises."""
_READING = 4
"""A reader does the work of several rules, and everything else waits for it."""


class GaveUp(BaseException):
    """Work took too long; no Exception, so that no `except Exception` on the way keeps it from ending."""

    seconds: float = 0.0
    """How long it was given."""


class Terminated(SystemExit):
    """This process was told to end, which nothing on the way takes for a failure of some work."""


def seconds_for(seconds: float, characters: int) -> float:
    """The time for a document of some length, where a short one is given so many seconds; 0 is no limit for either."""
    return seconds * (1 + characters / _CHARACTERS)


class _Watch:
    """The deadline of what a thread is doing for one document."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        """What the next piece of work is given: half as much with each that gave up, so that together they take twice the limit."""
        self.allowed = seconds
        """What the present one is given."""
        self.tick = min(_LONGEST_TICK, seconds / 4)
        self.deadline = math.inf
        self.calls = 0
        """How often the work was asked to end."""
        self._least = seconds / _LEAST_PART

    def run(self, work: Callable[[], Result], times: float = 1.0) -> Result:
        """The result of some work within its time; what it waits for inside has a time of its own. Raises GaveUp."""
        before, begun, allowed = self.deadline, time.monotonic(), self.seconds * times
        self.allowed = allowed
        try:
            self.calls = 0
            self._end_at(begun + allowed)
            try:
                return work()
            finally:
                self._end_at(before + (time.monotonic() - begun))
        except GaveUp as error:
            self._end_at(before + (time.monotonic() - begun))  # the call may have come just before this was done
            error.seconds = error.seconds or allowed
            raise

    def is_over(self) -> bool:
        """Whether the work is to end now; that shortens the time of all that follows."""
        if time.monotonic() <= self.deadline:
            return False
        self.calls += 1
        if self.calls == 1:
            self.seconds = max(self.seconds / 2, self._least)
        return True

    @contextlib.contextmanager
    def watching(self) -> Iterator[None]:
        """While this lasts, work that is over is interrupted by a timer."""
        before = signal.signal(signal.SIGALRM, self._interrupt)
        signal.setitimer(signal.ITIMER_REAL, self.tick, self.tick)
        try:
            yield
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, before)

    def _end_at(self, deadline: float) -> None:
        if self.calls >= _STUBBORN:
            sys.settrace(None)
        self.deadline = deadline

    def _interrupt(self, _: int, frame: FrameType | None) -> None:
        if not self.is_over():
            return
        if self.calls >= _STUBBORN:
            _raise_everywhere(frame)
        raise GaveUp


class _ThreadWatch(_Watch):
    """The same where there is no timer to be had: another thread watches."""

    def __init__(self, seconds: float) -> None:
        super().__init__(seconds)
        self._lock = threading.RLock()
        self._worker = threading.get_ident()

    @contextlib.contextmanager
    def watching(self) -> Iterator[None]:
        """While this lasts, work that is over has an exception raised in it."""
        done = threading.Event()
        watcher = threading.Thread(target=self._watch, args=(done,), daemon=True)
        watcher.start()
        try:
            yield
        finally:
            done.set()
            watcher.join()

    def _end_at(self, deadline: float) -> None:
        with self._lock:
            self.deadline = deadline
            _raise_in(self._worker, None)  # one that is on its way would arrive in the work that follows

    def _watch(self, done: threading.Event) -> None:
        while not done.wait(self.tick):
            with self._lock:
                if self.is_over():
                    _raise_in(self._worker, GaveUp)


_current = threading.local()


@contextlib.contextmanager
def watched(seconds: float) -> Iterator[None]:
    """While this lasts, pieces of work of this thread are given so many seconds each; 0: as long as they take."""
    if not seconds or getattr(_current, "watch", None) is not None:
        yield
        return
    watch = (_Watch if _has_timer() else _ThreadWatch)(seconds)
    with watch.watching():
        _current.watch = watch
        try:
            yield
        finally:
            _current.watch = None


def limited(work: Callable[[], Result]) -> Result:
    """The result of a piece of work; raises GaveUp where it takes longer than it is given, RuntimeError where it would end the process."""
    watch: _Watch | None = getattr(_current, "watch", None)
    return _staying(work) if watch is None else watch.run(partial(_staying, work))


def limited_reading(work: Callable[[], Result], seconds: float) -> Result:
    """What came of reading a document of which no more is known yet; raises GaveUp where it takes several times these seconds.

    Raises RuntimeError where it would end the process.
    """
    with watched(seconds):
        watch: _Watch | None = getattr(_current, "watch", None)
        return _staying(work) if watch is None else watch.run(partial(_staying, work), _READING)


def _staying(work: Callable[[], Result]) -> Result:
    """The result of some work; where it would end the process, as a script does, raises RuntimeError."""
    try:
        return work()
    except Terminated:
        raise
    except SystemExit as error:
        raise RuntimeError(f"SystemExit: {error}") from error


def is_to_blame(begun: float) -> bool:
    """Whether what began at a time of the monotonic clock, and gave up, used up half of what the whole was given."""
    watch: _Watch | None = getattr(_current, "watch", None)
    return watch is not None and time.monotonic() - begun >= watch.allowed / 2


def _has_timer() -> bool:
    """Whether the timer of this process can be used, and nobody else uses it."""
    return (
        hasattr(signal, "setitimer")
        and threading.current_thread() is threading.main_thread()
        and signal.getsignal(signal.SIGALRM) in (signal.SIG_DFL, signal.SIG_IGN)
        and signal.getitimer(signal.ITIMER_REAL)[0] == 0
    )


def _raise_in(thread: int, error: type[BaseException] | None) -> None:
    """Have a thread raise at its next step, or take that back."""
    import ctypes  # noqa: PLC0415 - programs that check in their main thread need none

    ctypes.pythonapi.PyThreadState_SetAsyncExc(
        ctypes.c_ulong(thread), error if error is None else ctypes.py_object(error)
    )


def _raise_everywhere(frame: FrameType | None) -> None:
    """Have every line raise that work comes to, as it catches whatever is raised and goes on."""

    def raising(_: FrameType, event: str, __: Any) -> Any:  # noqa: ANN401 - what Python calls at each line
        if event == "line":  # one raised as another is on its way would be caught with it
            raise GaveUp
        return raising

    sys.settrace(raising)
    while frame is not None and frame.f_globals.get("__name__") != __name__:
        frame.f_trace = raising
        frame = frame.f_back
