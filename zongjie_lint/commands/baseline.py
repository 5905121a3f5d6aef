"""`zongjie-lint baseline`: take note of the findings that a repository has, and of those that are mended."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from typing import Any

import click

from zongjie_lint.baseline import Baseline, reduced, renewed
from zongjie_lint.commands.baseline_check import BaselineCheck, checked_by_baseline, say_failed, status, unchecked
from zongjie_lint.commands.baseline_listing import Listing
from zongjie_lint.commands.batch import batch_options
from zongjie_lint.commands.options import (
    Command,
    choice_options,
    language_option,
    list_option,
    output,
    plugin_options,
)
from zongjie_lint.commands.redacting import redact_option, redaction_for
from zongjie_lint.commands.standard_error import tell
from zongjie_lint.configuration.paths import shown_path
from zongjie_lint.message import Message
from zongjie_lint.outputs import UnwritableOutput, write_whole
from zongjie_lint.printers.plain import plain
from zongjie_lint.redaction import Redaction

_NOT_CHECKED = Message("没有查完，没有记入基线", "it could not be checked to its end, and is not in the baseline")
_KEPT = Message(
    "没有查完，基线里原来的记录没有动", "it could not be checked to its end, and its entries stay as they are"
)
_CREATED = Message(
    "已写入 {path}：记下 {count} 条问题，{files} 份稿子。以后只报新出现的问题；请把这个文件提交到仓库",
    "written: {path}, with {count} findings of {files} documents. From now on only new ones are reported; commit this file",
)
_EXISTS = Message(
    "已经有了，没有改。重建会多记 {more} 条（现有 {count} 条）。确实要记下，加 --force；只去掉改好的，用 baseline update",
    "it exists and was left alone; made anew it would hold {more} more (now {count}). Add --force if they are to be "
    "accepted; baseline update takes out what is mended",
)
_UPDATED = Message(
    "{path}：去掉改好的 {fixed} 条，还剩 {count} 条", "{path}: {fixed} mended ones taken out, {count} left"
)
_UNCHANGED = Message("{path}：没有变化，共 {count} 条", "{path}: nothing has changed, {count} in all")
_FRESH = Message(
    "{path}：另有 {count} 条新问题没有记入，运行 zongjie-lint 查看",
    "{path}: {count} new findings are not in it; zongjie-lint shows them",
)
_FILE_OPTION = click.option(
    "--baseline",
    metavar="PATH",
    help="The file; else as configured, else .zongjie-lint-baseline.json in the repository's root. 基线文件。",
)


@click.group(short_help="Fail only on what is new. 记下已有问题，只报新的。")
def baseline() -> None:
    """Take note of the findings that old drafts have, so that only new ones fail. 记下老稿子已有的问题，以后只报新的。"""


def _options(command: Command) -> Command:
    for option in (plugin_options, language_option, redact_option, _FILE_OPTION, batch_options, choice_options):
        command = option(command)
    return command


def _check_options(command: Command) -> Command:
    return click.argument("files", nargs=-1, required=True, metavar="FILE…")(_options(command))


@baseline.command(short_help="Take note of every finding. 记下现有的全部问题。")
@click.option("--force", is_flag=True, help="Also where there is one already. 已有基线也重建。")
@_check_options
def create(files: tuple[str, ...], force: bool, **options: Any) -> None:  # noqa: ANN401 - click passes them by name
    """Take note of every finding in FILE…. 记下现有的全部问题。"""
    checks = checked_by_baseline(files, options)
    before = {each.path: Baseline() if force and each.is_broken else each.held for each in checks}
    for each in checks:
        held = before[each.path]
        if held is not None and not force:
            raise each.files.refusal(each.path, _EXISTS.format(more=each.fresh, count=held.count))
    say_failed(checks, _NOT_CHECKED, options["lang"], _redaction(checks, options))
    for each in checks:
        if each.found:
            made = renewed(before[each.path] or Baseline(), each.found, each.dropped(before[each.path]))
            _write(each, made)
            _say(_CREATED, options, path=shown_path(each.path), count=made.count, files=len(made.files))
    sys.exit(status(checks))


@baseline.command(short_help="Take out what is mended. 去掉已改好的。")
@_check_options
def update(files: tuple[str, ...], **options: Any) -> None:  # noqa: ANN401 - click passes them by name
    """Take out what is mended in FILE…; nothing is added. 去掉已改好的问题，不加新的。"""
    checks = checked_by_baseline(files, options)
    before = {each.path: each.files.required(each.path) for each in checks}
    say_failed(checks, _KEPT, options["lang"], _redaction(checks, options))
    for each in checks:
        held = before[each.path]
        after = reduced(held, each.found, each.gone(held), each.dropped(held))
        if after != held:
            _write(each, after)
        said = _UNCHANGED if after == held else _UPDATED
        _say(said, options, path=shown_path(each.path), fixed=held.count - after.count, count=after.count)
        if each.fresh:
            _say(_FRESH, options, path=shown_path(each.path), count=each.fresh)
    sys.exit(status(checks))


@baseline.command(short_help="List what is in it. 列出记下的问题。")
@click.argument("files", nargs=-1, metavar="[FILE…]")
@list_option
@_options
def show(files: tuple[str, ...], format_: str, **options: Any) -> None:  # noqa: ANN401 - click passes them by name
    """List the findings by document and rule; with FILE…, where they are and which are mended. 列出记下的问题。"""
    checks = checked_by_baseline(files, options) if files else [unchecked(options)]
    redaction = _redaction(checks, options)
    listings = [Listing(each.path, each.files.required(each.path), each, redaction) for each in checks]
    say_failed(checks, _KEPT, options["lang"], redaction)
    for listing in listings:
        lines = [listing.json()] if format_ == "json" else listing.lines(options["lang"])
        for line in lines:
            click.echo(line if format_ == "json" else plain(line), file=output())
    sys.exit(status(checks) if files else 0)


def _redaction(checks: Sequence[BaselineCheck], options: Mapping[str, Any]) -> Redaction | None:
    return redaction_for(checks[0].files.linters.plugins, options) if checks else None


def _write(check: BaselineCheck, baseline: Baseline) -> None:
    try:
        check.refuse_outside()
        write_whole(str(check.path), baseline.dumped())
    except UnwritableOutput as error:
        raise check.files.refusal(check.path, error.args[0]) from error


def _say(message: Message, options: Mapping[str, Any], **values: object) -> None:
    tell(message.format(**values).in_language(options["lang"]))
