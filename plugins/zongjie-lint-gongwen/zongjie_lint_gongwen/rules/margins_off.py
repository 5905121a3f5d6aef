"""FM02."""

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

_A4 = (210.0, 297.0)
_ROUNDING = 0.1
"""Word and WPS keep twentieths of points and show hundredths of centimetres."""
_TOP = Message("天头 {found} mm，应为 37 mm ± 1 mm", "top margin {found} mm, not 37 ± 1 mm")
_LEFT = Message("订口 {found} mm，应为 28 mm ± 1 mm", "left margin {found} mm, not 28 ± 1 mm")
_AREA = Message("版心 {width} mm×{height} mm，应为 156 mm×225 mm", "type area {width} × {height} mm, not 156 × 225 mm")


@dataclass(frozen=True)
class MarginsOff(FormatRule):
    """页边距和版心不合。

    ## 查什么
    Word 文档各节的天头（上边距）、订口（左边距，连同装订线）和版心（纸张减去页边距）。横放的页不查，纸张不是 A4 的先改纸张。
    版心和标准相差不超过 1 mm 的不报。

    ## 为什么
    GB/T 9704-2012 5.2.1 规定天头 37 mm ± 1 mm、订口 28 mm ± 1 mm、版心 156 mm×225 mm。算下来下边距约 35 mm，右边距约 26 mm。

    ## 怎么改
    “页面设置”→“页边距”：上 3.7 厘米、下 3.5 厘米、左 2.8 厘米、右 2.6 厘米，装订线 0，应用于“整篇文档”。
    """

    code = "FM02"
    name = "margins-off"
    title = Message("页边距和版心不合", "margins and type area off")
    basis = "GB/T 9704-2012 5.2.1"
    message = Message("页边距和版心不合：{faults}", "margins and type area are off: {faults}")
    advice = Message(
        "把页边距设为上 3.7、下 3.5、左 2.8、右 2.6 厘米，装订线 0，应用于整篇文档。",
        "Set the margins to 3.7 (top), 3.5 (bottom), 2.8 (left) and 2.6 cm (right), without a gutter, for the whole document.",
    )

    tolerance: float = 1.0
    """In millimetres."""

    def judge(self, document: Document, formatting: Formatting) -> Iterator[Diagnostic]:
        """Every layout of upright A4 pages that is off, once."""
        said: dict[Message, Page] = {}
        for page in pages_of(formatting):
            said.setdefault(_joined(list(self._faults(page))), page)
        for faults, page in said.items():
            if faults.zh:
                yield self.report(place_of(page, formatting), faults=faults)

    def _faults(self, page: Page) -> Iterator[Message]:
        area = page.text_size
        if area is None or page.top is None or page.left is None or not self._is_near(page.width, page.height, _A4):
            return
        if self._is_off(page.top, 37.0):
            yield _TOP.format(found=mm(page.top))
        if self._is_off(page.left, 28.0):
            yield _LEFT.format(found=mm(page.left))
        if not self._is_near(*area, (156.0, 225.0)):
            yield _AREA.format(width=mm(area[0]), height=mm(area[1]))

    def _is_near(self, width: float, height: float, wanted: tuple[float, float]) -> bool:
        return not self._is_off(width, wanted[0]) and not self._is_off(height, wanted[1])

    def _is_off(self, length: float, wanted: float) -> bool:
        return abs(millimetres(length) - wanted) > self.tolerance + _ROUNDING


def _joined(faults: list[Message]) -> Message:
    return Message("；".join(fault.zh for fault in faults), "; ".join(fault.en for fault in faults))
