"""NS15."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from zongjie_lint.diagnostic import Diagnostic, Severity
from zongjie_lint.document import Document
from zongjie_lint.message import Message
from zongjie_lint.rule import Bad, Good, Rule
from zongjie_lint.rules.notation.patterns import measure_of, notation, unit_word
from zongjie_lint.rules.places import Place, matches, replaced, together
from zongjie_lint.span import Span

_NUMBER = r"(?:\d{1,9}(?:[.,]\d{1,6})?[十百千]?[万亿]?|[一二两三四五六七八九十百千万亿]{1,8})[%‰]?"
_ABOUT = "(?:大约|大概|(?<![签履续节合公违协条预邀解特])约为?)"
_NEAR = "(?<![最附邻靠临])(?:将近|接近|近)"
_OVER = "(?:超过|突破|高于|多于|超出|不少于|不低于|至少|逾)"
_UNDER = "(?:不超过|低于|少于|不足|不到|至多|最多)"


class DoubleHedge(Rule):
    """一个数前后两次说“大约”。

    ## 查什么
    “约300人左右”“超过500户以上”“不足20家以下”，以及自相矛盾的“近20多家”“约200余人”。
    “近10多年”是时间的远近，“3亿元以上项目”是项目的类别，都不报。

    ## 为什么
    前面说了“约”，后面的“左右”就是多余的；“近”是不到，“多”是超过，放在一起不知是哪一种。

    ## 怎么改
    留一个。前后意思相同的，删后一个；“近……多”请核对原数。
    """

    code = "NS15"
    name = "double-hedge"
    title = Message("概数说了两遍", "hedged twice")
    severity = Severity.INFO
    basis = "实务：约数只说一次"
    message = Message("“{found}”把概数说了两遍{times}", "“{found}” hedges a number twice{times}")
    advice = Message("前后留一个；意思相反的，核对原数。", "Keep one; where the two disagree, check the number.")
    examples = (
        Bad("到场群众⟦约300人左右⟧。"),
        Good("到场群众约300人。"),
        Bad("惠及⟦超过500户以上⟧。"),
        Good("惠及超过500户。"),
        Bad("入驻商户⟦近20多家⟧，带动就业⟦约200余人⟧。"),
        Good("入驻商户20多家，带动就业约200人。"),
        Bad("⟦大约三十天上下⟧完工，⟨至少5台以上⟩设备到位，⟨不足10人以下⟩的班组合并。"),
        Good("大约三十天完工，至少5台设备到位，不足10人的班组合并。"),
        Good("近10多年来，渠系没有大修。", why="“近”说时间的远近"),
        Good("签约300人左右，附近20多家商铺受益。", why="“签约”“附近”不是约数"),
        Good("引进超过3亿元以上的项目5个。", why="“3亿元以上的项目”是类别"),
        Good("约300人参加，左右两侧设岗。", why="“左右”说方位"),
        Good("60岁以上老人超过500人。", why="“以上”说的是岁数"),
    )

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Every number between two hedges."""
        return together(self, document, map(_place, matches(document, _hedged_twice())))


@cache
def _hedged_twice() -> regex.Pattern[str]:
    amount = rf" ?{_NUMBER} ?(?:[多余](?=[^\d]))?{unit_word()}?"
    ends = rf"(?<!\d)(?:{_ABOUT}|{_NEAR}){amount}(?P<after>左右(?![两手])|上下(?!游|班|级|联))"
    over = (
        rf"{_OVER}{amount}(?P<after>以上)(?!的?(?:项目|企业|工程|大|高|工业|人口|老|龙头|产|地|学|家庭|村|品|专|干部))"
    )
    under = rf"{_UNDER}{amount}(?P<after>以下|以内|之内)(?!的?(?:项目|企业|工程|小|微|工业|人口))"
    more = rf"(?:{_ABOUT}|{_NEAR}) ?{_NUMBER}[多余]万?亿?(?!{measure_of('time')}|[年月天]|种|次元){unit_word()}?"
    return notation(rf"(?:{ends}|(?<!不){over}|{under}|{more})")


def _place(match: regex.Match[str]) -> Place:
    """What only repeats the first hedge can go; where the two disagree, a person must decide."""
    return replaced(match, "after", "") if match["after"] else Place(Span.of(match))
