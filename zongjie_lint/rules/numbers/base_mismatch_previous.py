"""NU32."""

from __future__ import annotations

from zongjie_lint.diagnostic import Severity
from zongjie_lint.message import Message
from zongjie_lint.relations.earlier_report import ImpliedEarlierLevel
from zongjie_lint.rule import Bad, Good
from zongjie_lint.rules.numbers.previous_rule import PreviousRule

_LAST_YEAR = "青溪县2024年工作总结\n2024年，全县各项工作稳步推进。\n全年外运毛竹40.2万吨，同比增长5.1%。\n"


class BaseMismatchPrevious(PreviousRule):
    """用今年的数和增速倒推的上年数，跟上年稿写的不一样。

    ## 查什么
    加 `--against 上年稿` 时才查。今年的数除以（1＋增速）得出上年数，和上年稿里同一指标、同一范围、同一时段的数比。
    按可比价、可比口径计算增速的指标（生产总值、增加值、规模以上企业、固定资产投资、社会消费品零售总额、进出口等），
    写明调整、核定、同口径的，半年数和全年数之间，都不比。

    ## 为什么
    增速错了，或者基数换了没有说明，对照上年的报告一算就能看出来。

    ## 怎么改
    核对今年的数、增速和上年公布的数；上年数调整过的，注明“上年数已调整”。
    """

    code = "NU32"
    name = "base-mismatch-previous"
    title = Message("倒推的上年数与上年稿不符", "the implied base is not what the earlier report says")
    severity = Severity.WARNING
    basis = "实务：两年的报告前后衔接，同一指标的基数应能对上"
    message = Message(
        "按{stated}和增速倒推，上年应为{computed}，上年稿{place}是{earlier}",
        "{stated} and its growth imply {computed} last year; {place} of the earlier report says {earlier}",
    )
    advice = Message(
        "核对今年的数、增速和上年数；上年数调整过的，在文中注明。",
        "Check the value, the rate and last year's value; if that was revised, say so in the text.",
    )
    held = ImpliedEarlierLevel
    examples = (
        Bad(
            "青溪县2025年工作总结\n2025年，全县各项工作稳步推进。\n全年外运毛竹⟦45.9万吨⟧，同比增长⟨8.4%⟩。\n",
            previous=_LAST_YEAR,
        ),
        Good(
            "青溪县2025年工作总结\n2025年，全县各项工作稳步推进。\n全年外运毛竹45.9万吨，同比增长14.2%。\n",
            previous=_LAST_YEAR,
        ),
        Bad(
            "秋浦镇2025年上半年工作总结\n上半年，镇财政所入库税款⟦1 386万元⟧，比上年同期下降⟨4.2%⟩。\n",
            previous="秋浦镇2024年上半年工作总结\n上半年，镇财政所入库税款1 512万元，比上年同期增长2.0%。\n",
        ),
        Good(
            "秋浦镇2025年上半年工作总结\n上半年，镇财政所入库税款1 386万元，比上年同期下降8.3%。\n",
            previous="秋浦镇2024年上半年工作总结\n上半年，镇财政所入库税款1 512万元，比上年同期增长2.0%。\n",
        ),
        Good(
            "秋浦镇2025年上半年工作总结\n上半年，镇财政所入库税款1 386万元，比上年同期下降4.2%。\n",
            why="上年稿是全年数，和半年数不能比",
            previous="秋浦镇2024年工作总结\n2024年，镇财政所全年入库税款2 912万元，比上年增长2.0%。\n",
        ),
        Good(
            "青溪县2025年工作总结\n2025年，规模以上工业总产值完成96.3亿元，同比增长11.4%。\n",
            why="规模以上企业逐年变动，增速按可比口径算",
            previous="青溪县2024年工作总结\n2024年，规模以上工业总产值完成90.2亿元，同比增长6.0%。\n",
        ),
        Good(
            "青溪县2025年工作总结\n2025年，全县各项工作稳步推进。\n全年外运毛竹45.9万吨，按同口径计算增长8.4%。\n",
            why="写明了同口径",
            previous=_LAST_YEAR,
        ),
        Good(
            "青溪县2025年工作总结\n2025年，全县各项工作稳步推进。\n全年外运毛竹45.9万吨，比2020年增长38.4%。\n",
            why="不是和上年比",
            previous=_LAST_YEAR,
        ),
        Good(
            "青溪县2025年工作总结\n2025年，石桥镇外运毛竹5.9万吨，同比增长8.4%。\n",
            why="范围不同",
            previous=_LAST_YEAR,
        ),
        Good("青溪县2025年工作总结\n全年外运毛竹45.9万吨，同比增长8.4%。\n", why="没有给上年稿"),
    )
