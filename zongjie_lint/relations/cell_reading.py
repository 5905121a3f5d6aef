"""Cells of a table that a sentence names by row and column, alone or summed, compared and divided, and a slip against them."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cached_property, lru_cache
from itertools import accumulate, chain, combinations, pairwise

from zongjie_lint.document import Document
from zongjie_lint.facts.claim import EXCESS_OVER_PLAN, Claim, Role
from zongjie_lint.facts.data_table import DataTable
from zongjie_lint.facts.named_cell import period_of
from zongjie_lint.facts.numeric_expression import NumericExpression, NumericKind
from zongjie_lint.facts.table_line import LineKind, LineRole, TableLine, is_role_or_time
from zongjie_lint.figure import PERCENT, Figure, total
from zongjie_lint.patterns import compiled
from zongjie_lint.record import Record
from zongjie_lint.relations.cell_match import signed, unit_word
from zongjie_lint.relations.ledger import Basis, LedgerEntry

_RECENT = 4096
"""Words of documents are kept so many, however many documents there are."""


class CellReading(Record):
    """A figure of the text with the cells from which it should follow, and what follows."""

    claim: Claim
    table: DataTable
    cells: tuple[tuple[int, int], ...]
    figure: Figure
    link: str = ""
    """How the cells are joined: +, − or ÷; empty for one cell."""
    divisor: int = 1
    """By how many the result is divided, for a mean."""

    @property
    def is_opposite(self) -> bool:
        """Whether the text gives the same change the other way."""
        return self.claim.role in (Role.GROWTH, Role.CHANGE) and signed(self.claim).meets(-self.figure)


class CellReadings:
    """The tables of a document, ready to be asked what a figure of the text should be by the names in its sentence."""

    def __init__(self, document: Document) -> None:
        self._folded = document.folded
        self._tables = document.facts(DataTable)
        self._year = period_of(document).year
        self._openings = {id(table): _openings_of(table) for table in self._tables}
        self._columns_of: dict[tuple[int, str, str], list[TableLine]] = {}
        self._dimensions: dict[int, dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
        for table in self._tables:
            for (_, column), number in table.numbers.items():
                self._dimensions[id(table)][column].add(number.dimension)

    @cached_property
    def _figures(self) -> Mapping[str, _Figures]:
        """Those of all cells by what they measure."""
        found: dict[str, list[Figure]] = defaultdict(list)
        for number in chain.from_iterable(table.numbers.values() for table in self._tables):
            if number.figure:
                found[number.dimension].append(number.figure)
        return defaultdict(lambda: _Figures(()), {each: _Figures(figures) for each, figures in found.items()})

    def slips_of_level(self, entry: LedgerEntry) -> Iterator[CellReading]:
        """The one cell, or sum of cells, that a level names and misses by a slip of the keyboard."""
        claim = entry.claim
        if entry.basis is not Basis.ACTUAL or entry.is_in_plans or claim.role is not Role.LEVEL:
            return
        words = self._words(claim)
        if not _is_plain(claim, words) or self._is_in_a_cell(claim):
            return
        found = [
            reading
            for table in self._tables
            for reading in self._of_level(table, claim, words)
            if _is_of_all(entry) or words.rows_of(table)
        ]
        found = [each for each in found if not words.tell_more(each)]
        if not self._is_held(claim, found):
            yield from _only([each for each in found if _is_slip(claim.number, each.figure, _FEWEST_DIGITS)])

    def slips_of(self, claim: Claim) -> Iterator[CellReading]:
        """The same of a growth, a share of a whole, or an amount by which the plan or the base was left behind."""
        if claim.figure.is_hedged:
            return
        words = self._words(claim)
        readers = {Role.GROWTH: self._of_growth, Role.SHARE: self._of_share, Role.MEAN: self._of_mean}
        reader = readers.get(claim.role, self._of_difference if _is_difference(claim) else None)
        found = [each for table in self._tables for each in (reader(table, claim, words) if reader else ())]
        said = signed(claim)
        if found and not any(said.meets(each.figure) for each in found):
            yield from _only([each for each in found if _is_likely(claim, said, each) and not words.tell_more(each)])

    def _words(self, claim: Claim) -> _Words:
        start, end = claim.statement.span.start, claim.number.span.start
        return _Words(
            _spelled(_LAST_CLAUSE.split(self._folded[start:end])[-1]),
            _spelled(_LAST_SEGMENT.split(self._folded[start:end])[-1]),
            self._openings,
        )

    def _of_level(self, table: DataTable, claim: Claim, words: _Words) -> Iterator[CellReading]:
        columns = self._columns(table, claim, words)
        rows = (words.rows_of(table) or _totals(table.rows)) if columns else []
        if not rows or not columns or not (words.names_any((*rows, *columns)) or words.shares(_title_of(table))):
            return
        is_sum = len(rows) * len(columns) > 1 and _JOINED.search(words.near) is not None
        for row_group in [rows] if is_sum else [[row] for row in rows]:
            for column_group in [columns] if is_sum else [[column] for column in columns]:
                yield from _summed(table, claim, row_group, column_group)

    def _columns(self, table: DataTable, claim: Claim, words: _Words) -> Sequence[TableLine]:
        """The present columns that the words name, else those of the whole, else the only one."""
        found = self._present(table, claim)
        named = words.best(found)
        return named or _totals(found) or (found if len(found) == 1 else [])

    def _present(self, table: DataTable, claim: Claim) -> Sequence[TableLine]:
        """The columns of the time of the report whose numbers are of the sort of a figure."""
        key = id(table), claim.dimension, unit_word(claim.number.unit)
        if key not in self._columns_of:
            self._columns_of[key] = [
                column for column in table.columns if self._is_present(column) and self._has(table, column, claim)
            ]
        return self._columns_of[key]

    def _is_present(self, column: TableLine) -> bool:
        is_level = column.role in (LineRole.LEVEL, LineRole.OTHER)
        return is_level and (column.year in (None, self._year)) and not _PART_OF_YEAR.search(column.name)

    def _has(self, table: DataTable, column: TableLine, claim: Claim) -> bool:
        """Whether the numbers under a head are of the sort of the figure; without units, what title and 单位 say."""
        if claim.dimension == "分":
            return column.label in _SCORES
        found = self._dimensions[id(table)].get(column.index, set())
        unit = unit_word(claim.number.unit)
        is_titled = found == {""} and unit != "" and unit in _title_of(table) + _units_of(table)
        return claim.dimension in found or (is_titled and column.role is LineRole.LEVEL)

    def _of_growth(self, table: DataTable, claim: Claim, words: _Words) -> Iterator[CellReading]:
        """The growths of the row that is named last."""
        if _OTHER_BASE.search(words.far):
            return
        for row in words.last_of(table):
            for column in table.columns:
                number = table.numbers.get((row.index, column.index))
                if column.role is LineRole.GROWTH and number and number.figure and not _FALL.search(column.name):
                    yield CellReading(claim, table, ((row.index, column.index),), number.figure)

    def _of_share(self, table: DataTable, claim: Claim, words: _Words) -> Iterator[CellReading]:
        """What the row that is named last is of the whole, in a column that the words name."""
        wholes = [row for row in _totals(table.rows) if row.kind is not LineKind.PLAIN]
        rows = words.last_of(table)
        columns = [each for each in table.columns if self._is_present(each) and words.names(each)]
        for row in rows if len(wholes) == 1 else ():
            for column in columns:
                places = ((row.index, column.index), (wholes[0].index, column.index))
                part, whole = (_figure(table, place) for place in places)
                if part and whole and whole.value and row is not wholes[0]:
                    yield CellReading(claim, table, places, part / whole * PERCENT, "÷")

    def _of_difference(self, table: DataTable, claim: Claim, words: _Words) -> Iterator[CellReading]:
        """How far a level that the sentence gives as the table does is from the plan or the base beside it."""
        role = LineRole.BASE if claim.role is Role.CHANGE else LineRole.TARGET
        others = [column for column in table.columns if column.role is role and self._has(table, column, claim)]
        levels = self._present(table, claim)
        yield from self._of_later_row(table, claim, words)
        for row in table.rows if len(others) == 1 else ():
            for column in levels:
                places = ((row.index, column.index), (row.index, others[0].index))
                level, other = (_figure(table, place) for place in places)
                if level and other and _is_told_before(claim, level):
                    yield CellReading(claim, table, places, level - other, "−")

    def _of_later_row(self, table: DataTable, claim: Claim, words: _Words) -> Iterator[CellReading]:
        """How far the row of the end of the year, which the sentence has given, is from that of its beginning."""
        rows = {_bare(row.label): row for row in table.rows}
        pairs = [(row, rows.get(name.replace("末", "初"))) for name, row in rows.items() if "末" in name]
        for column in self._columns(table, claim, words):
            for row, base in pairs if claim.role is Role.CHANGE else ():
                places = tuple((each.index, column.index) for each in (row, base) if each)
                values = [value for place in places if (value := _figure(table, place))]
                if len(values) == _PAIR and _is_told_before(claim, values[0]):
                    yield CellReading(claim, table, places, values[0] - values[1], "−")

    def _of_mean(self, table: DataTable, claim: Claim, words: _Words) -> Iterator[CellReading]:
        """The total over the number of rows, where the words name the sort of the rows."""
        parts = [row for row in table.rows if row.kind is LineKind.PLAIN]
        sort = _FOR_EACH.search(words.near)
        wholes = _totals(table.rows)
        is_sort = sort is not None and len(parts) > 1 and all(_is_of_sort(row, sort[1]) for row in parts)
        for column in self._columns(table, claim, words) if is_sort and wholes else ():
            place = (wholes[0].index, column.index)
            if figure := _figure(table, place):
                yield CellReading(claim, table, (place,), figure / Figure.exact(len(parts)), divisor=len(parts))

    def _is_in_a_cell(self, claim: Claim) -> bool:
        """Whether some cell of any table has the figure."""
        return any(self._figures[dimension].meet(claim.figure) for dimension in _dimensions_of(claim))

    def _is_held(self, claim: Claim, found: Sequence[CellReading]) -> bool:
        """Whether two cells of a line that is meant give the figure after all, or another number is the cell."""
        mates = [each.figure for each in claim.statement.numbers if each is not claim.number and each.figure]
        taken = any(mate.meets(each.figure) for each in found for mate in mates)
        return taken or any(claim.figure.meets(value) for each in found for value in _of_two(each))


class _Words(Record):
    """What is said before a number."""

    near: str
    """In its clause."""
    far: str
    """Back to the last full stop or semicolon."""
    openings: Mapping[int, frozenset[str]]
    """The first two characters of the names of rows, by table: most tables have nothing to do with most sentences."""

    def names(self, line: TableLine) -> bool:
        """Whether the clause says what a line is called, with all that stands over it."""
        names = _names_of(line)
        return bool(names) and all(name in self.near for name in names)

    def names_any(self, lines: Iterable[TableLine]) -> bool:
        return any(self.names(line) for line in lines) or any(
            label in self.far for label in map(_row_name, lines) if label
        )

    def best(self, lines: Sequence[TableLine]) -> list[TableLine]:
        """The lines that are named, less those whose name is part of another's."""
        named = [line for line in lines if self.names(line)]
        longest = max((len("".join(_names_of(line))) for line in named), default=0)
        if _JOINED.search(self.near):
            return named
        return [line for line in named if len("".join(_names_of(line))) == longest]

    def rows_of(self, table: DataTable) -> list[TableLine]:
        """The rows named in the clause, else the one that the sentence is about."""
        return self._rows_in(table, self.near) or (
            []
            if compiled(r"\d").search(_HEAD_TIME.sub("", self.far[: len(self.far) - len(self.near)]))
            else self._rows_in(table, self.far)
        )

    def _rows_in(self, table: DataTable, words: str) -> list[TableLine]:
        return [] if self.openings[id(table)].isdisjoint(_pairs_in(words)) else _rows_in(table, words)

    def last_of(self, table: DataTable) -> list[TableLine]:
        """The row that is named last before the number."""
        rows = self._rows_in(table, self.near) or self._rows_in(table, self.far)
        last = max((self.far.rfind(_row_name(row)) for row in rows), default=-1)
        found = [row for row in rows if self.far.rfind(_row_name(row)) == last]
        return found if len(found) == 1 else []

    def shares(self, title: str) -> bool:
        """Whether a title has two characters in common with the clause that tell something."""
        pairs = map("".join, pairwise(_GENERIC.sub(" ", self.near)))
        return any(pair in _GENERIC.sub(" ", title) for pair in pairs if _TWO_CHARACTERS.fullmatch(pair))

    def tell_more(self, reading: CellReading) -> bool:
        """Whether the clause speaks of something that labels and title do not: 钢材价格 is not 钢材."""
        table = reading.table
        rows = [row for row in table.rows if reading.divisor > 1 or row.index in {at for at, _ in reading.cells}]
        columns = [column for column in table.columns if column.index in {at for _, at in reading.cells}]
        levels = [column for column in table.columns if column.role is LineRole.LEVEL]
        columns += levels if len(levels) == 1 and reading.claim.role is Role.GROWTH else []
        labels = [label for line in (*rows, *columns) for label in (*line.heads, line.label)]
        said = self._said_of_growth(rows) if reading.claim.role is Role.GROWTH else self.near
        said = compiled("城乡|城市|城镇|农村|乡村").sub(" ", said) if "城乡" in said else said
        return _TWO_CHARACTERS.search(_without(_SAID_ANYWAY.sub(" ", said), [*labels, _title_of(table)])) is not None

    def _said_of_growth(self, rows: Sequence[TableLine]) -> str:
        """The clause of a growth, and what follows the name of its row as far as a mark, a number or a reason."""
        at = max((self.far.rfind(name) for row in rows if (name := _row_name(row))), default=-1)
        after = _UP_TO_REASON.match(self.far, max(at, 0))
        return (after[0] if after else "") + ("" if at >= len(self.far) - len(self.near) else "," + self.near)


