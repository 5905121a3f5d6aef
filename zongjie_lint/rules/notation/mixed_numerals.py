"""NS06."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from zongjie_lint.diagnostic import Diagnostic, Severity
from zongjie_lint.document import Document
from zongjie_lint.message import Message
from zongjie_lint.rule import Bad, Good, Rule
from zongjie_lint.rules.notation.patterns import FRESH, measure_of, notation
from zongjie_lint.rules.places import Place, matches, together
from zongjie_lint.span import Span

_HAN = "[一二两三四五六七八九十]{1,3}"
_AND = "(?:以及|和|及|与|、)"


class MixedNumerals(Rule):
    """并列的两个同类数量，一个用汉字，一个用阿拉伯数字。

    ## 查什么
    用“和”“及”“与”“、”连起来、量词相同的两个数量，如“一名组长和5名队员”。“每一名”“第一批”“同一个”“一个”这类固定说法、概数、
    不同量词的不报。

    ## 为什么
    同类别的数量在一处用一种数字，读起来才整齐。

    ## 怎么改
    两个都用阿拉伯数字，或者都用汉字。
    """

    code = "NS06"
    name = "mixed-numerals"
    title = Message("同类数量混用两种数字", "one list, two kinds of numerals")
    severity = Severity.INFO
    basis = "GB/T 15835-2011 4.3"
    message = Message(
        "“{found}”里同类数量混用汉字和阿拉伯数字{times}", "“{found}” mixes Chinese numerals and digits{times}"
    )
    advice = Message("统一用一种数字。", "Use one kind of numerals.")
    examples = (
        Bad("每村派驻⟦一名组长和5名⟧队员。"),
        Good("每村派驻1名组长和5名队员。"),
        Bad("建成⟦三座泵站、2座⟧水塔。"),
        Good("建成3座泵站、2座水塔。"),
        Bad("走访⟦12户农户及五户⟧商户。"),
        Good("走访12户农户及5户商户。"),
        Good("每一名党员和3名群众结对。", why="“每一名”是固定说法"),
        Good("形成一个中心和3个站点。", why="“一个”常不是计数"),
        Good("第一批学员和5批教师。", why="序数"),
        Good("十几名干部和5名群众。", why="概数用汉字"),
        Good("表彰两名教师、18个班级。", why="量词不同"),
    )

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Every two amounts with one measure word that stand side by side."""
        return together(self, document, (Place(Span.of(match)) for match in matches(document, _pair())))


@cache
def _pair() -> regex.Pattern[str]:
    measure = measure_of("persons", "households", "institutions", "things", "cases", "places", "machines")
    return notation(
        rf"(?:(?<![第每同任某这那唯统独几数各另其之百千万亿零\d一二两三四五六七八九十])(?!一个){_HAN}(?P<unit>{measure})\p{{Han}}{{1,8}}?{_AND}\d{{1,4}}(?P=unit)(?!\d)"
        rf"|{FRESH}(?<!第)\d{{1,4}}(?P<unit_after>{measure})\p{{Han}}{{1,8}}?{_AND}(?!一个){_HAN}(?P=unit_after))(?=\p{{Han}})"
    )
