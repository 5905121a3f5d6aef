"""The list of attachments at the foot of a document, and the attachments themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Self

import regex

from zongjie_lint.chinese_numerals import number_value
from zongjie_lint.document import Document, Fact
from zongjie_lint.facts.paragraph import Paragraph
from zongjie_lint.facts.signature import Signature
from zongjie_lint.patterns import compiled
from zongjie_lint.record import Record
from zongjie_lint.span import Span

_NUMBER = r"\d{1,2}|[一二三四五六七八九十]{1,3}"
_FIRST = compiled(
    rf"(?P<head>附\s?件)\s?(?:(?P<colon>:)\s?(?:(?P<number>{_NUMBER})\s?(?P<mark>[.、,]))?|(?P<number>\d{{1,2}})\s?(?P<mark>[、.:]))\s?(?P<name>.+)"
)
_NEXT = compiled(rf"(?P<head>附\s?件)?\s?(?P<colon>:?)\s?(?P<number>{_NUMBER})\s?(?P<mark>[.、,:])\s?(?P<name>.+)")
_RUN_ON = compiled(r"(?:(?<=[;。,、])|\s)\s*(?=\d{1,2}\s?[.、](?!\d))")
_HEAD = compiled(rf"附\s?件\s?(?P<number>{_NUMBER})?\s?:?")
_LONGEST = 80


class ListedAttachment(Fact, Record):
    """One attachment as the list names it."""

    span: Span
    name_span: Span
    name: str
    """Folded."""
    number: int
    """1 for the only one."""
    in_digits: bool
    """False where the number is in Chinese characters."""
    mark: Span | None
    """After the number, where it has one."""
    head: Span
    """附件, before the number or the name; empty for an item of which the number comes first."""
    colon: bool
    """Whether a colon follows 附件 or the number."""

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every item of the list; it begins with a line that 附件 opens and runs over lines that count on."""
        paragraphs = document.facts(Paragraph)
        start = next((p.index for p in paragraphs if _opens(document, p)), None)
        if start is None:
            return
        for place, match in _items(paragraphs[start:]):
            yield cls._of(match, place)

    @classmethod
    def _of(cls, match: regex.Match[str], at: int) -> Self:
        name, number, mark = Span.of(match, "name", at), match["number"] or "1", match["mark"] or ""
        return cls(
            span=Span(at + match.start(), name.end),
            name_span=name,
            name=match["name"],
            number=number_value(number),
            in_digits=number.isdigit(),
            mark=Span.of(match, "mark", at) if mark else None,
            head=Span.of(match, "head", at) if match["head"] else Span(at, at),
            colon=mark == ":" or bool(match["colon"]),
        )


class Attachment(Fact, Record):
    """An attachment: a line that says 附件 and no more, and its title below."""

    span: Span
    """Of the title."""
    number: int
    """1 for the only one."""
    title: str
    """Folded; the next lines joined, since a long title runs over several."""

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every attachment below the list."""
        listed = document.facts(ListedAttachment)
        if not listed:
            return
        below = [p for p in document.facts(Paragraph) if p.span.start >= listed[-1].span.end]
        for at, paragraph in enumerate(below[:-1]):
            head = _HEAD.fullmatch(paragraph.folded)
            if head:
                lines = below[at + 1 : at + 4]
                number = number_value(head["number"]) if head["number"] else 1
                yield cls(lines[0].span, number, "".join(line.folded for line in lines))


def _opens(document: Document, paragraph: Paragraph) -> bool:
    """Whether a line opens the list: short, and near the signature or at the end of the text."""
    if len(paragraph) > 2 * _LONGEST or not _FIRST.fullmatch(paragraph.folded):
        return False
    before = sum(len(p) for p in document.facts(Paragraph)[: paragraph.index])
    signature = document.fact(Signature)
    near = signature is None or abs(paragraph.index - signature.paragraph) <= _LONGEST // 2
    return near and before > len(paragraph)


def _items(lines: Sequence[Paragraph]) -> Iterator[tuple[int, regex.Match[str]]]:
    """Each item with the offset of its piece; the list ends where a line does not count on."""
    expected = 1
    for line in lines:
        for start, piece in _pieces(line.folded):
            match = (_FIRST if expected == 1 else _NEXT).fullmatch(piece)
            number = number_value(match["number"]) if match and match["number"] else 1
            if not match or len(piece) > _LONGEST or number != expected:
                return
            yield line.span.start + start, match
            expected += 1


def _pieces(line: str) -> Iterator[tuple[int, str]]:
    """The items of a line that holds several."""
    cuts = [0, *(match.end() for match in _RUN_ON.finditer(line, 6)), len(line)]
    for start, end in pairwise(cuts):
        yield start, line[start:end].rstrip()
