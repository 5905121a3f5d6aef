"""PH15."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from zongjie_lint.diagnostic import Diagnostic, Related, Severity
from zongjie_lint.document import Document
from zongjie_lint.facts.bounds import body_bounds
from zongjie_lint.facts.digit_runs import digit_runs
from zongjie_lint.facts.occurrence import occurrences
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled
from zongjie_lint.rule import Bad, Good, Rule
from zongjie_lint.span import Span

_FIRST = Message("前一个", "the first")
_DOUBLED = compiled(
    r"(?<![未待已应需要前后])(?P<verb>完成|实现|达到|新增|建成)(?!率|额|度|量|情况|后|时|的)"
    r"(?P<what>(?:(?![的后并和已中且率额度前未])\p{Han}){2,12}?)(?P<again>(?P=verb))(?=(?:目标任务|任务)?[约近]?[ ]?\d)"
)

_AGAIN = compiled("(完成|实现|达到|新增|建成)(?:目标任务|任务)?[约近]?[ ]?$")
_LEADING = "成现到增务约近 "
"""What may stand before the number."""
_BEFORE, _LONGEST = 9, 14
"""The verb with what may follow it, and the first verb with its object."""


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
        Bad("编印简报《上半年⟨完成⟩渔民技能培训⟦完成⟧600人次》。"),
        Good("已完成项目完成投资3亿元，未完成任务完成2项。", why="前一个“完成”说的是项目"),
        Good("完成立项的渔港完成投资3亿元，完成清淤并完成护坡2公里。", why="两个动词各有宾语"),
        Good("新增就业中新增渔民就业320人，完成率达到98%。"),
    )

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Every verb that stands both before its object and before the number."""
        for match in _doubled(document):
            related = [Related(Span.of(match, "verb"), _FIRST)]
            found = Span.of(match).of_text(document.text)
            yield self.report(Span.of(match, "again"), related=related, found=found, verb=match["verb"])


def _doubled(document: Document) -> Iterator[regex.Match[str]]:
    """Every doubled verb, looked for before the second one and a number."""
    return body_bounds(document).matches_at(document, _DOUBLED, sorted(set(_first_verbs(document))))


def _first_verbs(document: Document) -> Iterator[int]:
    runs, text = digit_runs(document), document.folded
    for run in runs.behind(_LEADING):
        number = runs.starts[run]
        again = _AGAIN.search(text, max(0, number - _BEFORE), number)
        if again:
            yield from occurrences(text, [again[1]], again.start() - _LONGEST, again.start())
