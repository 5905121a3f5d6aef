"""What is suppressed, for a person who wants to see it: the finding, and by what it is suppressed and why."""

from __future__ import annotations

from zongjie_lint.diagnostic import Diagnostic
from zongjie_lint.message import Message
from zongjie_lint.report import FileReport
from zongjie_lint.reporters import wording
from zongjie_lint.reporters.columns import visible, width
from zongjie_lint.reporters.layout import Layout
from zongjie_lint.reporters.paper import Line, Piece

_REASON = Message("原因：{reason}", "reason: {reason}")
_NO_REASON = Message("没有写原因", "no reason given")
_UNTIL = Message("，到 {until} 为止", ", until {until}")
_PLACE = Message("（{place}）", " ({place})")
_COMMENT = Message("（文档里的批注）", " (a comment in the document)")
_NOTHING = Message("", "")


def grounds(found: Diagnostic) -> Message:
    """Why a finding is suppressed, until when, and where that is written."""
    by = found.suppressed_by
    reason = _REASON.format(reason=by.reason) if by and by.reason else _NO_REASON
    until = _UNTIL.format(until=by.until) if by and by.until else _NOTHING
    if by is None or by.place is None:
        return Message(wording.SUPPRESSED_HERE.zh + _COMMENT.zh, wording.SUPPRESSED_HERE.en + _COMMENT.en)
    place = _PLACE.format(place=by.place)
    return Message(*(reason.in_language(at) + until.in_language(at) + place.in_language(at) for at in ("zh", "en")))


def suppressed(file: FileReport, layout: Layout) -> list[Line]:
    """The suppressed findings of a file, each with its place and the grounds below it."""
    lines: list[Line] = [[Piece(wording.counted(len(file.suppressed), wording.SUPPRESSED, layout.language), "strong")]]
    for found in file.suppressed:
        label = f"  {_place(found, file, layout)} {visible(found.code)} "
        indent = " " * 4
        said = [*layout.wrapped(found.message, max(layout.columns - width(label), 20))]
        lines.append([Piece(label, "quiet"), Piece(said[0])])
        lines += [[Piece(" " * width(label)), Piece(line)] for line in said[1:]]
        lines += [[Piece(indent + line, "quiet")] for line in layout.wrapped(grounds(found), layout.columns - 4)]
    return lines


def _place(found: Diagnostic, file: FileReport, layout: Layout) -> str:
    return layout.say(file.source.place(found.span.start)) if file.source else ""
