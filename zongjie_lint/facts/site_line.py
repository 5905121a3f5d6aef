"""Lines that a web site left around a copied report."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Self

import regex

from zongjie_lint.document import Document, Fact
from zongjie_lint.facts.ordinal import ordinal_at
from zongjie_lint.facts.paragraph import Paragraph
from zongjie_lint.lexicon import any_of, words
from zongjie_lint.patterns import compiled
from zongjie_lint.record import Record
from zongjie_lint.span import Span

LONGEST = 160
"""A longer line is a paragraph of the report, whatever it holds."""
_EDGE = 24
"""Lines from the head or the foot of the text within which words that reports use too may open a site's line."""
_SENTENCE = 25
_PHRASE = 16
_AT_THE_BEGINNING = 8
_ANYWHERE = compiled(
    any_of(words("site_cues", "line"))
    + r"|https?://(?![^\s)]*\.(?:gov|edu)\.cn)|(?<![\w.])www\.(?![^\s)]*\.(?:gov|edu)\.cn)"
)
_OPENING = compiled(any_of(words("site_cues", "opening")) + r"(?!$)|^-\s?[\d.]+\s?[KM]B$|^-\s?\d{4}-\d\d-\d\d")
_LABEL = compiled(r"(?:^|(?<=[\s|>\[【(]))" + any_of(words("site_cues", "weak")) + ":")
_WEAK = compiled(any_of(words("site_cues", "weak")))
_WHOLE = compiled(r"[\[【(]?" + any_of(words("site_cues", "whole")) + r"[\]】)]?")
_BULLETED = compiled(r"^-\s")


class SiteLine(Fact, Record):
    """A line of a web page: a counter, a download link, a copyright notice."""

    span: Span
    paragraph: int
    cue: str
    certain: bool
    """Whether its words belong to web pages alone, wherever they stand."""

    @classmethod
    def extract(cls, document: Document) -> Iterable[Self]:
        """Every short line that speaks of a web page."""
        paragraphs = document.facts(Paragraph)
        for paragraph in paragraphs:
            cue, certain = _cue(paragraph, len(paragraphs))
            if cue and not _is_of_minutes(paragraph, paragraphs):
                yield cls(paragraph.span, paragraph.index, cue, certain)


def _is_of_minutes(paragraph: Paragraph, paragraphs: Sequence[Paragraph]) -> bool:
    """Whether a line tells when a meeting was: the next ones tell where and who."""
    following = paragraphs[paragraph.index + 1 : paragraph.index + 3]
    return _WHEN.match(paragraph.folded) is not None and any(_WHERE.match(line.folded) for line in following)


_WHEN = compiled(r"(?:会议)?(?:时\s*间|日\s*期):")
_WHERE = compiled(r"(?:会议)?(?:地\s*点|主\s*持|出\s*席|参\s*会|参加)")


def _cue(paragraph: Paragraph, count: int) -> tuple[str, bool]:
    text = paragraph.folded
    if len(text) > LONGEST or (ordinal_at(text) and not _BULLETED.match(text)):
        return "", False
    found = None if _is_sentence_with_one_cue(text) else _ANYWHERE.search(text)
    certain = bool(found)
    found = found or _weak(text)
    if not found and (paragraph.index < _EDGE or paragraph.index >= count - _EDGE):
        found = _WHOLE.fullmatch(text) or (None if text.endswith("。") else _OPENING.match(text))
    return (found[0] if found else ""), certain


def _weak(text: str) -> regex.Match[str] | None:
    """Words that reports use too, where nothing but a web page puts them so: before a colon, or in pairs outside a sentence."""
    if text.endswith(("。", ";")):
        return None
    cues = list(_WEAK.finditer(text))
    return _LABEL.search(text) or (cues[0] if len({cue[0] for cue in cues}) > 1 and "、" not in text else None)


def _is_sentence_with_one_cue(text: str) -> bool:
    """A sentence of the report into which a single phrase was put is not a line of the site."""
    cues = list(_ANYWHERE.finditer(text)) if text.endswith("。") and len(text) > _SENTENCE else []
    return bool(cues) and cues[0].start() > _AT_THE_BEGINNING and cues[-1].end() - cues[0].start() <= _PHRASE
