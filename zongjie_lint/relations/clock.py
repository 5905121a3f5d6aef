"""What time a reader has in mind at each number, going through a paragraph word by word."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import regex

from zongjie_lint.document import Document
from zongjie_lint.facts.date import YEAR, year_of
from zongjie_lint.facts.numeric_expression import NumericKind
from zongjie_lint.facts.statement import Statement
from zongjie_lint.facts.time_span import read_time_span
from zongjie_lint.patterns import compiled
from zongjie_lint.record import Record, lazily
from zongjie_lint.relations.months import Months, together

AMOUNTS = (NumericKind.AMOUNT, NumericKind.BARE, NumericKind.SMALL)
"""The kinds of number that a time is given to."""
RESPECTIVELY = compiled(r"分别|依次")
_WORDS = compiled(
    r"(?<![末前])(?P<half>[上下])半年(?!来|度末|末)|(?P<year>全年|一年来)|(?P<stop>;|去年|上年|同期|计划|力争|预计)"
)
_YEARS = compiled(rf"\s?(?P<first>{YEAR})\s?年?\s?[—~\-至到]\s?(?P<last>{YEAR})\s?年")
_DAY = compiled(r"日|号|旬|初")
_BRACKETED = compiled(r"\([^)]{0,6}$")
_AS_OF = compiled(r"截[至止]|到")
_SINCE = compiled(r"[^,。;:]{0,9}(?:以来|起)(?![义因源草步点诉伏止])")
_LAST_YEAR = compiled(r"(?:去年|上年)同?期?的?$")
_QUARTERS_BEFORE = compiled(r"(?r)(?<![一二三四])[一1](?:[至到—~\-]|、[二2]、(?:[三3]、)?|、)$")
_JOINED_DATES = compiled(r"[、和及,与](?:第?[一二三][、])?")
_JOINED = compiled(r"[、和及,与以]+")
_TAKEN_TOGETHER = compiled(r"(?:来|间|内)?(?:全[市县区镇]|合计|累计|总计|共)")
_NAMELESS_YEAR = 9000
"""“近三年分别” names no years; any that nothing else names will do."""
_MOST = 36
"""Times in a row that are kept in mind."""
_TIME = "time"
_BEGINNINGS = ("半年", "全年", "一年来", "季度")
_FOUR = len("四个")


def words_of_time(masked: str) -> list[regex.Match[str]]:
    """The words of a statement that begin a time or end one, the last first."""
    return [*_WORDS.finditer(masked)][::-1]


def tells_time(statement: Statement) -> bool:
    """Whether a statement names a time that numbers may be told of."""
    return any(word in statement.masked for word in _BEGINNINGS) or any(
        number.kind is NumericKind.DATE or number.dimension == _TIME for number in statement.numbers
    )


@dataclass
class Clock:
    """The time that holds, and those that are still to be given their numbers."""

    year: int = 0
    months: Months | None = None
    is_direct: bool = False
    """Whether no number has been told of the time yet."""
    is_state: bool = False
    """Whether the words are “as of”."""
    waiting: tuple[Months, ...] = ()
    told: tuple[Months, ...] = ()
    """Times that have got their numbers, as far as they follow each other and are of one length."""

    def set(self, months: Months | None, *, is_state: bool = False, waiting: tuple[Months, ...] = ()) -> None:
        """Begin another time, or none."""
        self.months, self.is_direct, self.is_state, self.waiting = months, months is not None, is_state, waiting

    def next_waiting(self) -> Months:
        """The next of the times that “分别” hands out."""
        months, self.waiting = self.waiting[0], self.waiting[1:]
        self.months, self.is_direct = months, True
        return months

    def tell(self) -> None:
        """Note that the time has got its number."""
        if self.months is not None and self.is_direct:
            last = self.told[-1] if self.told else None
            follows = last and last.last + 1 == self.months.first and last.length == self.months.length
            self.told = (*self.told[-_MOST:], self.months) if follows else (self.months,)
        self.is_direct = False

    def read_word(self, word: regex.Match[str]) -> None:
        """A word that begins a time, or ends one."""
        if word["stop"]:
            self.months = None
        else:
            first, last = (1, 12) if word["year"] else (1, 6) if word["half"] == "上" else (7, 12)
            self.set(Months(12 * self.year + first, 12 * self.year + last))

    def read_time(self, document: Document, statement: Statement, at: int) -> bool:
        """A date, a year or a number of months; whether the number is one of these."""
        number = statement.numbers[at]
        if number.kind is NumericKind.DATE:
            self._read_date(_Mention(document, statement, at))
        elif number.dimension == _TIME:
            self._read_duration(_Mention(document, statement, at))
        elif len(number.span) == _FOUR and (mention := _Mention(document, statement, at)).is_all_quarters:
            self._read_quarters(mention)
        else:
            return False
        return True

    def _read_duration(self, mention: _Mention) -> None:
        """“前10个月” is a time; so is “三年累计” after a list of three years, and “近三年分别” before one."""
        number = mention.statement.numbers[mention.at]
        count = int(number.figure.value) if number.figure else 0
        if number.unit == "个月" and mention.before.endswith("前") and count:
            self.set(Months(12 * self.year + 1, 12 * self.year + count))
        elif number.unit == "年" and len(self.told) == count > 1 and self._are_years_taken_together(mention):
            self.set(together(self.told))
        elif number.unit == "年" and mention.is_followed_by(count):
            self.set(None, waiting=tuple(Months(12 * _NAMELESS_YEAR + 1, 12 * (_NAMELESS_YEAR + count)).cut(12)))

    def _read_quarters(self, mention: _Mention) -> None:
        """“四个季度分别”."""
        year = Months(12 * self.year + 1, 12 * self.year + 12)
        self.set(None, waiting=tuple(year.cut(3)) if mention.is_followed_by(4) else ())

    def _are_years_taken_together(self, mention: _Mention) -> bool:
        return self.told[0].length == 12 and _TAKEN_TOGETHER.match(mention.after) is not None

    def _read_date(self, mention: _Mention) -> None:
        if _BRACKETED.search(mention.before) and _DAY.search(mention.text):
            return
        months = None if mention.is_a_beginning else self._months_of(mention)
        if months is None:
            self.set(None)
            return
        if mention.goes_on and self.waiting:
            times = (*self.waiting[-_MOST:], months)
        else:
            times = (months,) if mention.is_joined else mention.pieces(months)
        if mention.is_joined or mention.is_followed_by(len(times)):
            self.set(months, waiting=times)
        else:
            self.set(together(times), is_state=mention.is_state)

    def _months_of(self, mention: _Mention) -> Months | None:
        years = _YEARS.match(mention.text)
        if years:
            return Months(12 * year_of(years["first"]) + 1, 12 * year_of(years["last"]) + 12)
        span = read_time_span(mention.text)
        if span is None or mention.is_a_day:
            return None
        self.year = self.year if span.year is None else span.year
        return Months(12 * self.year + (1 if mention.is_state else span.first), 12 * self.year + span.last)


class _Mention(Record, dict=True):
    """A date in its surroundings."""

    document: Document
    statement: Statement
    at: int

    @lazily
    def text(self) -> str:
        return self.statement.numbers[self.at].span.of_text(self.document.folded)

    @lazily
    def before(self) -> str:
        place = self.statement.places[self.at]
        return self.statement.masked[max(0, place - 12) : place]

    @lazily
    def after(self) -> str:
        place = self.statement.places[self.at]
        return self.statement.masked[place + 1 : place + 12]

    @property
    def is_all_quarters(self) -> bool:
        """Whether it is the number of quarters of a year: “四个季度”."""
        return self.text in ("四个", "4个") and self.after.startswith("季度")

    @property
    def is_state(self) -> bool:
        """“截至6月底”."""
        return _AS_OF.search(self.before[-4:]) is not None

    @property
    def is_a_day(self) -> bool:
        """Whether it is a day and no stretch of months, or one of the year before."""
        ends = self.text.endswith(("底", "末")) and not self.is_state
        return bool(
            ends or _DAY.search(self.text) or self.after.startswith(("末", "底")) or _LAST_YEAR.search(self.before)
        )

    @property
    def is_a_beginning(self) -> bool:
        """Whether it only tells since when: “自2019年挂牌以来”."""
        return self.before.endswith("自") or _SINCE.match(self.after) is not None

    @property
    def goes_on(self) -> bool:
        """Whether it goes on with a list of dates."""
        if not self.at or self.statement.numbers[self.at - 1].kind is not NumericKind.DATE:
            return False
        return _JOINED_DATES.fullmatch(self._between(self.at - 1)) is not None

    @property
    def is_joined(self) -> bool:
        """Whether the list of dates goes on after it."""
        if self.at + 1 >= len(self.statement.numbers):
            return False
        is_date = self.statement.numbers[self.at + 1].kind is NumericKind.DATE
        return is_date and _JOINED_DATES.fullmatch(self._between(self.at)) is not None

    def pieces(self, months: Months) -> tuple[Months, ...]:
        """The quarters, months or years of which it is made: “一至四季度”, “1至3月”, “前三季度”."""
        if self.text.endswith("季度") and _QUARTERS_BEFORE.search(self.before):
            return tuple(Months(12 * ((months.first - 1) // 12) + 1, months.last).cut(3))
        unit = 3 if "季度" in self.text else 1 if "月" in self.text else 12
        return tuple(months.cut(unit)) if months.length > unit and not self.is_state else (months,)

    def is_followed_by(self, count: int) -> bool:
        """Whether “分别” and just as many amounts of one measure follow, joined as a list."""
        numbers = self.statement.numbers[self.at + 1 : self.at + 1 + count]
        if count < 2 or len(numbers) < count or any(number.kind not in AMOUNTS for number in numbers):
            return False
        measures = {number.dimension for number in numbers if number.dimension}
        return bool(RESPECTIVELY.search(self._between(self.at)) and len(measures) <= 1 and self._are_joined(count))

    def _are_joined(self, count: int) -> bool:
        places = self.statement.places[self.at + 1 : self.at + 1 + count]
        return all(_JOINED.fullmatch(self.statement.masked[one + 1 : other]) for one, other in pairwise(places))

    def _between(self, at: int) -> str:
        """The words between a number and the next."""
        if at + 1 >= len(self.statement.places):
            return ""
        return self.statement.masked[self.statement.places[at] + 1 : self.statement.places[at + 1]]
