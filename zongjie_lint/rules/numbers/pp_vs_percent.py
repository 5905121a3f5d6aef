"""NU11."""

from __future__ import annotations

from typing import ClassVar

from zongjie_lint.diagnostic import Diagnostic, Severity
from zongjie_lint.document import Document
from zongjie_lint.message import Message
from zongjie_lint.record import replace
from zongjie_lint.relations.growth_in_points import GrowthInPoints
from zongjie_lint.relations.relation import Relation
from zongjie_lint.relations.relative_change import ChangeOfRate, RelativeChange, StepOfRate
from zongjie_lint.rule import Bad, Good
from zongjie_lint.rules.numbers.relation_rule import RelationRule


class PpVsPercent(RelationRule):
    """两个百分数之差写成了百分之几。

    ## 查什么
    两个百分数都在、变动写成“%”的：如果它正好是两数之差，又不是相对变动，应写“个百分点”；
    “增速比上年加快（放缓、回落）1.2%”也是。确实按相对变动算的不报。

    ## 为什么
    占比由40%提高到42%，是提高2个百分点，相对提高5%；两种说法差得远，读者会误会。

    ## 怎么改
    把“%”改成“个百分点”；想说相对变动的，按相对变动重算。
    """

    code = "NU11"
    name = "pp-vs-percent"
    title = Message("应写“个百分点”", "percentage points written as per cent")
    severity = Severity.WARNING
    basis = "统计惯例：百分数之间相减，单位是百分点"
    message = Message(
        "{stated}是两个百分数之差，应写“个百分点”",
        "{stated} is the difference of two percentages: percentage points are meant",
    )
    advice = Message(
        "两个百分数之差用“个百分点”，增长的幅度用“%”；要说相对变动，就按相对变动重算。",
        "个百分点 for the difference of two percentages, % for growth; if a relative change is meant, work it out as one.",
    )
    relations = (RelativeChange, StepOfRate, GrowthInPoints, ChangeOfRate)
    messages: ClassVar = {
        GrowthInPoints: Message(
            "增长的幅度写成了{stated}，应当用“%”", "growth is given as {stated}: per cent is meant"
        ),
        ChangeOfRate: Message(
            "比率的变动写成了{stated}，多半是“个百分点”",
            "the change of a rate is given as {stated}: percentage points are likely meant",
        ),
    }
    examples = (
        Bad("全镇木材加工产值16.2亿元，两年平均增长⟦8.4个百分点⟧。"),
        Good("全镇木材加工产值16.2亿元，两年平均增长8.4%。"),
        Good("机采率达到62.5%，同比提高3.1个百分点。", why="比率的变动用百分点"),
        Good("旅游收入增速高于全市平均增长2.4个百分点。", why="与别的增速相比"),
        Bad("外协比例由⟨18.4%⟩下降到⟨16.1%⟩，下降⟦2.3%⟧。"),
        Good("外协比例由18.4%下降到16.1%，下降2.3个百分点。"),
        Bad("自有货源占比达到⟨52.5%⟩，较上年的⟨48.0%⟩上升⟦4.5%⟧。"),
        Good("自有货源占比达到52.5%，较上年的48.0%上升4.5个百分点。"),
        Bad("船员续聘率达⟨92%⟩（上年⟨88%⟩），比上年提高⟦4%⟧。"),
        Good("船员续聘率达92%（上年88%），比上年提高4个百分点。"),
        Bad("仓储收入增速比一季度加快⟦1.6%⟧。"),
        Good("仓储收入增速比一季度加快1.6个百分点。"),
        Bad("散货吞吐量增幅同比回落⟦0.7%⟧。"),
        Good("散货吞吐量增幅同比回落0.7个百分点。"),
        Good("外协比例由18.4%下降到16.1%，下降12.5%。", why="12.5%是相对降幅"),
        Good("单耗由420千克下降到399千克，下降5%。", why="两个数都不是百分数"),
        Good("残次率由2.1%降到1.4%，成本下降0.7%。", why="说的是成本"),
        Good("仓储收入增速加快到8.1%。", why="是增速本身"),
        Good("好评率由97.0%提高到98.0%，提高1.0%。", why="按相对变动算也是1.0%"),
        Good("增速提高，税收增长8.2%。"),
        Bad("水质达标率⟨96.4%⟩，比上年提高⟦2.1%⟧。"),
        Good("水质达标率96.4%，比上年提高2.1个百分点。"),
        Good("残次率1.2%，比上年下降15%。", why="说的是相对降幅"),
        Good("水质达标率96.4%，治理投入比上年提高2.1%。", why="说的是投入"),
    )

    def report_failure(self, document: Document, relation: Relation) -> Diagnostic:
        """The finding about one relation, said softly where only the author knows what is meant."""
        found = super().report_failure(document, relation)
        return replace(found, severity=Severity.INFO) if isinstance(relation, ChangeOfRate) else found
