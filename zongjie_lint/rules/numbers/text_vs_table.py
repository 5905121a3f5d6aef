"""NU30."""

from __future__ import annotations

from dataclasses import dataclass

from zongjie_lint.diagnostic import Severity
from zongjie_lint.message import Message
from zongjie_lint.relations.text_against_table import TextAgainstTable
from zongjie_lint.rule import Bad, Good
from zongjie_lint.rules.numbers.relation_rule import RelationRule


@dataclass(frozen=True)
class TextVsTable(RelationRule):
    """正文里的数和表格里的数不一样。

    ## 查什么
    正文写了一个指标的数或增速，表格里同一指标、同一时段、同一范围、同一类单位的那一格是另一个数。
    指标名称要对得上（简称、旧称按别名表），单位取自表头、行名或“单位：万元”，换算以后再比，四舍五入的尾差不算。
    目标、打算、约数，时段或范围不同的，正文里另有一处与表相符的，表里别的格有这个数的，都不报。

    ## 为什么
    附表更新了，正文没有跟着改，或者正文改了附表没改，两处一对就露出来。

    ## 怎么改
    对照台账，确定正文和表格哪一处是对的，把两处改成一致。
    """

    code = "NU30"
    name = "text-vs-table"
    title = Message("正文与表格的数不一致", "the text and a table disagree")
    severity = Severity.ERROR
    basis = "《党政机关公文处理工作条例》第二十条（四）：数字准确"
    message = Message("正文写作{stated}，表中{cell}是{number}", "the text gives {stated}, the table {number} ({cell})")
    advice = Message(
        "对照台账确定哪一处对，把正文和表格改成一致。", "Check which is right, and make text and table the same."
    )
    relations = (TextAgainstTable,)
    examples = (
        Bad("全年办理提案⟦74件⟧，件件有答复。\n类别\t办理提案（件）\n经济类\t21\n社会类\t26\n合计\t⟨47⟩\n"),
        Good("全年办理提案47件，件件有答复。\n类别\t办理提案（件）\n经济类\t21\n社会类\t26\n合计\t47\n"),
        Bad(
            "全年旅游综合收入⟦9.78亿元⟧，同比增长18.2%。\n指标\t单位\t完成数\t同比增长（%）\n接待游客\t万人次\t142.6\t17.1\n旅游综合收入\t万元\t⟨98700⟩\t18.2\n"
        ),
        Good(
            "全年旅游综合收入9.87亿元，同比增长18.2%。\n指标\t单位\t完成数\t同比增长（%）\n接待游客\t万人次\t142.6\t17.1\n旅游综合收入\t万元\t98700\t18.2\n"
        ),
        Bad(
            "规上工业增加值同比增长⟦7.8%⟧。\n指标\t数值（亿元）\t增长（%）\n地区生产总值\t186.4\t6.1\n规模以上工业增加值\t52.7\t⟨8.7⟩\n"
        ),
        Good(
            "规上工业增加值同比增长8.7%。\n指标\t数值（亿元）\t增长（%）\n地区生产总值\t186.4\t6.1\n规模以上工业增加值\t52.7\t8.7\n"
        ),
        Good(
            "上半年接待游客68.5万人次。\n指标\t2025年\t2024年\n接待游客（万人次）\t142.6\t121.8\n粮食产量（万吨）\t21.4\t21.1\n",
            why="正文是上半年的数",
        ),
        Good(
            "2024年接待游客121.8万人次。\n指标\t2025年\t2024年\n接待游客（万人次）\t142.6\t121.8\n粮食产量（万吨）\t21.4\t21.1\n",
            why="是上年那一列的数",
        ),
        Good(
            "力争明年接待游客160万人次。\n指标\t完成数\n接待游客（万人次）\t142.6\n粮食产量（万吨）\t21.4\n",
            why="是目标",
        ),
        Good(
            "城关镇接待游客46.2万人次。\n指标\t完成数\n接待游客（万人次）\t142.6\n粮食产量（万吨）\t21.4\n",
            why="是一个镇的数",
        ),
        Good(
            "全年接待游客突破140万人次。\n指标\t完成数\n接待游客（万人次）\t142.6\n粮食产量（万吨）\t21.4\n",
            why="约数不作核对",
        ),
        Good(
            "累计接待游客1 426万人次。\n指标\t完成数\n接待游客总收入（亿元）\t9.87\n粮食产量（万吨）\t21.4\n",
            why="名称和单位都不同",
        ),
    )
