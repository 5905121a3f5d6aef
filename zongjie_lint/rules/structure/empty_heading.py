"""ST04."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from zongjie_lint.diagnostic import Diagnostic, Severity
from zongjie_lint.document import Document
from zongjie_lint.facts.heading import Heading, Series
from zongjie_lint.facts.signature import Signature
from zongjie_lint.facts.zone import body
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled
from zongjie_lint.rule import Bad, Good, Rule
from zongjie_lint.rules.structure.ending import breaks_off

_LONGEST = 40
"""A longer line is a statement, not the name of a part."""
_CLOSED = compiled(r"[。!?;]$")


class EmptyHeading(Rule):
    """标题下没有正文。

    ## 查什么
    独占一行的小标题，下面紧接着同级或更高一级的小标题，或者紧接落款，中间一个字的正文也没有。
    同一组标题有一半以上都是这样的，看作要点清单，不查。

    ## 为什么
    这多半是正文漏贴了，或者删去内容时留下了标题。

    ## 怎么改
    补上正文，或者删去标题并重新编号。
    """

    code = "ST04"
    name = "empty-heading"
    title = Message("标题下没有正文", "a heading without text")
    severity = Severity.WARNING
    basis = "实务：标题下应有正文"
    message = Message("“{heading}”下面没有正文", "there is no text under “{heading}”")
    advice = Message(
        "补上正文；不要的，删去标题并重新编号。", "Add the text, or delete the heading and number the others anew."
    )
    examples = (
        Bad("一、主要做法\n（一）加强领导\n成立专班，每周调度。\n⟦（二）强化督导⟧\n（三）严格考核\n结果与评优挂钩。\n"),
        Good(
            "一、主要做法\n（一）加强领导\n成立专班，每周调度。\n（二）强化督导\n每月通报一次。\n"
            "（三）严格考核\n结果与评优挂钩。\n"
        ),
        Bad(
            "一、基本情况\n全院有职工126人。\n⟦二、存在的问题⟧\n三、下一步打算\n引进医师3名。\n"
            "四、有关建议\n增加编制。\n"
        ),
        Good(
            "一、基本情况\n全院有职工126人。\n二、存在的问题\n医师不足。\n三、下一步打算\n引进医师3名。\n"
            "四、有关建议\n增加编制。\n"
        ),
        Bad(
            "桥头镇2025年工作总结\n一、主要工作\n修桥两座，全部通车。\n二、存在的问题\n"
            "资金不足，两处停工。\n⟦三、下一步打算⟧\n桥头镇人民政府\n2025年12月30日\n"
        ),
        Good(
            "桥头镇2025年工作总结\n一、主要工作\n修桥两座，全部通车。\n二、存在的问题\n"
            "资金不足，两处停工。\n三、下一步打算\n多方筹措。\n桥头镇人民政府\n2025年12月30日\n"
        ),
        Good("一、主要做法\n（一）加强领导\n成立专班。\n（二）强化督导\n每月通报。\n", why="下面是低一级的标题"),
        Good("会议议程\n一、学习文件\n二、通报情况\n三、讨论发言\n四、领导讲话\n", why="要点清单"),
        Good(
            "一、主要做法\n1．完成招投标工作。\n2．完成施工许可办理。\n3．进场施工，已完成基础部分。目前进度过半。\n",
            why="条目是完整的句子",
        ),
        Good(
            "一、主要工作\n修桥两座，全部通车。\n二、存在的问题\n资金不足，两处停工。\n三、下一步打算\n",
            why="没有落款，可能只是没有录完",
        ),
        Good(
            "一、主要工作：修桥两座，全部通车。\n二、存在的问题：资金不足，两处停工。\n三、打算：多方筹措。\n",
            why="标题后接正文",
        ),
    )

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Report every heading with nothing under it, unless its series is a list."""
        if breaks_off(document):
            return
        headings = document.facts(Heading)
        empty = [h for h, after in zip_longest(headings, headings[1:]) if h and _is_empty(document, h, after)]
        for heading in empty:
            if not _is_in_list(document, heading, empty):
                yield self.report(heading.span, heading=heading.text)


def _is_empty(document: Document, heading: Heading, after: Heading | None) -> bool:
    if not _names_a_part(document, heading):
        return False
    if after is None:
        return bool(document.fact(Signature)) and body(document)[-1].index == heading.paragraph
    return after.level <= heading.level and not document.folded[heading.span.end : after.span.start].strip()


def _names_a_part(document: Document, heading: Heading) -> bool:
    own_line = not heading.run_in and not heading.inline
    return own_line and 0 < len(heading.text) <= _LONGEST and not _CLOSED.search(heading.span.of_text(document.folded))


def _is_in_list(document: Document, heading: Heading, empty: Sequence[Heading]) -> bool:
    """Whether at least two and at least half of the headings beside it are empty too."""
    series = next((series.headings for series in document.facts(Series) if heading in series.headings), (heading,))
    hollow = sum(1 for beside in series if beside in empty)
    return len(series) == 1 or (hollow >= 2 and hollow * 2 >= len(series))
