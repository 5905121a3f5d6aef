"""Many documents: how they are divided among workers, and how far the check has come."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from zongjie_lint.commands.options import Linters
from zongjie_lint.inputs import Input, reader_for
from zongjie_lint.reader import Reader
from zongjie_lint.report import FileReport

Command = Callable[..., Any]


def batch_options(command: Command) -> Command:
    """How a command goes through many documents."""
    return command


def checked(
    inputs: Iterable[Input],
    linters: Linters,
    readers: Sequence[Reader],
    options: Mapping[str, Any],
) -> Iterator[FileReport]:
    """The report on every input, in their order."""
    for each in inputs:
        yield _checked(each, linters, readers)


def _checked(each: Input, linters: Linters, readers: Sequence[Reader]) -> FileReport:
    if each.error is not None or each.data is None:
        return FileReport(each.path, error=each.error)
    return linters.at(each.path).read_and_check(each.path, each.data, reader_for(each.path, readers))
