"""A total and the parts it is said to be made of.

Every reading in which the parts, or a beginning of their list, add up acquits the total; a list that does not claim to be
complete is never held against it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Self

import regex

from zongjie_lint.document import Document, Fact
from zongjie_lint.facts.numeric_expression import NumericExpression, NumericKind
from zongjie_lint.facts.statement import AMOUNT, ANY_MARK, MARKS, OPERAND, Statement
from zongjie_lint.figure import Figure, total
from zongjie_lint.lexicon import any_of, lexicon, words
from zongjie_lint.relations.verdict import Verdict
from zongjie_lint.relations.whole import OTHER_BASIS, figure_of, head, numbers_before, wholes_before, wholes_named
from zongjie_lint.span import Span


@dataclass(frozen=True)
class Partition(Fact):
    """A total, its parts, and whether they add up."""

    span: Span
    whole: NumericExpression
    parts: tuple[NumericExpression, ...]
    sum: Figure
    verdict: Verdict

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every total with two parts or more, each list of parts once."""
        seen: set[int] = set()
        statements = document.facts(Statement)
        for at, statement in enumerate(statements):
            for readings in (*_after_cues(statements, at), *_before_totals(statement)):
                if readings[0].parts[0].span.start not in seen:
                    seen.update(part.span.start for reading in readings for part in reading.parts)
                    yield cls._judged(readings)

    @classmethod
    def _judged(cls, readings: Sequence[PartList]) -> Self:
        """One reading that adds up acquits the total; only if all fail does it fail."""
        judged = [(reading, *judge(reading)) for reading in readings]
        order = (Verdict.PASS, Verdict.NOT_ASSESSABLE, Verdict.UNCERTAIN, Verdict.FAIL)
        reading, whole, verdict = min(judged, key=lambda each: order.index(each[2]))
        ends = [whole.span, *(part.span for part in reading.parts)]
        return cls(
            Span(min(ends).start, max(ends).end), whole, reading.parts, total(map(figure_of, reading.parts)), verdict
        )


@dataclass(frozen=True)
class PartList:
    """A list of parts as it stands in a statement, with every figure before it that may be its total."""

    cue: str
    wholes: tuple[NumericExpression, ...]
    """The nearest first."""
    parts: tuple[NumericExpression, ...]
    heads: tuple[str, ...]
    """What each part is called."""
    further: tuple[NumericExpression, ...]
    """Figures of the same measure that follow the list."""
    text: str
    """The masked text from the total to the end of the sentence in which the list ends."""
    is_open: bool
    """Whether the list says that it is not complete."""
    closes: bool
    """Whether the sentence ends with the list."""
    counted: int
    """The number of parts that the total's own words announce, 0 for none."""
    is_topic: bool = False
    """Whether the total is what the sentence is about: “接收的186名士兵，…”."""
    joined: bool = False
    """Whether 、 joins the parts."""


CUES = regex.compile(
    r"其中(?:的)?[,:]?|包括[了有]?[:,]?|包含[:,]?|分为[:,]?|分别[为是][:,]?|具体(?:为|是|如下)[:,]?|(?:列示)?如下[:,]"
    r"|按[^。,;:]{1,14}(?:划分|分类|区分|统计|列示如下|列示|看|分)[,:]?|(?:分|从)[^。,;:]{1,10}看[,:]?"
    rf"|(?<={AMOUNT}[^,。;:、()]{{0,14}}(?<![高初其大国集当]))中(?:[,:]|(?=已|有))|(?<={AMOUNT})[(](?!其中|含|包括)|(?<={AMOUNT}[^,。;:、()]{{0,6}}):|含(?={ANY_MARK}|[^,。;]{{1,12}}{ANY_MARK})"
    rf"|(?<={AMOUNT}),(?!其中|包括|包含|分为|分别|具体|按|含)(?=[^,。;:、()]{{1,16}}(?:{AMOUNT}|{MARKS[NumericKind.SMALL]})[,、])"
    rf"|(?<=[的这述]{AMOUNT}\p{{Han}}{{2,8}}),"
    rf"|(?:^|(?<=[。;]))(?P<name>(?:(?!{ANY_MARK})[^,。;:、()]){{2,12}})由[^。;]{{2,50}}(?:构成|组成),(?:依次|分别)为"
    rf"|(?:^|(?<=[。;]))(?P<name>(?:(?!{ANY_MARK})[^,。;:、()]){{2,12}})(?<![高初其大国集当])中[,:]"
)
_OPEN = regex.compile(r"^[^,。;、)]{0,8}等(?![级候待])|^等")
_REST = regex.compile(any_of(words("partitions", "rest")))
_ATTRIBUTE = regex.compile(any_of([*words("partitions", "attributes"), MARKS[NumericKind.THRESHOLD]]))
_OVERLAPPING = regex.compile(
    any_of(words("partitions", "overlapping")) + r"|(?:部分|有的|有些|不少)[^,。;]{0,10}(?:同时|都|兼|又)"
)
_TOTAL_WORD = regex.compile(any_of(words("partitions", "total")))
_CLOSING_CUE = regex.compile(r"^(?:[(]|:|分为|分别|按|分|从|具体|如下|列示)")
_TOPIC = regex.compile(rf"[的这述]{AMOUNT}\p{{Han}}{{2,8}}$")
_OF_THE_TOTAL = regex.compile(r"^(?:,|中[,:])$")
"""“接收的186名士兵，…”, “8.6万亩造林中，…”: the sentence is about this total and nothing else."""
_DIVISION = regex.compile(r"^(?:按|分|从)")
"""Another way to divide the same total: it goes back past the parts of the last."""
_INCLUDING = regex.compile(r"^包括|^包含")
_ROWS_MAY_FOLLOW = regex.compile(r"[,:]$|^(?!其中)")
"""After a bare 其中 a semicolon leads back to where the total stands, not on to the next part."""
_DIVIDES = regex.compile(r"[、,;和及与]")
_MODIFIER = regex.compile(rf"[、,][^,、;。()]{{0,12}}[{MARKS[NumericKind.PERCENT]}{MARKS[NumericKind.POINTS]}]")
"""What is said of a part besides its amount: “、增长3.9%”."""
_BRACKETED = regex.compile(r"\([^()]*\)")
_SHIFT = regex.compile(r"同比|增长|下降|增加(?!值)|减少|比上年|较上年|占|完成年|为年|上年|去年|同期|其中")
_OCCASIONS = {
    "attendances": "persons",
    "case_visits": "cases",
    "household_visits": "households",
    "company_visits": "家",
    "vehicle_runs": "辆",
}
"""A total of occasions whose parts name only what they are occasions of: 件次 and 件."""
_LONGEST_HEAD = 24
_REACH = 30
_ALL_BUT_A_TRIFLE = 0.985
"""Parts that add up to nearly all may leave out a small one."""
_LONGEST_REACH = 30


def _after_cues(statements: Sequence[Statement], at: int) -> Iterator[list[PartList]]:
    statement = statements[at]
    parts: set[Span] = set()
    for cue in CUES.finditer(statement.masked):
        name = cue["name"]
        before = wholes_named(name, statements, at) if name else wholes_before(statement, cue.start())
        if cue[0] == "," and not _TOPIC.search(statement.masked[: cue.start()]):
            before = before[:1]
        if _DIVISION.match(cue[0]):
            before = [number for number in before if number.span not in parts]
        for measure in dict.fromkeys(number.dimension for number in before):
            wholes = [number for number in before if number.dimension == measure]
            runs = _runs(statement, cue, measure) or _runs(statement, cue, _OCCASIONS.get(measure, ""))
            if runs and wholes:
                parts |= {statement.numbers[index].span for run in runs for index in run}
                yield [_part_list(statement, cue, wholes, run) for run in runs]


def _runs(statement: Statement, cue: regex.Match[str], dimension: str) -> list[list[int]]:
    """The lists of amounts of one measure that may follow a cue: by 、 if there is such a list, else by commas and by semicolons."""
    listed = _run(statement, cue, dimension, "、")
    if len(listed) > 1:
        return [listed]
    marks = (",", ";") if _ROWS_MAY_FOLLOW.search(cue[0]) else (",",)
    runs = [_run(statement, cue, dimension, mark) for mark in marks]
    return [run for run in runs if len(run) > 1]


def _run(statement: Statement, cue: regex.Match[str], dimension: str, mark: str) -> list[int]:
    """Indices of the amounts of one measure that follow a cue as a list divided by a mark."""
    end = statement.masked.find(")", cue.end()) if cue[0].startswith("(") else -1
    run: list[int] = []
    last = cue.end()
    for at in range(numbers_before(statement, cue.end()), len(statement.numbers)):
        if statement.places[at] > end >= 0:
            break
        number = statement.numbers[at]
        if number.dimension != dimension or not _is_amount(statement, at):
            continue
        gap = _MODIFIER.sub("", _BRACKETED.sub("", statement.masked[last : statement.places[at]]))
        if run and mark == ";" and ";" not in gap:
            continue
        if not _belongs(gap, head(statement, at, last), mark if run else ""):
            break
        run.append(at)
        last = statement.places[at] + 1
    return run


def _is_amount(statement: Statement, at: int) -> bool:
    """An amount, or a number below ten in Chinese characters that ends its clause: “退休三人，”."""
    kind, after = statement.numbers[at].kind, statement.masked[statement.places[at] + 1 :][:1]
    return kind is NumericKind.AMOUNT or (kind is NumericKind.SMALL and after in (",", "、", ";", "。", ")", ""))


def _belongs(gap: str, name: str, mark: str) -> bool:
    """Whether an amount, with the words before it and the text since the last, goes on with a list."""
    if len(name) > _LONGEST_HEAD or "。" in gap:
        return False
    if _REST.search(name):
        return True
    if _TOTAL_WORD.search(name) or _SHIFT.search(name):
        return False
    if not mark:
        return len(gap) <= _REACH and ";" not in gap
    if mark == ";":
        return True
    return (
        len(gap) <= _REACH
        and not OPERAND.search(gap)
        and set(_DIVIDES.findall(gap)) <= {mark, *"和及与"}
        and bool(_DIVIDES.search(gap))
    )


def _part_list(
    statement: Statement, cue: regex.Match[str], wholes: Sequence[NumericExpression], run: Sequence[int]
) -> PartList:
    parts = tuple(statement.numbers[at] for at in run)
    after = statement.masked[statement.places[run[-1]] + 1 :]
    further = tuple(
        number
        for number in statement.numbers[run[-1] + 1 :]
        if number.kind is NumericKind.AMOUNT and number.dimension == parts[0].dimension
    )
    first = statement.numbers.index(wholes[0]) if wholes[0] in statement.numbers else 0
    return PartList(
        cue=cue[0],
        wholes=tuple(wholes),
        parts=parts,
        heads=tuple(_name(head(statement, at)) for at in run),
        further=further[:2],
        text=statement.masked[max(0, statement.places[first] - _REACH) : _sentence_end(statement, run[-1])],
        is_open=bool(_OPEN.match(after)),
        closes=after.startswith(("。", ";")) or not after,
        is_topic=bool(_TOPIC.search(statement.masked[: cue.start()])),
        joined="、" in statement.masked[statement.places[run[0]] : statement.places[run[-1]]],
        counted=_announced(statement, first),
    )


def _sentence_end(statement: Statement, at: int) -> int:
    stop = statement.masked.find("。", statement.places[at])
    return stop if stop >= 0 else len(statement.masked)


def _name(words_before: str) -> str:
    """What a part is called, less words that only lead up to it."""
    return regex.sub(
        r"^(?:其中|包括|和|及|与|以及|另有|分别为|有)|(?:的有|有|的|为|达|共|约|完成|实现|\s)+$",
        "",
        words_before.strip(),
    )


def _announced(statement: Statement, whole: int) -> int:
    """The small number in the words before a total: “五项社会保险基金收入28亿元” announces five parts."""
    for number in reversed(statement.numbers[max(0, whole - 1) : whole]):
        if number.kind is NumericKind.SMALL and number.figure:
            return int(number.figure.value)
    return 0


_TOTAL_AFTER = regex.compile(
    rf"[,;、][^,。;、]{{0,10}}(?:合计|共计|总计|加在.(?=[是为共])|加起来|相加|总共)[^,。;、{MARKS[NumericKind.AMOUNT]}]{{0,6}}(?={AMOUNT})"
)


def _before_totals(statement: Statement) -> Iterator[list[PartList]]:
    """Parts that stand before their total: “…40万元，…10万元，共计50万元”."""
    for cue in _TOTAL_AFTER.finditer(statement.masked):
        at = numbers_before(statement, cue.end())
        whole = statement.numbers[at]
        run = _run_back(statement, cue.start(), whole.dimension)
        if len(run) > 1 and not _REST.search(cue[0]):
            yield [_summed_up(statement, whole, run)]


def _summed_up(statement: Statement, whole: NumericExpression, run: Sequence[int]) -> PartList:
    return PartList(
        cue="合计",
        wholes=(whole,),
        parts=tuple(statement.numbers[at] for at in run),
        heads=tuple(_name(head(statement, at)) for at in run),
        further=(),
        text=statement.masked,
        is_open=False,
        closes=True,
        counted=0,
    )


def _run_back(statement: Statement, end: int, dimension: str) -> list[int]:
    run: list[int] = []
    for at in range(numbers_before(statement, end) - 1, -1, -1):
        number = statement.numbers[at]
        gap = statement.masked[statement.places[at] + 1 : statement.places[run[0]] if run else end]
        if (
            number.kind is not NumericKind.AMOUNT
            or number.dimension != dimension
            or len(gap) > _REACH
            or regex.search("[。;]", gap)
        ):
            break
        if OTHER_BASIS.search(head(statement, at)) or _SHIFT.search(head(statement, at)):
            break
        run.insert(0, at)
    return run


