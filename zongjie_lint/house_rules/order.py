"""`order`: what has to be written before what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from zongjie_lint.configuration.rule_table import RuleModel
from zongjie_lint.diagnostic import Related
from zongjie_lint.document import Document
from zongjie_lint.folding import fold
from zongjie_lint.house_rules.finding import Finding
from zongjie_lint.house_rules.passage import Passage
from zongjie_lint.house_rules.search import Occurrence, Search
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled

_MESSAGE = Message("“{found}”应当写在“{other}”后面", "“{found}” comes after “{other}”")
_NOT_BEFORE = Message("写“{found}”以前没有写过“{other}”", "“{other}” has to be written before “{found}”")
_FIRST = Message("应当在前", "comes first")
_GAP = compiled(
    r"(?=.*(?:[、及暨]|(?<![附应饱温缓])和(?!谐|睦|解|平|好)|(?<!参|给|授|赋)与(?!会|此|其|时)))[^,。;:!?\r\n]{0,24}"
)
"""What stands between two members of a list: a conjunction or 、, with titles of people or the like, but no other mark."""

_DEALINGS = compiled(
    r"[^,。;:!?、\r\n]{0,4}(?:签|对接|结对|结成|合作|共建|联合|会商|协商|座谈|交流|联动|相比|相邻|接壤|毗邻|互)"
)
"""What one of two does with the other, who are then named by who does it, and not in order of rank."""


def orders(table: RuleModel, document: Document, passages: Sequence[Passage], search: Search) -> Iterator[Finding]:
    """Every passage, or list in one, whose words come in another order, at the first that comes too early."""
    ranks = {fold(word): rank for rank, word in reversed(list(enumerate(table.words)))}
    for passage in passages:
        found = search.found(passage)
        groups = _lists(found, document) if table.unit == "list" else [found]
        for group in groups:
            inverted = _inverted(_firsts(group), ranks)
            if inverted:
                yield _finding(inverted[0], inverted[1], document)
            elif table.needs_first and (early := _unintroduced(group, ranks)):
                values = {"found": early.span.of_text(document.text), "other": table.words[0]}
                yield Finding(early.span, _NOT_BEFORE, values)


def _firsts(found: Sequence[Occurrence]) -> list[Occurrence]:
    """The first place of each word."""
    firsts: dict[str, Occurrence] = {}
    for each in found:
        firsts.setdefault(fold(each.word), each)
    return list(firsts.values())


def _inverted(found: Sequence[Occurrence], ranks: Mapping[str, int]) -> tuple[Occurrence, Occurrence] | None:
    """The first word that comes too early, and the first after it that should have come before it."""
    for at, early in enumerate(found):
        for late in found[at + 1 :]:
            if ranks[fold(late.word)] < ranks[fold(early.word)]:
                return early, late
    return None


def _unintroduced(found: Sequence[Occurrence], ranks: Mapping[str, int]) -> Occurrence | None:
    """The first of the later words, where the first of all is written nowhere."""
    is_introduced = any(ranks[fold(each.word)] == 0 for each in found)
    return None if is_introduced else next(iter(found), None)


def _finding(early: Occurrence, late: Occurrence, document: Document) -> Finding:
    values = {"found": early.span.of_text(document.text), "other": late.span.of_text(document.text)}
    return Finding(early.span, _MESSAGE, values, (Related(late.span, _FIRST),))


def _lists(found: Sequence[Occurrence], document: Document) -> Iterator[list[Occurrence]]:
    """Words that follow one another in a list."""
    group: list[Occurrence] = []
    for each in found:
        if group and not _GAP.fullmatch(document.folded, group[-1].span.end, each.span.start):
            yield from _listed(group, document)
            group = []
        group.append(each)
    yield from _listed(group, document)


def _listed(group: list[Occurrence], document: Document) -> Iterator[list[Occurrence]]:
    """A group, unless it is two who have dealings with one another."""
    is_pair = len(group) == 2 and "、" not in document.folded[group[0].span.end : group[1].span.start]
    if not (is_pair and _DEALINGS.match(document.folded, group[1].span.end)):
        yield group
