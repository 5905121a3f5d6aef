"""`forbid`: what is not to be written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from zongjie_lint.configuration.rule_table import RuleModel
from zongjie_lint.document import Document
from zongjie_lint.house_rules.finding import Finding
from zongjie_lint.house_rules.passage import Passage
from zongjie_lint.house_rules.search import Search
from zongjie_lint.message import Message

_MESSAGE = Message("不写“{found}”", "“{found}” is not to be written")


def bans(table: RuleModel, document: Document, passages: Sequence[Passage], search: Search) -> Iterator[Finding]:
    """Every place where something forbidden stands."""
    for passage in passages:
        for each in search.found(passage):
            yield Finding(each.span, _MESSAGE, {"found": each.span.of_text(document.text)})