def _without(words: str, known: Sequence[str]) -> str:
    """The words less every two characters that stand in some of the labels."""
    text = list(words)
    for at, pair in enumerate(map("".join, pairwise(words))):
        if _TWO_CHARACTERS.fullmatch(pair) and any(pair in label for label in known):
            text[at : at + 2] = "  "
    return "".join(text)


def _title_of(table: DataTable) -> str:
    """The line above a table that is its title; empty for prose and units."""
    return _title_in(table.caption)


@lru_cache(maxsize=1024)
def _title_in(caption: str) -> str:
    lines = [line for line in caption.splitlines() if line.strip() and "单位:" not in line[:6]]
    return lines[-1] if lines and not compiled(r"[。;]$").search(lines[-1].strip()) else ""


def _units_of(table: DataTable) -> str:
    return "".join(line for line in table.caption.splitlines() if "单位:" in line[:6])


_TWO_CHARACTERS = compiled(r"\p{Han}{2}")
_UP_TO_REASON = compiled(r"[^,;:。、(\d]*?(?=[,;:。、(\d]|因|由于|受|$)")
_SAID_ANYWAY = compiled(
    r"(?:\d+[—~\-至])?\d+月[底末]?|20\d\d年|全年|截至|[全本我各][省市县区镇乡系州旗盟局院校公集]统?[司团]?|一年来|年[底末初]|年度|今年|共有|现有|在册|累计|实际|总共|共计|合计"
    r"|完成|实现|达到|发放|拨付|接待|办理|开展|总[数量额体]|金额|数量|各[类项级]|全部|同比|比上年|较上年|增长|下降|上升|增加|减少|降低|提高|比年初|较年初|较|仅|只|占|平均|每个?"
    r"|超[过出额]|计划|目标|任务|读者|群众|旅客|游客|学员|对象|选手|人员|居民|职工|资金|个|家|以及|其中"
)
_LAST_CLAUSE = compiled(r"[,;:。]")
_LAST_SEGMENT = compiled(r"[;。]")
_JOINED = compiled(r"[和及与、]|以及|城乡")
_HEAD_TIME = compiled(r"(?:20\d\d年)?(?:\d{1,2}[—~\-至])?\d{0,2}月?底?|\d{4}年|\d{1,2}[—~\-至]\d{1,2}月")
_GENERIC = compiled(
    r"全年|年度|\d+年|季度|情况|完成|一览|统计|汇总|分布|单位|实现|累计|各类|各项|各|全[省市县区镇乡]|我[省市县区镇乡]|合计|万元|亿元|[万亿]|总"
)
_TIME_AT_START = compiled(
    r"^(?:(?:19|20)\d\d年|全年|本年|当年|本期|(?:19|20)\d\d年)?(?:\d{1,2}[—~\-至]\d{1,2}月)?(?:共|累计|实际|完成)*"
)
_COUNT_AT_END = compiled(r"(?:人数|户数|家数|件数|次数|数量|总[数量额]|金额|数|量|额|情况)$")
_PART_OF_YEAR = compiled(r"季度|[上下]半年|(?<![—~\-至\d])\d{1,2}月|当月|本月|上年|去年|同期|上期")
_OTHER_BASE = compiled(r"环比|年初|上月|上季|两年|年均|可比|口径|不变价|剔除|扣除|增速|分别")
_FALL = compiled(r"(?<!升)降幅|(?<!升)下降|(?<!增)减少|(?<!增)减幅|环比")
_UNSAID = compiled(
    r"新增|净增|历年|平均|[人户日月场]均|首次|当月|本月|本季|在建|未|剩余|尚|不足|超|减|增|降|近[三五两十]年|[省市县区]级|上级|中央|自筹|配套|预计|计划|目标|同比|上年|去年|环比|第[一二三四]|领先|相差|分别|季度|[上下]半年|\d月|以来|最高|最低|含|每"
)
_OF_ALL = compiled(r"[全本我各].{1,3}|辖区|我们|.{0,6}城镇")
_FEWEST_DIGITS = 2
_PAIR = 2
_FOR_EACH = compiled(r"(?:平均)?每个?(\p{Han}{1,3})")
_SCORES = ("总成绩", "综合成绩", "总分", "综合得分", "总得分", "最终得分", "最终成绩", "得分", "成绩")


