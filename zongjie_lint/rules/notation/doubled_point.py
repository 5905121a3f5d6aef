"""NS17."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from zongjie_lint.diagnostic import Diagnostic, Severity
from zongjie_lint.document import Document
from zongjie_lint.message import Message
from zongjie_lint.rule import Bad, Good, Rule
from zongjie_lint.rules.notation.patterns import notation, unit_word
from zongjie_lint.rules.places import Place, matches, together
from zongjie_lint.span import Span

_CUE = "增长|下降|上升|回落|提高|提升|增加|减少|完成|实现|达到?|投资|收入|产值|总额|为|占|约|近|超过?"


class DoubledPoint(Rule):
    """一个数里有两个小数点，或者小数点写成了句号。

    ## 查什么
    “14..3%”“3，.5个百分点”“12.4.6%”，以及“增长”“完成”一类词后面的“2。6亿元”。版本号、标题序号、网址不查。

    ## 为什么
    这样的数读不出来：可能多敲了一点，也可能中间丢了数字。

    ## 怎么改
    查原数，写成一个小数点。
    """

    code = "NS17"
    name = "doubled-point"
    title = Message("小数点写错", "malformed decimal point")
    severity = Severity.WARNING
    basis = "GB/T 15835-2011 5.1.2：小数点是齐底线的实心点“.”"
    message = Message("“{found}”的小数点写错了{times}", "“{found}” has a malformed decimal point{times}")
    advice = Message("核对原数，写一个小数点。", "Compare the source and write one point.")
    examples = (
        Bad("水产品产量同比下降⟦6..2%⟧。"),
        Good("水产品产量同比下降6.2%。"),
        Bad("城镇化率提高⟦1．．4个百分点⟧，旅游收入⟦3，.8亿元⟧。"),
        Good("城镇化率提高1．4个百分点，旅游收入3.8亿元。"),
        Bad("技改投资增长⟦12.4.6%⟧。"),
        Good("技改投资增长12.4%。"),
        Bad("全年完成投资⟦2。6亿元⟧。"),
        Good("全年完成投资2.6亿元。"),
        Good("签约项目12。6亿元的资金已到位。", why="句号断句，“项目12”不是金额"),
        Good("系统升级到2.4.6版，见附录1...3，第2.4.6条。", why="版本号、省略号和条款号"),
        Good("1.2.5亿元以上项目全部开工。", why="行首的序号"),
        Good("储备粮1,234.5吨，增长率3.2,4.5为上年数。"),
    )

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Every number that no reader can tell the value of."""
        found = matches(document, _malformed())
        return together(self, document, (Place(Span.of(match)) for match in found))


@cache
def _malformed() -> regex.Pattern[str]:
    measured = rf"[ ]?(?:%|‰|个百分点|[万亿千]{{1,2}}{unit_word()}?|{unit_word()})"
    sure = r"[ ]?(?:%|‰|个百分点|[万亿]元)"
    start = r"(?<![A-Za-z\d.,_/\-])"
    return notation(
        rf"{start}\d{{1,6}}(?:\.{{2}}|,\.|\.,)\d{{1,4}}(?![.\d]){measured}"
        rf"|(?<=[\p{{Han}}](?<![第章节款表图条务项版见和至]|(?<!达|提高|下降)到))\d{{1,6}}\.\d{{1,3}}\.\d{{1,3}}(?![.\d]){sure}"
        rf"|(?<={_CUE})\d{{1,6}}。\d{{1,2}}(?![.\d]){sure}"
    )
