"""NS01."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import cache

import regex

from zongjie_lint.diagnostic import Diagnostic, Severity
from zongjie_lint.document import Document
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled
from zongjie_lint.rule import Bad, Good, Rule
from zongjie_lint.rules.notation.patterns import FRESH, NUMBER, notation, unit_word
from zongjie_lint.rules.places import Place, matches, replaced, together
from zongjie_lint.span import Span

_RIGHT = frozenset("—～－―〜")
"""One-character dashes and waves as any careful writer's keyboard gives them."""
_CALENDAR = frozenset("年月日")
_YEAR = compiled(r"(?:19|20)\d\d")


class RangeDash(Rule):
    """起止号用了短横线或别的近似符号。

    ## 查什么
    月份、年份、日期、钟点和数量的起止，用了“-”“~”“–”“─”“——”或汉字“一”。全文三处以上并成一条。
    “2026-02-15”式的日期、电话、型号、编号、比分不算；前一个数不小于后一个的不报。一字线和浪纹线并用的不报。

    ## 为什么
    起止用一字线“—”或浪纹线“～”；短横线用在号码、型号和日期的简写里，放在数字中间容易看成减号。

    ## 怎么改
    改成“—”或“～”，全文用一种。
    """

    code = "NS01"
    name = "range-dash"
    title = Message("起止号不规范", "wrong mark for a range")
    severity = Severity.INFO
    basis = "GB/T 15834-2011 4.13.3.2；GB/T 15835-2011 5.1.3"
    message = Message("“{found}”的起止号不规范{times}", "“{found}” has the wrong mark for a range{times}")
    advice = Message("用一字线“—”或浪纹线“～”。", "Write — or ～.")
    examples = (
        Bad("⟦1-6月⟧，全镇接待游客3万人次。"),
        Good("1—6月，全镇接待游客3万人次。"),
        Bad("编制了⟦2026–2030年⟧管网改造方案。"),
        Good("编制了2026—2030年管网改造方案。"),
        Bad("每户补助⟦300~500元⟧，⟦2月3日——2月9日⟧集中发放。"),
        Good("每户补助300～500元，2月3日—2月9日集中发放。"),
        Bad("值班时间为⟦8:30-17:30⟧。"),
        Good("值班时间为8:30—17:30。"),
        Bad("⟦3一5月⟧完成摸底，⟨6-8月⟩完成整改，⟨9-10月⟩组织验收。"),
        Good("3—5月完成摸底，6—8月完成整改，9—10月组织验收。"),
        Good("编号2026-02-15的批文已下达，咨询电话0000-8123456。", why="日期、电话用短横线"),
        Good("更换GB3-5个，县队以3-1胜邻县，气温降到-5℃。", why="型号、比分、负号"),
        Good("《2021-2025年水利规划》中期评估已完成。", why="别人的标题照原样写"),
        Good("每户补助300～500元，1—6月全部到位。", why="两种都是标准允许的"),
        Good("见表2-8项所列。", why="表的编号"),
    )

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Every range between whose ends the wrong mark stands."""
        return together(self, document, _places(document))


@cache
def _range() -> regex.Pattern[str]:
    """A number, perhaps a unit, a dash, a number and a unit."""
    left = (
        rf"年(?:\d{{1,2}}月(?:\d{{1,2}}日)?)?|月(?:\d{{1,2}}日)?|[%‰]|:\d\d|(?P<left_scale>[万亿])?{unit_word()}|[万亿]"
    )
    right = rf"年(?:\d{{1,2}}月(?:\d{{1,2}}日)?)?|月(?:\d{{1,2}}日)?|日|季度|[%‰]|个百分点|:\d\d|[万亿]{{0,2}}{unit_word()}|[万亿]"
    return notation(
        rf"{FRESH}(?<![表图第])(?P<left>{NUMBER})(?P<left_unit>{left})? ?(?P<dash>[\-~]|—{{1,2}}|一) ?"
        rf"(?P<right>{NUMBER})(?P<right_unit>{right})?(?![\d\-—~/:])"
    )


def _places(document: Document) -> Iterator[Place]:
    for match in matches(document, _range()):
        dash = Span.of(match, "dash").of_text(document.text)
        if dash not in _RIGHT and _is_range(match):
            yield replaced(match, "dash", "～" if match["dash"] == "~" else "—")


def _is_range(match: regex.Match[str]) -> bool:
    """Whether the two numbers are the ends of something; a code, a score or a telephone number has no unit or no order."""
    left, right, unit = match["left"], match["right"], match["right_unit"]
    if match["left_unit"] and unit and unit[0] in _CALENDAR and match["left_unit"][0] in _CALENDAR:
        return True
    ordered = not left.startswith("0") and _value(match, "left") < _value(match, "right")
    return (ordered or bool(match["left_scale"])) and (bool(unit) or all(_YEAR.fullmatch(end) for end in (left, right)))


def _value(match: regex.Match[str], end: str) -> Decimal:
    """The number; an hour with its minutes."""
    minutes = match[end + "_unit"] or ""
    return Decimal(match[end]) * 60 + (int(minutes[1:]) if minutes.startswith(":") else 0)
