"""PH15."""

from __future__ import annotations

from collections.abc import Iterator

from zongjie_lint.diagnostic import Diagnostic, Related, Severity
from zongjie_lint.document import Document
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled
from zongjie_lint.rule import Bad, Good, Rule
from zongjie_lint.rules.places import matches
from zongjie_lint.span import Span

_FIRST = Message("前一个", "the first")
_DOUBLED = compiled(
    r"(?<![未待已应需要前后])(?P<verb>完成|实现|达到|新增|建成)(?!率|额|度|量|情况|后|时|的)"
    r"(?P<what>(?:(?![的后并和已中且率额度前未])\p{Han}){2,12}?)(?P<again>(?P=verb))(?=(?:目标任务|任务)?[约近]?[ ]?\d)"
)


class DoubledVerb(Rule):
    """一个分句里，数前面的动词写了两遍。

    ## 查什么
    “完成技能培训完成600人次”“实现利润实现3亿元”：同一个动词在宾语前后各有一个，后面就是数。
    “已完成的项目完成投资3亿元”一类各有所属的不查。

    ## 为什么
    “完成某事若干”和“某事完成若干”两种句式改到一半，留下了两个动词。

    ## 怎么改
    删去一个。
    """

    code = "PH15"
    name = "doubled-verb"
    title = Message("动词写了两遍", "verb written twice")
    severity = Severity.WARNING
    basis = "实务"
    message = Message("“{found}”有两个“{verb}”", "“{found}” has {verb} twice")
    advice = Message("删去一个。", "Delete one of them.")
    examples = (
        Bad("上半年⟨完成⟩渔民技能培训⟦完成⟧600人次。"),
        Good("上半年完成渔民技能培训600人次。"),
        Bad("水产加工企业⟨实现⟩利税⟦实现⟧3.2亿元。"),
        Good("水产加工企业实现利税3.2亿元。"),
        Good("已完成项目完成投资3亿元，未完成任务完成2项。", why="前一个“完成”说的是项目"),
        Good("完成立项的渔港完成投资3亿元，完成清淤并完成护坡2公里。", why="两个动词各有宾语"),
        Good("新增就业中新增渔民就业320人，完成率达到98%。"),
    )

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Every verb that stands both before its object and before the number."""
        for match in matches(document, _DOUBLED):
            related = [Related(Span.of(match, "verb"), _FIRST)]
            found = Span.of(match).of_text(document.text)
            yield self.report(Span.of(match, "again"), related=related, found=found, verb=match["verb"])
