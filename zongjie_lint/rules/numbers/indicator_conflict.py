"""NU17."""

from __future__ import annotations

from zongjie_lint.diagnostic import Severity
from zongjie_lint.message import Message
from zongjie_lint.relations.repeated_value import RepeatedValue
from zongjie_lint.rule import Bad, Good
from zongjie_lint.rules.numbers.relation_rule import RelationRule


class IndicatorConflict(RelationRule):
    """同一个数据在文中两处写得不一样。

    ## 查什么
    不同段落里，前后文字说的是同一件事，而两个数只差一位数字或者相邻两位颠倒的。
    时期、范围、口径（实际与目标、受理与办结、收入与支出等）不同的，不放在一起比。

    ## 为什么
    同一数据写在总述、正文和结尾几处，改了一处忘了另一处，或者敲颠倒了，是最让人难堪的差错。

    ## 怎么改
    对照原始台账，确定哪一处是对的，把两处改成一致；确实是两个不同数据的，把说法写清楚。
    """

    code = "NU17"
    name = "indicator-conflict"
    title = Message("同一数据前后不一致", "one figure with two values")
    severity = Severity.ERROR
    basis = "《党政机关公文处理工作条例》第二十条（四）：数字准确"
    message = Message(
        "这里写作{stated}，另一处的数与它只差一位或颠倒两位", "given as {stated} here and with other digits elsewhere"
    )
    advice = Message("对照台账确定哪一处对，把两处改成一致。", "Check which is right, and make both the same.")
    relations = (RepeatedValue,)
    examples = (
        Bad(
            "一、总体情况\n全年走访独居老人家庭⟨2 674户⟩，做到不漏一户。\n二、存在不足\n走访独居老人家庭⟦2 647户⟧后，回访还没有跟上。\n"
        ),
        Good(
            "柳湾村完成投资120万元，新建设施5处，带动农户529户增收。\n槐树村完成投资135万元，新建设施6处，带动农户539户增收。",
            why="两个村各说各的",
        ),
        Good(
            "一、总体情况\n全年走访独居老人家庭2 674户，做到不漏一户。\n二、存在不足\n走访独居老人家庭2 674户后，回访还没有跟上。\n"
        ),
        Bad("一年来，调处邻里纠纷⟨316起⟩，群众满意。总的看，调处邻里纠纷⟦361起⟧，基本做到小事不出楼栋。"),
        Good("一年来，调处邻里纠纷316起，群众满意。总的看，调处邻里纠纷316起，基本做到小事不出楼栋。"),
        Bad(
            "一、收入情况\n旅游综合收入⟨8.46亿元⟩，创近年新高。\n二、下一步打算\n在旅游综合收入⟦8.64亿元⟧的基础上再上台阶。\n"
        ),
        Good(
            "一、收入情况\n旅游综合收入8.46亿元，创近年新高。\n二、下一步打算\n在旅游综合收入8.46亿元的基础上再上台阶。\n"
        ),
        Good("一、办案情况\n全年受理案件1 384件。\n二、质效\n全年审结案件1 348件。\n", why="受理与审结是两个数"),
        Good("一、收支\n全年财政收入6.43亿元。\n二、支出\n全年财政支出6.34亿元。\n", why="收入与支出"),
        Good("一、去年\n2023年接待观众12.8万人次。\n二、今年\n2024年接待观众18.2万人次。\n", why="年份不同"),
        Good("城关镇新建步道12.4公里，绿化成效明显。河东镇新建步道14.2公里，群众点赞。", why="两个镇"),
        Good("一、成效\n新发展党员36名。\n二、打算\n明年计划新发展党员63名。\n", why="一个是实际，一个是计划"),
        Good("一季度发放补贴426万元，二季度发放补贴462万元。三季度发放补贴246万元。", why="时期不同"),
    )
