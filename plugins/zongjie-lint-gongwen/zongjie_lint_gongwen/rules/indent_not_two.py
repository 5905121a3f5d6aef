"""FM08."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from zongjie_lint.diagnostic import Diagnostic
from zongjie_lint.document import Document
from zongjie_lint.message import Message
from zongjie_lint_gongwen.format_rule import FormatRule
from zongjie_lint_gongwen.formatting import Formatting
from zongjie_lint_gongwen.parts import TextParagraph, addressee, text_paragraphs
from zongjie_lint_gongwen.reporting import grouped, others, times

_SHORT = 10
"""A shorter line may be a subtitle, a name, a table without lines."""
_LINE = 26
"""So many characters fill a line, so that the place of the next ones shows."""
_SALUTATION = regex.compile(r"[^。;!?]{2,60}:")
_HANGING = Message("、回行左空 {left} 字", ", further lines by {left}")
_NONE = Message("", "")


@dataclass(frozen=True)
class IndentNotTwo(FormatRule):
    """自然段没有左空二字。

    ## 查什么
    正文各段首行左边空了几个字（首行缩进、左缩进和段首的空格一并算），第二行起是不是顶格。主送机关和称呼、居中和靠右的行、
    很短的行、附件说明、表格不查。同样的问题合为一条。

    ## 为什么
    GB/T 9704-2012 7.3.3：每个自然段左空二字，回行顶格。

    ## 怎么改
    选中各段，“段落”里左、右缩进设为 0，“特殊格式”选“首行缩进”，2 字符；删去段首的空格。
    """

    code = "FM08"
    name = "indent-not-two"
    title = Message("自然段没有左空二字", "paragraphs not indented by two characters")
    basis = "GB/T 9704-2012 7.3.3"
    message = Message(
        "自然段首行实际左空 {first} 字{further}，应左空 2 字、回行顶格{times}",
        "paragraphs are indented by {first} characters{further}, instead of the first line by 2{times}",
    )
    advice = Message(
        "在“段落”里把左缩进设为 0、首行缩进设为 2 字符。",
        "Set the left indent to 0 and the first line to 2 characters.",
    )

    tolerance: float = 0.3
    """In characters."""

    def judge(self, document: Document, formatting: Formatting) -> Iterator[Diagnostic]:
        """Every other indent, once."""
        wrong = (
            ((_rounded(each.looks.first), self._left(each)), each.paragraph.span)
            for each in _paragraphs(document, formatting)
            if self._is_off(each)
        )
        for (first, left), spans in grouped(wrong):
            further = _NONE if left == "0" else _HANGING.format(left=left)
            yield self.report(spans[0], related=others(spans), first=first, further=further, times=times(len(spans)))

    def _is_off(self, each: TextParagraph) -> bool:
        return abs(each.looks.first - 2) > self.tolerance or self._left(each) != "0"

    def _left(self, each: TextParagraph) -> str:
        """Where further lines begin, if there are any."""
        left = each.looks.left if len(each.paragraph) > _LINE else 0.0
        return _rounded(left) if abs(left) > self.tolerance else "0"


def _paragraphs(document: Document, formatting: Formatting) -> Iterator[TextParagraph]:
    to = addressee(document, formatting)
    for each in text_paragraphs(document, formatting):
        is_salutation = each == to or _SALUTATION.fullmatch(each.paragraph.folded)
        if each.looks.is_at_side and len(each.paragraph) >= _SHORT and not is_salutation:
            yield each


def _rounded(characters: float) -> str:
    return f"{round(characters, 1) + 0:g}"
