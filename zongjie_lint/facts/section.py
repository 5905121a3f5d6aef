"""The parts of a report and what each is for, with or without headings."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Self

from zongjie_lint.document import Document, Fact
from zongjie_lint.facts.cue import Cue, speaks_of_weakness
from zongjie_lint.facts.date import YEAR, year_of
from zongjie_lint.facts.enumeration import Enumeration
from zongjie_lint.facts.heading import Heading
from zongjie_lint.facts.ordinal import OrdinalStyle
from zongjie_lint.facts.paragraph import Paragraph
from zongjie_lint.facts.role import Role, own_roles, read_heading
from zongjie_lint.facts.unnumbered_heading import UnnumberedHeading
from zongjie_lint.facts.zone import body
from zongjie_lint.patterns import compiled
from zongjie_lint.record import Record, replace, values
from zongjie_lint.span import Span
from zongjie_lint.vocabulary import Vocabulary

_SURE = 0.5
_SURE_BELOW_THE_TOP = 0.7
_LONGEST_BELOW_THE_TOP = 18
"""A longer heading below the top is a claim, not the name of a part."""
_LATE = (Role.PROBLEMS, Role.SITUATION, Role.GOALS, Role.PLAN)
_CLAUSE = compiled(r"[^。;!?]+[。;!?]?")
_IN_A_ROW = 3
_LATER_PART = 0.4
_LAST_PART = 0.7
_INTENT = compiled(
    r"力争|争取(?!到|上级|资金)|确保(?!了)|拟(?=[在于新投建引])|打算"
    r"|(?:月|季度)?(?:底|末|中旬|上旬|下旬)(?:之)?前|年内|不少于|(?<![过走])将(?!近|军|来的)"
)
_AHEAD = compiled(
    r"(?<![过走])将(?!近|军|来的|心|士)|力争|争取(?!到|资金)|要(?=[加抓把坚深继持着推完认进全切强做以])"
    r"|打算|拟(?=[在于新投建引])|明年|来年|下一?步|下半年|今后"
)
_OFTEN = 3
"""Words of intention that make a part one of plans."""
_YEAR = compiled(rf"({YEAR})\s?年")


class Section(Fact, Record):
    """A part of the report from its heading, or its opening sentence, to where the next begins."""

    span: Span
    roles: frozenset[Role]
    heading: Heading | None
    level: int
    """Level of the heading; 1 for a part known by its opening sentence."""

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Sections under headings, then those that only a sentence opens."""
        headed = [cls(**values(section)) for section in _headed(document)]
        yield from headed
        marked = [cls(span, roles, None, level) for span, roles, level in _marked(document)]
        yield from marked
        headed += marked
        yield from (cls(span, frozenset({role}), None, 1) for span, role in _unheaded(document, headed))


def roles_found(document: Document) -> frozenset[Role]:
    """Every role that some section plays."""
    return frozenset(role for section in document.facts(Section) for role in section.roles)


