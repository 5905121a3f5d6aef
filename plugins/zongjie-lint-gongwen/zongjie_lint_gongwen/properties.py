"""The effective properties of runs and paragraphs: defaults, styles, and what is set directly (ECMA-376 part 1, 17.7.2)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from zongjie_lint.word.names import W, child, value
from zongjie_lint.word.styles import is_default
from zongjie_lint_gongwen.theme import theme_fonts

if TYPE_CHECKING:
    from lxml.etree import _Element

    from zongjie_lint.word.package import Package

Properties = Mapping[str, str]
"""By name, such as `sz` or `ind.firstLine`; a later layer goes before an earlier one."""
_DEEPEST = 32
"""Styles one upon another; more than that is a circle."""
_SIMPLE = ("sz", "color", "highlight", "jc", "snapToGrid", "pageBreakBefore")
_COMPOUND = ("ind", "spacing", "framePr")
_FONTS = {"eastAsia": "eastAsiaTheme", "ascii": "asciiTheme"}
_OPPOSED = (("ind.firstLine", "ind.hanging"), ("ind.firstLineChars", "ind.hangingChars"))
_SAME = {"start": "left", "end": "right", "startChars": "leftChars", "endChars": "rightChars"}


class PropertyTable:
    """What the styles, defaults, numbering and theme of a document give each run and paragraph."""

    def __init__(self, package: Package) -> None:
        self._fonts = theme_fonts(package)
        styles = _tree(package, "styles")
        self._styles = {style.get(W + "styleId", ""): style for style in styles.iter(W + "style")}
        self._defaults = {kind: child(styles, "docDefaults", f"{kind}PrDefault", f"{kind}Pr") for kind in ("r", "p")}
        self._usual = next((name for name, style in self._styles.items() if is_default(style)), "")
        numbering = _tree(package, "numbering")
        self._abstract = {each.get(W + "abstractNumId", ""): each for each in numbering.iter(W + "abstractNum")}
        self._numbers = {each.get(W + "numId", ""): each for each in numbering.iter(W + "num")}
        self._known: dict[tuple[str, str], Properties] = {}

    def of_paragraph(self, paragraph: _Element) -> Properties:
        """The effective properties of a paragraph."""
        own = child(paragraph, "pPr")
        numbered = self._level(child(own, "numPr"))
        return _merged(self._of_style(self._style(paragraph), "p"), self._paragraph_layer(numbered), self._layer(own))

    def of_run(self, run: _Element, paragraph: _Element) -> Properties:
        """The effective properties of a run in its paragraph."""
        own = child(run, "rPr")
        character = {**self._chain(value(own, "rStyle") or "", "r")}
        return _merged(self._of_style(self._style(paragraph), "r"), character, self._layer(own))

    def _style(self, paragraph: _Element) -> str:
        named = value(paragraph, "pPr", "pStyle")
        return named if named in self._styles else self._usual

    def _of_style(self, style: str, kind: str) -> Properties:
        """The defaults with those of a paragraph style."""
        if (style, kind) not in self._known:
            defaults = self._layer(self._defaults[kind])
            self._known[style, kind] = _merged(defaults, self._chain(style, kind))
        return self._known[style, kind]

    def _chain(self, style: str, kind: str) -> Properties:
        """What a style and those it is based on set."""
        layers = [self._style_layer(each, kind) for each in self._based_on(style)]
        return _merged(*reversed(layers))

    def _based_on(self, style: str) -> Iterator[_Element]:
        for _ in range(_DEEPEST):
            element = self._styles.get(style)
            if element is None:
                return
            yield element
            style = value(element, "basedOn") or ""

    def _style_layer(self, style: _Element, kind: str) -> Properties:
        own = child(style, f"{kind}Pr")
        numbered = self._level(child(own, "numPr")) if kind == "p" else None
        return _merged(self._paragraph_layer(numbered), self._layer(own))

    def _level(self, numbering: _Element | None) -> _Element | None:
        """The level that a paragraph is numbered at."""
        number = self._numbers.get(value(numbering, "numId") or "")
        abstract = self._abstract.get(value(number, "abstractNumId") or "")
        wanted = value(numbering, "ilvl") or "0"
        levels = () if abstract is None else abstract.iterfind(W + "lvl")
        return next((level for level in levels if level.get(W + "ilvl") == wanted), None)

    def _paragraph_layer(self, owner: _Element | None) -> Properties:
        return self._layer(child(owner, "pPr"))

    def _layer(self, element: _Element | None) -> Properties:
        """What one w:pPr or w:rPr sets."""
        layer: dict[str, str] = {}
        for each in () if element is None else element:
            name = str(each.tag).removeprefix(W)
            if name in _SIMPLE:
                layer[name] = each.get(W + "val", "1")
            elif name in _COMPOUND:
                layer.update(_attributes(name, each))
            elif name == "rFonts":
                layer.update(self._font_layer(each))
            elif name == "shd":
                layer["fill"] = each.get(W + "fill", "auto")
        return layer

    def _font_layer(self, fonts: _Element) -> Properties:
        chosen = {name: self._font(fonts, name, theme) for name, theme in _FONTS.items()}
        return {f"font.{name}": font for name, font in chosen.items() if font is not None}

    def _font(self, fonts: _Element, name: str, theme: str) -> str | None:
        of_theme = fonts.get(W + theme)
        return fonts.get(W + name) if of_theme is None else self._fonts.get(of_theme, "")


def _merged(*layers: Properties) -> Properties:
    """Layers one upon another; an indent in one direction takes away the other one."""
    merged: dict[str, str] = {}
    for layer in layers:
        for one, other in _OPPOSED:
            for given, opposed in ((one, other), (other, one)):
                if given in layer and opposed not in layer:
                    merged.pop(opposed, None)
        merged.update(layer)
    return merged


def _attributes(name: str, element: _Element) -> Properties:
    keys = ((str(full).removeprefix(W), str(text)) for full, text in element.attrib.items())
    return {f"{name}.{_SAME.get(key, key)}": text for key, text in keys}


def _tree(package: Package, kind: str) -> _Element:
    """The root of a part that the text refers to; an empty element where there is none."""
    from lxml import etree  # noqa: PLC0415 - read only with a Word document

    name = package.related(kind)
    return etree.Element(W + kind) if name is None else package.tree(name)
