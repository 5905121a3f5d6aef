"""The file beside the documents that says which findings somebody has looked at and wants to hear no more of."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

import regex

from zongjie_lint.configuration.fault import BrokenConfiguration, Fault
from zongjie_lint.configuration.positions import Keys
from zongjie_lint.configuration.toml_text import TomlText
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled
from zongjie_lint.record import replace

NAME = ".zongjie-lint-suppressions.toml"
"""What the file is called where the configuration gives it no other name."""
_HEADER = """\
# zongjie-lint 的忽略清单：下面这些问题有人看过，不再报。删去一段，那个问题就重新报出来。
# 这里抄有稿件原句，请和稿件一样保管。
# Findings that zongjie-lint does not report any more. It quotes the drafts: keep it as you keep them.
"""
_TABLE = "suppression"
_TABLE_LINE = compiled(rf"[ \t]*\[\[[ \t]*[\"']?{_TABLE}[\"']?[ \t]*\]\]", regex.MULTILINE)
_FINGERPRINT = compiled(r"[0-9a-f]{16}")
_NO_KEY = Message("没有 {key} 这一项{near}", "there is no key {key}{near}")
_NEAR = Message("（是不是 {near}？）", " (did you mean {near}?)")
_NOTHING = Message("", "")
_NO_TABLES = Message(
    "{key} 应当写成一段一段的 [[suppression]]",
    "{key} must be written as [[suppression]] tables",
)
_NO_TEXT = Message("{key} 应当是加引号的文字，不能空着", "{key} must be a string in quotes, and not empty")
_NO_DATE = Message(
    "until 应当是日期，不加引号，如 until = 2026-12-31", "until must be a date without quotes, as until = 2026-12-31"
)
_NO_FINGERPRINT = Message(
    "fingerprint 应当是 16 位十六进制数字", "fingerprint must be sixteen hexadecimal digits in lower case"
)
_MISSING = Message("这一段没有写 {key}", "this table lacks {key}")
_ONE_OF_TWO = Message("sentence 和 fingerprint 只能写一项", "there can be a sentence or a fingerprint, not both")


@dataclass(frozen=True)
class Entry:
    """Findings of one rule in one sentence, which are not to be reported."""

    rule: str
    """A code or a name."""
    reason: str
    sentence: str | None = None
    """As it stands in the document; None where only its fingerprint is to be seen."""
    path: str = ""
    """Of the document, relative to the root, with `/`; empty for all documents."""
    until: datetime.date | None = None
    """The last day on which it holds."""
    fingerprint: str | None = None
    """What the finding is known by; None where the sentence is written out."""
    line: int = field(default=0, compare=False)
    """Of the file, where it begins."""

    @property
    def order(self) -> tuple[str, str, str]:
        """What entries are sorted by, so that the same ones always come in the same order."""
        return self.path, self.rule, self.sentence or self.fingerprint or ""


def _order(entry: Entry) -> tuple[str, str, str]:
    return entry.order


def read_entries(text: TomlText) -> list[Entry]:
    """The entries of a file, in its order; raises BrokenConfiguration, with all that is wrong."""
    content = text.table or {}
    reading = _Reading(text)
    entries = [*reading.entries(content)]
    if reading.faults:
        raise BrokenConfiguration(sorted(reading.faults, key=lambda fault: fault.order))
    return entries


def _entries(text: str) -> list[Entry]:
    return read_entries(TomlText(NAME, text, Path()))


def with_entries(text: str, new: Sequence[Entry]) -> str:
    """The text of a file with some more entries, each in its place among the others; all else as it was.

    An entry of the same rule, sentence and document is given the new reason and day. Raises BrokenConfiguration.
    """
    text = text or _HEADER
    known = {each.order: at for at, each in reversed(list(enumerate(_entries(text))))}
    text = _with_renewed(text, {known[entry.order]: entry for entry in new if entry.order in known})
    return _with_added(text, sorted({each.order: each for each in new if each.order not in known}.values(), key=_order))


def _with_renewed(text: str, new: Mapping[int, Entry]) -> str:
    """The text with other entries at some numbers of its own."""
    wanted = [new.get(at, each) for at, each in enumerate(_entries(text))]
    starts = [*_table_starts(text), len(text)]
    tables = [text[start:end] for start, end in pairwise(starts)]
    renewed = [_renewed(table, new[at]) if at in new else table for at, table in enumerate(tables)]
    changed = text[: starts[0]] + "".join(renewed)
    if _holds(changed, wanted):
        return changed
    # What looks like a line of the table may stand within a string.
    if len(new) == 1:
        return _appended(text, list(new.values()))
    for at, entry in new.items():
        text = _with_renewed(text, {at: entry})
    return text


def _with_added(text: str, new: Sequence[Entry]) -> str:
    entries = _entries(text)
    starts = [_start_with_comments(text, start) for start in _table_starts(text)]
    places = [next((at for at, each in enumerate(entries) if each.order > entry.order), len(entries)) for entry in new]
    wanted = [*entries]
    changed = _appended(text, [entry for entry, at in zip(new, places, strict=True) if at == len(entries)])
    for entry, at in reversed(list(zip(new, places, strict=True))):
        wanted.insert(at, entry)
        if at < min(len(entries), len(starts)):
            changed = changed[: starts[at]] + _written(entry, text) + _line_end(text) + changed[starts[at] :]
    return changed if _holds(changed, wanted) else _appended(text, new)


def _holds(text: str, wanted: Sequence[Entry]) -> bool:
    try:
        return _entries(text) == list(wanted)
    except BrokenConfiguration:
        return False


def _start_with_comments(text: str, start: int) -> int:
    """Where the comments right above a table begin, which belong to it; the head of the file stays above all."""
    above = start
    while above and text[(line := text.rfind("\n", 0, above - 1) + 1) : above].lstrip(" \t").startswith("#"):
        above = line
    return above or start


def _appended(text: str, new: Sequence[Entry]) -> str:
    end = _line_end(text)
    return "".join([text.rstrip("\r\n") + end, *(end + _written(entry, text) for entry in new)]) if new else text


def _renewed(table: str, new: Entry) -> str:
    """A table with another reason and another last day."""
    written = dict(_lines(replace(new, path="")))
    table = re.sub(r"(?m)^[ \t]*until[ \t]*=.*\n?", "", table)
    lines = "".join(f"{key} = {written[key]}{_line_end(table)}" for key in ("reason", "until") if key in written)
    return re.sub(r"(?m)^[ \t]*reason[ \t]*=.*(?:\n|\Z)", lambda _: lines, table, count=1)


def _written(entry: Entry, text: str) -> str:
    lines = [f"[[{_TABLE}]]", *(f"{key} = {value}" for key, value in _lines(entry))]
    return "".join(line + _line_end(text) for line in lines)


def _lines(entry: Entry) -> Iterator[tuple[str, str]]:
    yield "rule", _quoted(entry.rule)
    if entry.path:
        yield "path", _quoted(entry.path)
    if entry.sentence is not None:
        yield "sentence", _quoted(entry.sentence)
    if entry.fingerprint is not None:
        yield "fingerprint", _quoted(entry.fingerprint)
    yield "reason", _quoted(entry.reason)
    if entry.until:
        yield "until", entry.until.isoformat()


def _quoted(text: str) -> str:
    """A basic string of TOML, whose escapes are those of JSON."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _line_end(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"


