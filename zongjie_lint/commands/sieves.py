"""Options that take findings out of a report: suppressions beside the documents, a baseline, a revision."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from zongjie_lint.commands.options import Linters
from zongjie_lint.reader import Reader
from zongjie_lint.sieve import Sieve

Command = Callable[..., Any]


def sieve_options(command: Command) -> Command:
    """Which findings a command does not count."""
    return command


def sieves_for(
    linters: Linters,
    readers: Sequence[Reader],
    options: Mapping[str, Any],
) -> list[Sieve]:
    """The sieves of this run, in the order in which they sift: suppressions, baseline, revision."""
    return []
