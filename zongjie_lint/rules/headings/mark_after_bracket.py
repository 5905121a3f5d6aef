"""HD06."""

from __future__ import annotations

from collections.abc import Iterator

from zongjie_lint.diagnostic import Diagnostic, Edit, Fix, Severity
from zongjie_lint.document import Document
from zongjie_lint.facts.heading import Heading
from zongjie_lint.facts.ordinal import OrdinalStyle
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled
from zongjie_lint.rule import Bad, Good, Rule
from zongjie_lint.rules.headings.places import mark_of, others

_BRACKETED = (OrdinalStyle.HAN_BRACKETED, OrdinalStyle.ARABIC_BRACKETED, OrdinalStyle.ARABIC_HALF_BRACKETED)
_CITED = compiled(r"(?:[(〔\[]?[一二三四五六七八九十\d]{1,3}[)〕\]]|[⑴-⒇])")


class MarkAfterBracket(Rule):
    """带括号的序号后面又加了点号。

    ## 查什么
    标题、分项的序号已经带括号，后面又加了顿号、点、逗号或冒号，如“（一）、”“（1）.”。全文只提示一次；
    引用条款的“（一）、（二）项”不报。

    ## 为什么
    括号已经把序号和文字分开，国家标准不要求、也不主张再加点号。

    ## 怎么改
    删去括号后面的点号。
    """

    code = "HD06"
    name = "mark-after-bracket"
    title = Message("带括号的序号后不加点号", "mark after a bracketed ordinal")
    severity = Severity.INFO
    basis = "GB/T 15834-2011 附录B.3.4（资料性）"
    message = Message(
        "带括号的序号后面不用再加点号，共{count}处", "no mark follows a bracketed ordinal ({count} times one does)"
    )
    advice = Message("删去括号后面的点号。", "Delete the mark after the bracket.")
    examples = (
        Bad("⟦（一）、⟧病虫防治\n防治3 000亩。\n⟨（二）、⟩测土配方\n取样200份。"),
        Good("（一）病虫防治\n防治3 000亩。\n（二）测土配方\n取样200份。"),
        Bad("重点抓好：（1）育苗；⟦（2）．⟧移栽；（3）管护。"),
        Good("重点抓好：（1）育苗；（2）移栽；（3）管护。"),
        Good("（一）、（三）两项所列的情形，由乡镇核实。", why="引用条款"),
        Good("一、病虫防治\n防治3 000亩。\n二、测土配方\n取样200份。", why="不带括号"),
    )

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Report all of them as one finding."""
        headings = [heading for heading in document.facts(Heading) if _has_needless_mark(document, heading)]
        if headings:
            places = [heading.ordinal.span for heading in headings]
            fix = Fix("safe", tuple(Edit(mark_of(heading), "") for heading in headings))
            yield self.report(places[0], related=others(places), fix=fix, count=len(places))


def _has_needless_mark(document: Document, heading: Heading) -> bool:
    marked = heading.style in _BRACKETED and bool(heading.ordinal.mark)
    return marked and not _CITED.match(document.folded, heading.ordinal.span.end)
