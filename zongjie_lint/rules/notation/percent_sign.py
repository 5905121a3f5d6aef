"""NS16."""

from __future__ import annotations

from collections.abc import Iterator

from zongjie_lint.diagnostic import Diagnostic, Edit, Severity
from zongjie_lint.document import Document
from zongjie_lint.facts.zone import written
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled
from zongjie_lint.rule import Bad, Good, Rule
from zongjie_lint.rules.places import Place, together
from zongjie_lint.span import Span

_LOOK_ALIKE = compiled(r"(?<=[\dxX×*_][ ]?)[℅٪﹪]")


class PercentSign(Rule):
    """百分号写成了样子相近的别的符号。

    ## 查什么
    数字后面的“℅”（英文信封上“由某人转交”的记号）、“٪”（阿拉伯文的百分号）和“﹪”（小写形式）。“％”“‰”不查。

    ## 为什么
    字形相近，屏幕上不易看出；换一种字体就露了出来，电子表格和检索也都不认。

    ## 怎么改
    改成“%”。
    """

    code = "NS16"
    name = "percent-sign"
    title = Message("百分号用错了字符", "wrong character for a percent sign")
    severity = Severity.WARNING
    basis = "实务：百分号是“%”，“℅”（U+2105）等是另外的字符"
    message = Message("“{found}”不是百分号{times}", "“{found}” is no percent sign{times}")
    advice = Message("改成“%”。", "Write %.")
    examples = (
        Bad("全镇粮食总产同比增长3.6⟦℅⟧，订单率达71.5%。"),
        Good("全镇粮食总产同比增长3.6%，订单率达71.5%。"),
        Bad("参保率98⟦℅⟧，续保率95⟨℅⟩，新增参保率61 ⟨٪⟩。"),
        Good("参保率98％，续保率95%，人口自然增长率2.1‰。"),
        Good("请寄：Willow Road 12, ℅ Ms Chen。", why="英文信封上的“转交”"),
    )

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Every look-alike after a number or a blank."""
        places = []
        for paragraph in written(document):
            for match in _LOOK_ALIKE.finditer(document.text, paragraph.span.start, paragraph.span.end):
                span = Span.of(match)
                places.append(Place(span, (Edit(span, "%"),)))
        return together(self, document, places)
