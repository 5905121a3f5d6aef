"""NS07."""

from __future__ import annotations

from collections.abc import Iterator

from zongjie_lint.diagnostic import Diagnostic, Severity
from zongjie_lint.document import Document
from zongjie_lint.message import Message
from zongjie_lint.rule import Bad, Good, Rule
from zongjie_lint.rules.notation.patterns import FRESH, notation
from zongjie_lint.rules.places import Place, matches, together
from zongjie_lint.span import Span

_TWO = r"(?:[0-3]\d|[89]\d)"
_SHORT = notation(
    rf"(?:(?<=去年|今年|明年|上年)[(]?{_TWO}年(?![来间前内后级代龄限])"
    rf"|{FRESH}(?<![第近满逾共达足超历时龄续办余约作事职役刑期租]){_TWO}年(?:"
    r"底(?!蕴|气|色|子|线|座|层|薪|数|细|片|盘|部)|年?末|初(?!心|衷|见|步|具|显|级|期|中|始|创|试)|[上下]半年"
    r"|同期|1[0-2]月|[1-9]月(?!龄)|[一二三四]季度))"
)


class ShortYear(Rule):
    """年份简写成了两位数。

    ## 查什么
    “18年底”“21年3月”“22年上半年”“去年21年”：两位数后面跟着年底、年初、月份、季度、半年、同期。
    “工作18年”“近20年”“90年代”是时长和年代，不报；说不准的（“比19年增长”）也不报。

    ## 为什么
    四位数字的年份不应简写成两位，“18年底”容易当成时长；归档以后更分不清是哪个世纪。

    ## 怎么改
    写全四位数字。“去年21年”一类，留一种说法。
    """

    code = "NS07"
    name = "short-year"
    title = Message("年份简写", "year cut to two digits")
    severity = Severity.WARNING
    basis = "GB/T 15835-2011 5.1.4"
    message = Message("“{found}”的年份没有写全{times}", "the year in “{found}” is cut to two digits{times}")
    advice = Message("年份写全四位数字。", "Write the year with four digits.")
    examples = (
        Bad("该项目于⟦18年底⟧开工，⟦21年3月⟧竣工。"),
        Good("该项目于2018年底开工，2021年3月竣工。"),
        Bad("较⟦22年同期⟧多接待游客3万人次。"),
        Good("较2022年同期多接待游客3万人次。"),
        Bad("去年⟦21年⟧共办理案件60件。"),
        Good("2021年共办理案件60件。"),
        Bad("⟦19年上半年⟧试点，⟨20年初⟩推开，⟨21年二季度⟩收尾。"),
        Good("2019年上半年试点，2020年初推开，2021年二季度收尾。"),
        Good("他在山区工作18年，近20年来从未请假。", why="时长"),
        Good("80年代末建成的水渠，90年代改造过。", why="年代"),
        Good("建校30年初心不改，20年底蕴深厚。", why="“初心”“底蕴”"),
        Good("连续12年上半年无事故，历时15年底清。", why="时长"),
        Good("2018年底开工，第18年末交付。", why="四位数和序数"),
        Good("服役15年3个月，租期10年6月。", why="时长"),
    )

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Every year of two digits before a part of a year."""
        return together(self, document, (Place(Span.of(match)) for match in matches(document, _SHORT)))
