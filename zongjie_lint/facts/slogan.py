"""Catchwords in quotation marks that open with a count: “三个清单”."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Self

from zongjie_lint.document import Document, Fact
from zongjie_lint.facts.zone import body
from zongjie_lint.patterns import compiled
from zongjie_lint.record import Record
from zongjie_lint.span import Span

_SLOGAN = compiled(r"“((?:[二两三四五六七八九十]|十[一二三四五六])[^一二三四五六七八九十\P{Han}]\p{Han}{1,8})”")


class Slogan(Fact, Record):
    """A counted catchword, without its quotation marks."""

    span: Span
    text: str
    """Folded."""
    before: str
    """The two characters in front of the opening mark."""
    after: str
    """What follows the closing mark, as far as ten characters."""

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every counted catchword of the report itself."""
        folded = document.folded
        for paragraph in body(document):
            for found in _SLOGAN.finditer(folded, paragraph.span.start, paragraph.span.end):
                before = folded[max(paragraph.span.start, found.start() - 2) : found.start()]
                yield cls(Span.of(found, 1), found[1], before, folded[found.end() : found.end() + 10])
