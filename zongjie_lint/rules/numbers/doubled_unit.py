"""NU40."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from zongjie_lint.diagnostic import Diagnostic, Edit, Fix, Severity
from zongjie_lint.document import Document
from zongjie_lint.facts.zone import body
from zongjie_lint.lexicon import any_of, lexicon
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled
from zongjie_lint.rule import Bad, Good, Rule
from zongjie_lint.span import Span
from zongjie_lint.units import Own, units


class DoubledUnit(Rule):
    """单位写了两遍。

    ## 查什么
    数后面的“万元元”“亩亩”“亿亿元”“%%”，以及符号和名称并用的“1000m2平方米”。“30户户均”“3个个体户”“93亿亿次”一类不算。

    ## 为什么
    改单位时常忘了删去原来的；“亿亿元”还说不清是哪个数量级。

    ## 怎么改
    删去一个；数位重复的，核对原数。
    """

    code = "NU40"
    name = "doubled-unit"
    title = Message("单位重复", "unit written twice")
    severity = Severity.ERROR
    basis = "GB/T 15835-2011 5.1.1 及量和单位的通用写法：一个数值一个单位"
    message = Message("“{found}”的单位写了两遍", "“{found}” has its unit twice")
    advice = Message("删去一个；数位重复的，核对原数。", "Delete one; if it is a scale, check the number.")
    examples = (
        Bad("渔业总产值完成⟦8 215万元元⟧，同比增长4.1%。"),
        Good("渔业总产值完成8 215万元，同比增长4.1%。"),
        Bad("退塘还湿⟦320亩亩⟧。"),
        Good("退塘还湿320亩。"),
        Bad("重点项目完成投资⟦18亿亿元⟧，开工率⟦96%%⟧。"),
        Good("重点项目完成投资18亿元，开工率96%。"),
        Bad("新建冷库⟦1200m2平方米⟧，铺设管道⟦3.6km公里⟧。"),
        Good("新建冷库1200m2，铺设管道3.6km。"),
        Bad("网箱养殖增加⟦0.8个百分点点⟧。"),
        Good("网箱养殖增加0.8个百分点。"),
        Good("走访30户户均增收的农家、5家家庭农场，帮扶3个个体户。", why="后一个字属于下一个词"),
        Good("流转1200亩亩均增收300元，发放2万元元旦慰问金。", why="后一个字属于下一个词"),
        Good("超算中心峰值达每秒2亿亿次。", why="计算机的速度"),
        Good("新栽苗木30棵棵棵成活，12个个个带头。", why="叠词"),
        Bad("栽植苗木⟦12万万株⟧，成活率96%。"),
        Good("栽植苗木12万株，成活率96%。"),
        Good("获赠花苗3万万寿菊，当年4万万人齐心抗战。", why="后一个“万”属于下一个词，或是旧时的说法"),
    )

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Every number with two units, with a fix where the second is only an echo of the first."""
        for paragraph in body(document):
            for match in _doubled(document.vocabulary.units).finditer(
                document.folded, paragraph.span.start, paragraph.span.end
            ):
                span = Span.of(match)
                fix = Fix("safe", (Edit(Span.of(match, "echo"), ""),)) if match["echo"] else None
                yield self.report(span, fix=fix, found=span.of_text(document.text))


@cache
def _doubled(own: Own) -> regex.Pattern[str]:
    single = any_of([unit for unit in units(own) if len(unit) == 1 and unit not in "个户家人次"] + ["%"])
    counted = any_of([unit for unit in units(own) if unit not in ("人", "次", "里")])
    end = r"(?=[ ]?(?:[,。;、:()]|$))"
    pairs = "|".join(
        f"{regex.escape(symbol)} ?{any_of(names)}" for symbol, *names in lexicon("unit_symbols")["doubles"]
    )
    return compiled(
        rf"(?<![\d.A-Za-z])\d[\d ,]{{0,12}}(?:\.\d{{1,4}})?(?:"
        rf"[ ]?[百千万亿]{{0,2}}(?P<unit>{single})(?P<echo>(?P=unit)){end}"
        rf"|[ ]?[百千万亿]{{0,2}}(?:平方|立方)米(?P<echo>米){end}|[ ]?[百千万亿]{{0,2}}公里(?P<echo>里){end}|[ ]?个百分点(?P<echo>点){end}"
        rf"|[ ]?[百千万亿]{{0,2}}人次(?P<echo>次){end}"
        rf"|[ ]?(?:亿亿|万万)美?元"
        rf"|[ ]?万万{counted}{end}"
        rf"|[ ]?(?:{pairs}))",
        kept=not own,
    )
