"""Slogans with a number, “四个强化”, and the repeated words that spell them out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Self

import regex

from zongjie_lint.chinese_numerals import read_whole_number
from zongjie_lint.document import Document, Fact
from zongjie_lint.patterns import compiled
from zongjie_lint.record import Record
from zongjie_lint.relations.verdict import Verdict
from zongjie_lint.span import Span

_QUOTES = '“”"「」'
_SLOGAN = compiled(
    rf"[{_QUOTES}](?P<slogan>(?P<number>[两二三四五六七八九十]{{1,2}})(?P<measure>个)?(?P<word>\p{{Han}}{{1,3}}))[{_QUOTES}]"
    rf"[^,。;:、(（{_QUOTES}\n—]{{0,10}}(?:,?(?:即|分别是|就是|也就是)[:]?|:|—{{1,2}}|\()(?P<text>[^。\n]{{4,160}})"
)
_SEPARATORS = "、,;"
_PREFIX = compiled(r"^(?:以及|和|及|与|并|做到|坚持|进一步|着力|切实|[一二三四五六七八九十]是|\s|“|\")+(?=.{2})")
_END_OF_LIST = compiled(r"[)]")
_MOST_APART = 2
_MOST = 12
_JOINED = compiled(r"[和及与]|以及")


class Slogan(Fact, Record):
    """A slogan that counts the words that follow it."""

    span: Span
    items: tuple[Span, ...]
    """The places where its word is repeated, as its list is read."""
    verdict: Verdict

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every quoted slogan right before a list in which each item has its word."""
        for match in _SLOGAN.finditer(document.folded):
            number = read_whole_number(match["number"].replace("两", "二"))
            lists = [items for items in _lists(match) if len(items) > 1]
            if number and lists and number > 1:
                fits = any(_fits(document, number, items) for items in lists)
                far = abs(len(lists[0]) - number) > _MOST_APART
                verdict = Verdict.PASS if fits else Verdict.UNCERTAIN if far else Verdict.FAIL
                yield cls(Span.of(match, "slogan"), tuple(lists[0]), verdict)


def _fits(document: Document, number: int, items: list[Span]) -> bool:
    """Whether the items are as many as the slogan says; 和 in the last may join two."""
    joined = bool(_JOINED.search(items[-1].of_text(document.folded)))
    return number in (len(items), len(items) + joined)


def _lists(match: regex.Match[str]) -> Iterable[list[Span]]:
    """Every way to read what follows as items that all begin, or all end, with the slogan's word."""
    word = match["word"]
    text = _END_OF_LIST.split(match["text"])[0]
    for marks in ("、", ",", ";", "、,", "、,;"):
        pieces = _pieces(text, marks)
        for has in (str.startswith, str.endswith):
            bearing = [bool(has(piece, word)) and len(piece) > len(word) for _, piece in pieces]
            items = _leading(pieces, bearing)
            if items:
                start = match.start("text")
                yield [Span(start + at, start + at + len(piece)) for at, piece in items]


def _leading(pieces: list[tuple[int, str]], bearing: list[bool]) -> list[tuple[int, str]]:
    """The pieces from the first, as long as each bears the word; none where the word comes again after a piece without."""
    count = next((at for at, bears in enumerate(bearing) if not bears), len(bearing))
    return [] if any(bearing[count:]) or count > _MOST else pieces[:count]


def _pieces(text: str, marks: str) -> list[tuple[int, str]]:
    pieces, at = [], 0
    for piece in compiled(f"[{marks}]").split(text):
        stripped = _PREFIX.sub("", piece.rstrip('”" '))
        pieces.append((at + len(piece.rstrip('”" ')) - len(stripped), compiled(rf"[{_SEPARATORS}]").split(stripped)[0]))
        at += len(piece) + 1
    return pieces
