"""NU19."""

from __future__ import annotations

from typing import ClassVar

from zongjie_lint.diagnostic import Severity
from zongjie_lint.message import Message
from zongjie_lint.relations.distant_period_sum import DistantPeriodSum
from zongjie_lint.relations.period_nesting import PeriodNesting
from zongjie_lint.relations.period_sum import PeriodSum
from zongjie_lint.relations.table_relation import TableRunningTotal
from zongjie_lint.rule import Bad, Good
from zongjie_lint.rules.numbers.relation_rule import RelationRule


class PeriodMismatch(RelationRule):
    """同一指标的各时段数对不上。

    ## 查什么
    - 各月、各季、上下半年（或各年）的数加起来，是不是写出的半年、全年、累计数；
      同一段里分几句写的、用“分别”列的也算，全年（半年）数写在别段、名称相同又只有一个的也对；
    - 累计数是不是小于其中某一个月、某一季，后一个累计是不是小于前一个累计；
    - 表格里“累计”一列（行）是不是前一期累计加本期数：其余各期都对得上，只有一两期对不上才报，头一期可含以前的数。
    只比名称一致的同一指标；净增、利润、结余、余额、在建、在册等可升可降的不比，
    写明口径不同（不含、剔除、结转）的也不比。

    ## 为什么
    分季、分月的数来自不同时候的报表，改了一处往往忘了另一处，加总一看便知。

    ## 怎么改
    核对各时段的数和合计，改错的那一个；口径有变化的，加一句说明。
    """

    code = "NU19"
    name = "period-nesting"
    title = Message("各时段的数对不上", "figures of periods do not fit each other")
    severity = Severity.ERROR
    basis = "《党政机关公文处理工作条例》第二十条（四）：数字准确"
    message = Message("“{stated}”与各时段的数对不上", "“{stated}” does not fit the figures of the periods within")
    advice = Message(
        "核对各时段的数和合计，改错的那一个；口径不同的，说明一句。",
        "Check the figures of the periods and the total; where the basis changed, say so.",
    )
    relations = (PeriodSum, DistantPeriodSum, PeriodNesting, TableRunningTotal)
    messages: ClassVar = {
        TableRunningTotal: Message(
            "{place}写作{stated}，前一期累计加本期数是{computed}",
            "{place} gives {stated}; the running total before and what came in make {computed}",
        ),
    }
    examples = (
        Bad("一季度完成技术改造⟨14项⟩，二季度完成⟨23项⟩，上半年共完成⟦39项⟧。"),
        Bad("2019年救助困难群众⟨652户⟩，其中2018—2019年救助⟦440户⟧。"),
        Good("自2019年设立基金以来，救助困难群众652户，其中2018—2019年救助440户。", why="“自……以来”只说从何时起"),
        Good("一季度完成技术改造14项，二季度完成23项，上半年共完成37项。"),
        Bad("一至四季度分别发放券额⟨22万元⟩、⟨35万元⟩、⟨41万元⟩、⟨30万元⟩，全年共⟦138万元⟧。"),
        Good("一至四季度分别发放券额22万元、35万元、41万元、30万元，全年共128万元。"),
        Bad("全年举办公益讲座⟦84场⟧。分季度看，一季度⟨16场⟩，二季度⟨21场⟩，三季度⟨27场⟩，四季度⟨24场⟩。"),
        Good("全年举办公益讲座88场。分季度看，一季度16场，二季度21场，三季度27场，四季度24场。"),
        Bad("上半年调解纠纷⟨640件⟩，下半年调解纠纷⟨575件⟩，全年共调解纠纷⟦1 315件⟧。"),
        Good("上半年调解纠纷640件，下半年调解纠纷575件，全年共调解纠纷1 215件。"),
        Bad("1—4月累计接待游客⟨18.6万人次⟩，1—5月累计接待游客⟦16.8万人次⟧。"),
        Good("1—4月累计接待游客18.6万人次，1—5月累计接待游客28.6万人次。"),
        Bad("8月份销售鲜果⟨320吨⟩，1—8月累计销售鲜果⟦290吨⟧。"),
        Good("8月份销售鲜果320吨，1—8月累计销售鲜果1 290吨。"),
        Bad(
            "云台县2025年工作总结\n一、工作情况\n全年接待研学学生⟦18.6万人次⟧。\n二、具体做法\n四个季度接待研学学生分别为⟨2.4万人次⟩、⟨5.1万人次⟩、⟨6.8万人次⟩和⟨5.3万人次⟩。"
        ),
        Good(
            "云台县2025年工作总结\n一、工作情况\n全年接待研学学生19.6万人次。\n二、具体做法\n四个季度接待研学学生分别为2.4万人次、5.1万人次、6.8万人次和5.3万人次。"
        ),
        Good(
            "云台县2025年工作总结\n一、工作情况\n全年受理案件2 140件。\n二、具体做法\n四个季度受理劳动案件分别为480件、520件、560件和440件。",
            why="劳动案件只是一类",
        ),
        Bad("总诊疗上半年达到⟦36.4万⟧，其中一季度⟨17.1万⟩、二季度⟨18.3万⟩。"),
        Good("总诊疗上半年达到35.4万，其中一季度17.1万、二季度18.3万。"),
        Bad(
            "月份\t当月办件（件）\t累计办件（件）\n1月\t1 286\t1 286\n2月\t904\t⟨2 190⟩\n3月\t⟨1 537⟩\t⟦3 772⟧\n4月\t1 418\t5 145\n5月\t1 366\t6 511\n6月\t1 479\t7 990\n"
        ),
        Good(
            "月份\t当月办件（件）\t累计办件（件）\n1月\t1 286\t1 286\n2月\t904\t2 190\n3月\t1 537\t3 727\n4月\t1 418\t5 145\n5月\t1 366\t6 511\n6月\t1 479\t7 990\n"
        ),
        Good(
            "月份\t新增会员（人）\t累计会员（人）\n7月\t126\t4 812\n8月\t98\t4 910\n9月\t143\t5 053\n10月\t117\t5 170\n",
            why="头一个累计含以前的会员",
        ),
        Good(
            "月份\t新增会员（人）\t累计会员（人）\n7月\t126\t4 812\n8月\t98\t4 895\n9月\t143\t5 021\n10月\t117\t5 109\n",
            why="各月都差一些：有人退会",
        ),
        Good("1—5月企业累计盈利860万元，1—6月累计盈利790万元。", why="盈亏相抵，可升可降"),
        Good("截至4月底在建项目46个，截至5月底在建项目39个。", why="在建数随时增减"),
        Good("一季度新签项目12个，二季度投产9个，上半年共新签25个。", why="签约和投产是两回事"),
        Good("一季度末有会员310家，二季度末有会员325家，上半年净增20家。", why="季末数不相加"),
        Good("上半年放贷5 200万元，下半年放贷4 700万元（不含续贷），全年放贷1.12亿元。", why="口径不同"),
        Good("一季度增长5.4%，二季度增长6.2%，上半年增长5.8%。", why="增速不相加"),
        Good("去年一季度接警120起，今年一季度接警96起、二季度104起，上半年共接警200起。", why="上年的数不相加"),
    )
