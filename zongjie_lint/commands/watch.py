"""`--watch`: check again whenever a document changes, or what its check depends on."""

from __future__ import annotations

import contextlib
import io
import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import click

from zongjie_lint.commands.baseline_files import baseline_files
from zongjie_lint.commands.options import Linters, linters_with
from zongjie_lint.commands.sidecars import Sidecars
from zongjie_lint.commands.standard_error import tell
from zongjie_lint.commands.workers import context, end_on_signal, sheltered
from zongjie_lint.configuration.discovery import NAMES
from zongjie_lint.message import Language, Message
from zongjie_lint.repository import is_root
from zongjie_lint.trust import record

Check = Callable[..., None]
States = Mapping[str, tuple[int, int] | None]
"""The time and size of each file; None for one that is not there."""
_SECONDS = 0.5
_SHARE = 10
"""How many times as long as looking at all files takes, as on a network drive, to wait before looking again."""
_PATIENCE = 3.0
_ONCE = ("annotate", "add_suppression")
"""Options that write what is not to be written again after each change."""
_WAITING = Message(
    "{time} 查完。稿子或配置一改就会再查；按 Ctrl-C 结束。",
    "Checked at {time}. A change of a document or its configuration has it checked again; Ctrl-C ends this.",
)


def refuse_unwatchable(files: Sequence[str], options: Mapping[str, Any]) -> None:
    """End the run where there is nothing that could change, or what is written can be written only once."""
    if "-" in files:
        raise click.UsageError("--watch: standard input does not change 标准输入不会变，请写文件名")
    if options["against"] == "-":
        raise click.UsageError("--watch: standard input is read once 标准输入只能读一次，--against 请写文件名")
    for option in _ONCE:
        if options[option]:
            name = option.replace("_", "-")
            raise click.UsageError(f"--watch: --{name} writes only once 不能和 --{name} 一起用")


def watch(check: Check, files: Sequence[str], options: Mapping[str, Any]) -> None:
    """Check documents, and again after each change, until Ctrl-C.

    Each check is a process of its own, which knows nothing of the configuration and the plugins of the one before.
    """
    suffixes = tuple(
        suffix for reader in linters_with(options, is_quiet=True).plugins.readers() for suffix in reader.suffixes
    )
    depended: set[str] = set()
    with contextlib.suppress(KeyboardInterrupt):
        while True:
            before = _states(files, suffixes, depended, options)
            met = _checked(check, files, options)
            depended = set(met) or depended
            tell(_WAITING.format(time=f"{datetime.now():%H:%M:%S}").in_language(_language(options)))
            _await_change({**met, **before}, files, suffixes, options)


def _language(options: Mapping[str, Any]) -> Language:
    language: Language = options["lang"]
    return language


def _checked(check: Check, files: Sequence[str], options: Mapping[str, Any]) -> States:
    """Check once, on a clear screen where there is one; the files that the check depended on besides the documents, as it met them."""
    if sys.stdout.isatty():
        click.clear()
    receiving, sending = context().Pipe(duplex=False)
    process = context().Process(target=_check_once, args=(check, files, options, sending))  # type: ignore[attr-defined]
    with sheltered():
        process.start()
    sending.close()
    try:
        met = _received(receiving)
        process.join()
    finally:
        process.terminate()
        process.join(_PATIENCE)
        process.kill()
    return met


def _received(receiving: Connection) -> States:
    """What the check sends; nothing where it does not come that far."""
    with contextlib.suppress(EOFError):
        received: States = receiving.recv()
        return received
    return {}


def _check_once(check: Check, files: Sequence[str], options: Mapping[str, Any], sending: Connection) -> None:
    """In a process of its own: tell what a check depends on as that is now, and check."""
    end_on_signal()
    with contextlib.redirect_stderr(io.StringIO()), contextlib.suppress(Exception, SystemExit):  # which the check says
        sending.send(_states_of(_depended(linters_with(options, is_quiet=True), files)))
    sending.close()
    with contextlib.suppress(SystemExit, KeyboardInterrupt):
        try:
            check(files, **options)
        except click.ClickException as error:
            error.show()
        finally:
            sys.stdout.flush()


def _depended(linters: Linters, files: Sequence[str]) -> set[str]:
    """Configuration files, what these name, what lies beside the documents, and what the user allowed."""
    suffixes = tuple(suffix for reader in linters.plugins.readers() for suffix in reader.suffixes)
    sidecars, baselines = Sidecars(linters, linters.options), baseline_files(linters, linters.options)
    found: set[Path | None] = {record()}
    for path in _documents(files, suffixes):
        with contextlib.suppress(SystemExit):  # of a configuration that cannot be used, which was said
            found |= {sidecars.path_for(path), baselines.of(path), *linters.settings_at(path).plugins}
    return {str(each) for each in (*found, *linters.configurations.files) if each}


def _await_change(before: States, files: Sequence[str], suffixes: tuple[str, ...], options: Mapping[str, Any]) -> None:
    """Wait until something is not as it was, and then until nobody writes any more."""
    now = before
    while True:
        started = time.monotonic()
        last, now = now, _states(files, suffixes, before, options)
        if now != before and now == last:
            return
        time.sleep(max(_SECONDS, _SHARE * (time.monotonic() - started)))


def _states(
    files: Sequence[str], suffixes: tuple[str, ...], others: Iterable[str], options: Mapping[str, Any]
) -> States:
    """Of all documents, and of everything that they depend on; not of what a check writes."""
    written = {os.path.realpath(each.partition("=")[2]) for each in options["outputs"]}
    documents = [each for each in _documents(files, suffixes) if os.path.realpath(each) not in written]
    return _states_of({*documents, *others, *_configurations(documents or files), *_named(options)})


def _states_of(paths: Iterable[str]) -> dict[str, tuple[int, int] | None]:
    return {path: _state(path) for path in paths}


def _state(path: str) -> tuple[int, int] | None:
    """The time is looked at, as network drives tell of no changes."""
    try:
        status = Path(path).stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size


def _documents(files: Sequence[str], suffixes: tuple[str, ...]) -> Iterator[str]:
    """The files that are named, and those in folders that are, some of which the check may leave out."""
    for each in files:
        if not os.path.isdir(each):  # noqa: PTH112 - unlike Path.is_dir it never raises
            yield each
        for place, folders, names in os.walk(each):
            folders[:] = [name for name in folders if not name.startswith(".")]
            yield from (os.path.join(place, name) for name in names if name.lower().endswith(suffixes))  # noqa: PTH118 - as it was given


def _configurations(documents: Iterable[str]) -> Iterator[str]:
    """Where the configuration of a document is, or may come to be."""
    for folder in {os.path.dirname(os.path.abspath(each)) for each in documents}:  # noqa: PTH100, PTH120 - as above
        for place in (Path(folder), *Path(folder).parents):
            yield from (str(place / name) for name in NAMES)
            if is_root(place):
                break


def _named(options: Mapping[str, Any]) -> Iterator[str]:
    """Files that options name: another year's report, a configuration, a baseline, a plugin."""
    for name in ("against", "baseline", "config", "switches"):
        value = options.get(name)
        values = value if isinstance(value, list | tuple) else [value]
        yield from (str(each) for each in values if each is not None and os.path.isfile(each))  # noqa: PTH113 - may be no path
