"""`zongjie-lint facts`."""

from __future__ import annotations

import io
import os
import sys
from typing import Any

import click

from zongjie_lint.commands.documents import document_at
from zongjie_lint.commands.options import (
    FAILED,
    NO_CHOICE,
    colour_option,
    configuration_options,
    fail,
    kind_option,
    language_option,
    linters_for,
    loaded_plugins,
    named,
    output,
    plugin_options,
    rule_timeout,
    stdin_option,
    timeout_option,
    verbose_option,
)
from zongjie_lint.commands.redacting import redact_option, redaction_for
from zongjie_lint.commands.standard_error import tell
from zongjie_lint.message import Language, Message
from zongjie_lint.outputs import UnwritableOutput, write_whole
from zongjie_lint.printers.csv import csv_bytes
from zongjie_lint.printers.json import json_text
from zongjie_lint.printers.table import print_table
from zongjie_lint.printers.xlsx import xlsx_bytes
from zongjie_lint.registrar import register
from zongjie_lint.report import Register
from zongjie_lint.reporter import View
from zongjie_lint.time_limit import seconds_for, watched

FORMS = ("table", "json", "csv", "xlsx")
"""The forms of a register; a file named so has that form unless another is asked for."""
_OVERWRITES = Message("这会盖掉稿子本身；请换一个文件名", "that would overwrite the report itself; choose another name")
_BINARY = Message(
    "xlsx 不能显示在屏幕上；请加 --output 文件名.xlsx", "xlsx cannot be shown on a terminal; add --output NAME.xlsx"
)


@click.command(short_help="List a report's figures. 列出数据台账。")
@click.argument("file", metavar="FILE")
@click.option(
    "--format",
    "format_",
    metavar="FORMAT",
    help="table, json, csv or xlsx; as --output is named, else table. 输出格式。",
)
@click.option("--output", "path", metavar="PATH", help="Write to this file. 写到这个文件。")
@redact_option
@colour_option
@stdin_option
@kind_option
@timeout_option
@verbose_option
@configuration_options
@language_option
@plugin_options
def facts(file: str, format_: str | None, path: str | None, **options: Any) -> None:  # noqa: ANN401 - click passes them by name
    """List the figures of a report and the relations between them, with their verdicts. 列出数据台账和核对关系。"""
    language: Language = options["lang"]
    form = _form(format_, path)
    if path is not None and os.path.realpath(path) == os.path.realpath(file):
        fail(f"--output {path}", _OVERWRITES, language)
    if form == "xlsx" and path is None and sys.stdout.isatty():
        fail("--format xlsx", _BINARY, language)
    plugins = loaded_plugins(options["switches"], options["skip_broken_plugins"], verbose=options["verbose"])
    settings = linters_for(plugins, {**options, **NO_CHOICE}).settings_at(_path(file, options))
    document = document_at(file, plugins.readers(), options, settings)
    with watched(seconds_for(rule_timeout(settings), len(document.text))):
        found = register(document)
    view = View(language, colour=options["colour"])
    redaction = redaction_for(plugins, options)
    if redaction:
        found = redaction.register(found)
    if form == "table" and path is None:
        print_table(found, output(), view)
    else:
        _deliver(_printed(found, form, view), path, language)
    for failure in found.failures:
        tell(f"{found.source.name}: {failure.code}: {failure.said(language)}")
        if options["verbose"]:
            tell(failure.traceback)
    sys.exit(FAILED if found.failures else 0)


def _path(file: str, options: dict[str, Any]) -> str:
    return str(options["stdin_filename"]) if file == "-" else file


def _form(format_: str | None, path: str | None) -> str:
    """The form that was asked for, else the one that the file is named after."""
    if format_ is not None:
        return named("--format", format_, {form: form for form in FORMS})
    suffix = os.path.splitext(path or "")[1].lower().removeprefix(".")  # noqa: PTH122 - a text, and no path yet
    return suffix if suffix in FORMS else FORMS[0]


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


def _deliver(data: bytes | str, path: str | None, language: Language) -> None:
    """Write to the file that was named, else to standard output."""
    if path is not None:
        try:
            write_whole(path, data if isinstance(data, bytes) else data.encode("utf-8", "backslashreplace"))
        except UnwritableOutput as error:
            fail(f"--output {path}", error.args[0], language)
    elif isinstance(data, bytes):
        sys.stdout.buffer.write(data)
    else:
        output().write(data)
