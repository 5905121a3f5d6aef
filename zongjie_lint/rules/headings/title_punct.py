"""HD09."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from zongjie_lint.diagnostic import Diagnostic, Edit, Fix, Severity
from zongjie_lint.document import Document
from zongjie_lint.facts.heading import Heading, Series
from zongjie_lint.facts.paragraph import Paragraph
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled
from zongjie_lint.rule import Bad, Good, Rule
from zongjie_lint.rules.headings.places import others
from zongjie_lint.span import Span

_LONGEST = 20
"""A longer line, or one with a pause in it, is a sentence that opens its section."""
_CLOSED = compiled(r"^[^。,;!?:\d]+[。;,、]$")


class TitlePunct(Rule):
    """独立成行的标题末尾有句号、分号等点号。

    ## 查什么
    单独占一行、下面另起段落写正文的标题，末尾是否多了句号、分号、逗号或顿号。全文只提示一次。
    整句话领起的、正文在同一行接着写的，不算标题行；逐条列出的分项，末尾该有的点号不报。

    ## 为什么
    标题末尾一般不用点号（问号、叹号、省略号除外）。

    ## 怎么改
    删去末尾的点号。
    """

    code = "HD09"
    name = "title-punct"
    title = Message("标题末尾不用点号", "mark at the end of a heading")
    severity = Severity.INFO
    basis = "GB/T 15834-2011 附录B.4（资料性）"
    message = Message(
        "独立成行的标题末尾不用点号，共{count}处",
        "no mark closes a heading on a line of its own ({count} times one does)",
    )
    advice = Message("删去标题末尾的点号。", "Delete the mark at the end of the heading.")
    examples = (
        Bad("一、培训开展情况⟦。⟧\n全年办班7期。\n二、考核开展情况\n全年考核2次。"),
        Good("一、培训开展情况\n全年办班7期。\n二、考核开展情况\n全年考核2次。"),
        Bad("（一）整修校舍⟦；⟧\n整修校舍9间。\n（二）添置图书⟨；⟩\n添置图书800册。"),
        Good("（一）整修校舍\n整修校舍9间。\n（二）添置图书\n添置图书800册。"),
        Good("（一）整修校舍。整修校舍9间。\n（二）添置图书。添置图书800册。", why="领句后接着写正文"),
        Good(
            "（一）突出主业，把好田管住。\n建成良田900亩。\n（二）盘活副业，让闲人忙起来。\n用工300人。", why="整句领起"
        ),
        Good("下面几件事要办：\n1.整修校舍；\n2.添置图书；\n3.更换桌椅。\n以上请抓紧。", why="逐条列出的分项"),
        Good("一、路在何方？\n班子讨论了三次。\n二、干字当头！\n全员上阵。", why="问号叹号可以用"),
    )

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Report all of them as one finding."""
        places = [
            Span(heading.span.end - 1, heading.span.end)
            for heading in _titles(document)
            if _is_closed(document, heading)
        ]
        if places:
            fix = Fix("safe", tuple(Edit(place, "") for place in places))
            yield self.report(places[0], related=others(places), fix=fix, count=len(places))


def _is_closed(document: Document, heading: Heading) -> bool:
    words = Span(heading.ordinal.span.end, heading.span.end).of_text(document.folded)
    return len(words) <= _LONGEST and bool(_CLOSED.match(words))


def _titles(document: Document) -> Iterator[Heading]:
    """Headings alone on their lines, in series most of which have text or sub-headings under them."""
    headed = _with_text_below(document)
    for series in document.facts(Series):
        titles = [heading for heading in series.headings if heading.span.start in headed]
        if 2 * len(titles) > len(series.headings):
            yield from titles


def _with_text_below(document: Document) -> set[int]:
    """Where the headings begin that fill their lines and that a paragraph of their own section follows."""
    paragraphs, headings = document.facts(Paragraph), document.facts(Heading)
    alone = {h.span.start for h in headings if not h.inline and not h.run_in and h.paragraph + 1 < len(paragraphs)}
    for heading, following in pairwise(headings):
        if following.paragraph <= heading.paragraph + 1 and following.parent != heading:
            alone.discard(heading.span.start)
    return alone
