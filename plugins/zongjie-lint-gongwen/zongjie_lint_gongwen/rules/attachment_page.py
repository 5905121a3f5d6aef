"""FM16."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from zongjie_lint.diagnostic import Diagnostic
from zongjie_lint.document import Document
from zongjie_lint.message import Message
from zongjie_lint_gongwen.format_rule import FormatRule
from zongjie_lint_gongwen.formatting import Formatting
from zongjie_lint_gongwen.parts import attachment_labels


@dataclass(frozen=True)
class AttachmentPage(FormatRule):
    """附件没有另面编排。

    ## 查什么
    “附件”“附件1”一行前面有没有分页：分页符、分节符、“段前分页”，或者 Word 上次排版时正好换了页的，都算。

    ## 为什么
    GB/T 9704-2012 7.3.7 规定附件应当另面编排，并在版记之前。用空行推到下一页的，正文一改就错位。

    ## 怎么改
    光标放在“附件”前，按 Ctrl+Enter 插入分页符。
    """

    code = "FM16"
    name = "attachment-page"
    title = Message("附件没有另面编排", "attachment not on a page of its own")
    basis = "GB/T 9704-2012 7.3.7"
    message = Message("“{found}”前没有分页，应另面编排", "no page begins at “{found}”")
    advice = Message("在“附件”前插入分页符。", "Insert a page break before it.")

    def judge(self, document: Document, formatting: Formatting) -> Iterator[Diagnostic]:
        """Every label at which no page begins."""
        for label in attachment_labels(document, formatting):
            if not label.opens_page:
                yield self.report(label.span, found=label.span.of_text(document.text).strip())
