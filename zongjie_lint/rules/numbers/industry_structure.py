"""NU15."""

from __future__ import annotations

from zongjie_lint.diagnostic import Diagnostic, Related, Severity
from zongjie_lint.document import Document
from zongjie_lint.message import Message
from zongjie_lint.relations.industry_structure import StructureSum, StructureValue
from zongjie_lint.relations.relation import Relation
from zongjie_lint.relations.working import printed
from zongjie_lint.rule import Bad, Good
from zongjie_lint.rules.numbers.relation_rule import RelationRule


class IndustryStructure(RelationRule):
    """三次产业结构加起来不是100，或者和产值算出来的不一样。

    ## 查什么
    “三次产业结构为a∶b∶c”三个数之和是否为100（允许四舍五入的尾差）；
    同一段里给出了生产总值和某一产业增加值的，算一遍它的比重，看和结构比里的数是否一致。
    其他写成比的“结构”“构成”，三项以上、合计接近100的，也查合计。

    ## 为什么
    结构比由三个数凑成，敲错一个、抄了上年的一个，合计就不是100。

    ## 怎么改
    用各产业增加值除以生产总值，重算结构比。
    """

    code = "NU15"
    name = "industry-structure"
    title = Message("产业结构比有误", "wrong industry structure")
    severity = Severity.WARNING
    basis = "《党政机关公文处理工作条例》第二十条（四）：数字准确"
    message = Message("结构比{stated}各项之和不是100", "the parts of {stated} do not add up to 100")
    advice = Message("用各产业增加值和生产总值重算结构比。", "Compute the structure again from the values.")
    relations = (StructureSum, StructureValue)
    not_of_values = Message("结构比{stated}与产值算出的比重不符", "{stated} disagrees with the values")
    examples = (
        Bad("三次产业结构优化为⟦7.3∶38.6∶55.1⟧。"),
        Good("三次产业结构优化为7.3∶38.6∶54.1。"),
        Bad("三次产业比由上年的12.2∶40.7∶47.1调整到⟦11.5∶41.8∶48.7⟧。"),
        Good("三次产业比由上年的12.2∶40.7∶47.1调整到11.5∶41.8∶46.7。"),
        Bad("全镇一、二、三产业结构比为⟦24：41：45⟧。"),
        Good("全镇一、二、三产业结构比为24：41：35。"),
        Bad("实现地区生产总值⟨160亿元⟩，其中第二产业增加值⟨72亿元⟩，三次产业结构为⟦11∶48∶41⟧。"),
        Good("实现地区生产总值160亿元，其中第二产业增加值72亿元，三次产业结构为11∶45∶44。"),
        Bad("地区生产总值⟨240亿元⟩，一、二、三产业增加值分别为24亿元、⟨84亿元⟩和⟨132亿元⟩，三次产业结构为⟦10∶40∶50⟧。"),
        Good("地区生产总值240亿元，一、二、三产业增加值分别为24亿元、84亿元和132亿元，三次产业结构为10∶35∶55。"),
        Bad("能源消费结构中煤、油、气占比为⟦52.1∶30.4∶27.5⟧。"),
        Good("能源消费结构中煤、油、气占比为52.1∶30.4∶17.5。"),
        Good("三次产业结构为6.4∶41.2∶52.3。", why="尾差来自四舍五入"),
        Good("三次产业之比为1∶4.2∶5.1。", why="以第一产业为1，不是百分数"),
        Good("师生比例为1∶14.6，三个班级人数之比为38∶41∶36。", why="不是结构"),
        Good(
            "地区生产总值160亿元，其中工业增加值48亿元，三次产业结构由13∶45∶42调整为11∶46∶43。",
            why="工业不等于第二产业；旧的一组是上年的",
        ),
        Good("会议于15：30：00结束，产业结构调整工作由专班负责。", why="是钟点"),
        Good("全县生产总值约160亿元，第三产业增加值72亿元，三次产业结构为11∶48∶41。", why="总量是约数"),
    )

    def report_failure(self, document: Document, relation: Relation) -> Diagnostic:
        """Two ways to be wrong: by its sum, and by the values beside it."""
        return self.report(
            relation.stated.span,
            message=self.not_of_values if relation.operands else None,
            related=[Related(operand.number.span, operand.role) for operand in relation.operands],
            evidence=relation.working,
            stated=printed(document, relation.stated),
        )
