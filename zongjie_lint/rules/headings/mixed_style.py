"""HD03."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from zongjie_lint.diagnostic import Diagnostic, Edit, Fix, Severity
from zongjie_lint.document import Document
from zongjie_lint.facts.heading import Heading
from zongjie_lint.facts.ordinal import OrdinalStyle
from zongjie_lint.message import Message
from zongjie_lint.rule import Bad, Good, Rule
from zongjie_lint.rules.headings.places import mark_of, others, remarked, serial
from zongjie_lint.span import Span

_BRACKETED = (OrdinalStyle.HAN_BRACKETED, OrdinalStyle.ARABIC_BRACKETED)
_CLOSING = ")）〕]］"


class MixedStyle(Rule):
    """同一种序号，括号或点号的写法不统一。

    ## 查什么
    同一种序号是否有的用全角括号、有的用半角括号，或者有的写“1.”、有的写“1、”。每种序号全文只提示一次，少数的写法一并列出。

    ## 为什么
    几个人分头写、再拼到一起的稿子，序号的写法常常两样；排版出来宽窄不一，一眼就看得出来。

    ## 怎么改
    统一成全文用得多的那一种。只改括号和点号，不动数字。
    """

    code = "HD03"
    name = "mixed-style"
    title = Message("序号写法不统一", "ordinals written in mixed forms")
    severity = Severity.INFO
    basis = "GB/T 9704-2012 7.3.3"
    message = Message(
        "同一种序号，多数写作“{usual}”，有{count}处写作“{odd}”", "most ordinals are written “{usual}”, {count} “{odd}”"
    )
    advice = Message("统一成一种写法。", "Write them all alike.")
    examples = (
        Bad("（一）仓储\n入库80吨。\n⟦(二)⟧运输\n发车60趟。\n（三）配送\n配送900单。"),
        Good("（一）仓储\n入库80吨。\n（二）运输\n发车60趟。\n（三）配送\n配送900单。"),
        Bad("1.擦窗。\n2.拖地。\n⟦3、⟧浇花。\n4.倒垃圾。\n⟨5、⟩锁门。"),
        Good("1.擦窗。\n2.拖地。\n3.浇花。\n4.倒垃圾。\n5.锁门。"),
        Good("(一)仓储\n入库80吨。\n(二)运输\n发车60趟。", why="全文一致，半角也只是习惯"),
        Good("（一）仓储\n(1)入库。\n(2)盘库。\n（二）运输\n(1)调车。\n(2)装车。", why="各级自己一致"),
        Good("（一）仓储\n入库(含退货)80吨。\n（二）运输\n发车60趟。", why="正文里的括号不算"),
    )

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Report the minority forms of each style."""
        headings = serial(document)
        for style in (*_BRACKETED, OrdinalStyle.ARABIC):
            forms = {heading: _form(document, heading) for heading in headings if heading.style is style}
            counted = Counter(form for form in forms.values() if form)
            if len(counted) > 1:
                usual = counted.most_common(1)[0][0]
                odd = [heading for heading, form in forms.items() if form not in ("", usual)]
                yield self._finding(document, odd, usual)

    def _finding(self, document: Document, odd: Sequence[Heading], usual: str) -> Diagnostic:
        places = [heading.ordinal.span for heading in odd]
        return self.report(
            places[0],
            related=others(places),
            fix=Fix("safe", _edits(document, odd, usual)),
            usual=_sample(odd[0].style, usual),
            odd=_sample(odd[0].style, _form(document, odd[0])),
            count=len(odd),
        )


def _form(document: Document, heading: Heading) -> str:
    """The brackets, or the mark, as they stand; nothing for a single character such as ⑴ or ⒈."""
    if heading.style is OrdinalStyle.ARABIC:
        return mark_of(heading).of_text(document.text)
    brackets = _brackets(document, heading)
    return "".join(place.of_text(document.text) for place in brackets)


def _brackets(document: Document, heading: Heading) -> list[Span]:
    written, start = heading.ordinal.span.of_text(document.text), heading.ordinal.span.start
    closing = next((at for at, character in enumerate(written) if character in _CLOSING), 0)
    return [Span(start, start + 1), Span(start + closing, start + closing + 1)] if closing else []


def _edits(document: Document, odd: Sequence[Heading], usual: str) -> tuple[Edit, ...]:
    if odd[0].style is OrdinalStyle.ARABIC:
        return remarked(document, odd, usual)
    pairs = (zip(_brackets(document, heading), usual, strict=True) for heading in odd)
    return tuple(Edit(place, bracket) for pair in pairs for place, bracket in pair)


def _sample(style: OrdinalStyle, form: str) -> str:
    number = "一" if style is OrdinalStyle.HAN_BRACKETED else "1"
    return f"{form[0]}{number}{form[1]}" if style in _BRACKETED else number + form
