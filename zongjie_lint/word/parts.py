"""A package that is written anew: parts that were changed, or are new; all others keep their bytes."""

from __future__ import annotations

import copy
import io
import posixpath
import re
import zipfile
from typing import TYPE_CHECKING

from lxml import etree

from zongjie_lint.word.archive import copy_entry, refuse_overlaps
from zongjie_lint.word.names import CONTENT_TYPES, PACKAGE, part_name
from zongjie_lint.word.package import Package
from zongjie_lint.word.strict import as_strict, strict_name

if TYPE_CHECKING:
    from lxml.etree import _Element

_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_TEXT_KINDS = frozenset({"header", "footer", "footnotes", "endnotes"})
_DECLARATION = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
_PROLOGUE = re.compile(rb"(?:\xef\xbb\xbf)?(?:\s+|<\?.*?\?>|<!--.*?-->)*", re.DOTALL)
_LONGEST_PROLOGUE = 2**16
_IS_UTF_8 = re.compile(rb"""(?:\xef\xbb\xbf)?\s*<(?!\?xml\s[^>]*encoding=["'](?!(?i:utf-8)["']))""")


class Parts:
    """The parts of a package on their way into a new one."""

    def __init__(self, data: bytes, package: Package) -> None:
        """The package, whose trees are written as they are by then, with the bytes it was opened from."""
        self._data = data
        self._package = package
        self._new: dict[str, _Element] = {}
        self._asked: dict[str, bytes] = {}
        """The trees that may have been changed, as they were at first."""

    def root(self, name: str) -> _Element:
        """The root element of a part, to be changed."""
        if name in self._new:
            return self._new[name]
        root = self._package.tree(name)
        self._asked.setdefault(name, _content_of(root))
        return root

    def text_roots(self) -> list[_Element]:
        """The root elements of every part that holds text of the document, to be changed."""
        related = self._package.relationships(self._package.main).values()
        names = [self._package.main, *(each.target for each in related if each.kind in _TEXT_KINDS)]
        return [self.root(name) for name in dict.fromkeys(names) if name in self._package]

    def related(self, kind: str) -> str | None:
        """The part of a kind that the main part refers to, if it is there."""
        return self._package.related(kind)

    def add(self, name: str, kind: str, content_type: str, root: _Element) -> None:
        """Add a part beside the main part, which is to refer to it; the kind is the address of the relationship."""
        folder = posixpath.dirname(self._package.main)
        stem, suffix = posixpath.splitext(posixpath.join(folder, name))
        numbered = (f"{stem}{number or ''}{suffix}" for number in range(1000))
        path = next(each for each in numbered if each not in self._package)
        self._new[path] = root
        types = self.root(CONTENT_TYPES)
        etree.SubElement(types, f"{_TYPES}Override", PartName=f"/{path}", ContentType=content_type)
        self._relate(posixpath.basename(path), kind)

    def written(self) -> bytes:
        """The package: what was not changed has the bytes it had, in the order it had.

        Raises UnreadableSource where a part of it is damaged so that it cannot be taken over.
        """
        stream = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(self._data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
            refuse_overlaps(self._data, old)
            new.comment = old.comment
            for entry in old.infolist():
                self._write(old, entry, new)
            for name, root in self._new.items():
                new.writestr(_new_entry(name), _DECLARATION + self._serialised(name, root))
        return stream.getvalue()

    def _write(self, old: zipfile.ZipFile, entry: zipfile.ZipInfo, new: zipfile.ZipFile) -> None:
        name = part_name(entry.filename)
        if name not in self._asked or _content_of(self.root(name)) == self._asked[name]:
            copy_entry(self._data, entry, new)
        else:
            with old.open(entry) as stream:
                beginning = stream.read(_LONGEST_PROLOGUE)
            new.writestr(copy.copy(entry), _prologue(beginning) + self._serialised(name, self.root(name)))

    def _serialised(self, name: str, root: _Element) -> bytes:
        is_strict = self._package.is_strict(self._package.main if name in self._new else name)
        return (as_strict(root) if is_strict else etree.tostring(root, encoding="unicode")).encode()

    def _relate(self, target: str, kind: str) -> None:
        folder, base = posixpath.split(self._package.main)
        path = posixpath.join(folder, "_rels", f"{base}.rels")
        if path not in self._package:
            self._new[path] = etree.Element(f"{PACKAGE}Relationships", nsmap={None: PACKAGE.strip("{}")})
        relationships = self.root(path)
        taken = {each.get("Id") for each in relationships}
        free = next(f"rId{number}" for number in range(1, len(taken) + 2) if f"rId{number}" not in taken)
        kind = strict_name(kind) if self._package.is_strict(self._package.main) else kind
        etree.SubElement(relationships, f"{PACKAGE}Relationship", Id=free, Type=kind, Target=target)


def _prologue(beginning: bytes) -> bytes:
    """What stands before the root element of a part, fit to stand before one in UTF-8."""
    prologue = _PROLOGUE.match(beginning) if _IS_UTF_8.match(beginning) else None
    return prologue.group() if prologue else _DECLARATION


def _content_of(root: _Element) -> bytes:
    return etree.tostring(root)


def _new_entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name)  # of 1980, as Word has them
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry
