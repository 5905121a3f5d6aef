"""NS11."""

from __future__ import annotations

from collections.abc import Iterator

from zongjie_lint.diagnostic import Diagnostic, Edit, Severity
from zongjie_lint.document import Document
from zongjie_lint.facts.zone import body
from zongjie_lint.message import Message
from zongjie_lint.rule import Bad, Good, Rule
from zongjie_lint.rules.notation.patterns import notation
from zongjie_lint.rules.places import Place, together
from zongjie_lint.span import Span

_WIDE = notation(r"(?<=\p{Han})\d{1,9}(?:．(?!(?:19|20)\d\d)\d{1,6}(?![\d．]))|[０-９Ａ-Ｚａ-ｚ]+|(?P<sign>(?<=\d)％)")
_MASK = frozenset("Ｘｘ")


class FullwidthDigit(Rule):
    """数字、字母用了全角。

    ## 查什么
    全角的数字和字母（“２０２６年”“ＧＤＰ”），数字中间的全角小数点（“3．5”）；一篇里“％”和“%”并用的，也指出全角的一种。
    三处以上并成一条。句首序号后的全角点、全篇一律用“％”的、占位的“Ｘ”和书名号里的文件名不报。

    ## 为什么
    阿拉伯数字用半角；全角的占一个汉字宽，表格里对不齐，也搜索不到。

    ## 怎么改
    改成半角，数值不变。
    """

    code = "NS11"
    name = "fullwidth-digit"
    title = Message("数字、字母用了全角", "full-width digits or letters")
    severity = Severity.INFO
    basis = "GB/T 15835-2011 5.1.7.1"
    message = Message("“{found}”用了全角字符{times}", "“{found}” has full-width characters{times}")
    advice = Message("改成半角。", "Write them half-width.")
    examples = (
        Bad("⟦２０２６⟧年新增泊位⟦３００⟧个。"),
        Good("2026年新增泊位300个。"),
        Bad("覆盖率达⟦96．5⟧％，人均⟦ＧＤＰ⟧位居前列。"),
        Good("覆盖率达96.5％，人均GDP位居前列。"),
        Bad("出勤率98%，准点率97⟦％⟧。"),
        Good("出勤率98%，准点率97%。"),
        Bad("发放口罩⟦１２００⟧只、手套⟨８００⟩双、雨靴⟨４５⟩双。"),
        Good("发放口罩1200只、手套800双、雨靴45双。"),
        Good("出勤率98％，准点率97％。", why="全篇一律用“％”"),
        Good("1．改造管网。\n2．更换水表。", why="序号后的点另有规则"),
        Good("新增泊位ＸＸ个。", why="没有填的空，另有规则"),
        Good("修订《２０２６年台账》。", why="文件名照原样写"),
    )

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Every run of full-width characters; the sign of percent only where the half-width one is used as well."""
        return together(self, document, _places(document))


def _places(document: Document) -> Iterator[Place]:
    mixed = "%" in document.text
    for paragraph in body(document):
        for match in _WIDE.finditer(document.text, paragraph.span.start, paragraph.span.end):
            span = Span.of(match)
            if not _MASK.issuperset(match[0]) and (mixed or not match["sign"]):
                yield Place(span, (Edit(span, span.of_text(document.folded)),))
