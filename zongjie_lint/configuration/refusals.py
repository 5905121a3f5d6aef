"""What the validation minds, in both languages; nothing of its own wording is shown."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from zongjie_lint.message import Message

_TABLE = Message("一张表", "a table")
_TYPES = {
    "string": Message("一段文字（加引号）", "a string (in quotes)"),
    "int": Message("整数", "an integer"),
    "float": Message("数", "a number"),
    "bool": Message(" true 或 false（不加引号）", "true or false (no quotes)"),
    "list": Message("列表 […]", "a list […]"),
    "tuple": Message("列表 […]", "a list […]"),
    "set": Message("列表 […]", "a list […]"),
    "frozen_set": Message("列表 […]", "a list […]"),
    "dict": _TABLE,
    "model": _TABLE,
    "model_attributes": _TABLE,
    "dataclass": _TABLE,
    "date": Message("日期，如 2026-06-30", "a date such as 2026-06-30"),
    "datetime": Message("日期和时间", "a date with a time"),
    "time": Message("时间", "a time"),
    "decimal": Message("数", "a number"),
    "finite_number": Message("有限的数", "a finite number"),
}  # fmt: skip
_LIST_OF = Message("列表，如 [{example}]", "a list, such as [{example}]")
_SEVERAL = Message("{key} 可以有几段，要写成双方括号 [[{key}]]", "there may be several of {key}: write [[{key}]]")
_SINGLE = Message("{key} 只有一张，要写成单方括号 [{key}]", "there is one {key}: write [{key}]")
_RULE_IS_SINGULAR = Message("本单位的规则写成 [[rule]]，没有 s", "house rules are written [[rule]], without the s")
_MUST_BE = Message("{key} 应当是{wanted}，写的是 {given}", "{key} must be {wanted}, but is {given}")
_ONE_OF = Message("{key} 应当是 {wanted} 之一，写的是 {given}", "{key} must be one of {wanted}, but is {given}")
_MISSING = Message("少了 {key} 这一项", "the key {key} is missing")
_EMPTY = Message("{key} 不能是空的", "{key} must not be empty")
_UNFIT = Message("{key} 的值不合适：{given}", "the value of {key} does not fit: {given}")
_PATTERN = Message("{key} 的写法不对：{given}", "{key} is not written as it must be: {given}")
_LIMITS: Mapping[str, tuple[str, Message]] = {
    "greater_than": ("gt", Message("{key} 要大于 {limit}，写的是 {given}", "{key} must be above {limit}, but is {given}")),
    "greater_than_equal": ("ge", Message("{key} 至少是 {limit}，写的是 {given}", "{key} must be at least {limit}, but is {given}")),
    "less_than": ("lt", Message("{key} 要小于 {limit}，写的是 {given}", "{key} must be below {limit}, but is {given}")),
    "less_than_equal": ("le", Message("{key} 至多是 {limit}，写的是 {given}", "{key} must be at most {limit}, but is {given}")),
    "too_long": ("max_length", Message("{key} 至多有 {limit} 项", "{key} must have at most {limit} items")),
    "string_too_long": ("max_length", Message("{key} 至多 {limit} 个字", "{key} must have at most {limit} characters")),
}  # fmt: skip
_ARRAYS_OF_TABLES = frozenset({"overrides", "rule", "section"})
_LONGEST = 40


def refusal_message(kind: str, key: str, given: object, context: Mapping[str, Any]) -> Message:
    """What is wrong with a value, by the kind of error that pydantic has for it."""
    if kind in _LIMITS:
        name, message = _LIMITS[kind]
        return message.format(key=key, limit=_limit(context.get(name)), given=shown(given))
    if kind in _WAYS:
        return _WAYS[kind](key, given, context)
    wanted = _TYPES.get(kind.removesuffix("_type").removesuffix("_parsing"))
    if wanted is _TYPES["list"] and isinstance(given, str):
        wanted = _LIST_OF.format(example=json.dumps(given, ensure_ascii=False))
    elif wanted is _TYPES["list"] and isinstance(given, Mapping) and key in _ARRAYS_OF_TABLES:
        return _SEVERAL.format(key=key)
    elif wanted is _TABLE and isinstance(given, list) and all(isinstance(each, Mapping) for each in given):
        return _RULE_IS_SINGULAR if key == "rules" else _SINGLE.format(key=key)
    if wanted:
        return _MUST_BE.format(key=key, wanted=wanted, given=shown(given))
    return _UNFIT.format(key=key, given=shown(given))


def _limit(value: object) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)


def shown(value: object) -> Message:
    """A value as TOML writes it, shortened, with the name of its type where it would not be seen."""
    if isinstance(value, Mapping):
        return _TABLE
    if isinstance(value, bool | int | float | str):
        text = json.dumps(value, ensure_ascii=False)
    elif isinstance(value, list):
        text = "[" + ", ".join(shown(each).en for each in value) + "]"
    else:
        text = str(value)
    short = text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
    return Message(short, short)


def _one_of(key: str, given: object, context: Mapping[str, Any]) -> Message:
    wanted = str(context.get("expected", "")).replace("'", '"')
    both = Message(wanted.replace(" or ", "、").replace(", ", "、"), wanted)
    return _ONE_OF.format(key=key, wanted=both, given=shown(given))


def _custom(key: str, given: object, context: Mapping[str, Any]) -> Message:
    zh, en = str(context.get("zh", "")), str(context.get("en", ""))
    return Message(f"{key} {zh}", f"{key} {en}")


_WAYS: Mapping[str, Callable[[str, object, Mapping[str, Any]], Message]] = {
    "missing": lambda key, given, context: _MISSING.format(key=key),
    "literal_error": _one_of,
    "enum": _one_of,
    "too_short": lambda key, given, context: _EMPTY.format(key=key),
    "string_too_short": lambda key, given, context: _EMPTY.format(key=key),
    "string_pattern_mismatch": lambda key, given, context: _PATTERN.format(key=key, given=shown(given)),
    "int_from_float": lambda key, given, context: _MUST_BE.format(key=key, wanted=_TYPES["int"], given=shown(given)),
    "refused": _custom,
    "house_rule": lambda key, given, context: Message(str(context.get("zh", "")), str(context.get("en", ""))),
}
