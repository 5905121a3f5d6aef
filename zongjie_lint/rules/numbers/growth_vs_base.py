"""NU05."""

from __future__ import annotations

from typing import ClassVar

from zongjie_lint.diagnostic import Severity
from zongjie_lint.message import Message
from zongjie_lint.relations.average_growth import AverageGrowth
from zongjie_lint.relations.distant import DistantGrowth, DistantPlan
from zongjie_lint.relations.growth import GrowthFromBase
from zongjie_lint.relations.planned_growth import PlannedGrowth
from zongjie_lint.relations.table_relation import TableGrowth
from zongjie_lint.rule import Bad, Good
from zongjie_lint.rules.numbers.relation_rule import RelationRule


class GrowthVsBase(RelationRule):
    """增速和本期、基期两个数算出来的不一样。

    ## 查什么
    同一句里给出了本期数、上年（或其他基期）数和增速的，用前两个数算一遍增速。
    四舍五入造成的差别不算；可比价、同口径的实际增速（如生产总值、增加值）不能这样算，不查。

    ## 为什么
    更新了本期数却沿用旧的增速，或者算增速时除错了基数，读者拿计算器一按就露馅。

    ## 怎么改
    核对本期数、基期数和增速，改错的那一个。
    """

    code = "NU05"
    name = "growth-vs-base"
    title = Message("增速与两期数值不符", "growth disagrees with the two values")
    severity = Severity.ERROR
    basis = "《党政机关公文处理工作条例》第二十条（四）：数字准确"
    message = Message(
        "增减幅度写作{stated}，按两期数值算是{computed}",
        "the change is given as {stated}; the two values make it {computed}",
    )
    advice = Message(
        "核对本期数、基期数和增速，改错的那一个。", "Check both values and the rate; mend the one that is wrong."
    )
    relations = (GrowthFromBase, AverageGrowth, PlannedGrowth, DistantGrowth, DistantPlan, TableGrowth)
    messages: ClassVar = {
        TableGrowth: Message(
            "{place}写作{stated}，按两期数值算是{computed}", "{place} gives {stated}; the two values make it {computed}"
        ),
        PlannedGrowth: Message(
            "计划数写作{stated}，按基数和计划增速算是{computed}",
            "the plan is given as {stated}; the present level and the planned growth make it {computed}",
        ),
    }
    examples = (
        Bad("港区全年装卸货物⟨640万吨⟩，上年为⟨580万吨⟩，增长⟦13.1%⟧。"),
        Good("港区全年装卸货物640万吨，上年为580万吨，增长10.3%。"),
        Bad("全年受理申请⟨1 284件⟩，比上年的⟨1 070件⟩增长⟦16.7%⟧。"),
        Good("全年受理申请1 284件，比上年的1 070件增长20.0%。"),
        Bad("电动自行车火灾由⟨36起⟩下降到⟨27起⟩，下降⟦33.3%⟧。"),
        Good("电动自行车火灾由36起下降到27起，下降25%。"),
        Bad("入库税金⟨3.24亿元⟩，同比增长⟦15%⟧（上年同期⟨2.7亿元⟩）。"),
        Good("入库税金3.24亿元，同比增长20%（上年同期2.7亿元）。"),
        Bad("春茶产量、产值分别为⟨320吨⟩和5 120万元，上年同期为⟨256吨⟩和4 000万元，分别增长⟦28%⟧和28%。"),
        Good("春茶产量、产值分别为320吨和5 120万元，上年同期为256吨和4 000万元，分别增长25%和28%。"),
        Bad("2023年外来投资⟨18.6亿元⟩，2024年达到⟨22.3亿元⟩，增长⟦16.6%⟧。"),
        Good("2023年外来投资18.6亿元，2024年达到22.3亿元，增长19.9%。"),
        Bad("2020年至2024年，社区图书馆藏书由⟨10.0万册⟩增加到⟨16.1万册⟩，年均增长⟦16.1%⟧。"),
        Good("地区生产总值由2021年的80.0亿元提高到2024年的95.2亿元，年均增长6.4%。", why="按不变价算的增速"),
        Good("2020年至2024年，社区图书馆藏书由10.0万册增加到16.1万册，年均增长12.6%。"),
        Bad("今年接待研学学生⟨4 000人⟩，明年计划增长⟨15%⟩，达到⟦5 400人⟧。"),
        Good("今年接待研学学生4 000人，明年计划增长15%，达到4 600人。"),
        Good("地区生产总值86.4亿元，上年为81.2亿元，增长5.8%。", why="按可比价计算的实际增长"),
        Good("三季度发运货物182万吨，去年同期150万吨，比二季度增长6.4%。", why="增速比的是二季度"),
        Good("新发案件64起，去年同期80起，破案率提高12%。", why="增长的是另一指标"),
        Good("用电量9.6亿千瓦时，去年9亿千瓦时，同口径增长4.2%。", why="口径不同"),
        Good("年末存款128亿元，比年初的116亿元增加12亿元，同比增长9.4%。", why="增速是同比，基数是年初"),
        Good("一月份客流12.4万人次，二月份客流18.1万人次，同比增长30%。", why="同比的基数没有写"),
        Good("投资计划2.4亿元，上年完成2亿元，增长12%以上的企业有6家。", why="增速说的是企业"),
        Good("会员由210人发展到260人，增长两成多。", why="约数符合"),
        Bad(
            "项目\t2025年\t2024年\t增长（%）\n门票收入（万元）\t1 864\t1 702\t9.5\n餐饮收入（万元）\t⟨974⟩\t⟨868⟩\t⟦21.2⟧\n住宿收入（万元）\t642\t598\t7.4\n"
        ),
        Good(
            "项目\t2025年\t2024年\t增长（%）\n门票收入（万元）\t1 864\t1 702\t9.5\n餐饮收入（万元）\t974\t868\t12.2\n住宿收入（万元）\t642\t598\t7.4\n"
        ),
        Bad(
            "税种\t本年\t上年同期\t同比（±%）\n增值税\t18 042\t16 630\t8.5\n契税\t⟨1 124⟩\t⟨1 161⟩\t⟦3.2⟧\n印花税\t642\t598\t7.4\n"
        ),
        Good(
            "税种\t本年\t上年同期\t同比（±%）\n增值税\t18 042\t16 630\t8.5\n契税\t1 124\t1 161\t-3.2\n印花税\t642\t598\t7.4\n"
        ),
        Good(
            "指标\t2025年\t2024年\t增长（%）\n工业增加值（亿元）\t52.7\t49.9\t7.3\n出口额（亿元）\t12.6\t11.2\t12.5\n",
            why="增加值的增速按可比价计算",
        ),
        Bad("全年完成货运量⟨26.4万吨⟩，比上年（⟨24.0万吨⟩）增长⟦15.0%⟧。"),
        Good("全年完成货运量26.4万吨，比上年（24.0万吨）增长10.0%。"),
        Bad("汛期平均降雨量⟨318.0毫米⟩，较常年（⟨300.0毫米⟩）偏多⟦9.0%⟧。"),
        Good("汛期平均降雨量318.0毫米，较常年（300.0毫米）偏多6.0%。"),
        Bad("本期收入⟨5.6亿元⟩（上年同期⟨5.0⟩），同比增长⟦22.0%⟧。"),
        Good("本期收入5.6亿元（上年同期5.0），同比增长12.0%。"),
        Bad("受理信访件⟨460件⟩（去年同期：⟨500件⟩），下降⟦18.0%⟧。"),
        Good("受理信访件460件（去年同期：500件），下降8.0%。"),
        Bad(
            "全县地区生产总值312.4亿元，增长5.8%（上年298.0亿元）；财政收入⟨21.0亿元⟩，增长⟦15.0%⟧（上年⟨20.0亿元⟩）。"
        ),
        Good(
            "全县地区生产总值312.4亿元，增长6.8%（上年298.0亿元）；财政收入21.0亿元，增长5.0%（上年20.0亿元）。",
            why="生产总值的增速按不变价算",
        ),
    )
