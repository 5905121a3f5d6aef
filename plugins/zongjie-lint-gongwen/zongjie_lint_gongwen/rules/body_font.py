"""FM03."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from zongjie_lint.diagnostic import Diagnostic
from zongjie_lint.document import Document
from zongjie_lint.message import Message
from zongjie_lint.span import Span
from zongjie_lint_gongwen.faces import Face, font_label, is_known
from zongjie_lint_gongwen.format_rule import FormatRule
from zongjie_lint_gongwen.formatting import FormattedRun, Formatting
from zongjie_lint_gongwen.parts import TextParagraph, text_runs
from zongjie_lint_gongwen.reporting import grouped, others
from zongjie_lint_gongwen.sizes import is_size, size_label

_WHOLE = 0.8
"""A look that so much of the text has is that of the whole text."""
_HEADING = 30
_EMPHASIS = (Face.HEITI, Face.KAITI)
_EVERYWHERE = Message("正文", "the text")
_HERE = Message("有 {count} 处正文", "in {count} places the text")
_ONCE = Message("有一处正文", "in one place the text")


@dataclass(frozen=True)
class BodyFont(FormatRule):
    """正文不是 3 号仿宋。

    ## 查什么
    正文汉字的字体和字号。同一种字体、字号只报一条，不论有多少段。第一、二层标题由 FM06 查；表格、数字和外文不查；
    用黑体、楷体突出的词句和没有编号的小标题，字号不变的，不报；居中的副标题、日期不查。各家的仿宋（仿宋_GB2312、方正仿宋_GBK、华文仿宋等）都算仿宋。

    ## 为什么
    GB/T 9704-2012 5.2.2、7.3.3：正文一般用 3 号仿宋体字，特定情况可以作适当调整。

    ## 怎么改
    全选正文，“开始”里把中文字体改为“仿宋”或“仿宋_GB2312”，字号改为“三号”；最好改“正文”样式，免得逐段设置。
    """

    code = "FM03"
    name = "body-font"
    title = Message("正文不是 3 号仿宋", "text not in 16-point Fangsong")
    basis = "GB/T 9704-2012 5.2.2、7.3.3"
    message = Message(
        "{where}实际 {font} {size}，一般用 仿宋 三号（16磅）", "{where} is in {font}, {size}, not in Fangsong, 16 pt"
    )
    advice = Message(
        "把中文字体改为仿宋（仿宋_GB2312、方正仿宋_GBK 也可以），字号改为三号；改“正文”样式最省事。",
        "Set the Chinese font to Fangsong and the size to 16 pt, best in the style of the text.",
    )

    def judge(self, document: Document, formatting: Formatting) -> Iterator[Diagnostic]:
        """Every other font or size, the most frequent first."""
        runs = list(text_runs(document, formatting))
        total = sum(run.han for _, run in runs)
        wrong = [((run.font, run.points), run.span) for paragraph, run in runs if not _is_right(paragraph, run)]
        for (font, points), spans in grouped(wrong):
            yield self.report(
                spans[0],
                related=others(spans),
                where=_where(spans, total),
                font=font_label(font),
                size=size_label(points),
            )


def _is_right(each: TextParagraph, run: FormattedRun) -> bool:
    if not is_size(run.points, "三号"):
        return False
    return is_known(run.font, Face.FANGSONG) or (is_known(run.font, *_EMPHASIS) and _is_set_off(each, run))


def _is_set_off(each: TextParagraph, run: FormattedRun) -> bool:
    """Whether words are set off from the rest of their paragraph, or their paragraph is a heading without a number."""
    is_heading = len(each.paragraph) <= _HEADING and not each.paragraph.folded.endswith(("。", ";"))
    return is_heading or any(other.han and other.font != run.font for other in each.looks.runs)


def _where(spans: list[Span], total: int) -> Message:
    if sum(map(len, spans)) >= _WHOLE * total:
        return _EVERYWHERE
    return _HERE.format(count=len(spans)) if len(spans) > 1 else _ONCE
