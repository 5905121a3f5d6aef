"""How many findings of each severity there are, and what was not checked, in a line of plain text."""

from __future__ import annotations

from collections.abc import Iterator

from zongjie_lint.message import Language, Message
from zongjie_lint.report import Report
from zongjie_lint.reporter import View
from zongjie_lint.reporters import wording
from zongjie_lint.reporters.summary import unshown


def counts_line(report: Report, view: View) -> str:
    """What was found, what could not be checked and what was not shown, as a sentence."""
    said = [*_found(report, view), *_not_checked(report, view.language)]
    clauses = [*(said or [_nothing(report).in_language(view.language)]), *unshown(report, view)]
    return wording.JOINED.in_language(view.language).join(clauses) + wording.ENDED.in_language(view.language)


def _found(report: Report, view: View) -> Iterator[str]:
    for severity, forms in wording.COUNTS:
        if view.shows(severity) and (count := report.count(severity)):
            yield wording.counted(count, forms, view.language)


def _not_checked(report: Report, language: Language) -> Iterator[str]:
    unreadable = sum(1 for file in report.files if file.error)
    incomplete = sum(1 for file in report.files if file.failed and not file.error)
    for count, forms in ((unreadable, wording.UNREADABLES), (incomplete, wording.INCOMPLETE)):
        if count:
            yield wording.counted(count, forms, language)


def _nothing(report: Report) -> Message:
    return wording.NOTHING_FOUND if report.files else wording.NO_FILES
