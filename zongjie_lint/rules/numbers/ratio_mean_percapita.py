"""NU14."""

from __future__ import annotations

from typing import ClassVar

from zongjie_lint.diagnostic import Severity
from zongjie_lint.message import Message
from zongjie_lint.relations.distant_mean import DistantMean
from zongjie_lint.relations.level_ratio import LevelRatio
from zongjie_lint.relations.mean import Mean
from zongjie_lint.relations.period_mean import PeriodMean
from zongjie_lint.relations.table_relation import TableMean
from zongjie_lint.relations.unit_price import UnitPrice
from zongjie_lint.rule import Bad, Good
from zongjie_lint.rules.numbers.relation_rule import RelationRule


class RatioMeanPerCapita(RelationRule):
    """倍数、人均、月均、单价乘数量算出来不对。

    ## 查什么
    - 人均、户均、亩均、平均每场等，与旁边的总数和个数相除的结果；
    - 月均、日均、年均，与总数和所写时段（上半年、1—9月、五年、52天）相除的结果；
      日均按日历天数和工作日都算，有一种对得上就不报；
    - “是上年的2.4倍”，与两个数相除的结果；
    - 每户、每亩、单价若干，与数量相乘得出的合计。
    算得的数带着四舍五入的余地；个数有几种读法的，有一种对得上就不报。写明是标准、目标、
    最高额、中位数的，人口平均的统计指标（人均可支配收入、人均公园绿地等），都不查。

    ## 为什么
    均值和合计最容易在改了总数以后忘记重算，也最容易丢了“万”字或点错小数点。

    ## 怎么改
    按所列的算式核对，改错的那一个数；如果用的是另外的分母，把它写出来。
    """

    code = "NU14"
    name = "ratio-mean-percapita"
    title = Message("倍数、均值或单价×数量不符", "a multiple, a mean or price × number is wrong")
    severity = Severity.ERROR
    basis = "《党政机关公文处理工作条例》第二十条（四）：数字准确"
    message = Message(
        "写作{stated}，按旁边的数算是{computed}", "given as {stated}; the numbers beside it make it {computed}"
    )
    advice = Message(
        "按算式核对这几个数，改错的那一个；分母另有所指的，把它写明。",
        "Check these numbers and mend the wrong one; if another number was divided by, say which.",
    )
    relations = (Mean, PeriodMean, DistantMean, LevelRatio, UnitPrice, TableMean)
    messages: ClassVar = {
        TableMean: Message(
            "{place}写作{stated}，按同一行的数算是{computed}",
            "{place} gives {stated}; the numbers beside it make it {computed}",
        ),
    }
    examples = (
        Bad("全乡兑付生态补偿金⟨63万元⟩，涉及⟨420户⟩，户均⟦1 200元⟧。"),
        Good("全乡兑付生态补偿金63万元，涉及420户，户均1 500元。"),
        Bad("全所⟨16名⟩调解员共调处纠纷⟨1 152件⟩，人均调处⟦82件⟧。"),
        Good("全所16名调解员共调处纠纷1 152件，人均调处72件。"),
        Bad("人均阅卷⟦250份⟧（全组教师⟨18人⟩），本次共阅卷3 960份。", known_miss="均值夹在个数和总数之间"),
        Bad("平均每所⟦14台⟧，今年为⟨36所⟩乡村小学添置钢琴⟨432台⟩。"),
        Good("平均每所12台，今年为36所乡村小学添置钢琴432台。"),
        Bad("园区投产用地⟨2 400亩⟩，实现税收⟨4.8亿元⟩，折合亩均税收⟦26万元⟧。"),
        Good("园区投产用地2 400亩，实现税收4.8亿元，折合亩均税收20万元。"),
        Bad("选派骨干外出研修⟨40人次⟩，花费⟨12.8万元⟩，人均⟦320元⟧。"),
        Good("选派骨干外出研修40人次，花费12.8万元，人均3 200元。"),
        Bad("⟨1—8月⟩累计受理诉求⟨9 680件⟩，月均⟦1 120件⟧。"),
        Good("1—8月累计受理诉求9 680件，月均1 210件。"),
        Bad("上半年共开行班列⟨312列⟩，平均每月⟦62列⟧。"),
        Good("上半年共开行班列312列，平均每月52列。"),
        Bad("⟨四年⟩累计植树⟨18.4万株⟩，年均植树⟦5.6万株⟧。"),
        Good("四年累计植树18.4万株，年均植树4.6万株。"),
        Bad("窗口全年开放⟨250天⟩，接待群众⟨1.5万人次⟩，日均⟦80人次⟧。"),
        Good("窗口全年开放250天，接待群众1.5万人次，日均60人次。"),
        Bad("网上成交额达到⟨840万元⟩，是上年（⟨350万元⟩）的⟦2.8倍⟧。"),
        Good("网上成交额达到840万元，是上年（350万元）的2.4倍。"),
        Bad("为村卫生室添置设备⟨26台⟩，每台⟨1.5万元⟩，共支出⟦36万元⟧。"),
        Good("为村卫生室添置设备26台，每台1.5万元，共支出39万元。"),
        Bad("每户⟨1.2万元⟩，⟨35户⟩共⟦42元⟧。"),
        Good("每户1.2万元，35户共42万元。"),
        Bad("处理餐厨垃圾⟨2.19万吨⟩，按⟨365天⟩计算，日均⟦80吨⟧。"),
        Good("处理餐厨垃圾2.19万吨，按365天计算，日均60吨。"),
        Bad("全镇发放种粮补贴⟨252万元⟩，按实际种粮的⟨4 200户⟩测算，户均⟦800元⟧。"),
        Good("全镇发放种粮补贴252万元，按实际种粮的4 200户测算，户均600元。"),
        Bad(
            "云台县2025年工作总结\n一、工作情况\n全县藏书量达到⟨84万册⟩。\n二、存在问题\n按常住人口⟨42万人⟩计算，人均藏书量⟦2.6册⟧。"
        ),
        Good(
            "云台县2025年工作总结\n一、工作情况\n全县藏书量达到84万册。\n二、存在问题\n按常住人口42万人计算，人均藏书量2册。"
        ),
        Good(
            "云台县2025年工作总结\n一、工作情况\n建成公共体育场地面积98万平方米。\n二、存在问题\n按常住人口40万人计算，人均体育场地面积2.8平方米。",
            why="体育场地不只是公共的",
        ),
        Good("全年接待咨询4.5万人次，日均180人次。", why="按250个工作日计，对得上"),
        Good("全村收益90万元，户籍人口1 500人，留足公积金后再分配，人均分配450元。", why="分的不是全部收益"),
        Good("发放助学金72万元，资助480人，其中研究生人均4 000元。", why="只说其中一类"),
        Good("新增绿地12万平方米，惠及居民8万人，人均公园绿地面积15.2平方米。", why="人均绿地以全部绿地和人口计"),
        Good("自6月1日启动以来，截至10月底共接诉900件，月均180件。", why="不是从年初算起"),
        Good("每人最高补贴5 000元，惠及200人，共发放76万元。", why="最高额不是每人实得"),
        Good("每亩补贴150元，核定面积8 000亩，目前已兑付90万元。", why="还没有付完"),
        Good("流转土地600亩，每亩每年租金800元，三年共支付租金144万元。", why="每年的价，付了三年"),
        Good("成交额4.2亿元，是2021年的2.8倍，上年为3.5亿元。", why="比的是2021年"),
        Good("培训党员300人、群众500人，花费16万元，人均200元。", why="两类人合在一起算"),
        Good("3个村均超过50万元，全镇集体收入共900万元。", why="“均”是都的意思"),
        Good("城市低保标准为人均每月780元，全年发放1 240万元，保障对象1 260人。", why="规定的标准"),
        Bad(
            "片区\t户数（户）\t人口（人）\t户均人口（人）\n东片\t1 260\t4 032\t3.2\n西片\t⟨980⟩\t⟨3 332⟩\t⟦4.3⟧\n南片\t1 415\t4 387\t3.1\n"
        ),
        Good(
            "片区\t户数（户）\t人口（人）\t户均人口（人）\n东片\t1 260\t4 032\t3.2\n西片\t980\t3 332\t3.4\n南片\t1 415\t4 387\t3.1\n"
        ),
        Bad("补贴车辆⟨60台⟩，台均⟦2.5万元⟧，合计⟨180万元⟩。"),
        Good("补贴车辆60台，台均2.5万元，合计150万元。"),
        Good("购置工具30万元，补贴车辆60台，台均2.5万元，合计180万元。", why="合计里还有前面的支出"),
        Good("培训骨干120人，人均补贴300元，合计支出8.2万元（含场地费）。", why="合计里还有别的"),
    )
