"""What `fix --tracked` writes: a Word document in which all that is to be changed is a tracked change."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from zongjie_lint.commands.word_output import DOCX, refuse_suffix
from zongjie_lint.fix_report import FixReport
from zongjie_lint.fixer import Fixer
from zongjie_lint.inputs import Input, reader_for
from zongjie_lint.linter import read
from zongjie_lint.message import Message
from zongjie_lint.outputs import UnwritableOutput, write_whole
from zongjie_lint.printers.manuscript import manuscript_of
from zongjie_lint.reader import Reader, UnwritableEdits
from zongjie_lint.record import replace
from zongjie_lint.report import FileReport
from zongjie_lint.source import UnreadableSource


def track(each: Input, path: str, fixer: Fixer, readers: Sequence[Reader]) -> FixReport:
    """Mend the Word document that stands for an input, and write it to a path with the changes tracked."""
    if each.error is not None or each.data is None:
        return _failed(each, each.error)
    source = read(each.path, each.data, reader_for(each.path, readers))
    if isinstance(source, Message):
        return _failed(each, source)
    data = source.package or manuscript_of(source).data
    report = fixer.fix(each.path, data, reader_for(DOCX, readers))
    return report if report.error else _written(report, path)


def _failed(each: Input, error: Message | None) -> FixReport:
    return FixReport(each.path, b"", b"", FileReport(each.path, error=error), error=error)


def _written(report: FixReport, path: str) -> FixReport:
    """The report, with an error if the document could not be written."""
    from zongjie_lint.word.manuscript import Manuscript  # noqa: PLC0415 - lxml is imported for Word documents only
    from zongjie_lint.word.revisions import revised  # noqa: PLC0415

    try:
        refuse_suffix(path, report.path, report.before)
        write_whole(path, revised(Manuscript.read(report.before), report.edits, datetime.now()))
    except UnwritableEdits as unwritable:
        return replace(report, error=unwritable.reason)
    except (UnwritableOutput, UnreadableSource) as error:
        return replace(report, error=error.args[0])
    return report