class Stretch(Fact, Record):
    """A stretch of text between two boundaries of sections, with the roles that hold in it."""

    span: Span
    roles: frozenset[Role]

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every stretch with a role; what an opening sentence says comes before headings, the innermost before the outer."""
        sections = sorted((s for s in document.facts(Section) if s.roles), key=lambda s: s.span.start)
        boundaries = sorted({edge for section in sections for edge in (section.span.start, section.span.end)})
        active: list[Section] = []
        at = 0
        for start, end in pairwise(boundaries):
            while at < len(sections) and sections[at].span.start <= start:
                active.append(sections[at])
                at += 1
            active = [section for section in active if section.span.end > start]
            if active:
                yield cls(Span(start, end), max(active, key=lambda s: (s.heading is None, s.span.start)).roles)


def role_at(document: Document, offset: int) -> frozenset[Role]:
    """The roles of the part that a place lies in, none where no part with a role holds it."""
    stretches = document.facts(Stretch)
    at = bisect_right(stretches, offset, key=lambda stretch: stretch.span.start) - 1
    return stretches[at].roles if at >= 0 and offset < stretches[at].span.end else frozenset()


class _Headed(Record):
    span: Span
    roles: frozenset[Role]
    heading: Heading
    level: int


def _headed(document: Document) -> list[_Headed]:
    headings = document.facts(Heading)
    paragraphs = body(document)
    end = paragraphs[-1].span.end if paragraphs else 0
    sections = []
    for heading, after in zip(headings, _ends([(h.span.start, h.level) for h in headings], end), strict=True):
        sections.append(
            _Headed(Span(heading.span.start, after), _roles(heading, document.vocabulary), heading, heading.level)
        )
    return list(_by_position(document, sections))


def _ends(headings: Sequence[tuple[int, int]], last: int) -> list[int]:
    """Where the next heading begins that is not below each, told by their starts and levels."""
    ends, open_at = [last] * len(headings), list[int]()
    for at, (start, level) in enumerate(headings):
        while open_at and headings[open_at[-1]][1] >= level:
            ends[open_at.pop()] = start
        open_at.append(at)
    return ends


def _marked(document: Document) -> Iterator[tuple[Span, frozenset[Role], int]]:
    """Sections under headings without a number, each to the next that is not below it."""
    headings, paragraphs = document.facts(UnnumberedHeading), body(document)
    last = paragraphs[-1].span.end if headings else 0
    for heading, end in zip(headings, _ends([(h.span.start, h.level) for h in headings], last), strict=True):
        rhetorical = heading.level == 1
        reading = read_heading(heading.text, rhetorical=rhetorical, vocabulary=document.vocabulary)
        roles = reading.roles(_SURE if rhetorical else _SURE_BELOW_THE_TOP)
        yield Span(heading.span.start, end), roles, heading.level


def _roles(heading: Heading, vocabulary: Vocabulary) -> frozenset[Role]:
    if heading.level == 1:
        top = heading.style in (OrdinalStyle.PART, OrdinalStyle.HAN) and not heading.inline
        return read_heading(heading.text, rhetorical=top, vocabulary=vocabulary).roles(_SURE)
    if len(heading.text) <= _LONGEST_BELOW_THE_TOP:
        return read_heading(heading.text, rhetorical=False, vocabulary=vocabulary).roles(_SURE_BELOW_THE_TOP)
    return own_roles(heading.text, vocabulary)


def _by_position(document: Document, sections: Sequence[_Headed]) -> Iterator[_Headed]:
    """Correct the roles at the top by the order of parts and the years they name."""
    first_year: int | None = None
    seen: set[Role] = set()
    for section in sections:
        if section.level > 1:
            yield section
            continue
        year = _year_in(section.heading)
        first_year = first_year or year
        ahead = bool(year and first_year and year > first_year)
        roles = _without_slogan(document, section, early=not seen & set(_LATE))
        roles = _placed(roles, late=bool(seen & {Role.PROBLEMS, Role.PLAN}), ahead=ahead)
        roles |= own_roles(section.heading.text, document.vocabulary)
        seen |= roles
        yield replace(section, roles=roles)


def _year_in(heading: Heading) -> int | None:
    named = _YEAR.search(heading.text) if "年" in heading.text else None
    return year_of(named[1]) if named else None


def _without_slogan(document: Document, section: _Headed, *, early: bool) -> frozenset[Role]:
    """The roles of a part, that of a plan being work done where only a slogan early in the report speaks for it."""
    if early and _is_slogan(section) and not _speaks_ahead(document, section.span):
        return section.roles - {Role.PLAN} | {Role.WORK}
    return section.roles


def _is_slogan(section: _Headed) -> bool:
    """Whether a heading is taken for a plan because of words such as 重点 and 抓好 alone, which suit work done as well."""
    sure = read_heading(section.heading.text, rhetorical=False).roles(_SURE)
    return Role.PLAN in section.roles and Role.PLAN not in sure


def _speaks_ahead(document: Document, span: Span) -> bool:
    return len(_AHEAD.findall(span.of_text(document.folded))) >= _OFTEN


def _placed(roles: frozenset[Role], *, late: bool, ahead: bool) -> frozenset[Role]:
    if ahead or (late and Role.PLAN in roles):
        return roles - {Role.WORK, Role.INDICATORS, Role.OVERVIEW} or frozenset({Role.PLAN})
    if late and not roles & set(_LATE):
        return roles or frozenset({Role.PLAN})
    return roles


def _unheaded(document: Document, headed: Sequence[Section]) -> Iterator[tuple[Span, Role]]:
    """Parts that a sentence opens; each runs to the next such sentence or the next section at the top."""
    cues = document.facts(Cue)
    paragraphs = body(document)
    if not paragraphs:
        return
    known = {role for section in headed for role in section.roles} | {cue.role for cue in cues}
    starts = [*((cue.span.start, cue.role) for cue in cues), *_unannounced(document, known)]
    tops = (s.span.start for s in headed if s.level == 1 and s.heading and not s.heading.inline)
    ends = sorted([*tops, *(start for start, _ in starts), paragraphs[-1].span.end])
    for start, role in starts:
        after = bisect_right(ends, start)
        yield Span(start, ends[after] if after < len(ends) else start), role


def _unannounced(document: Document, known: Collection[Role]) -> Iterator[tuple[int, Role]]:
    """Where problems and plans begin that neither a heading nor a sentence announces, as what is said there shows."""
    if Role.PROBLEMS not in known:
        lists = [*_lists_of_weaknesses(document)] or _passages_of_weakness(document)
        yield from ((span.start, Role.PROBLEMS) for span in lists)
    if Role.PLAN not in known:
        yield from ((span.start, Role.PLAN) for span in _passage_of_plans(body(document)))


def _lists_of_weaknesses(document: Document) -> Iterator[Span]:
    """Lists of three items or more, most of which say that something is wanting."""
    for enumeration in document.facts(Enumeration):
        weak = [speaks_of_weakness(item.span.of_text(document.folded)) for item in enumeration.items]
        if len(weak) >= 3 and sum(weak) >= 0.6 * len(weak):
            yield enumeration.span


def _passages_of_weakness(document: Document) -> Iterator[Span]:
    """Three clauses or more in a row, most of which say that something is wanting, from the last but one third of a report on."""
    paragraphs = body(document)
    begin, end = paragraphs[0].span.start, paragraphs[-1].span.end
    late = begin + (end - begin) * _LATER_PART
    for paragraph in paragraphs:
        if paragraph.span.end <= late:
            continue
        found = _CLAUSE.finditer(paragraph.folded)
        clauses = [clause for each in found if (clause := Span.of(each, offset=paragraph.span.start)).start > late]
        weak = [speaks_of_weakness(clause.of_text(document.folded)) for clause in clauses]
        for at in range(len(clauses) - _IN_A_ROW + 1):
            if all(weak[at : at + _IN_A_ROW]):
                yield Span.covering(clauses[at], clauses[-1])
                break


def _passage_of_plans(paragraphs: Sequence[Paragraph]) -> Iterator[Span]:
    """What stands at the end of a report and is full of aims and dates to come."""
    begin, end = paragraphs[0].span.start, paragraphs[-1].span.end
    last = [p for p in paragraphs if p.span.end > begin + (end - begin) * _LAST_PART]
    intents = [len(_INTENT.findall(paragraph.folded)) for paragraph in last]
    if sum(intents) >= _OFTEN:
        first = next(paragraph for paragraph, count in zip(last, intents, strict=True) if count)
        yield Span(first.span.start, end)
