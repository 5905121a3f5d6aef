"""What per cent of a whole a part is: A ÷ T."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, pairwise
from typing import ClassVar, Self

import regex

from zongjie_lint.document import Document
from zongjie_lint.facts.claim import Claim, Role, StatementClaims
from zongjie_lint.facts.indicator import indicator_in, shared_bigrams
from zongjie_lint.facts.numeric_expression import NumericKind
from zongjie_lint.facts.statement import ALL_MARKS, MARKS
from zongjie_lint.figure import Figure, share
from zongjie_lint.lexicon import any_of, words
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled
from zongjie_lint.relations.binding import aligned, amounts, beside, nearest, percentages, position, subject, topic
from zongjie_lint.relations.relation import Computed, Operand, Reading
from zongjie_lint.relations.share_row import ShareRow
from zongjie_lint.relations.verdict import Verdict
from zongjie_lint.relations.working import printed

PART = Message("部分", "part")
WHOLE = Message("总体", "whole")
_OF = compiled(r"(?P<part>[^,。;:占]*)占(?:到|了|比|有率)?(?P<whole>[^,。;:占]*)$")
_PORTION = compiled(r"(?P<part>[^,。;:]*?)(?:比重|份额)(?P<whole>)[^,。;:]*$")
_OUTER = compiled(any_of([*words("scopes", "outer"), "全年"]))
_GENERIC = compiled(rf"(?:{any_of(words('scopes', 'any_whole'))})*")
_COUNTED_AFTER = compiled(r"[,、(](?:共计|共有|共|计|即|为|达|约|有)?")
_MOST = 6


class Share(Computed):
    """A share in per cent, the part and the whole."""

    title: ClassVar = Message("占比与部分、总体", "share, part and whole")

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every share whose part and whole stand in the statement."""
        statements = document.facts(StatementClaims)
        in_rows = {row.stated.span for row in document.facts(ShareRow) if row.verdict is not Verdict.UNCERTAIN}
        for at, statement in enumerate(statements):
            for rate in (
                each for each in percentages(statement.with_role(Role.SHARE)) if each.number.span not in in_rows
            ):
                readings = [*_readings(document, statement.near(rate), rate)]
                yield from cls.judged(document, readings or _across(document, statements, at, rate))


def _readings(document: Document, statement: StatementClaims, rate: Claim) -> Iterator[Reading]:
    said = _said(rate)
    if not said:
        return
    name, begin = said["whole"], rate.place - len(said["whole"])
    for part in _parts(statement, rate, said["part"], begin):
        for wholes in _wholes(statement, rate, part, name, begin):
            yield _reading(document, rate, part, wholes)
            if indicator_in(said["part"]) != subject(part):
                yield from _taken_together(document, statement, rate, part, wholes)


def _taken_together(
    document: Document, statement: StatementClaims, rate: Claim, part: Claim, wholes: Sequence[Claim]
) -> Iterator[Reading]:
    """The share of a part with others of its list, where that is what is stated: the name may stand for all of them."""
    levels = amounts(statement.with_role(Role.LEVEL), part.dimension)
    listed = [each for each in levels if wholes[-1].at < each.at < rate.at][:_MOST]
    for first, last in combinations(range(len(listed)), 2):
        parts = listed[first : last + 1]
        if part in parts and parts[-1].at - parts[0].at == last - first:
            reading = _reading_of_several(document, rate, parts, wholes)
            if reading.computed.meets(rate.figure):
                yield reading


def _reading_of_several(document: Document, rate: Claim, parts: Sequence[Claim], wholes: Sequence[Claim]) -> Reading:
    (part, of_parts), (whole, of_wholes) = _total(document, parts), _total(document, wholes)
    operands = (*(Operand(each.number, PART) for each in parts), *(Operand(each.number, WHOLE) for each in wholes))
    return Reading(rate, operands, share(part, whole), f"{of_parts} ÷ {of_wholes}")


def _total(document: Document, claims: Sequence[Claim]) -> tuple[Figure, str]:
    """The sum of some amounts, and how it is written."""
    total = sum((claim.figure for claim in claims[1:]), claims[0].figure)
    terms = " + ".join(printed(document, claim.number) for claim in claims)
    return total, terms if len(claims) == 1 else f"({terms})"


def _said(rate: Claim) -> regex.Match[str] | None:
    """What is said to be a share of what; nothing where several parts are taken together."""
    said = _OF.search(rate.clause) or _PORTION.search(rate.clause)
    return None if said is None or _TAKEN_TOGETHER.search(said["part"]) else said


_TAKEN_TOGETHER = compiled(rf"合计?$|共计?$|[两二三四五](?:者|项|个|类|级|家)|之和|合起来|加起来|、[^、{ALL_MARKS}]*$")


