"""Commands, options and exit codes; the work itself is done elsewhere."""

from __future__ import annotations

import difflib
import io
import os
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, NoReturn, TextIO, TypeVar

import click

from zongjie_lint import __version__
from zongjie_lint.builtin import load_plugins
from zongjie_lint.diagnostic import Severity
from zongjie_lint.document import Document
from zongjie_lint.facts.report_kind import KINDS
from zongjie_lint.inputs import Input, find_inputs, reader_for
from zongjie_lint.linter import Linter, read_document
from zongjie_lint.manual import print_manual, print_plugins, print_rules
from zongjie_lint.message import Language, Message
from zongjie_lint.outputs import UnwritableOutput, write_whole
from zongjie_lint.plugins import DuplicateProvision, Plugins
from zongjie_lint.printers.csv import csv_bytes
from zongjie_lint.printers.json import json_text
from zongjie_lint.printers.table import print_table
from zongjie_lint.printers.xlsx import xlsx_bytes
from zongjie_lint.reader import Reader
from zongjie_lint.register import Register
from zongjie_lint.registrar import register
from zongjie_lint.report import FileReport, Report
from zongjie_lint.reporter import View
from zongjie_lint.selection import NothingSelected, Selection, UnknownRule, matching

FAIL_LEVELS: dict[str, Severity | None] = {
    "error": Severity.ERROR,
    "warning": Severity.WARNING,
    "info": Severity.INFO,
    "never": None,
}
Provided = TypeVar("Provided")
FAILED = 2
"""Exit status of a check that could not be done."""
FORMS = ("table", "json", "csv", "xlsx")
"""The forms of a register; a file named so has that form unless another is asked for."""
_ONE_FILE = Message("这是文件夹；请写出其中一个文件", "it is a folder; name one of its files")
_OVERWRITES = Message("这会盖掉稿子本身；请换一个文件名", "that would overwrite the report itself; choose another name")
_BINARY = Message(
    "xlsx 不能显示在屏幕上；请加 --output 文件名.xlsx", "xlsx cannot be shown on a terminal; add --output NAME.xlsx"
)


