"""The names in a configuration held against those that there are."""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pydantic import PydanticUserError, TypeAdapter, ValidationError

from zongjie_lint.configuration.catalogue import Catalogue, RuleEntry
from zongjie_lint.configuration.fault import Fault
from zongjie_lint.configuration.positions import Keys
from zongjie_lint.configuration.toml_text import TomlText
from zongjie_lint.configuration.validation import NOTHING, did_you_mean, error_message, listed, misplaced
from zongjie_lint.message import Message

_NO_RULE = Message("没有规则 {name}{near}", "there is no rule {name}{near}")
_NO_OPTION = Message("规则 {code} 没有 {name} 这个选项{near}", "rule {code} has no option {name}{near}")
_OPTIONS = Message("；可以写 {names}", "; its options are {names}")
_NO_OPTIONS = Message("；这条规则没有选项", "; it has none")
_NO_PROFILE = Message("没有级别方案 {name}{near}", "there is no profile {name}{near}")
_NO_KIND = Message("没有文种 {name}{near}", "there is no kind of report {name}{near}")
_NO_ROLE = Message("没有 {name} 这个部分{near}", "there is no part {name}{near}")
_ARE = Message("；可以写 {names}", "; there are {names}")
_CODE_LIKE = 5


@dataclass
class NameCheck:
    """Looks up every name in the tables of one text."""

    text: TomlText
    catalogue: Catalogue
    absent: set[str] = field(default_factory=set)
    """Codes of families that no rule belongs to."""

    def faults(self) -> Iterator[Fault]:
        """Every name that there is not, and every option of a rule that it does not have or that does not fit."""
        table = self.text.table or {}
        yield from self._choices(table, ())
        overrides = table.get("overrides")
        for at, override in enumerate(overrides if isinstance(overrides, list) else ()):
            if isinstance(override, dict):
                yield from self._choices(override, ("overrides", at))

    def _choices(self, table: Mapping[str, Any], at: Keys) -> Iterator[Fault]:
        for key in ("select", "ignore"):
            for index, choice in enumerate(_list(table.get(key))):
                yield from self._choice(choice, (*at, key, index), is_key=False)
        for choice in _table(table.get("severity")):
            yield from self._choice(choice, (*at, "severity", choice), is_key=True)
        for name, options in _table(table.get("rules")).items():
            yield from self._options(name, options, (*at, "rules", name))
        yield from self._one_of(table.get("profile"), list(self.catalogue.profiles), _NO_PROFILE, (*at, "profile"))
        yield from self._one_of(table.get("kind"), self.catalogue.kinds, _NO_KIND, (*at, "kind"))
        yield from self._roles(table, at)

    def _roles(self, table: Mapping[str, Any], at: Keys) -> Iterator[Fault]:
        known = self.catalogue.roles
        for role in _table(_table(table.get("vocabulary")).get("sections")):
            yield from self._one_of(role, known, _NO_ROLE, (*at, "vocabulary", "sections", role), is_key=True)
        for index, section in enumerate(_list(table.get("section"))):
            keys, table_of_section = (*at, "section", index), _table(section)
            yield from self._one_of(table_of_section.get("role"), known, _NO_ROLE, (*keys, "role"))
            yield from self._one_of(table_of_section.get("kind"), self.catalogue.kinds, _NO_KIND, (*keys, "kind"))

    def _choice(self, choice: object, keys: Keys, *, is_key: bool) -> Iterator[Fault]:
        if not isinstance(choice, str) or not choice.strip() or self.catalogue.matching(choice):
            return
        if self.catalogue.is_elsewhere(choice):
            self.absent.add(choice)
        else:
            near = misplaced(choice) if is_key else self._near(choice)
            near = self._near(choice) if near is NOTHING else near
            yield self.text.fault(keys, _NO_RULE.format(name=choice, near=near), is_key=is_key)

    def _near(self, choice: str) -> Message:
        if len(choice) <= _CODE_LIKE:
            return did_you_mean(choice.upper(), [rule.code for rule in self.catalogue.rules], cutoff=0.5)
        return did_you_mean(choice.lower(), [rule.name for rule in self.catalogue.rules])

    def _options(self, name: str, options: object, keys: Keys) -> Iterator[Fault]:
        rule = self.catalogue.named(name)
        if rule is None:
            if self.catalogue.is_elsewhere(name):
                self.absent.add(name)
            else:
                yield self.text.fault(keys, _NO_RULE.format(name=name, near=self._near(name)), is_key=True)
            return
        for option, value in _table(options).items():
            yield from self._option(rule, option, value, (*keys, option))

    def _option(self, rule: RuleEntry, option: str, value: object, keys: Keys) -> Iterator[Fault]:
        name = option.replace("-", "_")
        if name not in rule.options:
            message = _NO_OPTION.format(code=rule.code, name=option, near=_near_option(name, rule))
            yield self.text.fault(keys, message, is_key=True)
            return
        for error in option_errors(rule.options[name], value):
            yield self.text.fault((*keys, *error["loc"]), error_message(error, keys))

    def _one_of(
        self, name: object, known: Sequence[str], message: Message, keys: Keys, *, is_key: bool = False
    ) -> Iterator[Fault]:
        if isinstance(name, str) and name.strip() and name not in known:
            near = did_you_mean(name, list(known))
            if near is NOTHING:
                near = _ARE.format(names=listed(known))
            yield self.text.fault(keys, message.format(name=name, near=near), is_key=is_key)


def option_errors(wanted: Any, value: object) -> list[Mapping[str, Any]]:  # noqa: ANN401 - a type may be anything
    """What keeps a value of TOML from being one of a type, as pydantic tells it."""
    try:
        TypeAdapter(wanted).validate_json(_json(value), strict=True)
    except ValidationError as refused:
        return [{**error, "input": error["input"]} for error in refused.errors(include_url=False)]
    except PydanticUserError:
        pass  # a plugin's own type, which only the plugin understands
    return []


def option_value(wanted: Any, value: object) -> object:  # noqa: ANN401 - a type may be anything
    """A value of TOML as the type of an option has it: a list as a tuple, say."""
    try:
        return TypeAdapter(wanted).validate_json(_json(value), strict=True)
    except PydanticUserError:
        return value


def _json(value: object) -> str:
    """Lists, dates and numbers in the form from which every strict type can be read."""
    return json.dumps(value, default=str)


def _near_option(name: str, rule: RuleEntry) -> Message:
    near = difflib.get_close_matches(name, list(rule.options), n=1)
    if near:
        return did_you_mean(name, near)
    return _OPTIONS.format(names=listed(list(rule.options))) if rule.options else _NO_OPTIONS


def _table(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _list(value: object) -> Sequence[Any]:
    return value if isinstance(value, list) else ()
