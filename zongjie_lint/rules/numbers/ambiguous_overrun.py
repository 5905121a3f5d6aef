"""NU38."""

from __future__ import annotations

from collections.abc import Iterator

from zongjie_lint.diagnostic import Diagnostic, Severity
from zongjie_lint.document import Document
from zongjie_lint.facts.zone import body
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled
from zongjie_lint.rule import Bad, Good, Rule
from zongjie_lint.span import Span

_OVERRUN = compiled(
    r"超(?:出|过|额)(?:完成)?[^,。;:、的\d]{0,8}(?:计划|目标|任务|预算|指标)的\s?(?:\d{1,3}(?:\.\d{1,3})?|[xX×*]{1,4}(?:\.[xX×*]{1,3})?)\s?%"
)


class AmbiguousOverrun(Rule):
    """“超出计划的百分之几”说不清是超出多少还是完成多少。

    ## 查什么
    “超出（超过、超额完成）计划的15%”。

    ## 为什么
    可以理解成超出部分是计划的15%，也可以理解成超过了“计划的15%”这个数，差得很远。

    ## 怎么改
    去掉“的”：“超出计划15%”；或者写“为计划的115%”。
    """

    code = "NU38"
    name = "ambiguous-overrun"
    title = Message("“超出计划的百分之几”有歧义", "“over the plan's per cent” can be read two ways")
    severity = Severity.INFO
    basis = "实务：表示超出的幅度不加“的”"
    message = Message("“{found}”可以有两种理解", "“{found}” can be read in two ways")
    advice = Message("写成“超出计划百分之几”或“为计划的百分之几”。", "Say 超出计划n%, or 为计划的n%.")
    examples = (
        Bad("引进内资6.2亿元，⟦超出年度计划的12%⟧。"),
        Good("引进内资6.2亿元，超出年度计划12%。"),
        Bad("征订工作⟦超额完成下达任务的8.5%⟧。"),
        Good("征订工作超额完成下达任务8.5%。"),
        Good("引进内资6.2亿元，完成年度计划的112%。"),
    )

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Report every overrun that is told with 的."""
        for paragraph in body(document):
            for match in _OVERRUN.finditer(document.folded, paragraph.span.start, paragraph.span.end):
                span = Span.of(match)
                yield self.report(span, found=span.of_text(document.text))
