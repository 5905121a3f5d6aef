"""NU22."""

from __future__ import annotations

from collections.abc import Iterator

from zongjie_lint.diagnostic import Diagnostic, Severity, all_related
from zongjie_lint.document import Document
from zongjie_lint.message import Message
from zongjie_lint.relations.slogan import Slogan
from zongjie_lint.relations.verdict import Verdict
from zongjie_lint.rule import Bad, Good, Rule

_ITEM = Message("展开的一项", "an item")


class SloganCount(Rule):
    """“四个强化”后面只展开了三个。

    ## 查什么
    引号里的数字略语（“三个到位”“五有”“四个一”）后面紧跟着冒号、破折号、括号或“即”展开的，
    数一数重复那个字词的有几项，和略语里的数是否一样。没有展开、或者展开的各项不重复那个字词的，不查。

    ## 为什么
    增删了一项，略语里的数忘了改，一数就露出来。

    ## 怎么改
    核对略语和展开的各项。
    """

    code = "NU22"
    name = "slogan-count"
    title = Message("数字略语与展开不符", "slogan and its items disagree")
    severity = Severity.INFO
    basis = "实务：数字略语概括几项，就展开几项"
    message = Message("“{found}”后面展开了{listed}项", "“{found}” is spelled out in {listed} items")
    advice = Message("核对略语里的数和展开的各项。", "Check the number against the items.")
    examples = (
        Bad("推动“⟦四个延伸⟧”：⟨延伸服务窗口⟩、⟨延伸办事时间⟩、⟨延伸网上渠道⟩。"),
        Good("推动“三个延伸”：延伸服务窗口、延伸办事时间、延伸网上渠道。"),
        Bad("开展“⟦三查⟧”行动（⟨查隐患⟩、⟨查制度⟩、⟨查培训⟩、⟨查物资⟩）。"),
        Good("开展“四查”行动（查隐患、查制度、查培训、查物资）。"),
        Bad("做到“⟦五个清楚⟧”，即⟨底数清楚⟩、⟨责任清楚⟩、⟨时限清楚⟩、⟨去向清楚⟩。"),
        Good("做到“四个清楚”，即底数清楚、责任清楚、时限清楚、去向清楚。"),
        Bad("推行“⟦三个一⟧”工作法——⟨一日一巡查⟩，⟨一周一汇总⟩。"),
        Good("推行“两个一”工作法——一日一巡查，一周一汇总。"),
        Good("落实“四个延伸”要求，重点延伸服务窗口、延伸办事时间。", why="没有紧跟着展开"),
        Good("践行“五有”标准：阵地、队伍、制度、经费和活动样样齐全。", why="各项不重复那个字，数不准"),
        Good("做到“三个强化”：强化组织、人员保障，强化督促检查，强化考核问效。", why="第一项里有两个并列的词"),
        Good("实施“三个优化”：优化流程、优化环境和优化服务。"),
        Good("抓好“四个融合”：一是融合资源，二是融合队伍，三是融合平台，四是融合机制。"),
    )

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Report every slogan whose items are more or fewer."""
        for slogan in document.facts(Slogan):
            if slogan.verdict is Verdict.FAIL:
                yield self.report(
                    slogan.span,
                    related=all_related(slogan.items, _ITEM, is_same=False),
                    found=slogan.span.of_text(document.text),
                    listed=len(slogan.items),
                )
