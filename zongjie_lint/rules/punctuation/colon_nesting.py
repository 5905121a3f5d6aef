"""PU10."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

import regex

from zongjie_lint.diagnostic import Diagnostic, Severity
from zongjie_lint.document import Document
from zongjie_lint.facts.pairing import is_enclosed
from zongjie_lint.lexicon import any_of, words
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled
from zongjie_lint.rule import Bad, Good, Rule
from zongjie_lint.rules.places import Place, matches, together
from zongjie_lint.span import Span

_BETWEEN = compiled(r"[。;!?]")


class ColonNesting(Rule):
    """一句话里套用冒号。

    ## 查什么
    “要求”“如下”“做到”一类的词后面用了冒号，这句话没有完，又在同类的词或者“一是”“二要”后面用了冒号。
    小标题、会议要素、人名后面的冒号，时间和比例，引语前的冒号，分号隔开的冒号，都不算。

    ## 为什么
    冒号管到句子末尾；套用了，就分不清后一半归哪个冒号管。

    ## 怎么改
    把后一个冒号改为逗号或去掉，或者分成两句、另起一行。
    """

    code = "PU10"
    name = "colon-nesting"
    title = Message("一句里套用冒号", "a colon inside a colon's sentence")
    severity = Severity.INFO
    basis = "GB/T 15834-2011 4.7.3.5"
    message = Message("“{found}”是套用的冒号{times}", "“{found}” nests a colon in another's sentence{times}")
    advice = Message("改为逗号，或者分成两句。", "Use a comma, or make two sentences.")
    examples = (
        Bad("会议要求：⟦一要：⟧抓紧春灌，二要抢修渠系。"),
        Good("会议要求：一要抓紧春灌，二要抢修渠系。"),
        Bad("现将情况报告如下：全镇水利工作⟦主要包括：⟧修渠、护堤、清淤。"),
        Good("现将情况报告如下。全镇水利工作主要包括：修渠、护堤、清淤。"),
        Good("时间：9：30，地点：镇政府，主持人：周某。", why="会议要素"),
        Good("会议指出：修渠要快；会议强调：护堤要牢。", why="分号隔开"),
        Good("工作目标：全年任务包括：修渠、护堤。", why="前一个是小标题"),
        Good("他反复强调：“要做到：渠通、水到、田润。”", why="引语里的冒号"),
        Good("重点抓好以下工作：\n会议要求：渠通水到。", why="两行"),
    )

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """The second of two colons after words that announce something, in one sentence."""
        return together(self, document, _places(document))


@cache
def _announcing() -> regex.Pattern[str]:
    word = any_of(words("announcing", "endings"))
    return compiled(rf"(?:(?P<first>{word})|(?P<item>(?<![\p{{Han}}])[一二三四五六七八九十][是要])):(?![\d“‘\n]|\s*$)")


def _places(document: Document) -> Iterator[Place]:
    colons = [match for match in matches(document, _announcing()) if not is_enclosed(document, match.start())]
    for one, two in pairwise(colons):
        between = document.folded[one.end() : two.start()]
        if one["first"] and "\n" not in between and "\r" not in between and not _BETWEEN.search(between):
            yield Place(Span.of(two))