class _DefaultCommand(click.Group):
    """A group whose first argument may be a file: then `check` is meant."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if args and args[0] not in self.commands and args[0] not in ("--help", "-h", "--version"):
            self._refuse_slip(args[0])
            args.insert(0, "check")
        return super().parse_args(ctx, args)

    def _refuse_slip(self, word: str) -> None:
        """A misspelt command would be looked for as a file."""
        hint = "" if os.path.lexists(word) else _did_you_mean(word, list(self.commands))
        if hint:
            raise click.UsageError(f"no command or file 没有命令或文件 {word!r}{hint}")


@click.group(cls=_DefaultCommand, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="zongjie-lint %(version)s")
def main() -> None:
    """Check the draft of a Chinese official report before it goes out. 公文总结交稿前检查。

    `zongjie-lint FILE…` is short for `zongjie-lint check FILE…`.
    """


def _plugin_options(command: Callable[..., Any]) -> Callable[..., Any]:
    command = click.option(
        "-p", "switches", multiple=True, metavar="no:NAME", help="Switch a plugin off. 停用一个插件。"
    )(command)
    return click.option(
        "--skip-broken-plugins", is_flag=True, help="Go on without plugins that do not load. 跳过载入失败的插件。"
    )(command)


def _language_option(command: Callable[..., Any]) -> Callable[..., Any]:
    return click.option(
        "--lang", type=click.Choice(["zh", "en"]), default="zh", show_default=True, help="Language of messages. 语言。"
    )(command)


@main.command(short_help="Check drafts. 检查稿件。")
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
@click.option(
    "--format", "format_", default="full", metavar="FORMAT", help="full, concise, json, or a plugin's. 输出格式。"
)
@click.option(
    "--select", multiple=True, metavar="CODE,…", help="Only these rules: code, prefix or name. 只查这些规则。"
)
@click.option("--ignore", multiple=True, metavar="CODE,…", help="Not these rules. 不查这些规则。")
@click.option(
    "--fail-level",
    type=click.Choice(list(FAIL_LEVELS)),
    default="warning",
    show_default=True,
    help="Lowest severity that gives exit status 1. 从哪一级起算不通过。",
)
@click.option(
    "--kind", type=click.Choice([kind.key for kind in KINDS]), help="Kind of report, if not as recognised. 指定文种。"
)
@click.option(
    "--profile", default="review", show_default=True, metavar="NAME", help="Severities for a purpose. 级别方案。"
)
@click.option(
    "--against", metavar="PREVIOUS", help="Last year's report, to hold the figures against. 与上年的稿子对照。"
)
@click.option("--show-info", is_flag=True, help="Show matters of style too. 连同格式建议一起显示。")
@click.option("--verbose", is_flag=True, help="Show tracebacks of rules that failed. 显示出错的细节。")
@click.option("--color/--no-color", "colour", default=None, help="Force or forbid colour. 强制或禁止颜色。")
@click.option("--stdin-filename", default="-", metavar="NAME", help="Name for standard input (-). 标准输入的文件名。")
@_language_option
@_plugin_options
def check(files: tuple[str, ...], fail_level: str, **options: Any) -> None:  # noqa: ANN401 - click passes them by name
    """Check drafts: files, folders, or - for standard input. 检查稿件。"""
    plugins = _load_plugins(options["switches"], options["skip_broken_plugins"])
    readers = plugins.readers()
    linter = _linter(plugins, options)
    reporter = _named("--format", options["format_"], plugins.reporters())
    linter = replace(linter, previous=_previous(files, options, readers))
    started = time.perf_counter()
    inputs = find_inputs(files, readers, stdin=sys.stdin.buffer, stdin_name=options["stdin_filename"])
    reports = tuple(_check_input(each, linter, readers) for each in inputs)
    report = Report(reports, time.perf_counter() - started)
    view = View(options["lang"], options["show_info"], options["verbose"], options["colour"])
    reporter.write(report, _output(), view)
    sys.exit(report.exit_status(FAIL_LEVELS[fail_level]))


@main.command(short_help="List a report's figures. 列出数据台账。")
@click.argument("file", metavar="FILE")
@click.option(
    "--format",
    "format_",
    metavar="FORMAT",
    help="table, json, csv or xlsx; as --output is named, else table. 输出格式。",
)
@click.option("--output", metavar="PATH", help="Write to this file. 写到这个文件。")
@click.option("--color/--no-color", "colour", default=None, help="Force or forbid colour. 强制或禁止颜色。")
@click.option("--stdin-filename", default="-", metavar="NAME", help="Name for standard input (-). 标准输入的文件名。")
@_language_option
@_plugin_options
def facts(file: str, format_: str | None, output: str | None, **options: Any) -> None:  # noqa: ANN401 - click passes them by name
    """List the figures of a report and the relations between them, with their verdicts. 列出数据台账和核对关系。"""
    language: Language = options["lang"]
    form = _form(format_, output)
    if output is not None and os.path.realpath(output) == os.path.realpath(file):
        _fail(f"--output {output}", _OVERWRITES, language)
    if form == "xlsx" and output is None and sys.stdout.isatty():
        _fail("--format xlsx", _BINARY, language)
    readers = _load_plugins(options["switches"], options["skip_broken_plugins"]).readers()
    found = register(_document(file, readers, options))
    view = View(language, colour=options["colour"])
    if form == "table" and output is None:
        print_table(found, _output(), view)
    else:
        _deliver(_printed(found, form, view), output, language)
    for failure in found.failures:
        click.echo(f"{file}: {failure.code}: {failure.reason}", err=True)
    sys.exit(FAILED if found.failures else 0)


@main.command(short_help="List the rules. 列出规则。")
@click.option("--format", "format_", type=click.Choice(["table", "json"]), default="table", show_default=True)
@_language_option
@_plugin_options
def rules(format_: str, lang: Language, switches: tuple[str, ...], skip_broken_plugins: bool) -> None:
    """List the rules. 列出全部规则。"""
    print_rules(_load_plugins(switches, skip_broken_plugins).rules(), _output(), format_, lang)


@main.command(short_help="Print a rule's manual page. 说明一条规则。")
@click.argument("code")
@_language_option
@_plugin_options
def explain(code: str, lang: Language, switches: tuple[str, ...], skip_broken_plugins: bool) -> None:
    """Print a rule's manual page; CODE may be a code, the beginning of one, or a name. 说明一条规则。"""
    known = _load_plugins(switches, skip_broken_plugins).rules()
    try:
        print_manual(matching(code, known), _output(), lang)
    except UnknownRule as unknown:
        raise _unknown_rule(unknown) from unknown


