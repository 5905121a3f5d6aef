"""Ranks: within the number of those ranked, the places moved, the values of the others, and two ranks of one indicator."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile
from typing import ClassVar, Self

import regex

from zongjie_lint.chinese_numerals import number_value
from zongjie_lint.document import Document, Fact
from zongjie_lint.facts.claim import Role
from zongjie_lint.facts.indicator import canonical, indicator_in
from zongjie_lint.facts.numeric_expression import NumericExpression, NumericKind
from zongjie_lint.facts.statement import ALL_MARKS, AMOUNT, ANY_MARK, MARKS
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled
from zongjie_lint.record import Record, values
from zongjie_lint.relations.contradiction import Contradiction, is_not_yet
from zongjie_lint.relations.passage import Passage, Placed, PlanPassage
from zongjie_lint.relations.relation import Operand
from zongjie_lint.relations.verdict import Verdict
from zongjie_lint.relations.wording import matches_in
from zongjie_lint.relations.working import printed
from zongjie_lint.span import Span

RANK = Message("位次", "rank")
PEER = Message("另一家的数", "another's figure")
_NAME, _SMALL, _PERCENT, _DATE = (
    MARKS[kind] for kind in (NumericKind.NAME, NumericKind.SMALL, NumericKind.PERCENT, NumericKind.DATE)
)
_PLAIN = f"[^,。;:{ALL_MARKS}]"
_RANK = compiled(
    rf"{_NAME}(?=位|名|[,。;、)”!]|$)(?:位(?!居|列)|名(?!列))?|(?:居|列|排名?|夺得|荣登|登上|摘得|夺|获得|勇夺){_PLAIN}{{0,8}}?(?P<first>首位|榜首|头名|冠军)(?=[,。;、)”!]|$)|居(?P<first>首)(?=[,。;、)”!]|$)"
)
_ANY_NAME = compiled(_NAME)
_ORDINAL = compiled(r"第(\d{1,3}|[一二三四五六七八九十百]{1,5})$")
_FIRST = 1


class Rank(Fact, Record):
    """A rank in a passage that is told of what has been: “第3位”, “首位”."""

    span: Span
    passage: Passage
    start: int
    end: int
    value: int
    number: NumericExpression

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every rank that is not hoped for or denied."""
        for passage, match in _matches(document, _RANK):
            rank = _read(document, passage, match)
            if rank and not is_not_yet(passage, match.start()):
                yield cls(**values(rank))
        for passage, match in _matches(document, _RANK, PlanPassage):
            rank = _read(document, passage, match)
            if rank and isinstance(passage, PlanPassage) and _is_kept(passage, rank):
                yield cls(**values(rank))

    @property
    def clause(self) -> str:
        """The words before it in its clause."""
        return self.passage.clause_before(self.start)


_SIGNS = (_NAME, "首", "榜首", "头名", "冠军")
"""One of these is in every rank."""


def _matches(
    document: Document, pattern: regex.Pattern[str], kind: type[Passage] = Passage
) -> Iterator[tuple[Passage, regex.Match[str]]]:
    """Where a pattern matches in the passages that have ranks."""
    ranked = [each for each in document.facts(kind) if any(map(each.masked.__contains__, _SIGNS))]
    return matches_in(ranked, pattern)


def _is_kept(passage: PlanPassage, rank: Rank) -> bool:
    """Whether a rank in a plan is the one that has been reached: it is to be kept, or built upon."""
    return passage.builds_upon(rank.end) or _KEPT.search(rank.clause) is not None


_KEPT = compiled(r"(?:继续保持|保持住?|巩固|守住)[^,。;:]{0,8}$")


def _read(document: Document, passage: Passage, match: regex.Match[str]) -> Rank | None:
    if match["first"]:
        span = passage.span_of(*match.span("first"))
        return Rank(span, passage, match.start(), match.end(), _FIRST, _as_number(document, span))
    number = passage.number_in(*match.span())
    ordinal = _ORDINAL.search(number.span.of_text(document.folded))
    span = passage.span_of(*match.span())
    value = number_value(ordinal[1]) if ordinal else 0
    return Rank(span, passage, match.start(), match.end(), value, _as_number(document, span)) if value else None


def _as_number(document: Document, span: Span) -> NumericExpression:
    return NumericExpression(span, NumericKind.NAME, span, text=span.of_text(document.text))


