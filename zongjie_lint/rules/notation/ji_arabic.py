"""NS04."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from zongjie_lint.chinese_numerals import write_whole_number
from zongjie_lint.diagnostic import Diagnostic, Severity
from zongjie_lint.document import Document
from zongjie_lint.message import Message
from zongjie_lint.rule import Bad, Good, Rule
from zongjie_lint.rules.notation.patterns import FRESH, notation, unit_word
from zongjie_lint.rules.places import Place, matches, replaced, together

_ROUND = {"10": "十", "100": "百", "1000": "千", "10000": "万"}


class JiArabic(Rule):
    """含“几”的概数用了阿拉伯数字。

    ## 查什么
    “几10户”“几100万”“20几人”。“茶几10张”“几乎”“几何”一类不算。

    ## 为什么
    含“几”的概数用汉字，这是数字用法标准的规定；“几10”夹着两种数字，念起来也拗口。

    ## 怎么改
    写成“几十户”“几百万”“二十几人”。
    """

    code = "NS04"
    name = "ji-arabic"
    title = Message("“几”和阿拉伯数字连用", "几 next to digits")
    severity = Severity.INFO
    basis = "GB/T 15835-2011 4.2.2"
    message = Message("“{found}”含“几”，用汉字{times}", "“{found}”: with 几, use Chinese numerals{times}")
    advice = Message("写成“几十”“二十几”的形式。", "Write 几十, 二十几.")
    examples = (
        Bad("沟口只住着⟦几10⟧户人家。"),
        Good("沟口只住着几十户人家。"),
        Bad("一次到会⟦20几⟧人，花费⟦几100⟧元。"),
        Good("一次到会二十几人，花费几百元。"),
        Bad("走访⟦10几⟧家店铺，挽回损失⟨几10⟩万元，清运垃圾⟨30几⟩吨。"),
        Good("走访十几家店铺，挽回损失几十万元，清运垃圾三十几吨。"),
        Good("购置茶几10张、课桌30张。", why="“几”是家具"),
        Good("库存由30几乎降到零。", why="“几乎”是副词"),
        Good("投入从10几何级数地增长。", why="“几何”是名词"),
        Good("走访10余家店铺。", why="“余”可以接阿拉伯数字"),
    )

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Round numbers next to 几."""
        return together(self, document, map(_place, matches(document, _beside_ji())))


@cache
def _beside_ji() -> regex.Pattern[str]:
    return notation(
        rf"(?<![茶窗案第])几(?P<after>10{{1,4}})(?=\p{{Han}})"
        rf"|{FRESH}(?<!第)(?P<before>[1-9]0)几(?=[万亿]|{unit_word()})"
    )


def _place(match: regex.Match[str]) -> Place:
    if match["after"]:
        return replaced(match, "after", _ROUND[match["after"]])
    return replaced(match, "before", write_whole_number(int(match["before"])))
