"""How long something took, in days, weeks, months or years."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Self

import regex

from zongjie_lint.chinese_numerals import number_value
from zongjie_lint.document import Document, Fact
from zongjie_lint.facts.zone import body
from zongjie_lint.lexicon import any_of, words
from zongjie_lint.patterns import compiled
from zongjie_lint.record import Record
from zongjie_lint.span import Span

_AMOUNT = r"(?P<amount>\d{1,4}|[一二两三四五六七八九十百]{1,5}|半)"
_UNIT = r"(?:(?P<half>个半)(?P<unit>月)|个(?P<unit>月|星期|礼拜)|(?P<unit>天|日|周|星期|礼拜|年)(?!前|后|代|级|度|初|底|末|份|报|检|薪|产|均|轮|龄))"
_HEDGE = r"(?P<hedge>近|约|大约|将近|超过|逾|长?达|多达|不到|不足|不少于|至少|最长|历时|为期|累计|共)?"
_EXACTLY = r"(?P<exactly>整整|整|满|足足|刚好|正好)?"
_AFTER = r"(?P<half_after>半)?(?P<loose>多|余|左右|以上|有余|以来|上下|零|又|之久)?"
_SURE_HEDGES = ("历时", "为期", "达", "长达", "累计", "共")
_UNITS = {"天": "day", "日": "day", "周": "week", "星期": "week", "礼拜": "week", "月": "month", "年": "year"}


class Duration(Fact, Record):
    """An amount of time that the text gives as the length of something."""

    span: Span
    amount: float
    unit: str
    """`day`, `week`, `month` or `year`."""
    cue: str
    """The word that announces it, or that follows where it hangs on a date: 历时, 为期, 间, or what is named after it, as in “三年行动(”; empty where it is only 的五年."""
    exactly: bool
    """Whether 整整 or its like says that nothing is missing."""
    roughly: bool
    """Whether 近, 余 or their like say that the amount is round."""

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every duration that a word announces, or that hangs on a date: “2021年至2025年五年间”."""
        for paragraph in body(document):
            for match in _duration().finditer(document.folded, paragraph.span.start, paragraph.span.end):
                amount = _amount(match)
                if amount:
                    roughly = match["hedge"] is not None and match["hedge"] not in _SURE_HEDGES
                    loose = match["loose"] is not None and match["loose"] != "之久"
                    exactly = bool(match["exactly"]) or match["cue"] == "整整"
                    unit = _UNITS[match["unit"]]
                    yield cls(Span.of(match, "length"), amount, unit, match["cue"] or "", exactly, roughly or loose)


@cache
def _duration() -> regex.Pattern[str]:
    announced = rf"(?P<cue>{any_of(words('durations', 'announcing'))})(?:了|为|是|:)?\s?{_HEDGE}{_EXACTLY}"
    number = rf"(?P<length>(?<![\d.])(?<!\d[—\-~至到]){_AMOUNT}\s?{_UNIT}{_AFTER})"
    attached = rf"(?<=[年月日])(?P<link>,?(?:的|这|的这)(?:短短|短短的)?)?{_HEDGE}{_EXACTLY}"
    planned = (
        rf"{number}(?=\p{{Han}}{{0,12}}(?P<cue>{any_of(words('durations', 'planned'))})(?:方案|纲要)?[》”]{{0,2}}[(])"
    )
    return compiled(
        rf"{announced}{number}|{planned}|{attached}{number}(?:(?P<cue>间(?!隔|距)|里|时间|来)|(?(link)|(?!)))"
    )


def _amount(match: regex.Match[str]) -> float:
    text = match["amount"].replace("两", "二") if len(match["amount"]) == 1 else match["amount"]
    amount: float = 0.5 if text == "半" else number_value(text)
    return amount + (0.5 if amount and (match["half"] or match["half_after"]) else 0)
