"""Claims that a task is done, overdone, or done in every part, beside the rates and counts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise
from typing import ClassVar, Self

import regex

from zongjie_lint.document import Document, Fact
from zongjie_lint.facts.claim import Role
from zongjie_lint.facts.indicator import shared_bigrams
from zongjie_lint.facts.numeric_expression import NumericKind
from zongjie_lint.facts.statement import ALL_MARKS, AMOUNT, ANY_MARK, MARKS
from zongjie_lint.figure import PERCENT, Hedge
from zongjie_lint.lexicon import any_of, lexicon
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled
from zongjie_lint.record import Record
from zongjie_lint.relations.contradiction import UNIVERSAL, Contradiction, bare, is_partial, is_said_of_now
from zongjie_lint.relations.passage import Passage, Placed, matches
from zongjie_lint.relations.relation import Operand
from zongjie_lint.relations.verdict import Verdict
from zongjie_lint.relations.working import printed
from zongjie_lint.span import Span

TARGET = Message("目标数", "target")
WHOLE = Message("总数", "whole")
_PERCENT = MARKS[NumericKind.PERCENT]
_SMALL = MARKS[NumericKind.SMALL]
_STAGE = compiled(r"序时|进度|季度|阶段|当月|月度|时序")
_FULFILLED = compiled(
    r"(?P<over>超额(?:完成|实现|兑现|达成)?)|(?:全面|圆满|全部|如期|全额|足额|如数|按期|均已?|都已?)(?:完成|实现|兑现|达成)(?!率)(?=(?:了)?(?:[^,。;:]{0,8}(?:目标|任务|计划|预算|指标))?(?:[,。;!)]|$))"
)
_ITS_TARGET = compiled(r"(?:了)?(?P<object>[^,。;:]{0,12}?)(?:目标|任务|计划|预算|指标)")
_NEUTRAL_OBJECT = compiled(r"上级|下达|全年|年度|年初|本年|今年|全部|各项|既定|预定|工作|目标|任务|计划|年|的")
_OTHER_TIME = compiled(r"序时|进度|季度|阶段|当月|月度|时序|挑战|奋斗|力争|三年|五年|规划|总投资|概算")
_CEILING = compiled(r"控制|以内|不超|降至|压减|降低|下降|减少|压降|削减|限额|排放|能耗|事故|死亡|亏损|支出预算|天|日")
_NEUTRAL_BETWEEN = 16
_AROUND = 2


class Fulfilled(Contradiction):
    """“超额完成” and rates below 100 %, or what was done and a larger target."""

    title: ClassVar = Message("“完成”与完成率", "done, and the rate of completion")

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every claim that a task was fulfilled with the rate or the pair it follows."""
        for passage, match in matches(document, _FULFILLED):
            start, end = match.span()
            staged = _STAGE.search(passage.clause_before(start) + passage.clause_after(start))
            if not staged and is_said_of_now(passage, start, end) and not is_partial(passage, start, end):
                yield from cls._of(document, passage, match)

    @classmethod
    def _of(cls, document: Document, passage: Passage, match: regex.Match[str]) -> Iterator[Self]:
        claim = passage.span_of(*match.span())
        rates = [*_rates(document, passage, match)]
        for rate in rates:
            low = rate.claim.figure.high < PERCENT.value
            working = f"{printed(document, rate.number)} {'<' if low else '≥'} 100%"
            yield cls.held(claim, rate.number, working, Verdict.FAIL if low else Verdict.PASS)
        for level, target in [] if rates else _pair(passage, match):
            low = target.claim.figure.exceeds(level.claim.figure)
            working = f"{printed(document, level.number)} {'<' if low else '≥'} {printed(document, target.number)}"
            verdict = Verdict.FAIL if low else Verdict.PASS
            yield cls.held(claim, level.number, working, verdict, [Operand(target.number, TARGET)])


def _rates(document: Document, passage: Passage, match: regex.Match[str]) -> Iterator[Placed]:
    """The rate right before a claim in its sentence; all of a list for a claim about all; those of the sentence before for a claim that names them."""
    start, _ = passage.sentence(match.start())
    segment = max(start, passage.masked.rfind(";", start, match.start()) + 1)
    rates = passage.claims_in(segment, match.start(), Role.COMPLETION)
    universal = UNIVERSAL.search(_own_clause(passage, match)) is not None
    listed = _LIST_BEHIND.match(passage.masked, match.end()) if universal else None
    if listed and not _STAGE.search(listed[0]):
        yield from passage.claims_in(*listed.span("list"))
        return
    if universal and not rates:
        yield from _rates_named(passage, match)
    elif rates and universal and _is_about_list(passage, match):
        yield from rates
    elif rates and _is_right_before(passage, rates[-1], match) and _is_same_target(document, passage, rates[-1], match):
        yield rates[-1]


