"""NU36."""

from __future__ import annotations

from collections.abc import Iterator

from zongjie_lint.diagnostic import Diagnostic, Severity
from zongjie_lint.document import Document
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled
from zongjie_lint.rule import Bad, Good, Rule
from zongjie_lint.rules.numbers.neighbourhood import Neighbourhood
from zongjie_lint.span import Span

_LOOSE_DECIMAL = compiled(r"(?<![\d.])\d{1,9}\.\d{1,4}\s?(?:多|余)\s?[万亿千]?\p{Han}")

_AT_MORE = Neighbourhood(compiled(r"\d\s?[多余]"), before=24, after=8, after_digit="多余")


class LooseDecimal(Rule):
    """写到了小数，后面又加“多”“余”。

    ## 查什么
    “425.5多万元”“3.26余亩”：小数后面直接跟“多”或“余”。“1.5万多人”这类“多”在数位之后的不查。

    ## 为什么
    写到小数是精确数，加“多”“余”是约数，两样不能并用。

    ## 怎么改
    要么去掉“多”“余”，要么改成整数的约数。
    """

    code = "NU36"
    name = "loose-decimal"
    title = Message("精确数后又加“多”“余”", "an exact decimal said to be more")
    severity = Severity.INFO
    basis = "实务：写到小数的是准确数"
    message = Message("“{found}”既写到小数，又加了约数字眼", "“{found}” is exact to a decimal and loose at once")
    advice = Message("去掉“多”“余”，或改用整数的约数。", "Drop 多 or 余, or round the number.")
    examples = (
        Bad("发放补贴⟦318.6多万元⟧，惠及全镇农户。"),
        Good("发放补贴318.6万元，惠及全镇农户。"),
        Bad("新造林地⟦52.4余亩⟧。"),
        Good("新造林地52余亩。"),
        Good("接待游客1.5万多人。", why="“多”在数位之后"),
        Good("气温比常年高1.2度多半天。"),
    )

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Report every decimal that 多 or 余 follows at once."""
        for match in _AT_MORE.matches(document, _LOOSE_DECIMAL):
            span = Span.of(match)
            yield self.report(span, found=span.of_text(document.text))
