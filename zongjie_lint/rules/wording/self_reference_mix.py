"""LX02."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache

import regex

from zongjie_lint.diagnostic import Diagnostic, Related, Severity
from zongjie_lint.document import Document
from zongjie_lint.lexicon import lexicon
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled
from zongjie_lint.rule import Bad, Good, Rule
from zongjie_lint.rules.wording.own_words import is_in_title, is_quoted, readable
from zongjie_lint.span import Span

_OTHER = Message("这里写“{form}”，全文共{count}处", "“{form}” here, {count} times in all")


class SelfReferenceMix(Rule):
    """对本单位的称呼前后不一。

    ## 查什么
    同一份材料里，本单位一会儿是“我局”，一会儿是“我委”；街道一会儿是“我办”，一会儿是“我街”。
    不同层级的不算（“我局”和“我县”，“我院”和“我校”），引号和书名号里的不算。

    ## 为什么
    几个人写的段落拼在一起，或者机构改了名、旧稿没改全，称呼就乱了。

    ## 怎么改
    统一成一种。
    """

    code = "LX02"
    name = "self-reference-mix"
    title = Message("自称不统一", "an office calls itself by two names")
    severity = Severity.INFO
    basis = "实务：同一单位用同一称呼"
    message = Message(
        "本单位有时称“{found}”，有时称“{others}”", "the office is “{found}” here and “{others}” elsewhere"
    )
    advice = Message("统一成一种；确是两个单位的，写明全称。", "Choose one; where two offices are meant, name them.")
    examples = (
        Bad("澄溪县发展和改革局工作总结\n\n上半年，⟨我局⟩办结提案12件，我局干部全员下沉。⟦我委⟧将继续努力。"),
        Good("澄溪县发展和改革局工作总结\n\n上半年，我局办结提案12件，我局干部全员下沉。我局将继续努力。"),
        Bad("云岭街道上半年工作总结\n\n⟨我办⟩新建楼宇党支部3个，我办还清理楼道80处。⟦我街⟧常住人口4万人。"),
        Good("云岭街道上半年工作总结\n\n我办新建楼宇党支部3个，我办还清理楼道80处。我办联系企业40家。"),
        Good("我局把全县的项目排成队，我县、我市的要求都落到人。", why="局、县、市是不同的层级"),
        Good("我局窗口受理业务300件，群众托我办理的、我委托同事代办的，都有回音。", why="“我办理”“我委托”不是自称"),
        Good("我局收到来信，信中说：“盼我委尽快答复。”", why="引用别人的话"),
    )

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Report the rarer names of one office, with the first place of the usual one."""
        places = _places(document)
        for rivals in lexicon("self_references")["rivals"]:
            forms = [form for form in rivals["forms"] if form in places]
            if len(forms) > 1 and rivals.get("beside", "") in document.folded:
                yield self._mixed(sorted(forms, key=lambda form: (-len(places[form]), places[form][0])), places)

    def _mixed(self, forms: list[str], places: dict[str, list[Span]]) -> Diagnostic:
        usual, *others = forms
        rare = min((places[form][0], form) for form in others)
        shown = [usual, *(form for form in others if form != rare[1])]
        related = [Related(places[form][0], _OTHER.format(form=form, count=len(places[form]))) for form in shown]
        return self.report(rare[0], related=related, found=rare[1], others="”“".join(shown))


def _places(document: Document) -> dict[str, list[Span]]:
    places: defaultdict[str, list[Span]] = defaultdict(list)
    for paragraph in readable(document):
        for match in _form().finditer(document.folded, paragraph.span.start, paragraph.span.end):
            span = Span.of(match)
            if not is_quoted(document, paragraph, span.start) and not is_in_title(document, paragraph, span):
                places[match[0]].append(span)
    return dict(places)


@cache
def _form() -> regex.Pattern[str]:
    guards = lexicon("self_references")["guards"]
    choices = sorted(guards, key=len, reverse=True)
    return compiled("(?<![自你他忘为替帮让托给])(?:" + "|".join(form + guards[form] for form in choices) + ")")
