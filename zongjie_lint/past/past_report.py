"""One approved report, as far as the others are compared with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from zongjie_lint.document import Document
from zongjie_lint.facts.date import YEAR
from zongjie_lint.facts.ordinal import OrdinalStyle
from zongjie_lint.facts.own_name import OwnName
from zongjie_lint.facts.part import Part
from zongjie_lint.facts.report_kind import Kind, kind_of
from zongjie_lint.facts.role import Role, read_heading
from zongjie_lint.facts.section import roles_found
from zongjie_lint.facts.zone import body
from zongjie_lint.folding import fold
from zongjie_lint.patterns import compiled
from zongjie_lint.span import Span, Spans

_MONTHS = r"\d{1,2}\s?(?:[—~\-至到]\s?\d{1,2}\s?)?月(?:份)?(?:底|末)?"
_TIME = (
    rf"(?:截至|截止|到|至)?(?:{YEAR}\s?[—~\-至到]\s?)?{YEAR}\s?年(?:度|底|末|初)?(?:{_MONTHS}(?:\d{{1,2}}日)?)?(?:以来)?(?:的|，|,)?"
    rf"|(?:截至|截止)?{_MONTHS}(?:\d{{1,2}}日)?(?:的|，|,)?"
)
"""Years and months, which are others every time."""
_PLAN = r"“?十[一二三四五六七]五”?(?:规划)?(?:时期|期间)?(?:的)?"
_JOINT = "[和与及暨、]"
_TIMES = compiled(rf"^(?:{_TIME}|{_PLAN})+{_JOINT}?|(?<={_PLAN}){_JOINT}(?:{_TIME}|{_PLAN})+|(?:{_TIME}|{_PLAN})+")
_UNPRINTABLE = compiled(r"[\p{C}\p{Z}]+")
DEEPEST = 2
"""Headings below differ from report to report."""


@dataclass(frozen=True)
class PastPart:
    """A headed part of one report."""

    title: str
    """Without number, years, months and the name of the office."""
    roles: frozenset[Role]
    is_worded: bool
    """Whether the words of the heading alone tell what the part is for."""
    level: int
    start: float
    """Where it begins, from 0 to 1 of the report."""
    length: int
    """In characters."""
    style: OrdinalStyle | None
    is_name: bool = True
    """Whether the heading is the name of a part, and no sentence."""


@dataclass(frozen=True)
class PastReport:
    """What one report shows: its kind, its parts in order, and those that only a sentence opens."""

    kind: Kind | None
    parts: tuple[PastPart, ...]
    roles: frozenset[Role]
    """Of all parts, headed or not."""
    length: int

    @classmethod
    def of(cls, document: Document) -> Self:
        """Read a report."""
        paragraphs = body(document)
        begin, end = (paragraphs[0].span.start, paragraphs[-1].span.end) if paragraphs else (0, 0)
        names = _names(document)
        parts = [part for part in document.facts(Part) if part.level <= DEEPEST]
        read = [_read(part, names, (part.span.start - begin) / max(end - begin, 1)) for part in parts]
        known = tuple(part for part in read if len(part.title) > 1)
        return cls(kind_of(document), known, roles_found(document), sum(map(len, paragraphs)))


def _names(document: Document) -> tuple[str, ...]:
    """What the report calls its office, the longest first."""
    return tuple(sorted({name.text for name in document.facts(OwnName)}, key=lambda name: (-len(name), name)))


def _read(part: Part, names: tuple[str, ...], start: float) -> PastPart:
    spoken = read_heading(fold(part.title), rhetorical=part.level == 1).roles(_SURE)
    title = generalised(part.title, names)
    return PastPart(
        title, part.roles, part.roles <= spoken, part.level, start, len(part.span), part.style, _is_name(part)
    )


def _is_name(part: Part) -> bool:
    return not part.run_in and not _PAUSE.search(part.title)


_SURE = 0.5
_PAUSE = compiled(r"[,，;；。!！?？:：]")


def generalised(title: str, names: tuple[str, ...] = ()) -> str:
    """A heading without what is another every year: times, and the name of the office that reports."""
    folded = fold(title)
    taken = [Span.of(match) for match in _TIMES.finditer(folded)]
    for name in names:
        at = folded.find(name)
        if at >= 0:
            taken.append(Span(at, at + len(name)))
    times_and_names = Spans(taken)
    kept = "".join(letter for at, letter in enumerate(title) if not times_and_names.overlap(Span(at, at + 1)))
    return _UNPRINTABLE.sub("", kept).strip("，。、；：,.;:的")
