"""FM01."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from zongjie_lint.diagnostic import Diagnostic
from zongjie_lint.document import Document
from zongjie_lint.message import Message
from zongjie_lint_gongwen.format_rule import FormatRule
from zongjie_lint_gongwen.formatting import Formatting
from zongjie_lint_gongwen.lengths import millimetres, mm
from zongjie_lint_gongwen.parts import pages_of, place_of
from zongjie_lint_gongwen.sections import Page

_A4 = (210, 297)


@dataclass(frozen=True)
class PaperNotA4(FormatRule):
    """纸张不是 A4。

    ## 查什么
    Word 文档各节的纸张大小。A4 横放（横排表格）不报。

    ## 为什么
    GB/T 9704-2012 5.1 规定公文用纸采用 A4 型，成品幅面 210 mm×297 mm。

    ## 怎么改
    Word：“布局”→“纸张大小”→“A4”；WPS：“页面”→“纸张大小”→“A4”。文档分了节的，应用于“整篇文档”。
    """

    code = "FM01"
    name = "paper-not-a4"
    title = Message("纸张不是 A4", "paper other than A4")
    basis = "GB/T 9704-2012 5.1"
    message = Message(
        "纸张实际 {width} mm×{height} mm，应为 A4（210 mm×297 mm）",
        "the paper is {width} × {height} mm, not A4 (210 × 297 mm)",
    )
    advice = Message(
        "在“布局”（WPS 为“页面”）里把纸张大小改为 A4，应用于整篇文档。",
        "Set the paper size to A4 under Layout, for the whole document.",
    )

    tolerance: float = 1.0
    """In millimetres."""

    def judge(self, document: Document, formatting: Formatting) -> Iterator[Diagnostic]:
        """Every size of paper that is not A4, once."""
        sizes = {(mm(page.width), mm(page.height)): page for page in reversed(pages_of(formatting))}
        for (width, height), page in sizes.items():
            if not self._is_a4(page):
                yield self.report(place_of(page, formatting), width=width, height=height)

    def _is_a4(self, page: Page) -> bool:
        sides = sorted((millimetres(page.width), millimetres(page.height)))
        return all(abs(side - wanted) <= self.tolerance for side, wanted in zip(sides, _A4, strict=True))
