"""NU04."""

from __future__ import annotations

from typing import ClassVar

from zongjie_lint.diagnostic import Diagnostic, Related, Severity
from zongjie_lint.document import Document
from zongjie_lint.message import Message
from zongjie_lint.relations.composition import Composition
from zongjie_lint.relations.relation import Relation
from zongjie_lint.relations.table_relation import TableComposition
from zongjie_lint.rule import Bad, Good
from zongjie_lint.rules.numbers.relation_rule import RelationRule


class SharesNot100(RelationRule):
    """一个整体的各项占比加起来不是100%。

    ## 查什么
    “结构”“构成”“从……看”后面的各项比重，“甲占……，乙占……，丙占……”，“占比分别为……”：加起来超过100%的；
    写明是全部、或者最后一项是“其他”“其余”“不满意”的，不足100%的也报。
    四舍五入的尾差不算；可多选的、有交叉的、只举主要几项的、带“约”“近”的不查。

    ## 为什么
    改了一项忘了改其他项，或者某一项敲错了，读者把几个百分数一加就看得出来。

    ## 怎么改
    核对每一项占比；只列了一部分的，写上“等”或“主要”。
    """

    code = "NU04"
    name = "shares-not-100"
    title = Message("各项占比合计不是100%", "shares do not add up to 100%")
    severity = Severity.WARNING
    basis = "《党政机关公文处理工作条例》第二十条（四）：数字准确"
    message = Message("各项占比合计{sum}，不是100%", "the shares add up to {sum}, not to 100%")
    advice = Message("核对每一项占比，改错的那一项。", "Check every share; mend the one that is wrong.")
    relations = (Composition, TableComposition)
    messages: ClassVar = {
        TableComposition: Message(
            "{place}写作{stated}，{parts}的占比相加是{computed}",
            "{place} gives {stated}; the shares in the {parts} add up to {computed}",
        ),
    }
    examples = (
        Bad("从客源构成看，省内游客占⟦⟨51.4%⟩，邻省游客占⟨33.2%⟩，其他地区占⟨19.4%⟩⟧。"),
        Good("从客源构成看，省内游客占51.4%，邻省游客占33.2%，其他地区占15.4%。"),
        Bad("机械、纺织、食品、建材四类企业用电占比分别为⟦⟨38.1%⟩、⟨27.3%⟩、⟨21.6%⟩和⟨18.0%⟩⟧。"),
        Good("机械、纺织、食品、建材四类企业用电占比分别为38.1%、27.3%、21.6%和13.0%。"),
        Bad("教师学历结构：研究生⟦⟨12%⟩、本科⟨71%⟩、大专⟨27%⟩⟧。"),
        Good("教师学历结构：研究生12%、本科71%、大专17%。"),
        Bad("问卷显示，“满意”的占⟦⟨68.5%⟩、“基本满意”的占⟨22.3%⟩、“不满意”的占⟨4.2%⟩⟧。"),
        Good("问卷显示，“满意”的占68.5%、“基本满意”的占27.3%、“不满意”的占4.2%。"),
        Bad("修缮经费中，市级补助2 400万元，占⟦⟨48.0%⟩；区级配套1 600万元，占⟨32.0%⟩；自筹1 000万元，占⟨26.0%⟩⟧。"),
        Good("修缮经费中，市级补助2 400万元，占48.0%；区级配套1 600万元，占32.0%；自筹1 000万元，占20.0%。"),
        Bad("全所经费640万元，其中人员、公用、项目经费三项占比依次为⟦⟨52.0%⟩、⟨21.5%⟩和⟨36.5%⟩⟧。"),
        Good("全所经费640万元，其中人员、公用、项目经费三项占比依次为52.0%、21.5%和26.5%。"),
        Good("从诉求类型看，物业占33.4%、停车占33.3%、噪声占33.4%。", why="尾差来自四舍五入"),
        Good("受访者（可多选）最关心的事项中，就医占62%、上学占57%、出行占41%。", why="可以选几项"),
        Good("干部队伍结构不断改善，女干部占41%，本科以上学历占78%，中共党员占66%。", why="几类人有交叉"),
        Good("从投诉来源看，热线占44%，窗口占21%，信件占9%。", why="没有说这就是全部"),
        Good("茶叶、蚕茧、毛竹产量分别占全省的38%、41%和27%。", why="是三个不同整体的占比"),
        Good("三个片区任务完成率分别为52%、61%和48%，同比分别增长33%、42%和51%。", why="不是占比"),
        Good("设备利用率、产品合格率、订单按期交付率分别为81%、99%和97%。"),
        Good("工业用地占46%，其中机械占28%、食品占18%，商住用地占54%。", why="其中的两项在工业用地之内"),
        Bad(
            "用地类型\t占比（%）\n耕地\t⟨41.2⟩\n林地\t⟨46.6⟩\n其他\t⟦14.2⟧\n合计\t⟨100⟩\n",
        ),
        Good("用地类型\t占比（%）\n耕地\t41.2\n林地\t46.6\n其他\t12.2\n合计\t100\n"),
        Good(
            "类型\t面积（公顷）\t占比（%）\n耕地\t1 236\t41.2\n林地\t1 398\t49.6\n其他\t366\t12.2\n合计\t3 000\t100\n",
            why="与占比的算式同一处，报在占比那一格",
        ),
        Good(
            "类型\t面积（公顷）\t占比（%）\n耕地\t1 236\t41.2\n林地\t1 398\t46.6\n其他\t366\t12.2\n合计\t3 000\t100\n"
        ),
    )

    def report_failure(self, document: Document, relation: Relation) -> Diagnostic:
        """The finding stands on the whole list, or on the one figure that a slip would explain."""
        if not isinstance(relation, Composition):
            return super().report_failure(document, relation)
        at_fault = relation.misprint
        return self.report(
            at_fault.span if at_fault else relation.span,
            related=[Related(each.number.span, each.role) for each in relation.operands if each.number != at_fault],
            evidence=relation.working,
            sum=relation.printed_sum(document),
        )
