"""FM10."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from zongjie_lint.diagnostic import Diagnostic
from zongjie_lint.document import Document
from zongjie_lint.message import Message
from zongjie_lint_gongwen.colours import colour_label
from zongjie_lint_gongwen.format_rule import FormatRule
from zongjie_lint_gongwen.formatting import Formatting
from zongjie_lint_gongwen.reporting import grouped, others, times


@dataclass(frozen=True)
class HighlightedText(FormatRule):
    """文字带底色。

    ## 查什么
    文字有没有突出显示（荧光笔）或者底纹。表格里的底纹不查。同一种颜色合为一条。

    ## 为什么
    GB/T 9704-2012 6.1：版面干净无底灰。留下的底色多半是起草、会签时做的记号，也可能表示那里还没有定。

    ## 怎么改
    先看有底色的地方是不是还要核实，再把“突出显示”改为“无颜色”，去掉底纹。
    """

    code = "FM10"
    name = "highlighted-text"
    title = Message("文字带底色", "highlighted text")
    basis = "GB/T 9704-2012 6.1"
    message = Message("文字带{colour}底色{times}", "text on {colour}{times}")
    advice = Message(
        "看看是不是还没核实的记号，再去掉突出显示和底纹。",
        "See whether something was to be checked there; then clear it.",
    )

    def judge(self, document: Document, formatting: Formatting) -> Iterator[Diagnostic]:
        """Every colour behind characters, once."""
        marked = (
            (run.background, run.span)
            for paragraph in formatting.paragraphs
            if not paragraph.in_table
            for run in paragraph.runs
            if run.background and run.span.of_text(document.text).strip()
        )
        for colour, spans in grouped(marked):
            label = colour_label(colour)
            yield self.report(spans[0], related=others(spans), colour=label, times=times(len(spans)))
