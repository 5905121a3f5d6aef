"""HD02."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from zongjie_lint.diagnostic import Diagnostic, Related, Severity
from zongjie_lint.document import Document
from zongjie_lint.facts.heading import Heading
from zongjie_lint.facts.ordinal import OrdinalStyle
from zongjie_lint.message import Message
from zongjie_lint.rule import Bad, Good, Rule

_BRACKETED = (OrdinalStyle.ARABIC_BRACKETED, OrdinalStyle.ARABIC_HALF_BRACKETED)
_LEVELS = (OrdinalStyle.HAN, OrdinalStyle.HAN_BRACKETED, OrdinalStyle.ARABIC, *_BRACKETED)


class LevelSkip(Rule):
    """层次序数跳级，或者高低倒用。

    ## 查什么
    “一、”或“（一）”下面直接用“（1）”，以及“1.”下面反而用“（一）”这样的倒用。
    只分两级的稿子“一、”下面直接用“1.”很常见，不报；写在段落里面的“（1）……（2）……”也不报。每种情况全文只提示一次。

    ## 为什么
    公文的层次序数依次用“一、”“（一）”“1.”“（1）”标注，跳级、倒用会让读者弄不清谁统着谁。

    ## 怎么改
    把下级标题换成紧挨着的那一级序数。
    """

    code = "HD02"
    name = "level-skip"
    title = Message("序数层级跳跃或倒用", "levels of ordinals skipped or reversed")
    severity = Severity.INFO
    basis = "GB/T 9704-2012 7.3.3；GB/T 15834-2011 附录B.3.8（资料性）"
    message = Message(
        "“{upper}”下面直接用了“{lower}”，中间跳了级", "“{lower}” stands directly under “{upper}”, a level is skipped"
    )
    advice = Message("层次依次用“一、”“（一）”“1.”“（1）”。", "Use 一、 （一） 1. （1） in this order.")
    examples = (
        Bad("⟨一、⟩播种\n⟦（1）⟧选种\n选用良种3个。\n（2）整地\n整地400亩。"),
        Good("一、播种\n（一）选种\n选用良种3个。\n（二）整地\n整地400亩。"),
        Bad("（一）灌溉\n清渠9公里。\n⟨（二）⟩除草\n⟦1）⟧人工除草\n完成70亩。\n2）机械除草\n完成300亩。"),
        Good("（一）灌溉\n清渠9公里。\n（二）除草\n1.人工除草\n完成70亩。\n2.机械除草\n完成300亩。"),
        Bad(
            "⟨1.⟩会计核算\n⟦（一）⟧凭证\n审核凭证900份。\n（二）账簿\n登记账簿12册。\n2.资金管理\n盘点4次。", why="倒用"
        ),
        Good("一、会计核算\n（一）凭证\n审核凭证900份。\n（二）账簿\n登记账簿12册。\n二、资金管理\n盘点4次。"),
        Good("一、收储\n1.夏粮。收购2万吨。\n2.秋粮。收购3万吨。", why="两级文稿"),
        Good("一、检修\n本月完成三件事：（1）换灯；（2）换锁；（3）换门。", why="段落里的分项"),
        Good("（一）库区\n1.清库。\n2.熏蒸。\n（二）厂区\n3.绿化。\n4.硬化。", why="跨节连续编号，不是倒用"),
        Good("第一部分 回顾\n1.生产。\n2.销售。", why="“第一部分”不在层次序数之列"),
    )

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Report the first of each kind of skip, then the first reversal."""
        headings = [heading for heading in document.facts(Heading) if not heading.inline]
        skips = {(h.parent.style, h.style): h for h in reversed(headings) if h.parent and _skips(h.parent, h)}
        for lower in reversed(skips.values()):
            yield from self._skip(lower)
        yield from self._reversal(headings)

    def _skip(self, lower: Heading) -> Iterator[Diagnostic]:
        if lower.parent:
            yield self.report(
                lower.ordinal.span, related=[_above(lower.parent)], upper=lower.parent.written, lower=lower.written
            )

    def _reversal(self, headings: list[Heading]) -> Iterator[Diagnostic]:
        for at, (upper, lower) in enumerate(pairwise(headings), 2):
            if _reversed(upper, lower, headings[at:]):
                yield self.report(
                    lower.ordinal.span,
                    message=Message(
                        "“{lower}”用在了“{upper}”下面，高低倒置",
                        "“{lower}” stands under “{upper}”: the order is reversed",
                    ),
                    related=[_above(upper)],
                    upper=upper.written,
                    lower=lower.written,
                )
                return


def _above(heading: Heading) -> Related:
    return Related(heading.ordinal.span, Message("上一级", "the level above"))


def _skips(upper: Heading, lower: Heading) -> bool:
    return lower.style in _BRACKETED and upper.style in (OrdinalStyle.HAN, OrdinalStyle.HAN_BRACKETED)


def _reversed(upper: Heading, lower: Heading, rest: list[Heading]) -> bool:
    """Whether a first heading of a higher style opens under a lower one, which goes on counting after it."""
    if not {upper.style, lower.style} <= set(_LEVELS) or lower.style.rank >= upper.style.rank or lower.value != 1:
        return False
    after = next((heading for heading in rest if heading.style is not lower.style), None)
    return after is not None and after.style is upper.style and after.value == upper.value + 1
