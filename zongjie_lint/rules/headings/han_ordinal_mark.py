"""HD04."""

from __future__ import annotations

from collections.abc import Iterator

from zongjie_lint.diagnostic import Diagnostic, Fix, Severity
from zongjie_lint.document import Document
from zongjie_lint.facts.ordinal import OrdinalStyle
from zongjie_lint.message import Message
from zongjie_lint.rule import Bad, Good, Rule
from zongjie_lint.rules.headings.places import others, remarked, serial


class HanOrdinalMark(Rule):
    """汉字序号后面没有用顿号。

    ## 查什么
    标题的汉字序号（不带括号的）后面用了点、逗号或冒号，如“一．”“二，”。全文只提示一次。

    ## 为什么
    不带括号的汉字数字作序次语，后面用顿号，这是国家标准给出的用法。

    ## 怎么改
    改成顿号。
    """

    code = "HD04"
    name = "han-ordinal-mark"
    title = Message("汉字序号后应用顿号", "wrong mark after a Chinese ordinal")
    severity = Severity.INFO
    basis = "GB/T 15834-2011 附录B.3.2（资料性）"
    message = Message("汉字序号后面应用顿号，共{count}处", "a Chinese ordinal is followed by 、 ({count} times not so)")
    advice = Message("改为“一、”的形式。", "Write 一、")
    examples = (
        Bad("⟦一．⟧设备巡检\n巡检40次。\n⟨二．⟩设备维修\n维修6台。"),
        Good("一、设备巡检\n巡检40次。\n二、设备维修\n维修6台。"),
        Bad("一、设备巡检\n巡检40次。\n⟦二，⟧设备维修\n维修6台。\n三、设备更新\n更新2台。"),
        Good("一、设备巡检\n巡检40次。\n二、设备维修\n维修6台。\n三、设备更新\n更新2台。"),
        Good("一，二季度产量持平。\n产量合计30万吨。", why="不是序号"),
        Good("（一）设备巡检，巡检40次。\n（二）设备维修，维修6台。", why="带括号的不在此列"),
    )

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Report all of them as one finding."""
        headings = [
            h for h in serial(document) if h.style is OrdinalStyle.HAN and h.ordinal.mark != "、" and not h.inline
        ]
        if headings:
            places = [heading.ordinal.span for heading in headings]
            fix = Fix("safe", remarked(document, headings, "、"))
            yield self.report(places[0], related=others(places), fix=fix, count=len(places))
