"""FM13."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from zongjie_lint.diagnostic import Diagnostic
from zongjie_lint.document import Document
from zongjie_lint.message import Message
from zongjie_lint_gongwen.faces import Face, font_label, is_known
from zongjie_lint_gongwen.format_rule import FormatRule
from zongjie_lint_gongwen.formatting import Formatting
from zongjie_lint_gongwen.page_numbers import PageNumber
from zongjie_lint_gongwen.reporting import WHOLE
from zongjie_lint_gongwen.sizes import is_size, size_label


@dataclass(frozen=True)
class PageNumberFont(FormatRule):
    """页码不是 4 号宋体。

    ## 查什么
    页码数字的字体（西文字体）和字号。

    ## 为什么
    GB/T 9704-2012 7.5：页码一般用 4 号半角宋体阿拉伯数字。

    ## 怎么改
    双击页脚，选中页码，“字体”里把中文字体和西文字体都改为宋体，字号改为“四号”。
    """

    code = "FM13"
    name = "page-number-font"
    title = Message("页码不是 4 号宋体", "page number not in 14-point Songti")
    basis = "GB/T 9704-2012 7.5"
    message = Message(
        "页码实际 {font} {size}，一般用 宋体 四号（14磅）", "the page number is in {font}, {size}, not in Songti, 14 pt"
    )
    advice = Message(
        "把页码的中文、西文字体都改为宋体，字号改为四号。", "Set both fonts of the page number to Songti, at 14 pt."
    )

    def judge(self, document: Document, formatting: Formatting) -> Iterator[Diagnostic]:
        """Every other font or size of a page number, once."""
        numbers = (number for section in formatting.sections for number in section.numbers)
        looks = dict.fromkeys((number.font, number.points) for number in numbers if not _is_right(number))
        for font, points in looks:
            yield self.report(WHOLE, font=font_label(font), size=size_label(points))


def _is_right(number: PageNumber) -> bool:
    return is_known(number.font, Face.SONGTI) and is_size(number.points, "四号")
