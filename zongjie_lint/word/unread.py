"""What in a Word document may hold text that is no text of it: charts, diagrams, embedded objects, pictures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from zongjie_lint.message import Message
from zongjie_lint.source import Unread
from zongjie_lint.word.names import MC

if TYPE_CHECKING:
    from lxml.etree import _Element

_GRAPHIC = "{http://schemas.openxmlformats.org/drawingml/2006/main}graphicData"
_OBJECT = "{urn:schemas-microsoft-com:office:office}OLEObject"
_OLD_PICTURE = "{urn:schemas-microsoft-com:vml}imagedata"
_OLD_LETTERING = "{urn:schemas-microsoft-com:vml}textpath"
_DRAWN_TEXT = "{http://schemas.openxmlformats.org/drawingml/2006/main}t"
"""Text of a drawing; that of a text box is w:t, and read."""
_SHAPE_NAME = "{urn:schemas-microsoft-com:office:office}spid"
_WATERMARK = "PowerPlusWaterMarkObject"
_KINDS = {
    "chart": Message("{count} 个图表", "charts: {count}"),
    "diagram": Message("{count} 个 SmartArt 图示", "SmartArt diagrams: {count}"),
    "object": Message("{count} 个嵌入的对象（Excel 表格等）", "embedded objects, such as sheets of Excel: {count}"),
    "picture": Message("{count} 张图片", "pictures: {count}"),
    "lettering": Message("{count} 处艺术字", "texts drawn as shapes: {count}"),
}
_SAID = Message("{things}，其中的文字和数字请自己核对", "{things}; look at the text and the numbers in them yourself")


def unread_in(roots: Iterable[_Element]) -> tuple[Unread, ...]:
    """What is in parts of a document that its text leaves out; one notice for all, none where there is nothing."""
    counts = Counter(kind for root in roots for kind in _kinds(root))
    things = [message.format(count=counts[kind]) for kind, message in _KINDS.items() if counts[kind]]
    if not things:
        return ()
    listed = Message("、".join(each.zh for each in things), ", ".join(each.en for each in things))
    return (Unread(_SAID.format(things=listed)),)


def _kinds(root: _Element) -> Iterator[str]:
    for element in root.iter(_GRAPHIC, _OBJECT, _OLD_PICTURE, _OLD_LETTERING):
        if next(element.iterancestors(MC + "Fallback"), None) is None:
            kind = _kind(element)
            if kind:
                yield kind


def _kind(element: _Element) -> str:
    if element.tag == _OBJECT:
        return "object"
    if element.tag == _OLD_LETTERING:
        return "lettering" if element.get("string", "").strip() and not _is_watermark(element.getparent()) else ""
    if element.tag == _OLD_PICTURE:
        # The picture of an embedded object is how that is shown.
        around = element.getparent()
        beside = None if around is None else around.getparent()
        return "" if beside is not None and beside.find(_OBJECT) is not None else "picture"
    uri = element.get("uri", "")
    kind = next((kind for kind in ("chart", "diagram", "picture") if uri.endswith("/" + kind)), "")
    return kind or ("lettering" if any((each.text or "").strip() for each in element.iter(_DRAWN_TEXT)) else "")


def _is_watermark(shape: _Element | None) -> bool:
    """Whether a shape is what Word makes of “机密”, “草稿” and the like behind the text of every page."""
    return shape is not None and any(shape.get(name, "").startswith(_WATERMARK) for name in ("id", _SHAPE_NAME))
