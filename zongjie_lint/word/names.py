"""Names of elements, attributes and relationships in Word documents (ECMA-376)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

MAIN_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
W = f"{{{MAIN_NAMESPACE}}}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
R = f"{{{RELATIONSHIPS}}}"
PACKAGE = "{http://schemas.openxmlformats.org/package/2006/relationships}"
CONTENT_TYPES = "[Content_Types].xml"
"""The part that tells the types of the others (ISO/IEC 29500-2, 7.2.3)."""
_OFF = frozenset({"0", "false", "off"})


def part_name(filename: str) -> str:
    """The name of the part that an entry of the archive is; some programs write backslashes."""
    return filename.replace("\\", "/").lstrip("/")


def child(element: _Element | None, *names: str) -> _Element | None:
    """The first element found by following names of the main namespace downwards, if any."""
    for name in names:
        if element is None:
            return None
        element = next(element.iterchildren(W + name), None)  # faster than find
    return element


def value(element: _Element | None, *names: str) -> str | None:
    """The w:val of a descendant that is found by its names."""
    found = child(element, *names)
    return None if found is None else found.get(W + "val")


def number(element: _Element | None, *names: str) -> int | None:
    """The w:val of a descendant as a whole number; None where it is missing or is none."""
    text = value(element, *names) or ""
    return int(text) if len(text) < 10 and text.removeprefix("-").isdecimal() else None


def toggle(element: _Element | None, *names: str) -> bool | None:
    """Whether a property is switched on or off; None where nothing is said."""
    found = child(element, *names)
    return None if found is None else found.get(W + "val", "1") not in _OFF
