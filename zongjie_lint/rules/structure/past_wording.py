"""How past reports had a part, in words: how many, under which titles, and where it would go in this one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from zongjie_lint.document import Document
from zongjie_lint.facts.expected_part import ExpectedPart
from zongjie_lint.facts.part import Part
from zongjie_lint.facts.report_kind import kind_of
from zongjie_lint.message import Message

_MOST_TITLES = 2
_COUNTED = Message(
    "以往{reports}份{kind}里有{count}份写了这一部分",
    "Of {reports} past {kind} {count} have this part",
)
_ALL = Message("以往{reports}份{kind}都写了这一部分", "All of {reports} past {kind} have this part")
_USUAL = Message("以往的{kind}里都有这一部分", "Past {kind} have this part")
_REPORTS = Message("稿子", "reports")
_OF_KIND = Message("{kind}", "reports of this kind ({kind})")
_TITLED = Message("，题为{titles}", ", titled {titles}")
_BETWEEN = Message(
    "，这一份里可以放在“{before}”之后、“{after}”之前", "; here it would go between “{before}” and “{after}”"
)
_AFTER = Message("，这一份里可以放在“{before}”之后", "; here it would go after “{before}”")
_BEFORE = Message("，这一份里可以放在“{after}”之前", "; here it would go before “{after}”")
_NOWHERE = Message("", "")


def past_of(document: Document, expected: ExpectedPart, everything: Sequence[ExpectedPart]) -> Message:
    """“以往6份年度总结里有5份写了这一部分，题为……，这一份里可以放在……之后”, without a full stop."""
    pieces = (_how_many(document, expected), _titles(expected), _place(document, expected, everything))
    return Message("".join(piece.zh for piece in pieces), "".join(piece.en for piece in pieces))


def _how_many(document: Document, expected: ExpectedPart) -> Message:
    kind = kind_of(document)
    named = _OF_KIND.format(kind=kind.title) if kind and expected.past.kind else _REPORTS
    if not expected.past.reports:
        return _USUAL.format(kind=named)
    # The share was rounded down to hundredths.
    count = min(expected.past.reports, round(expected.past.share * expected.past.reports + 0.005))
    if count == expected.past.reports:
        return _ALL.format(reports=count, kind=named)
    return _COUNTED.format(reports=expected.past.reports, count=count, kind=named)


def _titles(expected: ExpectedPart) -> Message:
    titles = expected.past.titles[:_MOST_TITLES]
    if not titles:
        return _NOWHERE
    zh, en = "或".join(f"“{title}”" for title in titles), " or ".join(f"“{title}”" for title in titles)
    return _TITLED.format(titles=Message(zh, en))


def _place(document: Document, expected: ExpectedPart, everything: Sequence[ExpectedPart]) -> Message:
    """Behind what comes before it in past reports, and before what follows, where this one has them in that order."""
    if expected.past.movable:
        return _NOWHERE
    earlier = _parts(expected, (each for each in everything if each.place < expected.place))
    later = _parts(expected, (each for each in everything if each.place > expected.place))
    before = max(earlier, key=lambda part: part.span.start, default=None)
    behind = [part for part in later if before is None or part.span.start > before.span.start]
    after = min(behind, key=lambda part: part.span.start, default=None)
    values = {"before": before and heading_of(document, before), "after": after and heading_of(document, after)}
    if before and after:
        return _BETWEEN.format(**values)
    return _AFTER.format(**values) if before else _BEFORE.format(**values) if after else _NOWHERE


def _parts(expected: ExpectedPart, others: Iterable[ExpectedPart]) -> list[Part]:
    """The headings of this report at the level of the part."""
    return [part for each in others for part in each.found if part.level == expected.past.level]


def heading_of(document: Document, part: Part) -> str:
    """A heading as it stands, with its number."""
    return part.heading.of_text(document.text).strip().rstrip("。！？：；.:;")
