"""What most of our types are: a few named values that belong together and never change."""

from __future__ import annotations

import dataclasses
from typing import Any, TypeVar, dataclass_transform

import msgspec

Value = TypeVar("Value")


@dataclass_transform(frozen_default=True, field_specifiers=(msgspec.field,))
class Record(msgspec.Struct, frozen=True):
    """Named values, compared and hashed by what they are.

    A Struct of msgspec: a class of them is made in 20 µs and an instance in 0.1, for which a frozen dataclass takes 640 and
    1.1. One with a `cached_property` says `dict=True`.
    """


class State(msgspec.Struct, eq=False):
    """Named values that change while work goes on; each is itself, whatever it holds."""


def replace(value: Value, /, **changes: Any) -> Value:  # noqa: ANN401 - whatever its fields hold
    """The same record, or dataclass, with other values in some of its fields; raises TypeError for a field it has not."""
    if isinstance(value, msgspec.Struct):
        return msgspec.structs.replace(value, **changes)
    return dataclasses.replace(value, **changes)  # type: ignore[type-var]


def values(record: Record) -> dict[str, Any]:
    """The fields of a record by name."""
    return msgspec.structs.asdict(record)