def _spelled(words: str) -> str:
    """The words with 城乡 told apart, so that both rows or columns are named."""
    return compiled(r"城乡(\p{Han}{2,4})").sub(
        lambda match: (
            "城乡"
            + "".join(f"{place}{match[1][:length]}" for place in ("城市", "城镇", "农村", "乡村") for length in (2, 4))
            + match[1]
        ),
        words,
    )


@lru_cache(_RECENT)
def _bare(label: str) -> str:
    label = compiled(r"\([^()]*\)|^(?:[一二三四五六七八九十]+[、.]|其中:?|\d+[、.])+").sub("", label)
    label = _TIME_AT_START.sub("", label)
    return _COUNT_AT_END.sub("", label) if len(label) > 2 else label


def _names_of(line: TableLine) -> list[str]:
    """What must be said for a line to be named."""
    labels = [*line.topics, *([] if is_role_or_time(line.label) else [line.label])]
    names = [bare for bare in map(_bare, labels) if len(bare) > 1]
    return [name for name in names if name not in ("金额", "人数", "户数", "数量", "单位")]


def _row_name(row: TableLine) -> str:
    return _bare(row.label) if len(_bare(row.label)) > 1 and not is_role_or_time(row.label) else ""


def _openings_of(table: DataTable) -> frozenset[str]:
    return frozenset(name[:2] for row in table.rows if _is_counted(row) for name in _all_names(row))


