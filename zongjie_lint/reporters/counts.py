"""How many findings of each severity there are, in a line of plain text."""

from __future__ import annotations

from zongjie_lint.message import Language
from zongjie_lint.report import Report
from zongjie_lint.reporter import View
from zongjie_lint.reporters import wording
from zongjie_lint.reporters.summary import unshown


def counts_line(report: Report, view: View) -> str:
    """What was found and what was not shown, as a sentence."""
    found = [
        wording.counted(count, forms, view.language)
        for severity, forms in wording.COUNTS
        if view.shows(severity) and (count := report.count(severity))
    ]
    clauses = [*(found or [_nothing(report, view.language)]), *unshown(report, view)]
    return wording.JOINED.in_language(view.language).join(clauses) + wording.ENDED.in_language(view.language)


def _nothing(report: Report, language: Language) -> str:
    """No findings; of a check that is not whole this says no more than what was found."""
    is_whole = report.files and not any(file.failed for file in report.files)
    return (wording.NOTHING_FOUND if is_whole else wording.NOTHING_BUT_FAILURES).in_language(language)
