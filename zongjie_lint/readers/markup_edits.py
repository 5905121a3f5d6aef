"""Edits of what a person reads, made among the marks of the file."""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections.abc import Callable, Sequence

from zongjie_lint.edit import Edit, edited
from zongjie_lint.message import Message
from zongjie_lint.reader import Reader, UnwritableEdits
from zongjie_lint.readers.text import TextReader
from zongjie_lint.source import Source, Stretch, UnreadableSource
from zongjie_lint.span import Span

_IN_MARKUP = Message("这里有标记或自动编号，改动会伤到它们", "there is markup or automatic numbering in the way")
_READS_OTHERWISE = Message("写进标记里以后，读出来会是另一回事", "amid the markup it would read otherwise")


def write_back(
    reader: Reader, data: bytes, source: Source, edits: Sequence[Edit], escape: Callable[[str], str]
) -> bytes:
    """The bytes of a marked-up file with the edits made among its marks; raises UnwritableEdits where marks are in the way."""
    in_file = {edit: _in_file(source, edit, escape) for edit in edits}
    amid_marks = [edit for edit, found in in_file.items() if found is None]
    if amid_marks:
        raise UnwritableEdits(amid_marks, _IN_MARKUP)
    writing = _Writing(reader, data, source, {edit: found for edit, found in in_file.items() if found})
    written = writing.bytes_with(edits)
    if not writing.reads_as_meant(written, edits):
        raise UnwritableEdits(writing.culprits(edits), _READS_OTHERWISE)
    return written


_MOST_SUSPECTS = 16
"""Groups of edits that are divided further: each division reads the whole file twice."""


class _Writing:
    """Edits on their way into a file."""

    def __init__(self, reader: Reader, data: bytes, source: Source, in_file: dict[Edit, Edit]) -> None:
        self._reader, self._data, self._source, self._in_file = reader, data, source, in_file
        self._plain = Source(source.name, source.file_text or "", source.encoding)

    def bytes_with(self, edits: Sequence[Edit]) -> bytes:
        try:
            return TextReader().write(self._data, self._plain, [self._in_file[edit] for edit in edits])
        except UnwritableEdits as unwritable:
            refused = [edit for edit, found in self._in_file.items() if found in unwritable.edits]
            raise UnwritableEdits(refused, unwritable.reason) from unwritable

    def reads_as_meant(self, written: bytes, edits: Sequence[Edit]) -> bool:
        try:
            read_back = self._reader.read(self._source.name, written)
        except UnreadableSource:
            return False
        return read_back.text == edited(self._source.text, edits)

    def culprits(self, edits: Sequence[Edit]) -> Sequence[Edit]:
        """Of edits that together read otherwise, those that do so in smaller company, told apart as long as they are few."""
        suspects, guilty = [edits], []
        while suspects and len(suspects) <= _MOST_SUSPECTS:
            divided = [(each, self._wrong_halves(each)) for each in suspects]
            guilty += [edit for each, wrong in divided if not wrong for edit in each]
            suspects = [half for _, wrong in divided for half in wrong]
        return guilty + list(itertools.chain.from_iterable(suspects))

    def _wrong_halves(self, edits: Sequence[Edit]) -> list[Sequence[Edit]]:
        middle = len(edits) // 2
        halves = (edits[:middle], edits[middle:]) if middle else ()
        return [half for half in halves if not self.reads_as_meant(self.bytes_with(half), half)]


def _in_file(source: Source, edit: Edit, escape: Callable[[str], str]) -> Edit | None:
    origin = _origin(source, edit.span) if len(edit.span) else _gap(source, edit.span.start)
    return None if origin is None else Edit(origin, escape(edit.replacement))


def _origin(source: Source, span: Span) -> Span | None:
    """The characters of the file that a stretch of the text is, if it is all of them and nothing else."""
    origin: Span | None = None
    at = span.start
    for stretch in itertools.islice(source.stretches, max(0, _index(source, span.start)), None):
        part = Span(at, min(span.end, stretch.span.end))
        found = _part(stretch, part)
        if found is None or (origin and found.start != origin.end):
            return None
        origin = Span(origin.start if origin else found.start, found.end)
        at = part.end
        if at == span.end:
            return origin
    return None


def _part(stretch: Stretch, part: Span) -> Span | None:
    if part.start < stretch.span.start or part.end <= part.start:
        return None
    if not stretch.is_verbatim:
        return stretch.origin if part == stretch.span else None
    moved = stretch.origin.start - stretch.span.start
    return Span(part.start + moved, part.end + moved)


def _gap(source: Source, offset: int) -> Span | None:
    """Where in the file something can be put in: after the character before, or else before the one that follows."""
    for at in (offset - 1, offset):
        beside = _origin(source, Span(at, at + 1)) if 0 <= at < len(source.text) else None
        if beside:
            place = beside.end if at < offset else beside.start
            return Span(place, place)
    return None


def _index(source: Source, offset: int) -> int:
    return bisect_right(source.stretches, offset, key=lambda stretch: stretch.span.start) - 1
