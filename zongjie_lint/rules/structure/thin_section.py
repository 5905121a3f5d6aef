"""ST03."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from zongjie_lint.diagnostic import Diagnostic, Severity
from zongjie_lint.document import Document
from zongjie_lint.facts.report_kind import kind_of
from zongjie_lint.facts.role import Role
from zongjie_lint.facts.section import Section
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled
from zongjie_lint.rule import Bad, Good, Rule
from zongjie_lint.rules.structure.ending import breaks_off

_JUDGED = {Role.PROBLEMS, Role.PLAN}


@dataclass(frozen=True)
class ThinSection(Rule):
    """部分有名无实。

    ## 查什么
    “存在问题”或“下一步打算”有小标题，下面却只有一句话，不超过40字（可用 `longest` 调整），也没有用分号隔开几条。

    ## 为什么
    一句“工作中还有一些不足”等于没有写；审稿人会要求列出具体问题和具体措施。

    ## 怎么改
    写出不少于两条具体内容；确实没有的，把这个小标题去掉。
    """

    code = "ST03"
    name = "thin-section"
    title = Message("部分过于单薄", "a part with next to nothing in it")
    severity = Severity.INFO
    basis = "实务：问题和打算应当具体"
    message = Message("“{heading}”下面只有一句话", "“{heading}” has a single sentence")
    advice = Message(
        "写出不少于两条具体内容，或者去掉这个小标题。", "Say at least two definite things, or drop the heading."
    )
    examples = (
        Bad(
            "白沙乡2025年工作总结\n一、主要工作\n疏浚塘坝16口。\n⟦二、存在的问题⟧\n工作中还有一些不足。\n"
            "三、明年打算\n"
            "一是修路，争取县里资金支持；二是治水，完成河道清淤；三是办学，改造教学点两处。\n"
            "白沙乡人民政府\n2025年12月20日\n"
        ),
        Good(
            "白沙乡2025年工作总结\n一、主要工作\n疏浚塘坝16口。\n二、存在的问题\n"
            "一是资金不足，两条村道停工；二是人手偏紧，网格巡查跟不上；"
            "三是群众参与不够，垃圾分类推进缓慢。\n三、明年打算\n"
            "一是修路，争取县里资金支持；二是治水，完成河道清淤；三是办学，改造教学点两处。\n"
            "白沙乡人民政府\n2025年12月20日\n"
        ),
        Bad(
            "白沙乡2025年工作总结\n一、主要工作\n疏浚塘坝16口。\n⟦二、明年打算⟧\n明年我们将继续努力。\n"
            "白沙乡人民政府\n2025年12月20日\n"
        ),
        Good(
            "白沙乡2025年工作总结\n一、主要工作\n疏浚塘坝16口。\n二、明年打算\n（一）修路\n争取资金。\n"
            "（二）治水\n清淤。\n白沙乡人民政府\n2025年12月20日\n",
            why="下面还有小标题",
        ),
        Good("白沙乡2025年工作总结\n一、主要工作\n疏浚塘坝16口。\n二、明年打算\n明年我们将继", why="断在半句"),
        Good(
            "在全乡水利工作会议上的讲话\n同志们：\n一、存在的问题\n问题不少。\n二、今后打算\n抓紧干。\n谢谢大家！\n",
            why="讲话稿不作要求",
        ),
    )
    longest: int = 40
    """A sentence of no more characters is thin."""

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Report every section on problems or plans with one short sentence."""
        kind = kind_of(document)
        if kind is None or not kind.required or breaks_off(document):
            return
        for section in document.facts(Section):
            heading = section.heading
            if heading and section.level == 1 and section.roles & _JUDGED and self._is_thin(document, section):
                yield self.report(heading.span, heading=heading.text)

    def _is_thin(self, document: Document, section: Section) -> bool:
        start = section.heading.span.end if section.heading else section.span.start
        text = document.folded[start : section.span.end].strip()
        return 0 < len(text) <= self.longest and not compiled(r"\n|;|[。!?].").search(text)
