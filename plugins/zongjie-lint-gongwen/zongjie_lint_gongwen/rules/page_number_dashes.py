"""FM12."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from zongjie_lint.diagnostic import Diagnostic
from zongjie_lint.document import Document
from zongjie_lint.message import Message
from zongjie_lint_gongwen.format_rule import FormatRule
from zongjie_lint_gongwen.formatting import Formatting
from zongjie_lint_gongwen.reporting import WHOLE

_ONE_DASH = "[—―－─]"
_RIGHT = regex.compile(rf"{_ONE_DASH}\s*1\s*{_ONE_DASH}")
"""Characters as long as one Chinese character; in a footer it does not matter which of them."""


@dataclass(frozen=True)
class PageNumberDashes(FormatRule):
    """页码两边没有各放一条一字线。

    ## 查什么
    页脚里页码左右的符号。“-1-”“第1页”“1/5”和光有数字的都报；一字线和数字之间有没有空格不论。

    ## 为什么
    GB/T 9704-2012 7.5：页码的数字左右各放一条一字线。

    ## 怎么改
    双击页脚，把页码改成“— 1 —”：中文输入法下按 Shift+减号是两条，删去一条；或者“插入”→“符号”选 U+2014。
    """

    code = "FM12"
    name = "page-number-dashes"
    title = Message("页码两边没有一字线", "page number not between dashes")
    basis = "GB/T 9704-2012 7.5"
    message = Message("页码实际“{found}”，应为“— 1 —”", "the page number reads “{found}”, not “— 1 —”")
    advice = Message("在数字左右各放一条一字线（—）。", "Put one dash (—) on each side of the number.")

    def judge(self, document: Document, formatting: Formatting) -> Iterator[Diagnostic]:
        """Every other form of a page number, once."""
        texts = (number.text for section in formatting.sections for number in section.numbers)
        for text in dict.fromkeys(texts):
            if not _RIGHT.search(text):
                yield self.report(WHOLE, found=" ".join(text.split())[:20])
