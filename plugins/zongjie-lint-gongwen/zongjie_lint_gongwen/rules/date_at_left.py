"""FM17."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from zongjie_lint.diagnostic import Diagnostic
from zongjie_lint.document import Document
from zongjie_lint.facts.signature import LONGEST, Signature
from zongjie_lint.message import Message
from zongjie_lint_gongwen.format_rule import FormatRule
from zongjie_lint_gongwen.formatting import FormattedParagraph, Formatting

_RIGHT_HALF = 8
"""So far in, in characters, a date is at the right."""
_CENTRED = Message("居中", "centred")
_AT_LEFT = Message("在左边", "at the left")


@dataclass(frozen=True)
class DateAtLeft(FormatRule):
    """成文日期没有编排在右边。

    ## 查什么
    落款的成文日期是不是居中，或者靠着左边。右空四字还是二字要看盖不盖印章，不查；用制表位、空格推到右边的不报。

    ## 为什么
    GB/T 9704-2012 7.3.5：加盖印章的公文，成文日期一般右空四字编排；不加盖印章的，发文机关署名右空二字，成文日期在其下一行。

    ## 怎么改
    选中日期，右对齐，右缩进 4 字符（不盖章的按署名排）。
    """

    code = "FM17"
    name = "date-at-left"
    title = Message("成文日期没有编排在右边", "date not at the right")
    basis = "GB/T 9704-2012 7.3.5"
    message = Message("成文日期实际{place}，应编排在右边", "the date is {place}, not at the right")
    advice = Message(
        "把日期右对齐：加盖印章的右空四字，不盖章的随署名编排。",
        "Align the date right, four characters in above a seal.",
    )

    def judge(self, document: Document, formatting: Formatting) -> Iterator[Diagnostic]:
        """The date below the text, where it stands in the middle or at the left."""
        signature = document.fact(Signature)
        line = formatting.paragraph_at(signature.date_span.start) if signature else None
        if signature and line and not line.in_table and len(line.span) <= LONGEST and not _is_right(document, line):
            place = _CENTRED if line.alignment == "center" else _AT_LEFT
            yield self.report(signature.date_span, place=place)


def _is_right(document: Document, line: FormattedParagraph) -> bool:
    has_tab = "\t" in line.span.of_text(document.text)
    return line.alignment == "right" or (line.alignment != "center" and (line.first >= _RIGHT_HALF or has_tab))
