"""PH07."""

from __future__ import annotations

from collections.abc import Iterator

from zongjie_lint.diagnostic import Diagnostic, Severity
from zongjie_lint.document import Document
from zongjie_lint.facts.page_number import PageNumber
from zongjie_lint.message import Message
from zongjie_lint.rule import Bad, Good, Rule
from zongjie_lint.span import Span

_PAGE = "澄溪镇坚持以水兴镇，河道清淤、堤防加固、管网改造一件接着一件办。" * 6
_TAIL = "全年新增蓄水能力三百万立方米，灌溉面积稳步扩大。"


class PageNumberResidue(Rule):
    """页码夹进了句子里。

    ## 查什么
    从PDF转来的文字里，夹在词语中间的页码（“粮食总2 产”）。看去掉数字后词语是否成立、旁边有没有换行、几处是否依次递增。
    还有文库网站加在每页开头的“2、”“3、”：整页文字在句中断开，下一页接着编号。

    ## 为什么
    读者会把页码当成数据的一部分。

    ## 怎么改
    删去页码，把断开的词接上。
    """

    code = "PH07"
    name = "page-number-residue"
    title = Message("页码夹在句中", "page number inside a sentence")
    severity = Severity.WARNING
    basis = "实务"
    message = Message("“{left}{right}”中间夹了页码{number}", "page number {number} stands inside “{left}{right}”")
    advice = Message("删去页码，接上前后的字。", "Delete the page number and join the words.")
    examples = (
        Bad("秋粮总产创新高，油料总⟦2 ⟧产1.2万吨，总产和单产双增。"),
        Good("秋粮总产创新高，油料总产1.2万吨，总产和单产双增。"),
        Bad("全镇把项目摆在首位。\n积极推进项目建⟦\n\n3 ⟧设提速增效，全年项目建设完成投资12亿元。"),
        Good("全镇把项目摆在首位。\n积极推进项目建设提速增效，全年项目建设完成投资12亿元。"),
        Bad(f"1、{_PAGE}{_TAIL}下一步，抓好泵⟦\n2、⟧站改造。{_PAGE}{_TAIL}引进资金3万⟦\n3、⟧元，用于沟渠配套。"),
        Good(f"1、{_PAGE}{_TAIL}下一步，抓好泵站改造。\n2、{_PAGE}{_TAIL}引进资金3万元。\n3、用于沟渠配套。"),
        Good("1、清淤河道\n2、加固堤防\n3、改造管网\n", why="列表的序号，行末没有标点"),
        Good("在今年 3 月底前，完成 12 个项目的 2 次调度，覆盖 8 个镇。", why="作者习惯在数字两边空格"),
        Good("第2 季度完成投资5亿元，新增企业3 家。"),
    )

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Report every page number."""
        for page in document.facts(PageNumber):
            left, right = _around(document.text, page.span)
            yield self.report(page.span, left=left, right=right, number=page.number)


def _around(text: str, span: Span) -> tuple[str, str]:
    """The two characters on either side, fewer where that would cut a number."""
    left, right = text[max(0, span.start - 2) : span.start], text[span.end : span.end + 2]
    return left.lstrip("0123456789.。;；,，") or left, right.rstrip("0123456789.,，、") or right
