"""How often each rule was broken, as a table."""

from __future__ import annotations

from collections.abc import Sequence

from zongjie_lint.message import Message
from zongjie_lint.report import Statistics
from zongjie_lint.reporters.columns import pad, shorten, width
from zongjie_lint.reporters.layout import Layout
from zongjie_lint.reporters.paper import Line, Piece

_TITLE = Message("规则统计", "Findings by rule")
_HEADINGS = (
    Message("规则", "Rule"),
    Message("问题", "Findings"),
    Message("稿件", "Documents"),
    Message("名称", "Title"),
)
_TOTAL = Message("合计", "Total")
_NONE = Message("没有发现问题，没有可统计的。", "Nothing was found, so there is nothing to count.")
_GAP = "  "


def statistics_lines(statistics: Statistics, layout: Layout) -> list[Line]:
    """A row a rule, the most frequent first, and a row with the sums."""
    if not statistics.findings:
        return [[Piece(layout.say(_NONE), "quiet")]]
    headings = [layout.say(heading) for heading in _HEADINGS]
    rows = [(each.code, str(each.findings), str(each.documents), layout.say(each.title)) for each in statistics.rules]
    total = (layout.say(_TOTAL), str(statistics.findings), str(statistics.documents), "")
    widths = [max(map(width, column)) for column in zip(headings, total, *rows, strict=True)]
    widths[-1] = layout.columns - sum(widths[:-1]) - len(_GAP) * (len(widths) - 1)
    return [
        [Piece(layout.say(_TITLE), "strong")],
        _row(headings, widths, "quiet"),
        *(_row(row, widths) for row in rows),
        _row(total, widths, "strong"),
    ]


def _row(cells: Sequence[str], widths: Sequence[int], style: str = "") -> Line:
    code, *counts, title = cells
    numbers = [" " * (columns - width(cell)) + cell for cell, columns in zip(counts, widths[1:], strict=False)]
    return [Piece(_GAP.join([pad(code, widths[0]), *numbers, shorten(title, widths[-1])]).rstrip(), style)]
