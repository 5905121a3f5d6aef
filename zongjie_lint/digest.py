"""What a value is known by: values that differ have digests that differ, in this process and in any other."""

from __future__ import annotations

import datetime
import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import fields, is_dataclass
from decimal import Decimal
from enum import Enum
from pathlib import PurePath
from types import BuiltinFunctionType, FunctionType, MethodType
from typing import Protocol, runtime_checkable

import msgspec
import regex


class Undigestable(Exception):
    """A value whose digest would say nothing of what it holds, such as an object of a plugin's own make."""


@runtime_checkable
class Dependent(Protocol):
    """A rule or reader whose answer depends on more than the document and its own code: on the date, on another program."""

    def depends_on(self) -> str:
        """What it depends on, in words that change when that does."""
        ...


def digest(*values: object) -> str:
    """Sixty-four hexadecimal digits for the values and all that they hold; raises Undigestable."""
    return _digest(values).hex()


def _digest(value: object) -> bytes:
    hashed = hashlib.blake2b(type(value).__qualname__.encode(), digest_size=32)
    for part in _parts(value):
        hashed.update(len(part).to_bytes(8, "big"))
        hashed.update(part)
    return hashed.digest()


def _parts(value: object) -> Iterable[bytes]:
    """What a value holds; its type is told apart already."""
    if isinstance(value, str):
        return [value.encode("utf-8", "surrogatepass")]
    for types, parts in _KINDS:
        if isinstance(value, types):
            return parts(value)
    if hasattr(value, "model_dump"):  # a pydantic model
        return [_named(type(value)), _digest(value.model_dump())]
    if is_dataclass(value) or isinstance(value, msgspec.Struct):
        depended = value.depends_on().encode() if isinstance(value, Dependent) else b""
        return [_named(type(value)), depended, *_of_fields(value)]
    raise Undigestable(type(value).__qualname__)


def _of_fields(value: object) -> Iterator[bytes]:
    for name in _fields_of(value):
        yield name.encode()
        yield _digest(getattr(value, name))


def _fields_of(value: object) -> Iterable[str]:
    if isinstance(value, msgspec.Struct):
        return value.__struct_fields__
    return [field.name for field in fields(value)]  # type: ignore[arg-type]


def _of_items(value: Mapping[object, object]) -> list[bytes]:
    # In order: what comes first may go before the rest.
    return [part for item in value.items() for part in map(_digest, item)]


def _of_enum(value: Enum) -> list[bytes]:
    return [_named(type(value)), value.name.encode()]


def _of_pattern(value: re.Pattern[str]) -> list[bytes]:
    return [_digest(value.pattern), _digest(int(value.flags))]


def _named(value: type | FunctionType | BuiltinFunctionType) -> bytes:
    """A class or function by its name; its code is that of the program or of a plugin."""
    return f"{value.__module__}.{value.__qualname__}".encode()


def _of_function(value: FunctionType) -> list[bytes]:
    if value.__closure__ or "<" in value.__qualname__:
        raise Undigestable(value.__qualname__)
    return [_named(value)]


_KINDS: tuple[tuple[type | tuple[type, ...], Callable[..., Iterable[bytes]]], ...] = (
    (Enum, _of_enum),
    (
        (bool, int, float, Decimal, type(None), datetime.date, datetime.time, PurePath),
        lambda value: [str(value).encode()],
    ),
    ((bytes, bytearray), lambda value: [bytes(value)]),
    (Mapping, _of_items),
    (AbstractSet, lambda value: sorted(map(_digest, value))),
    ((tuple, list), lambda value: map(_digest, value)),
    ((re.Pattern, regex.Pattern), _of_pattern),
    (type, lambda value: [_named(value)]),
    (FunctionType, _of_function),
    (BuiltinFunctionType, lambda value: [_named(value)]),
    (MethodType, lambda value: [_named(value.__func__), _digest(value.__self__)]),
)