def named_whole(rate: Claim) -> str:
    """What a share is said to be a share of, where that is a name that the report may give a figure for."""
    said = _said(rate)
    name = indicator_in(said["whole"]) if said and not _OUTER.search(said["whole"]) else ""
    return "" if _GENERIC.fullmatch(name) else name


def part_of(statement: StatementClaims, rate: Claim) -> list[Claim]:
    """The part that a share is the share of."""
    said = _said(rate)
    return _parts(statement, rate, said["part"], rate.place - len(said["whole"])) if said else []


def _across(document: Document, statements: Sequence[StatementClaims], at: int, rate: Claim) -> Sequence[Reading]:
    """The part with every whole of its kind in the sentences before, if one of them is nearly right: then it is the one that is meant."""
    said = _said(rate)
    if not said or _OUTER.search(said["whole"]):
        return ()
    begin = rate.place - len(said["whole"])
    earlier = [*reversed(statements[max(0, at - _SENTENCES_BACK) : at])]
    among = _AMONG.search(rate.statement.masked, max(0, rate.place - _LOOKED_BACK), rate.place)
    readings = [
        _reading(document, rate, part, [whole])
        for part in _parts(statements[at].near(rate), rate, said["part"], begin)
        for before in earlier
        for whole in _wholes_before(before, part, said["whole"], among["name"] if among else "")
    ]
    return readings if any(_is_nearly_right(reading) for reading in readings) else ()


_AMONG = compiled(r"(?:^|[。;,])在?(?P<name>[^,。;:、\d]{2,12})中,")
_LOOKED_BACK = 60
_FILLER = compiled(r"^(?:这些|上述|全部|已|所有)|[的里之]+$|(?:案件|项目|企业|人员|事项|工作)$")


def _wholes_before(before: StatementClaims, part: Claim, name: str, among: str) -> Iterator[Claim]:
    """The amounts of a sentence that may be the whole: those of the name that is said, else those of the part's kind."""
    wanted = indicator_in(name)
    if among:
        yield from _called(before, part, among)
    elif _GENERIC.fullmatch(wanted):
        yield from _wholes_of(before, part)
    else:
        for claim in amounts(before.with_role(Role.LEVEL), part.dimension):
            if claim.figure.exceeds(part.figure) and _is_called(claim, _COUNT.sub("", wanted)):
                yield claim


_COUNT = compiled(r"(?:总?人数?|总?数量?|总量|总额)$")


def _is_called(claim: Claim, name: str) -> bool:
    own = _COUNT.sub("", subject(claim))
    return min(len(own), len(name)) > 1 and (own.endswith(name) or name.endswith(own))


def _called(before: StatementClaims, part: Claim, name: str) -> Iterator[Claim]:
    """The amounts of a sentence that bear the name of a whole: 审结 for “在审结案件中”."""
    stem = _FILLER.sub("", name)
    for claim in amounts(before.with_role(Role.LEVEL), part.dimension):
        if len(stem) > 1 and claim.lead.rstrip().endswith(stem):
            yield claim


_SENTENCES_BACK = 3
_NEARLY = 8
"""Percentage points."""


def _wholes_of(before: StatementClaims, part: Claim) -> Iterator[Claim]:
    """The larger amounts of a sentence of the same paragraph that share a name with a part."""
    if before.statement.paragraph != part.statement.paragraph:
        return
    for claim in amounts(before.with_role(Role.LEVEL), part.dimension):
        if claim.figure.exceeds(part.figure) and shared_bigrams(subject(part), topic(before, claim)):
            yield claim


def _is_nearly_right(reading: Reading) -> bool:
    return abs(reading.computed.value - reading.stated.figure.value) <= _NEARLY


def _parts(statement: StatementClaims, rate: Claim, named: str, begin: int) -> list[Claim]:
    """The amount before 占 in the position of the share, or with the name said there, or the nearest; or one right after."""
    levels = nearest(amounts(statement.with_role(Role.LEVEL)), rate, most=8)
    after = [claim for claim in levels if claim.at == rate.at + 1 and _COUNTED_AFTER.fullmatch(claim.text_to(rate))]
    before = [
        claim
        for claim in levels
        if claim.place < begin and not _only_tells_which(claim) and not _leaves_out(statement, claim, named)
    ]
    if position(statement, rate)[1] > 1:
        return aligned(statement, rate, before, strictly=True)[:1]
    own = indicator_in(named)
    found = sorted(before, key=lambda claim: -_likeness(statement, claim, own)) if own else before
    if after:
        return after[:1]
    fitting = (
        claim for claim in found if (_likeness(statement, claim, own) > 0 if own else _is_beside(found[0], rate))
    )
    return [*fitting][:_PARTS]


def _leaves_out(statement: StatementClaims, claim: Claim, named: str) -> bool:
    """Whether a name goes up or down from the grade of a claim, and so counts others with it: 硕士及以上 beside 硕士264人."""
    bound = _BOUND.search(named)
    return bound is not None and _BOUND.search(topic(statement, claim)) is None