_LIST_BEHIND = compiled(
    rf"[^,。;:]{{0,8}}[,:(](?:分别|依次)(?:为|完成|达到?|是|占)?[^,。;:]{{0,10}}?(?P<list>{_PERCENT}(?:[、,和及]{_PERCENT})+)"
)


def _own_clause(passage: Passage, match: regex.Match[str]) -> str:
    return passage.clause_before(match.start()) + match[0]


_LISTED = compiled(
    rf"[{_SMALL}{AMOUNT}]?(?:项|大|类|个)?(?:[^,。;:]{{0,6}}指标|任务|工作|收入|投资|支出)?(?:均|都|全部|各项|全面)"
)


def _is_about_list(passage: Passage, match: regex.Match[str]) -> bool:
    """Whether the clause of a claim has no subject but a number of things: “五项指标均”."""
    return _LISTED.match(_own_clause(passage, match)) is not None


_AND = compiled(r"[、和与及]")


def _rates_named(passage: Passage, match: regex.Match[str]) -> Iterator[Placed]:
    """The rates of the sentence before whose things the claim names: “税收、非税收入均超额完成”."""
    start, _ = passage.sentence(match.start())
    before, _ = passage.sentence(match.start(), 1)
    names = _AND.split(passage.clause_before(match.start()))
    rates = passage.claims_in(before, start, Role.COMPLETION)
    if len(names) < 2 or len(rates) != len(names):
        return
    for name, rate in zip(names, rates, strict=True):
        segment = max(before, passage.masked.rfind(";", before, rate.place) + 1)
        if name[:2] in passage.masked[segment : rate.place]:
            yield rate


_WITHOUT_SUBJECT = compiled(
    r"[)]?[,、]?(?:属|算是|已|均|都|也|顺利|圆满|提前|如期|实现|并|从而|再次|连续|全部|为|达到|了|任务|目标|全年|年度)*"
)


def _is_right_before(passage: Passage, rate: Placed, match: regex.Match[str]) -> bool:
    """Whether nothing but a few words without a subject stands between a rate and a claim."""
    between = passage.masked[rate.place + 1 : match.start()]
    return _WITHOUT_SUBJECT.fullmatch(between) is not None


def _is_same_target(document: Document, passage: Passage, rate: Placed, match: regex.Match[str]) -> bool:
    """Whether the target that was fulfilled isn't another than that of the rate."""
    named = _ITS_TARGET.match(passage.masked, match.end())
    clause = passage.words(document, rate.place - len(passage.clause_before(rate.place)), rate.place)
    if _OTHER_TIME.search(clause):
        return False
    own = _NEUTRAL_OBJECT.sub("", named["object"]) if named else ""
    return own in clause


def _pair(passage: Passage, match: regex.Match[str]) -> Iterator[tuple[Placed, Placed]]:
    """The target and what was done right before a claim that more was done."""
    start, _ = passage.sentence(match.start())
    claims = passage.claims_in(start, match.start())[-3:]
    if not match["over"] or len(claims) < 2 or _CEILING.search(passage.masked, start, match.start()):
        return
    for target, level in ((claims[-2], claims[-1]), (claims[-1], claims[-2])):
        if _is_level_of(passage, level, target) and _is_near(passage, claims[-1], match):
            yield level, target
            return


_STOP_OR_NUMBER = compiled(rf"[。;{ALL_MARKS}]")


def _is_near(passage: Passage, last: Placed, match: regex.Match[str]) -> bool:
    between = passage.masked[last.place + 1 : match.start()]
    return len(between) <= _NEUTRAL_BETWEEN and _STOP_OR_NUMBER.search(between) is None


_PLANNED = compiled(r"(?:目标|任务|计划|下达|要求|指标|预算)[^,。;:]{0,14}$")
_STOP = compiled(r"[;。]")
_DONE = compiled(r"实际|完成|已|共|达|建成|实现|办|演|招|培训|开展|收|投|到位|征|种|栽|造")


def _is_level_of(passage: Passage, level: Placed, target: Placed) -> bool:
    clause = passage.clause_before(target.place)
    own = passage.clause_before(level.place)
    return (
        target.claim.role in (Role.TARGET, Role.PLAN)
        and _PLANNED.search(clause) is not None
        and level.claim.role is Role.LEVEL
        and level.claim.dimension == target.claim.dimension
        and (_DONE.search(own) is not None or level.place < target.place)
        and not (level.claim.figure.is_hedged or target.claim.figure.is_hedged)
        and _STOP.search(passage.masked[min(level.place, target.place) : max(level.place, target.place)]) is None
    )


