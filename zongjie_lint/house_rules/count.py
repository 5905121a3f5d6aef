"""`count`: how often something may, or has to be written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from zongjie_lint.configuration.rule_table import RuleModel
from zongjie_lint.diagnostic import Related, all_related
from zongjie_lint.document import Document
from zongjie_lint.folding import fold
from zongjie_lint.house_rules.finding import Finding
from zongjie_lint.house_rules.passage import Passage
from zongjie_lint.house_rules.search import Occurrence, Search
from zongjie_lint.message import Message

_TOO_OFTEN = Message(
    "{where}写了{count}次“{found}”，最多{limit}次", "“{found}” stands {count} times in {where}, {limit} at most"
)
_TOO_MANY = Message(
    "{where}一共写了{count}次“{found}”一类的话，最多{limit}次",
    "“{found}” and the like stand {count} times in {where}, {limit} at most",
)
_TOO_SELDOM = Message(
    "{where}只写了{count}次“{found}”，至少{limit}次", "“{found}” stands {count} times in {where}, {limit} at least"
)
_TOO_FEW = Message(
    "{where}里“{found}”要数的只有{count}处，至少{limit}处",
    "what “{found}” counts stands {count} times in {where}, {limit} at least",
)


def counts(table: RuleModel, document: Document, passages: Sequence[Passage], search: Search) -> Iterator[Finding]:
    """Every passage with too much of something, at the first that is too many, or with too little."""
    for passage in passages:
        found = search.found(passage)
        if table.at_most is not None and len(found) > table.at_most:
            yield _too_often(found, table.at_most, passage, document)
        elif table.at_least is not None and len(found) < table.at_least:
            one = len(table.words) == 1
            what = table.words[0] if one else table.name
            values = {"where": passage.where, "count": len(found), "found": what, "limit": table.at_least}
            yield Finding(passage.anchor, _TOO_SELDOM if one else _TOO_FEW, values, _places(found))


def _too_often(found: Sequence[Occurrence], limit: int, passage: Passage, document: Document) -> Finding:
    first = found[limit]
    others = [each for each in found if each is not first]
    what = first.span.of_text(document.text)
    values = {"where": passage.where, "count": len(found), "found": what, "limit": limit}
    message = _TOO_OFTEN if len({fold(each.span.of_text(document.text)) for each in found}) == 1 else _TOO_MANY
    return Finding(first.span, message, values, _places(others))


def _places(found: Sequence[Occurrence]) -> tuple[Related, ...]:
    return tuple(all_related(each.span for each in found))
