"""JSON, version 1: the register for programs, with places in code points and values in the unit they are measured in."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

from zongjie_lint import __version__
from zongjie_lint.message import Language
from zongjie_lint.register import VERDICTS, CheckedRelation, Entry, Months, Quantity
from zongjie_lint.report import Register
from zongjie_lint.reporters.json import failure_record, span_as_json
from zongjie_lint.source import Source


def json_text(register: Register, language: Language) -> str:
    """The register as one JSON object."""
    return json.dumps(_register(register, language), ensure_ascii=False, indent=2) + "\n"


def _register(register: Register, language: Language) -> dict[str, Any]:
    period, source = register.outline.period, register.source
    return {
        "version": 1,
        "tool": {"name": "zongjie-lint", "version": __version__},
        "path": source.name,
        "encoding": source.encoding,
        "kind": register.outline.kind,
        "period": {"from": period[0], "to": period[1]} if period else None,
        "verdicts": {verdict: register.verdicts[verdict] for verdict in VERDICTS},
        "failures": [failure_record(failure, language) for failure in register.failures],
        "entries": [_entry(entry, source) for entry in register.entries],
        "relations": [_relation(relation, source, language) for relation in register.relations],
    }


def _entry(entry: Entry, source: Source) -> dict[str, Any]:
    numbers = ("value", "base", "growth", "change", "share", "completion", "target", "rank")
    return {
        "number": entry.number,
        "line": entry.line,
        "span": span_as_json(entry.span, source),
        "indicator": entry.indicator,
        "scope": entry.scope,
        "time": _months(entry.time),
        "basis": entry.basis,
        "planned": entry.is_in_plans,
        **{name: _quantity(getattr(entry, name), source) for name in numbers},
        "verdict": entry.verdict,
        "relations": list(entry.relations),
    }


def _months(time: Months) -> dict[str, Any]:
    return {"text": time.text, "year": time.year, "first_month": time.first, "last_month": time.last}


def _relation(relation: CheckedRelation, source: Source, language: Language) -> dict[str, Any]:
    computed = relation.computed
    return {
        "number": relation.number,
        "line": relation.line,
        "type": relation.kind,
        "title": relation.title.in_language(language),
        "span": span_as_json(relation.span, source),
        "verdict": relation.verdict,
        "stated": _quantity(relation.stated, source),
        "operands": [
            {"role": role.in_language(language), **(_quantity(quantity, source) or {})}
            for role, quantity in relation.operands
        ],
        "computed": {"text": computed.text.in_language(language), **_value(computed)} if computed else None,
        "working": relation.working,
    }


def _quantity(quantity: Quantity | None, source: Source) -> dict[str, Any] | None:
    if quantity is None:
        return None
    text = quantity.span.of_text(source.text)
    return {"text": text, "span": span_as_json(quantity.span, source), "sign": quantity.sign, **_value(quantity)}


def _value(quantity: Quantity) -> dict[str, Any]:
    ends = {"value": quantity.value, "low": quantity.low, "high": quantity.high}
    return {**{name: _number(end) for name, end in ends.items()}, "unit": quantity.measures}


def _number(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)
