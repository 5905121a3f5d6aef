"""The growth of a whole lies between the lowest and the highest growth of its parts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any, ClassVar, Self

from zongjie_lint.document import Document
from zongjie_lint.facts.claim import Claim, Role, StatementClaims
from zongjie_lint.figure import Figure
from zongjie_lint.lexicon import any_of, lexicon
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled
from zongjie_lint.record import Record
from zongjie_lint.relations.binding import percentages
from zongjie_lint.relations.relation import Operand, Relation
from zongjie_lint.relations.verdict import Verdict
from zongjie_lint.span import Span

PART = Message("分项增速", "growth of a part")
_SLACK = Decimal("0.05")
"""Parts are rounded, and so is the whole."""
_NO_MIXTURE = compiled(r"人均|增长率|占比|比重|同口径|可比|剔除|扣除|名义|美元|价格|指数|单位|户均|平均|环比|拉动|贡献")
"""Means and prices may grow faster than each of their parts; growth on different bases cannot be compared."""
_MEASURES = (
    "投资",
    "用电",
    "税收",
    "增加值",
    "产值",
    "贷款",
    "就业",
    "收入",
    "支出",
    "利润",
    "零售",
    "总额",
    "销售",
    "人数",
    "人次",
)
_SAME_MEASURE = {"生产总值": "增加值", "GDP": "增加值", "总产值": "产值"}
_PURE = compiled(r"[、,和及与以]{1,2}")
_SCOPE = r"(?:全[省市县区镇州旗国社会年]{1,3}|我[省市县区镇州]|\d+年|\d+[—~-]\d+月|\d+月份?|[上下]半年|前?[一二三]季度|累计|共|实现|完成|地区|国内|城乡|居民|生活|外贸|地方|规模以上|规上|规模|货物|港口|旅游|\s)*"
_LEADS_ON = compiled(r"其中|分产业看|从产业看|分三次产业看")
_REACH = 60
_MOST = 40
"""How many rates of a statement are looked at."""


class _Rate(Record):
    """A rate of growth, with its sign and the words before it."""

    claim: Claim
    words: str
    """The folded words before it, back to the last rate."""

    @property
    def figure(self) -> Figure:
        """The rate, negative for a fall."""
        return self.claim.figure if self.claim.sign > 0 else -self.claim.figure


class Mixture(Relation):
    """The growth of a whole and of all its parts."""

    title: ClassVar = Message("总体增速与各部分增速", "growth of a whole and of its parts")

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every set of parts that make up a known whole."""
        for statement in document.facts(StatementClaims):
            rates = _rates(document, statement)
            for kind in lexicon("identities")["mixtures"]:
                yield from cls._of_kind(document, rates, kind)

    @classmethod
    def _of_kind(cls, document: Document, rates: Sequence[_Rate], kind: dict[str, Any]) -> Iterator[Self]:
        for start, end in _parts(rates, kind):
            whole = _whole(rates, start, end, kind)
            if whole is not None:
                yield cls._judged(rates[whole], rates[start:end])

    @classmethod
    def _judged(cls, whole: _Rate, parts: Sequence[_Rate]) -> Self:
        low, high = min(parts, key=lambda each: each.figure.low), max(parts, key=lambda each: each.figure.high)
        verdict = _verdict(whole, parts, low.figure, high.figure)
        numbers = [part.claim.number for part in parts]
        spans = sorted([whole.claim.number.span, *(number.span for number in numbers)])
        lies = "不在" if verdict is Verdict.FAIL else "在"
        return cls(
            Span(spans[0].start, spans[-1].end),
            whole.claim.number,
            tuple(Operand(number, PART) for number in numbers),
            None,
            f"{_signed(whole)}{lies}{_signed(low)}—{_signed(high)}之间（各部分：{'、'.join(map(_signed, parts))}）",
            verdict,
        )


def _rates(document: Document, statement: StatementClaims) -> list[_Rate]:
    found, end = [], statement.span.start
    for claim in percentages(_with_lists(statement))[:_MOST]:
        start = max(end, claim.number.span.start - _REACH)
        found.append(_Rate(claim, document.folded[start : claim.number.span.start]))
        end = claim.number.span.end
    return found


