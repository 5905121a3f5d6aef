"""How a text ends, and whether there is enough of it to be judged as a whole."""

from __future__ import annotations

from zongjie_lint.document import Document
from zongjie_lint.facts.heading import Heading
from zongjie_lint.facts.paragraph import Paragraph
from zongjie_lint.facts.signature import Signature
from zongjie_lint.facts.zone import body
from zongjie_lint.patterns import compiled

ENOUGH = 400
"""A shorter text is an excerpt or a notice, of which no parts can be asked."""
_CLOSED = compiled(r"(?:[。!?]|(?<=[\p{Han}%)”])\.)[”’\"')\]]*$")
_ISSUER = compiled(
    r"(?:政府|局|委|委员会|办|办公室|处|科|中心|公司|集团|医院|学校|[中小]学|学院|队|站|会|院|所|馆|街道|镇|乡|村|社区|部|厂|支行|分行|银行)$"
    r"|^(?:述职|报告|汇报|总结)人:"
)
_LONGEST_ISSUER = 34


def is_long_enough(document: Document) -> bool:
    """Whether the body is long enough for its parts to be judged."""
    return sum(map(len, body(document))) >= ENOUGH


def breaks_off(document: Document) -> bool:
    """Whether a text stops in the middle of a sentence or with a bare heading, so that nobody knows what follows."""
    paragraphs = body(document)
    if not paragraphs or document.fact(Signature):
        return False
    return not (is_closed(paragraphs[-1]) or unsigned_issuer(document))


def is_closed(paragraph: Paragraph) -> bool:
    """Whether a paragraph ends with a full stop or its like."""
    return bool(_CLOSED.search(paragraph.folded))


def unsigned_issuer(document: Document) -> Paragraph | None:
    """The last line, where it names who issues the report and no date follows."""
    paragraphs = body(document)
    if len(paragraphs) < 2 or document.fact(Signature):
        return None
    before, last = paragraphs[-2:]
    named = len(last) <= _LONGEST_ISSUER and _ISSUER.search(last.folded) and not compiled(r"[,;、]").search(last.folded)
    return last if named and is_closed(before) and not _is_heading(document, last) else None


def _is_heading(document: Document, paragraph: Paragraph) -> bool:
    return any(heading.paragraph == paragraph.index and not heading.run_in for heading in document.facts(Heading))
