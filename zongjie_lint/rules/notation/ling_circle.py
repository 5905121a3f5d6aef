"""NS12."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from zongjie_lint.diagnostic import Diagnostic, Edit, Severity
from zongjie_lint.document import Document
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled
from zongjie_lint.rule import Bad, Good, Rule
from zongjie_lint.rules.notation.patterns import notation
from zongjie_lint.rules.places import Place, matches, together
from zongjie_lint.span import Span

_YEAR = notation(r"(?<![\d零〇一二三四五六七八九十百千万])[一二][零〇0Oo一二三四五六七八九]{3}(?=年)")
_ODD = compiled("[零0Oo]")


class LingCircle(Rule):
    """汉字年份里的“〇”写成了“零”或“0”。

    ## 查什么
    “二零二六年”“二0二六年”“二O二六年”：年份里的零没有用“〇”。与“〇”看不出分别的圈“○”不报；数量里的“零”
    （“三千零五人”）是对的。

    ## 为什么
    编号和年份里的零写“〇”，计量的才写“零”；混进数字0或字母O的，搜索和排版都会出错。

    ## 怎么改
    写成“二〇二六年”，或者全用阿拉伯数字。
    """

    code = "NS12"
    name = "ling-circle"
    title = Message("汉字年份的“〇”写错", "wrong zero in a year")
    severity = Severity.INFO
    basis = "GB/T 15835-2011 5.2.5"
    message = Message("年份“{found}”里的零应写“〇”{times}", "the year “{found}” should have 〇{times}")
    advice = Message("改成“〇”，或者全用阿拉伯数字。", "Write 〇, or the whole year in digits.")
    examples = (
        Bad("本制度自⟦二零二六⟧年七月起施行。"),
        Good("本制度自二〇二六年七月起施行。"),
        Bad("到⟦二0二六⟧年底，管网全部贯通。"),
        Good("到二〇二六年底，管网全部贯通。"),
        Bad("⟦二Ｏ二五⟧年立项，⟦二〇二零⟧年的旧账一并清理。"),
        Good("二〇二五年立项，二〇二〇年的旧账一并清理。"),
        Good("参赛选手三千零五人，馆龄一百零二年。", why="数量里的零"),
        Good("二○二六年的计划已经下达。", why="“○”与“〇”看不出分别"),
        Good("会议室二零三五年中维修两次。", why="房号", known_miss="房号后面正好是“年中”"),
        Good("2026年的计划已经下达。"),
    )

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Every year in Chinese numerals with a zero of another kind."""
        return together(self, document, (_place(match) for match in matches(document, _YEAR) if _ODD.search(match[0])))


def _place(match: regex.Match[str]) -> Place:
    odd = (Span.of(zero, offset=match.start()) for zero in _ODD.finditer(match[0]))
    return Place(Span.of(match), tuple(Edit(span, "〇") for span in odd))
