"""NU02."""

from __future__ import annotations

from typing import ClassVar

from zongjie_lint.diagnostic import Severity
from zongjie_lint.message import Message
from zongjie_lint.relations.attendance import Attendance, Household, Stage
from zongjie_lint.relations.part import Part
from zongjie_lint.relations.table_relation import TablePart
from zongjie_lint.rule import Bad, Good
from zongjie_lint.rules.numbers.relation_rule import RelationRule


class PartExceedsWhole(RelationRule):
    """“其中”的数比总量还大。

    ## 查什么
    “其中”“包括”“……中，”后面的第一项，以及用顿号并列的各项，是否大于前面同一计量单位的总量。前面有几个可能的总量，都超过了才报。
    同一批人、同一批事物的后一环节多于前一环节的，也报：参训与取证、报名与录取、抽检与合格、排查与整改；
    受理与办结、签约与开工可能含上年的，不查。

    ## 为什么
    部分不会大于整体，多半是数字颠倒、小数点丢了或单位错了。

    ## 怎么改
    核对总量和这一项，改错的那一个。
    """

    code = "NU02"
    name = "part-exceeds-whole"
    title = Message("部分大于总量", "part larger than the whole")
    severity = Severity.ERROR
    basis = "《党政机关公文处理工作条例》第二十条（四）：数字准确"
    message = Message("{stated}大于它所在的总量", "{stated} is larger than the whole it belongs to")
    advice = Message("核对这两个数，改错的那一个。", "Check both figures and mend the one that is wrong.")
    relations = (Part, Attendance, Household, Stage, TablePart)
    messages: ClassVar = {
        TablePart: Message(
            "{place}的{stated}大于它所在的总量", "{place}: {stated} is larger than the whole it belongs to"
        ),
    }
    examples = (
        Bad("冬季走访慰问⟨174户⟩，其中独居老人⟦191户⟧。"),
        Good("冬季走访慰问174户，其中独居老人119户。"),
        Bad("新增贷款⟨2.4亿元⟩，其中涉农贷款⟦3.15亿元⟧。"),
        Good("新增贷款2.4亿元，其中涉农贷款1.35亿元。"),
        Bad("农产品加工产值7.2亿元，技改投入⟨1.06亿元⟩，其中设备投入⟦1.6亿元⟧。"),
        Good("农产品加工产值7.2亿元，技改投入1.6亿元，其中设备投入1.06亿元。"),
        Good("完成投资7.6亿元，去年同期完成投资2.2亿元，其中工业投资3.1亿元。", why="其中指的是今年的投资"),
        Good("全镇规上工业企业57家，净增6家，其中食品行业22家。", why="其中指的是前一个数"),
        Bad("全年教育支出⟨2 310万元⟩。教育支出中，用于校舍维修⟦2 460万元⟧。"),
        Good("全年教育支出2 310万元。教育支出中，用于校舍维修460万元。"),
        Bad("“送法下乡”宣讲31场，到场听众⟨2 150人次⟩，参加听众⟦2 510人⟧。"),
        Good("“送法下乡”宣讲31场，到场听众2 510人次，参加听众2 150人。"),
        Good("培训讲解员64人次，线上展览覆盖观众12万人。", why="观众不是受训的人"),
        Bad("清退转供电加价款，惠及商户⟦1 840户⟧⟨1 480人⟩。"),
        Good("清退转供电加价款，惠及商户1 480户1 840人。"),
        Bad("年内参训护林员⟨412人⟩，考核合格⟦421人⟧。"),
        Good("年内参训护林员421人，考核合格412人。"),
        Bad("抽检食用油⟨180批次⟩，检验合格⟦187批次⟧。"),
        Good("抽检食用油187批次，检验合格180批次。"),
        Bad("发放调查问卷⟨600份⟩，收回有效问卷⟦658份⟧。"),
        Good("发放调查问卷600份，收回有效问卷568份。"),
        Bad("排查出燃气隐患⟨96处⟩，已整改到位⟦98处⟧。"),
        Good("排查出燃气隐患98处，已整改到位96处。"),
        Good("全年受理仲裁案件310件，办结326件。", why="办结的有上年受理的"),
        Good("发现隐患96处，整改到位98处（含上年遗留6处）。", why="写明含上年的"),
        Good("培训店员310人，带动就业460人。", why="就业的不都是受训的"),
        Good("改造危桥36座（上年41座）。", why="括号里是上年的数"),
        Good("走访企业97家，其中规上企业41家，服务职工1 200人次。"),
        Good("资产4.8亿元，负债2.6亿元，净资产2.2亿元，其中固定资产3.1亿元。", why="净额小于它的一部分"),
        Good("实现利润420万元，其中主营业务利润510万元，营业外支出90万元。", why="利润是收支相抵的差额"),
        Good("净增个体户120户，其中新登记160户，注销40户。", why="净增是差额"),
        Good("核定车辆36辆（含新能源42辆的更新计划）。", why="计划数"),
        Good("新增铁路60公里，其中高铁20公里，新增公路900公里。", why="公路不是铁路的一部分"),
        Good("利润总额3 210万元，其中房地产板块盈利4 106万元，酒店板块亏损896万元。", why="盈亏相抵"),
        Bad(
            "救助类别\t人次\t金额（万元）\n医疗救助\t3 264\t486.2\n教育救助\t⟨386⟩\t57.9\n其中：高校新生\t⟦418⟧\t29.5\n"
        ),
        Good("救助类别\t人次\t金额（万元）\n医疗救助\t3 264\t486.2\n教育救助\t386\t57.9\n其中：高校新生\t118\t29.5\n"),
        Good("古寨建于洪武九年（1376年），是县级文物保护单位。", why="年号和公元"),
        Good("现有在编护士120人、合同护士310人，其中女性405人。", why="其中指的是前面两类之和"),
        Bad("现有在编护士120人、合同护士⟨310人⟩，其中女性⟦465人⟧。"),
    )
