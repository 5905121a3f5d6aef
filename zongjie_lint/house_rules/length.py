"""`length`: how many characters something may, or has to have."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from zongjie_lint.configuration.rule_table import RuleModel
from zongjie_lint.document import Document
from zongjie_lint.house_rules.finding import Finding
from zongjie_lint.house_rules.passage import Passage
from zongjie_lint.house_rules.search import Search
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled

_TOO_LONG = Message("{where}有{count}个字，最多{limit}个字", "{where} has {count} characters, {limit} at most")
_TOO_SHORT = Message("{where}有{count}个字，至少{limit}个字", "{where} has {count} characters, {limit} at least")
# As word processors count: a Chinese character or mark is one, and so is a Latin word or a number.
_COUNTED = compiled(r"[!-~]+|\S")


def lengths(table: RuleModel, document: Document, passages: Sequence[Passage], search: Search) -> Iterator[Finding]:
    """Every passage that is too long or too short."""
    for passage in passages:
        texts = [stretch.of_text(document.text) for stretch in passage.stretches]
        count = sum(len(_COUNTED.findall(text)) for text in texts)
        values = {"where": passage.where, "count": count}
        if table.at_most is not None and count > table.at_most:
            yield Finding(passage.anchor, _TOO_LONG, {**values, "limit": table.at_most})
        elif table.at_least is not None and count < table.at_least:
            yield Finding(passage.anchor, _TOO_SHORT, {**values, "limit": table.at_least})
