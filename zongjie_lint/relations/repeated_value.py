"""One figure given twice with different digits: the two are a slip apart, and the words around them say the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import chain, combinations, pairwise
from typing import ClassVar, Self

import regex

from zongjie_lint.document import Document
from zongjie_lint.facts.indicator import content_bigrams
from zongjie_lint.facts.statement import ALL_MARKS
from zongjie_lint.lexicon import any_of, lexicon
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled
from zongjie_lint.relations.ledger import Basis, LedgerEntry, MeasuredEntries, may_be_the_same
from zongjie_lint.relations.relation import Operand, Relation
from zongjie_lint.relations.verdict import Verdict
from zongjie_lint.relations.working import printed
from zongjie_lint.span import Span

ELSEWHERE = Message("另一处", "elsewhere")
_MOST_IN_A_BUCKET = 6
_BOTH = 2
_LONG = 3
"""Digits a number must have for one of them to be told as changed."""


class RepeatedValue(Relation):
    """Two mentions of one figure, in different paragraphs."""

    title: ClassVar = Message("同一数据前后两处", "one figure in two places")

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every two mentions that agree, and every two that are a slip apart where the words leave little doubt."""
        for measure in document.facts(MeasuredEntries):
            for basis in (Basis.ACTUAL, Basis.TARGET):
                alike = [entry for entry in measure.entries if entry.basis is basis]
                if len(alike) < _BOTH:
                    continue
                yield from (cls._of(document, *pair, Verdict.PASS) for pair in _repeated(alike))
                yield from (cls._of(document, *pair, Verdict.FAIL) for pair in _a_slip_apart(alike))

    @classmethod
    def _of(cls, document: Document, one: LedgerEntry, other: LedgerEntry, verdict: Verdict) -> Self:
        sign = "=" if verdict is Verdict.PASS else "≠"
        return cls(
            Span.covering(one.span, other.span),
            other.number,
            (Operand(one.number, ELSEWHERE),),
            None,
            f"{printed(document, one.number)} {sign} {printed(document, other.number)}",
            verdict,
            is_probable=len(one.context & other.context) <= _LONG,
        )


def _repeated(entries: Sequence[LedgerEntry]) -> Iterator[tuple[LedgerEntry, LedgerEntry]]:
    """Mentions of the same value in the same words."""
    for same in _buckets((entry.claim.figure.value, entry) for entry in entries):
        for one, other in pairwise(same):
            if _are_apart(one, other) and len(one.context & other.context) >= _ENOUGH:
                yield one, other


def _a_slip_apart(entries: Sequence[LedgerEntry]) -> Iterator[tuple[LedgerEntry, LedgerEntry]]:
    transposed = _buckets(("".join(sorted(entry.digits)), entry) for entry in entries)
    changed = _buckets(chain.from_iterable(_with_a_gap(entry) for entry in entries))
    seen = set()
    for bucket, is_like in ((transposed, _are_transposed), (changed, _differ_in_a_digit)):
        for one, other in chain.from_iterable(combinations(same, 2) for same in bucket):
            if (one.span, other.span) not in seen and is_like(one, other) and _are_of_one_thing(one, other):
                seen.add((one.span, other.span))
                yield one, other


def _buckets(keyed: Iterable[tuple[object, LedgerEntry]]) -> Iterator[Sequence[LedgerEntry]]:
    firsts: dict[object, LedgerEntry] = {}
    groups: dict[object, list[LedgerEntry]] = {}
    for key, entry in keyed:
        first = firsts.setdefault(key, entry)
        if first is not entry:
            group = groups.setdefault(key, [first])
            if len(group) < _MOST_IN_A_BUCKET:
                group.append(entry)
    return iter(groups.values())


def _with_a_gap(entry: LedgerEntry) -> Iterator[tuple[object, LedgerEntry]]:
    """The digits with one of them left out, for finding numbers that differ in it."""
    digits = entry.digits
    if len(digits) >= _LONG:
        for at in range(len(digits)):
            yield f"{digits[:at]}?{digits[at + 1 :]}", entry


def _are_transposed(one: LedgerEntry, other: LedgerEntry) -> bool:
    """Whether two neighbouring digits are exchanged, and nothing else."""
    a, b = one.digits, other.digits
    if a == b or len(a) != len(b) or one.number.scale != other.number.scale:
        return False
    places = [at for at, (x, y) in enumerate(zip(a, b, strict=True)) if x != y]
    return len(places) == 2 and places[1] - places[0] == 1 and a[places[0]] == b[places[1]]


