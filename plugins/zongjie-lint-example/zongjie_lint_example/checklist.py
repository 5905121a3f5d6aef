"""A reporter: findings as a list to tick off, to hand back to whoever wrote the draft."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, TextIO

from zongjie_lint.diagnostic import Diagnostic
from zongjie_lint.message import Message
from zongjie_lint.report import FileReport, Report
from zongjie_lint.reporter import View
from zongjie_lint.source import Source

_NOTHING = Message("没有要改的。", "Nothing to mend.")
_ITEM = Message("{place}：{message}。{advice}（{code}）", "{place}: {message}. {advice} ({code})")
_NOT_CHECKED = Message("没能检查：{reason}", "not checked: {reason}")
_NOT_READ = Message("没有查到：{what}", "not read: {what}")


class Checklist:
    """Writes Markdown, a heading for each file and a box for each finding."""

    name: ClassVar[str] = "checklist"

    def write(self, report: Report, stream: TextIO, view: View) -> None:
        """Render the whole report to a stream."""
        for file in report.files:
            items = [*_items(file, view)] or [_NOTHING.in_language(view.language)]
            stream.write(f"## {file.path}\n\n" + "\n".join(items) + "\n\n")


def _items(file: FileReport, view: View) -> Iterator[str]:
    for found in file.diagnostics:
        if file.source and view.shows(found.severity):
            yield f"- [ ] {_item(found, file.source).in_language(view.language)}"
    for what in _not_done(file):
        yield f"- {what.in_language(view.language)}"


def _item(found: Diagnostic, source: Source) -> Message:
    place = source.place(found.span.start)
    return _ITEM.format(place=place, message=found.message, advice=found.advice, code=found.code)


def _not_done(file: FileReport) -> Iterator[Message]:
    """What could not be checked, which silence would pass off as nothing to mend."""
    if file.error:
        yield _NOT_CHECKED.format(reason=file.error)
    for each in file.unread:
        yield _NOT_READ.format(what=each.what)
    for failure in file.failures:
        yield _NOT_CHECKED.format(reason=f"{failure.code}: {failure.reason}")
