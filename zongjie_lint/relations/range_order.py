"""A range and the order of its two ends."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, Self

from zongjie_lint.chinese_numerals import read_whole_number
from zongjie_lint.document import Document
from zongjie_lint.facts.claim import Claim, StatementClaims
from zongjie_lint.facts.numeric_expression import NumericKind
from zongjie_lint.figure import Hedge
from zongjie_lint.lexicon import any_of, words
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled
from zongjie_lint.relations.relation import Relation
from zongjie_lint.relations.verdict import Verdict
from zongjie_lint.relations.working import printed

_DOWNWARDS = compiled(any_of(words("ranges", "downwards")))
_NAMES = frozenset(words("ranges", "names"))
_ENDS = compiled(
    r"(?P<lower>-?[\d ,]+(?:\.\d+)?)[ ]?(?P<unit>[^\d\s—~\-至到]*)[ ]?[—~\-至到][ ]?(?P<upper>-?[\d ,]+(?:\.\d+)?)"
)
_HAN_LOWER = compiled(
    r"(?<![一二两三四五六七八九十百千万亿零〇第])(?P<lower>[一二两三四五六七八九十百千]{1,8})[至到—~]$"
)
_SCALED = compiled(r"[十百千万亿]")
_FROM = compiled(r"[由从自][^,。;:]{0,10}$")
_SIGNS = ("-", "−", "±")
_LARGE = 100
"""From here on, the lower end of “5000至1万元” may have no scale."""
_LOOKED_BACK = 30
_LOOKED_AHEAD = 14


class RangeOrder(Relation):
    """The two ends of a range."""

    title: ClassVar = Message("区间上下限", "ends of a range")

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every range of amounts or percentages."""
        for statement in document.facts(StatementClaims):
            for claim in statement.claims:
                verdict = _verdict(document, claim)
                if verdict:
                    number = claim.number
                    yield cls(number.span, number, (), None, _working(document, claim, verdict), verdict)


def _verdict(document: Document, claim: Claim) -> Verdict | None:
    """None where the number is no range, or a descending one may be meant."""
    falls = None if claim.number.kind is NumericKind.BARE else _falls(document, claim)
    if falls is None or claim.lead.endswith(_SIGNS) or _FROM.search(claim.lead):
        return None
    if not falls:
        return Verdict.PASS
    return None if claim.number.unit in _NAMES or _DOWNWARDS.search(_around(claim)) else Verdict.FAIL


def _falls(document: Document, claim: Claim) -> bool | None:
    """Whether the second end of a range is smaller than the first, however the first is scaled."""
    han = _HAN_LOWER.search(claim.lead)
    if han and not claim.figure.is_hedged:
        lower = read_whole_number(han["lower"])
        digits = claim.number.number.of_text(document.folded)
        return None if lower is None or digits[:1].isdigit() else lower > claim.figure.value
    if claim.figure.hedge is not Hedge.RANGE:
        return None
    return claim.figure.value > claim.figure.low and not _may_rise(document, claim)


def _may_rise(document: Document, claim: Claim) -> bool:
    """Whether the first end has a scale of its own that is only meant, as in “5000至1万元”."""
    text = claim.number.span.of_text(document.folded)
    ends = _ENDS.search(text)
    if ends is None:
        return True
    lower = float(ends["lower"].replace(" ", "").replace(",", ""))
    rest = text[ends.end() :]
    return lower >= _LARGE and not _SCALED.search(ends["unit"]) and bool(_SCALED.search(rest))


def _around(claim: Claim) -> str:
    masked = claim.statement.masked
    before = masked[max(0, claim.place - _LOOKED_BACK) : claim.place]
    return compiled(r"[。;:]").split(before)[-1] + claim.statement.after(claim.at)[:_LOOKED_AHEAD]


def _working(document: Document, claim: Claim, verdict: Verdict) -> str:
    order = "前一个数大于后一个数" if verdict is Verdict.FAIL else "前一个数不大于后一个数"
    han = _HAN_LOWER.search(claim.lead)
    return f"{han[0] if han else ''}{printed(document, claim.number)}：{order}"
