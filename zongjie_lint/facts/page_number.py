"""Page numbers that a conversion from a paged format left inside sentences."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import Self

import regex

from zongjie_lint.chinese_numerals import number_value
from zongjie_lint.document import Document, Fact
from zongjie_lint.facts.occurrence import matches_at
from zongjie_lint.facts.paragraph import Paragraph
from zongjie_lint.facts.table import Table
from zongjie_lint.facts.zone import body
from zongjie_lint.lexicon import any_of, words
from zongjie_lint.patterns import compiled, quick
from zongjie_lint.record import Record
from zongjie_lint.span import Span
from zongjie_lint.units import Own, units


class PageNumber(Fact, Record):
    """A number between two characters of a word, with the blanks and line breaks around it."""

    span: Span
    """From the first blank to the last, so that removing it joins the word again."""
    number: int

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every number that is a page number beyond reasonable doubt."""
        spans = [paragraph.span for paragraph in body(document)]
        if not spans:
            return
        named = _NAMED.finditer(document.folded, spans[0].start, spans[-1].end) if "页" in document.folded else ()
        yield from (cls(Span.of(match), number_value(match["number"])) for match in named)
        yield from (cls(span, number) for span, number in _page_openings(document))
        if not _BEFORE_BLANK.search(document.folded, spans[0].start, spans[-1].end):
            return
        tables = [table.span for table in document.facts(Table)]
        candidates = _candidates(document.folded, Span(spans[0].start, spans[-1].end))
        found = [match for match in candidates if not _overlaps(tables, match.start("residue"))]
        chain = _ascending(found)
        habit = bool(found) and _writes_blanks_after_numbers(document.folded, len(found))
        pairs = Counter(document.folded[at : at + 2] for at in range(len(document.folded) - 1)) if found else Counter()
        for match in found:
            if _score(match, document, pairs, match.start() in chain, habit) >= _ENOUGH:
                yield cls(Span.of(match, "residue"), int(match["number"]))


def _overlaps(tables: Sequence[Span], at: int) -> bool:
    """Whether a place is in a table, where numbers stand between words by right."""
    before = bisect_right(tables, at, key=lambda table: table.start) - 1
    return before >= 0 and at <= tables[before].end


_NAMED = compiled(
    r"[ ]*第\s?(?P<number>\d{1,3}|[一二三四五六七八九十]{1,3})\s?页[ ,/]*共\s?(?:\d{1,3}|[一二三四五六七八九十]{1,3})\s?页[ ]*"
)
_CANDIDATE = compiled(
    r"(?<=(?P<left>[\p{Han},、]))(?P<residue>[ \t]*(?:\r?\n[ \t\r\n]*)?[-—]?[ ]?(?P<number>\d{1,3})[ ]?[-—]?(?:[ \t]+|[ \t]*\r?\n[ \t\r\n]*))(?=(?P<right>\p{Han}))"
)
_BEFORE_BLANK = quick(r"\d ?[-—]?[ \t\r\n]+[\u2e80-\U0003ffff]")
"""What every candidate has, without what makes it slow to look for."""
_BACK = compiled(r"(?r)[ \t]*(?:\r?\n[ \t\r\n]*)?[-—]?[ ]?\d{1,3}")
"""A candidate from its last digit back."""
_OPENING = compiled(r"(?P<number>\d{1,3})、")
_CUT = compiled(r"[\p{Han}\d,、]\s*$")
_WHOLE_PAGE = 200
"""A shorter line may be an item whose full stop was left out."""


def _candidates(folded: str, stretch: Span) -> Iterator[regex.Match[str]]:
    """Every number that may be a page number, looked for at its last digit."""
    ends = (digit.start() + 1 for digit in _BEFORE_BLANK.finditer(folded, stretch.start, stretch.end))
    begun = (back.start() for end in ends if (back := _BACK.match(folded, stretch.start, end)))
    return matches_at(_CANDIDATE, folded, begun)