_FIELD = compiled(
    rf"(?P<scope>全国|全省|全市|全县|全区|全州|全旗|全盟|全系统|全院|全行|全集团|沿海|同级|同类|参评|参赛|参检|参考|辖内|辖区|市辖|在|位居|居|列|排){_PLAIN}{{0,6}}(?P<size>[{AMOUNT}{_SMALL}])"
)
_UNITS = (
    "个",
    "家",
    "所",
    "支",
    "名",
    "座",
    "位",
    "人",
    "村",
    "户",
    "大",
    "组",
    "队",
    "省",
    "市",
    "县",
    "区",
    "类",
    "项",
)
_TO_RANK = compiled(
    rf"(?:{_PLAIN}|\(|\)|、){{0,30}}|(?:{_PLAIN}|\(|\)|、){{0,24}}(?:中|里|内|评比|考核|考评|测评|排名|竞赛|检查|比武|通报),{_PLAIN}{{0,30}}"
)
_MOVE_BETWEEN = compiled(
    rf"{_PLAIN}{{0,24}}(?:中|里|内|,)?[,]?{_PLAIN}{{0,16}}(?:由|从){_PLAIN}{{0,8}}{_NAME}{_PLAIN}{{0,12}}"
)
_AMONG = compiled(r"中|里|内")
_SCOPE = compiled(r"全国|全省|全市|全县|全区|全州|全球|世界|全系统")
_FIELD_REACH = 90


class RankWithinField(Contradiction):
    """A rank and how many are ranked."""

    title: ClassVar = Message("位次与参加排名的个数", "a rank, and how many are ranked")

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every rank with the number of those ranked right before it."""
        for rank in document.facts(Rank):
            field = _field(rank)
            if field is not None and field.figure is not None:
                beyond = rank.value > field.figure.value
                working = f"{printed(document, rank.number)} {'>' if beyond else '≤'} {printed(document, field)}"
                verdict = Verdict.FAIL if beyond else Verdict.PASS
                yield cls.held(rank.number.span, field, working, verdict)


def _field(rank: Rank) -> NumericExpression | None:
    """How many are ranked, where the words between say so and name no wider field."""
    start = max(rank.passage.sentence(rank.start)[0], rank.start - _FIELD_REACH)
    found = None
    for match in _FIELD.finditer(rank.passage.masked, start, rank.start):
        found = match
    if found is None:
        return None
    between = rank.passage.masked[found.end() : rank.start]
    number = rank.passage.number_in(*found.span("size"))
    if not (_TO_RANK.fullmatch(between) or _MOVE_BETWEEN.fullmatch(between)) or not between:
        return None
    if found["scope"] == "在" and not _AMONG.search(between):
        return None
    scopes = {match[0] for match in _SCOPE.finditer(between)}
    own = {match[0] for match in _SCOPE.finditer(found[0])}
    return number if _counts_ranked(number) and scopes <= own else None


def _counts_ranked(number: NumericExpression) -> bool:
    figure = number.figure
    return (
        figure is not None
        and not figure.is_hedged
        and number.unit in _UNITS
        and figure.value > 1
        and figure.value == int(figure.value)
    )


_OF_SO_MANY = compiled(r"(?P<size>[二两三四五六七八九十]{1,2}|\d{1,2})大")


def _size(rank: Rank) -> int:
    """How many are ranked, 0 where that is not told: “4支参赛队伍中”, “四大产业”."""
    field = _field(rank)
    named = _OF_SO_MANY.search(rank.clause)
    if field is not None and field.figure is not None:
        return int(field.figure.value)
    return number_value(named["size"]) if named else 0


_UP = r"升|跃|进|前移|提|晋"
_DOWN = r"退|降|滑|落|跌|后移"
_FROM_TO = compiled(
    rf"(?:由|从){_PLAIN}{{0,16}}(?P<from>{_NAME})(?:位|名)?{_PLAIN}{{0,6}}?(?:(?P<up>{_UP})|(?P<down>{_DOWN})){_PLAIN}{{0,3}}?(?:至|到|为|居){_PLAIN}{{0,8}}(?P<to>{_NAME})(?:位|名)?"
)
_THAN = compiled(
    rf"(?P<to>{_NAME})(?:位|名)?[,(](?:比|较)[^,。;:]{{0,14}}?(?P<from>{_NAME})(?:位|名)?{_PLAIN}{{0,2}}(?:(?P<up>{_UP})|(?P<down>{_DOWN}))"
)
_PLACES = compiled(
    rf"[,、(]?{_PLAIN}{{0,8}}?(?:上升|前移|提升|前进|提高|跃升|进步|进|升|移|后退|下降|退|降|下滑|后移|前|跃|提)(?:了)?(?P<places>[{AMOUNT}{_SMALL}])(?=位|名|次|[,。;)]|$)"
)


class PlacesMoved(Contradiction):
    """“由第5位升至第2位，前移3位”."""

    title: ClassVar = Message("位次升降", "places moved")

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every two ranks of one thing, with the direction and the number of places."""
        for pattern in (_FROM_TO, _THAN):
            for passage, match in _matches(document, pattern):
                yield from cls._of(document, passage, match)

    @classmethod
    def _of(cls, document: Document, passage: Passage, match: regex.Match[str]) -> Iterator[Self]:
        earlier, later = (_rank_at(document, passage, match.start(key)) for key in ("from", "to"))
        if earlier is None or later is None:
            return
        places = _places(passage, match)
        moved = earlier.value - later.value if match["up"] else later.value - earlier.value
        larger, smaller = sorted((earlier.value, later.value), reverse=True)
        if moved < 0:
            if match["down"] or _LESS_IS_BETTER.search(passage.clause_before(match.start())):
                return
            working = f"{earlier.number.text} → {later.number.text}，方向相反"
            yield cls.held(passage.span_of(*match.span()), later.number, working, Verdict.FAIL)
        elif places is not None and places.figure is not None:
            holds = places.figure.value == moved
            working = f"{larger} − {smaller} = {larger - smaller} {'→' if holds else '≠'} {printed(document, places)}"
            operands = [Operand(earlier.number, RANK), Operand(later.number, RANK)]
            verdict = Verdict.PASS if holds else Verdict.FAIL
            yield cls.held(places.span, places, working, verdict, operands)


