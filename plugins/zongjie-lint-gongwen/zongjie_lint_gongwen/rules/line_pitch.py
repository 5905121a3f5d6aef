"""FM07."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from zongjie_lint.diagnostic import Diagnostic
from zongjie_lint.document import Document
from zongjie_lint.message import Message
from zongjie_lint.span import Span
from zongjie_lint_gongwen.format_rule import FormatRule
from zongjie_lint_gongwen.formatting import Formatting
from zongjie_lint_gongwen.lengths import points
from zongjie_lint_gongwen.parts import text_paragraphs
from zongjie_lint_gongwen.reporting import grouped

_ROUNDING = 0.06
_ABOUT = Message("约 {low}—{high}", "about {low}–{high}")
_TYPE_AREA = 225 / 25.4 * 72
_FEW = 0.2
"""Less than this share of the text may be set closer, for a line to fit."""


@dataclass(frozen=True)
class LinePitch(FormatRule):
    """行距排不成每面 22 行。

    ## 查什么
    正文的行距：固定值，或者按单倍、多倍行距和文档网格算出来的，超出 28—30 磅就报，并算出版心 225 mm 高能排多少行。
    单倍、多倍行距因字体而异，只有怎么算都不在这个范围的才报。少数段落为排版压缩行距的不报。

    ## 为什么
    GB/T 9704-2012 5.2.3：一般每面排 22 行，每行排 28 个字，并撑满版心；特定情况可以作适当调整。标准没有规定磅数，
    28—30 磅是 3 号字排 22 行常用的行距。

    ## 怎么改
    选中正文，“段落”→“行距”→“固定值”，28 磅至 28.9 磅正好 22 行；或者在“页面设置”→“文档网格”里指定每页 22 行、每行 28 字。
    """

    code = "FM07"
    name = "line-pitch"
    title = Message("行距排不成每面 22 行", "line pitch other than for 22 lines a page")
    basis = "GB/T 9704-2012 5.2.3"
    message = Message(
        "正文行距实际 {pitch} 磅，版心一面排 {lines} 行，一般排 22 行",
        "the lines are {pitch} pt apart, {lines} on a page, where 22 are usual",
    )
    advice = Message(
        "把正文行距设为固定值 28 磅至 28.9 磅，或者用文档网格指定每页 22 行、每行 28 字。",
        "Set the line spacing to exactly 28 to 28.9 pt, or a grid of 22 lines with 28 characters.",
    )

    least: float = 28.0
    """In points."""
    most: float = 30.0

    def judge(self, document: Document, formatting: Formatting) -> Iterator[Diagnostic]:
        """The most frequent distance of lines that is off, where much of the text has it."""
        paragraphs = list(text_paragraphs(document, formatting))
        wrong = [
            (each.looks.line_pitch, each.paragraph.span) for each in paragraphs if self._is_off(each.looks.line_pitch)
        ]
        count = sum(len(each.paragraph) for each in paragraphs)
        for pitch, spans in grouped(wrong)[:1]:
            if sum(map(len, spans)) > _FEW * count:
                yield self._found(pitch, spans, formatting)

    def _found(self, pitch: tuple[float, float], spans: list[Span], formatting: Formatting) -> Diagnostic:
        looks = formatting.paragraph_at(spans[0].start)
        area = formatting.sections[looks.section].page.text_size if looks else None
        height = points(area[1]) if area else _TYPE_AREA
        lines = [int((height + _ROUNDING) / each) for each in reversed(pitch)]
        return self.report(spans[0], pitch=_range(*pitch), lines=_range(*lines))

    def _is_off(self, pitch: tuple[float, float]) -> bool:
        return pitch[1] < self.least - _ROUNDING or pitch[0] > self.most + _ROUNDING


def _range(least: float, most: float) -> Message:
    low, high = f"{round(least, 1):g}", f"{round(most, 1):g}"
    return Message(low, low) if low == high else _ABOUT.format(low=low, high=high)
