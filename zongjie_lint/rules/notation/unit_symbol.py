"""NS14."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from zongjie_lint.diagnostic import Diagnostic, Severity
from zongjie_lint.document import Document
from zongjie_lint.lexicon import any_of, lexicon
from zongjie_lint.message import Message
from zongjie_lint.rule import Bad, Good, Rule
from zongjie_lint.rules.notation.patterns import notation, unit_word
from zongjie_lint.rules.places import Place, matches, replaced, together


class UnitSymbol(Rule):
    """单位符号的大小写不对，用了废除的单位，或者用星号作乘号。

    ## 查什么
    数字后面的“KV”“KM”“M2”“公分”，和“100*200毫米”里的星号。“220kV”“亩”“斤”不报；型号（“YJV-10KV”）里的照原样写。

    ## 为什么
    单位符号的大小写有定规，“KV”成了开尔文乘伏特；“公分”早已不是法定单位。

    ## 怎么改
    写“kV”“km”“m²”“厘米”，乘号用“×”。
    """

    code = "NS14"
    name = "unit-symbol"
    title = Message("单位符号不规范", "wrong symbol of a unit")
    severity = Severity.INFO
    basis = "GB 3100-1993；GB 3101-1993"
    message = Message("“{found}”的单位符号不规范{times}", "“{found}” has a wrong symbol{times}")
    advice = Message("写法定单位的符号或名称，乘号用“×”。", "Write the statutory symbol or name; × for times.")
    examples = (
        Bad("⟦220KV⟧变电站投运，线路长⟦36KM⟧。"),
        Good("220kV变电站投运，线路长36km。"),
        Bad("展厅面积⟦800M2⟧。"),
        Good("展厅面积800m²。"),
        Bad("堤顶加高⟦30公分⟧，铺设⟦600*⟧300毫米石板。"),
        Good("堤顶加高30厘米，铺设600×300毫米石板。"),
        Bad("新增⟦1250KVA⟧变压器一台、⟨400Kva⟩变压器两台、⟨60KW⟩发电机一台。"),
        Good("新增1250kVA变压器一台、400kVA变压器两台、60kW发电机一台。"),
        Good("敷设YJV-10KV电缆。", why="型号"),
        Good("流转土地300亩，每亩产粮800斤。", why="习惯用的单位"),
        Good("实行7×24小时值守，手机尾号为12*34。", why="乘号；隐去的号码"),
        Good("广义货币M2增长8%。", why="不是单位"),
    )

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Every wrong symbol after a number, and every asterisk between two lengths."""
        return together(self, document, map(_place, matches(document, _measured())))


@cache
def _measured() -> regex.Pattern[str]:
    symbols, names = (any_of(lexicon("unit_symbols")[key]) for key in ("symbols", "names"))
    size = r"\d{1,6}(?:\.\d{1,4})?"
    return notation(
        rf"(?<![A-Za-z\d.])(?<![A-Za-z]-)\d{{1,9}}(?:\.\d{{1,4}})?(?:[ ]?(?:(?P<unit>{symbols})(?![A-Za-z\d²³])|(?P<unit>{names}))"
        rf"|(?P<times>\*)(?={size}(?:[*×]{size})? ?(?:mm|cm|m|{symbols}|{unit_word()})))"
    )


def _place(match: regex.Match[str]) -> Place:
    if match["times"]:
        return replaced(match, "times", "×")
    tables = lexicon("unit_symbols")
    return replaced(match, "unit", (tables["symbols"] | tables["names"])[match["unit"]])
