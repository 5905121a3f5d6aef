"""The words that messages always have: what stands in them besides was filled in, and may come from a draft."""

from __future__ import annotations

import dataclasses
import importlib
import re
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from enum import Enum
from functools import cached_property
from string import Formatter
from types import MappingProxyType, ModuleType
from typing import Any, cast

from zongjie_lint.folding import fold
from zongjie_lint.mask import FIGURE, WORD, mask
from zongjie_lint.message import Message
from zongjie_lint.packages import modules_of
from zongjie_lint.record import Record, values

_PACKAGE = __name__.partition(".")[0]
_SPEAKING = ("readers", "word", "facts", "relations", "rules")
"""Packages whose modules hold messages and may be imported by workers alone."""
_TELLING = 4
"""Characters of words in a passage that stands for itself; a shorter one may be part of a name."""
_DEEPEST = 4
_CODE = re.compile(r"(?<![A-Za-z0-9])[A-Z]{2}[0-9]{2}(?![A-Za-z0-9])")


class Draft:
    """The texts that nothing may be repeated from."""

    def __init__(self, *texts: str) -> None:
        self._texts = texts

    def holds(self, words: str) -> bool:
        """Whether words stand in them, however they are written and divided by blanks."""
        return _plain(words) in self._plain

    @cached_property
    def _plain(self) -> str:
        return "\n".join(map(_plain, self._texts))


class FixedWords:
    """The passages of message templates that stand between what is filled in."""

    def __init__(self, templates: Iterable[Message], codes: Iterable[str] = ()) -> None:
        self._codes = frozenset(codes)
        self._whole: set[str] = set()
        self._passages: dict[str, list[str]] = {}
        for text in {text for template in templates for text in (template.zh, template.en)}:
            self._add(text)
        for passages in self._passages.values():
            passages.sort(key=len, reverse=True)

    def redacted(self, text: str, draft: Draft) -> str:
        """A message with everything masked that is no passage of a template; one without anything filled in is itself."""
        if text in self._whole:
            return text
        masked, end = list(mask(text)), 0
        for start in range(len(text)):
            if start >= end and (passage := self._at(text, start, draft)):
                end = start + len(passage)
                masked[start:end] = _without_figures(passage)
        for match in _CODE.finditer(text):
            if match.group() in self._codes:
                masked[slice(*match.span())] = match.group()
        return "".join(masked)

    def _add(self, text: str) -> None:
        try:
            parsed = list(Formatter().parse(text))
        except ValueError:  # a message that is no template may hold braces
            return
        if all(name is None for _, name, _, _ in parsed):
            self._whole.add(text)
        for passage in {literal for literal, *_ in parsed if _length(literal)}:
            self._passages.setdefault(passage[0], []).append(passage)

    def _at(self, text: str, start: int, draft: Draft) -> str | None:
        """The longest passage that begins at a place, and is no part of a longer word or of the draft."""
        for passage in self._passages.get(text[start], ()):
            end = start + len(passage)
            stands = text.startswith(passage, start) and _is_divided(text, start) and _is_divided(text, end)
            if stands and (_length(passage) >= _TELLING or not draft.holds(passage)):
                return passage
        return None


def templates(modules: Iterable[ModuleType] = ()) -> Iterator[Message]:
    """Every message that a module of the program, or one of those besides, was written with; before a draft is read."""
    for package in _SPEAKING:
        deque(modules_of(importlib.import_module(f"{_PACKAGE}.{package}")), maxlen=0)
    own = [module for name, module in sys.modules.items() if name.partition(".")[0] == _PACKAGE]
    seen: set[int] = set()
    for module in [*own, *modules]:
        yield from _messages(vars(module), seen, _DEEPEST)


def _messages(holder: object, seen: set[int], depth: int) -> Iterator[Message]:
    if issubclass(type(holder), Message):  # not isinstance: some objects of libraries raise when asked what they are
        yield cast(Message, holder)
    elif depth and id(holder) not in seen:
        seen.add(id(holder))
        for part in _parts(holder):
            yield from _messages(part, seen, depth - 1)


def _parts(holder: Any) -> Iterable[object]:  # noqa: ANN401 - whatever a module holds
    kind = type(holder)
    if issubclass(kind, (dict, MappingProxyType)):
        return [*holder.keys(), *holder.values()]
    if issubclass(kind, (tuple, list, set, frozenset)):
        return list(holder)
    if issubclass(kind, type):
        return list(vars(holder).values()) if holder.__module__.partition(".")[0] != "builtins" else ()
    if issubclass(kind, Record):
        return values(holder).values()
    return _fields(holder)


def _fields(holder: Any) -> Iterable[object]:  # noqa: ANN401 - as above
    if issubclass(type(holder), Enum):
        return [holder.value]
    if dataclasses.is_dataclass(type(holder)):
        return [getattr(holder, field.name, None) for field in dataclasses.fields(holder)]
    return ()


def _without_figures(passage: str) -> list[str]:
    return [FIGURE if sign == FIGURE else shown for shown, sign in zip(passage, mask(passage), strict=True)]


def _length(text: str) -> int:
    """How many characters of words a text has."""
    masked = mask(text)
    return masked.count(WORD) + masked.count(FIGURE)


def _is_divided(text: str, at: int) -> bool:
    """Whether no word of Latin letters goes on over a place."""
    around = text[max(at - 1, 0) : at + 1]
    return not (len(around) == 2 and around.isascii() and around.isalnum())


def _plain(text: str) -> str:
    return "".join(fold(text).split()).casefold()
