"""NS03."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import regex

from zongjie_lint.diagnostic import Diagnostic, Severity
from zongjie_lint.document import Document
from zongjie_lint.message import Message
from zongjie_lint.rule import Bad, Good, Rule
from zongjie_lint.rules.notation.patterns import HAN_DIGIT, notation
from zongjie_lint.rules.places import Place, matches, replaced, together
from zongjie_lint.span import Span

_HAN_PAIRS = "|".join(f"{one}(?P<mark>、){two}" for one, two in [*pairwise(HAN_DIGIT), ("两", "三")])
_DIGIT_PAIRS = "|".join(f"{one}、{one + 1}" for one in range(1, 9))
_MEASURE = r"(?:个(?!季度|学期|五年)|人(?!民)|名(?!次|称)|天|户(?!型)|家|次(?!会)|公里|米|元|亩|岁|倍|位|吨|小时|分钟)"
_APPROXIMATE = notation(
    rf"(?<=\p{{Han}})(?<![第前后高初大小{HAN_DIGIT}十月年周]|分别\p{{Han}}{{0,3}}|[各逐]\p{{Han}}?)(?:"
    rf"(?P<han>[{HAN_DIGIT}]?十(?:{_HAN_PAIRS})|(?:{_HAN_PAIRS})(?:[十百千][多余]?[万亿]?|[万亿])?)(?={_MEASURE}|(?<=[十百千万亿])年(?!级|代))"
    rf"|(?:{_DIGIT_PAIRS})(?={_MEASURE}))"
)


class ApproximatePair(Rule):
    """连用两个数表示概数，中间加了顿号或用了阿拉伯数字。

    ## 查什么
    “三、四十人”“五、六个”“3、4天”：相邻两个数连用，后面是量词。“二、三产业”“一、二季度”“第三、四次”“3、4号楼”
    “七、八十年代”是列举，不报；句首的“三、四个……”是序号，也不报。

    ## 为什么
    概数中间加顿号就像两个数并列，“三、四十人”会读成三人和四十人。

    ## 怎么改
    写成“三四十人”“五六个”“三四天”。
    """

    code = "NS03"
    name = "approximate-pair"
    title = Message("概数用了顿号或阿拉伯数字", "approximate number with a mark or digits")
    severity = Severity.INFO
    basis = "GB/T 15835-2011 4.2.2、5.2.1；GB/T 15834-2011 4.5.3.4"
    message = Message(
        "“{found}”是概数，用汉字连写，中间不用顿号{times}",
        "“{found}” is approximate: Chinese numerals without a mark{times}",
    )
    advice = Message("写成“三四十”“五六个”的形式。", "Write the two numerals together.")
    examples = (
        Bad("每天到馆读书的有⟦三、四十⟧人。"),
        Good("每天到馆读书的有三四十人。"),
        Bad("每个小区只有⟦五、六⟧个充电桩。"),
        Good("每个小区只有五六个充电桩。"),
        Bad("办一件事要跑⟦3、4⟧次，等⟦2、3⟧天。"),
        Good("办一件事要跑三四次，等两三天。"),
        Bad("走失的是个⟦十三、四⟧岁的孩子。"),
        Good("走失的是个十三四岁的孩子。"),
        Good("二、三产业占比提高，一、二季度收入持平。", why="缩略的列举用顿号"),
        Good("改造了3、4号楼，验收了第三、四次报批的图纸。", why="3号楼和4号楼"),
        Good("三、四个短板要补齐。", why="句首的“三、”是序号"),
        Good("七、八十年代建的房屋共12栋。", why="七十年代和八十年代"),
        Good("组织七、八年级学生参观。", why="七年级和八年级"),
        Good("两队分别有三、四个组员。", why="分别列出"),
    )

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Every pair of neighbouring numbers before a measure word."""
        return together(self, document, map(_place, matches(document, _APPROXIMATE)))


def _place(match: regex.Match[str]) -> Place:
    return replaced(match, "mark", "") if match["han"] else Place(Span.of(match))
