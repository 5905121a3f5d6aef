"""PH14."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import regex

from zongjie_lint.diagnostic import Diagnostic, Related, Severity
from zongjie_lint.document import Document
from zongjie_lint.facts.bounds import Bounds
from zongjie_lint.facts.occurrence import WordStarts
from zongjie_lint.facts.zone import written
from zongjie_lint.lexicon import any_of, lexicon, made_of
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled
from zongjie_lint.rule import Bad, Good, Rule
from zongjie_lint.rules.places import MOST, times
from zongjie_lint.span import Span

_SHOULD_BE = Message("应为“{original}”", "for “{original}”")


@dataclass(frozen=True)
class MachineRewritten(Rule):
    """固定说法被同义词软件换过。

    ## 查什么
    “效劳业”（服务业）、“根底设施”（基础设施）、“播送电视”（广播电视）一类没有人会写的说法。单看说得通的（“谋开展”“根本形成”），
    要有三种以上才报。全文合成一条，列出每一处和原来的说法。

    ## 为什么
    网上转载的范文常用软件把词换成近义词来躲过查重，换的时候不看固定说法；抄来的稿子就带着这些词。

    ## 怎么改
    对照原来的说法改回来；这样的稿子数字、年份往往也被动过，要通篇核对。
    """

    code = "PH14"
    name = "machine-rewritten"
    title = Message("同义词替换的痕迹", "traces of a synonym machine")
    severity = Severity.WARNING
    basis = "实务：固定说法不换字"
    message = Message(
        "“{found}”像是“{original}”被软件换了词{times}",
        "“{found}” looks like “{original}” with its words swapped by a program{times}",
    )
    advice = Message(
        "改回原来的说法，并通篇核对。", "Restore the set terms, and check the whole text against its source."
    )
    fewest: int = 3
    """So many different terms that a person might have written show a machine."""
    examples = (
        Bad("全县⟦效劳业⟧增加值增长6%，港区⟨根底设施⟩日益完善。"),
        Good("全县服务业增加值增长6%，港区基础设施日益完善。"),
        Bad("一年来，我们⟦谋开展⟧、惠民生，渔港扩建⟨根本完成⟩，⟨食品平安⟩抽检全部合格。"),
        Good("一年来，我们谋发展、惠民生，渔港扩建基本完成，食品安全抽检全部合格。"),
        Bad("坚持⟦人平易近⟧至上，办好渔区实事。"),
        Good("坚持人民至上，老支书为人平易近人。", why="“平易近人”是成语"),
        Good("志愿者愿为家乡效劳，平安建设根本形成合力。", why="只有一两处，说得通"),
        Good("围绕经济开展工作，工作开展不平衡，深化开展主题教育。", why="“开展”用得对"),
        Good("组织青年回忆创业往事，大路两旁栽上了树。"),
    )

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """One finding for the whole document."""
        found = [Span.of(match) for match in _matches(document)]
        terms = {span.of_text(document.folded) for span in found}
        if len(terms) >= self.fewest or not terms.isdisjoint(lexicon("washed_terms")["certain"]):
            yield self._finding(document, found)

    def _finding(self, document: Document, found: list[Span]) -> Diagnostic:
        first, *others = found
        return self.report(
            first,
            related=[Related(span, _SHOULD_BE.format(original=_original(document, span))) for span in others[:MOST]],
            found=first.of_text(document.text),
            original=_original(document, first),
            times=times(len(found)),
        )


def _matches(document: Document) -> Iterator[regex.Match[str]]:
    starts = _starts().in_text(document.folded)
    if starts:
        within = Bounds.of(document, sorted(written(document), key=lambda paragraph: paragraph.span))
        yield from within.matches_at(document, _washed(), starts)


def _original(document: Document, span: Span) -> str:
    tables = lexicon("washed_terms")
    original: str = (tables["certain"] | tables["likely"])[span.of_text(document.folded)]
    return original


@cache
def _starts() -> WordStarts:
    return made_of(["washed_terms"], _made, WordStarts)


def _made() -> WordStarts:
    tables = lexicon("washed_terms")
    swapped = tables["certain"] | tables["likely"]
    return WordStarts(swapped, usual=swapped.values())


@cache
def _washed() -> regex.Pattern[str]:
    tables = lexicon("washed_terms")
    return compiled(any_of(tables["certain"] | tables["likely"]) + r"(?<!平易近(?=人))")
