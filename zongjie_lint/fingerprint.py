"""What a finding is known by when its text has moved: its rule and the sentence it stands in."""

from __future__ import annotations

import hashlib
import re

from zongjie_lint.diagnostic import Diagnostic
from zongjie_lint.folding import fold
from zongjie_lint.source import Source

_BREAK = re.compile(r"[。！？!?\r\n]")
_CLOSING = re.compile(r"[”’」』）)]*")
_BLANKS = re.compile(r"[\s\u200b\ufeff]+")
# A paragraph that moves takes another number.
_LABEL = re.compile(r"^(?:第?[（(]?[0-9一二三四五六七八九十百]{1,4}(?:[)）、．]|\.(?![0-9])|是|[章节条])|[①-⑳])")
_DIGITS = 16


def fingerprint(found: Diagnostic, source: Source) -> str:
    """Sixteen hexadecimal digits that stay the same when the sentence moves, and change when it is edited."""
    sentence = normalised_sentence(source, found.span.start)
    return hashlib.sha256(f"{found.code}\n{sentence}".encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]


def normalised_sentence(source: Source, offset: int) -> str:
    """The sentence around an offset without blanks, the label of its paragraph, and differences of script and width."""
    return normalised(sentence_around(source.text, offset))


def normalised(sentence: str) -> str:
    """A sentence without what may change though nobody edits it."""
    return _LABEL.sub("", _BLANKS.sub("", fold(sentence)))


def sentence_around(text: str, offset: int) -> str:
    """The sentence of a text that an offset stands in, with the mark that closes it."""
    start = max((text.rfind(mark, 0, offset) for mark in "。！？!?\r\n"), default=-1) + 1
    if closing := _CLOSING.match(text, start):
        start = min(closing.end(), offset)
    end = _BREAK.search(text, offset)
    return text[start : end.end() if end else len(text)].strip()
