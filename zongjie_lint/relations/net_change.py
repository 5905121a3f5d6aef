"""A net change beside what came in and what went out: 净增 = 新增 − 减少."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from typing import ClassVar, Self

from zongjie_lint.document import Document
from zongjie_lint.facts.claim import Claim, StatementClaims
from zongjie_lint.facts.numeric_expression import NumericKind
from zongjie_lint.facts.statement import ANY_MARK
from zongjie_lint.figure import Figure
from zongjie_lint.lexicon import any_of, words
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled
from zongjie_lint.relations.relation import Computed, Operand, Reading
from zongjie_lint.relations.stock_flow import INFLOW, OUTFLOW, Entry, Flow, flow_by_verb, possible_signs
from zongjie_lint.relations.timed_claim import names_within
from zongjie_lint.relations.working import printed

_RISE, _FALL = (any_of(words("identities", key)) for key in ("net_rise", "net_fall"))
_NET = compiled(rf"(?:(?P<fall>{_FALL})|(?P<rise>{_RISE}))(?:[^,。;:、()增减]{{0,12}})$")
_AFTER = compiled(r"(?:[,;(:。]|[,(](?:其中|即|包括|包含|含))(?:其中|即)?[,:]?")
_STEP = compiled(r"[,、;和及]{1,2}")
_LISTED = compiled(r"[、和及]")
_VERBS = compiled(
    rf"{any_of(words('identities', 'inflow', 'outflow'))}|{ANY_MARK}|全年|今年|本年|上半年|年内|当年|期间|共计?|累计|先后|陆续|等|其中|原因|因|了|的|各?类|[新又已约及和与或、]|净增加?|净减少?"
)
_KINDS = (NumericKind.AMOUNT, NumericKind.SMALL)
_LONGEST = 24
_SHORTEST_NAME = 2
_MOST = 8
_MOST_READINGS = 16


class NetChange(Computed):
    """A net change with the amounts that came in and went out."""

    title: ClassVar = Message("净增减与增加、减少", "net change, in and out")

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every net change right before or right after the amounts it is made of."""
        for statement in document.facts(StatementClaims):
            for claim in statement.claims:
                sign = _sign_of(claim) if claim.number.kind is NumericKind.AMOUNT else 0
                if sign:
                    flows = _flows_after(claim) or _flows_before(claim)
                    yield from cls.judged(
                        document, _readings(document, claim, sign, flows), is_certain=_are_of_it(claim, flows)
                    )


def _sign_of(claim: Claim) -> int:
    """1 for a net rise, −1 for a net fall, 0 for another number."""
    found = _NET.search(claim.statement.masked, max(0, claim.place - _LONGEST), claim.place)
    if found is None:
        return 0
    return -1 if found["fall"] else 1


def _flows_after(net: Claim) -> list[Entry]:
    """“净增4家，其中新登记9家、注销5家”."""
    flows: list[Entry] = []
    place = net.place + 1
    for at in range(net.at + 1, min(len(net.statement.numbers), net.at + 1 + _MOST)):
        lead = net.statement.masked[place : net.statement.places[at]]
        joint = (_STEP if flows else _AFTER).match(lead)
        entry = _entry(net, at, lead[joint.end() :]) if joint else None
        if entry is None:
            return (
                []
                if _LISTED.match(lead) and net.statement.numbers[at].dimension == net.dimension
                else _both_ways(flows)
            )
        flows.append(entry)
        place = net.statement.places[at] + 1
    return _both_ways(flows)


def _flows_before(net: Claim) -> list[Entry]:
    """“新登记9家、注销5家，净增4家”."""
    flows: list[Entry] = []
    for at in range(net.at - 1, max(-1, net.at - 1 - _MOST), -1):
        following = net.place if not flows else net.statement.places[at + 1]
        between = net.statement.masked[net.statement.places[at] + 1 : following]
        entry = _entry(net, at, net.statement.lead(at).partition("其中")[2] or net.statement.lead(at))
        if entry is None or not _STEP.match(between) or len(between) > _LONGEST:
            break
        flows.insert(0, entry)
    return _both_ways(flows)


def _entry(net: Claim, at: int, lead: str) -> Entry | None:
    """A number as an amount that came in or went out."""
    number = net.statement.numbers[at]
    flow = flow_by_verb(lead)
    is_flow = flow in (Flow.IN, Flow.OUT) and not compiled(r"[,。;:]|同比|上年|净").search(lead)
    if number.kind not in _KINDS or number.figure is None or number.dimension != net.dimension or not is_flow:
        return None
    return Entry(number, flow, lead)


def _both_ways(flows: list[Entry]) -> list[Entry]:
    return flows if {Flow.IN, Flow.OUT} <= {entry.flow for entry in flows} else []


def _are_of_it(net: Claim, flows: Sequence[Entry]) -> bool:
    """Whether the amounts are of nothing else than the net change is, and it is of nothing else than they are."""
    around = net.statement.masked[max(0, net.place - 2 * _LONGEST) : net.place]
    if flows and flows[0].number.span < net.number.span:
        start = net.statement.numbers_before(net.place) - len(flows)
        around = net.statement.masked[max(0, net.statement.places[start] - _LONGEST) : net.statement.places[start]]
        named = _VERBS.sub("", _NET.sub("", net.lead))
        if len(named) >= _SHORTEST_NAME and not names_within(named, around):
            return False
    rests = (_VERBS.sub("", entry.name) for entry in flows)
    return all(len(rest) < _SHORTEST_NAME or names_within(rest, around) for rest in rests)


def _readings(document: Document, net: Claim, sign: int, flows: Sequence[Entry]) -> Iterator[Reading]:
    operands = tuple(Operand(entry.number, OUTFLOW if entry.flow is Flow.OUT else INFLOW) for entry in flows)
    for signs in list(product(*map(possible_signs, flows)))[:_MOST_READINGS] if flows else ():
        terms = sorted(zip(signs, flows, strict=True), key=lambda term: -term[0] * sign)
        yield Reading(net, operands, _added(terms, sign), _written(document, terms, sign))


def _added(terms: Sequence[tuple[int, Entry]], sign: int) -> Figure:
    result = Figure.exact(0)
    for own, entry in terms:
        result = result + entry.figure if own == sign else result - entry.figure
    return result


def _written(document: Document, terms: Sequence[tuple[int, Entry]], sign: int) -> str:
    written = [(" + " if own == sign else " − ") + printed(document, entry.number) for own, entry in terms]
    return "".join(written).removeprefix(" + ")
