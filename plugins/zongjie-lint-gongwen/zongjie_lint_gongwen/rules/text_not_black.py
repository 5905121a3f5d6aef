"""FM09."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from zongjie_lint.diagnostic import Diagnostic
from zongjie_lint.document import Document
from zongjie_lint.message import Message
from zongjie_lint_gongwen.colours import colour_label, is_black, is_red
from zongjie_lint_gongwen.format_rule import FormatRule
from zongjie_lint_gongwen.formatting import FormattedRun, Formatting
from zongjie_lint_gongwen.parts import text_start
from zongjie_lint_gongwen.reporting import grouped, others, times


@dataclass(frozen=True)
class TextNotBlack(FormatRule):
    """文字不是黑色。

    ## 查什么
    标题以下的文字（连同表格）有没有黑色以外的颜色。版头的红色不报，深色底纹上的白字不报。同一种颜色合为一条。

    ## 为什么
    GB/T 9704-2012 5.2.4：如无特殊说明，公文中文字的颜色均为黑色。留下的红字、蓝字，多半是修改时的记号或者从网页粘贴来的。

    ## 怎么改
    先看有颜色的地方是不是还有没处理的修改意见，再把文字颜色改为“自动”或黑色。
    """

    code = "FM09"
    name = "text-not-black"
    title = Message("文字不是黑色", "text in colour")
    basis = "GB/T 9704-2012 5.2.4"
    message = Message("文字实际{colour}，应为黑色{times}", "text in {colour}, not in black{times}")
    advice = Message(
        "看看是不是没处理完的修改记号，再把文字颜色改为黑色。",
        "See whether a remark was left open there; then make the text black.",
    )

    def judge(self, document: Document, formatting: Formatting) -> Iterator[Diagnostic]:
        """Every other colour, once."""
        coloured = (
            (run.colour, run.span)
            for run in _runs(document, formatting)
            if not is_black(run.colour) and run.colour != "FFFFFF"
        )
        for colour, spans in grouped(coloured):
            label = colour_label(colour)
            yield self.report(spans[0], related=others(spans), colour=label, times=times(len(spans)))


def _runs(document: Document, formatting: Formatting) -> Iterator[FormattedRun]:
    """The runs with characters to be seen, without those of the red head."""
    start = text_start(document, formatting)
    for paragraph in formatting.paragraphs:
        is_head = paragraph.span.start < start
        for run in paragraph.runs:
            if run.span.of_text(document.text).strip() and not (is_head and is_red(run.colour)):
                yield run