@lru_cache(maxsize=16)
def _pairs_in(words: str) -> frozenset[str]:
    return frozenset(map("".join, pairwise(words)))


def _rows_in(table: DataTable, words: str) -> list[TableLine]:
    """The rows of which most names are said, one for each name."""
    scores = {row.index: sum(map(words.__contains__, _all_names(row))) for row in table.rows if _is_counted(row)}
    best = max(scores.values(), default=0)
    if not best:
        return []
    found = [row for row in table.rows if scores.get(row.index) == best]
    longest = [row for row in found if not any(_is_within(row, other) for other in found)]
    said = [tuple(name for name in _all_names(row) if name in words) for row in longest]
    return longest if len(set(said)) == len(said) else []


def _is_of_sort(row: TableLine, words: str) -> bool:
    """Whether a label ends with the first words after 每: 每村 for 石桥村."""
    return any(row.label.endswith(words[:length]) for length in range(1, len(words) + 1))


def _is_counted(row: TableLine) -> bool:
    return row.kind in (LineKind.PLAIN, LineKind.OF_WHICH) and row.role is LineRole.LEVEL


def _all_names(row: TableLine) -> Sequence[str]:
    return _names_among(row.heads, row.label)


@lru_cache(maxsize=16384)
def _names_among(heads: tuple[str, ...], label: str) -> Sequence[str]:
    return [name for name in dict.fromkeys(map(_bare, (*heads, label))) if len(name) > 1]


