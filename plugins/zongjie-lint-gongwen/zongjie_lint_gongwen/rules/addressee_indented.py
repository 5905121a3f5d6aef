"""FM18."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from zongjie_lint.diagnostic import Diagnostic
from zongjie_lint.document import Document
from zongjie_lint.message import Message
from zongjie_lint_gongwen.format_rule import FormatRule
from zongjie_lint_gongwen.formatting import Formatting
from zongjie_lint_gongwen.parts import addressee

_FLUSH = 0.3
"""Characters by which a line may stand in and still be flush."""


@dataclass(frozen=True)
class AddresseeIndented(FormatRule):
    """主送机关没有顶格。

    ## 查什么
    标题下面、以冒号结尾的第一行（主送机关或者称呼）有没有缩进。居中的不报。

    ## 为什么
    GB/T 9704-2012 7.3.2：主送机关编排于标题下空一行位置，居左顶格，回行时仍顶格。

    ## 怎么改
    选中这一行，“段落”里左缩进、首行缩进都设为 0，删去段首的空格。
    """

    code = "FM18"
    name = "addressee-indented"
    title = Message("主送机关没有顶格", "addressee not flush")
    basis = "GB/T 9704-2012 7.3.2"
    message = Message("主送机关实际左空 {first} 字，应顶格", "the addressee is indented by {first} characters")
    advice = Message("把这一行的缩进设为 0。", "Take away the indent of this line.")

    def judge(self, document: Document, formatting: Formatting) -> Iterator[Diagnostic]:
        """The first line of the text that is closed by a colon, where it is indented."""
        line = addressee(document, formatting)
        if line and line.looks.is_at_side and line.looks.first > _FLUSH:
            yield self.report(line.paragraph.span, first=f"{round(line.looks.first, 1):g}")
