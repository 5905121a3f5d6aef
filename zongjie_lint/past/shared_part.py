"""The parts that several reports share: how often, under which titles, how deep and in which order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from statistics import mean

from zongjie_lint.facts.heading_likeness import are_alike, core, is_general
from zongjie_lint.facts.ordinal import OrdinalStyle
from zongjie_lint.facts.role import Role
from zongjie_lint.past.past_report import PastPart, PastReport
from zongjie_lint.patterns import compiled
from zongjie_lint.record import replace

HALF = 0.5
_MOST_TITLES = 6
_MOST_RARE_TITLES = 3
_TURNED = 0.2
"""In more of the reports two parts must not stand the other way round if their order is to count."""
_DECISIVE = (
    Role.PROBLEMS, Role.PLAN, Role.EXPERIENCE, Role.CAUSES, Role.SITUATION, Role.GOALS,
    Role.INDICATORS, Role.INTEGRITY, Role.DUTY, Role.SAFEGUARDS, Role.WORK, Role.OVERVIEW,
)  # fmt: skip
"""Of the roles that one heading may have, the first is what the part is known by."""
_VAGUE = (Role.WORK, Role.OVERVIEW)
"""Below the top these words are in too many headings."""
_NEVER_TWO = (*_VAGUE, Role.PROBLEMS, Role.PLAN)
"""Most of a report is work, whatever its headings; and what is wanting and to be done is one part under several headings."""
_NUMBERED = compiled(r"\d|[xX×*]{2}")


@dataclass(frozen=True)
class _Place:
    """A part in the report that has it."""

    report: int
    part: PastPart


@dataclass(frozen=True)
class SharedPart:
    """A part that some of the reports have."""

    role: Role | None
    titles: tuple[tuple[str, int], ...]
    """Each with the number of reports that have it, the most frequent first."""
    level: int
    count: int
    """How many reports have it."""
    reports: int
    """How many were read."""
    unheaded: int
    """How many have it without a heading of its own."""
    start: float
    """Where it begins on average, from 0 to 1."""
    lengths: tuple[int, ...]
    """In characters, the shortest first."""
    style: OrdinalStyle | None
    """How its heading is mostly numbered."""
    unworded: tuple[str, ...] = ()
    """Titles whose words alone do not tell the role."""
    starts: dict[int, float] = field(default_factory=dict, compare=False, repr=False)
    """Where it begins in each report that has it."""
    movable: bool = False

    @property
    def share(self) -> float:
        """How many of the reports have it, from 0 to 1."""
        return self.count / self.reports


def shared_parts(reports: Sequence[PastReport]) -> list[SharedPart]:
    """The parts that at least two of the reports have, or the only one has, in their usual order."""
    clusters = _clusters(reports)
    taken: set[int] = set()
    found: list[SharedPart] = []
    for role in _DECISIVE:
        members = [at for at, cluster in enumerate(clusters) if role in _known_by(cluster)]
        taken |= set(members)
        members, beside = _told_apart(role, members, clusters, len(reports))
        if beside:
            found.append(_shared(None, _first([place for at in beside for place in clusters[at]]), set(), reports))
        chief, others = _chief(role, members, clusters, len(reports))
        places = _first([place for at in chief for place in clusters[at]])
        unheaded = set() if role in _VAGUE else _unheaded(reports, role, places)
        if places:
            found.append(_shared(role, places, unheaded, reports))
        found += [_shared(None, clusters[at], set(), reports) for at in others]
    rest = [cluster for at, cluster in enumerate(clusters) if at not in taken]
    found += [_shared(None, cluster, set(), reports) for cluster in rest]
    fewest = min(2, len(reports))
    told = [part for part in found if part.titles or part.role]
    kept = [part for part in told if part.count >= fewest and (part.level == 1 or part.share >= HALF)]
    return _with_order(sorted(kept, key=lambda part: (part.start, part.level, part.titles)))


def _clusters(reports: Sequence[PastReport]) -> list[list[_Place]]:
    """The headings that name the same part; those of different depth apart."""
    places = [_Place(at, part) for at, report in enumerate(reports) for part in report.parts]
    found: list[list[_Place]] = []
    for level in sorted({place.part.level for place in places}):
        by_core: dict[str, list[_Place]] = {}
        for place in places:
            if place.part.level == level:
                by_core.setdefault(core(place.part.title), []).append(place)
        found += _joined(by_core)
    return found


def _joined(by_core: dict[str, list[_Place]]) -> list[list[_Place]]:
    """Put cores that are alike together: each goes to the most frequent one that is like it."""
    heads: list[str] = []
    groups: dict[str, list[_Place]] = {}
    for name in sorted(by_core, key=lambda name: (-len({place.report for place in by_core[name]}), name)):
        head = next((head for head in heads if are_alike(head, name)), None)
        if head is None:
            heads.append(name)
            groups[name] = list(by_core[name])
        else:
            groups[head] += by_core[name]
    return [groups[head] for head in heads]


def _known_by(cluster: Sequence[_Place]) -> set[Role]:
    """The roles that a heading is known by: problems and plans may be one part, of others the first counts."""
    counts = Counter(role for place in cluster for role in place.part.roles)
    roles = [role for role in _DECISIVE if counts[role] * 2 >= len(cluster) and not _is_vague(role, cluster)]
    both = {Role.PROBLEMS, Role.PLAN}
    return both if both <= set(roles) else set(roles[:1])


def _is_vague(role: Role, cluster: Sequence[_Place]) -> bool:
    return role in _VAGUE and cluster[0].part.level > 1


def _told_apart(
    role: Role, members: Sequence[int], clusters: Sequence[Sequence[_Place]], reports: int
) -> tuple[list[int], list[int]]:
    """The clusters of a role and of a part beside it, where most reports have two: 学习情况 and 履职情况 are both of duty."""
    by_report: dict[int, list[tuple[float, int]]] = {}
    for at in members:
        for place in clusters[at]:
            if place.part.level == 1:
                by_report.setdefault(place.report, []).append((place.part.start, at))
    ranks: dict[int, list[int]] = {}
    several = [sorted(found) for found in by_report.values() if len({at for _, at in found}) > 1]
    if role in _NEVER_TWO or len(several) < max(2, reports * HALF):
        return list(members), []
    for found in several:
        for rank, (_, at) in enumerate(found):
            ranks.setdefault(at, []).append(rank)
    first = [at for at in members if at in ranks and ranks[at].count(0) * 2 > len(ranks[at])]
    later = [at for at in members if at not in first]
    return (first, later) if _extent(first, clusters) > _extent(later, clusters) else (later, first)


def _extent(members: Iterable[int], clusters: Sequence[Sequence[_Place]]) -> int:
    return sum(place.part.length for at in members for place in clusters[at])


def _chief(
    role: Role, members: Sequence[int], clusters: Sequence[Sequence[_Place]], reports: int
) -> tuple[list[int], list[int]]:
    """The clusters that are the part of a role together, and those that are parts beside it as most reports have them."""
    big = [at for at in members if _count(clusters[at]) >= max(2, reports * HALF)]
    fields = [at for at in big if role in _VAGUE and not any(is_general(place.part.title) for place in clusters[at])]
    rest = [at for at in members if at not in fields]
    if fields and _count(place for at in rest for place in clusters[at]) >= reports * HALF:
        return rest, fields
    return _first_of(members, big, clusters)


def _first_of(
    members: Sequence[int], big: Sequence[int], clusters: Sequence[Sequence[_Place]]
) -> tuple[list[int], list[int]]:
    """The most frequent of the frequent clusters with the rare ones, and the other frequent ones."""
    if len(big) < 2:
        return list(members), []
    first = min(
        big,
        key=lambda at: (
            -_count(clusters[at]),
            clusters[at][0].part.level,
            min(place.part.start for place in clusters[at]),
        ),
    )
    others = [at for at in big if at != first]
    return [at for at in members if at not in others], others


def _count(cluster: Iterable[_Place]) -> int:
    return len({place.report for place in cluster})


def _first(places: Iterable[_Place]) -> list[_Place]:
    """Of the headings of one report only the first at its highest level, under which the part begins."""
    first: dict[int, _Place] = {}
    for place in sorted(places, key=lambda place: (place.part.level, place.part.start)):
        first.setdefault(place.report, place)
    return [first[report] for report in sorted(first)]


def _unheaded(reports: Sequence[PastReport], role: Role, places: Sequence[_Place]) -> set[int]:
    """The reports that have a part without a heading of its own."""
    headed = {place.report for place in places}
    return {at for at, report in enumerate(reports) if role in report.roles and at not in headed}


def _shared(
    role: Role | None, places: Sequence[_Place], unheaded: set[int], reports: Sequence[PastReport]
) -> SharedPart:
    level = min(Counter(place.part.level for place in places).most_common(), key=lambda pair: (-pair[1], pair[0]))[0]
    starts: dict[int, float] = {}
    for place in places:
        starts[place.report] = min(starts.get(place.report, 1.0), place.part.start)
    return SharedPart(
        role,
        _titles(places),
        level,
        len(starts.keys() | unheaded),
        len(reports),
        len(unheaded),
        mean(starts[at] for at in sorted(starts)),
        tuple(sorted(place.part.length for place in places)),
        _style(places),
        tuple(sorted({place.part.title for place in places if role in place.part.roles and not place.part.is_worded})),
        starts,
    )


def _style(places: Sequence[_Place]) -> OrdinalStyle | None:
    counts = Counter(place.part.style for place in places if place.part.style)
    return min(counts, key=lambda style: (-counts[style], style.rank)) if counts else None


def _titles(places: Sequence[_Place]) -> tuple[tuple[str, int], ...]:
    """The titles with their counts, less those that are sentences or hold figures."""
    reports: dict[str, set[int]] = {}
    for place in places:
        reports.setdefault(place.part.title, set()).add(place.report)
    counted = sorted(((title, len(found)) for title, found in reports.items()), key=lambda pair: (-pair[1], pair[0]))
    names = {place.part.title for place in places if place.part.is_name and not _NUMBERED.search(place.part.title)}
    plain = [pair for pair in counted if pair[0] in names]
    often = [pair for pair in plain if pair[1] > 1][:_MOST_TITLES]
    return tuple(often + [pair for pair in plain if pair[1] == 1][: max(0, _MOST_RARE_TITLES - len(often))])


def _with_order(parts: Sequence[SharedPart]) -> list[SharedPart]:
    """The parts, those that stand now before, now behind another marked as movable."""
    return [
        replace(part, movable=any(_are_turned(part, other) for other in parts if other is not part)) for part in parts
    ]


def _are_turned(one: SharedPart, other: SharedPart) -> bool:
    """Whether reports do not agree which of two parts comes first."""
    if one.level != other.level or min(one.share, other.share) < HALF:
        return False
    both = [at for at in one.starts if at in other.starts and one.starts[at] != other.starts[at]]
    before = sum(one.starts[at] < other.starts[at] for at in both)
    return bool(both) and _TURNED < before / len(both) < 1 - _TURNED


def kinds_of(reports: Sequence[PastReport]) -> Iterator[tuple[str | None, list[PastReport]]]:
    """The reports by kind, the most frequent kind first, those of no known kind last."""
    by_kind: dict[str | None, list[PastReport]] = {}
    for report in reports:
        by_kind.setdefault(report.kind.key if report.kind else None, []).append(report)
    yield from sorted(by_kind.items(), key=lambda pair: (pair[0] is None, -len(pair[1]), pair[0] or ""))
