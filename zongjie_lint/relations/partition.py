"""A total and the parts it is said to be made of.

Every reading in which the parts, or a beginning of their list, add up acquits the total; a list that does not claim to be
complete is never held against it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise
from typing import ClassVar, Self

from zongjie_lint.document import Document
from zongjie_lint.facts.numeric_expression import NumericExpression, NumericKind
from zongjie_lint.facts.statement import MARKS, Statement
from zongjie_lint.figure import Figure, total
from zongjie_lint.lexicon import any_of, lexicon, words
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled
from zongjie_lint.relations.graded_list import leaves_out_the_smallest
from zongjie_lint.relations.misprint import Slip, likely_misprint, repair_of_sum
from zongjie_lint.relations.part_list import REST, SUMMED_UP, PartList, lists_after_cues, lists_before_totals
from zongjie_lint.relations.relation import Operand, Relation
from zongjie_lint.relations.verdict import Verdict
from zongjie_lint.relations.whole import OFFSETTING, figure_of
from zongjie_lint.relations.working import addition, printed
from zongjie_lint.span import Span

WHOLE = Message("总量", "total")
PART = Message("分项", "part")


class Partition(Relation):
    """A total, its parts, and whether they add up."""

    title: ClassVar = Message("总量与分项之和", "total and parts")

    @property
    def whole(self) -> NumericExpression:
        """The total."""
        return self.stated

    @property
    def parts(self) -> tuple[NumericExpression, ...]:
        """The parts in order."""
        return tuple(operand.number for operand in self.operands)

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every total with two parts or more, each list of parts once."""
        seen: set[int] = set()
        statements = document.facts(Statement)
        for at, statement in enumerate(statements):
            for readings in (*lists_after_cues(statements, at), *lists_before_totals(statement)):
                if readings[0].parts[0].span.start not in seen:
                    seen.update(part.span.start for reading in readings for part in reading.parts)
                    yield cls._judged(document, readings)

    @classmethod
    def _judged(cls, document: Document, readings: Sequence[PartList]) -> Self:
        """One reading that adds up acquits the total; only if all fail does it fail."""
        judged = [(reading, *judge(reading)) for reading in readings]
        order = (Verdict.PASS, Verdict.ROUNDING, Verdict.NOT_ASSESSABLE, Verdict.UNCERTAIN, Verdict.FAIL)
        reading, whole, verdict = min(judged, key=lambda each: order.index(each[2]))
        if verdict is Verdict.FAIL and leaves_out_the_smallest(document.folded, whole, reading.parts):
            verdict = Verdict.UNCERTAIN
        ends = [whole.span, *(part.span for part in reading.parts)]
        sum_ = total(map(figure_of, reading.parts))
        sign = " ≠ " if verdict is Verdict.FAIL else " → "
        return cls(
            Span(min(ends).start, max(ends).end),
            whole,
            tuple(Operand(part, PART) for part in reading.parts),
            sum_,
            f"{addition(document, reading.parts, sum_)}{sign}{printed(document, whole)}",
            verdict,
            misprint=likely_misprint([whole, *reading.parts], _adds_up) if verdict is Verdict.FAIL else None,
            is_probable=_is_doubtful(reading, whole),
        )


def _is_doubtful(reading: PartList, whole: NumericExpression) -> bool:
    """Whether no word closes a list, or its bracket follows a noun that may stand for something else: 30户困难家庭（…）."""
    if _NOUN_AND_BRACKET.match(reading.text):
        return True
    return not _is_closed(reading) and not _claims_to_be_whole(reading, whole)


_NOUN_AND_BRACKET = compiled(rf"[^(]*{MARKS[NumericKind.AMOUNT]}\p{{Han}}+\(")


def _adds_up(figures: Sequence[Figure]) -> bool:
    return total(figures[1:]).meets(figures[0])


_ATTRIBUTE = compiled(any_of([*words("partitions", "attributes"), MARKS[NumericKind.THRESHOLD]]))
_OVERLAPPING = compiled(
    any_of(words("partitions", "overlapping")) + r"|(?:部分|有的|有些|不少)[^,。;]{0,10}(?:同时|都|兼|又)"
)
_DEFICIT = compiled("赤字")
"""Where the total is itself a deficit, its parts are, and add up."""
_ABSENT = compiled(any_of(words("partitions", "absent")))
"""Who was not there is counted beside those who were, not among them."""
_CLOSING_CUE = compiled(r"^(?:[(]|:|分为|分别|按|分|从|具体|如下|列示)")
_OF_THE_TOTAL = compiled(r"^(?:,|中[,:])$")
"""“接收的186名士兵，…”, “8.6万亩造林中，…”: the sentence is about this total and nothing else."""
_INCLUDING = compiled(r"^包括|^包含")
_NEARLY = 0.85
"""Less than that, and a list that no word closes may name the main parts only."""
_ALL_BUT_A_TRIFLE = 0.985
"""Parts that add up to nearly all may leave out a small one."""


