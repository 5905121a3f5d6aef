"""PH03."""

from __future__ import annotations

from collections.abc import Iterator

from zongjie_lint.diagnostic import Diagnostic, Severity, all_related
from zongjie_lint.document import Document
from zongjie_lint.facts.placeholder import Blank, Placeholder
from zongjie_lint.message import Message
from zongjie_lint.rule import Bad, Good, Rule
from zongjie_lint.rules.placeholders.merged import in_context, summary_code


class MaskedEntity(Rule):
    """单位、地名、人名被遮去或没有填。

    ## 查什么
    “××区”“XX书记”“X集团”一类遮去的名称，“全某”这样代地名的“某”。全文只报一条，列出每一处。

    ## 为什么
    公开的样稿常把名称隐去，照抄过来就会漏填；通报、案例里隐去姓名则是应当的，所以平时只作提示。

    ## 怎么改
    正式稿请补全名称；有意隐去的可不理会。
    """

    code = "PH03"
    name = "masked-entity"
    title = Message("名称被遮去", "name masked")
    severity = Severity.INFO
    basis = "实务"
    message = Message("“{found}”等{count}处名称被遮去或没有填", "“{found}”: {count} names are masked or not filled in")
    advice = Message(
        "正式稿请补全；有意隐去的可以保留。", "Fill the names in for the final text; keep those hidden on purpose."
    )
    examples = (
        Bad("感谢⟦××⟧区委、区政府的支持。"),
        Good("感谢青禾区委、区政府的支持。"),
        Bad("刚才，⟦XX⟧书记作了部署，⟨X⟩集团等企业作了发言。"),
        Good("刚才，李书记作了部署，恒岳集团等企业作了发言。"),
        Bad("上半年，全⟦某⟧完成育苗三千亩。⟨某⟩党委三次到林场调研。"),
        Good("上半年，全县完成育苗三千亩。县党委三次到林场调研。"),
        Good("上半年，全某完成两起盗伐，被依法拘留。某企业负责人协助调查。", why="姓全的人"),
        Good("某企业负责人张某被依法拘留。", why="案情通报里的“某”是应当的"),
        Good("购置X射线检测仪1台。"),
    )

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """One finding for the whole document."""
        marks = [mark for mark in document.facts(Placeholder) if mark.blank is Blank.NAME]
        if marks:
            yield self.report(
                marks[0].span,
                related=all_related(mark.span for mark in marks[1:]),
                summarised_by=summary_code(document),
                found=in_context(document, marks[0].span, 4),
                count=len(marks),
            )
