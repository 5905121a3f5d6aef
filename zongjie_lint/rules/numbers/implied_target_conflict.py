"""NU08."""

from __future__ import annotations

from zongjie_lint.diagnostic import Severity
from zongjie_lint.message import Message
from zongjie_lint.relations.implied_target import ImpliedTarget
from zongjie_lint.rule import Bad, Good
from zongjie_lint.rules.numbers.relation_rule import RelationRule


class ImpliedTargetConflict(RelationRule):
    """同一指标两处完成率推算出的目标不一样。

    ## 查什么
    “完成数，占全年目标的百分之几”可以倒推出全年目标；同一指标在全文两处推算出的目标（或推算出的目标与另一处写明的目标）
    是否相符。考核目标与奋斗目标这类名称不同的目标，不放在一起比。

    ## 为什么
    目标只有一个，推出两个来，必有一处的完成数或完成率写错了。

    ## 怎么改
    核对两处的完成数、完成率和全年目标，改错的那一处。
    """

    code = "NU08"
    name = "implied-target-conflict"
    title = Message("两处完成率推算出的目标不一致", "two completions imply different targets")
    severity = Severity.WARNING
    basis = "《党政机关公文处理工作条例》第二十条（四）：数字准确"
    message = Message(
        "按{stated}推算的目标，与另一处推算的不一致", "the target implied by {stated} is not the one implied elsewhere"
    )
    advice = Message(
        "核对两处的完成数、完成率和目标，改错的那一处。",
        "Check value, completion and target in both places; mend the one that is wrong.",
    )
    relations = (ImpliedTarget,)
    examples = (
        Bad("上半年完成技改投资⟨3.2亿元⟩，占全年目标的⟨40%⟩；力争三季度末完成技改投资⟨6亿元⟩，占全年目标的⟦60%⟧。"),
        Good("上半年完成技改投资3.2亿元，占全年目标的40%；力争三季度末完成技改投资6亿元，占全年目标的75%。"),
        Bad(
            "一、上半年工作\n转移就业培训⟨1 800人⟩，完成年度任务的⟨45%⟩。\n二、下半年打算\n到三季度末，转移就业培训达到⟨3 000人⟩，完成年度任务的⟦60%⟧。\n"
        ),
        Good(
            "一、上半年工作\n转移就业培训1 800人，完成年度任务的45%。\n二、下半年打算\n到三季度末，转移就业培训达到3 000人，完成年度任务的75%。\n"
        ),
        Bad("上半年培育家庭农场⟨45家⟩，完成年度目标的⟨37.5%⟩；到年底要达到⟨150家⟩，完成年度目标的⟦100%⟧。"),
        Good("上半年培育家庭农场45家，完成年度目标的37.5%；到年底要达到120家，完成年度目标的100%。"),
        Good(
            "上半年完成技改投资3.2亿元，占考核目标的40%；三季度末技改投资达到6亿元，占奋斗目标的60%。",
            why="目标不是同一个",
        ),
        Good(
            "农产品加工产值4.2亿元，完成年度目标的52%；食品加工产值2.1亿元，完成年度目标的48%。", why="两个指标各有目标"
        ),
        Good("新增劳动力转移3 600人，完成全年任务的105%，其中省内转移3 000人，完成全年任务的99%。", why="省内另有任务"),
        Good("完成投资12亿元，占总投资的60%；完成投资6亿元，占年度计划的50%。", why="一个是总投资"),
    )
