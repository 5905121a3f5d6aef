"""Lists dealt out by 分别: as many figures as there are names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar, Self

from zongjie_lint.document import Document
from zongjie_lint.facts.numeric_expression import NumericExpression, NumericKind
from zongjie_lint.facts.statement import ALL_MARKS, ANY_MARK, MARKS, Statement
from zongjie_lint.lexicon import any_of, words
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled
from zongjie_lint.relations.relation import Operand, Relation
from zongjie_lint.relations.verdict import Verdict
from zongjie_lint.relations.working import printed
from zongjie_lint.span import Span

FIGURE = Message("对应的数", "figure")
_CUES = ("分别", "依次")
_CUE = compiled(any_of(_CUES))
_BETWEEN = compiled(rf"(?:{any_of(words('respectively', 'between'))}|[,\s])+$")
_TELLS = compiled("增长|下降|增加|减少|提高|上升|回落|为|达")
"""After a comma, what 分别 deals out is of the names before it only if nothing else is done."""
_UNCLEAR = compiled(any_of(words("respectively", "unclear")))
_SMALL = MARKS[NumericKind.SMALL]
_COUNTED_WITHIN = compiled(
    rf"(?:{_SMALL}|[两二三四五六七八九十]{any_of(words('respectively', 'measures'))})[^、]*[、和及与]"
)
"""“甲、乙两县的投资、消费”: each county has both."""
_CLAUSE = compiled(r"(?r)(?<=^|[。;:,])[^。;:,]*")
_ENCLOSED = compiled(r"\([^()]*\)|“[^”]*”|《[^》]*》")
_AND = compiled(r"以及|[和及与]")
_JOIN = compiled(r"(?:、|,|和|及|与|以及|,和|、和){1,2}")
_NO_NAME = (NumericKind.AMOUNT, NumericKind.PERCENT, NumericKind.POINTS, NumericKind.TIMES, NumericKind.THRESHOLD)
_NUMERIC = (
    NumericKind.AMOUNT,
    NumericKind.SMALL,
    NumericKind.PERCENT,
    NumericKind.POINTS,
    NumericKind.BARE,
    NumericKind.TIMES,
)
_SPAN_OF_MONTHS = compiled(r"(?P<first>\d{1,2})月?[ ]?[—~\-至到][ ]?(?P<last>\d{1,2})月份?")
_VERB = compiled(rf"[^,。;:、和及与(){ALL_MARKS}]{{0,14}}")
_LONGEST_CLAUSE = 90
_LONGEST_NAME = 14
_LONGEST_BREAK = 6
_MOST = 12


class DealtList(Relation):
    """Names, 分别, and the figures that belong to them one by one."""

    title: ClassVar = Message("“分别”两侧项数", "items on both sides of 分别")

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every 分别 between a list of names and a list of figures."""
        for statement in document.facts(Statement):
            if not any(word in statement.masked for word in _CUES):
                continue
            for cue in _CUE.finditer(statement.masked):
                figures, names = _figures(statement, cue.end()), _names(statement, cue.start())
                if len(figures) > 1 and names:
                    yield cls._compared(document, figures, names)

    @classmethod
    def _compared(cls, document: Document, figures: Sequence[NumericExpression], names: Sequence[int]) -> Self:
        listed = "、".join(printed(document, figure) for figure in figures)
        least, most = min(names), max(names)
        told = f"{least}" if least == most else f"{least}—{most}"
        return cls(
            Span(figures[0].span.start, figures[-1].span.end),
            figures[-1],
            tuple(Operand(figure, FIGURE) for figure in figures),
            None,
            f"名称{told}项，数{len(figures)}个（{listed}）",
            _verdict(len(figures), names),
        )


def _verdict(figures: int, names: Sequence[int]) -> Verdict:
    """Whether the figures are as many as the names; twice as many may be those of two measures."""
    if figures in names:
        return Verdict.PASS
    twice = any(count > 1 and figures % count == 0 for count in names)
    return Verdict.UNCERTAIN if twice or max(names) < 2 else Verdict.FAIL


def _figures(statement: Statement, start: int) -> list[NumericExpression]:
    """The figures right after 分别 and its verb, joined by 、 and 和 alone, all of one sort."""
    verb = _VERB.match(statement.masked, start)
    at = statement.numbers_before(start)
    if verb is None or statement.places[at : at + 1] != [verb.end()]:
        return []
    found: list[NumericExpression] = []
    for number, place in zip(statement.numbers[at : at + _MOST], statement.places[at : at + _MOST], strict=True):
        gap = statement.masked[_end_of(statement, at, len(found)) : place]
        if number.kind not in _NUMERIC or (found and not _JOIN.fullmatch(gap)):
            break
        found.append(number)
    return found if _are_alike(found) and not _goes_on(statement, at + len(found) - 1) else []


