"""PU08."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from zongjie_lint.diagnostic import Diagnostic, Edit, Severity
from zongjie_lint.document import Document
from zongjie_lint.facts.enumeration import Enumeration
from zongjie_lint.facts.heading import Series
from zongjie_lint.facts.pairing import is_enclosed
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled
from zongjie_lint.rule import Bad, Good, Rule
from zongjie_lint.rules.places import Place, together
from zongjie_lint.span import Span

_STOP = compiled(r"[。!?]")
_LAST_MARK = compiled(r"(?P<mark>[。;!?])[”’)]?\s*$")
_LONGEST_CLOSE = 12


class SemicolonAfterPeriod(Rule):
    """分项里已经有句号，各项末尾还用分号。

    ## 查什么
    “一是……；二是……”“（1）……；（2）……”这样的分项，有一项里面已经有句号，或者有的项用句号收尾，别的项却用分号收尾。
    引号和括号里的句号不算；最后一项不论。

    ## 为什么
    句号比分号大。一项里已经有了句号，再用分号收尾，层次就乱了，标准规定这时各项末尾都用句号。

    ## 怎么改
    各项末尾都改为句号；或者把项里的句号改为逗号，各项末尾统一用分号。
    """

    code = "PU08"
    name = "semicolon-after-period"
    title = Message("分项末尾分号、句号混用", "items closed by ； beside full stops")
    severity = Severity.INFO
    basis = "GB/T 15834-2011 附录A.5（规范性）"
    message = Message(
        "同一组分项里已有句号，这一项末尾不再用分号{times}", "； closes an item of a list that has full stops{times}"
    )
    advice = Message("各项末尾都用句号。", "Close every item with 。")
    examples = (
        Bad("一是修渠。干渠已通水⟦；⟧二是护堤，堤防全线加固⟦；⟧三是清淤。"),
        Good("一是修渠，干渠已通水；二是护堤，堤防全线加固；三是清淤。"),
        Good("一是修渠。干渠已通水。二是护堤，堤防全线加固。三是清淤。"),
        Bad("一是修渠⟦；⟧二是护堤。三是清淤。", why="有的项用句号收尾"),
        Good("一是修渠。二是护堤。三是清淤。"),
        Bad("工作安排：（1）修渠，干渠先行。支渠跟进⟦；⟧（2）护堤⟦；⟧（3）清淤。"),
        Good("工作安排：（1）修渠，干渠先行，支渠跟进；（2）护堤；（3）清淤。"),
        Good("一是修渠（去冬开工。今春通水）；二是护堤；三是清淤。", why="括号里的句号"),
        Good("一是修渠；二是护堤；三是清淤。以上各项均已验收。下一步转入管护。", why="句号在最后一项之后"),
        Good("干渠通水；支渠开工。一是修渠；二是护堤。", why="分号在分项之前"),
    )

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """The semicolons that close items of lists in which a full stop stands."""
        marks = {mark for items in _lists(document) for mark in _semicolons(document, items)}
        return together(self, document, [Place(mark, (Edit(mark, "。"),)) for mark in sorted(marks)])


def _lists(document: Document) -> Iterator[list[Span]]:
    """The items of every list but its last."""
    for enumeration in document.facts(Enumeration):
        yield [item.span for item in enumeration.items[:-1]]
    for series in document.facts(Series):
        yield [Span(one.ordinal.span.start, two.ordinal.span.start) for one, two in pairwise(series.headings)]


def _semicolons(document: Document, items: Sequence[Span]) -> list[Span]:
    closing = [span for item in items if (span := _closing(document, item))]
    semicolons = [mark for mark in closing if mark.of_text(document.folded) == ";"]
    others = any(mark.of_text(document.folded) == "。" for mark in closing)
    return semicolons if others or (semicolons and any(_has_stop(document, item) for item in items)) else []


def _closing(document: Document, item: Span) -> Span | None:
    """The mark that closes an item."""
    start = max(item.start, item.end - _LONGEST_CLOSE)
    match = _LAST_MARK.search(document.folded, start, item.end)
    return Span.of(match, "mark") if match else None


def _has_stop(document: Document, item: Span) -> bool:
    """Whether a sentence ends inside an item, outside of quotations and brackets."""
    closing = _closing(document, item)
    end = closing.start if closing else item.end
    stops = (match.start() for match in _STOP.finditer(document.folded, item.start, end))
    return any(not is_enclosed(document, at) for at in stops)
