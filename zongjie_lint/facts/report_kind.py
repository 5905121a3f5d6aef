"""What kind of report a document is."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Self

import regex

from zongjie_lint.document import Document, Fact
from zongjie_lint.facts.date import YEAR
from zongjie_lint.facts.role import Role
from zongjie_lint.facts.title import Title
from zongjie_lint.facts.zone import body
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled
from zongjie_lint.record import Record
from zongjie_lint.span import Span


class Kind(Record):
    """A kind of report: how its title and its opening show it, and which parts it must and usually does have."""

    key: str
    title: Message
    in_title: str
    """Pattern over the folded title."""
    in_opening: str = r"(?!)"
    """Pattern over the opening of the body, for documents whose title does not tell."""
    required: tuple[Role, ...] = ()
    usual: tuple[Role, ...] = ()
    signed: bool = True
    """Whether a date at the foot is usual."""


_PROBLEMS_AND_PLAN = (Role.PROBLEMS, Role.PLAN)
KINDS = (
    Kind("duty-report", Message("述职报告", "duty report"), r"述[职责学法廉]", r"述职如下|请予评议|我担任|任职以来", _PROBLEMS_AND_PLAN, (Role.WORK,)),
    Kind("government-work-report", Message("政府工作报告", "government work report"), r"政府工作报告|政府工作的?报告", r"各位代表[^。]{0,6}[:,!].*我代表.{0,12}(?:人民政府|国务院).{0,20}(?:报告[^。,]{0,12}工作|政府工作报告)", signed=False),
    Kind("budget-report", Message("预算报告", "budget report"), r"预算|决算", r"提请.{0,10}审查.{0,30}预算"),
    Kind("communique", Message("统计公报", "statistical communique"), r"公报"),
    Kind("minutes", Message("会议纪要", "minutes"), r"纪要", r"会议(?:指出|强调|议定|决定).*会议(?:指出|强调|要求|议定|决定)", signed=False),
    Kind("plan", Message("工作计划", "plan"), r"^(?!.*(?:总结|回顾|完成情况)).*(?:计划|要点|打算|方案|工作安排|工作思路|规划)(?:\(.*\))?$"),
    Kind("speech", Message("讲话稿", "speech"), r"讲话|致辞|致词|发言|动员词|主持词", r"^(?:各位[^:]{0,20}、)?同志们[:!,]|我(?:就|再|着重|主要)?.{0,12}[讲谈说][^。]{1,6}(?:点|个方面)", signed=False),
    Kind("half-year-summary", Message("半年总结", "half-year summary"), r"(?:上半年|半年度?|年中|1\s?[—~\-至到]\s?6\s?月).*(?:总结|小结|汇报|情况|工作报告|报告)", r"(?:上半年|半年来|1\s?[—~\-至到]\s?6\s?月)[^。]{0,120}总结如下", _PROBLEMS_AND_PLAN, (Role.WORK,)),
    Kind("quarterly-summary", Message("季度总结", "quarterly summary"), r"(?:季度|前三季度|1\s?[—~\-至到]\s?[39]\s?月).*(?:总结|小结|汇报|工作情况|工作报告)", r"(?!)", _PROBLEMS_AND_PLAN, (Role.WORK,)),
    Kind("annual-summary", Message("年度总结", "annual summary"), r"总结|小结|年度.{0,6}(?:工作|履职).{0,4}(?:报告|情况)|全年.{0,8}(?:情况|报告)", r"(?:一年来|全年|年度)[^。]{0,80}总结如下", _PROBLEMS_AND_PLAN, (Role.WORK,)),
)  # fmt: skip
_BY_KEY = {kind.key: kind for kind in KINDS}
_NOT_A_YEAR = compiled(
    r"\d{1,2}\s?[—~\-至到]\s?\d{1,2}\s?月|\d{1,2}月份?(?:工作|总结)|[周旬月]工作?总结|专项|活动|会议总结|个人"
)
_SEVERAL_YEARS = compiled(
    rf"{YEAR}年?[—~\-至到]{{1,2}}{YEAR}年|十[一二三四五六]五[^和与及暨、]{{0,20}}(?:总结|小结|评估)"
    r"|(?<![〇零一二三四五六七八九十\d])[两三四五十35]年(?!级|度|期)"
    rf"|(?<!{YEAR}.{{0,40}})评估报告"
)
"""A plan for five years, a span of years or an evaluation, but not “2025年工作总结和‘十五五’工作思路”."""
_BLANKS = compiled(r"\s+(?=\p{Han})")
_OPENING = 400


class ReportKind(Fact, Record):
    """The kind that was recognised or given."""

    span: Span
    kind: Kind

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """The kind given by the user, else by the title, else by the opening; nothing where neither tells."""
        if document.kind_given:
            yield cls(Span(0, 0), _BY_KEY[document.kind_given])
            return
        title = document.fact(Title)
        kind = (title and _by_title(title.text)) or _by_opening(document)
        if kind:
            yield cls(title.span if title else Span(0, 0), kind)


def kind_of(document: Document) -> Kind | None:
    """The kind of a document, None where it is not known."""
    found = document.fact(ReportKind)
    return found.kind if found else None


def is_of_kind(document: Document, *keys: str) -> bool:
    """Whether a document is known to be of one of some kinds."""
    kind = kind_of(document)
    return kind is not None and kind.key in keys


def spans_years(title: str) -> bool:
    """Whether a folded title is about several years."""
    return bool(_SEVERAL_YEARS.search(title))


def _by_title(title: str) -> Kind | None:
    title = _BLANKS.sub("", title)
    kind = next((kind for kind in KINDS if compiled(kind.in_title).search(title)), None)
    if kind and kind.key == "annual-summary" and (_NOT_A_YEAR.search(title) or spans_years(title)):
        return None
    return kind


def _by_opening(document: Document) -> Kind | None:
    opening = "\n".join(paragraph.folded for paragraph in body(document)[:4])[:_OPENING]
    return next((kind for kind in KINDS if regex.search(kind.in_opening, opening, regex.DOTALL)), None)