def _rank_at(document: Document, passage: Passage, place: int) -> Rank | None:
    match = _RANK.match(passage.masked, place) or _ANY_NAME.match(passage.masked, place)
    if match is None:
        return None
    number = passage.number_in(place, place + 1)
    ordinal = _ORDINAL.search(number.span.of_text(document.folded))
    span = passage.span_of(place, match.end())
    return (
        Rank(span, passage, place, match.end(), number_value(ordinal[1]), _as_number(document, span))
        if ordinal
        else None
    )


def _places(passage: Passage, match: regex.Match[str]) -> NumericExpression | None:
    """How many places a rank is said to have moved."""
    is_from_to = match.re.pattern == _FROM_TO.pattern
    pattern = _PLACES if is_from_to else _PLACES_AT_ONCE
    found = pattern.match(passage.masked, match.end() if is_from_to else match.end() - 1)
    if found is None:
        return None
    number = passage.number_in(*found.span("places"))
    return (
        number
        if number.figure is not None and not number.figure.is_hedged and number.unit in ("个", "位", "名")
        else None
    )


_PLACES_AT_ONCE = compiled(rf"{_PLAIN}{{0,4}}?(?P<places>[{AMOUNT}{_SMALL}])(?=位|名|次|[,。;)]|$)")
_TOP = compiled(
    rf"(?P<rank>{_NAME})(?:位|名)?,{_PLAIN}{{0,6}}(?:跻身|进入|挺进|步入|迈入|跻入|稳居|保持在){_PLAIN}{{0,10}}前(?P<top>[{AMOUNT}{_SMALL}])"
)
_CROWNED = compiled(
    rf"(?P<rank>{_NAME})(?:位|名)?,(?:并|且|再次|成功|一举|荣|勇)*(?:夺得|夺魁|摘得|登上|荣登|位居|居|获得|获)(?:了)?(?P<first>榜首|首位|冠军|头名)"
)


