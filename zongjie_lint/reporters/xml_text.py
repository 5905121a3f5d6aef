"""XML that every parser takes: no draft holds a character that would spoil it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zongjie_lint.reporters.columns import harmless

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_ILLEGAL = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_value(value: object) -> str:
    """A value as it may stand in XML: line ends stay, whatever else is invisible is shown as what it is."""
    return "\n".join(_ILLEGAL.sub("\ufffd", harmless(line)) for line in str(value).split("\n"))


def element(parent: Element | None, tag: str, /, text: str = "", **attributes: object) -> Element:
    """A new element below another; attributes without a value are left out."""
    from xml.etree import ElementTree  # noqa: PLC0415 - other formats do without it

    shown = {name: xml_value(value) for name, value in attributes.items() if value not in (None, "")}
    made = ElementTree.Element(tag, shown) if parent is None else ElementTree.SubElement(parent, tag, shown)
    made.text = xml_value(text) or None
    return made


def xml_text(root: Element) -> str:
    """The document, with its declaration."""
    from xml.etree import ElementTree  # noqa: PLC0415 - other formats do without it

    ElementTree.indent(root)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ElementTree.tostring(root, encoding="unicode")}\n'
