"""The last line: what was found in all, what was not shown, how long it took."""

from __future__ import annotations

from collections.abc import Iterator

from zongjie_lint.diagnostic import Severity
from zongjie_lint.report import FileReport, Report
from zongjie_lint.reporter import View
from zongjie_lint.reporters import wording
from zongjie_lint.reporters.layout import Layout, flow, spread
from zongjie_lint.reporters.paper import Line, Piece


def summary(report: Report, layout: Layout, view: View) -> list[Line]:
    """The counts of everything, shown or not, with the time taken at the right."""
    counts = [*_counts(report, layout, view), *_failures(report, layout)]
    sentence = _sentence(counts or [_all_clear(report, layout, view)], report, layout, view)
    pieces = [*_prefix(report, layout, view), *sentence] if counts else [*sentence, *_checked(report, layout)]
    lines = flow(([piece] for piece in pieces), layout.columns, gap="")
    seconds = layout.say(wording.SECONDS, seconds=report.seconds)
    return spread(lines, Piece(seconds, "quiet"), layout.columns)


def has_shown(file: FileReport, view: View) -> bool:
    """Whether something about a file is on the page."""
    return file.failed or bool(file.unread) or any(view.shows(found.severity) for found in file.diagnostics)


def _sentence(clauses: list[Piece], report: Report, layout: Layout, view: View) -> Iterator[Piece]:
    clauses = [*clauses, *(Piece(text, "quiet") for text in unshown(report, view))]
    for piece in clauses[:-1]:
        yield Piece(piece.text + layout.say(wording.JOINED), piece.style)
    yield Piece(clauses[-1].text + layout.say(wording.ENDED), clauses[-1].style)


def unshown(report: Report, view: View) -> Iterator[str]:
    """What was found and is not shown, which silence would pass off as nothing."""
    hidden = 0 if view.show_info else report.count(Severity.INFO)
    if hidden:
        yield wording.counted(hidden, wording.HIDDEN, view.language)
    if report.suppressed:
        see = "" if view.show_suppressed else wording.SEE_SUPPRESSED.in_language(view.language)
        yield wording.counted(report.suppressed, wording.SUPPRESSED, view.language) + see
    if report.known:
        yield wording.counted(report.known, wording.KNOWN, view.language)


def _counts(report: Report, layout: Layout, view: View) -> Iterator[Piece]:
    for severity, forms in wording.COUNTS:
        count = report.count(severity)
        if count and view.shows(severity):
            yield Piece(wording.counted(count, forms, layout.language), severity.label)


def _failures(report: Report, layout: Layout) -> Iterator[Piece]:
    unreadable = sum(1 for file in report.files if file.error)
    failed = len({failure.code for file in report.files for failure in file.failures})
    for count, forms in ((unreadable, wording.UNREADABLES), (failed, wording.FAILED_RULES)):
        if count:
            yield Piece(wording.counted(count, forms, layout.language), "error")


def _all_clear(report: Report, layout: Layout, view: View) -> Piece:
    if not report.files:
        return Piece(layout.say(wording.NO_FILES), "warning")
    hidden = not view.show_info and report.count(Severity.INFO)
    return Piece(layout.say(wording.NOTHING_BUT_INFO if hidden else wording.NOTHING_FOUND), "good")


def _prefix(report: Report, layout: Layout, view: View) -> Iterator[Piece]:
    if len(report.files) > 1:
        faulty = sum(has_shown(file, view) for file in report.files)
        yield Piece(layout.say(wording.IN_FILES, count=len(report.files), faulty=faulty))


def _checked(report: Report, layout: Layout) -> Iterator[Piece]:
    """What was looked at, so that silence is known to mean something."""
    parts = sum(len(file.outline.parts) for file in report.files)
    relations = sum(file.outline.relations.total() for file in report.files)
    files = len(report.files) if len(report.files) > 1 else 0
    counts = ((files, wording.FILES), (parts, wording.PART_COUNT), (relations, wording.RELATIONS_CHECKED))
    things = [wording.counted(count, forms, layout.language) for count, forms in counts if count]
    if things:
        yield Piece(layout.say(wording.CHECKED, things=layout.say(wording.LISTED).join(things)), "quiet")
