"""`consistency`: one of several ways to write something, throughout."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from zongjie_lint.configuration.rule_table import RuleModel
from zongjie_lint.diagnostic import all_related
from zongjie_lint.document import Document
from zongjie_lint.folding import fold
from zongjie_lint.house_rules.finding import Finding
from zongjie_lint.house_rules.passage import Passage
from zongjie_lint.house_rules.search import Occurrence, Search
from zongjie_lint.message import Message

_MESSAGE = Message(
    "有的写“{other}”，有的写“{found}”，应当统一", "“{other}” and “{found}” are both written; keep to one"
)
_PREFERRED = Message("这里写“{found}”，应当统一写“{other}”", "“{found}” is written here, “{other}” is to be")


def inconsistencies(
    table: RuleModel, document: Document, passages: Sequence[Passage], search: Search
) -> Iterator[Finding]:
    """One finding for all passages together where none is judged by itself, at the first place that differs from most."""
    for together in [[each] for each in passages] if table.unit else [passages]:
        found = [each for passage in together for each in search.found(passage)]
        counted = Counter(fold(each.word) for each in found)
        if not counted:
            continue
        chosen = fold(table.prefer) if table.prefer else counted.most_common(1)[0][0]
        others = [each for each in found if fold(each.word) != chosen]
        if others:
            yield _finding(table, others, _written(table, chosen), counted)


def _finding(table: RuleModel, others: Sequence[Occurrence], chosen: str, counted: Counter[str]) -> Finding:
    message = _PREFERRED if table.prefer else _MESSAGE
    zh = "，".join(f"“{_written(table, word)}”{count}处" for word, count in counted.most_common())
    en = ", ".join(f"“{_written(table, word)}” {count} times" for word, count in counted.most_common())
    related = tuple(all_related(each.span for each in others[1:]))
    return Finding(others[0].span, message, {"found": others[0].word, "other": chosen}, related, Message(zh, en))


def _written(table: RuleModel, folded: str) -> str:
    """A word as the rule has it."""
    return next(word for word in table.words if fold(word) == folded)
