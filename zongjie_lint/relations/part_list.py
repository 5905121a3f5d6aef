"""Lists of parts beside a total: where they begin, how far they go, and which figures may be their total."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

import regex

from zongjie_lint.facts.numeric_expression import NumericExpression, NumericKind
from zongjie_lint.facts.statement import ALL_MARKS, AMOUNT, ANY_MARK, MARKS, OPERAND, SMALL, Statement
from zongjie_lint.lexicon import any_of, words
from zongjie_lint.patterns import compiled
from zongjie_lint.record import Record
from zongjie_lint.relations.whole import OTHER_BASIS, wholes_before, wholes_named
from zongjie_lint.span import Span


class PartList(Record):
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
    whole_name: str = ""
    """The words before the nearest figure that may be the total."""


SUMMED_UP = "合计"
"""The cue of a list that stands before its total."""
_NAME = rf"[^,。;:、(){ALL_MARKS}]{{2,12}}"
_CUES = compiled(
    r"(?=[其当包分具列如按从中(:含,]|(?<![^。;]))(?:[其当]中(?:的)?[,:]?|包括[了有]?[:,]?|包含[:,]?|分为[:,]?|分别[为是](?<!(?:上年|去年|同期|上年同期|去年同期|前年)[^,。;]{0,6}分别.)[:,]?|具体(?:为|是|如下)[:,]?|(?:列示)?如下[:,]"
    r"|按[^。,;:]{1,14}(?:划分|分类|区分|统计|列示如下|列示|看|分)[,:]?|[分从][^。,;:]{1,10}看[,:]?"
    rf"|中(?<={AMOUNT}[^,。;:、()]{{0,14}}(?<![高初其大国集当])中)(?:[,:]|(?=已|有))|[(](?!其中|含|包括)(?<={AMOUNT}(?:\p{{Han}}{{1,10}})?[(])|:(?<={AMOUNT}[^,。;:、()]{{0,6}}:)|含(?={ANY_MARK}|[^,。;]{{1,12}}{ANY_MARK})"
    rf"|,(?<={AMOUNT},)(?!其中|包括|包含|分为|分别|具体|按|含)(?=[^,。;:、()]{{1,16}}(?:{AMOUNT}|{SMALL})[,、])"
    rf"|,(?<=[的这述]{AMOUNT}\p{{Han}}{{2,8}},)"
    rf"|(?:^|(?<=[。;]))(?:(?P<name>{_NAME})由[^。;]{{2,50}}(?:构成|组成),(?:依次|分别)为|(?P<name>{_NAME})(?<![高初其大国集当])中[,:]))"
)
"""Each way to begin with the character it begins with, so that what stands before is looked at nowhere else."""
_NAMED_WHOLE = compiled(r"中[,:]|[构组]成,")
"""Without it, no total can be one of an earlier sentence."""
_OPEN = compiled(r"^[^,。;、)]{0,8}等(?![级候待])|^等")
REST = compiled(any_of(words("partitions", "rest")))
"""What is called the rest closes a list."""
_TOTAL_WORD = compiled(any_of(words("partitions", "total")))
_TOPIC = compiled(rf"[的这述]{AMOUNT}\p{{Han}}{{2,8}}$")
_DIVISION = compiled(r"^(?:按|分|从)")
"""Another way to divide the same total: it goes back past the parts of the last."""
_ROWS_MAY_FOLLOW = compiled(r"[,:]$|^(?!其中)")
"""After a bare 其中 a semicolon leads back to where the total stands, not on to the next part."""
_DIVIDES = compiled(r"[、,;和及与]")
_MODIFIER = compiled(rf"[、,][^,、;。()]{{0,12}}[{MARKS[NumericKind.PERCENT]}{MARKS[NumericKind.POINTS]}]")
"""What is said of a part besides its amount: “、增长3.9%”."""
_BRACKETED = compiled(r"\([^()]*\)")
_SUB_PART = compiled(r"含(?![税氟硫磷氮油水])|其中")
"""What such a figure counts is in the part before it."""
_SHIFT = compiled(
    r"人均|户均|月均|日均|平均|均价|单价|同比|增长|下降|增加(?!值)|减少|比上年|较上年|占|完成年|为年|上年|去年|同期|其中"
)
_OCCASIONS = {
    "attendances": "persons",
    "case_visits": "cases",
    "household_visits": "households",
    "company_visits": "家",
    "vehicle_runs": "辆",
}
"""A total of occasions whose parts name only what they are occasions of: 件次 and 件."""
_LEADING_UP = compiled(r"^(?:其中|包括|和|及|与|以及|另有|分别为|有)|(?:的有|有|的|为|达|共|约|完成|实现|\s)+$")
_LONGEST_HEAD = 24
_REACH = 30
_FARTHEST = 200
"""Beyond this nothing is read, so that the time grows with the length of a sentence and not with its square."""
_MOST_PARTS = 30
"""A list with more is left open: the rest of it is not read."""


def lists_after_cues(statements: Sequence[Statement], at: int) -> Iterator[list[PartList]]:
    """The lists that a word such as 其中, 分为 or a bracket announces in a statement; each with every way to read it."""
    statement = statements[at]
    if not _may_list(statement):
        return
    parts: set[Span] = set()
    for cue in _CUES.finditer(statement.masked):
        name = cue["name"]
        before = wholes_named(name, statements, at) if name else wholes_before(statement, cue.start())
        if cue[0] == "," and not _is_topic(statement, cue):
            before = before[:1]
        if _DIVISION.match(cue[0]):
            before = [number for number in before if number.span not in parts]
        for measure in dict.fromkeys(number.dimension for number in before):
            wholes = [number for number in before if number.dimension == measure]
            runs = _runs(statement, cue, measure) or _runs(statement, cue, _OCCASIONS.get(measure, ""))
            if runs and wholes:
                parts |= {statement.numbers[index].span for run in runs for index in run}
                yield [_part_list(statement, cue, wholes, run) for run in runs]


_FEWEST_PARTS = 2


def _may_list(statement: Statement) -> bool:
    """Whether two amounts of a statement are of one measure, with a third or a word that leads back to their total."""
    if len(statement.dimensions) == len(statement.numbers):
        return False
    measures = [number.dimension for number in statement.numbers if number.kind in _LISTED_KINDS]
    if len(set(measures)) == len(measures):
        return False
    return len(measures) > _FEWEST_PARTS or _NAMED_WHOLE.search(statement.masked) is not None


_LISTED_KINDS = (NumericKind.AMOUNT, NumericKind.SMALL)


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
    is_bracket = cue[0].startswith("(")
    end = statement.masked.find(")", cue.end()) if is_bracket else -1
    run: list[int] = []
    last = seen = cue.end()
    depth = 0
    for at in range(statement.numbers_before(cue.end()), len(statement.numbers)):
        if statement.places[at] > end >= 0 or statement.places[at] - last > _FARTHEST or len(run) == _MOST_PARTS:
            break
        depth += _opened(statement.masked, seen, statement.places[at])
        seen = statement.places[at]
        if statement.numbers[at].dimension != dimension or not _is_amount(statement, at) or depth > 0:
            continue
        gap = statement.masked[last : statement.places[at]]
        if run and mark == ";" and ";" not in gap:
            continue
        gap = _MODIFIER.sub("", _BRACKETED.sub("", gap))
        name = statement.lead(at, last)
        if not (is_bracket and _SUB_PART.match(name)):
            if not _belongs(gap, name, mark if run else ""):
                break
            run.append(at)
        last = statement.places[at] + 1
    return run


def _opened(text: str, start: int, end: int) -> int:
    """How many brackets more open than close in a piece of text."""
    return text.count("(", start, end) - text.count(")", start, end)


def _is_amount(statement: Statement, at: int) -> bool:
    """An amount, or a number below ten in Chinese characters that ends its clause: “退休三人，”."""
    place = statement.places[at] + 1
    kind, after = statement.numbers[at].kind, statement.masked[place : place + 1]
    return kind is NumericKind.AMOUNT or (kind is NumericKind.SMALL and after in (",", "、", ";", "。", ")", ""))


_COLUMN = compiled(rf"{AMOUNT}$")
"""The column before, where each item of a list has two numbers: 甲苑18栋612户、乙苑14栋458户."""


def _belongs(gap: str, name: str, mark: str) -> bool:
    """Whether an amount, with the words before it and the text since the last, goes on with a list."""
    if len(name) > _LONGEST_HEAD or "。" in gap:
        return False
    if REST.search(name):
        return True
    if _TOTAL_WORD.search(name) or _SHIFT.search(name):
        return False
    if not mark:
        return len(gap) <= _REACH and ";" not in gap
    if mark == ";":
        return True
    return (
        len(gap) <= _REACH
        and not OPERAND.search(_COLUMN.sub("", gap))
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
        for number in statement.numbers[run[-1] + 1 : run[-1] + _MOST_PARTS]
        if number.kind is NumericKind.AMOUNT and number.dimension == parts[0].dimension
    )
    first = _index(statement, wholes[0])
    return PartList(
        cue=cue[0],
        wholes=tuple(wholes),
        parts=parts,
        heads=tuple(_name(statement.lead(at)) for at in run),
        further=further[:2],
        text=_around(statement, first, run[-1]),
        is_open=bool(_OPEN.match(after)) or len(run) == _MOST_PARTS,
        closes=after.startswith(("。", ";")) or not after,
        is_topic=_is_topic(statement, cue),
        joined="、" in statement.masked[statement.places[run[0]] : statement.places[run[-1]]],
        counted=_announced(statement, first),
        whole_name=statement.lead(first),
    )


def _index(statement: Statement, whole: NumericExpression) -> int:
    """Which number of a statement a total is, 0 for one of another statement."""
    at = bisect_left(statement.numbers, whole.span, key=lambda number: number.span)
    return at if statement.numbers[at : at + 1] == (whole,) else 0


def _around(statement: Statement, first: int, last: int) -> str:
    """The text from a little before one number to the end of the sentence in which another stands."""
    begin, end = max(0, statement.places[first] - _REACH), statement.places[last] + _FARTHEST
    stop = statement.masked.find("。", statement.places[last], end)
    return statement.masked[begin : stop if stop >= 0 else end]


def _name(words_before: str) -> str:
    """What a part is called, less words that only lead up to it."""
    return _LEADING_UP.sub("", words_before.strip())


def _is_topic(statement: Statement, cue: regex.Match[str]) -> bool:
    return bool(_TOPIC.search(statement.masked, max(0, cue.start() - _REACH), cue.start()))


def _announced(statement: Statement, whole: int) -> int:
    """The small number in the words before a total: “五项社会保险基金收入28亿元” announces five parts."""
    for number in reversed(statement.numbers[max(0, whole - 1) : whole]):
        if number.kind is NumericKind.SMALL and number.figure:
            return int(number.figure.value)
    return 0


_STAGE = compiled(any_of(words("partitions", "stages")))
_NOUN = compiled(r"\p{Han}{1,2}")
_TOTAL_AFTER = compiled(
    rf"[,;、][^,。;、]{{0,10}}(?:合计|共计|总计|加在.(?=[是为共])|加起来|相加|总共)[^,。;、{MARKS[NumericKind.AMOUNT]}]{{0,6}}(?={AMOUNT})|(?P<brief>,共有?(?={AMOUNT}))"
)


def lists_before_totals(statement: Statement) -> Iterator[list[PartList]]:
    """Parts that stand before their total: “…40万元，…10万元，共计50万元”."""
    if not _may_sum_up(statement):
        return
    for cue in _TOTAL_AFTER.finditer(statement.masked):
        at = statement.numbers_before(cue.end())
        whole = statement.numbers[at]
        run = _run_back(statement, cue.start(), whole.dimension)
        if len(run) > 1 and _is_total_of(statement, run, cue):
            yield [_summed_up(statement, whole, run)]


def _may_sum_up(statement: Statement) -> bool:
    """Whether there are two parts and a total, and a character of every word that sums up."""
    amounts = statement.kinds.count(NumericKind.AMOUNT)
    return amounts > _FEWEST_PARTS and any(character in statement.masked for character in "计共加")


def _is_total_of(statement: Statement, run: Sequence[int], cue: regex.Match[str]) -> bool:
    """Whether a figure sums up the list before it, and does not count what became of it: “共计40件已办结”, “共14个党支部”."""
    if REST.search(cue[0]) or _STAGE.search(cue[0]) or (cue["brief"] and _has_clauses(statement, run)):
        return False
    noun = _NOUN.match(statement.masked, cue.end() + 1)
    listed = statement.masked[max(0, statement.places[run[0]] - _REACH) : cue.start()]
    return noun is None or noun[0] in listed


def _has_clauses(statement: Statement, run: Sequence[int]) -> bool:
    """Whether a comma parts the list, so that a mere 共 may sum up its last clause only."""
    return "," in statement.masked[statement.places[run[0]] : statement.places[run[-1]]]


def _summed_up(statement: Statement, whole: NumericExpression, run: Sequence[int]) -> PartList:
    return PartList(
        cue=SUMMED_UP,
        wholes=(whole,),
        parts=tuple(statement.numbers[at] for at in run),
        heads=tuple(_name(statement.lead(at)) for at in run),
        further=(),
        text=statement.masked[max(0, statement.places[run[0]] - _FARTHEST) : statement.places[run[-1]] + _FARTHEST],
        is_open=len(run) == _MOST_PARTS,
        closes=True,
        counted=0,
    )


def _run_back(statement: Statement, end: int, dimension: str) -> list[int]:
    run: list[int] = []
    before = statement.numbers_before(end)
    for at in range(before - 1, max(-1, before - _MOST_PARTS - 1), -1):
        number = statement.numbers[at]
        gap = statement.masked[statement.places[at] + 1 : statement.places[run[0]] if run else end]
        if (
            number.kind is not NumericKind.AMOUNT
            or number.dimension != dimension
            or len(gap) > _REACH
            or "。" in gap
            or ";" in gap
        ):
            break
        if OTHER_BASIS.search(statement.lead(at)) or _SHIFT.search(statement.lead(at)):
            break
        run.insert(0, at)
    return run
