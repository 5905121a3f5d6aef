"""`zongjie-lint check`."""

from __future__ import annotations

import sys
from typing import Any

import click

from zongjie_lint.commands.annotated_copy import refuse_copy
from zongjie_lint.commands.batch import batch_options
from zongjie_lint.commands.exclusion import force_exclude_option
from zongjie_lint.commands.formats import format_option
from zongjie_lint.commands.new_suppressions import add_options
from zongjie_lint.commands.options import (
    choice_options,
    colour_option,
    language_option,
    plugin_options,
    stdin_option,
    verbose_option,
)
from zongjie_lint.commands.redacting import redact_option, refuse_with_redact
from zongjie_lint.commands.run import FAIL_LEVELS, Run
from zongjie_lint.commands.sieves import sieve_options


@click.command(short_help="Check drafts. 检查稿件。")
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
@format_option
@choice_options
@batch_options
@sieve_options
@force_exclude_option
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
@verbose_option
@redact_option
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
    refuse_with_redact(options, "annotate", "add_suppression")
    refuse_copy(files, options)
    sys.exit(Run.of(files, options).end())
