"""NU35."""

from __future__ import annotations

from collections.abc import Iterator

from zongjie_lint.diagnostic import Diagnostic, Severity
from zongjie_lint.document import Document
from zongjie_lint.message import Message
from zongjie_lint.relations.carried_paragraph import CarriedParagraph
from zongjie_lint.relations.working import printed
from zongjie_lint.rule import Bad, Good, Rule

_MOST_SHOWN = 6
_EVIDENCE = Message(
    "连同 {numbers} 等数在内，与上年稿{place}逐字相同",
    "with {numbers} in it, the same as {place} of the earlier report, character by character",
)
_CARRIED = "组织技术员进村入户，为茶农讲授修剪、防虫、采摘要领，先后开课46场，听课茶农2 310人次，发放图册5 200份。"
_LAST_YEAR = f"松坪镇2024年工作总结\n2024年，全镇各项工作稳步推进。\n{_CARRIED}\n"


class CarriedOverParagraph(Rule):
    """整段照搬上年稿，连数字都没有动。

    ## 查什么
    加 `--against 上年稿` 时才查。40 字以上、写有两个以上成果数字的段落，和上年稿逐字相同的。
    介绍机构和地域概况、引用制度和标准、写明是往年情况、谈今后打算的段落不查。

    ## 为什么
    在上年稿上改，漏改一整段，是最常见也最难堪的事。

    ## 怎么改
    换成今年的情况和数字；数字确实没有变的，不必改。
    """

    code = "NU35"
    name = "carried-over-paragraph"
    title = Message("整段照搬上年稿，数字未改", "a paragraph of the earlier report with its old numbers")
    severity = Severity.WARNING
    needs_previous = True
    basis = "实务：工作总结写当年的情况，两年的成果数字极少全部相同"
    message = Message(
        "这一段和上年稿{place}一字不差，{count}个数字都没有变",
        "this paragraph is {place} of the earlier report word for word, with all its {count} numbers",
    )
    advice = Message(
        "换成今年的情况和数字；确实没有变化的，可以不改。",
        "Put this year's facts and figures in; leave it if nothing has changed.",
    )
    examples = (
        Bad(
            f"松坪镇2025年工作总结\n2025年，全镇各项工作稳步推进。\n⟦{_CARRIED}⟧\n",
            previous=_LAST_YEAR,
        ),
        Good(
            f"松坪镇2025年工作总结\n2025年，全镇各项工作稳步推进。\n{_CARRIED.replace('46', '51')}\n",
            why="数字改过",
            previous=_LAST_YEAR,
        ),
        Good(
            "松坪镇2025年工作总结\n本镇位于县境西部，全镇下辖14个行政村，有茶园2.3万亩，户籍人口1.8万人，是全县主要的茶叶产区之一。\n",
            why="概况每年都一样",
            previous="松坪镇2024年工作总结\n本镇位于县境西部，全镇下辖14个行政村，有茶园2.3万亩，户籍人口1.8万人，是全县主要的茶叶产区之一。\n",
        ),
        Good(
            "松坪镇2025年工作总结\n按《山区公路养护补助办法》，县级公路每公里补助3 000元，乡级公路每公里补助1 800元，由镇财政所逐级审核后拨付到村。\n",
            why="引用办法",
            previous="松坪镇2024年工作总结\n按《山区公路养护补助办法》，县级公路每公里补助3 000元，乡级公路每公里补助1 800元，由镇财政所逐级审核后拨付到村。\n",
        ),
        Good(
            f"松坪镇2025年工作总结\n回顾2024年：{_CARRIED}\n",
            why="写明是上年的事",
            previous=f"松坪镇2024年工作总结\n回顾2024年：{_CARRIED}\n",
        ),
        Good(
            "松坪镇2025年工作总结\n全年开课46场，听课2 310人次。\n",
            why="短句容易巧合",
            previous="松坪镇2024年工作总结\n全年开课46场，听课2 310人次。\n",
        ),
    )

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Every paragraph that is carried over; nothing where there is no earlier report."""
        if document.previous is not None:
            for carried in document.facts(CarriedParagraph):
                place = document.previous.source.place(carried.earlier.start)
                numbers = "、".join(printed(document, number) for number in carried.numbers[:_MOST_SHOWN])
                yield self.report(
                    carried.span,
                    evidence=_EVIDENCE.format(numbers=numbers, place=place),
                    place=place,
                    count=len(carried.numbers),
                )