_BOUND = compiled(r"以[上下内外]")


def _only_tells_which(claim: Claim) -> bool:
    """“400毫升献血” tells which donations are meant."""
    return claim.dimension in _MEASURES and _NAMES_AT_ONCE.match(claim.statement.masked, claim.place + 1) is not None


_MEASURES = ("volume", "mass", "length", "power", "energy")
_NAMES_AT_ONCE = compiled(r"(?![的等])\p{Han}")
_PARTS = 3
"""The nearest is meant, unless one farther off makes the share right."""


def _is_beside(part: Claim, rate: Claim) -> bool:
    """Whether nothing else is told between a part and the clause of its share."""
    between = rate.statement.masked[part.place + 1 : max(part.place + 1, rate.place - len(rate.clause))]
    return len(between) <= _BESIDE and MARKS[NumericKind.DATE] not in between


_BESIDE = 16


def _likeness(statement: StatementClaims, claim: Claim, name: str) -> int:
    """How well a name fits what a claim is about: best where it begins with it."""
    called = topic(statement, claim)
    if called.startswith(name) or name.startswith(called or "?"):
        return 10
    return 5 if name in called else shared_bigrams(name, called)


def _wholes(statement: StatementClaims, rate: Claim, part: Claim, name: str, begin: int) -> Iterator[Sequence[Claim]]:
    """What may be the whole: the amount named in the clause, else each larger one before, and sums of those joined."""
    levels = amounts(statement.claims, part.dimension)
    in_clause = [claim for claim in levels if begin <= claim.place < rate.place]
    if in_clause:
        yield in_clause[-1:]
        return
    before = [claim for claim in levels if claim.role is Role.LEVEL and claim.at < min(part.at, rate.at)]
    outer = _OUTER.search(name)
    if outer:
        before = [claim for claim in before if outer[0] in claim.clause]
    likely = [claim for claim in before if _may_be_whole(statement, claim, part, name)]
    other = _other_half(statement, levels, rate, part)
    if other:
        yield [part, other]
    if likely:
        others = [claim for claim in before if claim not in likely]
        yield from ([claim] for claim in [*reversed(likely[-_MOST:]), *reversed(others[-_MOST:])])
        yield from ([part, claim] for claim in beside(statement.with_role(Role.LEVEL), part))
        yield from ([one, other] for one, other in pairwise(before) if _are_counted_together(one, other))


def _other_half(statement: StatementClaims, levels: Sequence[Claim], rate: Claim, part: Claim) -> Claim | None:
    """The other of two amounts that are called alike, where the share is one of the first: 外贸…，内贸…，外贸占比."""
    said = _said(rate)
    own = indicator_in(said["part"]) if said else ""
    other = next((claim for claim in levels if part.at < claim.at < rate.at), None)
    if other is None or not own or not topic(statement, part).startswith(own):
        return None
    names = subject(part), subject(other)
    return other if len(names[1]) > _ENDING and names[0][-_ENDING:] == names[1][-_ENDING:] else None


_ENDING = 2


def _are_counted_together(one: Claim, other: Claim) -> bool:
    """“186个村、41个社区”."""
    return other.at - one.at == 1 and _TOGETHER.fullmatch(one.text_to(other)) is not None


_TOGETHER = compiled(r"[^,。;:、]{0,10}[、和及与][^,。;:、]{0,10}")


def _may_be_whole(statement: StatementClaims, claim: Claim, part: Claim, name: str) -> bool:
    """Whether an amount is larger than the part and bears the name of the whole, or, beyond a semicolon, that of the part."""
    if not claim.figure.exceeds(part.figure):
        return False
    wanted = indicator_in(_OUTER.sub("", name))
    called = topic(statement, claim)
    if not _GENERIC.fullmatch(wanted):
        bare = _COUNT.sub("", wanted)
        return bare in called or (len(called) > 1 and bare.endswith(called))
    return claim.segment == part.segment or shared_bigrams(subject(part), called) > 0


def share_reading(
    document: Document, rate: Claim, part: Claim, whole: Claim, roles: tuple[Message, Message] = (PART, WHOLE)
) -> Reading:
    """A rate read as what per cent one amount is of another."""
    return Reading(
        rate,
        (Operand(part.number, roles[0]), Operand(whole.number, roles[1])),
        share(part.figure, whole.figure),
        f"{printed(document, part.number)} ÷ {printed(document, whole.number)}",
        formula=share,
    )


def _reading(document: Document, rate: Claim, part: Claim, wholes: Sequence[Claim]) -> Reading:
    if len(wholes) == 1:
        return share_reading(document, rate, part, wholes[0])
    return _reading_of_several(document, rate, [part], wholes)
