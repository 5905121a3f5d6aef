"""What the parts of a configuration come to for one document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from zongjie_lint.configuration.catalogue import Catalogue
from zongjie_lint.configuration.names import option_value
from zongjie_lint.configuration.paths import path_from
from zongjie_lint.configuration.positions import Keys
from zongjie_lint.configuration.toml_text import TomlText
from zongjie_lint.settings import Origin, RuleTable, Settings
from zongjie_lint.vocabulary import PastSection, SectionWording, UnitName, Vocabulary

_SINGLE = frozenset({"extends", "overrides", "paths", "root", "rule"})
"""What counts for the file alone, or is collected."""
_DEPTH = {"rules": 3}
"""How deep a table is merged key by key, where not all the way down."""


@dataclass(frozen=True, eq=False)
class Layer:
    """Values, and the keys below which a text has them."""

    text: TomlText
    keys: Keys
    values: Mapping[str, Any]


@dataclass(frozen=True, eq=False)
class Setting:
    """One value, and where it was set."""

    value: Any
    text: TomlText
    keys: Keys

    @property
    def origin(self) -> Origin:
        """The place of its key."""
        return self.text.origin(self.keys)


class Origins(Mapping[str, Origin]):
    """Where each key was set; looked up in the text only when it is asked for."""

    def __init__(self, settings: Mapping[str, Setting]) -> None:
        self._settings = settings

    def __getitem__(self, key: str) -> Origin:
        return self._settings[key].origin

    def __iter__(self) -> Iterator[str]:
        return iter(self._settings)

    def __len__(self) -> int:
        return len(self._settings)


@dataclass
class Merged:
    """The value of every key; a later layer goes before an earlier one."""

    catalogue: Catalogue
    settings: dict[Keys, Setting] = field(default_factory=dict)
    rules: dict[str, Setting] = field(default_factory=dict)
    """House rules, which add up; one with the code of another takes its place."""
    root: Path | None = None

    def add(self, layer: Layer) -> None:
        """Put a layer over those that are there."""
        for written, value in _leaves(layer.values, ()):
            keys = self._canonical(written)
            self.settings.pop(keys, None)
            self.settings[keys] = Setting(value, layer.text, (*layer.keys, *written))
        for at, rule in enumerate(layer.values.get("rule", ())):
            setting = Setting(rule, layer.text, (*layer.keys, "rule", at))
            self.rules[str(rule.get("code") or rule.get("name") or f"{layer.text.name}:{at}")] = setting
        if layer.values.get("root"):
            self.root = layer.text.folder

    @property
    def every(self) -> dict[str, Setting]:
        """All that is set, by its keys written with dots; a house rule by its code."""
        named = {".".join(map(str, keys)): each for keys, each in self.settings.items()}
        return {**named, **{f"rule[{code}]": each for code, each in self.rules.items()}}

    def to_settings(self, root: Path | None) -> Settings:
        """The settings that these values come to."""
        return Settings(
            profile=self._value("profile"),
            kind=self._value("kind"),
            select=tuple(self._value("select") or ()),
            ignore=tuple(self._value("ignore") or ()),
            severity={str(keys[1]): each.value for keys, each in self._below("severity")},
            options=self._options(),
            fail_level=self._value("fail-level"),
            rule_timeout=self._value("rule-timeout"),
            exclude=tuple(self._value("exclude") or ()),
            vocabulary=self._vocabulary(),
            rules=tuple(RuleTable(each.value, each.origin) for each in self.rules.values()),
            plugins=tuple(self._paths("plugins")),
            baseline=next(self._paths("baseline"), None),
            suppressions=next(self._paths("suppressions"), None),
            root=self.root or root,
            origins=Origins(self.every),
        )

    def _canonical(self, keys: Keys) -> Keys:
        """The keys with the code of the rule that they name, so that a code and a name are the same key."""
        if keys[0] == "rules" and len(keys) > 2:
            rule = self.catalogue.named(str(keys[1]))
            return ("rules", rule.code if rule else keys[1], str(keys[2]).replace("-", "_"))
        if keys[0] == "severity" and len(keys) > 1:
            rule = self.catalogue.named(str(keys[1]))
            return ("severity", rule.code if rule else str(keys[1]).upper())
        return keys

    def _value(self, key: str) -> Any:  # noqa: ANN401 - validated before
        setting = self.settings.get((key,))
        return setting.value if setting else None

    def _below(self, key: str) -> Iterator[tuple[Keys, Setting]]:
        return ((keys, each) for keys, each in self.settings.items() if keys[0] == key and len(keys) > 1)

    def _paths(self, key: str) -> Iterator[Path]:
        setting = self.settings.get((key,))
        if setting:
            for name in [setting.value] if isinstance(setting.value, str) else setting.value:
                yield path_from(setting.text.folder, name)

    def _options(self) -> Mapping[str, Mapping[str, Any]]:
        found: dict[str, dict[str, Any]] = {}
        for keys, each in self._below("rules"):
            rule = self.catalogue.named(str(keys[1]))
            if rule and len(keys) > 2 and keys[2] in rule.options:
                found.setdefault(rule.code, {})[str(keys[2])] = option_value(rule.options[str(keys[2])], each.value)
        return found

    def _vocabulary(self) -> Vocabulary:
        values = {keys[1:]: each.value for keys, each in self._below("vocabulary")}
        return Vocabulary(
            indicators=tuple(_names(each) for each in values.get(("indicators",), ())),
            units=tuple(_unit(each) for each in values.get(("units",), ())),
            sections=tuple(
                SectionWording(str(keys[1]), _names(titles))
                for keys, titles in values.items()
                if keys[0] == "sections" and len(keys) > 1
            ),
            anonymisations=tuple(values.get(("anonymisations",), ())),
            past=tuple(_past(each) for each in self._value("section") or ()),
        )


def _leaves(values: Mapping[str, Any], above: Keys) -> Iterator[tuple[Keys, Any]]:
    """Every value that is merged on its own, with its keys."""
    for key, value in values.items():
        keys = (*above, key)
        if keys[0] in _SINGLE:
            continue
        if isinstance(value, Mapping) and len(keys) < _DEPTH.get(str(keys[0]), 9):
            yield from _leaves(value, keys)
        else:
            yield keys, value


def _names(value: str | Sequence[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def _unit(value: str | Mapping[str, Any]) -> UnitName:
    if isinstance(value, str):
        return UnitName(value)
    return UnitName(value["name"], value.get("base", ""), str(value.get("factor", "1")))


def _past(section: Mapping[str, Any]) -> PastSection:
    return PastSection(
        section.get("role"),
        _names(section.get("titles", ())),
        section.get("level", 1),
        float(section.get("share", 1.0)),
        section.get("kind"),
        section.get("reports", 0),
        section.get("movable", False),
    )


def vocabulary_in(table: Mapping[str, Any]) -> Vocabulary:
    """The words that one table by itself adds; the table must be as the model has it."""
    words = table.get("vocabulary", {})
    return Vocabulary(
        indicators=tuple(_names(each) for each in words.get("indicators", ())),
        units=tuple(_unit(each) for each in words.get("units", ())),
        sections=tuple(SectionWording(role, _names(titles)) for role, titles in words.get("sections", {}).items()),
        anonymisations=tuple(words.get("anonymisations", ())),
        past=tuple(_past(each) for each in table.get("section", ())),
    )
