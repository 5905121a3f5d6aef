"""The namespaces of documents that keep to the strict standard, and the usual ones (ISO/IEC 29500-1, -4)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from lxml import etree

from zongjie_lint.word.names import MAIN_NAMESPACE, RELATIONSHIPS

if TYPE_CHECKING:
    from lxml.etree import _Element

_STRICT = "http://purl.oclc.org/ooxml/"
_NAMESPACES = (
    (_STRICT + "wordprocessingml/main", MAIN_NAMESPACE),
    (_STRICT + "officeDocument/relationships", RELATIONSHIPS),
    (_STRICT + "officeDocument/math", "http://schemas.openxmlformats.org/officeDocument/2006/math"),
    (_STRICT + "drawingml/", "http://schemas.openxmlformats.org/drawingml/2006/"),
)
"""What the namespaces of a strict document begin with, and what those of others do."""
_TAG = re.compile("<[^>]*>")
_DECLARATION = re.compile(r'(?<=\s)(xmlns(?::[^\s=]+)?=")([^"]*)')


def is_strict(root: _Element) -> bool:
    """Whether the root element of a part is one of a strict document."""
    return (etree.QName(root).namespace or "").startswith(_STRICT)


def as_usual(root: _Element) -> bytes:
    """A part of a strict document with the usual namespaces."""
    return _declared(etree.tostring(root, encoding="unicode"), _NAMESPACES).encode()


def as_strict(root: _Element) -> str:
    """A part with the namespaces of a strict document, as text."""
    return _declared(etree.tostring(root, encoding="unicode"), [(usual, strict) for strict, usual in _NAMESPACES])


def strict_name(name: str) -> str:
    """The address of a kind of relationship, as a strict document has it."""
    return _renamed(name, [(usual, strict) for strict, usual in _NAMESPACES])


def _declared(text: str, names: Iterable[tuple[str, str]]) -> str:
    """What lxml wrote, which has no bare < or > but those of tags, with other namespaces declared."""
    names = list(names)

    def renamed(declaration: re.Match[str]) -> str:
        return declaration[1] + _renamed(declaration[2], names)

    return _TAG.sub(lambda tag: _DECLARATION.sub(renamed, tag[0]) if "xmlns" in tag[0] else tag[0], text)


def _renamed(name: str, names: Iterable[tuple[str, str]]) -> str:
    return next((new + name.removeprefix(old) for old, new in names if name.startswith(old)), name)
