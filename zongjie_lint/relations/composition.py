"""The shares of one whole, which add up to 100 %."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import ClassVar, Self

from zongjie_lint.document import Document
from zongjie_lint.facts.claim import StatementClaims
from zongjie_lint.facts.numeric_expression import NumericKind
from zongjie_lint.facts.statement import MARKS
from zongjie_lint.figure import PERCENT, Figure, total
from zongjie_lint.lexicon import any_of, lexicon, words
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled
from zongjie_lint.relations.clock import RESPECTIVELY
from zongjie_lint.relations.misprint import likely_misprint
from zongjie_lint.relations.percentage_list import PURE, PercentageList, last_clause, percentage_lists
from zongjie_lint.relations.relation import Operand, Relation
from zongjie_lint.relations.verdict import Verdict
from zongjie_lint.relations.working import in_unit_of, printed
from zongjie_lint.span import Span

SHARE = Message("占比", "share")
_SHARE = compiled(r"占(?!地|用|道|领|有)|占比|比重")
_ANNOUNCED = compiled(
    rf"{any_of(words('compositions', 'announcing'))}|(?:按|分)[^,。;:]{{1,12}}(?:看|划分|分析|统计|分)[,:]"
)
_SEEN_FROM = compiled(r"从[^,。;:]{1,12}看[,:]")
_ANSWERS = compiled(any_of(words("compositions", "answers")))
_COMPLETE = compiled(any_of(words("compositions", "complete")))
_OPEN = compiled(any_of(words("compositions", "open")) + r"|等(?![级候待次于])")
_REST = compiled(any_of(words("compositions", "rest")))
_LOWEST = compiled(any_of(words("compositions", "lowest_grades")) + "$")
_GRADE = compiled(any_of(words("compositions", "grades")) + "”?(?:的|率|票|人数|群众|家长|企业)*(?:占比?|为|达)?$")
_OUTER = compiled(
    r"占(?:到|了|据)?(?:全国|全省|全市|全县|全区|全州|全盟|全旗|全镇|全乡|全街道|我国|我省|我市|我县|所在)"
)
_NAMED_WHOLE = compiled(r"占(?:到|了|据)?(?P<whole>[^,。;:、()占比重\d]{2,14})(?:的比重|比重|的)")
_THOSE = compiled(
    r"(?<![第其前])(?P<count>[三四五六七八九])(?:者|大?[项类块种家]|个?部分|个?方面|个?渠道)[^,占比]{0,6}(?:占比|比重|所占比[重例]|份额)"
)
_COUNTS = {numeral: count for count, numeral in enumerate("三四五六七八九", 3)}
_YEARS = compiled(rf"{MARKS[NumericKind.DATE]}[、和与]")
_RATE = compiled(r"(?<!占有)率(?:均|分别|依次)?(?:为|达|达到)?$")
_FARTHEST = 60
"""Beyond so many points from 100, the figures are not shares of one whole."""
_NEAR = 12
"""So far a list may go beyond 100 that no word announces."""


class SharesOfWhole(Relation):
    """A list of percentages that is added up and held against 100 %."""

    @classmethod
    def added(cls, document: Document, found: PercentageList, verdict: Verdict) -> Self:
        """The relation of a list, with a verdict on it."""
        numbers = [claim.number for claim in found.claims]
        added = " + ".join(printed(document, number) for number in numbers)
        sign = " ≠ " if verdict is Verdict.FAIL else " → "
        return cls(
            Span(numbers[0].span.start, numbers[-1].span.end),
            numbers[-1],
            tuple(Operand(number, SHARE) for number in numbers),
            found.sum,
            f"{added} = {in_unit_of(document, numbers[0], found.sum.value)}{sign}100%",
            verdict,
            misprint=likely_misprint(numbers, _make_up_a_whole) if verdict is Verdict.FAIL else None,
        )

    def printed_sum(self, document: Document) -> str:
        """What the shares add up to, as a percentage."""
        return in_unit_of(document, self.stated, total(_figures(self.operands)).value)


def _figures(operands: Sequence[Operand]) -> list[Figure]:
    return [operand.number.figure for operand in operands if operand.number.figure]


def _make_up_a_whole(figures: Sequence[Figure]) -> bool:
    return total(figures).meets(PERCENT)


class Composition(SharesOfWhole):
    """Three shares or more that make up a whole."""

    title: ClassVar = Message("构成占比合计", "shares of one whole")

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every list of shares that may be all of a whole."""
        for statement in document.facts(StatementClaims):
            for found in percentage_lists(document, statement):
                if len(found.claims) > 2 and are_shares(found):
                    yield cls.added(document, found, _verdict(found))