def judge(reading: PartList) -> tuple[NumericExpression, Verdict]:
    """The most likely total and the verdict over every reading of the list."""
    whole = min(reading.wholes, key=lambda each: _distance(reading, each))
    if any(figure_of(number).is_hedged for number in (*reading.parts, whole)):
        return whole, Verdict.NOT_ASSESSABLE
    sums = [(each, sum_) for each in reading.wholes for sum_ in _sums(reading, is_nearest=each is whole)]
    for verdict, agree in ((Verdict.PASS, _are_equal), (Verdict.ROUNDING, Figure.meets)):
        acquitted = next((each for each, sum_ in sums if agree(sum_, figure_of(each))), None)
        if acquitted:
            return acquitted, verdict
    fails = _claims_to_be_whole(reading, whole) or _is_a_slip_away(reading, whole)
    return whole, Verdict.FAIL if fails else Verdict.UNCERTAIN


_CLOSED = {Slip.EXCHANGE: 0.5, Slip.CHANGE: 0.3}
_CLOSED_UNANNOUNCED = {Slip.EXCHANGE: 0.5, Slip.CHANGE: 0.05}
_LISTED = {Slip.EXCHANGE: 0.12, Slip.CHANGE: 0.02}
_DOUBTFUL = {Slip.EXCHANGE: 0.1, Slip.CHANGE: 0.01}
"""How likely by chance a slip may make good what does not add up, and still tell that it was meant to: the less the words say so, the less."""


def _is_a_slip_away(reading: PartList, whole: NumericExpression) -> bool:
    """Whether one slip alone keeps the parts from adding up, which so hardly happens to parts that are not all."""
    if reading.is_open or _are_set_apart(reading):
        return False
    repair = repair_of_sum(whole, reading.parts)
    if repair is None or (repair.slip is Slip.CHANGE and _may_leave_out_a_trifle(reading, whole)):
        return False
    return repair.chance <= _bound(reading)[repair.slip]


def _bound(reading: PartList) -> dict[Slip, float]:
    if _is_closed(reading):
        return _CLOSED_UNANNOUNCED if reading.cue == "," else _CLOSED
    return _LISTED if reading.cue != "," and _may_add_up(reading) else _DOUBTFUL


def _may_leave_out_a_trifle(reading: PartList, whole: NumericExpression) -> bool:
    return not _is_closed(reading) and _ALL_BUT_A_TRIFLE < _ratio(reading, whole) < 1


def _are_equal(sum_: Figure, whole: Figure) -> bool:
    return sum_.value == whole.value


def _distance(reading: PartList, whole: NumericExpression) -> float:
    return abs(_ratio(reading, whole) - 1)


def _ratio(reading: PartList, whole: NumericExpression) -> float:
    value = figure_of(whole).value
    return float(total(map(figure_of, reading.parts)).value / value) if value else 0.0


def _sums(reading: PartList, *, is_nearest: bool) -> Iterator[Figure]:
    """The sums a reader might mean: the whole list, with one or two figures after it, and, against the likely total, less a tail or one part."""
    parts = list(map(figure_of, reading.parts))
    whole_list = total(parts)
    yield from accumulate(map(figure_of, reading.further), initial=whole_list)
    if reading.cue == SUMMED_UP:
        yield from [*accumulate(reversed(parts))][1:-1]
    elif is_nearest:
        yield from [*accumulate(parts)][1:-1]


def _claims_to_be_whole(reading: PartList, whole: NumericExpression) -> bool:
    """Whether the wording, or the likeness of the parts, says that they make up the total."""
    if not _may_add_up(reading):
        return False
    ratio = _ratio(reading, whole)
    if reading.cue == "," and not _is_bare_list_whole(reading, ratio):
        return False
    if ratio > 1:
        return _claims_to_be_no_more(reading, ratio)
    if reading.is_open or ratio < (_NEARLY if _OF_THE_TOTAL.match(reading.cue) else 0.7):
        return False
    if ratio > _ALL_BUT_A_TRIFLE and not _is_closed(reading):
        return False
    return _is_closed(reading) or (ratio >= _NEARLY and (_are_alike(reading) or bool(_INCLUDING.match(reading.cue))))


