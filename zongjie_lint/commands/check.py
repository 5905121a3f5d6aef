"""`zongjie-lint check`."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Any

import click

from zongjie_lint.commands.batch import batch_options, checked, status_of
from zongjie_lint.commands.documents import document_at
from zongjie_lint.commands.file_output import file_outputs
from zongjie_lint.commands.formats import chosen_reporter, described, format_option, host, write_job_summary
from zongjie_lint.commands.new_suppressions import add_options, add_suppressions, addition
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
)
from zongjie_lint.commands.rendering import named_failure
from zongjie_lint.commands.sidecars import Sidecars
from zongjie_lint.commands.sieves import sieve_options, sieves_for
from zongjie_lint.commands.word_output import refuse_output, refuse_suffix
from zongjie_lint.diagnostic import Severity
from zongjie_lint.document import Document
from zongjie_lint.inputs import find_unread
from zongjie_lint.message import Message
from zongjie_lint.outputs import UnwritableOutput, write_whole
from zongjie_lint.printers.annotation import annotated
from zongjie_lint.printers.statistics import print_statistics
from zongjie_lint.reader import Reader
from zongjie_lint.registrar import register
from zongjie_lint.report import FileReport, Report, Statistics, Tally
from zongjie_lint.reporter import Counting, Noticing, Registering, Reporter, Streaming, View
from zongjie_lint.sieve import conclusions, sifted
from zongjie_lint.source import UnreadableSource
from zongjie_lint.spool import Spool

FAIL_LEVELS: dict[str, Severity | None] = {
    "error": Severity.ERROR,
    "warning": Severity.WARNING,
    "info": Severity.INFO,
    "never": None,
}
_NOT_CHECKED = Message("没有写，因为稿子没能检查", "not written, for the report could not be checked")


@click.command(short_help="Check drafts. 检查稿件。")
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
@format_option
@choice_options
@batch_options
@sieve_options
@add_options
@click.option(
    "--fail-level",
    type=click.Choice(list(FAIL_LEVELS)),
    help="Lowest severity that gives exit status 1; else as configured, else warning. 从哪一级起算不通过。",
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
@click.option("--statistics", is_flag=True, help="Also count the findings by rule. 再按规则统计问题。")
@click.option("--watch", "is_watching", is_flag=True, help="Check again after every change, until Ctrl-C. 一改就再查。")
@click.option("--show-info", is_flag=True, help="Show matters of style too. 连同格式建议一起显示。")
@click.option(
    "--show-suppressed", is_flag=True, help="List what is suppressed, with the reason. 列出已忽略的问题和原因。"
)
@click.option("--verbose", is_flag=True, help="Show tracebacks of rules that failed. 显示出错的细节。")
@colour_option
@stdin_option
@language_option
@plugin_options
def check(files: tuple[str, ...], is_watching: bool, **options: Any) -> None:  # noqa: ANN401 - click passes them by name
    """Check drafts: files, folders, or - for standard input. 检查稿件。"""
    if is_watching:
        from zongjie_lint.commands.watch import refuse_unwatchable, watch  # noqa: PLC0415 - imports processes

        refuse_unwatchable(files, options)
        watch(check_once, files, options)
    else:
        check_once(files, **options)


def check_once(files: tuple[str, ...], **options: Any) -> None:  # noqa: ANN401 - as above
    """Check drafts, write what came of it, and end with its status."""
    if options["annotate"] is not None:
        refuse_output("--annotate", options["annotate"], files, options["stdin_filename"], [options["against"]])
        if options["shard"] is not None:
            raise click.UsageError("--annotate writes one report, --shard divides many 两个选项不能一起用")
    adding = addition(options, files)
    linters = linters_with(options)
    readers, reporters = linters.plugins.readers(), linters.plugins.reporters()
    service = host()
    reporter = chosen_reporter(options["format_"], reporters, service)
    outputs = file_outputs(options["outputs"], reporters, [*files, options["against"], options["annotate"]])
    is_register_shown = any(map(_shows_register, [reporter, *(each.reporter for each in outputs)]))
    previous, registrar = _previous(files, linters, readers), register if is_register_shown else None
    linters.linter = replace(linters.linter, previous=previous, registrar=registrar)
    started = time.perf_counter()
    inputs = find_unread(
        files,
        readers,
        stdin=sys.stdin.buffer,
        stdin_name=options["stdin_filename"],
        is_excluded=linters.is_excluded,
    )
    sieves = sieves_for(linters, readers, {**options, "files": files})
    view = View(
        options["lang"],
        options["show_info"],
        options["verbose"],
        options["colour"],
        show_suppressed=options["show_suppressed"],
        fail_level=partial(_fail_level, linters),
        pipeline=service,
        may_be_empty=options["shard"] is not None,
    )
    is_streamed = isinstance(reporter, Streaming) and not outputs and not adding and options["annotate"] is None
    if is_streamed and sys.stdout.isatty():
        options["no_progress"] = True  # what is written as it comes shows how far the check is
    statistics = Statistics({rule.code: rule.title for rule in linters.plugins.rules()})
    tally = Tally(view.fail_level)
    sieved = (sifted(each, sieves) for each in checked(inputs, linters, readers, options))
    found = tally.counted(statistics.counted(_titled(sieved, linters, statistics)))
    if isinstance(reporter, Streaming) and is_streamed:
        with named_failure(reporter, view):
            reporter.stream(found, lambda: conclusions(sieves), output(), view)
        _show_beside(statistics, reporter, options, view)
        sys.exit(status_of(tally.exit_status, tally.files, options))
    reports = Spool(found)
    rules = described([reporter, *(each.reporter for each in outputs)], linters, reports)
    counts = statistics if options["statistics"] else None
    report = Report(reports, time.perf_counter() - started, conclusions(sieves), rules, counts)
    if adding:
        sys.exit(add_suppressions(report, adding, Sidecars(linters, options), view))
    with named_failure(reporter, view):
        reporter.write(report, output(), view)
    _show_beside(statistics, reporter, options, view)
    write_job_summary(reporter, report, view)
    if isinstance(reporter, Noticing) and (notice := reporter.notice(report, view)):
        click.echo(notice, err=True)
    written = [each.write(report, view) for each in outputs]
    if options["annotate"] is not None:
        written.append(_annotate(options["annotate"], report.files[0], view))
    sys.exit(status_of(tally.exit_status, tally.files, options) if all(written) else FAILED)


def _fail_level(linters: Linters, path: str) -> Severity | None:
    """The lowest severity for which a document does not pass."""
    return FAIL_LEVELS[linters.settings_at(path).fail_level or "warning"]


def _titled(files: Iterable[FileReport], linters: Linters, statistics: Statistics) -> Iterator[FileReport]:
    """The same reports; what the house rules of one are called is told to the statistics."""
    for file in files:
        if any(found.code not in statistics.titles for found in file.diagnostics):
            statistics.titles.update({rule.code: rule.title for rule in linters.at(file.path).rules})
        yield file


def _show_beside(statistics: Statistics, reporter: Reporter, options: Mapping[str, Any], view: View) -> None:
    """Print the counts by rule, where they were asked for and the reporter does not."""
    if options["statistics"] and not (isinstance(reporter, Counting) and reporter.shows_statistics):
        print_statistics(statistics, notices(), view)


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


def _previous(files: Sequence[str], linters: Linters, readers: Sequence[Reader]) -> Document | None:
    """The report to hold the others against, if one was named; a run without it would pass in silence."""
    options = linters.options
    against = options["against"]
    if against is None:
        return None
    if any(os.path.realpath(against) == os.path.realpath(file) for file in files):
        raise click.UsageError(f"--against {against}: it is the report that is to be checked 这就是要检查的那一份")
    settings = replace(linters.settings_at(against), kind=None)  # that of --kind is meant for the others
    return document_at(against, readers, options, settings, option="--against ")
