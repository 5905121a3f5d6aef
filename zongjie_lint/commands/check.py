"""`zongjie-lint check`."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

import click

from zongjie_lint.commands.batch import batch_options, checked
from zongjie_lint.commands.documents import document_at
from zongjie_lint.commands.file_output import file_outputs
from zongjie_lint.commands.options import (
    FAILED,
    choice_options,
    colour_option,
    language_option,
    linters_for,
    loaded_plugins,
    named,
    output,
    plugin_options,
    stdin_option,
)
from zongjie_lint.commands.rendering import render
from zongjie_lint.commands.sieves import sieve_options, sieves_for
from zongjie_lint.commands.word_output import refuse_output, refuse_suffix
from zongjie_lint.diagnostic import Severity
from zongjie_lint.document import Document
from zongjie_lint.inputs import find_inputs
from zongjie_lint.message import Message
from zongjie_lint.outputs import UnwritableOutput, write_whole
from zongjie_lint.printers.annotation import annotated
from zongjie_lint.reader import Reader
from zongjie_lint.registrar import register
from zongjie_lint.report import FileReport, Report
from zongjie_lint.reporter import Noticing, Registering, Reporter, View
from zongjie_lint.sieve import sifted
from zongjie_lint.source import UnreadableSource

FAIL_LEVELS: dict[str, Severity | None] = {
    "error": Severity.ERROR,
    "warning": Severity.WARNING,
    "info": Severity.INFO,
    "never": None,
}
_NOT_CHECKED = Message("没有写，因为稿子没能检查", "not written, for the report could not be checked")


@click.command(short_help="Check drafts. 检查稿件。")
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
@click.option(
    "--format", "format_", default="full", metavar="FORMAT", help="full, concise, json, html, or a plugin's. 输出格式。"
)
@choice_options
@batch_options
@sieve_options
@click.option(
    "--fail-level",
    type=click.Choice(list(FAIL_LEVELS)),
    default="warning",
    show_default=True,
    help="Lowest severity that gives exit status 1. 从哪一级起算不通过。",
)
@click.option(
    "--against", metavar="PREVIOUS", help="Last year's report, to hold the figures against. 与上年的稿子对照。"
)
@click.option(
    "--output", "outputs", multiple=True, metavar="FORMAT=PATH", help="Also write this format to a file. 另存一份。"
)
@click.option(
    "--annotate",
    metavar="OUT.docx",
    help="Also write the report as a Word document with the findings as comments. 另存一份 Word 文档，把问题写成批注。",
)
@click.option("--show-info", is_flag=True, help="Show matters of style too. 连同格式建议一起显示。")
@click.option("--verbose", is_flag=True, help="Show tracebacks of rules that failed. 显示出错的细节。")
@colour_option
@stdin_option
@language_option
@plugin_options
def check(files: tuple[str, ...], fail_level: str, **options: Any) -> None:  # noqa: ANN401 - click passes them by name
    """Check drafts: files, folders, or - for standard input. 检查稿件。"""
    if options["annotate"] is not None:
        refuse_output("--annotate", options["annotate"], files, options["stdin_filename"], [options["against"]])
    plugins = loaded_plugins(options["switches"], options["skip_broken_plugins"])
    readers = plugins.readers()
    linters = linters_for(plugins, options)
    reporters = plugins.reporters()
    reporter = named("--format", options["format_"], reporters)
    outputs = file_outputs(options["outputs"], reporters, [*files, options["against"], options["annotate"]])
    is_register_shown = any(map(_shows_register, [reporter, *(each.reporter for each in outputs)]))
    previous, registrar = _previous(files, options, readers), register if is_register_shown else None
    linters.linter = replace(linters.linter, previous=previous, registrar=registrar)
    started = time.perf_counter()
    inputs = find_inputs(files, readers, stdin=sys.stdin.buffer, stdin_name=options["stdin_filename"])
    sieves = sieves_for(linters, readers, options)
    reports = tuple(sifted(each, sieves) for each in checked(inputs, linters, readers, options))
    report = Report(reports, time.perf_counter() - started)
    view = View(options["lang"], options["show_info"], options["verbose"], options["colour"])
    render(reporter, report, output(), view)
    if isinstance(reporter, Noticing) and (notice := reporter.notice(report, view)):
        click.echo(notice, err=True)
    written = [each.write(report, view) for each in outputs]
    if options["annotate"] is not None:
        written.append(_annotate(options["annotate"], report.files[0], view))
    sys.exit(report.exit_status(FAIL_LEVELS[fail_level]) if all(written) else FAILED)


def _annotate(path: str, report: FileReport, view: View) -> bool:
    """Write the document with comments; whether it could be done, which is said in any case."""
    try:
        if report.source is None or report.error:
            raise UnwritableOutput(_NOT_CHECKED)
        annotation = annotated(report, view, datetime.now())
        refuse_suffix(path, report.path, annotation.data)
        write_whole(path, annotation.data)
    except (UnwritableOutput, UnreadableSource) as error:
        click.echo(f"--annotate {path}: {error.args[0].in_language(view.language)}", err=True)
        return False
    click.echo(annotation.notice(path, view.language), err=True)
    return True


def _shows_register(reporter: Reporter) -> bool:
    return isinstance(reporter, Registering) and reporter.shows_register


def _previous(files: Sequence[str], options: Mapping[str, Any], readers: Sequence[Reader]) -> Document | None:
    """The report to hold the others against, if one was named; a run without it would pass in silence."""
    against = options["against"]
    if against is None:
        return None
    if any(os.path.realpath(against) == os.path.realpath(file) for file in files):
        raise click.UsageError(f"--against {against}: it is the report that is to be checked 这就是要检查的那一份")
    return document_at(against, readers, options, option="--against ")
