"""PH08."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from zongjie_lint.diagnostic import Diagnostic, Edit, Fix, Severity, all_related
from zongjie_lint.document import Document
from zongjie_lint.facts import broken_line
from zongjie_lint.facts.page_number import PageNumber
from zongjie_lint.message import Message
from zongjie_lint.rule import Bad, Good, Rule
from zongjie_lint.span import Spans

_MANY = Message("{count}处句子中间断行，如“{left}”后面", "{count} lines broken in mid-sentence, such as after “{left}”")
_WHOLE = "今年以来，全镇上下紧盯年度目标，统筹推进项目建设、乡村振兴和基层治理各项工作，"


@dataclass(frozen=True)
class BrokenLine(Rule):
    """一句话断成了两段。

    ## 查什么
    没有结束的一行后面紧跟着没有开头的一行。超过三处的合报一条；全文大半都断行的，是排版方式，不报。

    ## 为什么
    复制粘贴或转换格式时常在页尾断开，排出来就是两个自然段。

    ## 怎么改
    删去换行，把两行接成一段。
    """

    code = "PH08"
    name = "broken-line"
    title = Message("句子中间断行", "line broken in mid-sentence")
    severity = Severity.WARNING
    basis = "GB/T 15834-2011 5.1；实务"
    message = Message("“{left}”后面的句子断成了两段", "the sentence is broken after “{left}”")
    one_by_one: int = 3
    """So many are reported one by one; more are one finding."""
    advice = Message("删去换行，接成一段。", "Remove the line break.")
    examples = (
        Bad(f"{_WHOLE}面⟦对繁重的任务\n\n干部职工迎难⟧而上，较好完成了任务。"),
        Good(f"{_WHOLE}面对繁重的任务干部职工迎难而上，较好完成了任务。"),
        Good(f"{_WHOLE}取得了较好成绩。\n干部职工迎难而上。", why="句号后另起一段"),
        Good(f"{_WHOLE}要抓好以下工作：\n一是抓项目。\n二是抓民生。"),
        Good("一、主要做法和取得的初步成效以及存在的困难和问题\n全镇上下齐心协力，共克时艰。", why="上一行是标题"),
    )

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Report every broken line that no page number explains; many in one document together."""
        pages = Spans(page.span for page in document.facts(PageNumber))
        lines = [line for line in document.facts(broken_line.BrokenLine) if not pages.overlap(line.gap)]
        if len(lines) > self.one_by_one:
            yield self._reported(document, lines)
        else:
            yield from (self._reported(document, [line]) for line in lines)

    def _reported(self, document: Document, lines: list[broken_line.BrokenLine]) -> Diagnostic:
        first = lines[0]
        return self.report(
            first.span,
            message=_MANY if len(lines) > 1 else None,
            related=all_related(line.span for line in lines[1:]),
            fix=Fix("unsafe", tuple(Edit(line.gap, "") for line in lines)),
            left=document.text[first.span.start : first.gap.start],
            count=len(lines),
        )
