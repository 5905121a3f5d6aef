"""The effective configuration of a document, for a person and for a program."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, repeat
from typing import Any, TextIO

from zongjie_lint.message import Language, Message
from zongjie_lint.record import Record
from zongjie_lint.reporter import View
from zongjie_lint.reporters.columns import drift, visible, width, wrap
from zongjie_lint.reporters.paper import Line, Paper, Piece
from zongjie_lint.settings import Origin

_HERE = Message("当前文件夹的配置", "Configuration for this folder")
_TITLE = Message("{path} 的配置", "Configuration for {path}")
_FILES = Message("配置文件  {files}", "Files  {files}")
_NO_FILES = Message("没有配置文件，全部用默认值。", "There is no configuration file: everything is as by default.")
_DEFAULT = Message("默认", "default")
_RULES = Message("要查的规则 {count} 条。", "{count} rules judge.")
_AUTOMATIC = Message("自动识别", "as recognised")
_ALL = Message("全部", "all")
_NONE = Message("无", "none")
_UNSET: Mapping[str, Message] = {
    "profile": Message("review", "review"),
    "kind": _AUTOMATIC,
    "select": _ALL,
    "ignore": _NONE,
    "severity": Message("按级别方案", "as the profile has it"),
    "rules": _NONE,
    "fail-level": Message("warning", "warning"),
    "exclude": _NONE,
    "vocabulary": _NONE,
    "section": _NONE,
    "rule": _NONE,
    "baseline": _NONE,
    "suppressions": _NONE,
    "plugins": _NONE,
}
"""What holds where a key is not set."""
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_GAP = "  "
_WIDEST_KEY = 36
_NARROWEST_VALUE = 24


class EffectiveValue(Record):
    """A key with its value, as TOML has it, and where it was set."""

    key: str
    value: Any
    origin: Origin


class EffectiveConfiguration(Record):
    """All that is configured for one document."""

    path: str
    files: Sequence[str]
    """The nearest first, then those that it extends."""
    root: str | None
    values: Sequence[EffectiveValue]
    rule_count: int
    """How many rules judge the document."""
    remarks: Sequence[Message] = ()
    """What is to be known of the document itself before its configuration is believed."""


def print_configuration(configuration: EffectiveConfiguration, stream: TextIO, view: View) -> None:
    """Print what is set, with its origin, then what is not."""
    paper = Paper(stream, view)
    paper.print(_page(configuration, view.language, paper.columns))


def configuration_json(configuration: EffectiveConfiguration) -> str:
    """The same for a program: the value and the origin of each key that is set."""
    values = {each.key: {"value": each.value, "origin": _origin(each.origin)} for each in configuration.values}
    content = {
        "version": 1,
        "path": configuration.path,
        "files": [*configuration.files],
        "root": configuration.root,
        "rules": configuration.rule_count,
        "remarks": [{"zh": each.zh, "en": each.en} for each in configuration.remarks],
        "values": values,
    }
    return json.dumps(content, ensure_ascii=False, indent=2, default=str) + "\n"


def toml_value(value: Any) -> str:  # noqa: ANN401 - any value of TOML
    """A value as it is written in TOML, on one line."""
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{_toml_key(key)} = {toml_value(each)}" for key, each in value.items()) + " }"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(toml_value, value)) + "]"
    return json.dumps(value, ensure_ascii=False) if isinstance(value, str | bool | int | float) else str(value)


def _toml_key(key: str) -> str:
    return key if _BARE.fullmatch(key) else json.dumps(key, ensure_ascii=False)


def _origin(origin: Origin) -> dict[str, Any]:
    place = {"line": origin.line, "column": origin.column} if origin.line else {}
    return {"name": origin.name, **place}


def _page(configuration: EffectiveConfiguration, language: Language, columns: int) -> Iterator[Line]:
    title = _HERE if configuration.path == "." else _TITLE.format(path=visible(configuration.path))
    yield [Piece(title.in_language(language), "strong")]
    if configuration.files:
        files = visible(" ← ".join(configuration.files))
        yield [Piece(_FILES.format(files=files).in_language(language), "quiet")]
    else:
        yield [Piece(_NO_FILES.in_language(language), "quiet")]
    for remark in configuration.remarks:
        yield [Piece(remark.in_language(language), "warning")]
    yield []
    yield from _set([*_rows(configuration.values, language)], columns)
    yield []
    yield [Piece(_RULES.format(count=configuration.rule_count).in_language(language), "quiet")]


class _Row(Record):
    key: str
    value: str
    items: Sequence[str]
    """Those of a list, for a line each where they do not fit on one."""
    origin: str
    style: str


def _rows(values: Sequence[EffectiveValue], language: Language) -> Iterator[_Row]:
    """The keys in the order of the manual; those that are not set stand back."""
    for key, unset in _UNSET.items():
        found = [each for each in values if re.split(r"[.\[]", each.key)[0] == key]
        for each in found:
            items = [visible(toml_value(item)) for item in each.value] if isinstance(each.value, list) else []
            yield _Row(visible(each.key), visible(toml_value(each.value)), items, visible(each.origin.place), "")
        if not found:
            yield _Row(key, unset.in_language(language), (), _DEFAULT.in_language(language), "quiet")


def _set(rows: Sequence[_Row], columns: int) -> Iterator[Line]:
    key_width = min(max(_width(row.key) for row in rows), _WIDEST_KEY)
    room = columns - key_width - max(_width(row.origin) for row in rows) - 2 * len(_GAP)
    value_width = min(max(_width(row.value) for row in rows), max(room, _NARROWEST_VALUE))
    for row in rows:
        first, *others = _value_lines(row, value_width)
        *keys, key = wrap(row.key, key_width)
        yield from ([Piece(each, row.style or "strong")] for each in keys)
        yield [
            Piece(_padded(key, key_width) + _GAP, row.style or "strong"),
            Piece(_padded(first, value_width) + _GAP, row.style),
            Piece(row.origin, "quiet"),
        ]
        yield from ([Piece(" " * key_width + _GAP + each, row.style)] for each in others)


def _value_lines(row: _Row, columns: int) -> list[str]:
    """The value on one line, else the items of a list on a line each."""
    if _width(row.value) <= columns or not row.items:
        return wrap(row.value, columns)
    signs = [("[" if at == 0 else " ", "]" if at == len(row.items) - 1 else ",") for at in range(len(row.items))]
    return [
        (before if first else " ") + line
        for item, (before, after) in zip(row.items, signs, strict=True)
        for first, line in zip(chain([True], repeat(False)), wrap(item + after, columns - 1), strict=False)
    ]


def _width(text: str) -> int:
    """The columns of a text where ambiguous characters take one, as in most terminals."""
    return width(text) - drift(text)


def _padded(text: str, columns: int) -> str:
    return text + " " * (columns - _width(text))