def _is_within(row: TableLine, other: TableLine) -> bool:
    return row is not other and _row_name(row) != _row_name(other) and _row_name(row) in _row_name(other)


def _totals(lines: Sequence[TableLine]) -> list[TableLine]:
    """The line of the whole; where the years are the columns, that of the year."""
    whole = [line for line in lines if line.kind in (LineKind.TOTAL, LineKind.WHOLE)]
    timed = [line for line in lines if line.year or line.label in ("本年", "今年", "本期", "年末")]
    found = whole or timed
    return list(found) if len(found) == 1 else []


def _dimensions_of(claim: Claim) -> Sequence[str]:
    """What the number of a cell may measure that is the figure of a claim."""
    return ("分", "") if claim.dimension == "分" else (claim.dimension,)


class _Figures:
    """The figures of many cells in order, to look for those that meet another."""

    def __init__(self, figures: Iterable[Figure]) -> None:
        ordered = sorted(figures, key=lambda figure: figure.low)
        self._lows = [figure.low for figure in ordered]
        self._reached = [*accumulate((figure.high for figure in ordered), max)]

    def meet(self, figure: Figure) -> bool:
        """Whether one of them may stand for the same value."""
        before = bisect_right(self._lows, figure.high)
        return before > 0 and self._reached[before - 1] >= figure.low


