"""The files that `--output FORMAT=PATH` names: the whole report in another format, besides standard output."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePath
from typing import BinaryIO

import click

from zongjie_lint.commands.formats import reporter_named
from zongjie_lint.commands.rendering import named_failure
from zongjie_lint.commands.standard_error import tell
from zongjie_lint.commands.word_output import is_same
from zongjie_lint.message import Message
from zongjie_lint.outputs import UnwritableOutput, whole_file
from zongjie_lint.record import Record, replace
from zongjie_lint.report import Report
from zongjie_lint.reporter import Reporter, View

_READ = Message("这是刚查的稿子，没有盖掉；请换一个文件名", "it is one of the reports checked, and was not overwritten")
_WRITTEN = Message("已写入 {path}", "written: {path}")
_SUFFIXES = {".html": "html", ".csv": "csv", ".json": "json", ".jsonl": "jsonl", ".sarif": "sarif", ".xml": "junit"}


class _Text(io.TextIOWrapper):
    """UTF-8 on its way into a file that somebody else closes."""

    def __init__(self, file: BinaryIO) -> None:
        super().__init__(file, "utf-8", "backslashreplace", newline="")

    def __exit__(self, *_: object) -> None:
        self.flush()
        self.detach()


class FileOutput(Record):
    """A file that a report is to be written to, and who writes it."""

    reporter: Reporter
    path: str

    def write(self, report: Report, view: View, read: Iterable[str]) -> bool:
        """Write the file, unless it is one of those that were read; whether it could be done, which is said in any case."""
        if any(is_same(self.path, path) for path in read):
            tell(f"--output {self.path}: {_READ.in_language(view.language)}")
            return False
        try:
            with named_failure(self.reporter.name, view), whole_file(self.path) as file, _Text(file) as stream:
                self.reporter.write(report, stream, replace(view, colour=False))
        except UnwritableOutput as error:
            tell(f"--output {self.path}: {error.args[0].in_language(view.language)}")
            return False
        tell(_WRITTEN.format(path=self.path).in_language(view.language))
        return True


def file_outputs(
    values: Sequence[str], reporters: Mapping[str, Reporter], read: Iterable[str | None], view: View
) -> list[FileOutput]:
    """The outputs that options name; one that names no format, or what is read, ends the run."""
    outputs = [_file_output(value, reporters, view) for value in values]
    sources = [path for path in read if path not in (None, "-")]
    for at, output in enumerate(outputs):
        others = [*sources, *(other.path for other in outputs[:at])]
        if any(other is not None and is_same(output.path, other) for other in others):
            raise click.UsageError(f"--output {output.path}: read or written already 已经读它或者写它，请换一个文件名")
    return outputs


def _file_output(value: str, reporters: Mapping[str, Reporter], view: View) -> FileOutput:
    format_, separator, path = value.partition("=")
    if not (separator and path):
        raise click.UsageError(f"--output {value}: write FORMAT=PATH, such as {_example(value)} 应写作 格式=文件名")
    if path == "-":
        raise click.UsageError(
            f"--output {value}: for standard output write --format {format_} 要输出到屏幕，请用 --format"
        )
    return FileOutput(reporter_named("--output", format_, reporters, view), path)


def _example(value: str) -> str:
    """What somebody who wrote no format may have meant, as far as the suffix tells."""
    format_ = _SUFFIXES.get(PurePath(value).suffix.lower())
    return f"{format_}={value}" if format_ else "html=审校.html"
