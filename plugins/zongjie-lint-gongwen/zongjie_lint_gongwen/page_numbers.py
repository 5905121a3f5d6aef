"""The page numbers in a header or a footer: how they look, and on which side they stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from zongjie_lint.word.names import MC, W
from zongjie_lint_gongwen.lengths import twips
from zongjie_lint_gongwen.properties import Properties, PropertyTable

if TYPE_CHECKING:
    from lxml.etree import _Element

_ALIGN = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}align"
_ANCHOR = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}anchor"
_USUAL = 20.0
"""Half points, where a document says nothing."""
_SIDES = {"start": "left", "end": "right", "both": "left", "distribute": "left"}


@dataclass(frozen=True)
class PageNumber:
    """A field for the number of the page, with what stands around it."""

    kind: str
    """`default`, `even` or `first`: on which pages it stands; `default` means odd pages where there are even ones."""
    place: str
    """`header` or `footer`."""
    text: str
    """The paragraph with “1” for the number: `— 1 —`."""
    font: str | None
    points: float | None
    side: str
    """`left`, `center`, `right`, `outside`, `inside`, or nothing where it cannot be told."""


def page_numbers(root: _Element, kind: str, properties: PropertyTable) -> Iterator[PageNumber]:
    """The page numbers of a header or a footer."""
    place = "header" if root.tag == W + "hdr" else "footer"
    for paragraph in root.iter(W + "p"):
        if next(paragraph.iterancestors(MC + "Fallback"), None) is None:
            text, runs = _shown(paragraph)
            if runs:
                found = properties.of_run(runs[0], paragraph)
                font, points = found.get("font.ascii"), twips(found.get("sz"), _USUAL) / 2
                yield PageNumber(kind, place, text.strip(), font, points, _side(paragraph, text, properties))


def _shown(paragraph: _Element) -> tuple[str, list[_Element]]:
    """The text of a paragraph with “1” for the page number, and the runs that show it."""
    reading = _Reading()
    for element in paragraph.iter():
        if next(element.iterancestors(W + "p"), paragraph) is paragraph:
            reading.take(element)
    return reading.text, reading.numbers


class _Reading:
    """The text of a paragraph as it grows; results of fields are left out, but for the mark of a page number."""

    def __init__(self) -> None:
        self.text = ""
        self.numbers: list[_Element] = []
        self._code: str | None = None
        self._skipped: list[_Element] = []
        self._awaits_result = False
        self._in_result = False

    def take(self, element: _Element) -> None:
        """Read one element of the paragraph."""
        name = str(element.tag).rpartition("}")[2]
        read = getattr(self, f"_{name}", None)
        if read and not (name == "t" and any(each in self._skipped for each in element.iterancestors(W + "fldSimple"))):
            read(element)

    def _t(self, element: _Element) -> None:
        if self._in_result:
            self._number_run(element)
        else:
            self.text += element.text or ""

    def _tab(self, element: _Element) -> None:
        if element.getparent().tag == W + "r":  # type: ignore[union-attr]
            self.text += "\t"

    def _ptab(self, element: _Element) -> None:
        self.text += "\t"

    def _pgNum(self, element: _Element) -> None:  # noqa: N802 - named after the element
        self._number(next(element.iterancestors(W + "r")))

    def _fldSimple(self, element: _Element) -> None:  # noqa: N802
        self._skipped.append(element)
        if _is_page(element.get(W + "instr", "")):
            run = next(element.iter(W + "r"), None)
            self._number(element if run is None else run)

    def _fldChar(self, element: _Element) -> None:  # noqa: N802
        kind = element.get(W + "fldCharType")
        if kind == "begin":
            self._code = ""
        elif kind == "separate":
            self._close_code(element)
            self._in_result = True
        elif kind == "end":
            self._close_code(element)
            self._in_result = self._awaits_result = False

    def _instrText(self, element: _Element) -> None:  # noqa: N802
        if self._code is not None:
            self._code += element.text or ""

    def _close_code(self, element: _Element) -> None:
        if self._code is not None and _is_page(self._code):
            self._number(next(element.iterancestors(W + "r")))
            self._awaits_result = True
        self._code = None

    def _number(self, run: _Element) -> None:
        self.text += "1"
        self.numbers.append(run)

    def _number_run(self, element: _Element) -> None:
        """The run of the result says how the number looks, not that of the field's marks."""
        if self._awaits_result:
            self.numbers[-1] = next(element.iterancestors(W + "r"))
            self._awaits_result = False


def _is_page(code: str) -> bool:
    return code.split()[:1] == ["PAGE"] or code.split()[:1] == ["page"]


def _side(paragraph: _Element, text: str, properties: PropertyTable) -> str:
    """The side on which a page number stands: that of its frame or text box, else that of its paragraph."""
    if next(paragraph.iterancestors(W + "pict"), None) is not None:
        return ""
    found = properties.of_paragraph(paragraph)
    anchor = next(paragraph.iterancestors(_ANCHOR), None)
    if anchor is not None:
        align = next(anchor.iter(_ALIGN), None)
        return "" if align is None else "".join(align.itertext())
    return found.get("framePr.xAlign", "") or _aligned(found, text)


def _aligned(found: Properties, text: str) -> str:
    """The side a paragraph is aligned to; a tab before the number hides it."""
    if "\t" in text.partition("1")[0] or "framePr.x" in found:
        return ""
    side = found.get("jc", "left")
    return _SIDES.get(side, side)