class RankBeside(Contradiction):
    """A rank and, in the next clause, a better one for the same thing: “第7位，跻身前5位”, “第二，夺得榜首”."""

    title: ClassVar = Message("位次与紧接着的说法", "a rank, and what is said of it next")

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every rank with a claim of a place among the first, or of the first place, right behind it."""
        for passage, match in _matches(document, _TOP):
            top = passage.number_in(*match.span("top"))
            if top.figure is not None and top.unit in ("位", "名", "强", "个"):
                yield from cls._of(document, passage, match, int(top.figure.value), top.span)
        for passage, match in _matches(document, _CROWNED):
            yield from cls._of(document, passage, match, _FIRST, passage.span_of(*match.span("first")))

    @classmethod
    def _of(cls, document: Document, passage: Passage, match: regex.Match[str], top: int, said: Span) -> Iterator[Self]:
        rank = _rank_at(document, passage, match.start("rank"))
        if rank is not None and not is_not_yet(passage, match.end() - 1):
            worse = rank.value > top
            working = f"{rank.number.text} {'>' if worse else '≤'} {said.of_text(document.text)}"
            yield cls.held(said, rank.number, working, Verdict.FAIL if worse else Verdict.PASS)


_SUBJECT = compiled(
    rf"(?P<subject>{_PLAIN}{{2,24}}?)(?:继续|持续|仍|均|再次|跃|稳|高|分别)*(?:位居|居|位列|名列|列|排名?|排在|位于)(?P<scope>全国|全省|全市|全县|全区|全州|全系统)(?:{_PLAIN}{{0,4}})$"
)
_ANOTHER_TIME = compiled(r"上年|去年|前年|上月|上季|同期|当月|曾|一度|由|从|此前|原|年初|季度|半年")
_LEAST_NAME = 4


class SameRank(Contradiction):
    """One indicator with two ranks."""

    title: ClassVar = Message("同一指标的位次", "one indicator, two ranks")

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every second rank of an indicator in the same field and time."""
        seen: dict[tuple[str, str], tuple[Rank, frozenset[str]]] = {}
        for rank in document.facts(Rank):
            key, times = _key(document, rank)
            if key is None:
                continue
            if key not in seen:
                seen[key] = rank, times
                continue
            first, then = seen[key]
            if (not times or not then or times == then) and (
                len(key[0]) >= _LEAST_NAME or _follows_at_once(first, rank)
            ):
                yield cls._of(first, rank)

    @classmethod
    def _of(cls, first: Rank, rank: Rank) -> Self:
        same = first.value == rank.value
        working = f"{first.number.text} {'=' if same else '≠'} {rank.number.text}"
        verdict = Verdict.PASS if same else Verdict.FAIL
        return cls.held(rank.number.span, first.number, working, verdict)


def _key(document: Document, rank: Rank) -> tuple[tuple[str, str] | None, frozenset[str]]:
    """The indicator and the field of a rank, and the times that its sentence names."""
    clause = rank.clause
    match = _SUBJECT.search(clause) if not _ANOTHER_TIME.search(clause) else None
    start, _ = rank.passage.sentence(rank.start)
    times = frozenset(
        rank.passage.numbers[at].span.of_text(document.folded)
        for at in rank.passage.indices_in(start, rank.start)
        if rank.passage.numbers[at].kind is NumericKind.DATE
    )
    before = rank.passage.masked[max(start, rank.start - _FIELD_REACH) : rank.start]
    if match is None or _ANOTHER_TIME.search(before):
        return None, times
    name = canonical(indicator_in(match["subject"]), document.vocabulary.indicators)
    return ((name, match["scope"]) if len(name) >= _SHORT_NAME else None), times


_SHORT_NAME = 2
_AT_ONCE = 24


def _follows_at_once(first: Rank, rank: Rank) -> bool:
    """Whether nothing else is told between two ranks, so that a name such as 总量 means one indicator."""
    between = rank.passage.masked[first.end : rank.start] if first.passage is rank.passage else ""
    return 0 < len(between) <= _AT_ONCE and len(compiled(ANY_MARK).findall(between)) <= 1


_ITEM_NAME = r"[\p{Han}A-Za-z“”()]"
_VALUE = f"[{AMOUNT}{_PERCENT}]"
_IS = r"(?:为|是|达到?|有|完成|实现|得|获|增长)?"
_PEER_LIST = compiled(
    rf"{_ITEM_NAME}{{2,12}}?{_IS}{_VALUE}(?:[、,和与]{{1,2}}{_ITEM_NAME}{{2,12}}?{_IS}{_VALUE}){{1,11}}"
)
_PEERS_RESPECTIVELY = compiled(
    rf"(?P<names>{_ITEM_NAME}{{2,10}}(?:[、和与及]{_ITEM_NAME}{{2,10}}){{1,9}}?)(?:分别|依次)(?:为|是|达到?|完成|得|有|{_ITEM_NAME}{{0,3}})(?P<list>{_VALUE}(?:[、和及]{_VALUE}){{1,9}})"
)
_PEER_AFTER = compiled(
    rf"[,(](?:而|高于|同期)?(?P<name>{_ITEM_NAME}{{1,6}}[区县市镇乡局院校队村所站厂])(?:同期|则|增长|增速|也)?(?:为|是|达到?){_IS}(?P<mark>{_VALUE})"
)
_SECOND_TO = compiled(rf"仅次于(?P<names>{_PLAIN}{{2,40}}?)(?:的?{_VALUE})?(?:[)])?[,、](?:{_PLAIN}|\(){{0,16}}$")
_LESS_IS_BETTER = compiled(
    r"投诉|发案|事故|死亡|伤亡|能耗|浓度|失业|信访量|违法|亏损|负债|下降|降幅|减少|用时|时长|成本|PM|发改|最低|倒数|上访|退查|空置|病率|逾期|不良|空气|最少|压减|排放|费用|天数|率低|最短|综合指数|发病|率先|流失|辍学"
)
_OWN = compiled(r"我|本|该")


