"""What a finding is known by when its text has moved: its rule and the sentence it stands in."""

from __future__ import annotations

import hashlib
from functools import lru_cache

from zongjie_lint.diagnostic import Diagnostic
from zongjie_lint.folding import fold
from zongjie_lint.patterns import compiled
from zongjie_lint.source import Source

_BREAKS = "。！？!?\r\n"
_BREAK = compiled(rf"[{_BREAKS}]")
_CLOSING = compiled(r"[”’」』）)]*")
_SENTENCE = compiled(rf"{_CLOSING.pattern}([^{_BREAKS}]*(?:[{_BREAKS}]|$))")
_BLANKS = compiled(r"[\s\u200b\ufeff]+")
# A paragraph that moves takes another number.
_LABEL = compiled(
    r"^(?:第?[（(]?[0-9一二三四五六七八九十百]{1,4}(?:[)）、．]|\.(?![0-9])|\.(?=(?:19|20)[0-9]{2}年)|是|[章节条])|[①-⑳])"
)
_DIGITS = 16


def fingerprint(found: Diagnostic, source: Source) -> str:
    """Sixteen hexadecimal digits that stay the same when the sentence moves, and change when it is edited."""
    return fingerprint_at(found.code, source, found.span.start, *found.absent)


def fingerprint_at(code: str, source: Source, offset: int, *absent: str) -> str:
    """The fingerprint of what a rule finds, or finds absent, in the sentence around an offset."""
    text = "\n".join([code, normalised_sentence(source, offset), *absent])
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]


def places(found: Diagnostic, source: Source) -> list[int]:
    """An offset in each sentence that a finding speaks of, its own first."""
    sentences: dict[int, int] = {}
    for offset in (found.span.start, *(related.span.start for related in found.related)):
        sentences.setdefault(_start(source.text, offset), offset)
    return list(sentences.values())


def normalised_sentence(source: Source, offset: int) -> str:
    """The sentence around an offset without blanks, the label of its paragraph, and differences of script and width."""
    return normalised(sentence_around(source.text, offset))


@lru_cache(maxsize=64)
def normalised(sentence: str) -> str:
    """A sentence without what may change though nobody edits it."""
    return _LABEL.sub("", _BLANKS.sub("", fold(sentence)))


def normalised_sentences(text: str) -> set[str]:
    """Every sentence of a text, as `normalised_sentence` has it."""
    return {normalised(match[1].strip()) for match in _SENTENCE.finditer(text)}


def sentence_around(text: str, offset: int) -> str:
    """The sentence of a text that an offset stands in, with the mark that closes it."""
    start = _start(text, offset)
    if closing := _CLOSING.match(text, start):
        start = min(closing.end(), offset)
    end = _BREAK.search(text, offset)
    return text[start : end.end() if end else len(text)].strip()


def _start(text: str, offset: int) -> int:
    return max(text.rfind(mark, 0, offset) for mark in _BREAKS) + 1
