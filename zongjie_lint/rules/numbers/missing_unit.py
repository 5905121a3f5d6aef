"""NU37."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from zongjie_lint.diagnostic import Diagnostic, Severity
from zongjie_lint.document import Document
from zongjie_lint.lexicon import any_of, words
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled
from zongjie_lint.rule import Bad, Good, Rule
from zongjie_lint.rules.numbers.neighbourhood import AFTER_NUMBER, END_OF_NUMBER, Neighbourhood
from zongjie_lint.span import Span

_MONEY = any_of(words("money", "nouns"))
_BARE_SCALE = compiled(
    rf"(?:(?P<before>{_MONEY})(?:(?![,。;:、\dxX×*])[^万亿]){{0,10}}|(?<=[了达到至为约出入]))(?<![\d.])"
    rf"(?P<amount>(?:\d[\d ]{{0,12}}(?:\.\d{{1,4}})?|[xX×*]{{1,6}}(?:\.[xX×*]{{1,3}})?)[多余]?[万亿])"
    rf"(?=(?P<mark>[,。;)])|的(?P<after>\p{{Han}}{{0,4}}?{_MONEY}))"
)
_INDICATOR = any_of(words("money", "indicators"))
_LEVEL = r"\d{3,9}(?:\.\d{1,4})?|\d{1,3}(?:,\d{3}){1,3}(?:\.\d{1,4})?|\d{1,3}\.\d{1,4}"
_END = r"(?=[ ]?[,。;)](?![ ]?\d))"
_BARE_LEVEL = compiled(
    rf"(?:{_INDICATOR}(?:累计|预计|已|共)?(?:完成|实现|达到?|突破|超过|增加到|提高到|为)(?:约|近)?"
    rf"|(?:完成|实现)[\p{{Han}}]{{0,6}}?{_INDICATOR}(?!(?:19|20)\d\d[,。;)]))[ ]?(?<![\d.])(?P<amount>{_LEVEL}){_END}"
)
_AT_SCALE = Neighbourhood(compiled(r"[万亿][,。;)的]"), before=80, after=40)
_AT_END = Neighbourhood(compiled(END_OF_NUMBER), before=80, after=8, after_digit=AFTER_NUMBER)
"""Numbers that end at a mark, or with their scale: in both patterns a match is shorter than 60 characters."""
_DECLARED = compiled(r"单位[:为][^。\n]{0,12}元|[(/][ ]?[百千万亿]{0,2}美?元[ ]?[)/]")
"""A table that names its unit once: “单位：万元”, “产值（亿元）”."""


class MissingUnit(Rule):
    """金额只有数，没有写“元”“万元”。

    ## 查什么
    说的是产值、投资、资金、费用这类金额，数后面只有“万”或“亿”，接着就是标点或“的”；还有“零售总额完成71642，”一类指标，
    数后面什么单位也没有。“3个亿”这类口语说法、人数和面积、写明“单位：万元”的不查。

    ## 为什么
    “万”“亿”是数位，不是单位；没有单位的金额，差一个“万”就差一万倍。

    ## 怎么改
    核对原数，补上“元”“万元”或其他单位。
    """

    code = "NU37"
    name = "missing-unit"
    title = Message("金额缺单位", "amount of money without its unit")
    severity = Severity.WARNING
    basis = "GB/T 15835-2011 5.1.1 及量和单位的通用写法：数值后应有单位"
    message = Message("“{found}”后面没有单位", "“{found}” has no unit")
    advice = Message("补上“元”“万元”等单位。", "Add the unit: 元, 万元 or another.")
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
        Bad("1至4月，全县限额以上零售总额完成⟦53218⟧，比去年同期增长6.4%。"),
        Good("1至4月，全县限额以上零售总额完成53218万元，比去年同期增长6.4%。"),
        Bad("全镇工业总产值达到⟦12.6⟧，税收稳步增加。"),
        Good("全镇工业总产值达到12.6亿元，税收稳步增加。"),
        Bad("全年完成渔业总产值⟦5.68⟧，增长8.2%。"),
        Good("全年完成渔业总产值5.68亿元，增长8.2%。"),
        Good("工业总产值、进出口总额达到320、45亿元，比上年多。", why="单位在末尾"),
        Good("三年的生产总值为42.1，45.6，50.3亿元。", why="单位在末尾"),
        Good("单位：万元\n工业总产值完成53218，比上年多。", why="单位另有说明"),
        Good("城乡居民收入比达到2.31，工业总产值指数达到108.3，比上年高。", why="比值和指数没有单位"),
        Good("生产总值达到3,218万元，一般公共预算收入完成率居首位。"),
    )

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Report every amount of money that ends with its scale, then every level that ends with its number."""
        for match in _AT_SCALE.matches(document, _BARE_SCALE):
            if match["before"] or match["after"]:
                yield self._amount(document, match)
        if not _DECLARED.search(document.folded):
            for match in _AT_END.matches(document, _BARE_LEVEL):
                yield self._amount(document, match)

    def _amount(self, document: Document, match: regex.Match[str]) -> Diagnostic:
        span = Span.of(match, "amount")
        return self.report(span, found=span.of_text(document.text))