class RankAmongPeers(Contradiction):
    """A rank and the printed values of the others."""

    title: ClassVar = Message("位次与各家的数", "a rank, and the figures of all")
    _is_first: ClassVar = False

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every rank with the values of those ranked in its sentence or the one before."""
        for rank in document.facts(Rank):
            if (rank.value == _FIRST) == cls._is_first:
                yield from cls._of(document, rank)

    @classmethod
    def _of(cls, document: Document, rank: Rank) -> Iterator[Self]:
        own, peers, is_complete = _own_and_peers(document, rank)
        if own is None or not peers:
            return
        ahead = [peer for peer in peers if peer.claim.figure.exceeds(own.claim.figure)]
        tied = [peer for peer in peers if peer.claim.figure.meets(own.claim.figure)]
        least, most = len(ahead) + 1, len(ahead) + len(tied) + 1 if is_complete else 10**6
        holds = least <= rank.value <= most
        working = _working(document, own, ahead, is_complete=is_complete)
        operands = [Operand(peer.number, PEER) for peer in (ahead or peers)[:_MOST_SHOWN]]
        verdict = Verdict.PASS if holds else Verdict.FAIL
        yield cls.held(rank.number.span, own.number, working, verdict, operands)


class FirstAmongPeers(RankAmongPeers):
    """The first place and a larger value of another."""

    title: ClassVar = Message("“首位”与各家的数", "the first place, and the figures of all")
    _is_first: ClassVar = True


_MOST_SHOWN = 5


def _working(document: Document, own: Placed, ahead: Sequence[Placed], *, is_complete: bool) -> str:
    larger = "、".join(printed(document, peer.number) for peer in ahead[:_MOST_SHOWN])
    place = f"{'是' if is_complete else '至少是'}第{len(ahead) + 1}"
    return f"大于{printed(document, own.number)}的有{len(ahead)}个{f'（{larger}）' if larger else ''}，{place}"


def _own_and_peers(document: Document, rank: Rank) -> tuple[Placed | None, list[Placed], bool]:
    """The value that is ranked, those of the others, and whether these are all."""
    start, end = rank.passage.sentence(rank.start, 1)
    if _LESS_IS_BETTER.search(rank.passage.masked, start, end):
        return None, [], False
    for found in (_in_list(document, rank), _respectively(rank), _told_after(rank)):
        own, peers = found
        if own is not None and peers:
            return own, peers, _size(rank) == len(peers) + 1
    return None, [], False


def _alike(own: Placed, peers: Iterable[Placed]) -> list[Placed]:
    return [
        peer
        for peer in peers
        if peer.place != own.place
        and peer.claim.dimension == own.claim.dimension
        and peer.number.kind is own.number.kind
        and not peer.claim.figure.is_hedged
    ]


def _in_list(document: Document, rank: Rank) -> tuple[Placed | None, list[Placed]]:
    """“甲96分、乙97分、丙91分，甲居首位”: the one of a list whose name the rank's clause repeats."""
    passage = rank.passage
    start, _ = passage.sentence(rank.start, 1)
    for match in reversed([*_PEER_LIST.finditer(passage.masked, start, rank.start)]):
        placed = passage.claims_in(*match.span())
        placed = [each for each in placed if each.claim.dimension == placed[0].claim.dimension]
        items = [(_name(passage, each), each) for each in placed]
        subject = rank.clause
        if len(items) < _LEAST_ITEMS or any(each.claim.role in _OTHER_ROLES for each in placed):
            continue
        if not _are_ranked_things([name for name, _ in items], rank):
            continue
        named = [each for name, each in items if _is_named(name, subject)] or _ours_by_value(document, placed, subject)
        if len(named) == 1:
            return named[0], _alike(named[0], placed)
    return None, []


