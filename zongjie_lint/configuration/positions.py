"""Where the keys and values of a TOML text stand; no parser of the standard library tells."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from zongjie_lint.configuration.fault import Place

if TYPE_CHECKING:
    from tree_sitter import Node

Keys = tuple[str | int, ...]
"""The way to a value: keys of tables and indices of arrays."""
_KEYS = frozenset({"bare_key", "quoted_key", "dotted_key"})
_PUNCTUATION = frozenset({"[", "]", ",", "comment", "=", "{", "}", "[[", "]]"})


@dataclass
class Positions:
    """The places of one text; the first of a key that is written twice."""

    data: bytes
    keys: dict[Keys, tuple[int, int]] = field(default_factory=dict)
    """Where each key stands, as offsets of bytes; for a table, in its header."""
    values: dict[Keys, tuple[int, int]] = field(default_factory=dict)
    repeated: dict[Keys, tuple[int, int]] = field(default_factory=dict)
    """Where a key stands for the second time, which TOML forbids."""
    lengths: dict[Keys, int] = field(default_factory=dict)
    """How many tables each array of tables has so far."""

    @classmethod
    def of(cls, text: str) -> Positions:
        """The places in a text, as far as it is TOML."""
        import tree_sitter_toml  # noqa: PLC0415 - wanted only where something is to be shown
        from tree_sitter import Language, Parser  # noqa: PLC0415

        positions = cls(text.encode("utf-8", "surrogatepass"))
        tree = Parser(Language(tree_sitter_toml.language())).parse(positions.data)
        for node in tree.root_node.children:
            positions._add_statement(node)
        return positions

    def nearest(self, keys: Keys, *, is_key: bool = False) -> Place | None:
        """The place of a value, or of its key; of the table around it where it has none."""
        known: Keys = ()
        for key in keys:
            if (*known, key) in self.keys or (*known, key) in self.values:
                known = (*known, key)
        is_found = is_key or known not in self.values
        offsets = self.keys.get(known, self.values.get(known)) if is_found else self.values[known]
        return self.place(*offsets) if offsets else None

    def place(self, start: int, end: int) -> Place:
        """The place between two offsets of bytes, up to the end of its first line."""
        line = bisect_right(self._starts, start)
        stop = self.data.find(b"\n", start, end)
        before, first = (
            self.data[a:b].decode("utf-8", "replace")
            for a, b in ((self._starts[line - 1], start), (start, end if stop < 0 else stop))
        )
        return Place(line, len(before) + 1, max(len(first.rstrip("\r")), 1))

    @cached_property
    def _starts(self) -> list[int]:
        """Where each line begins, as offsets of bytes."""
        return [0, *(match.end() for match in re.finditer(rb"\n", self.data))]

    def _add_statement(self, node: Node) -> None:
        if node.type == "pair":
            self._add_pair((), node)
        elif node.type in ("table", "table_array_element"):
            header = next(child for child in node.children if child.type in _KEYS)
            table = self._table(header, is_element=node.type == "table_array_element")
            for child in node.children:
                if child.type == "pair":
                    self._add_pair(table, child)

    def _table(self, header: Node, *, is_element: bool) -> Keys:
        """The way to the table of a header; in an array of tables, to the last one."""
        found: Keys = ()
        parts = list(self._parts(header))
        for at, (key, node) in enumerate(parts):
            found = (*found, key)
            is_last = at == len(parts) - 1
            if is_last and is_element:
                self.lengths[found] = self.lengths.get(found, 0) + 1
            self._note(found, node, is_declared=is_last and not is_element)
            if found in self.lengths:
                found = (*found, self.lengths[found] - 1)
                self.keys.setdefault(found, (node.start_byte, node.end_byte))
        return found

    def _add_pair(self, table: Keys, pair: Node) -> None:
        named = [child for child in pair.children if child.type not in _PUNCTUATION]
        if not named or named[0].type not in _KEYS:
            return
        found, parts = table, list(self._parts(named[0]))
        for at, (key, node) in enumerate(parts):
            found = (*found, key)
            self._note(found, node, is_declared=at == len(parts) - 1)
        if len(named) > 1:
            self._add_value(found, named[1])

    def _note(self, keys: Keys, node: Node, *, is_declared: bool) -> None:
        offsets = (node.start_byte, node.end_byte)
        if is_declared and keys in self.keys:
            self.repeated.setdefault(keys, offsets)
        self.keys.setdefault(keys, offsets)

    def _add_value(self, keys: Keys, node: Node) -> None:
        self.values.setdefault(keys, (node.start_byte, node.end_byte))
        items = [child for child in node.children if child.type not in _PUNCTUATION]
        if node.type == "array":
            for at, item in enumerate(items):
                self._add_value((*keys, at), item)
        elif node.type == "inline_table":
            for item in items:
                if item.type == "pair":
                    self._add_pair(keys, item)

    @staticmethod
    def _parts(node: Node) -> Iterator[tuple[str, Node]]:
        """The keys of a dotted key, or the one of another, each with its node."""
        parts: Sequence[Node] = [node]
        while any(part.type == "dotted_key" for part in parts):
            parts = [each for part in parts for each in (part.children if part.type == "dotted_key" else [part])]
        for part in parts:
            if part.type in _KEYS:
                yield _key(part.text or b""), part


def _key(written: bytes) -> str:
    """What a key is called that may be written in quotes."""
    import tomllib  # noqa: PLC0415 - only where there is a configuration

    text = written.decode("utf-8", "replace")
    if not text.startswith(("'", '"')):
        return text
    try:
        return next(iter(tomllib.loads(text + " = 0")))
    except tomllib.TOMLDecodeError:
        return text
