"""NU31."""

from __future__ import annotations

from zongjie_lint.diagnostic import Severity
from zongjie_lint.message import Message
from zongjie_lint.relations.range_order import RangeOrder
from zongjie_lint.rule import Bad, Good
from zongjie_lint.rules.numbers.relation_rule import RelationRule


class InvertedRange(RelationRule):
    """区间的前一个数比后一个数大。

    ## 查什么
    “6%～5%”“12—6个月”“90%至85%”：表示范围的，小的数在前。
    “由90%至85%”、降幅、奖金从高到低、水位、钟点和名称里的数不查；“5000至1万元”前一个数省了单位，也不查。

    ## 为什么
    不是顺序颠倒，就是有一个数敲错了。

    ## 怎么改
    小的在前；数字有误的，改数字。
    """

    code = "NU31"
    name = "inverted-range"
    title = Message("区间上下限颠倒", "ends of a range the wrong way round")
    severity = Severity.WARNING
    basis = "GB/T 15835-2011 5.1.3 的示例都是小数在前"
    message = Message("区间“{stated}”前大后小", "the range “{stated}” begins with its larger end")
    advice = Message(
        "小的数写在前面；有一个数错了的，改数字。", "Put the smaller end first, or mend the number that is wrong."
    )
    relations = (RangeOrder,)
    examples = (
        Bad("明年运量增长目标为⟦6%～5%⟧。"),
        Good("明年运量增长目标为5%～6%。"),
        Bad("见习期为⟦12—6个月⟧。"),
        Good("见习期为6—12个月。"),
        Bad("泵房负荷稳定在⟦90%至85%⟧。"),
        Good("泵房负荷稳定在85%至90%。"),
        Bad("每期培训人数控制在八十至⟦五十人⟧。"),
        Good("每期培训人数控制在五十至八十人。"),
        Bad("每户补助⟦3万元至1万元⟧。"),
        Good("每户补助1万元至3万元。"),
        Good("每亩补贴5000—1万元。", why="前一个数是5000元"),
        Good("空置率由5%至4%，继续改善。", why="说的是变化"),
        Good("运价降幅为8%—5%。", why="降幅可以从大说到小"),
        Good("一至三等奖奖金5000—1000元。", why="按等次从高到低"),
        Good("水库水位在175—145米之间运行。", why="消落的水位"),
        Good("夜班为晚上20—8点。", why="钟点"),
        Good("库温保持在-5—2℃。", why="-5小于2"),
    )
