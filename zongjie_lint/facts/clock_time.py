"""Hours with a word for the part of the day before them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Self

from zongjie_lint.document import Document, Fact
from zongjie_lint.facts.bounds import body_bounds
from zongjie_lint.facts.occurrence import occurrences
from zongjie_lint.patterns import compiled
from zongjie_lint.record import Record
from zongjie_lint.span import Span

_MORNINGS = ("上午", "早上", "早晨", "清晨", "凌晨")
_EVENINGS = ("下午", "午后", "傍晚", "晚上", "晚间", "夜间", "夜里", "中午")
_MORNING, _EVENING = "|".join(_MORNINGS), "|".join(_EVENINGS)
_HOUR = r"(?P<hour>\d{1,2})\s?(?:时(?!令|段|期|代|间|装|尚|区|刻|空)|点(?=\d|整|半|左右|前|后|许|钟|开|召|至|到|[,。;、)—~\-\s]|$)|:(?=\d\d(?![\d:.])))"
_CLOCK = compiled(rf"(?<!今|昨|明|当)(?P<part>{_MORNING}|{_EVENING})\s?{_HOUR}")
_RANGE = compiled(
    r"(?:\d{1,2}分?|半|整|钟)?\s?[—~\-至到]+\s?(?P<part>[上下]午|晚上|凌晨|次日|第二天|翌日)?\s?(?P<hour>\d{1,2})\s?(?:时|点|:\d\d)"
)


class ClockTime(Fact, Record):
    """“下午2时”, and the hour that a range from there ends at."""

    span: Span
    """From the word to the hour."""
    part: Span
    hour: int
    is_morning: bool
    is_noon: bool
    ends: Span
    """The hour at the end of a range without a word of its own, empty where there is none."""
    until: int

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every hour in digits with such a word."""
        within = body_bounds(document)
        begun = occurrences(document.folded, (*_MORNINGS, *_EVENINGS))
        for match in within.matches_at(document, _CLOCK, begun):
            range_ = _RANGE.match(document.folded, match.end(), within.end_at(match.start()))
            ends = Span.of(range_, "hour") if range_ and not range_["part"] else Span(match.end(), match.end())
            until = int(range_["hour"]) if range_ and len(ends) else -1
            hour = Span(match.start(), match.end("hour"))
            morning, noon = match["part"] in _MORNINGS, match["part"] == "中午"
            yield cls(hour, Span.of(match, "part"), int(match["hour"]), morning, noon, ends, until)
