"""NS05."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from zongjie_lint.diagnostic import Diagnostic, Severity
from zongjie_lint.document import Document
from zongjie_lint.facts.zone import body
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled
from zongjie_lint.rule import Bad, Good, Rule
from zongjie_lint.rules.notation.patterns import measure_of, notation
from zongjie_lint.rules.places import matches, replaced, together

_CUE = "增长|下降|增加|减少|达到?|为|约|近|占|提高|提升|上升|回落|至|到|仅|不足|超过|高于|低于|收窄|扩大|面积|长度?|投资|[(]"

_END_OF_SENTENCE = compiled(r"(?<![一二三四五六七八九十])(?<=\p{Han})\.(?:\p{Han}|$)")


class LeadingZero(Rule):
    """纯小数没有写出整数位的“0”。

    ## 查什么
    “增长.46%”“达.8万亩”：小数点前没有数字，后面带百分号、“万”“亿”或不能按个数的单位。文件名、版本号、后面是个数的不算；
    全篇用半角点断句的稿子里，点也可能是句号，只作提示。

    ## 为什么
    纯小数必须写出小数点前的“0”；而且少的可能不是0，是删改时丢了整数部分。

    ## 怎么改
    先核对原数，确是纯小数的补上“0”。
    """

    code = "NS05"
    name = "leading-zero"
    title = Message("小数点前缺数字", "nothing before the decimal point")
    severity = Severity.WARNING
    basis = "GB/T 15835-2011 5.1.2"
    message = Message("“{found}”小数点前没有数字{times}", "nothing before the decimal point of “{found}”{times}")
    advice = Message("核对原数；确是纯小数的，补上“0”。", "Compare the source; if the whole part is zero, write the 0.")
    examples = (
        Bad("人口自然增长率为⟦.46%⟧。"),
        Good("人口自然增长率为0.46%。"),
        Bad("水域面积⟦.8万⟧亩，比上年增加⟦.05平方公里⟧。"),
        Good("水域面积0.8万亩，比上年增加0.05平方公里。"),
        Bad("收视率回落⟦．3个百分点⟧。"),
        Good("收视率回落0．3个百分点。"),
        Good("附录见年报.46号文件夹。", why="文件名"),
        Good("系统升级到v.5版，软件版本为.5版。", why="版本号"),
        Good("年内管网改造全部到.46个社区全部通水。", why="半角点断句，后面是个数"),
        Good("3.5万亩良田、第2.46万亩。", why="小数点前有数字"),
    )

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Every decimal that begins with its point, after a word that announces a number."""
        places = (replaced(match, "nothing", "0") for match in matches(document, _pure_decimal()))
        return together(self, document, places, severity=Severity.INFO if _ends_sentences_so(document) else None)


def _ends_sentences_so(document: Document) -> bool:
    """Whether half-width points end sentences here; then the point before a number may be one of them."""
    return any(_END_OF_SENTENCE.search(paragraph.folded) for paragraph in body(document))


@cache
def _pure_decimal() -> regex.Pattern[str]:
    measured = measure_of("area", "length", "volume", "mass", "power", "energy", "money")
    return notation(rf"(?<={_CUE})(?P<nothing>)\.\d{{1,4}}(?:[%‰]|个百分点|[万亿](?=\p{{Han}})|{measured})")
