"""NU29."""

from __future__ import annotations

from zongjie_lint.diagnostic import Diagnostic, Related, Severity
from zongjie_lint.document import Document
from zongjie_lint.message import Message
from zongjie_lint.relations.dealt_list import DealtList
from zongjie_lint.relations.relation import Relation
from zongjie_lint.rule import Bad, Good
from zongjie_lint.rules.numbers.relation_rule import RelationRule


class RespectivelyLength(RelationRule):
    """“分别”前面的名称和后面的数不一样多。

    ## 查什么
    “甲、乙、丙分别增长3%、5%”：三个名称、两个数，对不上号；“3—5月分别为”后面有四个数，也对不上。
    名称里的“和”“及”“与”可能是连接词，也可能是名称的一部分，两种数法都对不上才报；
    名称后面带“等”的、前后各有几组的、两个指标交叉的不查。

    ## 为什么
    少写了一个数，后面的数就都错了位，读者不知道哪个数是谁的。

    ## 怎么改
    补上漏掉的数或名称。
    """

    code = "NU29"
    name = "respectively-length"
    title = Message("“分别”前后项数不等", "分别 with lists of different length")
    severity = Severity.WARNING
    basis = "实务：“分别”前后一一对应"
    message = Message("“分别”前后项数不等：{found}", "the lists before and after 分别 differ in length")
    advice = Message("补上漏掉的数或名称。", "Add the figure or the name that is missing.")
    relations = (DealtList,)
    examples = (
        Bad("粮食、油料、蔬菜产量分别增长⟦⟨2.1%⟩、⟨3.4%⟩⟧。"),
        Good("粮食、油料、蔬菜产量分别增长2.1%、3.4%、5.0%。"),
        Bad("东片区、西片区签约项目分别为⟦⟨12个⟩、⟨9个⟩和⟨7个⟩⟧。"),
        Good("东片区、中片区、西片区签约项目分别为12个、9个和7个。"),
        Bad("货运量、客运量、港口吞吐量、快递业务量同比分别增长⟦⟨6.2%⟩、⟨4.8%⟩和⟨9.1%⟩⟧。"),
        Good("货运量、客运量、快递业务量同比分别增长6.2%、4.8%和9.1%。"),
        Bad("东湖、西岭、北塘三个片区垃圾清运量分别比上年减少⟦⟨310吨⟩、⟨265吨⟩⟧。"),
        Good("东湖、西岭、北塘三个片区垃圾清运量分别比上年减少310吨、265吨、198吨。"),
        Good("农业、林业、牧业、渔业及农林牧渔服务业产值分别增长4%、3%、5%、2%和6%。", why="“及”是连接词"),
        Good("信息传输和软件业、租赁和商务服务业分别增长11%和8%。", why="“和”在名称里"),
        Good("水泥、钢材等主要产品产量分别增长4.1%、2.2%和3.7%。", why="“等”后面还有没写出的名称"),
        Good("甲、乙两县的投资、消费分别增长5%、6%、7%和8%。", why="两个县、两个指标，共四个数"),
        Good("收入、支出分别为3.2亿元、2.9亿元，同比分别增长4.1%、5.0%。"),
        Good("一、二、三产业增加值分别增长3.1%、5.9%、6.2%。"),
        Good("1月、2月、3月用电量分别为820万度、760万度和910万度。"),
        Bad("水产加工业增幅3—5月份分别为⟦⟨6.1%⟩、⟨5.8%⟩、⟨5.2%⟩、⟨4.9%⟩⟧，逐月回落。"),
        Good("水产加工业增幅3—6月份分别为6.1%、5.8%、5.2%、4.9%，逐月回落。"),
        Good("水产加工业增幅1—5月份分别为6.1%、5.8%、5.2%、4.9%，逐月回落。", why="1、2月常合为一个数"),
        Good("水产、畜牧2—3月份分别为6.1%、5.8%、5.2%、4.9%。", why="每样各有两个月"),
        Good("新增企业12家、个体户96户，分别增长9%、14%。", why="前面的名称各带着数"),
    )

    def report_failure(self, document: Document, relation: Relation) -> Diagnostic:
        """The finding stands on the list of figures."""
        return self.report(
            relation.span,
            related=[Related(operand.number.span, operand.role) for operand in relation.operands],
            evidence=relation.working,
            found=relation.working,
        )