def judge(reading: PartList) -> tuple[NumericExpression, Verdict]:
    """The most likely total and the verdict over every reading of the list."""
    whole = min(reading.wholes, key=lambda each: _distance(reading, each))
    if any(figure_of(number).is_hedged for number in (*reading.parts, whole)):
        return whole, Verdict.NOT_ASSESSABLE
    for each in reading.wholes:
        if any(sum_.meets(figure_of(each)) for sum_ in _sums(reading, is_nearest=each is whole)):
            return each, Verdict.PASS
    return whole, Verdict.FAIL if _claims_to_be_whole(reading, whole) else Verdict.UNCERTAIN


def _distance(reading: PartList, whole: NumericExpression) -> float:
    return abs(_ratio(reading, whole) - 1)


def _ratio(reading: PartList, whole: NumericExpression) -> float:
    value = figure_of(whole).value
    return float(total(map(figure_of, reading.parts)).value / value) if value else 0.0


def _sums(reading: PartList, *, is_nearest: bool) -> Iterator[Figure]:
    """The sums a reader might mean: the whole list, with one or two figures after it, and, against the likely total, less a tail or one part."""
    parts = list(map(figure_of, reading.parts))
    yield total(parts)
    for count in range(1, len(reading.further) + 1):
        yield total([*parts, *map(figure_of, reading.further[:count])])
    if reading.cue == "合计":
        yield from (total(parts[at:]) for at in range(1, len(parts) - 1))
    elif is_nearest:
        yield from (total(parts[:count]) for count in range(2, len(parts)))


def _claims_to_be_whole(reading: PartList, whole: NumericExpression) -> bool:
    """Whether the wording, or the likeness of the parts, says that they make up the total."""
    if _OVERLAPPING.search(reading.text) or (
        any(_ATTRIBUTE.search(name) for name in reading.heads[:-1]) and not _is_closed(reading)
    ):
        return False
    ratio = _ratio(reading, whole)
    if reading.cue == "," and not _is_bare_list_whole(reading, ratio):
        return False
    if ratio > 1:
        return ratio <= 1.6 and (
            _is_closed(reading) or _are_alike(reading) or (len(reading.parts) > 2 and ratio <= 1.25)
        )
    if reading.is_open or ratio < 0.7:
        return False
    if ratio > _ALL_BUT_A_TRIFLE and not _is_closed(reading):
        return False
    return _is_closed(reading) or (ratio >= 0.85 and (_are_alike(reading) or bool(_INCLUDING.match(reading.cue))))


def _is_bare_list_whole(reading: PartList, ratio: float) -> bool:
    """A list that no word announces counts only if it says itself that it is all of the total just named."""
    rest = bool(_REST.search(reading.heads[-1])) or reading.counted == len(reading.parts)
    of_the_total = reading.is_topic and reading.closes and len(reading.parts) > 2
    return 0.7 <= ratio <= 1.3 and (rest or of_the_total or (_are_alike(reading) and reading.joined))


def _is_closed(reading: PartList) -> bool:
    """Whether the list says that it is complete: a bracket, a division, a rest, a pair, a count that fits."""
    return bool(
        reading.cue == "合计"
        or _CLOSING_CUE.match(reading.cue)
        or _REST.search(reading.heads[-1])
        or reading.heads[-1].endswith(("其他", "其它", "其余"))
        or reading.counted == len(reading.parts)
        or (_OF_THE_TOTAL.match(reading.cue) and reading.closes and len(reading.parts) > 2)
        or _are_complements(reading.heads)
    )


@cache
def _complements() -> list[tuple[str, str]]:
    return [(first, second) for first, second in lexicon("partitions")["complements"]]


def _are_complements(heads: Sequence[str]) -> bool:
    if len(heads) != 2:
        return False
    pairs = [*_complements(), *((second, first) for first, second in _complements())]
    return any(heads[0].startswith(first) and heads[1].startswith(second) for first, second in pairs)


def _are_alike(reading: PartList) -> bool:
    """Whether three parts or more are called alike: 工业项目, 农业项目, 文旅项目."""
    heads = [name for name in reading.heads if name]
    if len(heads) < 3 or len(heads) != len(reading.heads) or max(map(len, heads)) > 12:
        return False
    same_end = len({name[-1] for name in heads}) == 1
    short = max(map(len, heads)) - min(map(len, heads)) <= 2 and max(map(len, heads)) <= 4 and len(heads) > 3
    return same_end or short or all(a[:2] == b[:2] for a, b in pairwise(heads))