def are_shares(found: PercentageList) -> bool:
    """Whether a list is one of shares: the word stands before each, before all of them, or a structure is announced."""
    cue = found.before + found.claims[0].lead
    if any(_RATE.search(claim.lead) for claim in found.claims) or _OUTER.search(found.text):
        return False
    if found.is_respective:
        return bool(_SHARE.search(found.claims[0].clause) or (_is_announced(found) and RESPECTIVELY.search(cue)))
    shared = [bool(_SHARE.search(gap)) or bool(PURE.fullmatch(gap)) for gap in found.gaps]
    return (all(shared) and bool(_SHARE.search(found.claims[0].clause))) or (
        (_is_announced(found) or _SEEN_FROM.search(found.before) is not None) and not any(shared)
    )


def _verdict(found: PercentageList) -> Verdict:
    if found.is_hedged:
        return Verdict.NOT_ASSESSABLE
    if found.sum.meets(PERCENT):
        return Verdict.PASS if found.sum.value == PERCENT.value else Verdict.ROUNDING
    if _is_open(found) or cut_across(found) or abs(found.sum.value - PERCENT.value) > _FARTHEST:
        return Verdict.UNCERTAIN
    return _too_much(found) if found.sum.exceeds(PERCENT) else too_little(found)


def _too_much(found: PercentageList) -> Verdict:
    if is_closed(found) or _are_grades(found):
        return Verdict.FAIL
    if any(_ANSWERS.search(head) for head in found.heads):
        return Verdict.UNCERTAIN
    if _is_announced(found):
        return Verdict.FAIL
    is_near = found.sum.value - PERCENT.value <= _NEAR
    names_wholes = _NAMED_WHOLE.search(",".join(found.heads)) and not _is_of_those_named(found)
    is_plain = is_near and not _is_mixed(found) and not names_wholes
    return Verdict.FAIL if is_plain else Verdict.UNCERTAIN


def _is_mixed(found: PercentageList) -> bool:
    """Whether some of the shares, but not all, are of those who have a certain property: 女性 beside 外来工."""
    names = [last_clause(head) for head in found.heads if head]
    families = lexicon("compositions")["families"].values()
    return any(0 < sum(_bears([name], family) for name in names) < len(names) for family in families)


def too_little(found: PercentageList) -> Verdict:
    """What to make of shares that leave something out: an error only where the list says that it is complete."""
    digits = sum((claim.figure.high - claim.figure.low for claim in found.claims), start=Decimal(0))
    if PERCENT.value - found.sum.value < digits:
        return Verdict.ROUNDING
    return Verdict.FAIL if is_closed(found) else Verdict.UNCERTAIN


def is_closed(found: PercentageList) -> bool:
    """Whether a list says that nothing is left out: it has a rest, or the lowest grade, or a word that says so."""
    names = [last_clause(head) for head in found.heads]
    return bool(
        is_said_complete(found)
        or (_REST.search(names[-1]) and not found.is_respective)
        or (_are_grades(found) and _LOWEST.search(_bare(names[-1])))
    )


def is_said_complete(found: PercentageList) -> bool:
    """Whether a word says that a list is all there is."""
    return bool(_COMPLETE.search(found.before + found.after))


def _are_grades(found: PercentageList) -> bool:
    return all(_GRADE.search(last_clause(head).strip('“”‘’"')) for head in found.heads)


def _bare(name: str) -> str:
    return compiled(r"[“”‘’\"]|(?:的|率|票)*(?:占比?|为)?$").sub("", name)


def _is_announced(found: PercentageList) -> bool:
    return bool(_ANNOUNCED.search(found.before))


def _is_open(found: PercentageList) -> bool:
    if _is_of_those_named(found):
        return bool(
            _OPEN.search(found.claims[0].clause.removeprefix("其中") + compiled(r"[。;]").split(found.after)[0])
        )
    sentence = found.before + ",".join(found.gaps) + compiled(r"[。;]").split(found.after)[0]
    wholes = {match["whole"] for match in _NAMED_WHOLE.finditer(",".join(found.heads))}
    return bool(_OPEN.search(sentence) or _YEARS.search(found.before)) or len(wholes) > 1


def _is_of_those_named(found: PercentageList) -> bool:
    """Whether a row of shares takes up so many that were named before: “三者比重依次为”."""
    taken_up = _THOSE.search(compiled(r"[,)]").split(found.heads[0])[-1])
    return bool(taken_up and found.is_respective and _COUNTS[taken_up["count"]] == len(found.claims))


def cut_across(found: PercentageList) -> bool:
    """Whether what the shares are of are properties of different sorts, or of growing extent: 女性 and 党员, 本科以上 and 大专以上."""
    text = [found.heads[0]] if found.is_respective else [last_clause(head) for head in found.heads]
    families = [names for names in lexicon("compositions")["families"].values() if _bears(text, names)]
    return len(families) > 1 or sum("以上" in name for name in text) > 1 or sum("以下" in name for name in text) > 1


def _bears(text: Sequence[str], names: Sequence[str]) -> bool:
    return any(name in head for head in text for name in names)
