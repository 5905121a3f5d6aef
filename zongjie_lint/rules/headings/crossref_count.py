"""HD08."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from zongjie_lint.chinese_numerals import number_value
from zongjie_lint.diagnostic import Diagnostic, Related, Severity
from zongjie_lint.document import Document
from zongjie_lint.facts.heading import Heading, Series
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled
from zongjie_lint.relations.counted_number import NUMBER
from zongjie_lint.relations.point_count import PointCount
from zongjie_lint.rule import Bad, Good, Rule
from zongjie_lint.span import Span

_ANNOUNCED = compiled(
    rf"(?:抓好|做好|办好|抓实|做实|突出|聚焦|围绕|实施|推进|落实|完成|开展|强化|坚持|处理好|把握|打好|采取|存在)"
    rf"(?:以下|如下)?(?P<place>(?P<number>{NUMBER})(?:个方面|方面|项|件|大|个|条))"
    r"(?:的)?(?:重点|主要|突出|关键|专项|具体)?(?:工作|任务|问题|措施|举措|行动|工程|实事|关系|原则|战役|不足)$"
)
_FARTHEST = 2
"""A larger difference means that the number counts something else."""


class CrossrefCount(Rule):
    """标题里说的项数和下面的小标题个数不一致。

    ## 查什么
    标题写明“抓好四项工作”一类的数目，下面的小标题却不是四个。小标题序号本身缺号、重号的由 HD01 提示；
    标题后面紧跟着列出各项的由 NU21 核对，这里都不重复。

    ## 为什么
    添了一项或并了一项，标题里的数忘了改，是会上当场会被看出来的错。

    ## 怎么改
    数一数小标题，改标题里的数，或者补上漏掉的一项。
    """

    code = "HD08"
    name = "crossref-count"
    title = Message("标题的项数与小标题不符", "announced number of sub-headings differs")
    severity = Severity.INFO
    basis = "《党政机关公文处理工作条例》第二十条（四）：数字准确"
    message = Message(
        "标题说有{number}，下面的小标题是{count}个", "the heading announces {number}, {count} sub-headings follow"
    )
    advice = Message(
        "数一数小标题，改标题里的数，或补上漏掉的一项。",
        "Count the sub-headings; mend the number or add what is missing.",
    )
    examples = (
        Bad(
            "二、抓好⟦三项⟧重点工作\n冬季是护林的要紧时节，一刻也松懈不得。\n"
            "⟨（一）⟩防火\n巡山90次。\n⟨（二）⟩防虫\n除治40亩。\n⟨（三）⟩防盗\n设卡2处。\n⟨（四）⟩防冻\n包扎树干600株。"
        ),
        Good(
            "二、抓好四项重点工作\n冬季是护林的要紧时节，一刻也松懈不得。\n"
            "（一）防火\n巡山90次。\n（二）防虫\n除治40亩。\n（三）防盗\n设卡2处。\n（四）防冻\n包扎树干600株。"
        ),
        Bad("三、实施⟦5大⟧工程\n资金已经到位。\n⟨1.⟩引水\n铺管3公里。\n⟨2.⟩亮化\n装灯60盏。\n⟨3.⟩绿化\n植树900株。"),
        Good("三、实施3大工程\n资金已经到位。\n1.引水\n铺管3公里。\n2.亮化\n装灯60盏。\n3.绿化\n植树900株。"),
        Good("一、抓好两项工作\n先说收购。\n今年收购2万吨。", why="下面没有小标题"),
        Good(
            "一、实施十项行动\n先办三件。\n（一）植绿\n植树。\n（二）护绿\n巡护。\n（三）爱绿\n宣传。",
            why="差得远，说的不是小标题",
        ),
        Good("二、第三项工作进展\n情况如下。\n（一）立项\n已批。\n（二）招标\n已完。", why="序数不是项数"),
    )

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Report every heading whose number is not that of its children."""
        checked = [count.span for count in document.facts(PointCount)]
        for heading in document.facts(Heading):
            announced = _ANNOUNCED.search(heading.text)
            if announced and not any(heading.span.holds(span) for span in checked):
                yield from self._compare(document, heading, announced)

    def _compare(self, document: Document, heading: Heading, announced: regex.Match[str]) -> Iterator[Diagnostic]:
        children = _children(document, heading)
        number = number_value(announced["number"])
        if children and len(children) != number and abs(len(children) - number) <= _FARTHEST:
            yield self.report(
                _located(document, heading, announced["place"]),
                related=[Related(child.ordinal.span, Message("小标题", "sub-heading")) for child in children],
                number=announced["place"],
                count=len(children),
            )


def _children(document: Document, heading: Heading) -> tuple[Heading, ...]:
    """The headings directly under one, if they are a single series that counts up from 1."""
    under = [series.headings for series in document.facts(Series) if series.headings[0].parent == heading]
    if len(under) != 1 or [child.value for child in under[0]] != list(range(1, len(under[0]) + 1)):
        return ()
    return under[0]


def _located(document: Document, heading: Heading, words: str) -> Span:
    start = document.folded.index(words, heading.ordinal.span.end)
    return Span(start, start + len(words))
