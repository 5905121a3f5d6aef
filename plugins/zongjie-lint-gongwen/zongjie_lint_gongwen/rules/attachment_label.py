"""FM15."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from zongjie_lint.diagnostic import Diagnostic
from zongjie_lint.document import Document
from zongjie_lint.message import Message
from zongjie_lint_gongwen.faces import Face, font_label, is_known
from zongjie_lint_gongwen.format_rule import FormatRule
from zongjie_lint_gongwen.formatting import FormattedParagraph, Formatting
from zongjie_lint_gongwen.parts import attachment_labels
from zongjie_lint_gongwen.sizes import is_size, size_label

_FLUSH = 0.3
"""Characters by which a line may stand in and still be flush."""


@dataclass(frozen=True)
class AttachmentLabel(FormatRule):
    """“附件”二字没有用 3 号黑体顶格。

    ## 查什么
    附件正文上方“附件”“附件1”一行的字体、字号和位置。正文下面的附件说明不是这一行。

    ## 为什么
    GB/T 9704-2012 7.3.7：“附件”二字及附件顺序号用 3 号黑体字顶格编排在版心左上角第一行。

    ## 怎么改
    选中“附件1”，字体改为黑体、三号，左对齐，取消缩进，不加冒号。
    """

    code = "FM15"
    name = "attachment-label"
    title = Message("“附件”二字没有用 3 号黑体顶格", "label of an attachment not flush in 16-point Heiti")
    basis = "GB/T 9704-2012 7.3.7"
    message = Message(
        "“{found}”实际{looks}，应为 黑体 三号（16磅）、顶格", "“{found}” is {looks}, not flush in Heiti, 16 pt"
    )
    advice = Message("改为黑体、三号，左对齐，取消缩进。", "Set it in Heiti, 16 pt, aligned left without an indent.")
    placed = Message("{font} {size}、{place}", "{place} in {font}, {size}")
    flush = Message("顶格", "flush")
    moved = Message("没有顶格", "not flush")

    def judge(self, document: Document, formatting: Formatting) -> Iterator[Diagnostic]:
        """Every label that looks otherwise."""
        for label in attachment_labels(document, formatting):
            run = next((run for run in label.runs if run.han), None)
            if run and not (_is_flush(label) and is_known(run.font, Face.HEITI) and is_size(run.points, "三号")):
                place = self.flush if _is_flush(label) else self.moved
                looks = self.placed.format(font=font_label(run.font), size=size_label(run.points), place=place)
                yield self.report(label.span, found=label.span.of_text(document.text).strip(), looks=looks)


def _is_flush(label: FormattedParagraph) -> bool:
    return label.is_at_side and abs(label.first) <= _FLUSH
