"""What was written into the files of suppressions, entry by entry."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TextIO

from zongjie_lint.message import Message
from zongjie_lint.reporter import View
from zongjie_lint.reporters.columns import visible, width, wrap
from zongjie_lint.reporters.paper import Line, Paper, Piece
from zongjie_lint.sidecar import Entry

_NO_ENTRY = Message("没有要忽略的问题，什么也没有写。", "There is nothing to suppress; nothing was written.")
_WRITTEN = Message("已写入 {path}：", "Written to {path}:")
_TOTAL = Message("共 {count} 条。原因：{reason}{until}", "{count} in all. Reason: {reason}{until}")
_UNTIL = Message("；到 {until} 为止", "; until {until}")
_NOTHING = Message("", "")


def print_entries(written: Mapping[str, Sequence[tuple[Entry, str]]], stream: TextIO, view: View) -> None:
    """For each file of suppressions the entries that went into it, each with the place of its finding."""
    paper = Paper(stream, view)
    entries = [entry for some in written.values() for entry, _ in some]
    for path, some in written.items():
        paper.print([[Piece(_WRITTEN.format(path=visible(path)).in_language(view.language))]])
        for entry, place in some:
            paper.print(_entry(entry, place, paper.columns))
    paper.print([[Piece(_total(entries).in_language(view.language))]])


def _entry(entry: Entry, place: str, columns: int) -> list[Line]:
    label = f"  {visible(place)} {entry.rule} "
    first, *others = wrap(visible(entry.sentence or entry.fingerprint or ""), max(columns - width(label), 20)) or [""]
    return [
        [Piece(label, "quiet"), Piece(first)],
        *([Piece(" " * width(label)), Piece(line)] for line in others),
    ]


def _total(entries: Sequence[Entry]) -> Message:
    if not entries:
        return _NO_ENTRY
    until = _UNTIL.format(until=entries[0].until) if entries[0].until else _NOTHING
    return _TOTAL.format(count=len(entries), reason=visible(entries[0].reason), until=until)
