"""Options that take findings out of a report: suppressions beside the documents, a baseline, a revision."""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

import click

from zongjie_lint.commands.options import Linters
from zongjie_lint.commands.sidecars import Sidecars
from zongjie_lint.reader import Reader
from zongjie_lint.sidecar_sieve import SidecarSieve
from zongjie_lint.sieve import Sieve
from zongjie_lint.suppression import Lifting

Command = Callable[..., Any]
_OPTIONS = (
    click.option(
        "--baseline",
        metavar="PATH",
        help="Report only what this file does not know; else the repository's own, if there is one. 只报基线之外的问题。",
    ),
    click.option("--no-baseline", is_flag=True, help="Report what the baseline knows too. 不用基线，全部报出。"),
    click.option(
        "--since",
        metavar="REV",
        help="Report only what was touched since a git revision; REV... for where this branch began. 只报这个版本以来动过的。",
    ),
    click.option("--no-suppressions", is_flag=True, help="Count what is suppressed too. 已忽略的也照样报。"),
)


def sieve_options(command: Command) -> Command:
    """Which findings a command does not count."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def sieves_for(
    linters: Linters,
    readers: Sequence[Reader],
    options: Mapping[str, Any],
) -> list[Sieve]:
    """The sieves of this run, in the order in which they sift: suppressions, baseline, revision."""
    suppressions = suppression_sieves(linters, readers, options)
    return [*suppressions, *_baseline(linters, options), *_revision(linters, readers, options)]


def suppression_sieves(linters: Linters, readers: Sequence[Reader], options: Mapping[str, Any]) -> list[Sieve]:
    """The sieves for what somebody wants to hear no more of, whatever was known before."""
    if options["no_suppressions"]:
        return [Lifting()]
    folders = [file for file in options["files"] if os.path.isdir(file)]  # noqa: PTH112 - unlike Path.is_dir it never raises
    today = linters.linter.today or datetime.date.today()
    return [SidecarSieve(Sidecars(linters, options).at, partial(_names_at, linters), folders, today)]


def _names_at(linters: Linters, path: str) -> Mapping[str, str]:
    linter = linters.at(path)
    return {**linter.known, **{rule.code: rule.name for rule in linter.rules}}


def _baseline(linters: Linters, options: Mapping[str, Any]) -> Iterator[Sieve]:
    """The baseline that was named, or those that the documents have; none where they are to be judged afresh."""
    from zongjie_lint.commands.baseline_files import baseline_files  # noqa: PLC0415 - only where there may be a baseline
    from zongjie_lint.commands.baseline_sieve import BaselineSieve  # noqa: PLC0415 - only where there may be a baseline

    named = options["baseline"] is not None
    if named and options["no_baseline"]:
        raise click.UsageError("--baseline, --no-baseline: choose one 只能用其中一个")
    if named or not (options["no_baseline"] or options["isolated"]):
        yield BaselineSieve(baseline_files(linters, options), options["files"])


def _revision(linters: Linters, readers: Sequence[Reader], options: Mapping[str, Any]) -> Iterator[Sieve]:
    if options["since"] is not None:
        from zongjie_lint.commands.revision_sieve import revision_sieve  # noqa: PLC0415 - imports what runs git

        yield revision_sieve(linters, readers, options)
