"""HTML that is escaped by construction: a plain text can only become text, and is made harmless on the way."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from zongjie_lint.reporters.columns import visible

_VOID = frozenset({"input", "meta"})

Attribute = str | int | bool | None


class Markup(str):
    """Finished HTML, which is taken over as it is."""

    __slots__ = ()


def element(name: str, /, *children: str, **attributes: Attribute) -> Markup:
    """An element; an attribute is left out where it is None or False, and `class_`, `aria_label` mean class, aria-label."""
    opening = f"<{name}{''.join(_attribute(key, value) for key, value in attributes.items())}>"
    return Markup(opening) if name in _VOID else Markup(f"{opening}{joined(children)}</{name}>")


def joined(children: Iterable[str]) -> Markup:
    """Children one after the other; those that are no markup are escaped."""
    return Markup("".join(child if isinstance(child, Markup) else escaped(child) for child in children))


def escaped(text: str) -> Markup:
    """A text without anything that a browser would obey: no mark of HTML, no control, no mark of direction."""
    is_plain = text.isascii() and text.isprintable()  # as most attributes are
    return escape_visible(text if is_plain else visible(text))


def escape_visible(text: str) -> Markup:
    """A text that is visible throughout, with the marks of HTML escaped."""
    return Markup(escape(text, quote=True))


def _attribute(key: str, value: Attribute) -> str:
    if value is None or value is False:
        return ""
    name = key.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{escaped(str(value))}"'
