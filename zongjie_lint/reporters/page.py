"""Everything there is to say about one file, as a block of lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from zongjie_lint.diagnostic import Diagnostic
from zongjie_lint.message import Message, traceback_of
from zongjie_lint.report import FileReport, RuleFailure
from zongjie_lint.reporter import View
from zongjie_lint.reporters import wording
from zongjie_lint.reporters.columns import shorten_front, visible, width, wrap
from zongjie_lint.reporters.digest import digest
from zongjie_lint.reporters.finding import finding
from zongjie_lint.reporters.head import head, headline
from zongjie_lint.reporters.layout import Layout
from zongjie_lint.reporters.paper import Line, Piece
from zongjie_lint.reporters.summary import has_shown
from zongjie_lint.reporters.suppressed import suppressed


def page(file: FileReport, layout: Layout, view: View, *, alone: bool) -> list[Line]:
    """The block of one file: a single line if it could not be read or, among others, has nothing to say."""
    if file.error:
        return [*_unreadable(file, layout), *_traceback(traceback_of(file.error), view)]
    if not alone and is_clear(file, view):
        return [headline(file, layout)]
    blocks = [head(file, layout), *_findings(file, layout, view)]
    blocks += [_failure(failure, layout, view) for failure in file.failures]
    blocks += [suppressed(file, layout)] if file.suppressed and view.show_suppressed else []
    blocks += [notices(file.notices, layout)] if file.notices else []
    return list(spaced(blocks))


def is_clear(file: FileReport, view: View) -> bool:
    """Whether a file was checked and there is nothing to show of it."""
    has_more = file.notices or (file.suppressed and view.show_suppressed)
    return not file.error and not has_shown(file, view) and not has_more


def notices(said: Sequence[Message], layout: Layout) -> list[Line]:
    """What is to be said about the check itself."""
    return [
        [Piece(line, "warning" if number == 0 else "")]
        for each in said
        for number, line in enumerate(layout.wrapped(wording.NOTICE.format(what=each), layout.columns))
    ]


def spaced(blocks: Sequence[Sequence[Line]]) -> Iterator[Line]:
    """Blocks one after the other with a blank line between them; single lines keep together."""
    for i, block in enumerate(blocks):
        if i and (len(block) > 1 or len(blocks[i - 1]) > 1):
            yield []
        yield from block


def _findings(file: FileReport, layout: Layout, view: View) -> Iterator[list[Line]]:
    """The worst first; findings that another one sums up are left to that one."""
    shown = [found for found in file.diagnostics if view.shows(found.severity)]
    summed_up = _summed_up(shown)
    codes = {found.code for found in shown}
    for found in sorted(shown, key=lambda found: -found.severity):
        if found.summarised_by in codes:
            continue
        parts = summed_up.pop(found.code, None)
        yield digest(found, parts, file, layout) if parts else finding(found, file, layout)


def _summed_up(shown: Sequence[Diagnostic]) -> dict[str, list[Diagnostic]]:
    parts: dict[str, list[Diagnostic]] = {}
    for found in shown:
        if found.summarised_by:
            parts.setdefault(found.summarised_by, []).append(found)
    return parts


def _unreadable(file: FileReport, layout: Layout) -> list[Line]:
    assert file.error
    path = shorten_front(visible(file.path), layout.columns - 2)
    reason = layout.say(wording.UNREADABLE, reason=file.error)
    start: Line = [Piece("✗ ", "error"), Piece(path, "strong")]
    if 2 + width(path) + 3 + width(reason) <= layout.columns:
        return [[*start, Piece("   "), Piece(reason, "error")]]
    return [start, *([Piece("  "), Piece(line, "error")] for line in wrap(reason, layout.columns - 2))]


def _failure(failure: RuleFailure, layout: Layout, view: View) -> list[Line]:
    text = layout.say(wording.rule_failed(failure))
    lines: list[Line] = [[Piece(line, "error")] for line in wrap(text, layout.columns)]
    return [*lines, *_traceback(failure.traceback, view)]


def _traceback(text: str, view: View) -> list[Line]:
    """Where something was raised, for those who want to know."""
    lines = text.rstrip().split("\n") if view.verbose and text else []
    return [[Piece("  "), Piece(visible(line), "quiet")] for line in lines]
