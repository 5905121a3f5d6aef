"""The fonts that the theme of a Word document stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zongjie_lint.word.names import W

if TYPE_CHECKING:
    from lxml.etree import _Element

    from zongjie_lint.word.package import Package

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_SCRIPTS = {"zh-CN": "Hans", "zh-SG": "Hans", "zh-TW": "Hant", "zh-HK": "Hant", "zh-MO": "Hant", "ja-JP": "Jpan", "ko-KR": "Hang"}  # fmt: skip


def theme_fonts(package: Package) -> dict[str, str]:
    """The font of each name that w:eastAsiaTheme and w:asciiTheme can have; none where there is no theme."""
    name = package.related("theme")
    if name is None:
        return {}
    script = _script(package)
    theme = package.tree(name)
    return {use: font for kind in ("major", "minor") for use, font in _fonts(theme, kind, script) if font}


def _fonts(theme: _Element, kind: str, script: str) -> list[tuple[str, str]]:
    fonts = next(theme.iter(f"{_A}{kind}Font"), None)
    if fonts is None:
        return []
    latin, east_asian = (_typeface(fonts.find(_A + name)) for name in ("latin", "ea"))
    by_script = (each.get("typeface", "") for each in fonts.iterfind(_A + "font") if each.get("script") == script)
    chosen = east_asian or next(by_script, "")
    return [(kind + "EastAsia", chosen), (kind + "HAnsi", latin), (kind + "Ascii", latin)]


def _typeface(element: _Element | None) -> str:
    return "" if element is None else element.get("typeface", "")


def _script(package: Package) -> str:
    """The script of the Chinese that the document was set up for; simplified where it says nothing of the kind."""
    name = package.related("settings")
    found = next(package.tree(name).iter(W + "themeFontLang"), None) if name else None
    language = "" if found is None else found.get(W + "eastAsia", "")
    return _SCRIPTS.get(language, "Hans")
