"""What a run of fixes did, file by file, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from itertools import groupby
from typing import TextIO

from zongjie_lint.diagnostic import Severity
from zongjie_lint.fix_report import FixReport, LeftOut
from zongjie_lint.message import Message, traceback_of
from zongjie_lint.reporter import View
from zongjie_lint.reporters import wording
from zongjie_lint.reporters.columns import visible
from zongjie_lint.reporters.layout import Layout
from zongjie_lint.reporters.paper import Line, Paper, Piece
from zongjie_lint.word.signing import NO_LONGER_SIGNED, is_signed

Titles = Mapping[str, Message]
"""What each rule is called, by code."""


class Outcome(Enum):
    """What became of the changes."""

    WRITTEN = "written"
    SHOWN = "shown"
    """Nothing was written."""
    TRACKED = "tracked"
    """They are tracked changes in another file."""


_CHANGED = {
    Outcome.WRITTEN: Message("   改了 {count} 处", "   {count} mended"),
    Outcome.SHOWN: Message("   要改 {count} 处", "   {count} to mend"),
    Outcome.TRACKED: Message("   {count} 处写成修订", "   {count} tracked"),
}
_NOTHING = Message("   没有能自动改的", "   nothing that can be mended")
_NOT_DONE = Message("没有改：{reason}", "not mended: {reason}")
_PLACES = Message("{count} 处", "{count}")
_LEFT_OUT = Message("没有改 {code}（{places}）：{reason}", "left out {code} ({places}): {reason}")
_LEFT = Message("还要人看：{things}", "for a person to look at: {things}")
_MORE = Message(
    "加 --unsafe-fixes 还能改 {count} 处（{codes}），改完请核对",
    "--unsafe-fixes would mend {count} more ({codes}); look at them",
)
_AND_MORE = Message("{lines} 等", "{lines}, …")
_MOST_LINES = 8
_ALL_CHANGED = {
    Outcome.WRITTEN: Message("{count} 个文件改了 {places} 处", "{places} mended in {count} of {files} files"),
    Outcome.SHOWN: Message("{count} 个文件要改 {places} 处（什么都没有写）", "{places} to mend in {count} of {files} files (nothing was written)"),
    Outcome.TRACKED: Message("{places} 处写成修订（原稿没有动）", "{places} tracked (the report itself was left as it is)"),
}  # fmt: skip
_NONE = Message("没有能自动改的", "Nothing that can be mended")
_FAILED = Message("{count} 个文件没能改", "{count} not mended")
_FAILED_RULES = Message("{count} 个文件没有查完", "{count} not checked completely")


def print_mending(
    reports: Sequence[FixReport], titles: Titles, stream: TextIO, view: View, *, outcome: Outcome
) -> None:
    """Print a few lines for each file, then one for all."""
    paper = Paper(stream, view)
    layout = Layout(view.language, paper.columns, paper.coloured)
    for report in reports:
        if len(reports) == 1 or _has_something(report):
            paper.print(_file(report, titles, layout, outcome=outcome))
            paper.print(_tracebacks(report) if view.verbose else [])
    paper.print([[*_sum(reports, layout, outcome=outcome), Piece(layout.say(wording.ENDED))]])


def _tracebacks(report: FixReport) -> Iterator[Line]:
    """Where a reader or rules raised."""
    failures = () if report.error else report.checked.failures
    for text in filter(None, (traceback_of(report.error), *(failure.traceback for failure in failures))):
        yield from ([Piece("  "), Piece(visible(line), "quiet")] for line in text.rstrip().split("\n"))


def _has_something(report: FixReport) -> bool:
    """Whether a file is worth a line among others."""
    return report.is_changed or report.failed or bool(report.left_out) or bool(report.more)


def _file(report: FixReport, titles: Titles, layout: Layout, *, outcome: Outcome) -> Iterator[Line]:
    name = Piece(visible(report.path), "strong")
    if report.error:
        yield [Piece("✗ ", "error"), name, Piece("   "), Piece(layout.say(_NOT_DONE, reason=report.error), "error")]
        return
    message = _CHANGED[outcome] if report.is_changed else _NOTHING
    yield [name, Piece(layout.say(message, count=report.mended.total()), "good" if report.is_changed else "quiet")]
    for code, count in sorted(report.mended.items()):
        yield [Piece(f"  {code} {_title(code, titles, layout)}  "), Piece(layout.say(_PLACES, count=count), "good")]
    if report.is_changed and report.original.package is not None and is_signed(report.before):
        yield [Piece("  "), Piece(layout.say(NO_LONGER_SIGNED), "warning")]
    yield from _rest(report, layout)


def _rest(report: FixReport, layout: Layout) -> Iterator[Line]:
    """What is left, and why."""
    yield from ([Piece(f"  {line}", "warning")] for line in _left_out(report, layout))
    for failure in report.checked.failures:
        text = layout.say(wording.rule_failed(failure))
        yield [Piece(f"  {text}", "error")]
    if left := _left([report], layout):
        yield [Piece(f"  {left}")]
    if report.more:
        codes = layout.say(wording.LISTED).join(sorted(report.more))
        yield [Piece("  " + layout.say(_MORE, count=report.more.total(), codes=codes))]


def _left(reports: Sequence[FixReport], layout: Layout) -> str:
    """How many errors and warnings are left, nothing where there are none."""
    things = [
        wording.counted(count, forms, layout.language)
        for severity, forms in ((Severity.ERROR, wording.ERRORS), (Severity.WARNING, wording.WARNINGS))
        if (count := sum(report.left(severity) for report in reports))
    ]
    return layout.say(_LEFT, things=layout.say(wording.LISTED).join(things)) if things else ""


def _left_out(report: FixReport, layout: Layout) -> Iterator[str]:
    def key(left: LeftOut) -> tuple[str, str]:
        return left.code, layout.say(left.reason)

    for (code, reason), group in groupby(sorted(report.left_out, key=key), key=key):
        lines = sorted({left.line for left in group})
        shown = layout.say(wording.LISTED).join(map(str, lines[:_MOST_LINES]))
        if len(lines) > _MOST_LINES:
            shown = layout.say(_AND_MORE, lines=shown)
        places = report.original.unit.format(line=shown)
        yield layout.say(_LEFT_OUT, code=code, places=places, reason=reason)


def _title(code: str, titles: Titles, layout: Layout) -> str:
    return layout.say(titles[code]) if code in titles else ""


def _sum(reports: Sequence[FixReport], layout: Layout, *, outcome: Outcome) -> Iterator[Piece]:
    changed = [report for report in reports if report.is_changed and not report.error]
    places = sum((report.mended for report in changed), Counter[str]()).total()
    message = _ALL_CHANGED[outcome] if changed else _NONE
    said = layout.say(message, count=len(changed), places=places, files=len(reports))
    yield Piece(said, "good" if changed else "")
    if len(reports) > 1 and (left := _left(reports, layout)):
        yield Piece(layout.say(wording.JOINED) + left)
    failed = sum(1 for report in reports if report.error)
    halved = sum(1 for report in reports if not report.error and report.failed)
    for count, forms in ((failed, _FAILED), (halved, _FAILED_RULES)):
        if count:
            yield Piece(layout.say(wording.JOINED) + layout.say(forms, count=count), "error")
