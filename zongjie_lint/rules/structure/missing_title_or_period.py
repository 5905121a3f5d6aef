"""ST05."""

from __future__ import annotations

from collections.abc import Iterator

from zongjie_lint.diagnostic import Diagnostic, Severity
from zongjie_lint.document import Document
from zongjie_lint.facts.report_kind import is_of_kind
from zongjie_lint.facts.title import Title
from zongjie_lint.facts.zone import body
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled
from zongjie_lint.rule import Bad, Good, Rule
from zongjie_lint.rules.structure.ending import breaks_off, is_long_enough
from zongjie_lint.rules.structure.samples import OPENING, PLAN, PROBLEMS, SIGNATURE, WORK
from zongjie_lint.span import Span

_SUMMARIES = {"half-year-summary", "quarterly-summary", "annual-summary"}
_YEAR = compiled(
    r"\d{2}[\dxX×*]{2}|[xX×*○〇□]{2,4}\s?年|[一二][〇零○九][〇零○一二三四五六七八九]{2}|[_\s]{2,}年|\d\d\s?年|十[一二三四五六]五|五年|任期|以来"
)


class MissingTitleOrPeriod(Rule):
    """没有标题，或者总结的标题没有写明年度或文种。

    ## 查什么
    正文前有没有标题；半年、季度、年度总结的标题有没有写明是哪一年的、是什么文种。
    讲话稿、述职报告等文种的标题不要求写年度。

    ## 为什么
    标题由发文机关、事由和文种组成；没有年度的总结归档以后分不清是哪一年的。

    ## 怎么改
    按“单位＋时段＋事由＋文种”写全，如“云岭镇2026年上半年工作总结”。
    """

    code = "ST05"
    name = "missing-title-or-period"
    title = Message("标题缺失或不完整", "title missing or incomplete")
    severity = Severity.INFO
    basis = "《党政机关公文处理工作条例》第九条（七）"
    message = Message("标题没有写明{lacking}", "the title does not name {lacking}")
    advice = Message(
        "写成“单位＋时段＋事由＋文种”，如“云岭镇2026年上半年工作总结”。",
        "Write issuer, period, subject and kind, as in “云岭镇2026年上半年工作总结”.",
    )
    missing = Message("没有标题", "there is no title")
    examples = (
        Bad("⟦上半年工作总结⟧\n半年来，我站检修线路6条。\n"),
        Good("东湖供电站2026年上半年工作总结\n半年来，我站检修线路6条。\n"),
        Bad("⟦年度工作小结⟧\n一年来，我站检修线路12条。\n"),
        Good("东湖供电站二〇二五年工作小结\n一年来，我站检修线路12条。\n"),
        Bad(f"⟦⟧{OPENING.rstrip()}{WORK.splitlines()[1]}\n{WORK}{PROBLEMS}{PLAN}{SIGNATURE}", why="没有标题"),
        Good(f"农业生产情况\n{OPENING.rstrip()}{WORK.splitlines()[1]}\n{WORK}{PROBLEMS}{PLAN}{SIGNATURE}"),
        Good("××局20××年工作总结\n一年来，我局办理案件36件。\n", why="年度用了代号"),
        Good("述职报告\n本人任站长以来，检修线路12条。\n", why="述职报告不要求写年度"),
        Good("在全县供电工作会议上的讲话\n同志们：\n今天的会议很重要。\n", why="讲话稿只要求事由"),
        Good("今年以来，我站检修线路6条，没有发生安全事故。\n", why="只是一段摘录"),
    )

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Report a missing title, or what is lacking in that of a summary."""
        title = document.fact(Title)
        if title is None:
            yield from self._untitled(document)
        elif is_of_kind(document, *_SUMMARIES):
            lacking = _lacking(title)
            if lacking:
                yield self.report(title.span, lacking=lacking)

    def _untitled(self, document: Document) -> Iterator[Diagnostic]:
        if is_long_enough(document) and not breaks_off(document):
            start = body(document)[0].span.start
            yield self.report(Span(start, start), message=self.missing)


def _lacking(title: Title) -> Message | None:
    if not _YEAR.search(title.text):
        return Message("年度", "the year")
    return None if title.names_its_kind else Message("文种", "the kind of document")
