"""The JSON Schema of a configuration file, by which editors complete and check it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import PydanticUserError, TypeAdapter

from zongjie_lint.configuration.catalogue import Catalogue, RuleEntry
from zongjie_lint.configuration.model import ConfigurationTable

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_TITLE = "zongjie-lint.toml"


def json_schema(catalogue: Catalogue) -> dict[str, Any]:
    """The schema of the model, with the names that there are where a name is wanted."""
    schema: dict[str, Any] = _without_null(ConfigurationTable.model_json_schema(by_alias=True))
    schema = {"$schema": _DIALECT, **schema, "title": _TITLE}
    definitions = schema["$defs"]
    for table in (schema, definitions["OverrideTable"]):
        _name_all(table["properties"], catalogue)
    definitions["SectionTable"]["properties"]["role"] |= {"enum": [*catalogue.roles]}
    definitions["VocabularyTable"]["properties"]["sections"] |= {"propertyNames": {"enum": [*catalogue.roles]}}
    return schema


def _name_all(properties: dict[str, Any], catalogue: Catalogue) -> None:
    choices = [{"enum": catalogue.choices}, {"type": "string", "minLength": 1}]
    for key in ("select", "ignore"):
        properties[key]["items"] = {"anyOf": choices}
    level = properties["severity"]["additionalProperties"]
    properties["severity"]["properties"] = {rule.code: level | {"description": rule.name} for rule in catalogue.rules}
    properties["rules"]["properties"] = {rule.code: _options(rule) for rule in catalogue.rules if rule.options}
    properties["kind"] |= {"enum": [*catalogue.kinds]}
    properties["profile"] |= {"anyOf": [{"enum": [*catalogue.profiles]}, {"type": "string", "minLength": 1}]}


def _options(rule: RuleEntry) -> dict[str, Any]:
    """The table of a rule's options; names may be written with hyphens too."""
    properties = {name: _schema_of(wanted) for name, wanted in rule.options.items()}
    hyphened = {name.replace("_", "-"): schema for name, schema in properties.items()}
    return {
        "type": "object",
        "description": rule.name,
        "additionalProperties": False,
        "properties": {**hyphened, **properties},
    }


def _schema_of(wanted: Any) -> Mapping[str, Any]:  # noqa: ANN401 - a type may be anything
    try:
        return TypeAdapter(wanted).json_schema()
    except PydanticUserError:
        return {}


def _without_null(schema: Any) -> Any:  # noqa: ANN401 - any part of a schema
    """The schema less what TOML does not have: null, and so a default of null; and less titles that repeat the key."""
    if isinstance(schema, list):
        return [_without_null(each) for each in schema if each != {"type": "null"}]
    if not isinstance(schema, dict):
        return schema
    kept = {
        key: _without_null(value)
        for key, value in schema.items()
        if not (key == "default" and value is None) and not (key == "title" and isinstance(value, str))
    }
    only = kept.get("anyOf")
    if isinstance(only, list) and len(only) == 1:
        del kept["anyOf"]
        kept = {**only[0], **kept}
    return kept
