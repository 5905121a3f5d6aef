"""A finding in the sentences that other people's tools show of it."""

from __future__ import annotations

from collections.abc import Iterator

from zongjie_lint.diagnostic import Diagnostic
from zongjie_lint.message import Language, Message
from zongjie_lint.reporters import wording
from zongjie_lint.reporters.columns import harmless
from zongjie_lint.source import Source

_LABELLED = Message("{label}：{text}", "{label}: {text}")
_PLACED = Message("{place}：{text}", "{place}: {text}")


def has_lines(source: Source) -> bool:
    """Whether the file is one that an editor opens, so that lines and columns lead to the place."""
    return source.package is None and (source.format == "text" or source.file_text is not None)


def placed(found: Diagnostic, source: Source, language: Language) -> str:
    """The message; led by the place in words, where no number of a line leads to it."""
    text = found.message
    if not has_lines(source):
        text = _PLACED.format(place=source.place(found.span.start), text=text)
    return harmless(text.in_language(language))


def reasons(found: Diagnostic, language: Language) -> Iterator[str]:
    """The working and the advice, each a line with its label."""
    for label, text in ((wording.EVIDENCE, found.evidence), (wording.ADVICE, found.advice)):
        if text and text.in_language(language):
            yield harmless(_LABELLED.format(label=label, text=text).in_language(language))


def paragraphs(found: Diagnostic, source: Source, language: Language) -> str:
    """All of it, a line each."""
    return "\n".join([placed(found, source, language), *reasons(found, language)])
