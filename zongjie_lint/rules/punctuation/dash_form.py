"""PU05."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from zongjie_lint.diagnostic import Diagnostic, Edit, Severity
from zongjie_lint.document import Document
from zongjie_lint.facts.zone import written
from zongjie_lint.lexicon import any_of, words
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled, quick
from zongjie_lint.rule import Bad, Good, Rule
from zongjie_lint.rules.places import Place, parted, together
from zongjie_lint.span import Span

_DASH = "——"
_SPELT = "一一"


class DashForm(Rule):
    """破折号写成了别的样子。

    ## 查什么
    用“--”“－－”“—”“一一”充当破折号：夹在汉字中间的两三个短横，段首或点号后面的一个短横，段首、点号后面的汉字“一一”。
    一字线连接的起止、地名、流程（“研发—中试—量产”）、编号里的短横、副词“一一”（“一一核对”）不算。

    ## 为什么
    破折号占两个字的位置；短横是连接号，“一一”是汉字，排出来都不成破折号。

    ## 怎么改
    改成“——”。
    """

    code = "PU05"
    name = "dash-form"
    title = Message("破折号不规范", "malformed dash")
    severity = Severity.INFO
    basis = "GB/T 15834-2011 4.10.2"
    message = Message("破折号写成了“{found}”{times}", "a dash written as “{found}”{times}")
    advice = Message("写成“——”。", "Write ——.")
    examples = (
        Bad("今年的主线⟦--⟧稳中求进，一以贯之。"),
        Good("今年的主线——稳中求进，一以贯之。"),
        Bad("⟦－－⟧在全镇防汛工作会议上的讲话"),
        Good("——在全镇防汛工作会议上的讲话"),
        Bad("⟦—⟧农业生产稳步增长。"),
        Good("——农业生产稳步增长。"),
        Bad("⟦一一⟧农业生产稳步增长。\n⟦一一⟧工业生产加快恢复。"),
        Good("——农业生产稳步增长。\n——工业生产加快恢复。"),
        Bad("引进全县首个落户项目⟦—⟧青渡沐光新材料有限公司。"),
        Good("引进全县首个落户项目——青渡沐光新材料有限公司。"),
        Good("打通“研发—中试—量产”链条，开行青渡—沙溪班车。", why="连接号"),
        Good("一一核对台账，一一对应整改。", why="副词"),
        Good("1—6月完成6--8项，详见SL--200手册。", why="起止另有规则，型号"),
        Good("2026年十一一过，就转入冬修。", why="“十一”和“一过”"),
        Good("-----\n附件另发。", why="分隔线"),
    )

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Everything that stands for a dash and is none."""
        spelt, drawn = parted(_places(document), lambda place: place.span.of_text(document.text) == _SPELT)
        yield from together(self, document, drawn)
        yield from together(self, document, spelt, safety="unsafe")


def _places(document: Document) -> Iterator[Place]:
    for paragraph in written(document):
        if not _may_hold_a_dash(document.text, paragraph.span):
            continue
        for match in _false_dash().finditer(document.text, paragraph.span.start, paragraph.span.end):
            at = document.text[match.start() - 1 : match.start()] if match.start() > paragraph.span.start else ""
            if match["inside"] or not at or at in "。；：，！？;,":
                yield Place(Span.of(match), (Edit(Span.of(match), _DASH),))


_LINE = quick("[-－–−—]")


def _may_hold_a_dash(text: str, span: Span) -> bool:
    """Whether a stretch has any line or 一一: most have none."""
    return _LINE.search(text, span.start, span.end) is not None or text.find(_SPELT, span.start, span.end) >= 0


@cache
def _false_dash() -> regex.Pattern[str]:
    """Inside a sentence, or what must stand at the beginning of a paragraph or behind a mark."""
    one_by_one = any_of(words("one_by_one", "verbs"))
    return compiled(
        r"(?P<inside>(?<=[\p{Han}”》）])(?:-{2,3}|[－–−]{2})(?=[\p{Han}“《]))"
        r"|(?P<inside>(?<=(?:第一|首|唯一|最[大长高早])(?:[个家座条项]|的)?[^，。、；,;—\n]{0,16}(?:项目|企业|工程|基地|平台|品牌|景区|園區|园区|項目|企業|中心))—(?=\p{Han}{6}))"
        r"|(?<![-－–−—])(?:-{2,4}|[－–−]{2,4})(?=[\p{Han}“《]|(?:19|20)\d\d年)"
        r"|(?<![-－–−—])[—－](?=\p{Han}|“)"
        rf"|(?<!一)一一(?![一二三四五六七八九十百]|{one_by_one})(?=\p{{Han}}{{2}}|“)"
    )
