"""PU02."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from zongjie_lint.diagnostic import Diagnostic, Edit, Severity
from zongjie_lint.document import Document
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled, quick
from zongjie_lint.rule import Bad, Good, Rule
from zongjie_lint.rules.places import Place, matches, together
from zongjie_lint.span import Span

_RUN = compiled(
    r"(?<!、\s?)(?:“[^“”\n]{1,40}”(?:(?P<mark>\s?、\s?)“[^“”\n]{1,40}”){1,20}"
    r"|《[^《》\n]{1,60}》(?:(?P<mark>\s?、\s?)《[^《》\n]{1,60}》){1,20})(?!\s?、)"
)
_BETWEEN = quick(r"[”》]\s?、\s?[“《]")
"""Where nothing of this stands, there is no run."""


class DunhaoBetweenQuotes(Rule):
    """并列的引号之间、并列的书名号之间用了顿号。

    ## 查什么
    紧挨着的“”“”之间、《》《》之间的顿号。中间有括注或别的字的，和不带引号的词并列在一起的，都不报。

    ## 为什么
    引号、书名号已经把各项分开，标准说它们之间通常不用顿号；用了也不算错，但全文宜统一。

    ## 怎么改
    删去紧挨着的引号或书名号之间的顿号。
    """

    code = "PU02"
    name = "dunhao-between-quotes"
    title = Message("引号、书名号之间的顿号", "顿号 between quoted items")
    severity = Severity.INFO
    basis = "GB/T 15834-2011 4.5.3.5（通常）"
    message = Message(
        "并列的引号、书名号之间通常不用顿号{times}", "usually no 、 between quotations or titles side by side{times}"
    )
    advice = Message("删去其间的顿号。", "Delete the 、 between them.")
    examples = (
        Bad("叫响⟦“渔家乐”、“船家宴”⟧两个品牌。"),
        Good("叫响“渔家乐”“船家宴”两个品牌。"),
        Bad("出台⟦《渡口管理办法》、《船员培训细则》⟧。"),
        Good("出台《渡口管理办法》《船员培训细则》。"),
        Bad("推进⟦“河畅” 、“水清”、 “岸绿”⟧和“景美”。"),
        Good("推进“河畅”“水清”“岸绿”和“景美”。"),
        Good("出台《渡口管理办法》（试行）、《船员培训细则》。", why="中间有括注，宜用顿号"),
        Good("推进“河畅”工程、“水清”工程、“岸绿”、“景美”工程。", why="和带别的字的成分并列"),
        Good("推进道路硬化、“厕所革命”、“煤改气”等工作。", why="和不带引号的成分并列"),
        Good("推进“厕所革命”、“煤改气”、道路硬化等工作。", why="和不带引号的成分并列"),
    )

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Every run of quotations or titles with 、 between all of them."""
        found = matches(document, _RUN) if _BETWEEN.search(document.folded) else ()
        return together(self, document, map(_place, found))


def _place(match: regex.Match[str]) -> Place:
    return Place(Span.of(match), tuple(Edit(Span(*marks), "") for marks in match.spans("mark")))
