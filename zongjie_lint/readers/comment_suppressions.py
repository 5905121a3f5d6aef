"""Comments in Markdown and HTML that say what is not to be reported, and which part of the text they speak of."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import pairwise

from zongjie_lint.message import Message
from zongjie_lint.readers.directive import Directive, read_directive
from zongjie_lint.record import replace
from zongjie_lint.source import LINE, Source, Stretch, Suppression
from zongjie_lint.span import Span

_PLACE = Message("{line}的注释", "the comment at {line}")
_SAID = Message("{place}：{what}", "{place}: {what}")
_NOTHING_FOLLOWS = Message("后面没有文字可忽略", "there is no text after it")
_NOT_OFF = Message(
    "前面没有停用 {rules}；启用的规则要和停用（off）时写的一样",
    "{rules} are not off here; name them as they were named with off",
)
_NOTHING_OFF = Message("前面没有停用任何规则", "no rule is off here")
_COMMENT = re.compile(r"<!--(?:-?>|.*?(?:--!?>|\Z))", re.DOTALL)


def with_suppressions(source: Source, comments: Iterable[Span], break_: re.Pattern[str]) -> Source:
    """The source with what the comments at some places of its file ask for.

    `break_` matches what in the file ends a paragraph: a comment behind a paragraph that goes on speaks of that
    paragraph, any other of the paragraph or table that follows.
    """
    text = source.file_text or ""
    read = [(origin, read_directive(text, origin)) for origin in sorted(comments)]
    if not any(said for _, said in read):
        return source
    reading = _Reading(source, break_)
    for origin, said in read:
        if isinstance(said, Message):
            reading.tell(origin, said)
        elif said:
            reading.add(said)
    reading.end()
    suppressions = sorted(reading.suppressions, key=lambda each: (each.spans, sorted(each.rules)))
    return replace(source, suppressions=(*source.suppressions, *suppressions), notices=tuple(reading.notices))


class _Reading:
    """The directives of a file, in its order."""

    def __init__(self, source: Source, break_: re.Pattern[str]) -> None:
        self.source, self.break_ = source, break_
        self.file_text = source.file_text or ""
        self.suppressions: list[Suppression] = []
        self.notices: list[Message] = []
        self._off: list[Directive] = []
        self._scanned = (-1, -1, False)
        """From where to where it is known whether a paragraph ends: many comments may stand behind one."""

    def add(self, said: Directive) -> None:
        if said.keyword == "off":
            self._off.append(said)
        elif said.keyword == "on":
            self._on(said)
        elif said.keyword == "ignore-file":
            self._suppress(said, said.rules, [Span(0, len(self.source.text) + 1)])
        elif part := self._part_at(said.origin):
            self._suppress(said, said.rules, [part])
        else:
            self.tell(said.origin, _NOTHING_FOLLOWS)

    def end(self) -> None:
        """What is off stays off to the end of the file."""
        for each in self._off:
            self._suppress(each, each.rules, self._between(each.origin.end, len(self.file_text)))

    def tell(self, origin: Span, what: Message) -> None:
        self.notices.append(_SAID.format(place=self._place(origin), what=what))

    def _on(self, said: Directive) -> None:
        wanted = {each.upper() for each in said.rules}
        ended = {rule for each in self._off for rule in each.rules if rule.upper() in wanted}
        missing = sorted(each for each in said.rules if each.upper() not in {rule.upper() for rule in ended})
        if missing or not self._off:
            rules = Message("、".join(missing), ", ".join(missing))
            self.tell(said.origin, _NOT_OFF.format(rules=rules) if missing else _NOTHING_OFF)
        self._off = list(self._still_off(said, ended))

    def _still_off(self, said: Directive, ended: set[str]) -> Iterator[Directive]:
        """What is off after a directive that ends some; one without rules ends all."""
        for each in self._off:
            ending = each.rules & ended if said.rules else each.rules
            if ending or not said.rules:
                self._suppress(each, ending, self._between(each.origin.end, said.origin.start))
            if said.rules and (not each.rules or each.rules - ended):
                yield replace(each, rules=each.rules - ended)

    def _suppress(self, said: Directive, rules: frozenset[str], spans: Sequence[Span]) -> None:
        place = self._place(said.origin)
        self.suppressions.append(Suppression(tuple(spans), rules, said.reason, said.until, place))

    def _place(self, origin: Span) -> Message:
        return _PLACE.format(line=LINE.format(line=self.source.file_position(origin.start).line))

    @cached_property
    def _written(self) -> list[Stretch]:
        """In the order of the file."""
        return sorted(self.source.stretches, key=lambda each: each.origin)

    def _part_at(self, comment: Span) -> Span | None:
        """The paragraph that a comment stands in, or else the paragraph or table that follows it."""
        at = bisect_left(self._written, comment.start, key=lambda each: each.origin.start)
        before, after = self._written[max(at - 1, 0) : at], self._written[at : at + 1]
        if before and not self._is_broken(before[0].origin.end, comment.start):
            return self._line(before[0].span.end - 1)
        if not after:
            return None
        start = after[0].span.start
        last = before[0].span.start if before else -1
        tables = (table.span for table in self.source.tables if table.span.start <= start < table.span.end)
        table = next((span for span in tables if not span.start <= last < span.end), None)
        return Span(table.start, table.end + 1) if table else self._line(start)

    def _is_broken(self, start: int, end: int) -> bool:
        begun, end_before, is_broken = self._scanned
        if begun != start:
            end_before, is_broken = start, False
        between = _COMMENT.sub("", self.file_text[end_before:end])
        self._scanned = (start, end, is_broken or self.break_.search(between) is not None)
        return self._scanned[2]

    def _line(self, offset: int) -> Span:
        """The line of the text around an offset, with its end."""
        starts = self.source.line_starts
        number = bisect_right(starts, offset)
        return Span(starts[number - 1], starts[number] if number < len(starts) else len(self.source.text) + 1)

    def _between(self, start: int, end: int) -> list[Span]:
        """The parts of the text that stand between two places of the file; whole lines, where they are all there."""
        found = []
        for segment in self._segments:
            first, end_of_run = (
                bisect_left(self.source.stretches, at, segment.start, segment.end, key=lambda each: each.origin.start)
                for at in (start, end)
            )
            if first < end_of_run:
                found.append(self._widened(first, end_of_run - 1))
        return found

    @cached_property
    def _segments(self) -> list[Span]:
        """Stretches that stand in the file in the order of the text, by their numbers; footnotes stand elsewhere."""
        origins = [each.origin.start for each in self.source.stretches]
        turns = [at for at in range(1, len(origins)) if origins[at] < origins[at - 1]]
        return [Span(start, end) for start, end in pairwise([0, *turns, len(origins)])]

    def _widened(self, first: int, last: int) -> Span:
        stretches = self.source.stretches
        begun, ended = self._line(stretches[first].span.start), self._line(stretches[last].span.end - 1)
        cut_before = max(begun.start, stretches[first - 1].span.end) if first else 0
        cut_after = min(ended.end, stretches[last + 1].span.start) if last + 1 < len(stretches) else ended.end
        return Span(cut_before, cut_after)
