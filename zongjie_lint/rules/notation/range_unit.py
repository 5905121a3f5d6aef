"""NS02."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import regex

from zongjie_lint.diagnostic import Diagnostic, Edit, Severity
from zongjie_lint.document import Document
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled
from zongjie_lint.rule import Bad, Good, Rule
from zongjie_lint.rules.notation.patterns import FRESH, NUMBER, notation
from zongjie_lint.rules.places import Place, matches, together
from zongjie_lint.span import Span

_RANGE = notation(
    rf"{FRESH}(?P<left>{NUMBER}) ?[\-—~]{{1,2}} ?(?P<right>{NUMBER})(?:(?P<percent>[%‰])|(?P<scale>[十百千]?[万亿]))"
)
_YEAR = compiled(r"(?:19|20)\d\d")
_DESCENDING = Message(
    "“{found}”前一个数比后一个大，又没有写单位，不知以什么计{times}",
    "the first number of “{found}” is the larger and has no unit{times}",
)


class RangeUnit(Rule):
    """数值范围的前一个数省了百分号或“万”“亿”。

    ## 查什么
    “15～30%”“13～17万元”一类，前一个数没有写百分号、“万”“亿”。前一个数反而大的（“300～2亿元”）读者无从知道它以什么计，列为警告；
    其余只作提示，三处以上并成一条。省了“千克”“人”“个百分点”一类不致误解的单位，不报；用“至”连接的不报。

    ## 为什么
    “15～30%”可以读成15到30%，“13～17万元”可以读成13元到17万元；这几种单位标准写明不能省。

    ## 怎么改
    前一个数后补上百分号或“万”“亿”。补百分号不改数值；“万”“亿”请执笔人自己补。
    """

    code = "NS02"
    name = "range-unit-drop"
    title = Message("数值范围前一个数缺单位", "unit dropped in a range")
    severity = Severity.WARNING
    basis = "GB/T 15835-2011 5.1.3"
    message = Message("“{found}”前一个数省了单位{times}", "“{found}”: the first number has no unit{times}")
    advice = Message("前一个数后也写上百分号或“万”“亿”。", "Write the sign or 万, 亿 after the first number too.")
    examples = (
        Bad("大棚蔬菜亩均增收⟦15～30%⟧。"),
        Good("大棚蔬菜亩均增收15%～30%。"),
        Bad("每个村安排资金⟦13—17万⟧元。"),
        Good("每个村安排资金13万元—17万元。"),
        Bad("单个项目投资⟦300～2亿⟧元。"),
        Good("单个项目投资300万元～2亿元。"),
        Bad("出租率提高⟦5-8%⟧，空置率下降⟨2-3%⟩，客房率提高⟨1.5-4%⟩。"),
        Good("出租率提高5%—8%，空置率下降2%—3%，客房率提高1.5%—4%。"),
        Good("每袋重100～150千克。", why="单位相同，不致误解"),
        Good("税负下降3～5个百分点。", why="个百分点不在此列"),
        Good("计划在2027—2030年投入80万元。", why="年份不是前一个数"),
        Good("每亩补贴5至10万元。", why="“至”连接的话人人这样说"),
        Good("座机0000-81234567%。", why="前面是编号"),
    )

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Ranges whose first number is smaller are hints; where it is the larger, nobody knows its unit."""
        ranges = [match for match in matches(document, _RANGE) if _is_number(match["left"])]
        rising = [_place(document, match) for match in ranges if _rises(match)]
        falling = [Place(Span.of(match)) for match in ranges if match["scale"] and not _rises(match)]
        yield from together(self, document, rising, severity=Severity.INFO)
        yield from together(self, document, falling, message=_DESCENDING)


def _is_number(written: str) -> bool:
    """A year or a code with a leading zero is no amount."""
    return not _YEAR.fullmatch(written) and not (written.startswith("0") and written[1:2] not in ("", "."))


def _rises(match: regex.Match[str]) -> bool:
    return Decimal(match["left"]) < Decimal(match["right"])


def _place(document: Document, match: regex.Match[str]) -> Place:
    """Only a sign of percent can be added without asking what was meant."""
    if not match["percent"]:
        return Place(Span.of(match))
    end = match.end("left")
    return Place(Span.of(match), (Edit(Span(end, end), Span.of(match, "percent").of_text(document.text)),))