def _end_of(statement: Statement, first: int, count: int) -> int:
    """Where the last of the figures found ends."""
    return statement.places[first + count - 1] + 1 if count else statement.places[first]


def _are_alike(numbers: Sequence[NumericExpression]) -> bool:
    """Whether figures are of one measure; a unit may stand after the last alone: “3.1和5.2个百分点”."""
    counted = (NumericKind.AMOUNT, NumericKind.SMALL)
    kinds = {
        (NumericKind.AMOUNT if number.kind in counted else number.kind, number.dimension)
        for number in numbers
        if number.kind is not NumericKind.BARE
    }
    return len(kinds) <= 1 and len(numbers) < _MOST


def _goes_on(statement: Statement, last: int) -> bool:
    """Whether the list goes on after its last figure in another form."""
    return (
        compiled(r"[^,。;:]{0,4}(?:、|和|及|与)|等|[^。;]{0,12}分别").match(
            statement.masked[statement.places[last] + 1 :][:24],
        )
        is not None
    )


def _names(statement: Statement, end: int) -> tuple[int, ...]:
    """How many names may stand before 分别; nothing where that is not clear."""
    if months := _months(statement, end):
        return months
    start = max(0, end - _LONGEST_CLAUSE)
    before = statement.masked[start:end]
    between = _BETWEEN.search(before)
    if between and "," in between[0] and not _TELLS.match(statement.masked, end + len("分别")):
        return ()
    before = before[: between.start()] if between else before
    clause = _CLAUSE.search(before)
    text = _ENCLOSED.sub("", clause[0]) if clause else ""
    if clause is None or _UNCLEAR.search(text) or _has_figures(text) or _is_continued(before[: clause.start()]):
        return ()
    counts = _count(text)
    return counts and (*counts, *_told(statement, end))


def _months(statement: Statement, end: int) -> tuple[int, ...]:
    """How many months a span of them right before 分别 has; of those from January, the first two are often one figure."""
    last = statement.numbers_before(end) - 1
    found = _SPAN_OF_MONTHS.fullmatch(statement.numbers[last].text) if last >= 0 else None
    if found is None or statement.places[last] + 1 != end or _is_listed(statement, end):
        return ()
    first, final = int(found["first"]), int(found["last"])
    count = final - first + 1
    return (count - 1, count) if first == 1 else (count,) if 1 < first < final <= 12 else ()


def _is_listed(statement: Statement, end: int) -> bool:
    """Whether several things stand in the clause before, each of which may have a figure for each month."""
    clause = _CLAUSE.search(statement.masked[max(0, end - _LONGEST_CLAUSE) : end])
    return clause is None or _AND.search(clause[0]) is not None or "、" in clause[0]


def _has_figures(text: str) -> bool:
    return any(MARKS[kind] in text for kind in _NO_NAME)


def _is_continued(earlier: str) -> bool:
    """Whether the names may have begun before the last comma."""
    return (
        earlier.endswith(",")
        and bool(compiled(rf"[、和及与][^。;:,]*,$|{ANY_MARK}[^。;:]*,$").search(earlier))
        and not compiled(rf"(?:^|[。;:])[^。;:]{{0,{_LONGEST_BREAK}}},$").search(earlier)
    )


def _count(text: str) -> tuple[int, ...]:
    """The numbers of names a clause may hold: 和 joins two or is part of one."""
    pieces = text.split("、")
    if (len(pieces) < 2 and not _AND.search(text)) or _COUNTED_WITHIN.search(text):
        return ()
    if any(len(piece) > _LONGEST_NAME for piece in pieces[1:-1]):
        return ()
    joined = sum(1 for _ in _AND.finditer(text))
    return tuple(range(len(pieces), len(pieces) + joined + 1))


def _told(statement: Statement, end: int) -> tuple[int, ...]:
    """The number of names that a counted noun after them tells: “甲、乙、丙三县”."""
    last = statement.numbers_before(end) - 1
    if last < 0 or statement.numbers[last].kind is not NumericKind.SMALL:
        return ()
    figure = statement.numbers[last].figure
    return (int(figure.value),) if figure and end - statement.places[last] <= _LONGEST_NAME else ()