def _differ_in_a_digit(one: LedgerEntry, other: LedgerEntry) -> bool:
    """Whether two numbers that are the same but for one digit are not the same in it either, and of one scale."""
    return one.digits != other.digits and one.number.scale == other.number.scale and _decimals(one) == _decimals(other)


def _decimals(entry: LedgerEntry) -> int:
    return len(entry.number.text.partition(".")[2])


def _are_apart(one: LedgerEntry, other: LedgerEntry) -> bool:
    if one.claim.statement is other.claim.statement or not may_be_the_same(one, other):
        return False
    if one.moment and other.moment and (one.moment.year is None) is not (other.moment.year is None):
        return False
    return one.moment == other.moment or not (_names_part_of_year(one) or _names_part_of_year(other))


_PART_OF_YEAR = compiled(rf"前[{ALL_MARKS}]|月末|月底|上月|当月|季度")


def _names_part_of_year(entry: LedgerEntry) -> bool:
    """Whether the words before a number tell a time that is not the whole of what the report is about."""
    return _PART_OF_YEAR.search(entry.claim.clause) is not None


def _are_of_one_thing(one: LedgerEntry, other: LedgerEntry) -> bool:
    """Whether the words around two numbers say the same, and none of them tells the two apart."""
    if not one.context & other.context or not _are_apart(one, other) or _are_contrasted(one, other):
        return False
    common = one.context & other.context
    shared = len(common) if common - _generic() or len(one.digits) > _LONG else 0
    least = max(1, min(len(one.context), len(other.context)))
    return shared >= _needed(one, other) and shared >= least * (_FIFTH if _are_transposed(one, other) else _HALF)


def _needed(one: LedgerEntry, other: LedgerEntry) -> int:
    """How many pairs of characters the words must share: the fewer, the less likely the digits are alike by chance."""
    if not _are_transposed(one, other):
        return _SURE + (one.is_in_plans or other.is_in_plans)
    length = len(one.digits)
    if length == _LONG:
        return _ENOUGH + (one.is_in_plans != other.is_in_plans)
    return 1 if length > _LONG else _SURE


@cache
def _generic() -> frozenset[str]:
    """Pairs of characters of words that name no indicator by themselves."""
    return frozenset(chain.from_iterable(map(content_bigrams, lexicon("indicators")["generic"])))


_ENOUGH, _SURE = 2, 3
_FIFTH, _HALF = 0.2, 0.5


def _are_contrasted(one: LedgerEntry, other: LedgerEntry) -> bool:
    """Whether the words around two numbers bear different names of one set: 受理 and 办结, 收入 and 支出."""
    ours, theirs = _opener(one), _opener(other)
    if ours and theirs and ours != theirs:
        return True
    own, others = _names_in(_around(one)), _names_in(_around(other))
    return any(others.get(at, names) != names for at, names in own.items())


_OPENER = compiled(
    r"(?:[(]?[一二三四五六七八九十\d]{1,3}[)、.]\s?)?(?P<name>(?![全我本各今该])\p{Han}{1,8}?(?:村|社区|镇|乡|街道|[省市县区州旗局校院所站]|公司|集团|小学|中学|中心|园区))(?![内外级里直下属\p{Han}]?[级里外内])"
)


def _opener(entry: LedgerEntry) -> str:
    """Whose figures a sentence tells, where it begins with a name: 青山村, 县税务局."""
    found = _OPENER.match(entry.claim.statement.masked)
    return found["name"] if found else ""


def _around(entry: LedgerEntry) -> str:
    return entry.claim.clause[-_BEFORE:] + entry.claim.statement.after(entry.claim.at)[:_AFTER]


@cache
def _sets() -> Sequence[Sequence[str]]:
    """The sets of names that tell things apart."""
    return (
        *lexicon("partitions")["complements"],
        *lexicon("partitions")["exclusive"],
        *lexicon("indicators")["contrasts"],
    )


@cache
def _any_name() -> regex.Pattern[str]:
    return compiled(any_of(chain.from_iterable(_sets())))


@cache
def _names_of_a_set() -> Sequence[regex.Pattern[str]]:
    return [compiled(any_of(names)) for names in _sets()]


@lru_cache(maxsize=4096)
def _names_in(text: str) -> Mapping[int, frozenset[str]]:
    """The names in a text, by the set they are of."""
    if not _any_name().search(text):
        return {}
    found = ((at, frozenset(pattern.findall(text))) for at, pattern in enumerate(_names_of_a_set()))
    return {at: names for at, names in found if names}


_BEFORE, _AFTER = 14, 6