@cache
def _groups() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(group) for group in lexicon("claims")["done"])


@cache
def _verbs() -> str:
    return any_of(verb for group in _groups() for verb in group)


def _say_the_same(one: str, other: str) -> bool:
    """Whether two verbs tell of the same stage."""
    return one == other or any(one in group and other in group for group in _groups())


@cache
def _all_done() -> regex.Pattern[str]:
    every = r"(?:全部|均已|都已|全数|悉数|全面|均|都|100%)(?:实现|得到|顺利|完成了?(?=清零))?"
    return compiled(rf"(?P<all>{every})(?P<verb>{_verbs()})(?!率|的(?!任务|目标))")


@cache
def _count_done() -> regex.Pattern[str]:
    return compiled(rf"(?P<verb>{_verbs()})(?:了|的有|的|有|共)?$")


_NO_SUBJECT = compiled(
    r"(?:目前|做到|确保|达到|现已|均|都|现|现|截至[^,]*|并|且|已|实现|按期|如期|也|至此|年底前|年内|顺利)*$"
)


_LEADING = compiled(r"^(?:实现|做到|确保|目前|现|已|并|使)+")
_LEAST_SHARED = 3


class SaidOfAll(Fact, Record):
    """Where the text says that all are done: “全部开工”."""

    span: Span
    passage: Passage
    match: regex.Match[str]

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every such place."""
        for passage, match in matches(document, _all_done()):
            yield cls(passage.span, passage, match)


def _said_of_all(document: Document) -> Iterator[tuple[Passage, regex.Match[str]]]:
    return ((said.passage, said.match) for said in document.facts(SaidOfAll))


class NotAll(Contradiction):
    """“全部开工” and some that are said not to have been."""

    title: ClassVar = Message("“全部”与其余未完的", "all, and the rest that are not")

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every claim that all are done with a number, in the same sentence, of those that are not."""
        for passage, match in _said_of_all(document):
            start, end = match.span()
            last = passage.sentence(start)[1]
            rest = _REST_NOT_DONE.search(passage.masked, end, min(last, end + _FAR))
            if rest and is_said_of_now(passage, start, end) and not is_partial(passage, start, end):
                for placed in passage.claims_in(*rest.span("number")):
                    working = f"{match[0]}，又有{printed(document, placed.number)}没有"
                    yield cls.held(passage.span_of(start, end), placed.number, working, Verdict.FAIL)


_FAR = 60
_REST_NOT_DONE = compiled(
    rf"(?:其余|剩余|余下|剩下|另外|另有|还有|尚有|仍有)(?P<number>[{AMOUNT}{_SMALL}])[^,。;:]{{0,10}}(?:正在(?:办理|准备|推进|抓紧)|尚未|未能?|待|推迟|顺延|延期|停工)"
)


class Surpassed(Contradiction):
    """A level that is said to be above a target that it does not reach."""

    title: ClassVar = Message("“超过目标”与目标数", "above the target, and the target")

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """“46.2%，超过48%的年度目标”."""
        for passage in document.facts(Passage):
            if not any(claim and claim.figure.hedge is Hedge.OVER for claim in passage.claims):
                continue
            placed = passage.claims_in(0, len(passage.masked))
            for level, target in pairwise(placed):
                if _is_said_to_surpass(passage, level, target):
                    low = level.claim.figure.high < target.claim.figure.value
                    sign = "<" if low else "≥"
                    working = f"{printed(document, level.number)} {sign} {bare(document, target.number)}"
                    yield cls.held(target.number.span, level.number, working, Verdict.FAIL if low else Verdict.PASS)


_NEXT_CLAUSE = compiled(r"[,](?:已|均|大幅|明显)?")
_ITS_GOAL = compiled(r"的?(?:年度|全年|省定|市定|规划|既定|考核)?(?:目标|任务|计划|要求)")


def _is_said_to_surpass(passage: Passage, level: Placed, target: Placed) -> bool:
    between = passage.masked[level.place + 1 : target.place]
    return (
        target.claim.figure.hedge is Hedge.OVER
        and not level.claim.figure.is_hedged
        and level.claim.dimension == target.claim.dimension
        and _NEXT_CLAUSE.fullmatch(between) is not None
        and _ITS_GOAL.match(passage.masked, target.place + 1) is not None
    )