def _with_lists(statement: StatementClaims) -> Iterator[Claim]:
    """The rates of growth; in “分别增长3%、5%和4%” all three are."""
    last: Claim | None = None
    for claim in percentages(statement.claims):
        if claim.role is Role.GROWTH:
            last = claim
            yield claim
        elif last and _PURE.fullmatch(last.text_to(claim)):
            last = Claim(claim.statement, claim.at, Role.GROWTH, last.sign, claim.segment)
            yield last
        else:
            last = None


def _parts(rates: Sequence[_Rate], kind: dict[str, Any]) -> Iterator[tuple[int, int]]:
    """Where in a row of rates all the parts of a kind stand: one after the other, or as names before 分别."""
    names, optional = kind["parts"], kind.get("optional", [])
    for start in range(len(rates) - len(names) + 1):
        end = start + len(names)
        if _listed(rates[start], kind):
            more = any(name in rates[start].words for name in optional)
            end += more
            if all(_PURE.fullmatch(rate.words) for rate in rates[start + 1 : end]) and end <= len(rates):
                yield start, end
        elif all(_is_called(rate.words, called) for rate, called in zip(rates[start:end], names, strict=True)):
            yield start, end


def _listed(rate: _Rate, kind: dict[str, Any]) -> bool:
    """Whether the names of all parts stand together before a list of rates."""
    if "分别" not in rate.words:
        return False
    before = rate.words[: rate.words.rindex("分别")]
    at = 0
    for called in kind["parts"]:
        found = [before.find(name, at) for name in called if before.find(name, at) >= 0]
        if not found:
            return any(listed in before for listed in kind.get("listed", []))
        at = min(found) + 1
    return True


def _is_called(before: str, called: Sequence[str]) -> bool:
    """Whether the last clause with a name in it is about a part."""
    clause = [piece for piece in compiled(r"[,。;:、(]|其中").split(before) if compiled(r"\p{Han}{2}").search(piece)]
    named = [
        piece for piece in clause if not compiled(r"\s*(?:同比|比上年|较上年|增长|下降|增幅|降幅|上升)").match(piece)
    ]
    return bool(named) and bool(compiled(rf"^(?:全市|全县|全省|全区|中)?{any_of(called)}").search(named[-1].strip()))


def _whole(rates: Sequence[_Rate], start: int, end: int, kind: dict[str, Any]) -> int | None:
    """The rate of the whole: right before the parts, or right after them."""
    text = "".join(rate.words for rate in rates[start:end])
    for at in (start - 1, end):
        if 0 <= at < len(rates) and _is_whole(rates[at], kind, text):
            return at
    return None


def _is_whole(rate: _Rate, kind: dict[str, Any], parts: str) -> bool:
    if _NO_MIXTURE.search(rate.words + parts):
        return False
    own = _called_whole(rate.words, kind["wholes"])
    bare = compiled(any_of(name for called in kind["parts"] for name in called)).sub("", parts)
    measures = {_SAME_MEASURE.get(each, each) for each in _measured(bare)}
    return bool(own) and measures <= _measures_of(own) and (bool(measures) or _are_of(own, kind, parts))


def _called_whole(before: str, names: Sequence[str]) -> str:
    """The clause that names the whole, with no word before the name that makes it a part: not 民营经济税收."""
    pattern = compiled(rf"^{_SCOPE}{any_of(names)}")
    clauses = [each.strip() for each in compiled(r"[,。;:]").split(before)]
    return next((clause for clause in reversed(clauses) if pattern.search(clause)), "")


def _are_of(own: str, kind: dict[str, Any], parts: str) -> bool:
    """Whether parts without a measure of their own are parts of this whole: it has none either, or 其中 leads to them."""
    return "listed" not in kind or bool(compiled("生产总值|GDP|经济总量").search(own)) or bool(_LEADS_ON.search(parts))


def _measured(text: str) -> set[str]:
    return {measure for measure in _MEASURES if measure in text}


def _measures_of(text: str) -> set[str]:
    return _measured(text) | {same for name, same in _SAME_MEASURE.items() if name in text}


def _signed(rate: _Rate) -> str:
    return f"{rate.figure.value}%"


def _verdict(whole: _Rate, parts: Sequence[_Rate], low: Figure, high: Figure) -> Verdict:
    if any(rate.figure.is_hedged for rate in (whole, *parts)):
        return Verdict.NOT_ASSESSABLE
    figure = whole.figure
    if low.value <= figure.value <= high.value:
        return Verdict.PASS
    outside = figure.low > high.high + _SLACK or figure.high < low.low - _SLACK
    return Verdict.FAIL if outside else Verdict.ROUNDING
