"""PH05."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from zongjie_lint.diagnostic import Diagnostic, Edit, Fix, Severity, all_related
from zongjie_lint.document import Document
from zongjie_lint.facts.bounds import body_bounds
from zongjie_lint.facts.occurrence import WordStarts, occurrences
from zongjie_lint.facts.site_line import SiteLine
from zongjie_lint.facts.title import Title
from zongjie_lint.facts.zone import Zone, ZoneName
from zongjie_lint.lexicon import any_of, made_of, words
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled
from zongjie_lint.rule import Bad, Good, Rule
from zongjie_lint.rules.places import matches
from zongjie_lint.span import Span

_INLINE = compiled(any_of(words("site_cues", "inline")) + r"(?:[A-Za-z0-9./?=&%-]*)(?:…+[^,。]{0,20}…+)?")
_MARKED = compiled(r"(?:\[\d{1,2}\]\s*){2,}(?:下一页|上一页)?|…*此处隐藏\d+个?字…*|\(未完,?[^()]{0,20}\)")
_MARKED_OR_SAMPLES = compiled(
    _MARKED.pattern
    + r"|(?<=[\p{Han}])\p{Han}{0,16}(?:总结|报告|计划|讲话|材料|心得)范文(?:[\d一二三四五六七八九十]+篇)?"
)
"""What is found of one kind cannot begin inside what is found of the other."""
_ALSO = Message("也是", "also here")
_INSIDE = Message("夹有网站的文字“{found}”", "words of a web site inside the text: “{found}”")


class WebBoilerplate(Rule):
    """网页、范文网留下的文字。

    ## 查什么
    标题之前、落款之后成片的网站文字（下载、收藏、来源、推荐阅读、版权、备案号、别的文章标题），以及夹在句中的网站用语。首尾的合报一条。

    ## 为什么
    从网上摘抄或下载的稿子，首尾常带着网站的尾巴，一看就知道是抄来的。

    ## 怎么改
    删去。
    """

    code = "PH05"
    name = "web-boilerplate"
    title = Message("网页残留", "web page residue")
    severity = Severity.WARNING
    basis = "实务"
    message = Message("网站留下的文字（{lines}行），见“{found}”", "{lines} lines of a web site, see “{found}”")
    advice = Message("删去这些文字。", "Delete them.")
    examples = (
        Bad(
            "⟦首页 > 范文大全 > 工作总结⟧\n⟨发布时间：2026-07-02　点击下载本文⟩\n云岭镇2026年上半年工作总结\n\n上半年，全镇经济平稳运行。\n"
        ),
        Good("云岭镇2026年上半年工作总结\n\n上半年，全镇经济平稳运行。\n"),
        Bad(
            "云岭镇2026年上半年工作总结\n\n上半年，全镇经济平稳运行，各项任务完成较好，群众满意度稳步提升。\n\n云岭镇人民政府\n2026年7月6日\n\n⟦相关推荐⟧\n⟨科技工作总结⟩\n⟨学校工作总结（正稿）⟩\n"
        ),
        Good(
            "云岭镇2026年上半年工作总结\n\n上半年，全镇经济平稳运行，各项任务完成较好，群众满意度稳步提升。\n\n云岭镇人民政府\n2026年7月6日\n\n附件：重点项目完成情况表\n"
        ),
        Bad("我们坚持问题导向，⟦当前隐藏内容免费查看⟧扎实推进整改，取得了明显成效。"),
        Good("我们坚持问题导向，扎实推进整改，取得了明显成效。"),
        Good(
            "云岭县2026年上半年打击侵权假冒工作总结\n\n查处侵权案件12件。\n来信更新时间由每周缩短到每天，扫一扫即可查询进度。\n来源：县市场监督管理局。\n",
            why="“侵权”“更新时间”“扫一扫”是正文的话",
        ),
        Good("打造县级融媒体平台，公众号关注人数突破3万，群众来源广泛。", why="“来源”“关注”是正文的话"),
    )

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Report the head and foot of a web page together, and words of a site inside paragraphs."""
        zones = [zone for zone in document.facts(Zone) if zone.name in (ZoneName.SITE_HEADER, ZoneName.SITE_FOOTER)]
        if zones:
            yield self._zones(document, zones)
        title = document.fact(Title)
        if title and title.site_number:
            yield self.report(title.site_number, message=_INSIDE, found=title.site_number.of_text(document.text))
        yield from self._inside(document)

    def _zones(self, document: Document, zones: list[Zone]) -> Diagnostic:
        """Point at the line that gives the page away; the others are related."""
        paragraphs = [paragraph for zone in zones for paragraph in zone.paragraphs]
        sure = [line.paragraph for line in document.facts(SiteLine) if line.certain]
        telling = next((paragraph for paragraph in paragraphs if paragraph.index in sure), paragraphs[0])
        return self.report(
            telling.span,
            related=all_related((paragraph.span for paragraph in paragraphs if paragraph is not telling), _ALSO),
            fix=Fix("unsafe", tuple(Edit(zone.span, "") for zone in zones)),
            lines=len(paragraphs),
            found=_quoted(telling.span.of_text(document.text)),
        )

    def _inside(self, document: Document) -> Iterator[Diagnostic]:
        for match in _words_of_sites(document):
            span = Span.of(match)
            yield self.report(span, message=_INSIDE, found=span.of_text(document.text))


def _words_of_sites(document: Document) -> Iterator[regex.Match[str]]:
    text, within = document.folded, body_bounds(document)
    yield from within.matches_at(document, _INLINE, _inline().in_text(text))
    if "范文" not in text:
        yield from within.matches_at(document, _MARKED, _marks(text))
    else:
        yield from matches(document, _MARKED_OR_SAMPLES)


@cache
def _inline() -> WordStarts:
    return made_of(["site_cues"], _made, WordStarts)


def _made() -> WordStarts:
    return WordStarts(words("site_cues", "inline"))


def _marks(text: str) -> list[int]:
    """Where page numbers in brackets and notes on what is left out may begin, the dots before them included."""
    hidden = occurrences(text, ["此处隐藏"])
    return sorted({*occurrences(text, ["[", "(未完"]), *hidden, *(_first_dot(text, at) for at in hidden)})


def _first_dot(text: str, at: int) -> int:
    while at and text[at - 1] == "…":
        at -= 1
    return at


def _quoted(line: str, longest: int = 20) -> str:
    return line if len(line) <= longest else line[:longest] + "…"
