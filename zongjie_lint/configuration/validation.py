"""The tables of a configuration held against their models: every fault, with its place."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping, Sequence
from types import UnionType
from typing import Any, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError

from zongjie_lint.configuration.fault import MOST_FAULTS, Fault
from zongjie_lint.configuration.model import ConfigurationTable
from zongjie_lint.configuration.positions import Keys
from zongjie_lint.configuration.refusals import refusal_message
from zongjie_lint.configuration.toml_text import TomlText
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled

_NO_KEY = Message("没有 {key} 这一项{near}", "there is no key {key}{near}")
_NEAR = Message("，是不是 {near}？", "; did you mean {near}?")
_ELSEWHERE = Message("；它应当写在 [{table}] 里", "; it belongs into [{table}]")
_ON_TOP = Message("；它应当写在最前面，在所有 [表名] 之前", "; it belongs to the top, before every [table]")
_NOT_HERE = Message(
    "；[tool.zongjie-lint] 只用在 pyproject.toml 里，这里直接写各项",
    "; [tool.zongjie-lint] is for pyproject.toml, the keys stand here by themselves",
)
_KNOWN = Message("；这里可以写 {keys}", "; the keys here are {keys}")
_CHINESE = {
    "code": ("代号", "编号", "代码"), "name": ("名称",), "type": ("种类", "类型"), "severity": ("级别",),
    "words": ("词", "词语", "用词"), "pairs": ("对照",), "with": ("改成", "改为"), "scope": ("范围", "在哪里查"),
    "each": ("逐个",), "unless": ("例外", "除外"), "when": ("条件",), "at-most": ("最多", "至多"),
    "at-least": ("最少", "至少"), "kinds": ("文种",), "message": ("提示", "说明"), "advice": ("改法", "怎么改"),
    "why": ("原因", "为什么"), "basis": ("依据",), "bad": ("错例", "反例"), "good": ("正例",),
    "profile": ("级别方案", "方案"), "kind": ("文种",), "exclude": ("排除", "跳过"), "ignore": ("忽略", "不查"),
    "baseline": ("基线",), "suppressions": ("忽略清单",), "plugins": ("插件",), "vocabulary": ("词汇", "叫法"),
    "indicators": ("指标",), "units": ("单位",), "sections": ("部分",), "paths": ("路径", "文件"),
}  # fmt: skip
"""What people call the keys who have the Chinese manual beside them."""
NOTHING = Message("", "")
_OF_PYPROJECT = "tool"
_CODE = compiled(r"[A-Z]{2}\d{2}")
_FEW = 6
_ABOUT = 0.1


def model_faults(text: TomlText, model: type[BaseModel] = ConfigurationTable) -> list[Fault]:
    """Everything in the table of a text that its model does not allow, in the order of places."""
    try:
        model.model_validate(text.table)
    except ValidationError as refused:
        errors = refused.errors(include_url=False)[: MOST_FAULTS + 1]
        found = [_fault(text, model, error) for error in errors]
        return sorted({(fault.place, fault.message): fault for fault in found}.values(), key=lambda fault: fault.order)
    return []


def error_message(error: Mapping[str, Any], keys: Keys) -> Message:
    """What one error of pydantic says of the value that keys lead to."""
    return refusal_message(error["type"], dotted(keys), error.get("input"), error.get("ctx", {}))


def did_you_mean(name: str, known: Sequence[str], *, cutoff: float = 0.6) -> Message:
    """What may have been meant, as the end of a sentence; nothing where nothing is near."""
    swapped = [each for each in known if sorted(each) == sorted(name)]
    near = swapped or _nearest(name, difflib.get_close_matches(name, known, n=2, cutoff=cutoff))
    return _NEAR.format(near=listed(near)) if near else NOTHING


def listed(names: Sequence[str]) -> Message:
    """Names one after the other, as each language separates them."""
    return Message("、".join(names), ", ".join(names))


def _nearest(name: str, near: Sequence[str]) -> list[str]:
    """Those about as near as the nearest."""
    likeness = [difflib.SequenceMatcher(None, each, name).ratio() for each in near]
    return [each for each, ratio in zip(near, likeness, strict=True) if ratio > likeness[0] - _ABOUT]


def misplaced(key: str) -> Message:
    """Where a key belongs that stands below a [table], as the end of a sentence; nothing where it is no key of ours."""
    return _ON_TOP if key in _names_in(ConfigurationTable) else NOTHING


def dotted(keys: Keys) -> str:
    """Keys as people write them: `overrides[1].severity.NU25`."""
    text = ""
    for key in keys:
        text += f"[{key + 1}]" if isinstance(key, int) else f".{key}" if text else key
    return text


def _fault(text: TomlText, model: type[BaseModel], error: Mapping[str, Any]) -> Fault:
    keys: Keys = tuple(error["loc"])
    if error["type"] == "extra_forbidden":
        return text.fault(keys, _unknown(keys, model), is_key=True)
    is_key = error["type"] == "missing" or keys[-1:] == ("[key]",)
    message = error_message(error, _written(keys, text))
    return text.fault(keys, message, is_key=is_key, at=error.get("ctx", {}).get("at"))


def _written(keys: Keys, text: TomlText) -> Keys:
    """The keys as far as the file has them, with the one that is missing: unions add names of their own."""
    value: Any = text.table
    found: Keys = ()
    for key in keys:
        is_there = key in value if isinstance(value, dict) else isinstance(value, list) and isinstance(key, int)
        if is_there:
            value, found = value[key], (*found, key)
        elif isinstance(value, dict) and key == keys[-1] and key != "[key]":
            found = (*found, key)
    return found


def _unknown(keys: Keys, model: type[BaseModel]) -> Message:
    key = str(keys[-1])
    known = sorted(_names_in(_model_at(keys[:-1], model)))
    translated = [name for name in known if key in _CHINESE.get(name, ())]
    near = _NEAR.format(near=listed(translated)) if translated else did_you_mean(key, known)
    if near is NOTHING:
        near = _elsewhere(key, model, keys[:-1]) or (
            _KNOWN.format(keys=listed(known)) if len(known) <= _FEW else NOTHING
        )
    return _NO_KEY.format(key=key, near=near)


def _elsewhere(key: str, model: type[BaseModel], at: Keys) -> Message | None:
    """The table that a key belongs into, where it stands in another."""
    if not at and key == _OF_PYPROJECT:
        return _NOT_HERE
    if _CODE.fullmatch(key):
        return _ELSEWHERE.format(table="severity")
    if at and key in _names_in(model):
        return _ON_TOP
    for name, field in model.model_fields.items():
        inner = _model_in(field.annotation)
        if inner is not None and key in _names_in(inner) and name != "overrides":
            return _ELSEWHERE.format(table=field.alias or name)
    return None


def _model_at(keys: Keys, model: type[BaseModel]) -> type[BaseModel]:
    """The model of the table that keys lead to."""
    for key in keys:
        field = next((each for each in model.model_fields.values() if each.alias == key), None)
        inner = _model_in(field.annotation) if field else None
        model = inner or model
    return model


def _names_in(model: type[BaseModel]) -> set[str]:
    return {field.alias or name for name, field in model.model_fields.items()}


def _model_in(annotation: Any) -> type[BaseModel] | None:  # noqa: ANN401 - a type may be anything
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    if get_origin(annotation) in (list, dict, Union, UnionType) or hasattr(annotation, "__metadata__"):
        return next(filter(None, map(_model_in, _arguments(annotation))), None)
    return None


def _arguments(annotation: Any) -> Iterator[Any]:  # noqa: ANN401 - a type may be anything
    yield from get_args(annotation)
