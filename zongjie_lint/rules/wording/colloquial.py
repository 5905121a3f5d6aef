"""LX03."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from zongjie_lint.diagnostic import Diagnostic, Severity
from zongjie_lint.document import Document
from zongjie_lint.facts.listed_word import listed_words
from zongjie_lint.facts.report_kind import is_of_kind
from zongjie_lint.lexicon import lexicon
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled
from zongjie_lint.rule import Bad, Good, Rule
from zongjie_lint.rules.places import Place, together
from zongjie_lint.rules.wording.own_words import is_in_title, is_quoted, readable_with
from zongjie_lint.span import Span

_SPOKEN = ("speech", "minutes")


class Colloquial(Rule):
    """书面材料里用了口语词。

    ## 查什么
    “搞得差不多”“压根没”“挺好的”“大伙儿”一类只在口头上说的话。讲话稿、会议纪要不查，引号里的不查；
    “搞好”“抓紧”“老百姓”“一竿子插到底”这些公文常用的说法不报。

    ## 为什么
    总结、报告是书面语，口语词显得随意，意思也往往不准：“差不多”到底完成了多少？

    ## 怎么改
    换成书面的、准确的说法。
    """

    code = "LX03"
    name = "colloquial"
    title = Message("用了口语词", "a word of everyday speech")
    severity = Severity.INFO
    basis = "《党政机关公文处理工作条例》第十九条（三）：表述准确，文字精练"
    message = Message(
        "“{found}”是口语，书面可用：{right}{times}", "“{found}” is spoken language; written: {right}{times}"
    )
    advice = Message("换成书面的、准确的说法。", "Put it in written language, and exactly.")
    examples = (
        Bad("管网改造⟦搞得差不多了⟧，群众反映⟦挺好的⟧。"),
        Good("管网改造基本完成，群众反映良好。"),
        Bad("有的村⟦压根⟧没建台账，⟦大伙儿⟧意见不小。"),
        Good("有的村根本没建台账，群众意见不小。"),
        Good("要搞好服务，抓紧办好老百姓的急难愁盼事。", why="公文常用的说法"),
        Good("居民王大姐说：“这回搞定了，挺好的！”", why="引用群众的话"),
        Good("在全县工作会议上的讲话\n\n同志们：这件事大伙儿都要上心。", kind="speech", why="讲话可以口语化"),
        Good("提高供给力度，全镇敬老是传统，工期完成天数已公示。", why="“给力”“老是”“成天”是两个词碰在一起"),
    )

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Report each word, unless the text was written to be spoken."""
        if is_of_kind(document, *_SPOKEN):
            return
        listed = listed_words(document)
        for pattern, right, holds in _words():
            if holds.isdisjoint(listed):
                continue
            if places := list(_places(document, pattern, holds)):
                message = self.message.format(right=right, found="{found}", times="{times}")
                yield from together(self, document, places, message=message)


def _places(document: Document, pattern: regex.Pattern[str], holds: frozenset[str]) -> Iterator[Place]:
    for paragraph in readable_with(document, holds):
        for match in pattern.finditer(document.folded, paragraph.span.start, paragraph.span.end):
            span = Span.of(match)
            if not is_quoted(document, paragraph, span.start) and not is_in_title(document, paragraph, span):
                yield Place(span)


@cache
def _words() -> tuple[tuple[regex.Pattern[str], str, frozenset[str]], ...]:
    """Patterns, what may be written for what they match, and words of which one stands wherever they do."""
    return tuple(
        (_pattern(entry), entry["right"], frozenset(entry["holds"])) for entry in lexicon("colloquial")["words"]
    )


def _pattern(entry: dict[str, str]) -> regex.Pattern[str]:
    return compiled(f"{entry.get('before', '')}(?:{entry['wrong']}){entry.get('after', '')}")
