"""`require`: what has to be written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from zongjie_lint.configuration.rule_table import RuleModel
from zongjie_lint.document import Document
from zongjie_lint.folding import fold
from zongjie_lint.house_rules.finding import Finding
from zongjie_lint.house_rules.passage import Passage
from zongjie_lint.house_rules.search import Search
from zongjie_lint.message import Message

_MESSAGE = Message("{where}没有写到{words}", "{where} lacks {words}")
_ONE_OF = Message("{words}当中的一个", "one of {words}")
_NAMED = Message("“{name}”要求的内容", "what “{name}” asks for")
_MOST_NAMED = 5
_OTHERS = Message("{words}等", "{words} …")


def requirements(
    table: RuleModel, document: Document, passages: Sequence[Passage], search: Search
) -> Iterator[Finding]:
    """Every passage without what it has to have; one that the report lacks altogether is no matter of this rule."""
    for passage in passages:
        found = {fold(each.word) for each in search.found(passage)}
        missing = [word for word in table.words if fold(word) not in found]
        is_met = not missing if table.all else bool(found)
        if not is_met:
            values = {"where": passage.where, "words": _wanted(table, missing)}
            yield Finding(passage.anchor, _MESSAGE, values, absent=tuple(missing) if table.all else ())


def _wanted(table: RuleModel, missing: Sequence[str]) -> Message:
    if not missing:
        return _NAMED.format(name=table.name)
    quoted = "".join(f"“{word}”" for word in missing[:_MOST_NAMED])
    words = Message(quoted, quoted)
    if len(missing) > _MOST_NAMED:
        words = _OTHERS.format(words=words)
    return words if table.all or len(missing) == 1 else _ONE_OF.format(words=words)
