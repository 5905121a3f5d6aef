"""NU37."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from zongjie_lint.diagnostic import Diagnostic, Severity
from zongjie_lint.document import Document
from zongjie_lint.facts.zone import body
from zongjie_lint.lexicon import any_of, words
from zongjie_lint.message import Message
from zongjie_lint.rule import Bad, Good, Rule
from zongjie_lint.span import Span

_MONEY = any_of(words("money", "nouns"))
_BARE_SCALE = regex.compile(
    rf"(?:(?P<before>{_MONEY})(?:(?![,。;:、\dxX×*])[^万亿]){{0,10}}|(?<=[了达到至为约出入]))(?<![\d.])"
    rf"(?P<amount>(?:\d[\d ]{{0,12}}(?:\.\d{{1,4}})?|[xX×*]{{1,6}}(?:\.[xX×*]{{1,3}})?)[多余]?[万亿])"
    rf"(?=(?P<mark>[,。;)])|的(?P<after>\p{{Han}}{{0,4}}?{_MONEY}))"
)


@dataclass(frozen=True)
class MissingUnit(Rule):
    """金额写了“万”“亿”，没有写“元”。

    ## 查什么
    说的是产值、投资、资金、费用这类金额，数后面只有“万”或“亿”，接着就是标点或“的”。“3个亿”这类口语说法、人数和面积不查。

    ## 为什么
    “万”“亿”是数位，不是单位；同一篇里一处“万元”一处“万”，读者会以为漏了字。

    ## 怎么改
    补上“元”或其他单位。
    """

    code = "NU37"
    name = "missing-unit"
    title = Message("金额缺单位", "amount of money without its unit")
    severity = Severity.WARNING
    basis = "GB/T 15835-2011 5.1.1 及量和单位的通用写法：数值后应有单位"
    message = Message("“{found}”后面没有单位", "“{found}” has no unit")
    advice = Message("补上“元”。", "Add 元.")
    examples = (
        Bad("全年实现产值⟦3.8亿⟧，上缴税金5 600万元。"),
        Good("全年实现产值3.8亿元，上缴税金5 600万元。"),
        Bad("拖欠工程款的缺口达到⟦420万⟧。"),
        Good("拖欠工程款的缺口达到420万元。"),
        Bad("多方筹措，解决了⟦260万⟧的养护经费。"),
        Good("多方筹措，解决了260万元的养护经费。"),
        Good("全年投资突破3个亿，为历年最多。", why="口语里的“个亿”"),
        Good("常住人口达到42万，城镇人口占六成。", why="不是金额"),
        Good("阅读量超过100万，点赞4万。", why="不是金额"),
        Good("完成投资2万亿元。"),
    )

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Report every amount of money that ends with its scale."""
        for paragraph in body(document):
            for match in _BARE_SCALE.finditer(document.folded, paragraph.span.start, paragraph.span.end):
                if match["before"] or match["after"]:
                    span = Span.of(match, "amount")
                    yield self.report(span, found=span.of_text(document.text))
