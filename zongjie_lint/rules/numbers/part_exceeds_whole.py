"""NU02."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from zongjie_lint.diagnostic import Diagnostic, Related, Severity
from zongjie_lint.document import Document
from zongjie_lint.message import Message
from zongjie_lint.relations.part import Part
from zongjie_lint.relations.verdict import Verdict
from zongjie_lint.relations.working import printed
from zongjie_lint.rule import Bad, Good, Rule

_WHOLE = Message("总量", "whole")


@dataclass(frozen=True)
class PartExceedsWhole(Rule):
    """“其中”的数比总量还大。

    ## 查什么
    “其中”“包括”“……中，”后面的第一项，以及用顿号并列的各项，是否大于前面同一计量单位的总量。前面有几个可能的总量，都超过了才报。

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
    message = Message("其中的{part}大于总量{whole}", "the part {part} is larger than the whole {whole}")
    advice = Message("核对这两个数，改错的那一个。", "Check both figures and mend the one that is wrong.")
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
        Good("走访企业97家，其中规上企业41家，服务职工1 200人次。"),
        Good("资产4.8亿元，负债2.6亿元，净资产2.2亿元，其中固定资产3.1亿元。", why="净额小于它的一部分"),
        Good("实现利润420万元，其中主营业务利润510万元，营业外支出90万元。", why="利润是收支相抵的差额"),
        Good("净增个体户120户，其中新登记160户，注销40户。", why="净增是差额"),
        Good("核定车辆36辆（含新能源42辆的更新计划）。", why="计划数"),
        Good("新增铁路60公里，其中高铁20公里，新增公路900公里。", why="公路不是铁路的一部分"),
        Good("利润总额3 210万元，其中房地产板块盈利4 106万元，酒店板块亏损896万元。", why="盈亏相抵"),
    )

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Report every part that fails."""
        for part in document.facts(Part):
            if part.verdict is Verdict.FAIL:
                figures = printed(document, part.part), printed(document, part.whole)
                yield self.report(
                    part.part.span,
                    related=[Related(part.whole.span, _WHOLE)],
                    evidence=f"{figures[0]} > {figures[1]}",
                    part=figures[0],
                    whole=figures[1],
                )