def _claims_to_be_no_more(reading: PartList, ratio: float) -> bool:
    """Whether parts that are more than the total shut each other out."""
    if _are_two_forms(reading.heads):
        return ratio <= _TWICE
    return ratio <= 1.6 and (
        _is_closed(reading)
        or _are_alike(reading)
        or _are_exclusive(reading.heads)
        or (len(reading.parts) > 2 and ratio <= 1.25)
    )


def _may_add_up(reading: PartList) -> bool:
    """Whether no word tells that the parts overlap, are set off against one another or lie outside the total."""
    return not _are_set_apart(reading) and (
        _is_closed(reading) or not any(_ATTRIBUTE.search(name) for name in reading.heads[:-1])
    )


def _are_set_apart(reading: PartList) -> bool:
    """Whether words tell that the parts overlap, are set off against one another, or lie outside the total."""
    text = _DEFICIT.sub("", reading.text) if _DEFICIT.search(reading.whole_name) else reading.text
    return (
        bool(_OVERLAPPING.search(text) or OFFSETTING.search(text))
        or any(_ABSENT.search(name) for name in reading.heads)
        or _cross(reading.heads)
    )


_CROSSING = compiled("女|少数民族|残疾|退役军人|劳模")
_COUNTERPART = compiled("男|汉族|健全|其[他它余]")


def _cross(heads: Sequence[str]) -> bool:
    """Whether a part is of people who may be in another part too: 党员12名、女职工19名."""
    return any(map(_CROSSING.search, heads)) and not any(map(_COUNTERPART.search, heads))


def _is_bare_list_whole(reading: PartList, ratio: float) -> bool:
    """A list that no word announces counts only if it says itself that it is all of the total just named."""
    rest = bool(REST.search(reading.heads[-1])) or reading.counted == len(reading.parts)
    of_the_total = reading.is_topic and reading.closes and len(reading.parts) > 2
    return 0.7 <= ratio <= 1.3 and (rest or of_the_total or (_are_alike(reading) and reading.joined))


def _is_closed(reading: PartList) -> bool:
    """Whether the list says that it is complete: a bracket, a division, a rest, a pair, a count that fits."""
    return bool(
        reading.cue == SUMMED_UP
        or _CLOSING_CUE.match(reading.cue)
        or REST.search(reading.heads[-1])
        or reading.counted == len(reading.parts)
        or (_OF_THE_TOTAL.match(reading.cue) and reading.closes and len(reading.parts) > 2)
        or _are_complements(reading.heads)
        or _are_complete(reading.heads)
    )


def _are_complements(heads: Sequence[str]) -> bool:
    """Whether two parts bear the names of a pair that divides a whole between them."""
    return len(heads) == 2 and any(_have_different(heads, pair) for pair in lexicon("partitions")["complements"])


def _are_complete(heads: Sequence[str]) -> bool:
    """Whether the parts bear all the names of a set that divides a whole: the three industries."""
    return any(
        len(heads) == len(names) and _have_different(heads, names) for names in lexicon("partitions")["complete"]
    )


def _are_exclusive(heads: Sequence[str]) -> bool:
    """Whether the parts bear different names of one set that shuts each other out."""
    return any(_have_different(heads, names) for names in lexicon("partitions")["exclusive"])


_FORM = compiled(r"\p{Han}{2,}(?P<form>[式型制])")
_TWICE = 2


def _are_two_forms(heads: Sequence[str]) -> bool:
    """Whether two parts are of different forms, which nothing has both of: 封闭式、开放式."""
    forms = [_FORM.fullmatch(head) for head in heads]
    return len(forms) == 2 and len({form["form"] if form else "" for form in forms}) == 1 and None not in forms


def _have_different(heads: Sequence[str], names: Sequence[str]) -> bool:
    borne: set[str] = set()
    for head in heads:
        name = next(filter(head.startswith, names), "")
        if not name or name in borne:
            return False
        borne.add(name)
    return True


def _are_alike(reading: PartList) -> bool:
    """Whether three parts or more are called alike: 工业项目, 农业项目, 文旅项目."""
    heads = [name for name in reading.heads if name]
    if len(heads) < 3 or len(heads) != len(reading.heads) or max(map(len, heads)) > 12:
        return False
    same_end = len({name[-1] for name in heads}) == 1
    short = max(map(len, heads)) - min(map(len, heads)) <= 2 and max(map(len, heads)) <= 4 and len(heads) > 3
    return same_end or short or all(a[:2] == b[:2] for a, b in pairwise(heads))
