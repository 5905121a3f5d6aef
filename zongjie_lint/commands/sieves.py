"""Options that take findings out of a report: suppressions beside the documents, a baseline, a revision."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import click

from zongjie_lint.commands.options import Linters
from zongjie_lint.commands.sidecars import Sidecars
from zongjie_lint.reader import Reader
from zongjie_lint.sidecar_sieve import SidecarSieve
from zongjie_lint.sieve import Sieve
from zongjie_lint.suppression import Lifting

Command = Callable[..., Any]
_no_suppressions_option = click.option(
    "--no-suppressions", is_flag=True, help="Count what is suppressed too. 已忽略的也照样报。"
)


def sieve_options(command: Command) -> Command:
    """Which findings a command does not count."""
    return _no_suppressions_option(command)


def sieves_for(
    linters: Linters,
    readers: Sequence[Reader],
    options: Mapping[str, Any],
) -> list[Sieve]:
    """The sieves of this run, in the order in which they sift: suppressions, baseline, revision."""
    return suppression_sieves(linters, readers, options)


def suppression_sieves(linters: Linters, readers: Sequence[Reader], options: Mapping[str, Any]) -> list[Sieve]:
    """The sieves for what somebody wants to hear no more of, whatever was known before."""
    if options["no_suppressions"]:
        return [Lifting()]
    folders = [file for file in options["files"] if Path(file).is_dir()]
    today = linters.linter.today or datetime.date.today()
    return [SidecarSieve(Sidecars(linters, options).at, partial(_names_at, linters), folders, today)]


def _names_at(linters: Linters, path: str) -> Mapping[str, str]:
    linter = linters.at(path)
    return {**linter.known, **{rule.code: rule.name for rule in linter.rules}}
