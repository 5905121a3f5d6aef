"""Comments in a Word document, as far as they say what its author wants to hear no more of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from zongjie_lint.source import Suppression
from zongjie_lint.span import Span
from zongjie_lint.word.names import W14, W15, W

if TYPE_CHECKING:
    from lxml.etree import _Element

_CODE = r"[A-Z]{2,3}\d{2,3}"
_CODE_ALONE = re.compile(rf"(?<![A-Za-z0-9]){_CODE}(?![A-Za-z0-9])")
_IGNORE = re.compile(
    r"(?<!不要)(?<!不能)(?<!不可)(?<!不得)(?<!不应)(?<![别勿莫不])忽略|不改(?![不正善成为进良])|(?:不用|不必|不需|无需|无须)修?改"
    r"|(?<!not )(?<!n't )(?<!n’t )\bignored?\b",
    re.IGNORECASE,
)
_LONGEST_THREAD = 100
_ALONE = re.compile(rf"\s*(?:{_CODE}[\s,，、:：;；]*)*(?:请?忽略|不改|ignored?\b)", re.IGNORECASE)


def codes_in(text: str) -> frozenset[str]:
    """The codes of rules that a comment names, those of plugins too."""
    return frozenset(_CODE_ALONE.findall(text))


@dataclass
class _Comment:
    text: str
    paragraphs: tuple[str, ...]
    is_resolved: bool = False
    replies: list[_Comment] = field(default_factory=list)

    @property
    def codes(self) -> frozenset[str]:
        return codes_in(self.text)


def read_suppressions(
    comments: _Element | None, extended: _Element | None, ranges: Mapping[str, Span]
) -> tuple[Suppression, ...]:
    """For each comment that names rules and is resolved or answered 忽略: those rules, at the comment's range.

    `comments` and `extended` are the roots of comments.xml and commentsExtended.xml; `ranges` tells the range of each
    comment by its identifier. A comment without a rule's code, such as a person writes, says nothing.
    """
    threads = _threads(comments, extended)
    found = [(ranges[i], _ignored(comment)) for i, comment in threads if i in ranges]
    return tuple(sorted((Suppression((span,), codes) for span, codes in found if codes), key=lambda each: each.spans))


def _ignored(comment: _Comment) -> frozenset[str]:
    """The codes of the rules that a thread says to ignore."""
    is_resolved = comment.is_resolved or any(reply.is_resolved for reply in comment.replies)
    ignored = comment.codes if is_resolved or _is_ignored(comment.paragraphs) else frozenset()
    for reply in comment.replies:
        if _IGNORE.search(reply.text):
            ignored |= reply.codes or comment.codes
    return ignored


def _is_ignored(paragraphs: tuple[str, ...]) -> bool:
    """Whether a comment itself begins or ends with the word; a mention of it inside is advice how to answer."""
    return any(_ALONE.match(text) for text in paragraphs[:1] + paragraphs[-1:])


def _threads(comments: _Element | None, extended: _Element | None) -> list[tuple[str, _Comment]]:
    """The comments that are no replies, by their identifiers; an answer to a reply answers what that one does."""
    state = {each.get(W15 + "paraId", ""): each for each in _children(extended, W15 + "commentEx")}
    read = [
        (each.get(W + "id", ""), _last_paragraph(each), _comment(each)) for each in _children(comments, W + "comment")
    ]
    by_paragraph = {paragraph: comment for _, paragraph, comment in read if paragraph}
    threads = []
    for identifier, paragraph, comment in read:
        about = state.get(paragraph)
        comment.is_resolved = about is not None and about.get(W15 + "done") in ("1", "true", "on")
        first = by_paragraph.get(_first_of_thread(paragraph, state), comment)
        if first is comment:
            threads.append((identifier, comment))
        else:
            first.replies.append(comment)
    return threads


def _first_of_thread(paragraph: str, state: Mapping[str, _Element]) -> str:
    for _ in range(_LONGEST_THREAD):
        above = state[paragraph].get(W15 + "paraIdParent", "") if paragraph in state else ""
        if not above:
            break
        paragraph = above
    return paragraph


def _children(root: _Element | None, tag: str) -> Iterable[_Element]:
    return () if root is None else root.iterchildren(tag)


def _last_paragraph(comment: _Element) -> str:
    """The identifier by which commentsExtended.xml knows a comment."""
    return next((each.get(W14 + "paraId", "") for each in comment.iterchildren(W + "p", reversed=True)), "")


def _comment(element: _Element) -> _Comment:
    paragraphs = tuple(
        "".join(text.text or "" for text in paragraph.iter(W + "t")) for paragraph in element.iter(W + "p")
    )
    return _Comment("\n".join(paragraphs), tuple(each for each in paragraphs if each.strip()))
