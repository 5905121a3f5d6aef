"""FM14."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from zongjie_lint.diagnostic import Diagnostic
from zongjie_lint.document import Document
from zongjie_lint.message import Message
from zongjie_lint_gongwen.format_rule import FormatRule
from zongjie_lint_gongwen.formatting import Formatting
from zongjie_lint_gongwen.page_numbers import PageNumber
from zongjie_lint_gongwen.reporting import WHOLE

_RIGHT = {"default": ("right", "outside"), "even": ("left", "outside")}
_IN_HEADER = Message("页码在页眉里", "the page number is in the header")
_SIDES = {
    "center": Message("居中", "centred"),
    "left": Message("居左", "at the left"),
    "right": Message("居右", "at the right"),
    "inside": Message("在内侧", "at the inside"),
    "outside": Message("在外侧", "at the outside"),
}
_PAGES = {"default": Message("单页页码", "on odd pages"), "even": Message("双页页码", "on even pages")}
_ALL = Message("页码单双页都", "on all pages")
_SIDE = Message("{pages}{side}", "the page number is {side} {pages}")


@dataclass(frozen=True)
class PageNumberSide(FormatRule):
    """页码没有单页居右、双页居左。

    ## 查什么
    页码在页脚的哪一边，单双页有没有分开设置。用图文框、文本框放在“外侧”的算对；位置看不出来的（用制表位、空格推移）不报。
    首页另设的页脚不查。

    ## 为什么
    GB/T 9704-2012 7.5：页码编排在版心下边缘之下，单页码居右空一字，双页码居左空一字。不双面装订的材料常用居中页码，那样的可以不改。

    ## 怎么改
    “页脚”→“奇偶页不同”；奇数页右对齐、右缩进 1 字符，偶数页左对齐、左缩进 1 字符。
    """

    code = "FM14"
    name = "page-number-side"
    title = Message("页码没有单页居右、双页居左", "page number at the wrong side")
    basis = "GB/T 9704-2012 7.5"
    message = Message("{found}，应在页脚单页居右、双页居左", "{found}; it belongs at the outer side of the footer")
    advice = Message(
        "在页脚设“奇偶页不同”，奇数页右对齐空一字，偶数页左对齐空一字。",
        "Let odd and even footers differ: right on odd pages, left on even ones, one character in.",
    )

    def judge(self, document: Document, formatting: Formatting) -> Iterator[Diagnostic]:
        """Every other place of a page number, once."""
        numbers = (number for section in formatting.sections for number in section.numbers if number.kind in _RIGHT)
        faults = dict.fromkeys(fault for number in numbers if (fault := _fault(number, formatting.has_even_pages)))
        for fault in faults:
            yield self.report(WHOLE, found=fault)


def _fault(number: PageNumber, has_even_pages: bool) -> Message | None:
    if number.place == "header":
        return _IN_HEADER
    sides = _RIGHT[number.kind] if has_even_pages else ("outside",)
    if number.side in (*sides, ""):
        return None
    pages = _PAGES[number.kind] if has_even_pages else _ALL
    return _SIDE.format(pages=pages, side=_SIDES.get(number.side, number.side))
