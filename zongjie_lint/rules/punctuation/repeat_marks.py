"""PU06."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

import regex

from zongjie_lint.diagnostic import Diagnostic, Edit, Severity
from zongjie_lint.document import Document
from zongjie_lint.facts.pairing import MarkFamily, Pairing
from zongjie_lint.facts.placeholder import Placeholder
from zongjie_lint.facts.zone import written
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled, quick
from zongjie_lint.rule import Bad, Good, Rule
from zongjie_lint.rules.places import Place, parted, together
from zongjie_lint.span import Span

_POINTS = compiled(r"&[a-z]{2,6};(*SKIP)(*FAIL)|(?<![A-Za-z])[,、;:。](?:[ ]?[,、;:。])+(?!//)")
_POINT_AFTER_POINT = quick("[,、;:。] ?[,、;:。]")
_STRESS = compiled(r"[!?]{4,}")
_FOUR = quick("[!?](?=[!?]{3})")
_ELLIPSIS = compiled(r"(?<=[\p{Han}”])(?:\.{3,6}|。{3,6}|(?<!…)…(?!…))(?=[\p{Han}”，。；]|$)")
_DOTS = quick(r"\.\.\.|。。。|…")
_DISPLACED_POINT = Message("点号站错了位置：{found}{times}", "a mark in the wrong place: {found}{times}")
_HAN = compiled(r"\p{Han}")
_MALFORMED = Message("省略号写成了“{found}”{times}", "an ellipsis written as “{found}”{times}")
_WEIGHT = ",、:;。"


class RepeatMarks(Rule):
    """点号重叠，或者站错了位置。

    ## 查什么
    紧挨着的两个点号（“，，”“、。”“；。”）、四个以上连用的叹号和问号、括号和引号里打头的点号、后括号前面多出的点号。
    另外提示：省略号写成了“...”“。。。”或者只有半个。问号、叹号连用三个以内的，省略号后面的点号，都不报。

    ## 为什么
    两个点号挨在一起，多半是删改时留下了上一句的标点，有时是中间的字丢了。

    ## 怎么改
    留一个；看看中间是不是漏了内容。
    """

    code = "PU06"
    name = "repeat-marks"
    title = Message("点号重叠", "marks doubled")
    severity = Severity.WARNING
    basis = "GB/T 15834-2011 4.2.3.3、4.3.3.3、4.11.2"
    message = Message("点号重叠：{found}{times}", "marks on top of one another: {found}{times}")
    advice = Message("留一个，看中间是不是漏了内容。", "Keep one; see whether words are missing.")
    examples = (
        Bad("全面推进⟦，，⟧逐项落实。"),
        Good("全面推进，逐项落实。"),
        Bad("完成清淤、护坡、绿化⟦、。⟧"),
        Good("完成清淤、护坡、绿化。"),
        Bad("新建泵站3座⟦,。⟧上报项目6个。"),
        Good("新建泵站3座。上报项目6个。"),
        Bad("入学率100%⟦,,,,⟧以上各项均已达标。"),
        Good("入学率100%，以上各项均已达标。"),
        Bad("我们一定能打赢这场硬仗⟦！！！！⟧"),
        Good("我们一定能打赢这场硬仗！！！"),
        Bad("建成泵站3座（⟦，⟧含移动式1座）。"),
        Bad("建成泵站3座（含移动式1座⟦，⟧）。"),
        Good("建成泵站3座（含移动式1座）。"),
        Bad("水利、交通、电力⟦。。。⟧一项项补齐。", why="省略号，只作提示"),
        Good("水利、交通、电力……一项项补齐。"),
        Good("这还了得？！怎么办？？", why="问号叹号连用"),
        Good("他说了很多……。大家都记在心里。", why="省略号后的句号"),
        Good("分项打分（  ，  ）由评委填写。", why="表格里的空"),
        Good("增长1.2%，完成2,300亩，9:30开工，C::D模块上线。", why="数字和代码"),
        Good("把“，”改成“。”，是校对的小事。", why="说的就是标点"),
    )

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Points side by side, first those that need no judgement; then points in the wrong place, then ellipses."""
        plain, others = parted(_points(document), lambda place: _is_plain(document, place))
        yield from together(self, document, plain)
        yield from together(self, document, others, safety="unsafe")
        yield from together(self, document, _found(document, _STRESS, _FOUR), many=2)
        yield from together(self, document, _displaced(document), message=_DISPLACED_POINT, safety="unsafe")
        yield from together(self, document, _ellipses(document), message=_MALFORMED, severity=Severity.INFO)


_QUOTES = tuple("“”‘’\"'")


def _found(document: Document, pattern: regex.Pattern[str], sign: re.Pattern[str]) -> Iterator[Place]:
    """Matches that are no blanks to fill in; where there is no match of the sign, there is none of the pattern."""
    if not sign.search(document.folded):
        return
    blanks = [mark.span for mark in document.facts(Placeholder)]
    for paragraph in written(document):
        if not sign.search(paragraph.folded):
            continue
        for match in pattern.finditer(document.folded, paragraph.span.start, paragraph.span.end):
            span = Span.of(match)
            near = bisect_right(blanks, span)
            if not any(span.overlaps(blank) for blank in blanks[max(0, near - 1) : near + 1]):
                yield Place(span)


def _points(document: Document) -> Iterator[Place]:
    for place in _found(document, _POINTS, _POINT_AFTER_POINT):
        run = place.span.of_text(document.text)
        if run.strip("。") or len(run) < 3:
            kept = max(run.replace(" ", ""), key=lambda mark: (_WEIGHT.find(_folded(mark)), mark != _folded(mark)))
            yield Place(place.span, (Edit(place.span, kept),))


def _folded(mark: str) -> str:
    return {"，": ",", "：": ":", "；": ";"}.get(mark, mark)


def _is_plain(document: Document, place: Place) -> bool:
    """Whether two of one mark stand side by side, outside of quotations and of numbers."""
    run = place.span.of_text(document.folded)
    before, after = (
        document.folded[max(0, place.span.start - 1) : place.span.start],
        document.folded[place.span.end : place.span.end + 1],
    )
    doubled = len(run) == 2 and run[0] == run[1]
    return doubled and not (before.isdigit() and after.isdigit()) and before not in _QUOTES and after not in _QUOTES


def _displaced(document: Document) -> Iterator[Place]:
    """Points that begin a quotation or brackets, and points that end brackets."""
    for pairing in document.facts(Pairing):
        inner = pairing.inner
        if pairing.fault is None and _HAN.search(inner.of_text(document.text)):
            first = Span(inner.start, inner.start + 1)
            last = Span(inner.end - 1, inner.end)
            if first.of_text(document.folded) in ",、;。":
                yield Place(first, (Edit(first, ""),))
            if pairing.family is MarkFamily.ROUND and last.of_text(document.folded) in ",、;":
                yield Place(last, (Edit(last, ""),))


def _ellipses(document: Document) -> Iterator[Place]:
    for place in _found(document, _ELLIPSIS, _DOTS):
        yield Place(place.span, (Edit(place.span, "……"),))
