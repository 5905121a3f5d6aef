"""NS09."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from zongjie_lint.diagnostic import Diagnostic, Severity, all_related
from zongjie_lint.document import Document
from zongjie_lint.facts.zone import body
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled
from zongjie_lint.rule import Bad, Good, Rule
from zongjie_lint.rules.notation.patterns import FRESH, notation, unit_word
from zongjie_lint.rules.places import MOST, Place, matches, together
from zongjie_lint.span import Span

_COMMA_OF_SENTENCE = compiled(r"\p{Han},|,\p{Han}")
_MIXED = Message(
    "千分撇{commas}处、千分空{blanks}处，两种分节并用", "{commas} numbers grouped by commas, {blanks} by blanks"
)
_ONE_WAY = Message("全文用一种分节，或者都不分节。", "Group all numbers alike, or none.")


class DigitGrouping(Rule):
    """数字分节错位，或者两种分节并用。

    ## 查什么
    千分撇没有落在三位上（“12,34万元”“1,234,56人”）；一篇里有的用千分撇“4,018”，有的用千分空“4 018”。
    用半角逗号断句的稿子分不清逗号和千分撇，不查错位；分节和不分节并见的不报。

    ## 为什么
    从小数点起每三位一节；错了位的，不是分节符错，就是数错。

    ## 怎么改
    对照原数改正；全文用一种分节。
    """

    code = "NS09"
    name = "digit-grouping"
    title = Message("数字分节不规范", "digits grouped wrongly")
    severity = Severity.INFO
    basis = "GB/T 15835-2011 5.1.1"
    message = Message("“{found}”不是每三位一节{times}", "“{found}” is not grouped by threes{times}")
    advice = Message("对照原数改正分节。", "Compare the source and mend the groups.")
    examples = (
        Bad("专项经费支出⟦12,34万元⟧。"),
        Good("专项经费支出12.34万元。"),
        Bad("接待读者⟦1,234,56人⟧。"),
        Good("接待读者123,456人。"),
        Bad("完成售水⟦5 236⟧立方米，发放水票12,340张，维修水表1,560块。"),
        Good("完成售水5,236立方米，发放水票12,340张，维修水表1,560块。"),
        Good("完成售水5 236立方米，发放水票12340张。", why="四位以上可以不分节"),
        Good("走访沙溪,清查12,34万元欠款。", why="半角逗号断句的稿子"),
        Good("对第3,5,12号桥和2,4项目部复查。", why="编号的列举"),
        Good("坐标为120,36，总数为12，34万元另计。", why="坐标；全角逗号是点号"),
    )

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Groups that are none; then the rarer of two ways of grouping."""
        if not any(_COMMA_OF_SENTENCE.search(paragraph.span.of_text(document.text)) for paragraph in body(document)):
            yield from together(self, document, _wrong(document))
        yield from self._mixed(_grouped(document, ","), _grouped(document, " "))

    def _mixed(self, commas: list[Span], blanks: list[Span]) -> Iterator[Diagnostic]:
        if commas and blanks:
            rarer = min(blanks, commas, key=len)
            yield self.report(
                rarer[0],
                message=_MIXED,
                advice=_ONE_WAY,
                related=all_related(rarer[1 : MOST + 1]),
                commas=len(commas),
                blanks=len(blanks),
            )


@cache
def _with_commas() -> regex.Pattern[str]:
    return notation(rf"{FRESH}(?<!第)\d{{1,9}}(?:,\d{{1,9}}){{1,6}}(?P<scale>[万亿])?{unit_word()}")


@cache
def _blank_or_comma() -> regex.Pattern[str]:
    return notation(rf"{FRESH}(?P<number>[1-9]\d{{0,2}}(?P<mark>[ ,])\d{{3}}(?:(?P=mark)\d{{3}}){{0,4}})(?! ?\d) ?(?:[余多]?[万亿]|{unit_word()})")  # fmt: skip


def _wrong(document: Document) -> Iterator[Place]:
    for match in matches(document, _with_commas()):
        span = Span.of(match)
        if "，" not in span.of_text(document.text) and _is_misgrouped(match):
            yield Place(span)


def _is_misgrouped(match: regex.Match[str]) -> bool:
    """Without a scale and without one true group of three, it is rather a list: “2,4项”."""
    first, *groups = (len(group) for group in compiled(r"\d+").findall(match[0]))
    wrong = first > 3 or any(size != 3 for size in groups)
    return wrong and bool(match["scale"] or 3 in groups)


def _grouped(document: Document, mark: str) -> list[Span]:
    """Numbers grouped by a half-width comma, or by a blank."""
    found = (match for match in matches(document, _blank_or_comma()) if match["mark"] == mark)
    return [span for span in (Span.of(match, "number") for match in found) if "，" not in span.of_text(document.text)]
