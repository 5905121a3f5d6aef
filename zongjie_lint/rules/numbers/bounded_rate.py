"""NU23."""

from __future__ import annotations

from zongjie_lint.diagnostic import Severity
from zongjie_lint.message import Message
from zongjie_lint.relations.day_bound import DayBound
from zongjie_lint.relations.rate_bound import RateBound
from zongjie_lint.rule import Bad, Good
from zongjie_lint.rules.numbers.relation_rule import RelationRule


class BoundedRate(RelationRule):
    """比率超过100%，天数超过时段的天数。

    ## 查什么
    合格率、满意率、覆盖率、占比等部分比总体的比率不会超过100%；优良天数、安全生产天数等不会超过所说时段的天数；
    每天没有25小时，每周没有8天。完成率、毛入学率、产销率、拨备覆盖率等本来可以超过100%的不查，累计、连续、跨年的天数不查。

    ## 为什么
    一看就不可能的数，会让人怀疑所有的数。

    ## 怎么改
    核对数字，多半是敲错一位，或者把完成率写成了别的率。
    """

    code = "NU23"
    name = "bounded-rate"
    title = Message("超出可能的范围", "number beyond its natural bound")
    severity = Severity.ERROR
    basis = "部分不大于总体；时段的天数见历法"
    message = Message("{stated}超出了可能的范围", "{stated} is more than there can be")
    advice = Message("核对这个数。", "Check the number.")
    relations = (RateBound, DayBound)
    examples = (
        Bad("渔港监控覆盖率达到⟦103%⟧。"),
        Good("渔港监控覆盖率达到98.3%。"),
        Bad("工单按期办结率、回访满意率分别为97.1%和⟦104.2%⟧。"),
        Good("工单按期办结率、回访满意率分别为97.1%和94.2%。"),
        Bad("抽检合格率⟦百分之一百零二⟧。"),
        Good("抽检合格率百分之九十二。"),
        Bad("船员满意度由97.2%提高到⟦107.2%⟧。"),
        Good("船员满意度由97.2%提高到97.9%。"),
        Bad("一季度空气质量优良天数⟦96天⟧。"),
        Good("一季度空气质量优良天数86天。"),
        Bad("2025年全年达标天数⟦388天⟧。"),
        Good("2025年全年达标天数338天。"),
        Bad("2月份，调度室24小时值守⟦31天⟧不断档。"),
        Good("2月份，调度室24小时值守28天不断档。"),
        Bad("便民窗口每天开放⟦25小时⟧。"),
        Good("便民窗口每天开放15小时。"),
        Good("年度任务完成率103%，产销率101.2%。", why="完成率、产销率可以超过100%"),
        Good("小学毛入学率103.4%，净入学率99.9%。", why="毛入学率可以超过100%"),
        Good("拨备覆盖率达到186.3%。", why="拨备覆盖率不以100%为限"),
        Good("双随机检查覆盖率达200%。", why="查了两遍"),
        Good("自助办件覆盖率比上年提高103%。", why="说的是提高的幅度"),
        Good("截至12月底，电厂连续安全运行1826天。", why="跨了好几年"),
        Good("一季度完成审批，平均用时95天。", why="办理时间可以早于一季度开始"),
        Good("2024年2月空气质量优良天数29天。", why="闰年"),
        Good("设备每天累计运行48小时。", why="几台合计"),
        Bad("急件处置及时率⟦103%⟧。"),
        Good("急件处置及时率98%。"),
        Good("节日期间宾馆入住率112%。", why="同一间客房一天可以住几拨客人"),
    )
