"""NU25."""

from __future__ import annotations

from zongjie_lint.diagnostic import Severity
from zongjie_lint.message import Message
from zongjie_lint.relations.hedged import HedgedBeside, HedgedElsewhere
from zongjie_lint.rule import Bad, Good
from zongjie_lint.rules.numbers.claim_rule import ClaimRule


class HedgeConflict(ClaimRule):
    """“近”“超过”“不足”和准确数不合。

    ## 查什么
    约数紧挨着准确数的（“超过500人，实际为486人”“占57.7%，超过六成”），和前后同名、同一时间、数值相近的准确数，看合不合：
    “近”应当不到，“超过”“突破”“以上”“余”应当不少于，“不足”应当不多于。
    目标、计划里的数不查；“约”“左右”不查。“近”“余”说得宽的多，只作提示。

    ## 为什么
    约数写在前面，准确数核定以后没有回头改。

    ## 怎么改
    核对准确数；数字不错的，换一个约数。
    """

    code = "NU25"
    name = "hedge-conflict"
    title = Message("约数与准确数不合", "a round figure disagrees with the exact one")
    severity = Severity.WARNING
    basis = "实务：约数以准确数为准"
    message = Message("“{claim}”与{stated}不合", "“{claim}” disagrees with {stated}")
    advice = Message(
        "核对准确数；数字不错的，换一个约数。", "Check the exact figure; if it is right, change the round one."
    )
    relations = (HedgedBeside, HedgedElsewhere)
    examples = (
        Bad("全年培训农技员⟦近400人⟧，实际为⟨412人⟩。"),
        Good("全年培训农技员近400人，实际为392人。"),
        Bad("民间投资占全部投资的⟨58.3%⟩，⟦超过六成⟧。"),
        Good("民间投资占全部投资的61.3%，超过六成。"),
        Bad("港区吞吐量⟦突破900万吨⟧，达到⟨884万吨⟩。"),
        Good("港区吞吐量突破900万吨，达到914万吨。"),
        Bad("库区水面⟦逾3000亩⟧，经测量为⟨2860亩⟩。"),
        Good("库区水面逾3000亩，经测量为3160亩。"),
        Bad("逾期贷款占比⟦不足2%⟧，仅为⟨2.6%⟩。"),
        Good("逾期贷款占比不足2%，仅为1.6%。"),
        Bad("资助困难学生⟦600余名⟧，登记在册⟨574名⟩。"),
        Good("资助困难学生600余名，登记在册634名。"),
        Bad("研学接待师生⟦近2万人次⟧。场馆坚持免费开放。研学接待师生⟨2.14万人次⟩。"),
        Good("研学接待师生近2万人次。场馆坚持免费开放。研学接待师生1.94万人次。"),
        Good("计划投资超过5亿元，实际完成4.6亿元。", why="超过的是计划"),
        Good("超过500人报名，实际录取320人。", why="不是同一件事"),
        Good("吸引2000余人次参加，其中现场1860人次。", why="只是其中一部分"),
        Good("覆盖面超过80%，合格率为76%。", why="两个比率"),
        Good("去年培训近300人。今年培训318人。", why="时间不同"),
        Good("投资5000万元以上项目12个，完成4600万元。", why="是项目的门槛"),
        Good("旅游收入突破10亿元，比上年增加9.4亿元。", why="一个是总数，一个是增加数"),
    )
