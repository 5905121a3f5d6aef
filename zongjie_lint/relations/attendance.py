"""People and the occasions they came, households and the people in them: there are no more people than occasions, and no more households than people."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from itertools import pairwise
from typing import ClassVar, Self

import regex

from zongjie_lint.document import Document
from zongjie_lint.facts.claim import Claim, Role, StatementClaims
from zongjie_lint.facts.indicator import indicator_in
from zongjie_lint.lexicon import any_of, lexicon, words
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled
from zongjie_lint.relations.binding import amounts
from zongjie_lint.relations.relation import Operand, Relation
from zongjie_lint.relations.verdict import Verdict
from zongjie_lint.relations.working import printed
from zongjie_lint.span import Span

EARLIER = Message("前一环节", "earlier stage")
OCCASIONS = Message("人次", "attendances")
PEOPLE = Message("人数", "people")
_REACHED = compiled(any_of(words("attendances", "reached")))
_EVERYONE = compiled(rf"(?:{any_of(words('attendances', 'reached', 'anyone'))}|[,、共计累达到了约]|的)*")
_NEXT_TO = 16


class Attendance(Relation):
    """How many people came, and how many times they came together."""

    title: ClassVar = Message("人数不多于人次", "no more people than attendances")

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every number of people right after a number of attendances of the same people."""
        for statement in document.facts(StatementClaims):
            if statement.statement.dimensions.isdisjoint(_COUNTS_OF_OCCASIONS):
                continue
            for one, other in pairwise(amounts(statement.with_role(Role.LEVEL))):
                if (one.dimension, other.dimension) in _OCCASIONS and _are_the_same(one, other):
                    yield cls._of(document, other, one, OCCASIONS)

    @classmethod
    def _of(cls, document: Document, fewer: Claim, more: Claim, role: Message) -> Self:
        exceeds = fewer.figure.exceeds(more.figure)
        verdict = Verdict.FAIL if exceeds else Verdict.PASS
        if fewer.figure.is_hedged or more.figure.is_hedged:
            verdict = Verdict.NOT_ASSESSABLE
        working = f"{printed(document, fewer.number)} {'>' if exceeds else '≤'} {printed(document, more.number)}"
        ends = sorted((fewer.number.span, more.number.span))
        return cls(
            Span.covering(*ends), fewer.number, (Operand(more.number, role),), None, working, verdict, is_probable=True
        )


class Household(Attendance):
    """How many households there are, and how many people in them."""

    title: ClassVar = Message("户数不多于人数", "no more households than people")

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every number of people that follows the number of their households at once."""
        for statement in document.facts(StatementClaims):
            if not statement.statement.dimensions.issuperset(_IN_HOUSEHOLDS):
                continue
            for one, other in pairwise(amounts(statement.with_role(Role.LEVEL))):
                between = one.text_to(other) if other.at == one.at + 1 else None
                dimensions = (one.dimension, other.dimension)
                if dimensions == _IN_HOUSEHOLDS and between is not None and _IN_THEM.fullmatch(between):
                    yield cls._of(document, one, other, PEOPLE)


class Stage(Attendance):
    """How many came to a stage, and how many of them to the next."""

    title: ClassVar = Message("后一环节不多于前一环节", "no more at a later stage than at an earlier")

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every number of a later stage right after that of an earlier, of the same measure."""
        for statement in document.facts(StatementClaims):
            for one, other in pairwise(amounts(statement.claims)):
                is_level = one.role is other.role is Role.LEVEL
                is_alike = one.number.unit == other.number.unit or (one.dimension, other.dimension) == _PEOPLE_CAME
                if is_level and is_alike and other.at == one.at + 1 and _is_later(one, other):
                    yield cls._of(document, other, one, EARLIER)


def _is_later(earlier: Claim, later: Claim) -> bool:
    """Whether two numbers are of two stages of the same people or things: the second names no others."""
    between = later.text_to(earlier)
    if len(between) > _NEXT_TO or _ALSO.search(earlier.clause + between + later.statement.after(later.at)):
        return False
    return any(
        one.search(earlier.lead) and (named := other.fullmatch(between)) and _are_among(earlier, named["noun"] or "")
        for one, other in _stages()
    )


def _are_among(earlier: Claim, noun: str) -> bool:
    """Whether those who got farther are called as before, or no one in particular."""
    return not noun or bool(_EVERYONE.fullmatch(noun)) or noun in earlier.lead


@cache
def _stages() -> tuple[tuple[regex.Pattern[str], regex.Pattern[str]], ...]:
    """The words before a number of an earlier stage, and all that stands between it and one of the later."""
    return tuple(
        (
            compiled(rf"{any_of(stage['earlier'])}(?!率)\p{{Han}}{{0,8}}$"),
            compiled(
                rf"\p{{Han}}{{0,6}}[,、](?:最终|最后|目前|已经|全部|已|有|共|共有|有效|现|均|经|的|,)*(?P<noun>\p{{Han}}{{0,6}}?){any_of(stage['later'])}(?!率|[及或])(?:证书|问卷|样品|人员|人数|学员|批次|问题|隐患|的|了|率|共|为|有|达|达到|共计|到位|整改|完毕)*"
            ),
        )
        for stage in lexicon("attendances")["stages"]
    )


_PEOPLE_CAME = ("attendances", "persons")
_ALSO = compiled(r"累计|历年|往年|上年|去年|结转|含|另|不含|以来|还|同期|计划|目标|任务|遗留|存量")
_IN_THEM = compiled(r"\p{Han}{0,6}?共?计?")


_OCCASIONS = frozenset(
    (("attendances", "persons"), ("household_visits", "households"), ("company_visits", "家"), ("case_visits", "cases"))
)
"""What counts occasions, and what they are occasions of."""
_COUNTS_OF_OCCASIONS = frozenset(occasions for occasions, _ in _OCCASIONS)
_IN_HOUSEHOLDS = ("households", "persons")


def _are_the_same(occasions: Claim, people: Claim) -> bool:
    """Whether the people counted are those who came: they are called the same, or no one in particular."""
    between = occasions.text_to(people)
    if people.at != occasions.at + 1 or len(between) > _NEXT_TO or not _REACHED.search(between):
        return False
    called = indicator_in(_REACHED.sub("", people.lead))
    return bool(_EVERYONE.fullmatch(between)) or (len(called) > 1 and called in occasions.lead)
