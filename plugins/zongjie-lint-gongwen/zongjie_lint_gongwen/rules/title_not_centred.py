"""FM05."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from zongjie_lint.diagnostic import Diagnostic
from zongjie_lint.document import Document
from zongjie_lint.message import Message
from zongjie_lint_gongwen.format_rule import FormatRule
from zongjie_lint_gongwen.formatting import FormattedParagraph, Formatting
from zongjie_lint_gongwen.parts import title_lines
from zongjie_lint_gongwen.reporting import others

_MOVED = 2.5
"""So far in, in characters, a line was centred by hand."""
_RIGHT = Message("右对齐", "aligned right")
_LEFT = Message("靠左", "at the left")


@dataclass(frozen=True)
class TitleNotCentred(FormatRule):
    """标题没有居中。

    ## 查什么
    公文标题各行的对齐方式。用空格、制表位、缩进推到中间的和分散对齐的不报。

    ## 为什么
    GB/T 9704-2012 7.3.1：标题分一行或多行居中排布。

    ## 怎么改
    选中标题，取消首行缩进，点“居中”。
    """

    code = "FM05"
    name = "title-not-centred"
    title = Message("标题没有居中", "title not centred")
    basis = "GB/T 9704-2012 7.3.1"
    message = Message("标题{side}，应居中", "the title is {side}, not centred")
    advice = Message("选中标题，取消首行缩进，设为居中。", "Take away the indent of the title and centre it.")

    def judge(self, document: Document, formatting: Formatting) -> Iterator[Diagnostic]:
        """The lines of the title that stand at a side."""
        lines = [line for line in title_lines(document, formatting) if _is_at_side(line)]
        if lines:
            side = _RIGHT if lines[0].alignment == "right" else _LEFT
            yield self.report(lines[0].span, related=others([line.span for line in lines]), side=side)


def _is_at_side(line: FormattedParagraph) -> bool:
    return line.alignment == "right" or (line.alignment in ("left", "both") and line.first < _MOVED)
