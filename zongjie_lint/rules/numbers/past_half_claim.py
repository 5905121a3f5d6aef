"""NU09."""

from __future__ import annotations

from zongjie_lint.diagnostic import Severity
from zongjie_lint.message import Message
from zongjie_lint.relations.half import OnSchedule, PastHalf
from zongjie_lint.rule import Bad, Good
from zongjie_lint.rules.numbers.claim_rule import ClaimRule


class PastHalfClaim(ClaimRule):
    """说是“过半”“达到序时进度”，完成率却没有到。

    ## 查什么
    “双过半”“时间过半、任务过半”“均已过半”旁边，有没有低于50%的完成率；没有印出完成率的，用完成数除以年度任务。
    写在开头总括全篇的，和全文的完成率比。
    “超序时进度”“达到时间进度”的，按句中或报告的截止月份算时间进度，再和完成率比。
    写明“除……外”“多数”“基本”“力争”的，和“其中”里的个别分项，不查。

    ## 为什么
    总的评价往往先写好，后来各项的数更新了，评价没有跟着改。

    ## 怎么改
    核对完成率；确有没过半的，把它从评价里除开，或者改掉评价。
    """

    code = "NU09"
    name = "past-half-claim"
    title = Message("“过半”与完成率矛盾", "past half is claimed, the rate is lower")
    severity = Severity.WARNING
    basis = "《党政机关公文处理工作条例》第二十条（四）：数字准确"
    message = Message("“{claim}”与{stated}不符", "“{claim}” disagrees with {stated}")
    advice = Message(
        "核对完成率；确有没达到的，在评价里写明。",
        "Check the rate; if it is right, make the claim say what is left out.",
    )
    relations = (PastHalf, OnSchedule)
    examples = (
        Bad("五项约束指标均实现⟦双过半⟧，其中水利投资完成年度计划的⟨44.6%⟩。"),
        Good("五项约束指标均实现双过半，其中水利投资完成年度计划的54.6%。"),
        Bad("税收、出口、外资分别完成年度任务的53.8%、⟨46.2%⟩和51.5%，三项指标均实现⟦时间过半、任务过半⟧。"),
        Good("税收、出口、外资分别完成年度任务的53.8%、56.2%和51.5%，三项指标均实现时间过半、任务过半。"),
        Bad("今年计划新建公厕⟨75座⟩，目前已建成⟨31座⟩，⟦任务完成过半⟧。"),
        Good("今年计划新建公厕75座，目前已建成41座，任务完成过半。"),
        Bad("上半年，全局工作实现⟦时间过半、任务过半⟧。\n一、主要工作\n招商引资到位资金完成年度目标的⟨37.4%⟩。"),
        Good("上半年，全局工作实现时间过半、任务过半。\n一、主要工作\n招商引资到位资金完成年度目标的57.4%。"),
        Bad("截至8月底，渠道整治完成年度投资计划的⟨61.5%⟩，⟦超过序时进度⟧。"),
        Good("截至8月底，渠道整治完成年度投资计划的68.5%，超过序时进度。"),
        Bad("前三季度，供地完成全年任务的⟨73.6%⟩，⟦高于时间进度8.6个百分点⟧。"),
        Good("前三季度，供地完成全年任务的83.6%，高于时间进度8.6个百分点。"),
        Good("除外贸出口（完成年度目标的39%）外，各项指标均实现双过半。", why="写明了例外"),
        Good("多数指标实现双过半，服务业投资完成年度计划的42%。", why="没有说是全部"),
        Good("目前完成年度任务的43%，力争6月底前实现双过半。", why="还没有做到"),
        Good("固定资产投资完成年度计划的55%，其中民间投资完成年度计划的47%，实现任务过半。", why="说的是总数"),
        Good("税收完成年度预算的52%，实现任务过半。非税收入完成年度预算的45%。", why="没过半的是另一项"),
        Good("一季度完成年度任务的22%，上半年完成53%，实现双过半。", why="22%是一季度的"),
        Good("累计完成总投资的31%，完成年度投资计划的54%，实现双过半。", why="31%的分母不是年度任务"),
        Good("时间过半、任务过半的村有14个，其余3个村完成年度任务的46%。", why="过半的只是这些村"),
    )
