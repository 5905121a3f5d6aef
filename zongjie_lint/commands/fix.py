"""`zongjie-lint fix`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import click

from zongjie_lint.commands.options import (
    FAILED,
    Linters,
    choice_options,
    colour_option,
    language_option,
    linters_for,
    loaded_plugins,
    notices,
    output,
    plugin_options,
    stdin_option,
)
from zongjie_lint.fix_report import FixReport
from zongjie_lint.fixer import Fixer
from zongjie_lint.inputs import Input, find_inputs, reader_for
from zongjie_lint.outputs import UnwritableOutput, rewrite
from zongjie_lint.printers.changes import print_changes
from zongjie_lint.printers.mending import print_mending
from zongjie_lint.printers.patch import patch
from zongjie_lint.reader import Reader
from zongjie_lint.report import FileReport
from zongjie_lint.reporter import View


@click.command(short_help="Mend the form of drafts. 改正写法。")
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
@click.option("--diff", is_flag=True, help="Show what would be changed, and write nothing. 只显示要改的，不写文件。")
@click.option("--unsafe-fixes", is_flag=True, help="Also what a person should look at. 连同需要核对的一起改。")
@choice_options
@colour_option
@stdin_option
@language_option
@plugin_options
def fix(files: tuple[str, ...], diff: bool, unsafe_fixes: bool, **options: Any) -> None:  # noqa: ANN401 - click passes them by name
    """Mend the form of drafts, never a number, a name or a date; - mends standard input to standard output. 改正写法。"""
    plugins = loaded_plugins(options["switches"], options["skip_broken_plugins"])
    readers = plugins.readers()
    linters = linters_for(plugins, options)
    view = View(options["lang"], colour=options["colour"])
    inputs = list(find_inputs(files, readers, stdin=sys.stdin.buffer, stdin_name=options["stdin_filename"]))
    for each in inputs:
        linters.at(each.path)  # a configuration that cannot be used ends the run before anything is written
    reports = [
        _delivered(each, _fixed(each, linters, readers, unsafe_fixes=unsafe_fixes), view, diff=diff) for each in inputs
    ]
    titles = {rule.code: rule.title for rule in plugins.rules()}
    takes_output = diff or any(each.is_standard_input for each in inputs)
    print_mending(reports, titles, notices() if takes_output else output(), view, written=not diff)
    sys.exit(_status(reports, diff=diff))


def _fixed(each: Input, linters: Linters, readers: Sequence[Reader], *, unsafe_fixes: bool) -> FixReport:
    if each.error is not None or each.data is None:
        return FixReport(each.path, b"", b"", FileReport(each.path, error=each.error), error=each.error)
    return Fixer(linters.at(each.path), unsafe_fixes).fix(each.path, each.data, reader_for(each.path, readers))


def _delivered(each: Input, report: FixReport, view: View, *, diff: bool) -> FixReport:
    """The report, once its bytes are where they belong; with an error, if they could not be put there."""
    if diff:
        _show(report, view)
    elif each.is_standard_input:
        if not report.error:
            _put(report.after)
    elif report.is_changed:
        return _written(report)
    return report


def _show(report: FixReport, view: View) -> None:
    """For a person what was changed in each place, for a program a patch."""
    is_for_a_person = sys.stdout.isatty() or view.colour is True
    if report.is_changed and is_for_a_person:
        print_changes(report, output(), view)
    elif report.is_changed:
        _put(patch(report.path, report.before, report.after))


def _put(data: bytes) -> None:
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def _written(report: FixReport) -> FixReport:
    try:
        rewrite(report.path, report.before, report.after)
    except UnwritableOutput as error:
        return replace(report, error=error.args[0])
    return report


def _status(reports: Sequence[FixReport], *, diff: bool) -> int:
    """0 all done, 2 something could not be done; where only a difference was asked for, 1 if there is one."""
    if any(report.failed for report in reports):
        return FAILED
    return int(diff and any(report.is_changed for report in reports))