def _table_starts(text: str) -> list[int]:
    return [match.start() for match in _TABLE_LINE.finditer(text)]


class _Reading:
    """The content of a file on its way into entries, with what is wrong in it."""

    def __init__(self, text: TomlText) -> None:
        self.text = text
        self.faults: list[Fault] = []
        self._lines = [text.text.count("\n", 0, start) + 1 for start in _table_starts(text.text)]

    def entries(self, content: Mapping[str, Any]) -> Iterator[Entry]:
        for key in content:
            if key != _TABLE:
                self._fault((key,), _no_key(key, [_TABLE]), is_key=True)
        tables = content.get(_TABLE, [])
        if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
            self._fault((_TABLE,), _NO_TABLES.format(key=_TABLE), is_key=True)
            return
        for number, table in enumerate(tables):
            before = len(self.faults)
            self._check(number, table)
            if len(self.faults) == before:
                yield Entry(**table, line=self._lines[number] if number < len(self._lines) else 0)

    def _check(self, number: int, table: Mapping[str, Any]) -> None:
        for key, value in table.items():
            fault = _fault_of(key, value)
            if fault:
                self._fault((_TABLE, number, key), fault, is_key=key not in _KEYS)
        for key in ("rule", "reason"):
            if key not in table:
                self._fault((_TABLE, number), _MISSING.format(key=key), is_key=True)
        if not {"sentence", "fingerprint"} & set(table):
            self._fault((_TABLE, number), _MISSING.format(key="sentence"), is_key=True)
        if {"sentence", "fingerprint"} <= set(table):
            self._fault((_TABLE, number, "fingerprint"), _ONE_OF_TWO, is_key=True)

    def _fault(self, keys: Keys, what: Message, *, is_key: bool) -> None:
        self.faults.append(self.text.fault(keys, what, is_key=is_key))


_TEXTS = ("rule", "path", "reason")
_KEYS = (*_TEXTS, "sentence", "fingerprint", "until")


def _fault_of(key: str, value: object) -> Message | None:
    """What is wrong with one value of a table."""
    if key not in _KEYS:
        return _no_key(key, _KEYS)
    if key == "until":
        is_date = isinstance(value, datetime.date) and not isinstance(value, datetime.datetime)
        return None if is_date else _NO_DATE
    if key == "fingerprint":
        return None if isinstance(value, str) and _FINGERPRINT.fullmatch(value) else _NO_FINGERPRINT
    is_text = isinstance(value, str) and (value.strip() or key == "sentence")
    return None if is_text else _NO_TEXT.format(key=key)


def _no_key(key: str, known: Sequence[str]) -> Message:
    import difflib  # noqa: PLC0415 - only where something was misspelt

    near = difflib.get_close_matches(key, known, n=1)
    return _NO_KEY.format(key=key, near=_NEAR.format(near=near[0]) if near else _NOTHING)
