"""FM04."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from zongjie_lint.diagnostic import Diagnostic
from zongjie_lint.document import Document
from zongjie_lint.message import Message
from zongjie_lint_gongwen.faces import Face, font_label, is_known
from zongjie_lint_gongwen.format_rule import FormatRule
from zongjie_lint_gongwen.formatting import FormattedRun, Formatting
from zongjie_lint_gongwen.parts import title_lines
from zongjie_lint_gongwen.reporting import grouped, others
from zongjie_lint_gongwen.sizes import is_size, size_label


@dataclass(frozen=True)
class TitleFont(FormatRule):
    """标题不是 2 号小标宋。

    ## 查什么
    公文标题的字体和字号。红色的发文机关标志不是标题，不查。各家的小标宋（方正小标宋简体、方正小标宋_GBK、华文小标宋等）都算。

    ## 为什么
    GB/T 9704-2012 7.3.1：标题一般用 2 号小标宋体字。小标宋本身笔画够粗，不必再加粗；宋体加粗不是小标宋。

    ## 怎么改
    选中标题，字体改为“方正小标宋简体”或本单位安装的小标宋，字号改为“二号”，取消加粗。
    """

    code = "FM04"
    name = "title-font"
    title = Message("标题不是 2 号小标宋", "title not in 22-point Xiaobiaosong")
    basis = "GB/T 9704-2012 7.3.1"
    message = Message(
        "标题实际 {font} {size}，一般用 小标宋 二号（22磅）",
        "the title is in {font}, {size}, not in Xiaobiaosong, 22 pt",
    )
    advice = Message(
        "把标题改为小标宋（如“方正小标宋简体”）、二号，不加粗。", "Set the title in Xiaobiaosong, 22 pt, not bold."
    )

    def judge(self, document: Document, formatting: Formatting) -> Iterator[Diagnostic]:
        """Every other font or size in the title."""
        runs = [run for line in title_lines(document, formatting) for run in line.runs if run.han]
        for (font, points), spans in grouped(((run.font, run.points), run.span) for run in runs if not _is_right(run)):
            yield self.report(spans[0], related=others(spans), font=font_label(font), size=size_label(points))


def _is_right(run: FormattedRun) -> bool:
    return is_known(run.font, Face.XIAOBIAOSONG) and is_size(run.points, "二号")
