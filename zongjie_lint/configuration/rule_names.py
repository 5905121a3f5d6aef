"""The codes and names of house rules held against those that there are already."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from zongjie_lint.configuration.catalogue import Catalogue, RuleEntry
from zongjie_lint.configuration.fault import Fault
from zongjie_lint.configuration.positions import Keys
from zongjie_lint.configuration.toml_text import TomlText
from zongjie_lint.message import Message

_FAMILY = Message(
    "代码 {code} 不能用：{family} 是已安装的规则用的字母，请换别的字母，如 HR{number}",
    "the code {code} cannot be used: {family} are the letters of installed rules; use others, such as HR{number}",
)
_CODE_TWICE = Message("代码 {code} 用了两次，前面的“{other}”也是它", "the code {code} is used twice; “{other}” has it too")  # fmt: skip
_NAME_TAKEN = Message("名称“{name}”已经是 {other} 的了", "the name “{name}” is that of {other} already")


def house_rules(text: TomlText) -> Iterator[RuleEntry]:
    """The rules that a text itself brings, as far as they say who they are."""
    for _, tables in _arrays(text):
        for table in tables:
            if isinstance(table, dict) and isinstance(table.get("code"), str):
                yield RuleEntry(table["code"], str(table.get("name", table["code"])).lower())


def rule_name_faults(text: TomlText, installed: Catalogue) -> Iterator[Fault]:
    """Every code and name of a house rule of a text that something else has."""
    for keys, tables in _arrays(text):
        yield from _faults(text, keys, tables, installed)


def _faults(text: TomlText, keys: Keys, tables: Sequence[Any], installed: Catalogue) -> Iterator[Fault]:
    families = {rule.code[:2] for rule in installed.rules}
    codes: dict[str, str] = {}
    names = {rule.name.lower(): rule.code for rule in installed.rules}
    for at, table in enumerate(tables):
        code, name = _strings(table)
        if code and code[:2] in families:
            message = _FAMILY.format(code=code, family=code[:2], number=code[2:] or "01")
            yield text.fault((*keys, at, "code"), message)
        elif code and code in codes:
            yield text.fault((*keys, at, "code"), _CODE_TWICE.format(code=code, other=codes[code]))
        if name and name.lower() in names:
            yield text.fault((*keys, at, "name"), _NAME_TAKEN.format(name=name, other=names[name.lower()]))
        codes.setdefault(code, name or code)
        if name:
            names.setdefault(name.lower(), code)


def _arrays(text: TomlText) -> Iterator[tuple[Keys, Sequence[Any]]]:
    """The arrays of house rules in a text, each with the keys that lead to it."""
    table = text.table or {}
    overrides = table.get("overrides")
    yield ("rule",), _list(table.get("rule"))
    for at, override in enumerate(_list(overrides)):
        if isinstance(override, dict):
            yield ("overrides", at, "rule"), _list(override.get("rule"))


def _strings(table: object) -> tuple[str, str]:
    """The code and the name of a table, empty where there is none."""
    values: Mapping[str, Any] = table if isinstance(table, dict) else {}
    code, name = values.get("code"), values.get("name")
    return (code if isinstance(code, str) else "", name if isinstance(name, str) else "")


def _list(value: object) -> Sequence[Any]:
    return value if isinstance(value, list) else ()
