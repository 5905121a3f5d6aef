"""`zongjie-lint fix`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Any

import click

from zongjie_lint.commands.exclusion import force_exclude_option, wanted
from zongjie_lint.commands.options import (
    FAILED,
    Linters,
    choice_options,
    colour_option,
    language_option,
    linters_with,
    notices,
    output,
    plugin_options,
    stdin_option,
    verbose_option,
)
from zongjie_lint.commands.redacting import redact_option, redaction_for
from zongjie_lint.commands.sieves import suppression_sieves
from zongjie_lint.commands.standard_error import tell
from zongjie_lint.commands.tracked import track
from zongjie_lint.commands.word_output import refuse_output
from zongjie_lint.fix_report import FixReport
from zongjie_lint.fixer import Fixer
from zongjie_lint.inputs import Input, reader_for
from zongjie_lint.message import Message
from zongjie_lint.outputs import UnwritableOutput, rewrite
from zongjie_lint.printers.changes import print_changes
from zongjie_lint.printers.mending import Outcome, print_mending
from zongjie_lint.printers.patch import patch
from zongjie_lint.reader import Reader
from zongjie_lint.record import replace
from zongjie_lint.redaction import Redaction
from zongjie_lint.report import FileReport
from zongjie_lint.reporter import View
from zongjie_lint.sieve import Sieve

_WRITTEN = Message("已写入 {path}。", "{path} written.")


@click.command(short_help="Mend the form of drafts. 改正写法。")
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
@click.option("--diff", is_flag=True, help="Show what would be changed, and write nothing. 只显示要改的，不写文件。")
@click.option(
    "--tracked",
    metavar="OUT.docx",
    help="Write a Word document with what is to be changed as tracked changes, and leave the report as it is. 另存一份 Word 文档，把改动写成修订，原稿不动。",
)
@click.option("--unsafe-fixes", is_flag=True, help="Also what a person should look at. 连同需要核对的一起改。")
@choice_options
@force_exclude_option
@verbose_option
@redact_option
@colour_option
@stdin_option
@language_option
@plugin_options
def fix(files: tuple[str, ...], diff: bool, tracked: str | None, unsafe_fixes: bool, **options: Any) -> None:  # noqa: ANN401 - click passes them by name
    """Mend the form of drafts, never a number, a name or a date; - mends standard input to standard output. 改正写法。"""
    if tracked is not None:
        if diff:
            raise click.UsageError("--tracked writes, --diff does not 两个选项不能一起用")
        refuse_output("--tracked", tracked, files, options["stdin_filename"])
    if options["redact"] and "-" in files and not diff:
        raise click.UsageError(
            "--redact: what is mended in - goes to standard output 改好的稿子会写到标准输出，请写文件名"
        )
    linters = linters_with(options)
    plugins = linters.plugins
    readers = plugins.readers()
    view = View(options["lang"], verbose=options["verbose"], colour=options["colour"])
    inputs = [each.read() for each in linters.inputs(wanted(files, linters, options))]
    for each in inputs:
        linters.at(each.path)  # a configuration that cannot be used ends the run before anything is written
    sieves = suppression_sieves(linters, readers, {**options, "files": files, "no_suppressions": False})
    titles = {rule.code: rule.title for rule in plugins.rules()}
    redaction = redaction_for(plugins, options)
    if tracked is not None and inputs:
        report = track(inputs[0], tracked, Fixer(linters.at(inputs[0].path), unsafe_fixes, sieves), readers)
        shown = [redaction.fixes(report)] if redaction else [report]
        print_mending(shown, titles, output(), view, outcome=Outcome.TRACKED)
        if not report.error:
            tell(_WRITTEN.format(path=tracked).in_language(view.language))
        sys.exit(_status([report], diff=False))
    reports = [
        _delivered(each, _fixed(each, linters, readers, sieves, unsafe_fixes=unsafe_fixes), view, redaction, diff=diff)
        for each in inputs
    ]
    takes_output = diff or any(each.is_standard_input for each in inputs)
    outcome = Outcome.SHOWN if diff else Outcome.WRITTEN
    shown = list(map(redaction.fixes, reports)) if redaction else reports
    print_mending(shown, titles, notices() if takes_output else output(), view, outcome=outcome)
    sys.exit(_status(reports, diff=diff))


def _fixed(
    each: Input, linters: Linters, readers: Sequence[Reader], sieves: Sequence[Sieve], *, unsafe_fixes: bool
) -> FixReport:
    if each.error is not None or each.data is None:
        return FixReport(each.path, b"", b"", FileReport(each.path, error=each.error), error=each.error)
    return Fixer(linters.at(each.path), unsafe_fixes, sieves).fix(each.path, each.data, reader_for(each.path, readers))


def _delivered(each: Input, report: FixReport, view: View, redaction: Redaction | None, *, diff: bool) -> FixReport:
    """The report, once its bytes are where they belong; with an error, if they could not be put there."""
    if diff and redaction:  # a patch would be the draft itself
        if report.is_changed:
            print_changes(redaction.fixes(report), output(), view)
    elif diff:
        _show(report, view)
    elif each.is_standard_input:
        if not report.error:
            _put(report.after)
    elif report.is_changed:
        return _written(report)
    return report


def _show(report: FixReport, view: View) -> None:
    """For a person what was changed in each place, for a program a patch, unless the file is no text."""
    is_text = report.original.package is None
    is_for_a_person = sys.stdout.isatty() or view.colour is True or not is_text
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
