"""NU34."""

from __future__ import annotations

from zongjie_lint.diagnostic import Severity
from zongjie_lint.message import Message
from zongjie_lint.relations.earlier_report import PromisedTarget
from zongjie_lint.rule import Bad, Good
from zongjie_lint.rules.numbers.previous_rule import PreviousRule

_LAST_YEAR = "沙河街道2024年工作总结\n2024年，街道各项工作稳步推进。\n二、2025年工作打算\n全年计划加装楼房电梯60部，力争发放惠民补贴突破900万元。\n"


class TargetMismatchPrevious(PreviousRule):
    """本稿说的年度目标，跟上年稿里定下的不一样。

    ## 查什么
    加 `--against 上年稿` 时才查。上年稿“下一步打算”里为今年定的目标数，和本稿“完成目标多少”里的目标数比。
    写明调整、追加、争取目标、上级下达的不查；“力争突破900万元”而本稿目标更高的，不算不一致。

    ## 为什么
    目标悄悄变小，完成率就好看了；对着上年的报告一看便知。

    ## 怎么改
    按当时定下的目标计算；目标调整过的，写明何时经谁同意调整。
    """

    code = "NU34"
    name = "target-mismatch-previous"
    title = Message("目标与上年稿定的不符", "the target is not the one that was set")
    severity = Severity.WARNING
    basis = "实务：报告年度目标完成情况，以上年确定的目标为准"
    message = Message(
        "本稿写的目标是{stated}，上年稿{place}定的是{earlier}",
        "the target is given as {stated}; {place} of the earlier report set {earlier}",
    )
    advice = Message(
        "核对目标数；年中调整过的，在文中写明。", "Check the target; if it was changed during the year, say so."
    )
    held = PromisedTarget
    examples = (
        Bad(
            "沙河街道2025年工作总结\n2025年，街道加装楼房电梯52部，完成全年目标⟦50部⟧的104%。\n",
            previous=_LAST_YEAR,
        ),
        Good(
            "沙河街道2025年工作总结\n2025年，街道加装楼房电梯52部，完成全年目标60部的86.7%。\n",
            previous=_LAST_YEAR,
        ),
        Bad(
            "沙河街道2025年工作总结\n2025年，街道发放惠民补贴866万元，占全年任务⟦860万元⟧的100.7%。\n",
            previous=_LAST_YEAR,
        ),
        Good(
            "沙河街道2025年工作总结\n2025年，街道发放惠民补贴866万元，占全年任务900万元的96.2%。\n",
            previous=_LAST_YEAR,
        ),
        Good(
            "沙河街道2025年工作总结\n2025年，街道发放惠民补贴966万元，占全年任务920万元的105%。\n",
            why="上年说的是突破900万元",
            previous=_LAST_YEAR,
        ),
        Good(
            "沙河街道2025年工作总结\n2025年，街道加装楼房电梯52部，完成年中调整后的目标50部的104%。\n",
            why="写明调整过",
            previous=_LAST_YEAR,
        ),
        Good(
            "沙河街道2025年工作总结\n2025年，街道加装楼房电梯52部，完成上半年目标30部的173%。\n",
            why="半年目标和全年目标不同",
            previous=_LAST_YEAR,
        ),
        Good(
            "沙河街道2025年工作总结\n2025年，街道加装楼房电梯52部。\n二、2026年工作打算\n全年计划加装楼房电梯50部。\n",
            why="下一年的目标",
            previous=_LAST_YEAR,
        ),
        Good(
            "沙河街道2025年工作总结\n2025年，东湾社区加装楼房电梯12部，完成全年目标10部的120%。\n",
            why="范围不同",
            previous=_LAST_YEAR,
        ),
    )
