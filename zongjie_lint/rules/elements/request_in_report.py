"""GW02."""

from __future__ import annotations

from collections.abc import Iterator

from zongjie_lint.diagnostic import Diagnostic, Severity
from zongjie_lint.document import Document
from zongjie_lint.facts.report_kind import is_of_kind, kind_of
from zongjie_lint.facts.title import Title
from zongjie_lint.facts.zone import body
from zongjie_lint.lexicon import any_of, words
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled
from zongjie_lint.rule import Bad, Good, Rule
from zongjie_lint.span import Span

_ASKS = any_of(words("requests", "decisions"))
_CLAUSE = r"(?:^|(?<=[。;,!?]))\s?"
_OTHERS = r"各|报|\p{Han}{0,8}(?:大会|代表|委员|审查|审议)"
"""Who is told to ask, and assemblies, which approve reports."""
_REQUEST = compiled(
    r"“[^”“\n]{0,80}”(*SKIP)(*FAIL)|《[^》《\n]{0,80}》(*SKIP)(*FAIL)"
    rf"|(?:{any_of(words('requests', 'doubts'))}[,?]?\s?(?:请|恳请|敬请)|{_CLAUSE}(?:现|特此?)?(?:恳请|敬请|请)(?!{_OTHERS}))"
    rf"\p{{Han}}{{0,10}}{_ASKS}(?:为盼|为荷)?(?=[。!;]|\.(?!\d)|$)"
    rf"|{_CLAUSE}(?:特此?|现特?|专此)请示(?=[。,!:]|$)"
)
_REPORT = compiled(any_of(words("requests", "reports")))
_ASKING = compiled(any_of(words("requests", "asking")))
_NOT_REPORTS = ("budget-report", "government-work-report", "plan", "speech", "minutes", "communique")
_DRAFT = "云岭镇防汛工作情况报告\n上半年，全镇排查隐患36处，整改34处，其余2处已落实专人值守。{0}\n"


class RequestInReport(Rule):
    """报告里夹带了请示事项。

    ## 查什么
    总结、报告、汇报里出现“妥否，请批示”“请予批准”“恳请……批复”“特此请示”一类要求答复的话。“请审阅”“请予评议”“请予审议”
    不要求批复，不算；引号里的原话、叙述过去请示的经过不算；预算报告、政府工作报告、方案和标题写明请示的不查。

    ## 为什么
    报告不用批复，上级收到后也不批复，夹在里面的事项会落空。

    ## 怎么改
    删去这句话，事项另文请示。
    """

    code = "GW02"
    name = "request-in-report"
    title = Message("报告夹带请示事项", "request inside a report")
    severity = Severity.WARNING
    basis = "《党政机关公文处理工作条例》第十五条（四）"
    message = Message("报告里夹带了请示：“{found}”", "the report asks for a decision: “{found}”")
    advice = Message("删去这句话，需要批复的事项另文请示。", "Delete it, and ask in a document of its own.")
    examples = (
        Bad(_DRAFT.format("⟦妥否，请批示⟧。")),
        Good(_DRAFT.format("特此报告。")),
        Bad(_DRAFT.format("拟增设巡查岗4个，⟦请予批准⟧。")),
        Good(_DRAFT.format("经县政府批准，增设巡查岗4个。")),
        Bad(_DRAFT.format("所需经费12万元，⟦恳请县政府研究批复⟧。")),
        Good(_DRAFT.format("所需经费12万元，已报请县政府批复。"), why="已经办过的事"),
        Bad(_DRAFT.format("⟦特此请示⟧。")),
        Good(_DRAFT.format("以上情况请审阅，不妥之处请批评指正。"), why="不要求批复"),
        Good(_DRAFT.format("新上项目，请报县政府批准。本报告请大会审查批准。"), why="对下的要求；大会批准报告"),
        Good("2026年度述职报告\n一年来，本人牵头办结信访件41件。以上述职，请予评议，不当之处请领导批示指正。"),
        Good(_DRAFT.format("3篇材料误写“妥否，请批示”，已退回重写。"), why="引号里的原话"),
        Good(_DRAFT.format("凡开挖道路，请各施工单位先报住建局审批。"), why="对下的要求"),
        Good("云岭镇关于增设巡查岗的请示\n拟增设巡查岗4个。妥否，请批示。", why="这就是请示"),
        Good("云岭县2026年预算草案的报告\n现提请大会审查，请予批准。", why="预算报告提请审查批准"),
    )

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Report every sentence of a report that asks for an answer."""
        if not _is_report(document):
            return
        for paragraph in body(document):
            for match in _REQUEST.finditer(paragraph.folded):
                span = Span.of(match, offset=paragraph.span.start)
                yield self.report(span, found=span.of_text(document.text))


def _is_report(document: Document) -> bool:
    """Whether the title or the kind shows a report, and nothing that may ask."""
    title = document.fact(Title)
    text = title.text if title else ""
    if _ASKING.search(text) or is_of_kind(document, *_NOT_REPORTS):
        return False
    return kind_of(document) is not None or bool(_REPORT.search(text))
