"""NS13."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from zongjie_lint.diagnostic import Diagnostic, Severity
from zongjie_lint.document import Document
from zongjie_lint.message import Message
from zongjie_lint.rule import Bad, Good, Rule
from zongjie_lint.rules.notation.patterns import FRESH, notation
from zongjie_lint.rules.places import Place, matches, replaced, together
from zongjie_lint.span import Span

_NOT_AFTER = "米|克|瓦|卡|伏|帕|赫|安(?!全|置)|升|乏|焦|字节|公顷|人计划|分|年|强|货|姓|日|佳|优|村|企|校|[”’」』]"
_MIXED = notation(rf"{FRESH}(?<![第“‘])[1-9](?P<scale>[千百])(?!{_NOT_AFTER})(?P<rest>[\d零一二三四五六七八九])?")


class HanScale(Rule):
    """阿拉伯数字后面接了“千”“百”。

    ## 查什么
    “4千余户”“5百元”“3千万”“1百零8”：一位数字后接“千”“百”。“3千米”“5千瓦”“2千伏”是单位，“5百强”一类是名称，
    “35千吨”是统计报表的单位，都不报。

    ## 为什么
    数值大时可以用“万”“亿”，别的数位词不和阿拉伯数字混用。

    ## 怎么改
    “4 000余户”或“四千余户”；上万的用“万”“亿”。
    """

    code = "NS13"
    name = "han-scale"
    title = Message("阿拉伯数字后接“千”“百”", "digits before 千 or 百")
    severity = Severity.INFO
    basis = "GB/T 15835-2011 5.3"
    message = Message("“{found}”混用了阿拉伯数字和数位词{times}", "“{found}” mixes digits with 千 or 百{times}")
    advice = Message("写全数字，或者全用汉字。", "Write all the digits, or all in Chinese.")
    examples = (
        Bad("库区移民⟦4千⟧余户，人均补助⟦5百⟧元。"),
        Good("库区移民4000余户，人均补助500元。"),
        Bad("年产值突破⟦3千⟧万元。"),
        Good("年产值突破3000万元。"),
        Bad("收到来信⟦1百零⟧8封。"),
        Good("收到来信108封。"),
        Bad("栽植油茶⟦2千⟧株、茶树⟨6千⟩株、板栗⟨8百⟩株。"),
        Good("栽植油茶2000株、茶树6000株、板栗800株。"),
        Good("架设线路3千米，新增装机5千瓦，变电站为6千伏。", why="“千米”“千瓦”是单位"),
        Good("实施“5百工程”，入选第3百货商店改造名单。", why="名称"),
        Good("煤炭产量35千吨，播种面积12千公顷。", why="统计报表的单位"),
        Good("增产0.5百分点。", why="“百分点”"),
    )

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Every single digit before a thousand or a hundred that is part of no unit."""
        return together(self, document, map(_place, matches(document, _MIXED)))


def _place(match: regex.Match[str]) -> Place:
    """Nothing is mended where more digits stand before or after."""
    if match["rest"] or match.string[match.start() - 1 : match.start()] in ("万", "亿"):
        return Place(Span.of(match))
    return replaced(match, "scale", "000" if match["scale"] == "千" else "00")
