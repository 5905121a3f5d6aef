"""`replace`: what is to be written otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from zongjie_lint.configuration.rule_table import RuleModel
from zongjie_lint.diagnostic import Edit, Fix
from zongjie_lint.document import Document, Fact
from zongjie_lint.facts.date import DateMention, YearMention
from zongjie_lint.house_rules.finding import Finding
from zongjie_lint.house_rules.passage import Passage
from zongjie_lint.house_rules.search import Occurrence, Search
from zongjie_lint.message import Message
from zongjie_lint.number_guard import keeps_numbers
from zongjie_lint.span import Spans

_MESSAGE = Message("“{found}”应写作“{with}”", "“{found}” is written “{with}” here")


def replacements(
    table: RuleModel, document: Document, passages: Sequence[Passage], search: Search
) -> Iterator[Finding]:
    """Every place that is to be written otherwise, with the edit that does it."""
    mentions: list[Fact] = [*document.facts(DateMention), *document.facts(YearMention)]
    dates = Spans(each.span for each in mentions)
    for passage in passages:
        for each in search.found(passage):
            right = table.pairs.get(each.word, table.with_ or "") if each.replacement is None else each.replacement
            found = each.span.of_text(document.text)
            if right != found:
                values = {"found": found, "with": right}
                yield Finding(each.span, _MESSAGE, values, fix=_fix(table, document, each, right, dates))


def _fix(table: RuleModel, document: Document, found: Occurrence, right: str, dates: Spans) -> Fix | None:
    """The edit, unless it would change a number or a date; safe only where the text is written as the rule has it."""
    edit = Edit(found.span, right)
    if table.fix == "none" or dates.overlap(found.span) or not keeps_numbers(document.text, edit):
        return None
    is_verbatim = found.span.of_text(document.text) == found.word
    safety: Literal["safe", "unsafe"] = "safe" if table.fix == "safe" and is_verbatim else "unsafe"
    return Fix(safety, (edit,))
