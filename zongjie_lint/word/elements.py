"""New elements of Word documents."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from lxml import etree

from zongjie_lint.word.names import MAIN_NAMESPACE, W

if TYPE_CHECKING:
    from lxml.etree import _Element

AUTHOR = "zongjie-lint"
"""Who our comments and tracked changes are from."""
_UNFIT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_BLANKS = " \t\r\n"


def element(name: str, *children: _Element, **attributes: str) -> _Element:
    """An element of the main namespace, its attributes too."""
    made: _Element = etree.Element(
        W + name, {W + key: value for key, value in attributes.items()}, nsmap={"w": MAIN_NAMESPACE}
    )
    made.extend(children)
    return made


def set_text(node: _Element, text: str) -> None:
    """Give a w:t or w:delText its text, and see to it that blanks at its ends count."""
    node.text = text
    if text.strip(_BLANKS) != text:
        node.set(_SPACE, "preserve")


def text_element(text: str, name: str = "t") -> _Element:
    """A w:t, or a w:delText, with some text."""
    made = element(name)
    set_text(made, text)
    return made


def is_fit(text: str) -> bool:
    """Whether a document can hold a text: XML has no place for most control characters."""
    return not _UNFIT.search(text)


def fit(text: str) -> str:
    """A text of the same length that a document can hold."""
    return _UNFIT.sub("\ufffd", text)


def stamp(date: datetime) -> str:
    """A time as Word writes it: that of the clock on the wall, with a Z all the same."""
    return f"{date:%Y-%m-%dT%H:%M:%S}Z"


def free_numbers(taken: Iterable[str | None]) -> Iterator[str]:
    """Identifiers from 1 on that are not taken."""
    known = {number.lstrip("0") for number in taken if number}
    return (number for number in map(str, itertools.count(1)) if number not in known)


def detach(node: _Element) -> None:
    """Take an element out of its parent, if it has one."""
    parent = node.getparent()
    if parent is not None:
        parent.remove(node)
