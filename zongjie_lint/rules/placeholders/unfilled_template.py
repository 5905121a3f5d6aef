"""PH13."""

from __future__ import annotations

from collections.abc import Iterator

from zongjie_lint.diagnostic import Diagnostic, Severity
from zongjie_lint.document import Document
from zongjie_lint.facts.template import Template
from zongjie_lint.message import Message
from zongjie_lint.rule import Bad, Good, Rule

_DRAFT = "上半年，完成工业产值{0}亿元，增长{1}%；固定资产投资{2}亿元，增长{3}%；新增企业{4}家，引进项目{5}个，安置就业{6}人，培训{7}人次。"
_BLANKS = ("⟦xx⟧", "x.x", "xx", "x.x", "x", "x", "xxx", "xxx")
_FIGURES = ("42", "6.1", "18", "9.3", "7", "5", "320", "460")


class UnfilledTemplate(Rule):
    """整篇还是模板：空着的数字比填了的多。

    ## 查什么
    没有填的数字、日期不少于8处，而且比已填的数字多。这时各处空白汇成一张表，按部分列出。

    ## 为什么
    交上来的若是模板，逐条看几十个空位没有意义，先要知道它还没写完。

    ## 怎么改
    按表逐处填齐后再检查一遍；空着的数字之间的勾稽关系现在无法核对。
    """

    code = "PH13"
    name = "unfilled-template"
    title = Message("整篇还是模板", "the draft is still a template")
    severity = Severity.ERROR
    basis = "实务"
    message = Message(
        "这还是一份模板：{blanks}处数字、日期和{names}处名称没有填，填了的数字有{filled}个",
        "this is still a template: {blanks} figures and dates and {names} names are not filled in, only {filled} figures are",
    )
    advice = Message("逐处填齐后再检查一遍。", "Fill in every blank, then check again.")
    examples = (
        Bad(_DRAFT.format(*_BLANKS)),
        Good(_DRAFT.format(*_FIGURES)),
        Good(_DRAFT.format("xx", *_FIGURES[1:]), why="只漏了一处，不是模板"),
    )

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """One finding for the whole document."""
        for template in document.facts(Template):
            yield self.report(template.span, blanks=template.blanks, names=template.names, filled=template.filled)
