"""Two percentages told of one thing at two times or places, and the step between them that the text goes on to state."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import regex

from zongjie_lint.document import Document
from zongjie_lint.facts.claim import Claim, Role, StatementClaims
from zongjie_lint.facts.indicator import indicator_in, shared_bigrams
from zongjie_lint.facts.numeric_expression import NumericKind
from zongjie_lint.facts.statement import ANY_MARK, MARKS
from zongjie_lint.lexicon import any_of, words
from zongjie_lint.patterns import compiled
from zongjie_lint.record import Record, lazily
from zongjie_lint.relations.binding import percentages


class Pair(Record):
    """What a percentage is now, and what it is compared with."""

    level: Claim
    base: Claim
    is_sure: bool = True
    """Whether the text says that the step is from this base."""


def _listed(*keys: str) -> str:
    return any_of(words("percentage_steps", *keys))


PERCENT, _DATE, _POINTS = (MARKS[kind] for kind in (NumericKind.PERCENT, NumericKind.DATE, NumericKind.POINTS))
NOT_A_DATE = f"(?!{_DATE}){ANY_MARK}"
WAY = rf"(?:{_listed('rising_to', 'falling_to', 'changing_to')}[到至为成]|[到至])"
"""“提高到”, “降至”, “变为”: what leads from a base to a level."""
COMPARING = rf"(?:{_listed('comparing')}|(?<![占同环对类])比(?!例|率|重)|(?<!(?<!占)比)较(?![好大为多少高低快强小]))"
_CHANGED_BY = r"(?<!的(?:增长|提高|提升|上升|增加|加快|下降|降低|减少|回落|放缓))(?<=(?:增长|提高|提升|上升|增加|加快|下降|降低|减少|回落|放缓|[高低快慢多少增减])(?:了|约|近)?)"
_INSIDE = compiled(
    rf"{COMPARING}(?:(?!{NOT_A_DATE})[^,。;:]){{0,20}}(?!{_CHANGED_BY}){PERCENT}(?:(?!{ANY_MARK})[^,、。;:]){{0,14}}$"
)
"""“比上年的38%提高”, and not “比上年提高38%、…”."""
_TO = compiled(rf"{PERCENT}(?:(?!{ANY_MARK})[^,。;:()]){{0,8}}{WAY}(?:(?!{NOT_A_DATE})[^,。;:()]){{0,8}}{PERCENT}")
_BRACKETED = compiled(rf"{PERCENT}\((?:(?!{NOT_A_DATE})[^(),。;:]){{1,14}}{PERCENT}[^()]{{0,3}}\)")
_BRACKET_AFTER = compiled(rf"[^,。;:(]{{0,3}}\((?:(?!{NOT_A_DATE})[^(),。;:]){{1,14}}{PERCENT}[^()]{{0,3}}\)")
_BASE_AFTER = compiled(rf"[,]?(?:而)?(?:(?!{NOT_A_DATE})[^(),。;:]){{2,14}}[为是]{PERCENT}")
_LEVEL_AFTER = compiled(rf",(?:(?!{ANY_MARK})[^,。;:]){{0,6}}[为达到是]{PERCENT}")
_ANOTHER = compiled(_listed("another"))
_NEW_SUBJECT = compiled(r"[率度重](?!过|上|下|量)|占比")
_GENERIC = compiled(_listed("anything"))
_BASIS = compiled(
    r"\d{4}|[一二三四]季度|上半年|年初|[上去]年[末底]|[上去]年|上一年|同[比期]|环比|上月|上季|[前上]期|原[来先有]|此前|[改整实活培]\w{1,2}前|[全][国省市县区州镇乡]|平均|目标|计划|序时|考核|十[一二三四]五"
)
_SAME_BASIS = {
    "年初": "年初 上年末",
    "上年末": "年初 上年末 上年",
    "上年底": "年初 上年末 上年",
    "去年末": "年初 上年末 上年",
    "去年底": "年初 上年末 上年",
    "上年": "上年 同期",
    "去年": "上年 同期",
    "上一年": "上年 同期",
    "同期": "上年 同期",
    "同比": "上年 同期",
}
_TIMES = (NumericKind.DATE, NumericKind.SMALL)
_CLAUSES = compiled(r"[,。;:(]")
_REACH = 44
_ROW = compiled(rf"{ANY_MARK}(?:、|和|与|及|以及){ANY_MARK}")
_COMPARISON = compiled(rf"{COMPARING}|同比|环比")
_STEP = compiled(_listed("up", "down", "neutral"))
_LAST_CLAUSE = compiled(r"[,。;:()、]")
_OPPOSITES = tuple("非不未净毛")
_SAME = compiled(r"[这该]一?(?:指标|比例|比重|比率|数字|数据|数值|占比|项)")
_MOST_LEVELS = 4
_BOTH = 2
_LOOKED_AT = 10


class Percentages(Record, dict=True):
    """The percentages of a statement, and the pairs of them that the wording ties together."""

    document: Document
    claims: StatementClaims

    @lazily
    def by_place(self) -> Mapping[int, Claim]:
        """Each percentage by which number of the statement it is."""
        return {claim.at: claim for claim in percentages(self.claims.claims)}

    @lazily
    def masked(self) -> str:
        """The masked text of the statement."""
        return self.claims.statement.masked

    @lazily
    def _told(self) -> Mapping[int, Pair]:
        """The pairs told in one breath, “由38%提高到41%” and “41%(上年38%)”, by the number they begin with."""
        pairs = {}
        for pattern, is_forward in ((_TO, True), (_BRACKETED, False)):
            for match in pattern.finditer(self.masked):
                first = self._claim_at(match.start())
                second = self._claim_at(match.start() + match[0].rindex(PERCENT))
                if first and second and not self._is_listed(first) and not self._is_listed(second):
                    pairs[first.at] = Pair(second, first) if is_forward else Pair(first, second)
        return pairs

    @lazily
    def _ends_of_told(self) -> frozenset[int]:
        return frozenset(max(pair.level.at, pair.base.at) for pair in self._told.values())

    def pairs(self, anchor: Claim) -> Iterator[Pair]:
        """Every pair that a step may be the step of."""
        if len(self.by_place) - (anchor.at in self.by_place) < _BOTH:
            return
        if _ANOTHER.search(anchor.clause):
            return
        inside = _INSIDE.search(anchor.clause)
        if inside:
            yield from self._inside(anchor, inside)
        else:
            yield from self._told_before(anchor)
            yield from self._told_after(anchor)
            yield from self._base_in_clause(anchor)

    def pairs_with(self, previous: StatementClaims | None, anchor: Claim) -> Iterator[Pair]:
        """“去年，普及率为42%。今年，这一指标达到43%，比去年提高1个百分点。”: the base is the one percentage of the sentence before."""
        level = self.by_place.get(self._percent_before(anchor))
        if previous is None or level is None or previous.statement.paragraph != self.claims.statement.paragraph:
            return
        earlier = percentages(previous.claims)
        is_alone = len(previous.claims) == len(earlier) == 1 and level is next(iter(self.by_place.values()))
        if is_alone and self._goes_on(level.at, anchor) and self._is_told_again(level, earlier[0], anchor):
            yield Pair(level, earlier[0])

    def base_without_level(self, anchor: Claim) -> tuple[Claim, str] | None:
        """The base that a clause compares with where no percentage stands before it, and what the clause is about."""
        found = self.base_compared_with(anchor)
        return found if found and found[0] is next(iter(self.by_place.values())) else None

    def base_compared_with(self, anchor: Claim) -> tuple[Claim, str] | None:
        """The base right before a step in its clause, and what the clause is about."""
        base = self.by_place.get(anchor.at - 1)
        if base is None or self._is_listed(base) or not _INSIDE.search(anchor.clause):
            return None
        return base, _COMPARISON.split(self._clause_of(base))[0]

    def _clause_of(self, claim: Claim) -> str:
        """The text before a number, back to the last mark."""
        start = claim.number.span.start
        return _CLAUSES.split(self.document.folded[max(claim.statement.span.start, start - _REACH) : start])[-1]

    def _is_told_again(self, level: Claim, base: Claim, anchor: Claim) -> bool:
        """Whether a sentence goes on about the indicator of the one before, and compares with the time that one names."""
        before = self.document.folded[base.statement.span.start : base.number.span.start]
        opening = self.document.folded[self.claims.statement.span.start : level.number.span.start]
        is_same = _SAME.search(opening) or shared_bigrams(named(opening), named(base.lead))
        return bool(is_same) and bool(self.basis_of(anchor) & _bases_in(before)) and base.role is not Role.GROWTH

    def _claim_at(self, place: int) -> Claim | None:
        return self.by_place.get(self.claims.statement.numbers_before(place))

    def _inside(self, anchor: Claim, inside: regex.Match[str]) -> Iterator[Pair]:
        """“41%，比上年的38%提高3个百分点”, and the level after it."""
        base = self.by_place.get(anchor.at - 1)
        if base is None or self._is_listed(base):
            return
        after = _LEVEL_AFTER.match(self.masked, anchor.place + 1)
        following = self._claim_at(after.end() - 1) if after else None
        if following and not self._is_listed(following):
            yield Pair(following, base)
        subject = named(anchor.clause[: inside.start()])
        for level in self._levels_before(base, subject):
            yield Pair(level, base)

    def _levels_before(self, base: Claim, subject: str) -> Iterator[Claim]:
        found = 0
        for at in range(base.at - 1, max(-1, base.at - _LOOKED_AT), -1):
            level = self.by_place.get(at)
            if level is None or self._is_listed(level) or level.segment != base.segment or level.role is Role.BASE:
                continue
            if self._may_be_named(level, base, subject) and found < _MOST_LEVELS:
                found += 1
                yield level

    def _may_be_named(self, level: Claim, base: Claim, subject: str) -> bool:
        """Whether the clause of the base goes on about a level: it names nothing else, and neither does what stands between."""
        between = self.masked[level.place + 1 : base.place - len(base.clause)]
        own = named(level.lead)
        if subject:
            return not own or may_be_same(subject, own)
        return not _NEW_SUBJECT.search(between)

    def _told_before(self, anchor: Claim) -> Iterator[Pair]:
        previous = self._percent_before(anchor)
        pair = self._told.get(previous - 1) or self._told.get(previous - 2)
        if pair and max(pair.level.at, pair.base.at) == previous and self._goes_on(previous, anchor):
            yield from self._weighed(anchor, pair)

    def _told_after(self, anchor: Claim) -> Iterator[Pair]:
        """“下降1.4个百分点，由上年的4.7%降至3.3%”, “比2020年提高3个百分点，普及率达到66%(2020年为63%)”."""
        for start in range(anchor.at + 1, anchor.at + 3):
            pair = self._told.get(start)
            if pair and self._leads_to(anchor, pair):
                yield from self._weighed(anchor, pair)

    def _leads_to(self, anchor: Claim, pair: Pair) -> bool:
        first = min(pair.level, pair.base, key=lambda claim: claim.at)
        between = self.masked[anchor.place + 1 : first.place]
        if compiled(rf"[。;:]|{_POINTS}|{PERCENT}").search(between) or len(between) > _REACH:
            return False
        if first is pair.base:
            return compiled(r"[,(]?(?:即|是|已|只)?[由从]").match(between) is not None
        return not compiled(PERCENT).search(self.masked[max(0, anchor.place - _REACH) : anchor.place])

    def _base_in_clause(self, anchor: Claim) -> Iterator[Pair]:
        """“41%，上年为38%，提高3个百分点”, “41%，提高3个百分点(上年为38%)”."""
        previous = self.by_place.get(self._percent_before(anchor))
        if previous is None or self._is_listed(previous) or previous.at in self._ends_of_told:
            return
        if previous.role is Role.BASE:
            yield from self._level_before_base(anchor, previous)
        elif self._goes_on(previous.at, anchor):
            yield from self._base_after(anchor, previous)

    def _level_before_base(self, anchor: Claim, base: Claim) -> Iterator[Pair]:
        level = self.by_place.get(self._percent_before(base))
        between = self.masked[base.place + 1 : anchor.place]
        is_level = level and level.segment == anchor.segment and level.role is not Role.BASE
        if level and is_level and not self._is_listed(level) and not named(between) and len(between) <= _REACH:
            yield from self._weighed(anchor, Pair(level, base))

    def _base_after(self, anchor: Claim, level: Claim) -> Iterator[Pair]:
        for pattern in (_BRACKET_AFTER, _BASE_AFTER):
            after = pattern.match(self.masked, anchor.place + 1)
            base = self._claim_at(after.start() + after[0].rindex(PERCENT)) if after else None
            if base and not self._is_listed(base) and self.basis_of(anchor) & self.basis_of(base):
                yield Pair(level, base)

    def _percent_before(self, anchor: Claim) -> int:
        """Which number before another is a percentage, with nothing but dates between; −1 if none is."""
        numbers = self.claims.statement.numbers
        at = anchor.at - 1
        while at >= max(0, anchor.at - 3) and numbers[at].kind in _TIMES:
            at -= 1
        return at if at in self.by_place else -1

    def _goes_on(self, previous: int, anchor: Claim) -> bool:
        """Whether the clause of a step goes on about the number before it."""
        between = self.masked[self.claims.statement.places[previous] + 1 : anchor.place]
        if len(between) > _REACH or compiled(r"[。;:]").search(between):
            return False
        subject = named(_COMPARISON.split(between)[0])
        levels = [named(claim.lead) for at in (previous, previous - 1) if (claim := self.by_place.get(at))]
        return not subject or any(may_be_same(subject, level) for level in levels)

    def _weighed(self, anchor: Claim, pair: Pair) -> Iterator[Pair]:
        """The pair, unless the step is said to be one from another base."""
        own, base = self.basis_of(anchor), self.basis_of(pair.base)
        if not own or not base or own & base:
            yield Pair(pair.level, pair.base, is_sure=not own or bool(base))

    def basis_of(self, claim: Claim) -> frozenset[str]:
        """What the words before a number in its clause name as a time or place to compare with."""
        return _bases_in(self._clause_of(claim))

    def _is_listed(self, claim: Claim) -> bool:
        """Whether the number stands in a row with others: “93%和68%”."""
        around = self.masked[max(0, claim.place - 3) : claim.place + 4]
        return _ROW.search(around) is not None


def may_be_same(one: str, other: str) -> bool:
    """Whether two names may mean one indicator: they share half of the shorter, and not one is the other's opposite."""
    shorter = min(len(one), len(other)) - 1
    return shared_bigrams(one, other) * 2 >= max(1, shorter) and _is_opposite(one) == _is_opposite(other)


def _is_opposite(name: str) -> bool:
    return name.startswith(_OPPOSITES)


def _bases_in(text: str) -> frozenset[str]:
    return frozenset(key for word in _BASIS.findall(text) for key in _SAME_BASIS.get(word, word).split())


def named(text: str) -> str:
    """What a clause is about, empty where it names nothing of its own."""
    own = _LAST_CLAUSE.split(text)[-1]
    return indicator_in(_STEP.sub("", _GENERIC.sub("", own)))
