"""Lists of names and the number that is said of them: “甲、乙、丙等3家”, “甲、乙、丙三大工程”, “4项改造：甲、乙、丙”."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import ClassVar

import regex

from zongjie_lint.chinese_numerals import number_value
from zongjie_lint.document import Document
from zongjie_lint.facts.sentence import Sentence
from zongjie_lint.facts.zone import body
from zongjie_lint.lexicon import any_of
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled, quick
from zongjie_lint.record import Record, replace
from zongjie_lint.relations.bracketed_names import OCCASIONS, counts_before_brackets
from zongjie_lint.relations.counted_number import NUMBER, NUMERALS, counted
from zongjie_lint.relations.relation import Relation
from zongjie_lint.relations.verdict import Verdict
from zongjie_lint.relations.working import printed
from zongjie_lint.span import Span


class ItemCount(Relation):
    """A list and its number, and whether they agree."""

    title: ClassVar = Message("列举与个数", "a list and its count")

    items: tuple[Span, ...] = ()

    @classmethod
    def extract(cls, document: Document) -> Iterable[ItemCount]:
        """Every list that a number counts."""
        inside = {paragraph.index for paragraph in body(document)}
        for sentence in document.facts(Sentence):
            if sentence.paragraph in inside:
                text = sentence.span.of_text(document.folded)
                for count in _counts(text, sentence.span.start):
                    yield cls._of(document, count)

    @classmethod
    def _of(cls, document: Document, count: _Count) -> ItemCount:
        stated = counted(document, count.span, count.number)
        working = f"{len(count.items)}项，写作{printed(document, stated)}"
        return cls(
            count.span, stated, (), None, working, count.verdict, items=count.items, is_probable=count.is_probable
        )


class _Count(Record):
    """A list and its number as they stand in a sentence."""

    span: Span
    """The number with its measure word."""
    number: int
    items: tuple[Span, ...]
    verdict: Verdict
    is_probable: bool = False


_ENTITY = r"(?:次(?=专项|行动|活动|会议|培训|检查|整治)|个|家|项|所|名|位|人|件|类|种|条|座|处|户|部|篇|首|台|款|大|级|方面|只|支|艘|国|校|园|站|栋|幢)"
_OPEN_LIST = compiled(rf"等\s?(?P<number>{NUMBER})(?P<unit>{_ENTITY})(?!次|多|余)")
_BARE_LIST = compiled(
    rf"(?<=[\p{{Han}}A-Za-z)》”]\s?)(?P<number>{NUMBER})\s?(?P<unit>{_ENTITY})(?=[\p{{Han}}“])(?!次|多|余|以上|左右|人次)|(?<=[\p{{Han}}])“(?P<number>{NUMBER})(?P<unit>大|个|项|类)(?=\p{{Han}}{{2,4}}”)"
)
_LIST_AFTER = compiled(
    rf"(?<![第等])(?P<number>{NUMBER})\s?(?P<unit>{_ENTITY})[^,。;:、()\d]{{0,18}}(?::|,?(?:即|分别(?:是|为|位于|在)|依次[是为]))(?P<list>[^,。;:]{{3,120}})(?=[,。;)]|$)"
)
_QUOTED_LIST = compiled(
    rf"“(?P<list>[^“”,。;:、]*+、[^“”,。;:]*+)”\s?(?P<number>{NUMBER})\s?(?P<unit>{_ENTITY})(?=[\p{{Han}}])"
)
_NO_LIST = compiled(r"等|^\s?[(]?(?:[一二三四五六七八九十]|\d{1,2}(?=[.、)]))[、.)是要]")
"""An open list, or the first of several points: “3项：一、…；二、…”."""
_BOUNDARY = ",。;:!?\n"
_PAIRS = {")": "(", "”": "“", "》": "《", "’": "‘", "】": "【", "]": "["}
_MARK = compiled(any_of(["、", *_PAIRS, *_PAIRS.values()]))
_MARK_BACK = compiled(f"(?r){any_of([*_BOUNDARY, *_PAIRS, *_PAIRS.values()])}")
_LONGEST_ITEM = 14
_LONGEST_LAST_ITEM = 12
_LONGEST_JOINT = 24
"""Of the last item after a number, which 和 may join to the one before."""
_MUCH = 2
"""A list that is farther from its number counts something else."""
_FEWEST_KINDS = 3
"""A shorter list tells of what kinds the things are: 购置车辆4台（洒水车、清扫车）."""
_SHORTEST_NAME = 3
"""Shorter words are rather what a thing consists of: 工程3个（道路、桥梁、管网、路灯）."""
_MOST_BLANKS = 4
_MOST_ITEMS = 20
_REACH = 20 * _MOST_ITEMS
"""How far back a list is read, so that the time does not grow with the square of a sentence without marks."""
_QUOTED = compiled(r"“[^”]*”|\([^)]*\)|《[^》]*》")
_NAMED = compiled(rf"\d+\s?号|{_QUOTED.pattern}")
_CLAUSE = compiled(r"^[^的]{5,}的(?=.)")
_FIGURES = compiled(r"\d\s?[\p{Han}%]|[一二两三四五六七八九十百]+(?:个|家|名|项|次|条|处|人|户|座|场|件|批)")
_SLOGAN_VERBS = ("做到", "坚持", "增强", "坚定", "落实", "实行", "推进", "围绕", "聚焦", "树立", "强化")
"""What leads up to a slogan and is no item of a list: 增强“四个意识”、坚定“四个自信”、做到“两个维护”."""
_JOINT = compiled(r"(?<!^)[和及与]")
_NO_NOUN = compiled(
    r"的$|[了达共]|^(?:新增|完成|实现|建成|培育|引进|评选|表彰|获|荣获|调解|查处|整改|开展|举办|组织|发放|投入|安排|选派)|(?:新增|完成|实现|建成|引进|获评|荣获|提出|制定|出台|设立|设置|开展|推出|印发|形成|建立|建设|打造|落实|办好|抓好|推进|做到|坚持|实行|强化|增强|有|为|共|达|超|近|约|各|等|的|第|前|后|每|某|这|那)$"
)


_COUNT = compiled(rf"{NUMBER}\s?{_ENTITY}")
_MAY_COUNT = quick(rf"[{NUMERALS}\d]\s?[次个家项所名位人件类种条座处户部篇首台款大级方只支艘国校园站栋幢]")
"""The end of a number and the first character of what it counts."""
_LEADS_TO_LIST = (":", "即", "分别", "依次")


def _counts(text: str, offset: int) -> Iterator[_Count]:
    """Every list in a sentence and its number; there is none where nothing divides a list, or nothing is counted."""
    if "、" not in text and "》《" not in text and "”“" not in text:
        return
    if _MAY_COUNT.search(text) and _COUNT.search(text):
        yield from _counts_after_lists(text, offset)
    yield from _counts_of_lists_after(text, offset)


def _holds(text: str, pieces: Iterable[str]) -> bool:
    return any(piece in text for piece in pieces)


def _counts_after_lists(text: str, offset: int) -> Iterator[_Count]:
    for match in _OPEN_LIST.finditer(text) if "等" in text else ():
        items = _items_before(text, match.start())
        if len(items) > 1 and not _has_figures(text, items):
            yield _found(match, offset, items, _more_than_said(match, items))
    for match in _BARE_LIST.finditer(text):
        items = _items_before(text, match.start())
        slogan = match[0].startswith("“")
        if _is_plain_list(text, items, slogan=slogan) and not _is_at_end_of_open_list(text, match.start()):
            yield _found(match, offset, items, _as_many(match, items, text))


def _counts_of_lists_after(text: str, offset: int) -> Iterator[_Count]:
    for match, in_brackets in _lists_after(text):
        items = [(a + match.start("list"), b + match.start("list")) for a, b in _split(match["list"])]
        if not _NO_LIST.search(match["list"]) and _is_plain_list(text, items, longest_last=_LONGEST_JOINT):
            yield _of_list_after(match, offset, items, text, in_brackets=in_brackets)


def _lists_after(text: str) -> Iterator[tuple[regex.Match[str], bool]]:
    """A number with the list after it, or around it, and whether that stands in brackets."""
    if _holds(text, _LEADS_TO_LIST):
        yield from ((match, False) for match in _LIST_AFTER.finditer(text))
    if "”" in text:
        yield from ((match, False) for match in _QUOTED_LIST.finditer(text))
    if "(" in text:
        yield from ((match, True) for match in counts_before_brackets(text))


def _of_list_after(
    match: regex.Match[str], offset: int, items: list[tuple[int, int]], text: str, *, in_brackets: bool = False
) -> _Count:
    """A list after its number, in doubt where that is a little short, or tells what events and things were about."""
    count = _found(match, offset, items, _as_many(match, items, text, fewest_judged=2))
    short = count.number - _most(items, text) + _is_in_a_name(items, text)
    if len(items) >= _FEWEST_KINDS and _MUCH >= short > (0 if in_brackets else 1):
        return replace(count, verdict=Verdict.FAIL, is_probable=True)
    if in_brackets and short > 0:
        return replace(count, verdict=Verdict.UNCERTAIN)
    about = match["unit"] in OCCASIONS or min(b - a for a, b in items) < _SHORTEST_NAME
    return replace(count, is_probable=in_brackets and about)


def _found(match: regex.Match[str], offset: int, items: list[tuple[int, int]], verdict: Verdict) -> _Count:
    number = Span(match.start("number") + offset, match.end("unit") + offset)
    return _Count(number, number_value(match["number"]), tuple(Span(a + offset, b + offset) for a, b in items), verdict)


def _more_than_said(match: regex.Match[str], items: list[tuple[int, int]]) -> Verdict:
    """After 等 fewer names than the number are in order, more are not."""
    return Verdict.FAIL if len(items) > number_value(match["number"]) else Verdict.PASS


def _as_many(match: regex.Match[str], items: list[tuple[int, int]], text: str, fewest_judged: int = 3) -> Verdict:
    """Without 等 the names must be as many; each 和 inside a name may join two, and a far-off number counts something else."""
    number, fewest, most = number_value(match["number"]), len(items), _most(items, text)
    if fewest <= number <= most:
        return Verdict.PASS
    return Verdict.FAIL if fewest >= fewest_judged and number in (fewest - 1, most + 1) else Verdict.UNCERTAIN


def _most(items: list[tuple[int, int]], text: str) -> int:
    """How many names there are if every 和 joins two."""
    return len(items) + sum(len(_JOINT.findall(text[a:b])) for a, b in items)


def _is_in_a_name(items: list[tuple[int, int]], text: str) -> bool:
    """Whether the one 和 of a list stands before its last member, and so rather in a name than between two."""
    joints = [len(_JOINT.findall(text[a:b])) for a, b in items]
    return sum(joints) == 1 and joints[-1] == 0


_ONLY_VERBS = frozenset(
    ("新建", "改建", "扩建", "续建", "改造", "维修", "迁建", "修建", "新增", "建设", "打造", "完成")
)


def _items_before(text: str, end: int) -> list[tuple[int, int]]:
    """The names of a list that ends at a place: divided by 、 outside brackets and quotes, back to the last mark."""
    start = _list_start(text, end)
    items = [(a + start, b + start) for a, b in _split(text[start:end])]
    if items:
        clause = [(at, _CLAUSE.match(text[a:b])) for at, (a, b) in enumerate(items)]
        last = next(((at, m) for at, m in reversed(clause) if m), None)
        if last:
            at, m = last
            items = [(items[at][0] + m.end(), items[at][1]), *items[at + 1 :]]
    if items and text[slice(*items[0])] in _ONLY_VERBS:
        items = items[1:]
    return items[-_MOST_ITEMS:]


def _list_start(text: str, end: int) -> int:
    depth: list[str] = []
    farthest = max(0, end - _REACH)
    for match in _MARK_BACK.finditer(text, farthest, end):
        character = match[0]
        if character in _PAIRS:
            depth.append(_PAIRS[character])
        elif depth and character == depth[-1]:
            depth.pop()
        elif not depth and (character in _BOUNDARY or character in _PAIRS.values()):
            return match.end()
    return farthest


def _split(text: str) -> list[tuple[int, int]]:
    items, depth, start = [], 0, 0
    for match in _MARK.finditer(text):
        at, character = match.start(), match[0]
        depth += character in _PAIRS.values()
        depth -= character in _PAIRS
        if depth <= 0 and (character == "、" or text[at : at + 2] in ("》《", "”“")):
            items.append((start, at + (character != "、")))
            start = at + 1
    return [*items, (start, len(text))]


def _has_figures(text: str, items: list[tuple[int, int]]) -> bool:
    bare = [_NAMED.sub("", text[a:b]) for a, b in items]
    return any(_FIGURES.search(item) for item in bare)


def _is_plain_list(
    text: str, items: list[tuple[int, int]], *, slogan: bool = False, longest_last: int = _LONGEST_LAST_ITEM
) -> bool:
    """Whether the items are bare names, so that a number right after them counts them and nothing else."""
    if len(items) < 2 or _has_figures(text, items) or (slogan and "“" in text[items[0][0] : items[-1][1]]):
        return False
    names = [_QUOTED.sub("", text[a:b]) for a, b in items]
    return (
        max(map(len, [*names[1:-1], *_JOINT.split(names[-1])])) <= _LONGEST_ITEM
        and len(names[-1]) <= longest_last
        and (names[-1] not in _SLOGAN_VERBS if slogan else not _NO_NOUN.search(names[-1]))
    )


def _is_at_end_of_open_list(text: str, at: int) -> bool:
    return text[max(0, at - _MOST_BLANKS) : at].rstrip().endswith("等")