_LEAST_ITEMS = 2
_THING = compiled(r"[区县市州旗镇乡局院校队村所站厂店司行部组班科室]$|街道|园区|我|本")


def _are_ranked_things(names: Sequence[str], rank: Rank) -> bool:
    """Whether a list is one of places or bodies, or has as many items as are ranked: a list of indicators is not."""
    return _size(rank) == len(names) or all(_THING.search(name) for name in names)


def _are_others(names: Sequence[str], rank: Rank) -> bool:
    """Whether names are those of the others that are ranked beside us."""
    return _are_ranked_things([*names, "我"], rank) and not any(_OWN.match(name) for name in names)


def _ours_by_value(document: Document, placed: Sequence[Placed], subject: str) -> list[Placed]:
    """Our own item in a list of names, known by its value, which was told before."""
    if not _OWN.match(subject):
        return []
    start = placed[0].number.span.start
    told = {number.text for number in document.facts(NumericExpression) if number.span.start < start}
    return [each for each in placed if each.number.text in told]


_OTHER_ROLES = (Role.BASE, Role.TARGET, Role.PLAN, Role.CHANGE)
_LINK = compiled(r"^(?:.*(?:依次|分别)[为是]|其中|而|和|与|及|同期)|(?<=.{2})(?:同期|完成|实现|增长|达|为|是|得|获).*$")
_LEAST_SHARED = 2


def _name(passage: Passage, placed: Placed) -> str:
    return _LINK.sub("", compiled("[、和与]").split(placed.claim.lead)[-1].strip())


def _is_named(name: str, subject: str) -> bool:
    """Whether the subject of a rank is the thing of a list, or both are ourselves: “我县……率为97%，……我县居首位”."""
    if _OWN.match(name) and _OWN.match(subject.lstrip("而且")):
        return name[:2] == subject.lstrip("而且")[:2]
    alike = _shared_beginning(name, subject.lstrip("而且其中"))
    return _LEAST_SHARED <= len(name) == alike or alike > _LEAST_SHARED


def _shared_beginning(one: str, other: str) -> int:
    """How many characters two names begin with in common."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _respectively(rank: Rank) -> tuple[Placed | None, list[Placed]]:
    """“我区办理310件，甲、乙、丙分别为…件”: the value right before the names of the others."""
    passage = rank.passage
    start, end = passage.sentence(rank.start)
    lists = [*_PEERS_RESPECTIVELY.finditer(passage.masked, start, end)]
    if len(lists) != 1:
        return None, []
    match = lists[0]
    names = compiled("[、和与及]").split(match["names"])
    peers = passage.claims_in(*match.span("list"))
    own = [p for p in passage.claims_in(start, match.start()) if p.claim.role not in _OTHER_ROLES][-1:]
    if len(names) != len(peers) or not own or not _are_others(names, rank):
        return None, []
    if compiled("[;]").search(passage.masked[min(own[0].place, rank.start) : max(match.end(), rank.start)]):
        return None, []
    return own[0], _alike(own[0], peers)


def _told_after(rank: Rank) -> tuple[Placed | None, list[Placed]]:
    """“……增长13%，居首位，甲区为15%”: another's value right behind the rank."""
    passage = rank.passage
    start, _ = passage.sentence(rank.start)
    start = max(start, passage.masked.rfind(";", start, rank.start) + 1)
    after = _PEER_AFTER.match(passage.masked, rank.end)
    own = [p for p in passage.claims_in(start, rank.start) if p.claim.role not in _OTHER_ROLES]
    peers = passage.claims_in(*after.span("mark")) if after else []
    alike = [p for p in own if peers and p.number.kind is peers[0].number.kind][-1:]
    if not alike or alike[0].claim.dimension != peers[0].claim.dimension:
        return None, []
    return alike[0], _alike(alike[0], peers)


class SecondTo(Contradiction):
    """“仅次于甲，居第二位”."""

    title: ClassVar = Message("“仅次于”与位次", "second only to, and the rank")

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every rank behind those to whom alone it is second."""
        for rank in document.facts(Rank):
            start, _ = rank.passage.sentence(rank.start)
            match = _SECOND_TO.search(rank.passage.masked, max(start, rank.start - _FIELD_REACH), rank.start)
            if match:
                ahead = len(compiled("[、和与]").split(match["names"]))
                holds = rank.value == ahead + 1
                working = f"前面有{ahead}个，是第{ahead + 1}"
                verdict = Verdict.PASS if holds else Verdict.FAIL
                yield cls.held(rank.number.span, rank.number, working, verdict)