def _figure(table: DataTable, place: tuple[int, int]) -> Figure | None:
    number = table.numbers.get(place)
    return number.figure if number and number.figure and not number.figure.is_hedged else None


def _summed(
    table: DataTable, claim: Claim, rows: Sequence[TableLine], columns: Sequence[TableLine]
) -> Iterator[CellReading]:
    places = tuple((row.index, column.index) for row in rows for column in columns)
    figures = [figure for place in places if (figure := _figure(table, place))]
    numbers = [table.numbers[place] for place in places if place in table.numbers]
    if any(number.dimension not in ("", claim.dimension) for number in numbers):
        return
    if figures and len(figures) == len(places):
        yield CellReading(claim, table, places, total(figures), "+" if len(places) > 1 else "")


def _of_two(reading: CellReading) -> Iterator[Figure]:
    """The sums and differences of two cells in the row and in the column of a cell."""
    row, column = reading.cells[0]
    for axis, at in ((0, row), (1, column)):
        line = [
            figure
            for place in reading.table.numbers
            if place[axis] == at and (figure := _figure(reading.table, place)) and len(reading.cells) == 1
        ]
        for one, other in combinations(line[:_LONGEST_LINE], 2):
            yield from (one + other, one - other, other - one)


_LONGEST_LINE = 12


def _is_plain(claim: Claim, words: _Words) -> bool:
    is_amount = claim.number.kind is NumericKind.AMOUNT and not claim.figure.is_hedged
    return is_amount and not _UNSAID.search(_HEAD_TIME.sub("", words.near))


def _is_of_all(entry: LedgerEntry) -> bool:
    """Whether a figure is of all that the report is about, so that the total needs no name."""
    is_part = "其中" in entry.claim.clause
    return not is_part and (not entry.scope or _OF_ALL.fullmatch(entry.scope) is not None)


def _is_difference(claim: Claim) -> bool:
    is_over_plan = claim.role in (Role.PLAN, Role.LEVEL, Role.TARGET) and EXCESS_OVER_PLAN.search(claim.lead)
    is_over_base = claim.role is Role.CHANGE and "年初" in claim.clause
    return claim.number.kind is NumericKind.AMOUNT and bool(is_over_plan or is_over_base)


def _is_told_before(claim: Claim, level: Figure) -> bool:
    """Whether the number before it is the level."""
    before = [each for each in claim.statement.numbers[: claim.at] if each.dimension == claim.dimension]
    figure = before[-1].figure if before else None
    return figure is not None and not figure.is_hedged and figure.meets(level)


def _only(found: Sequence[CellReading]) -> Iterator[CellReading]:
    """The reading, where all that are left say the same."""
    if found and len({each.figure.value for each in found}) == 1:
        yield found[0]


def _is_likely(claim: Claim, said: Figure, reading: CellReading) -> bool:
    """Whether a wrong figure is the likelier reason for a difference than another matter."""
    digits = compiled(r"\D").sub("", claim.number.text)
    if claim.role is Role.GROWTH:
        return len(digits) > 1 and said.meets(-reading.figure)
    if claim.role is Role.CHANGE and said.meets(-reading.figure):
        return True
    fewest = 2 if claim.role is Role.MEAN else 1
    return said.value * reading.figure.value > 0 and _is_slip(claim.number, reading.figure, fewest)


def _is_slip(number: NumericExpression, other: Figure, fewest: int) -> bool:
    """Whether one wrong digit, or two neighbours exchanged, tell a printed number from another value rounded to its digits."""
    if number.figure is None:
        return False
    unit = number.scale * Decimal(10) ** -_decimals(number)
    one, two = (str(int((abs(each.value) / unit).to_integral_value())) for each in (number.figure, other))
    if len(one) != len(two) or len(one.rstrip("0")) < fewest:
        return False
    apart = [at for at, (a, b) in enumerate(zip(one, two, strict=True)) if a != b]
    if len(apart) == 1:
        return len(one) > fewest or fewest == 1
    return (
        len(apart) == 2
        and apart[1] == apart[0] + 1
        and one[apart[0]] == two[apart[1]]
        and one[apart[1]] == two[apart[0]]
    )


def _decimals(number: NumericExpression) -> int:
    match = compiled(r"\d\.(\d+)").search(number.text)
    return len(match[1]) if match else 0
