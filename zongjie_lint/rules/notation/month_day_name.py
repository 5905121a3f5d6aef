"""NS10."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from zongjie_lint.diagnostic import Diagnostic, Edit, Severity
from zongjie_lint.document import Document
from zongjie_lint.facts.digit_runs import digit_runs
from zongjie_lint.facts.occurrence import occurrences
from zongjie_lint.lexicon import any_of, lexicon
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled
from zongjie_lint.rule import Bad, Good, Rule
from zongjie_lint.rules.notation.patterns import FRESH, HAN_DIGIT, matches_at
from zongjie_lint.rules.places import Place, replaced, together
from zongjie_lint.span import Span

_DOTS = "·•・‧"
_DOT = f"[{_DOTS}]"
_MONTH, _DAY = "(?:1[0-2]|[1-9])", r"(?:3[01]|[12]\d|[1-9])"
_QUOTES = "“”\"'‘’"


class MonthDayName(Rule):
    """以月日命名的日子和事件，间隔号或引号不对。

    ## 查什么
    “3.15消费者权益日”“5.12地震”：月日之间不是间隔号，或者没有引号；“九·一八”“五·四”：汉字的月日多了间隔号。
    只认词表里的日子，和引号里后面跟着“事故”“地震”“专项行动”一类词的月日。

    ## 为什么
    阿拉伯数字的月日之间用间隔号并加引号，“3.15”像小数；汉字的月日只有一月、十一月、十二月才用间隔号（“一二·九”）。

    ## 怎么改
    “3·15”“5·12”，“九一八”“五四”。
    """

    code = "NS10"
    name = "month-day-name"
    title = Message("月日专名不规范", "name made of a date, written wrongly")
    severity = Severity.INFO
    basis = "GB/T 15835-2011 5.1.6、5.2.3；GB/T 15834-2011 4.14.3.5"
    message = Message(
        "“{found}”是月日专名，间隔号或引号不规范{times}", "“{found}” names a day: wrong dot or quotes{times}"
    )
    advice = Message(
        "阿拉伯数字写“3·15”，加引号；汉字写“九一八”，不加间隔号。", "Write “3·15” in quotes, and 九一八 without a dot."
    )
    examples = (
        Bad("开展⟦3.15⟧消费者权益日宣传。"),
        Good("开展“3·15”消费者权益日宣传。"),
        Bad("各派出所开展⟦1.10⟧110宣传日活动。"),
        Bad("组织“⟦6•26⟧”国际禁毒日活动。"),
        Good("组织“6·26”国际禁毒日活动。"),
        Bad("⟦12·4⟧国家宪法日当天送法进村。"),
        Good("“12·4”国家宪法日当天送法进村。"),
        Bad("举行“⟦九·一八⟧”警报试鸣和⟦五·四⟧青年节表彰。"),
        Good("举行“九一八”警报试鸣和五四青年节表彰。"),
        Bad("查结“⟦8.17⟧”案件。"),
        Good("查结“8·17”案件。"),
        Good("增长3.15个百分点，发生6.2级地震。", why="数值"),
        Good("纪念“一二·九”运动。", why="十二月的汉字月日用间隔号"),
        Good("“3·15消费者权益日”活动共4场。", why="引号加在全名上"),
    )

    def check(self, document: Document) -> Iterator[Diagnostic]:
        """Every name of a day whose dot or quotes are wrong."""
        found = matches_at(document, _name(), _starts(document))
        return together(self, document, (place for match in found if (place := _place(match))))


def _starts(document: Document) -> list[int]:
    """Where a month and a day in digits stand with a dot between them, and up to two characters before any other dot."""
    han = (at - before for at in occurrences(document.folded, _DOTS) for before in (1, 2))
    return sorted({*_digital(document), *han})


def _digital(document: Document) -> Iterator[int]:
    runs, text, days = digit_runs(document), document.folded, lexicon("month_day_names")["days"]
    for run in runs.before("." + _DOTS):
        start, end = runs.starts[run], runs.ends[run]
        # The name of a day may begin with digits right behind it: 110宣传日.
        dates = (f"{text[start:end]}.{text[end + 1 : end + 1 + digits]}" for digits in (1, 2))
        if text[start - 1] == "“" or any(date in days for date in dates):
            yield start


@cache
def _name() -> regex.Pattern[str]:
    table = lexicon("month_day_names")
    days = "|".join(_day(date, any_of(named)) for date, named in table["days"].items())
    dated = rf"(?<=“){_MONTH}(?P<dot>[.•・‧]){_DAY}(?=”{any_of(table['events'])})"
    han = "|".join(rf"{month}(?P<han>{_DOT}){day}" for month, day in table["han"])
    return compiled(rf"{FRESH}(?:{days}|{dated})|(?<![{HAN_DIGIT}十])(?:{han})(?![{HAN_DIGIT}十])")


def _day(date: str, named: str) -> str:
    month, day = date.split(".")
    return rf"{month}(?P<dot>[.·•・‧]){day}(?=[{_QUOTES}]?{named})"


def _place(match: regex.Match[str]) -> Place | None:
    if match["han"]:
        return replaced(match, "han", "")
    dot = () if match["dot"] == "·" else (Edit(Span.of(match, "dot"), "·"),)
    edits = dot if _is_quoted(match) else (_inserted(match.start(), "“"), *dot, _inserted(match.end(), "”"))
    return Place(Span.of(match), edits) if edits else None


def _is_quoted(match: regex.Match[str]) -> bool:
    """A quotation mark on either side may belong to a longer name that the date begins."""
    sides = match.string[match.start() - 1 : match.start()], match.string[match.end() : match.end() + 1]
    return any(side and side in _QUOTES for side in sides)


def _inserted(offset: int, mark: str) -> Edit:
    return Edit(Span(offset, offset), mark)