def _page_openings(document: Document) -> Iterator[tuple[Span, int]]:
    """Page numbers written like list numbers: each line a page that breaks off inside a sentence, each next one numbered on."""
    pairs = [
        (line, following, match)
        for line, following in pairwise(document.facts(Paragraph))
        if following.folded[0].isdigit()
        and (match := _OPENING.match(following.folded))
        and _is_page(line, int(match["number"]))
    ]
    for line, following, match in pairs if len(pairs) > 1 else ():
        yield Span(line.span.end, following.span.start + match.end()), int(match["number"])


def _is_page(line: Paragraph, following: int) -> bool:
    """Whether a line is a whole page of running text, broken off in a sentence, before the page of a number."""
    number = _OPENING.match(line.folded)
    numbered_on = number is not None and int(number["number"]) == following - 1
    return numbered_on and len(line) >= _WHOLE_PAGE and "。" in line.folded and bool(_CUT.search(line.folded))


_ENOUGH = 3
_LICENSING = compiled(
    r"(?:第|共|达|达到|新增|增至|增加|约|近|超|超过|突破|为|是|有|全|各|前|后|每|满|仅|以上|完成|实现|建成|累计|位居|至|到|从|按|投入|在|于|的|了|余|至少|不少于|[年月日和及、,])\s*$"
)


@cache
def _measured(own: Own) -> regex.Pattern[str]:
    return compiled(
        any_of(
            [
                *units(own),
                *words("masks", "units"),
                "月",
                "日",
                "号",
                "时",
                "季度",
                "大",
                "岁",
                "元",
                "路",
                "线",
                "班",
                "楼",
                "队",
                "组",
            ]
        ),
        kept=not own,
    )


def _score(match: regex.Match[str], document: Document, pairs: Counter[str], in_chain: bool, habit: bool) -> int:
    """What speaks for a page number: no measure word after it, a line break beside it, a word that closes up, an ascending series."""
    if match["left"] in "篇第表图附号":
        return 0
    joined = match["left"] + match["right"]
    closes = pairs[joined] > 0
    measured = bool(_measured(document.vocabulary.units).match(document.folded, match.end()))
    if measured and not (closes and pairs[joined] > 1 and not habit and not match["residue"].startswith(" ")):
        return 0
    breaks = "\n" in match["residue"]
    licensed = bool(_LICENSING.search(document.folded[max(0, match.start() - 4) : match.start()]))
    return 1 + breaks + closes + (not habit) + 2 * in_chain - licensed


class _Chain(Record):
    """A candidate with those before it that count up to it."""

    start: int
    length: int
    before: _Chain | None


def _ascending(found: Sequence[regex.Match[str]]) -> set[int]:
    """Where the longest run of candidates that count up by one or two stand, if it has three members or more."""
    longest: dict[int, _Chain] = {}
    best: _Chain | None = None
    for match in found:
        number = int(match["number"])
        before = max(filter(None, (longest.get(number - 1), longest.get(number - 2))), key=_length, default=None)
        chain = _Chain(match.start(), 1 + _length(before), before)
        longest[number] = max(chain, longest.get(number, chain), key=_length)
        best = max(best or chain, chain, key=_length)
    return set(_starts(best)) if _length(best) > 2 else set()


def _length(chain: _Chain | None) -> int:
    return chain.length if chain else 0


def _starts(chain: _Chain | None) -> Iterator[int]:
    while chain:
        yield chain.start
        chain = chain.before


def _writes_blanks_after_numbers(folded: str, suspects: int) -> bool:
    """Whether the author puts blanks between numbers and words, so that a blank beside a number says nothing."""
    numbers = len(compiled(r"\d(?=[ ]?\p{Han})").findall(folded))
    return len(compiled(r"\d (?=\p{Han})").findall(folded)) - suspects > 0.15 * max(numbers, 1)
