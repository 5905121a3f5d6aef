"""LX05."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import regex

from zongjie_lint.diagnostic import Diagnostic, Severity
from zongjie_lint.document import Document
from zongjie_lint.facts.date import YEAR, year_of
from zongjie_lint.facts.listed_word import listed_words
from zongjie_lint.facts.paragraph import Paragraph
from zongjie_lint.facts.period import Anchor
from zongjie_lint.facts.signature import Signature
from zongjie_lint.facts.title import Title
from zongjie_lint.lexicon import lexicon
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled
from zongjie_lint.record import Record
from zongjie_lint.rule import Bad, Good, Rule
from zongjie_lint.rules.places import Place, together
from zongjie_lint.rules.wording.own_words import is_in_title, is_quoted, readable_with
from zongjie_lint.span import Span

_ENOUGH = 2
_YEAR = compiled(rf"({YEAR})\s?年")
_STOP = "。!?;\n"
_AROUND = 300
_OF_THE_NATION = Message(
    "“{found}”是全国的指标，地方应称“{right}”{times}", "“{found}” is the nation's; a place has “{right}”{times}"
)
_REPORT = "云岭县{0}年度工作总结\n\n{0}年，全县{1}完成12.6亿元，增长6.3%；各项工作有序推进。\n\n云岭县人民政府\n{0}年12月28日\n"


class Renamed(Record):
    """An indicator under a name that it no longer has, or that is not for everybody."""

    wrong: regex.Pattern[str]
    right: str
    since: int
    """The first year whose figures bear the new name."""
    unless: regex.Pattern[str]
    """What in the sentence shows that another thing is meant."""
    is_own: bool
    """Whether it is wrong only for a place below the nation."""
    holds: frozenset[str]
    """Words of which one stands wherever the pattern matches."""


class IndicatorName(Rule):
    """指标名称过时，或者用了全国才有的名称。

    ## 查什么
    地方的“国内生产总值”（应为地区生产总值）；2015年起的“一般预算收入”“公共财政预算收入”（应为一般公共预算收入），
    2016年起的“农民人均纯收入”等。按报告的年份判断，要有两处以上能确定年份；说全国的、引述往年的不报，“财政总收入”不报。

    ## 为什么
    指标改名往往连口径一起改了，用旧名，读者不知道是哪个口径。

    ## 怎么改
    用报告期的统计制度里的名称；口径确是旧的，加以说明。
    """

    code = "LX05"
    name = "indicator-name"
    title = Message("指标名称过时或层级不当", "an indicator under an old name, or one that is not the place's")
    severity = Severity.INFO
    basis = "实务：国家统计局现行统计制度的指标名称；《预算法》（2015年施行）"
    message = Message("“{found}”已改称“{right}”{times}", "“{found}” is called “{right}” now{times}")
    advice = Message(
        "用报告期统计制度里的名称，并核对口径。", "Use the name of the period's statistics, and check the scope."
    )
    examples = (
        Bad(_REPORT.format("2025", "⟦国内生产总值⟧")),
        Good(_REPORT.format("2025", "地区生产总值")),
        Bad(_REPORT.format("2025", "⟦地方财政一般预算⟧收入")),
        Good(_REPORT.format("2025", "地方一般公共预算收入")),
        Bad(_REPORT.format("2025", "⟦农民人均纯收入⟧增收项目投资")),
        Good(_REPORT.format("2025", "农村居民人均可支配收入增收项目投资")),
        Good(_REPORT.format("2011", "地方财政一般预算收入"), why="当年就叫这个名称"),
        Good(_REPORT.format("2025", "财政总收入"), why="各地仍在用的口径"),
        Good(_REPORT.format("2025", "经济在我国国内生产总值增长5%的大背景下平稳运行，项目投资"), why="说的是全国"),
        Good(_REPORT.format("2025", "脱贫户农民人均纯收入项目投资"), why="脱贫监测用的是纯收入"),
        Good("全县国内生产总值完成12.6亿元。", why="不知道是哪一年"),
    )

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Report each old name in a report on a year in which it had a new one."""
        anchor = document.fact(Anchor)
        for entry in _renamed() if anchor and anchor.sources >= _ENOUGH else ():
            is_old = anchor and anchor.year >= entry.since and not entry.holds.isdisjoint(listed_words(document))
            if places := list(_places(document, entry)) if is_old else []:
                message = (_OF_THE_NATION if entry.is_own else self.message).format(
                    right=entry.right, found="{found}", times="{times}"
                )
                yield from together(self, document, places, message=message)


def _places(document: Document, entry: Renamed) -> Iterator[Place]:
    for paragraph in readable_with(document, entry.holds):
        for match in entry.wrong.finditer(document.folded, paragraph.span.start, paragraph.span.end):
            span = Span.of(match)
            quoted = is_quoted(document, paragraph, span.start) or is_in_title(document, paragraph, span)
            if not quoted and _is_meant(document, paragraph, span, entry):
                yield Place(span)


def _is_meant(document: Document, paragraph: Paragraph, span: Span, entry: Renamed) -> bool:
    sentence = _sentence(document, paragraph, span)
    if entry.unless.search(sentence) or any(year_of(year) < entry.since for year in _YEAR.findall(sentence)):
        return False
    return not entry.is_own or _is_of_the_place(document, sentence, "".join(_around(document, paragraph, span)))


def _is_of_the_place(document: Document, sentence: str, around: str) -> bool:
    """Whether a figure is the place's own: the sentence says so, or the issuer is below the nation and nothing speaks of the nation."""
    scopes = lexicon("indicator_names")["scopes"]
    if compiled(scopes["nation"]).search(sentence):
        return False
    if compiled(scopes["own"]).search(sentence):
        return True
    issuer = _issuer(document)
    below = compiled(scopes["below"]).search(issuer) and not compiled(scopes["of_the_nation"]).search(issuer)
    return bool(below) and not compiled(scopes["nation"]).search(around)


def _issuer(document: Document) -> str:
    title, signature = document.fact(Title), document.fact(Signature)
    return (title.text if title else "") + (signature.issuer if signature else "")


def _around(document: Document, paragraph: Paragraph, span: Span) -> tuple[str, str]:
    start, end = max(paragraph.span.start, span.start - _AROUND), min(paragraph.span.end, span.end + _AROUND)
    return document.folded[start : span.start], document.folded[span.end : end]


def _sentence(document: Document, paragraph: Paragraph, span: Span) -> str:
    before, after = _around(document, paragraph, span)
    start = max(before.rfind(mark) for mark in _STOP) + 1
    ends = [at for mark in _STOP if (at := after.find(mark)) >= 0]
    return before[start:] + span.of_text(document.folded) + after[: min(ends, default=len(after))]


@cache
def _renamed() -> tuple[Renamed, ...]:
    return tuple(map(_entry, lexicon("indicator_names")["renamed"]))


def _entry(entry: dict[str, Any]) -> Renamed:
    unless = compiled(entry.get("unless", "(?!)"))
    holds = frozenset(entry["holds"])
    return Renamed(compiled(entry["wrong"]), entry["right"], entry["since"], unless, entry.get("own", False), holds)