@main.command("plugins", short_help="List the plugins. 列出插件。")
@click.option("--format", "format_", type=click.Choice(["table", "json"]), default="table", show_default=True)
@_language_option
@click.option("-p", "switches", multiple=True, metavar="no:NAME", help="Switch a plugin off. 停用一个插件。")
def list_plugins(format_: str, lang: Language, switches: tuple[str, ...]) -> None:
    """List the plugins with version, origin and state. 列出插件。"""
    plugins = _found_plugins(switches)
    twice = _provided_twice(plugins)
    print_plugins(plugins.found, _output(), format_, lang)
    if twice:
        raise twice
    sys.exit(FAILED if plugins.broken else 0)


def _found_plugins(switches: Sequence[str]) -> Plugins:
    plugins = load_plugins(_switched_off(switches))
    if plugins.unknown:
        near = _did_you_mean(plugins.unknown[0], [plugin.name for plugin in plugins.found])
        raise click.UsageError(f"-p no:{plugins.unknown[0]}: no such plugin 没有这个插件{near}")
    return plugins


def _provided_twice(plugins: Plugins) -> click.UsageError | None:
    """Ask for everything, so that a plugin that is broken shows itself; two that provide the same are an error."""
    try:
        plugins.rules(), plugins.readers(), plugins.reporters(), plugins.profiles()
    except DuplicateProvision as twice:
        return click.UsageError(f"provided twice 重复提供：{twice}")
    return None


def _load_plugins(switches: Sequence[str], skip_broken: bool) -> Plugins:
    """The plugins of this run; one that does not load or was misspelt ends it."""
    plugins = _found_plugins(switches)
    twice = _provided_twice(plugins)
    if twice:
        raise twice
    _report_broken(plugins, skip_broken)
    return plugins


def _report_broken(plugins: Plugins, skip: bool) -> None:
    for plugin in plugins.broken:
        click.echo(f"plugin 插件 {plugin.name} ({plugin.origin}): {plugin.error}", err=True)
    if plugins.broken and not skip:
        click.echo("Stopped: --skip-broken-plugins goes on without. 已停止；加 --skip-broken-plugins 跳过。", err=True)
        sys.exit(FAILED)


def _switched_off(switches: Sequence[str]) -> list[str]:
    for switch in switches:
        if not switch.startswith("no:") or switch == "no:":
            raise click.UsageError(f"-p {switch}: write -p no:NAME 应写作 -p no:插件名")
        if switch == "no:builtin":
            raise click.UsageError("-p no:builtin: nothing would be left to check with 内置插件不能停用")
    return [switch.removeprefix("no:") for switch in switches]


def _linter(plugins: Plugins, options: dict[str, Any]) -> Linter:
    selection = Selection(_choices("--select", options["select"]), _choices("--ignore", options["ignore"]))
    try:
        chosen = selection.choose(plugins.rules())
    except UnknownRule as unknown:
        raise _unknown_rule(unknown) from unknown
    except NothingSelected as nothing:
        raise click.UsageError("--ignore leaves no rule to check with 规则都被排除，没有可查的") from nothing
    profile = _named("--profile", options["profile"], plugins.profiles())
    return Linter([rule() for rule in chosen], profile, options["kind"])


