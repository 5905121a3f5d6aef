"""NU41."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from zongjie_lint.diagnostic import Diagnostic, Related, Severity
from zongjie_lint.document import Document
from zongjie_lint.facts.zone import body
from zongjie_lint.lexicon import any_of
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled
from zongjie_lint.rule import Bad, Good, Rule
from zongjie_lint.span import Span
from zongjie_lint.units import Own, units

_AMOUNT = Message("前面的数额", "the amount before it")
_A_STYLE = 3
"""So many bare rates are the shorthand of the text."""


class BareRate(Rule):
    """数额后面孤零零跟着一个百分数，没有说是增长还是占比。

    ## 查什么
    “总产值9.4亿元，12.3%，居全市第二”：前面是带单位的数额，后面一个逗号到逗号之间只有百分数。括号里的、
    “分别为”引出的、全篇都这样写的速记体不查。

    ## 为什么
    “同比增长”“占”一类的字丢了，读者不知道这个数说的是什么。

    ## 怎么改
    补上“同比增长”“下降”或“占……的”。
    """

    code = "NU41"
    name = "bare-rate"
    title = Message("百分数没有说明", "rate of nothing")
    severity = Severity.WARNING
    basis = "实务：百分数前写明增长、下降或占比"
    message = Message("“{found}”没有说是增长、下降还是占比", "“{found}” is not said to be growth, decline or share")
    advice = Message("补上“同比增长”“占”等字。", "Say what it is: growth, decline, or a share of what.")
    examples = (
        Bad("全县水产总产值⟨9.4亿元⟩，⟦12.3%⟧，居全市第二。"),
        Good("全县水产总产值9.4亿元，同比增长12.3%，居全市第二。"),
        Good("渔业和林业产值分别为9.4亿元，12.3%的增速居全市第二。", why="后面说明了"),
        Good("渔业产值、增速分别为9.4亿元，12.3%，居全市第二。", why="“分别”说明了"),
        Good("渔业（9.4亿元，12.3%，全市第二）带动明显。", why="括号里的速记"),
        Good("渔业9.4亿元，12.3%；林业3.1亿元，4.2%；牧业2.6亿元，5.1%。", why="全篇都这样写"),
        Good("实现产值9.4亿元，增长12.3%，6.1%用于研发。"),
    )

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Every rate alone between two marks after an amount, unless that is the style of the text."""
        found = [match for paragraph in body(document) for match in _in(document, paragraph.span)]
        for match in found if len(found) < _A_STYLE else ():
            span = Span.of(match, "rate")
            related = [Related(Span.of(match, "amount"), _AMOUNT)]
            yield self.report(span, related=related, found=span.of_text(document.text))


def _in(document: Document, span: Span) -> Iterator[regex.Match[str]]:
    return _bare(document.vocabulary.units).finditer(document.folded, span.start, span.end)


@cache
def _bare(own: Own) -> regex.Pattern[str]:
    unit = rf"[万亿]?{any_of(units(own))}"
    clause = r"(?<=(?:^|[,。;\n])(?![^,。;\n]{0,60}(?:分别|依次|各))[^,。;\n]{2,60})(?<!\([^)\n]{0,60})"
    return compiled(
        rf"{clause}(?<![\d.])(?P<amount>\d{{1,9}}(?:\.\d{{1,4}})?{unit}),[ ]?(?P<rate>\d{{1,3}}(?:\.\d{{1,3}})?%)(?=[,。;])",
        kept=not own,
    )
