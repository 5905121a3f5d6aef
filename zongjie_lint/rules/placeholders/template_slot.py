"""PH09."""

from __future__ import annotations

from collections.abc import Iterator

from zongjie_lint.diagnostic import Diagnostic, Severity
from zongjie_lint.document import Document
from zongjie_lint.facts.placeholder import Blank, Placeholder
from zongjie_lint.message import Message
from zongjie_lint.rule import Bad, Good, Rule
from zongjie_lint.rules.placeholders.merged import summary_code


class TemplateSlot(Rule):
    """模板空位，或写稿人留给自己和同事的话。

    ## 查什么
    “【待核】”“（此处数据请业务科补）”“[填写单位名称]”“TBD”、空括号、单独的下划线和句中没有内容的“邮编：电话：”。

    ## 为什么
    起草时随手记下的话最怕忘了删，印出去很难看。

    ## 怎么改
    落实后填上内容，删去记号。
    """

    code = "PH09"
    name = "template-slot"
    title = Message("待补的空位或起草便条", "slot to fill in, or a drafter's note")
    severity = Severity.ERROR
    basis = "实务"
    message = Message("“{found}”是没有处理的空位或便条", "“{found}” is a slot or a note left in the text")
    advice = Message("落实内容后填上，并删去这个记号。", "Settle it, fill it in and remove the mark.")
    examples = (
        Bad("投入安全经费⟦【待核】⟧万元。"),
        Good("投入安全经费86万元。"),
        Bad("全年检查企业214家次。⟦（数据请执法科再核一下）⟧"),
        Good("全年检查企业214家次。（数据由执法科提供）"),
        Bad("会上由局长作交流发言。⟦（顺序请领导定）⟧"),
        Good("会上由局长作交流发言。（顺序见议程）"),
        Bad("办理提案43件⟦（等督查室反馈后改）⟧。"),
        Good("办理提案43件（含督查室反馈件2件）。"),
        Good("投放贷款2亿元（由农商行等金融机构提供），接访日（领导定期值守）不变。", why="“等”前面有名单"),
        Bad("⟦[填写单位名称]⟧办公室"),
        Good("云岭镇党政办公室"),
        Bad("培训场次⟦TBD⟧，由人事科汇总。"),
        Good("培训场次12场，由人事科汇总。"),
        Bad("各科室跟进事项：⟦TODO⟧。"),
        Good("各科室用TODO清单跟进事项。", why="TODO清单是工作方法的名称"),
        Good("请在选定项目后的（　）里打“√”，不符合的在【】内画圈。", why="教人怎样填表"),
        Bad("参训人员名单见附件⟦（　）⟧。"),
        Good("参训人员名单见附件（2）。"),
        Bad("如有疑问，请与云岭镇办公室联系（地址：云岭大街8号，⟦邮编：电话：⟧）。"),
        Good("如有疑问，请与云岭镇办公室联系（地址：云岭大街8号，邮编：000000，电话：略）。"),
        Bad("欢迎来电咨询（联系人：张某，⟦联系电话：⟧）。"),
        Good("欢迎来电咨询（联系人：张某，联系电话：见公告）。"),
        Good("联系人：  电话：  传真：", why="留给对方填写的表格"),
        Good("联系人：电话：传真：", why="留给对方填写的表格"),
        Good("根据云政发〔2026〕8号文件，【摘要】部分从略。"),
        Good("规划（草案，待审议）已上报，填写完整的表格3份。"),
    )

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Report every slot."""
        for mark in document.facts(Placeholder):
            if mark.blank is Blank.SLOT:
                yield self.report(
                    mark.span, summarised_by=summary_code(document), found=mark.span.of_text(document.text)
                )