def _previous(files: Sequence[str], options: dict[str, Any], readers: Sequence[Reader]) -> Document | None:
    """The report to hold the others against, if one was named; a run without it would pass in silence."""
    against = options["against"]
    if against is None:
        return None
    if any(os.path.realpath(against) == os.path.realpath(file) for file in files):
        raise click.UsageError(f"--against {against}: it is the report that is to be checked 这就是要检查的那一份")
    return _document(against, readers, options, option="--against ")


def _document(path: str, readers: Sequence[Reader], options: dict[str, Any], option: str = "") -> Document:
    """The document at a path; one that cannot be read ends the run."""
    language: Language = options["lang"]
    if path != "-" and os.path.isdir(path):  # noqa: PTH112 - unlike Path.is_dir it never raises
        _fail(option + path, _ONE_FILE, language)
    each = next(find_inputs([path], readers, stdin=sys.stdin.buffer, stdin_name=options["stdin_filename"]))
    if each.data is None:
        _fail(option + path, each.error, language)
    document = read_document(each.path, each.data, reader_for(each.path, readers))
    if isinstance(document, Message):
        _fail(option + path, document, language)
    return document


def _fail(what: str, reason: Message | None, language: Language) -> NoReturn:
    click.echo(f"{what}: {reason.in_language(language) if reason else ''}", err=True)
    sys.exit(FAILED)


def _form(format_: str | None, output: str | None) -> str:
    """The form that was asked for, else the one that the file is named after."""
    if format_ is not None:
        return _named("--format", format_, {form: form for form in FORMS})
    suffix = os.path.splitext(output or "")[1].lower().removeprefix(".")  # noqa: PTH122 - a text, and no path yet
    return suffix if suffix in FORMS else FORMS[0]


def _choices(option: str, values: Sequence[str]) -> tuple[str, ...]:
    chosen = tuple(choice.strip() for value in values for choice in value.split(",") if choice.strip())
    if values and not chosen:
        raise click.UsageError(f"{option}: names no rule 没有写规则")
    return chosen


def _named(option: str, name: str, known: dict[str, Provided]) -> Provided:
    if name not in known:
        hint = _did_you_mean(name, list(known)) or f" ({', '.join(sorted(known))})"
        raise click.UsageError(f"{option}: unknown 没有 {name!r}{hint}")
    return known[name]


def _unknown_rule(unknown: UnknownRule) -> click.UsageError:
    near = f" — did you mean 是不是 {', '.join(unknown.near)}?" if unknown.near else ""
    return click.UsageError(f"no rule 没有规则 {unknown.choice!r}{near}")


def _did_you_mean(name: str, known: list[str]) -> str:
    near = difflib.get_close_matches(name, known, n=2)
    return f" — did you mean 是不是 {', '.join(near)}?" if near else ""


def _check_input(each: Input, linter: Linter, readers: Sequence[Reader]) -> FileReport:
    if each.error is not None or each.data is None:
        return FileReport(each.path, error=each.error)
    return linter.read_and_check(each.path, each.data, reader_for(each.path, readers))


def _printed(found: Register, form: str, view: View) -> bytes | str:
    """The register in one of its forms."""
    if form == "csv":
        return csv_bytes(found, view.language)
    if form == "xlsx":
        return xlsx_bytes(found, view.language)
    if form == "json":
        return json_text(found, view.language)
    stream = io.StringIO()
    print_table(found, stream, view)
    return stream.getvalue()


def _deliver(data: bytes | str, output: str | None, language: Language) -> None:
    """Write to the file that was named, else to standard output."""
    if output is not None:
        try:
            write_whole(output, data if isinstance(data, bytes) else data.encode("utf-8", "backslashreplace"))
        except UnwritableOutput as error:
            _fail(f"--output {output}", error.args[0], language)
    elif isinstance(data, bytes):
        sys.stdout.buffer.write(data)
    else:
        _output().write(data)


def _output() -> TextIO:
    """Standard output, which must not fail on a character its encoding lacks."""
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="backslashreplace")
    return sys.stdout
