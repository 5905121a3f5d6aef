"""Classes of rules made from the tables of a configuration."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from zongjie_lint.configuration.rule_table import RuleModel
from zongjie_lint.diagnostic import Severity
from zongjie_lint.house_rules.description import default_advice, manual_page
from zongjie_lint.house_rules.house_rule import HouseRule
from zongjie_lint.message import Message
from zongjie_lint.rule import Bad, Example, Good
from zongjie_lint.settings import Origin, RuleTable


def rule_classes(tables: Iterable[RuleTable]) -> list[type[HouseRule]]:
    """A class for each table, in their order; the tables were validated as those of a configuration."""
    return [rule_class(RuleModel.model_validate(dict(table.values)), table.origin) for table in tables]


def rule_class(table: RuleModel, origin: Origin) -> type[HouseRule]:
    """The class that judges as a table says."""
    advice = default_advice(table)
    values = {
        "__doc__": manual_page(table),
        "__module__": __name__,
        "table": table,
        "origin": origin,
        "code": table.code,
        "name": table.name,
        "title": Message(table.name, table.name),
        "severity": Severity[table.severity.upper()],
        "basis": table.basis,
        "message": Message(table.message.zh, table.message.en) if table.message else Message(table.name, table.name),
        "advice": Message(table.advice.zh, table.advice.en) if table.advice else Message(advice, advice),
        "examples": tuple(examples(table)),
    }
    return type(table.code, (HouseRule,), values)


def examples(table: RuleModel) -> Iterator[Example]:
    """The examples of a table, as reports of a kind that the rule is for."""
    kind = table.kinds[0] if table.kinds else None
    yield from (Bad(case.text, case.why, kind) for case in table.bad)
    yield from (Good(case.text, case.why, kind) for case in table.good)