class AllDone(Contradiction):
    """“全部完工” and a count of those that are, smaller than that of all."""

    title: ClassVar = Message("“全部”与完成数", "all, and how many")

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every claim that all are done with a count of those that are and that of all, or the rate."""
        for passage, match in _said_of_all(document):
            start, end = match.span()
            if is_said_of_now(passage, start, end) and not is_partial(passage, start, end):
                yield from cls._counted(document, passage, match)
                yield from cls._rated(document, passage, match)

    @classmethod
    def _counted(cls, document: Document, passage: Passage, match: regex.Match[str]) -> Iterator[Self]:
        found = _whole_and_done(passage, match)
        if found is None:
            return
        whole, done = found
        if "其中" in passage.masked[done.place : match.start()]:
            return
        fewer = whole.claim.figure.exceeds(done.claim.figure)
        working = f"{printed(document, done.number)} {'<' if fewer else '='} {printed(document, whole.number)}"
        verdict = Verdict.FAIL if fewer else Verdict.PASS
        yield cls.held(passage.span_of(*match.span()), done.number, working, verdict, [Operand(whole.number, WHOLE)])

    @classmethod
    def _rated(cls, document: Document, passage: Passage, match: regex.Match[str]) -> Iterator[Self]:
        """“已全部开工，开工率95.7%”."""
        rate = compiled(rf"[,(](?:[^,。;:]{{0,4}})?{match['verb']}率(?:为|达|达到)?(?P<mark>{ANY_MARK})")
        after = rate.match(passage.masked, match.end())
        for placed in passage.claims_in(after.start("mark"), after.end("mark")) if after else ():
            low = placed.number.kind is NumericKind.PERCENT and placed.claim.figure.high < PERCENT.value
            working = f"{printed(document, placed.number)} {'<' if low else '='} 100%"
            verdict = Verdict.FAIL if low else Verdict.PASS
            yield cls.held(passage.span_of(*match.span()), placed.number, working, verdict)


def _whole_and_done(passage: Passage, match: regex.Match[str]) -> tuple[Placed, Placed] | None:
    """The count of all and that of those done which a claim sums up, before it or behind."""
    start, end = passage.sentence(match.start())
    before = [p for p in passage.claims_in(start, match.start()) if _is_count(p)]
    subject = passage.clause_before(match.start())
    is_all = match["all"][0] not in "均都"
    for at, done in enumerate(before):
        for whole in reversed(before[:at]):
            if _are_whole_and_done(passage, whole, done, match) and _is_about(passage, whole, subject, is_all=is_all):
                return whole, done
    after = [p for p in passage.claims_in(match.end(), end) if _is_count(p)][:1]
    in_clause = [p for p in before if p.place >= match.start() - len(subject)][-1:]
    for whole in in_clause:
        for done in after:
            if _are_whole_and_done(passage, whole, done, match):
                return whole, done
    return None


_COUNTED = (Role.LEVEL, Role.TARGET, Role.PLAN, Role.BASE)
"""A count with 年初 before it is that of the things promised then."""


def _is_count(placed: Placed) -> bool:
    return placed.number.kind is NumericKind.AMOUNT and placed.claim.role in _COUNTED


_APART = compiled(r"其中|;")


def _are_whole_and_done(passage: Passage, whole: Placed, done: Placed, match: regex.Match[str]) -> bool:
    """Whether two counts are that of all and that of those that have come as far as the claim says."""
    lead = passage.clause_before(done.place)
    verb = _count_done().search(lead)
    between = passage.masked[min(whole.place, done.place) : max(whole.place, done.place)]
    if done.place > match.end():
        between = between.replace(",其中", ",")
    return (
        verb is not None
        and _say_the_same(verb["verb"], match["verb"])
        and whole.claim.dimension == done.claim.dimension
        and whole.claim.figure.value >= done.claim.figure.value
        and not (whole.claim.figure.is_hedged or done.claim.figure.is_hedged)
        and _APART.search(between) is None
        and _is_measured(passage, done, match)
    )


_OF_A_SHARE = compiled(r"提前|首批|当年|每|其中|最多|最|上年|去年|新增|一次性|当日|当天|率先|当月|平均|年内新")


def _is_measured(passage: Passage, done: Placed, match: regex.Match[str]) -> bool:
    """Whether the count is that of what was done by now, and not of one day or one place."""
    clause = passage.clause_before(done.place) + passage.clause_after(done.place + 1)
    if done.place > match.end():
        clause = clause.removeprefix("其中")
    return _OF_A_SHARE.search(clause) is None


def _is_about(passage: Passage, whole: Placed, subject: str, *, is_all: bool) -> bool:
    """Whether a claim has no subject of its own, or names the things counted; “均已整改” without one may be said of those done."""
    named = _NO_SUBJECT.sub("", _LEADING.sub("", subject))
    if not named:
        return is_all
    around = passage.clause_before(whole.place) + passage.clause_after(whole.place + 1)
    return shared_bigrams(named, around) >= min(_LEAST_SHARED, len(named) - 1)
