"""One finding on the page: what is wrong, where, why, and what to do."""

from __future__ import annotations

from zongjie_lint.diagnostic import Diagnostic
from zongjie_lint.message import Message
from zongjie_lint.report import FileReport
from zongjie_lint.reporters import wording
from zongjie_lint.reporters.columns import visible, width
from zongjie_lint.reporters.concise import SEVERITY_NAMES
from zongjie_lint.reporters.frame import Row, body_columns, framed, unframed
from zongjie_lint.reporters.layout import Layout, spread
from zongjie_lint.reporters.paper import Line, Piece
from zongjie_lint.reporters.places import places
from zongjie_lint.reporters.sections import is_whole_document


def finding(found: Diagnostic, file: FileReport, layout: Layout) -> list[Line]:
    """The whole of a finding; one about the document as a whole has no frame."""
    assert file.source
    if is_whole_document(found.span, file.source.text) and not found.related:
        return [*title(found, layout), *unframed(reasons(found, layout))]
    where = places(found, file.outline, file.source, layout)
    return [*title(found, layout), *framed([*where, *reasons(found, layout)])]


def title(found: Diagnostic, layout: Layout) -> list[Line]:
    """The fault in plain words, with its severity and code before it and its name after it."""
    label = f"{layout.say(SEVERITY_NAMES[found.severity])} {visible(found.code)} "
    words = layout.wrapped(found.message, layout.columns - width(label))
    starts = [Piece(label, found.severity.label), *[Piece(" " * width(label))] * (len(words) - 1)]
    lines = [[start, Piece(line, "strong")] for start, line in zip(starts, words, strict=True)]
    return spread(lines, Piece(visible(found.name), "quiet"), layout.columns)


def reasons(found: Diagnostic, layout: Layout) -> list[Row]:
    """The evidence and the advice."""
    evidence = [] if found.evidence is None else _prose(wording.EVIDENCE, found.evidence, layout)
    return [*evidence, *_prose(wording.ADVICE, found.advice, layout)]


def _prose(label: Message, message: Message, layout: Layout) -> list[Row]:
    if not layout.raw(message):
        return []
    first, *others = layout.wrapped(message, body_columns(layout))
    return [Row([Piece(first)], layout.say(label)), *(Row([Piece(line)]) for line in others)]
