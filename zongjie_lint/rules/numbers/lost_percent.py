"""NU39."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from zongjie_lint.diagnostic import Diagnostic, Severity
from zongjie_lint.document import Document
from zongjie_lint.lexicon import any_of, words
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled
from zongjie_lint.rule import Bad, Good, Rule
from zongjie_lint.rules.numbers.neighbourhood import AFTER_NUMBER, END_OF_NUMBER, Neighbourhood
from zongjie_lint.rules.places import Place, together
from zongjie_lint.span import Span
from zongjie_lint.units import units

_DECLARED = compiled(r"单位[:为][^。\n]{0,12}%|[(/][ ]?%[ ]?[)/]")
"""A table that names its unit once: “单位：%”, “增速（%）”."""
_SENTENCE = 60
"""So far back the sentence can have named an index."""


class LostPercent(Rule):
    """增长率、占比后面的百分号丢了。

    ## 查什么
    “同比增长18.3；”“占全部学生数的84.7。”“达标率为97.7，”：说的是增长率、比重、达标率一类，数后面没有单位就到了标点。
    句里说的是指数、系数、得分、倍数的不查，并列到末尾才写单位的不查，写明“单位：%”的不查。

    ## 为什么
    从网页、表格粘贴时百分号容易整篇丢失；没有单位的数，读者不知道是百分之几还是几倍。

    ## 怎么改
    核对原数，补上“%”或“个百分点”。
    """

    code = "NU39"
    name = "lost-percent"
    title = Message("比率缺百分号", "rate without its percent sign")
    severity = Severity.WARNING
    basis = "GB/T 15835-2011 5.1.1 及量和单位的通用写法：数值后应有单位"
    message = Message("“{found}”后面没有单位，大概丢了“%”{times}", "“{found}” has no unit; the % may be lost{times}")
    advice = Message("核对原数，补上“%”或“个百分点”。", "Compare the source and write % or the unit meant.")
    examples = (
        Bad("全镇工业增加值1.6亿元，同比增长⟦8.7⟧；用电量居全县第三。"),
        Good("全镇工业增加值1.6亿元，同比增长8.7%；用电量居全县第三。"),
        Bad("寄宿学生占全校学生数的⟦38.5⟧。", why="比重"),
        Good("寄宿学生占全校学生数的38.5%。"),
        Bad("集镇燃气覆盖率达到⟦87.6⟧，比上年提高⟨2.3⟩，供热能耗比上年下降⟨4.1⟩。"),
        Good("集镇燃气覆盖率达到87.6%，比上年提高2.3个百分点，供热能耗比上年下降4.1%。"),
        Bad("实现营业收入43亿元，增长⟦9.6⟧，其中出口6亿元。"),
        Good("实现营业收入43亿元，增长9.6%，其中出口6亿元。"),
        Bad("港区吞吐量比去年同期增长⟦31⟧。"),
        Good("港区吞吐量比去年同期增长31%。"),
        Bad("两家龙头企业产值同比增长⟦60以上⟧。"),
        Good("两家龙头企业产值同比增长60%以上。"),
        Bad("上半年渔业增加值增速为⟦5.4⟧，列全县首位。"),
        Good("上半年渔业增加值增速为5.4%，列全县首位。"),
        Good("环境空气质量综合指数为3.56，同比下降0.42。", why="指数没有单位"),
        Good("群众满意度测评得分同比提高2.3，居全市第二。", why="得分"),
        Good("城乡居民收入比为2.31，比上年下降0.05。", why="收入之比"),
        Good("三次产业同比增长3.2、4.5和6.1%。", why="单位在末尾"),
        Good("三个园区产值同比增长3.2，4.5，6.1个百分点不等。", why="单位在末尾"),
        Good("单位：%\n工业增加值同比增长5.8，投资同比增长3.1。", why="单位另有说明"),
        Good("全年新增企业42家，同比增加18家；容积率为2.5，绿地占三成。", why="容积率没有单位"),
        Good("工业用电量同比增长1.8倍，占全市的1/3，占全县的六成。"),
    )

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Every rate that ends with its number; where all have lost the sign, one finding."""
        found = () if _DECLARED.search(document.folded) else _rates(document)
        return together(self, document, [Place(span) for span in found])


def _rates(document: Document) -> Iterator[Span]:
    for match in _BARE.matches(document, _rate()):
        if not _is_of_an_index(document.folded, match.start()):
            yield Span.of(match, "number")


_BARE = Neighbourhood(compiled(END_OF_NUMBER), before=80, after=8, after_digit=AFTER_NUMBER)
"""Numbers that end at a mark. From the words that make one a rate to its end there are fewer than 60 characters."""


def _is_of_an_index(folded: str, at: int) -> bool:
    """Whether the sentence speaks of something without a unit: an index, a score, a ratio."""
    sentence = folded[max(0, at - _SENTENCE) : at]
    start = max(sentence.rfind(mark) for mark in "。;\n") + 1
    return _unitless().search(sentence, start) is not None


@cache
def _unitless() -> regex.Pattern[str]:
    return compiled(any_of(words("rates", "unitless")))


@cache
def _rate() -> regex.Pattern[str]:
    """A rate by one of its signs: the year compared with, the whole, the name of a rate, the amount just before."""
    verb, certain = any_of(words("rates", "verbs")), any_of(words("rates", "growth"))
    against = any_of(words("rates", "against"))
    gap = r"(?:了|约|近|达到?|为|超过?|仅)?[ ]?"
    hedge = r"(?:以上|以下|左右|上下)?"
    decimal, whole = r"\d{1,4}\.\d{1,3}", r"\d{1,3}(?:\.\d{1,3})?"
    adverb = r"(?:实际|名义|均|都|预计|累计|略有|大幅|又|仅|只)?"
    end = r"(?=[ ]?[,。;)](?![ ]?\d))"
    total = any_of(words("rates", "totals"))
    return compiled(
        rf"(?:(?:{against})(?:相比)?{adverb}(?:{verb}{gap}(?P<number>{decimal}{hedge})|{certain}{gap}(?P<number>{whole}{hedge}))"
        rf"|占(?![用地有])[\p{{Han}}“”() ]{{1,24}}?(?:的{gap}[ ]?(?P<number>{whole}{hedge})|{total}{gap}(?P<number>\d\d?\.\d{{1,3}}))"
        rf"|(?:比重|占比)(?:提高到|提升至|提升到|提高至|上升到|上升至|到达)?{gap}(?P<number>[1-9]\d?\.\d{{1,3}}{hedge})"
        rf"|{any_of(words('rates', 'named'))}(?:提高到|提升至|提升到|提高至|上升到|上升至|到达|均|都|已)?{gap}(?P<number>100|[1-9]\d(?:\.\d{{1,3}})?{hedge})"
        rf"|(?:增|降|涨|跌)幅(?:达到?|为|约)(?P<number>{decimal}{hedge})|增速(?:达到?|为)(?P<number>{decimal}{hedge})"
        rf"|\d(?:[万亿]?{any_of(units())}),(?:同比)?{certain}{gap}(?P<number>{decimal})"
        rf"){end}"
    )
