"""HD05."""

from __future__ import annotations

from collections.abc import Iterator

from zongjie_lint.diagnostic import Diagnostic, Fix, Severity
from zongjie_lint.document import Document
from zongjie_lint.facts.ordinal import OrdinalStyle
from zongjie_lint.message import Message
from zongjie_lint.rule import Bad, Good, Rule
from zongjie_lint.rules.headings.places import others, remarked, serial


class ArabicOrdinalMark(Rule):
    """阿拉伯数字序号后面没有用下脚点。

    ## 查什么
    标题、分项的阿拉伯数字序号（不带括号的）后面用了顿号、逗号或冒号，如“1、”。全文只提示一次；
    有的写“1.”、有的写“1、”的，由 HD03 提示统一，这里不再重复。

    ## 为什么
    公文格式国家标准里第三级写作“1.”；“1、”很普遍，所以只作建议。

    ## 怎么改
    改成“1.”。只改点号，不动数字。
    """

    code = "HD05"
    name = "arabic-ordinal-mark"
    title = Message("阿拉伯数字序号后应用下脚点", "wrong mark after an Arabic ordinal")
    severity = Severity.INFO
    basis = "GB/T 9704-2012 7.3.3；GB/T 15834-2011 附录B.3.3（资料性）"
    message = Message(
        "阿拉伯数字序号后面宜用“.”，共{count}处", "an Arabic ordinal is followed by “.” ({count} times not so)"
    )
    advice = Message("改为“1.”的形式。", "Write “1.”")
    examples = (
        Bad("⟦1、⟧清点库存。\n⟨2、⟩登记台账。\n⟨3、⟩封存样品。"),
        Good("1.清点库存。\n2.登记台账。\n3.封存样品。"),
        Bad("二、物资管理\n⟦1、⟧2019年物资已全部出库。\n⟨2、⟩2020年物资尚在清点。"),
        Good("二、物资管理\n1. 2019年物资已全部出库。\n2. 2020年物资尚在清点。"),
        Good("1.清点库存。\n2、登记台账。\n3.封存样品。", why="写法不一，由 HD03 提示"),
        Good("1．清点库存。\n2．登记台账。", why="全角的点也是下脚点"),
        Good("1、3号窑已经点火。\n2号窑正在检修。", why="窑号不是序号"),
        Good("（1）清点库存；（2）登记台账。", why="带括号的不在此列"),
    )

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Report all of them as one finding, where none is right."""
        headings = [h for h in serial(document) if h.style is OrdinalStyle.ARABIC and h.ordinal.mark]
        if len({heading.ordinal.mark for heading in headings} - {"."}) == 1 == len({h.ordinal.mark for h in headings}):
            places = [heading.ordinal.span for heading in headings]
            fix = Fix("safe", remarked(document, headings, "."))
            yield self.report(places[0], related=others(places), fix=fix, count=len(places))
