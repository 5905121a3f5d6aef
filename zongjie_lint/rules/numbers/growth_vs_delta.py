"""NU06."""

from __future__ import annotations

from typing import ClassVar

from zongjie_lint.diagnostic import Severity
from zongjie_lint.message import Message
from zongjie_lint.relations.distant import DistantIncrease
from zongjie_lint.relations.growth import GrowthFromIncrease, Increase
from zongjie_lint.relations.table_relation import TableChange
from zongjie_lint.rule import Bad, Good
from zongjie_lint.rules.numbers.relation_rule import RelationRule


class GrowthVsDelta(RelationRule):
    """增减的数量和增速、两期数值对不上。

    ## 查什么
    “同比增加多少，增长百分之几”：用本期数减去增量得到基数，再算增速，看与所写的是否一致；
    写了本期数、基期数和“增加（减少）多少”的，看相减是否得到这个数。

    ## 为什么
    增量、增速往往从两张表上抄来，一张更新了、另一张没有更新，就会自相矛盾；把增量除以本期数也是常见的算错。

    ## 怎么改
    核对本期数、增减数和增速，改错的那一个。
    """

    code = "NU06"
    name = "growth-vs-delta"
    title = Message("增减数与增速不符", "the change disagrees with the rate")
    severity = Severity.ERROR
    basis = "《党政机关公文处理工作条例》第二十条（四）：数字准确"
    message = Message(
        "写作{stated}，按前后的数算是{computed}", "given as {stated}; the figures around it make it {computed}"
    )
    advice = Message(
        "核对本期数、增减数和增速，改错的那一个。",
        "Check the level, the change and the rate; mend the one that is wrong.",
    )
    relations = (GrowthFromIncrease, Increase, DistantIncrease, TableChange)
    messages: ClassVar = {
        TableChange: Message(
            "{place}写作{stated}，两期数值相减是{computed}", "{place} gives {stated}; the two values make it {computed}"
        ),
    }
    examples = (
        Bad("上缴利润⟨5 280万元⟩，同比增加⟨480万元⟩，增长⟦12.4%⟧。"),
        Good(
            "指标\t单位\t2025年\t2024年\t增减\n播种面积\t万亩\t86.5\t85.9\t0.6\n总产量\t万吨\t38.42\t37.65\t2.0%\n合作社\t家\t268\t301\t-33\n出栏\t万头\t56.3\t57.1\t-1.4%\n",
            why="一列里有的写增减数，有的写增长率",
        ),
        Good("上缴利润5 280万元，同比增加480万元，增长10.0%。"),
        Bad("全年办理过户⟨3 150宗⟩，较上年多办⟨350宗⟩，增幅⟦11.1%⟧。"),
        Good("全年办理过户3 150宗，较上年多办350宗，增幅12.5%。"),
        Bad("投诉量⟨480件⟩，比上年减少⟨120件⟩，下降⟦25%⟧。"),
        Good("投诉量480件，比上年减少120件，下降20%。"),
        Bad("中转旅客同比增加⟨2.4万人次⟩，增长⟦16%⟧，全年达到⟨14.4万人次⟩。"),
        Good("中转旅客同比增加2.4万人次，增长20%，全年达到14.4万人次。"),
        Bad("收治病人⟨1 846例⟩，比上年的⟨1 520例⟩增加⟦236例⟧。"),
        Good("收治病人1 846例，比上年的1 520例增加326例。"),
        Bad("专利授权由⟨58件⟩增加到⟨84件⟩，增加⟦36件⟧。"),
        Good("专利授权由58件增加到84件，增加26件。"),
        Good("各项贷款532亿元，比年初增加41亿元，同比增长10.9%。", why="增量比年初，增速比上年同期"),
        Good("服务业增加值36亿元，同比增加2.6亿元，增长5.1%。", why="增加值的增速按可比价计算"),
        Good("完成投资4.6亿元，新增产能12万吨，增长8%。", why="新增的是产能"),
        Good("增加编制12名，增长的压力有所缓解，在岗人员达到260名。"),
        Good("门诊量12.6万人次，同比增加约1.1万人次，增长9.2%。", why="约数不作核对"),
        Bad(
            "项目\t2025年（万元）\t2024年（万元）\t增减额（万元）\n公务接待费\t⟨21.5⟩\t⟨28.4⟩\t⟦-9.6⟧\n车辆运行费\t86.3\t92.7\t-6.4\n会议费\t12.4\t9.8\t2.6\n"
        ),
        Good(
            "项目\t2025年（万元）\t2024年（万元）\t增减额（万元）\n公务接待费\t21.5\t28.4\t-6.9\n车辆运行费\t86.3\t92.7\t-6.4\n会议费\t12.4\t9.8\t2.6\n"
        ),
        Bad(
            "任务\t完成率（%）\t与序时进度比（百分点）\n植树造林\t⟨62.5⟩\t⟦21.5⟧\n清淤疏浚\t48.0\t-2.0\n危房改造\t57.3\t7.3\n道路修复\t66.1\t16.1\n"
        ),
        Good(
            "任务\t完成率（%）\t与序时进度比（百分点）\n植树造林\t62.5\t12.5\n清淤疏浚\t48.0\t-2.0\n危房改造\t57.3\t7.3\n道路修复\t66.1\t16.1\n"
        ),
        Bad(
            "单位\t2025年满意率（%）\t2024年满意率（%）\t提高（百分点）\n东湾所\t96.4\t94.1\t2.3\n西岭所\t⟨95.2⟩\t⟨91.5⟩\t⟦4.7⟧\n南坪所\t97.8\t96.2\t1.6\n北桥所\t93.9\t90.5\t3.4\n"
        ),
        Good(
            "单位\t2025年满意率（%）\t2024年满意率（%）\t提高（百分点）\n东湾所\t96.4\t94.1\t2.3\n西岭所\t95.2\t91.5\t3.7\n南坪所\t97.8\t96.2\t1.6\n北桥所\t93.9\t90.5\t3.4\n"
        ),
        Good(
            "单位\t满意率（%）\t比上年（百分点）\n东湾所\t96.4\t2.3\n西岭所\t95.2\t-0.7\n南坪所\t97.8\t1.6\n北桥所\t93.9\t3.4\n",
            why="上年的满意率各不相同，表里没有",
        ),
    )
