"""PU07."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from zongjie_lint.diagnostic import Diagnostic, Severity
from zongjie_lint.document import Document
from zongjie_lint.lexicon import any_of, words
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled, quick
from zongjie_lint.rule import Bad, Good, Rule
from zongjie_lint.rules.places import matches, parted, replaced, together


class DengMarks(Rule):
    """“等”“和”前面多了标点，或者省略号和“等”并用。

    ## 查什么
    “、等”“……等”“等……”“等等等”，以及“、和”。
    “等级”“等候”“等不起”里的“等”，“和谐”“和解”里的“和”不算；分不清的不报。

    ## 为什么
    “等”和省略号都表示没有列完，用一个就够；并列的最后一项前面有了“和”，就不再用顿号。

    ## 怎么改
    删去“等”“和”前面的顿号，省略号和“等”留一个。
    """

    code = "PU07"
    name = "deng-marks"
    title = Message("“等”“和”前的标点", "marks before 等 and 和")
    severity = Severity.INFO
    basis = "GB/T 15834-2011 附录A.9.2；附录B.1.2（资料性）"
    message = Message("“{found}”多了标点或字{times}", "“{found}” has a mark or a word too many{times}")
    advice = Message("留一个表示省略或并列的词。", "Keep one of the two.")
    examples = (
        Bad("大力发展茶叶、果蔬⟦、等⟧产业。"),
        Good("大力发展茶叶、果蔬等产业。"),
        Bad("引进设备、技术⟦、等⟧8项。"),
        Good("引进设备、技术等8项。"),
        Bad("整治占道经营、乱搭乱建⟦……等⟧问题。"),
        Good("整治占道经营、乱搭乱建等问题。"),
        Bad("开展宣讲、演出、义诊⟦等等等⟧活动。"),
        Good("开展宣讲、演出、义诊等等。"),
        Bad("签订“安全公约”⟦、和⟧“环境公约”。"),
        Good("签订“安全公约”和“环境公约”。"),
        Bad("走访农户、商户⟦、和⟧其他经营主体。"),
        Good("走访农户、商户和其他经营主体。"),
        Good("坚持慢不得、等不起、坐不住，杜绝等、靠、要。", why="“等”是动词"),
        Good("划分一等、二等、等外三类，完成密评、等保测评。", why="“等”是等级"),
        Good("建设平安、和谐、和美乡村，引进黄牛、和牛两个品种。", why="“和”是词的一部分"),
        Good("深入一线听取汇报、和有关部门座谈。", why="“和”是介词"),
        Good("同吃、同住、和群众一起劳动。", why="“和”是介词"),
        Good("引自“……等到春汛过后再动工”一语。", why="“等”是动词"),
    )

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Every mark before 等 or 和 that says the same twice."""
        found = matches(document, _needless()) if _SIGN.search(document.folded) else ()
        joined, others = parted(found, lambda match: document.folded.startswith("和", match.end("extra")))
        yield from together(self, document, [replaced(each, "extra", "") for each in others])
        sure = [each for each in joined if not _TOGETHER.match(document.folded, each.end("extra"))]
        yield from together(self, document, [replaced(each, "extra", "") for each in sure], safety="unsafe")


_TOGETHER = compiled(r"和[^,。;、]{1,16}(?:一起|一道|共同|座谈|商量|商议|沟通|对接|协商|交流|联系|合作)")
"""“和有关部门座谈”: done with them, not one more of a list."""


_SIGN = quick(r"、\s?[等和]|…\s?等|等…|等等等")
"""Where nothing of this stands, there is no needless mark."""


@cache
def _needless() -> regex.Pattern[str]:
    """The extra part in a group; behind 、等 must stand what shows that it is no verb."""
    nouns = any_of(words("after_deng", "nouns"))
    count = r"\s?\d|[一二三四五六七八九十两几多数百]{1,3}[个项类家种方条名位处镇村大支座户所]"
    return compiled(
        rf"(?<![、…等]\s?)(?P<extra>(?:[、…]\s?){{1,6}})等(?=[。,;:)”]|等(?:[。,;)]|$)|$|{count}|{nouns})"
        r"|(?<=\p{Han})等(?P<extra>…{1,6})(?=[。,;]|$)|等等(?P<extra>等+)"
        r"|(?<=[”》)]\s?)(?P<extra>(?:、\s?){1,6})和(?=\s?[“《])|(?<!、)(?P<extra>、{1,6})和(?=其[他它余]|有关[^,。]|相关[^,。]|各[级类部有])"
    )
