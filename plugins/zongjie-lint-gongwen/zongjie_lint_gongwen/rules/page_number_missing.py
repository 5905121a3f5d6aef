"""FM11."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from zongjie_lint.diagnostic import Diagnostic
from zongjie_lint.document import Document
from zongjie_lint.message import Message
from zongjie_lint_gongwen.format_rule import FormatRule
from zongjie_lint_gongwen.formatting import Formatting
from zongjie_lint_gongwen.reporting import WHOLE


@dataclass(frozen=True)
class PageNumberMissing(FormatRule):
    """没有页码。

    ## 查什么
    超过一页的文档，页脚、页眉里有没有页码；设了“奇偶页不同”的，双页有没有。只有一节有页码、别的节没有的，不报：空白页、信函首页本来就不编。

    ## 为什么
    GB/T 9704-2012 7.5 规定了页码的编排；没有页码，装订、引用都不便。

    ## 怎么改
    “插入”→“页码”，选页脚外侧，样式为“— 1 —”。
    """

    code = "FM11"
    name = "page-number-missing"
    title = Message("没有页码", "no page numbers")
    basis = "GB/T 9704-2012 7.5"
    message = Message("页脚里没有页码", "the footers have no page number")
    even = Message("双页的页脚里没有页码", "the footers of even pages have no page number")
    advice = Message(
        "插入页码：4 号半角宋体，两边各放一条一字线，单页居右、双页居左。",
        "Insert page numbers in 14-point Songti between two dashes, at the right of odd and the left of even pages.",
    )

    least_characters: int = 700
    """A page holds 22 lines of 28 characters; a shorter text may have but one."""

    def judge(self, document: Document, formatting: Formatting) -> Iterator[Diagnostic]:
        """Whether a document of several pages has no page number at all, or none on even pages."""
        length = sum(len(paragraph.span) for paragraph in formatting.paragraphs)
        kinds = {number.kind for section in formatting.sections for number in section.numbers}
        if length >= self.least_characters and not kinds:
            yield self.report(WHOLE)
        elif formatting.has_even_pages and length >= self.least_characters and "even" not in kinds:
            yield self.report(WHOLE, message=self.even)
