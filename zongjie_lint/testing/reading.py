"""What must hold for a reader, whatever document it reads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from zongjie_lint.edit import Edit, edited
from zongjie_lint.message import Message, error_text
from zongjie_lint.reader import Reader, UnwritableEdits, Writer
from zongjie_lint.record import replace
from zongjie_lint.source import Source, UnreadableSource
from zongjie_lint.span import Span
from zongjie_lint.testing.demand import demand

_MOST_EDITS = 40
"""A document is written anew for each."""
_REPLACEMENTS = ("改", "正")

_SUFFIX = Message(
    "后缀要小写，带点，如 .csv：{suffix!r}", "a suffix is in lower case and begins with a dot, such as .csv: {suffix!r}"
)
_NO_SUFFIX = Message("suffixes 里没有后缀", "there is no suffix in suffixes")
_RAISED = Message(
    "{what}时出错：{error}。读不了的文件应当抛出 UnreadableSource，写明原因",
    "{what} raised {error}; for a file that cannot be read raise UnreadableSource, with the reason",
)
_NAME = Message(
    "Source 的 name 应当是传进来的 {name!r}", "the name of the Source must be the one that was given, {name!r}"
)
_OTHERWISE = Message("读两遍，读出来的不一样", "reading it twice gives different texts")
_OUT_OF_ORDER = Message(
    "{what} 要按先后排列，互不重叠，都在正文以内：{one}、{other}",
    "{what} must be in order, apart from each other, and inside the text: {one}, {other}",
)
_OTHER_CHARACTERS = Message(
    "第 {start} 个字起的 {text!r} 在文件里对应的是 {origin!r}：stretches 没有对准",
    "{text!r} at {start} is {origin!r} in the file: the stretches do not fit",
)
_BACKWARDS = Message(
    "位置往回走了：第 {offset} 个字在文件里的位置比前一个字还靠前",
    "places go backwards: offset {offset} stands before the one before it in the file",
)
_OUTSIDE = Message("第 {offset} 个字的行列号不在文件里", "the line and column of offset {offset} are not in the file")
_CHANGED = Message(
    "一处也没有改，写出来再读却和原来不一样：没有改到的要原样不动",
    "nothing was edited, but what was written reads differently: whatever is not edited stays as it was",
)
_NOT_WRITTEN = Message(
    "把第 {start} 个字 {old!r} 改成 {new!r}，写出来再读，不是应有的文字",
    "with {old!r} at {start} replaced by {new!r}, what was written does not read as it should",
)


def check_reader(reader: Reader, data: bytes, name: str = "") -> Source:
    """Assert what must hold for the reading of a document, and give its text.

    Every character leads back to the file; reading twice gives the same; damaged files are refused in words. Where the
    reader can write too: what is not edited stays as it was, and an edit is read back as made.
    """
    demand(bool(reader.suffixes), reader.name, _NO_SUFFIX)
    for suffix in reader.suffixes:
        demand(suffix.startswith(".") and suffix == suffix.lower(), reader.name, _SUFFIX.format(suffix=suffix))
    name = name or f"样稿{sorted(reader.suffixes)[0]}"
    source = reader.read(name, data)
    demand(source.name == name, reader.name, _NAME.format(name=name))
    # A document that was converted on the way may be another file each time, of the same text.
    again = replace(reader.read(name, data), package=source.package)
    demand(again == source, reader.name, _OTHERWISE)
    _check_order(reader, source)
    _check_places(reader, source)
    _check_damaged(reader, name, data)
    if isinstance(reader, Writer):
        _check_writing(reader, reader, name, data, source)
    return source


def _check_order(reader: Reader, source: Source) -> None:
    kinds: dict[str, Sequence[Span]] = {
        "stretches": [each.span for each in source.stretches],
        "landmarks": [each.span for each in source.landmarks],
        "asides": source.asides,
        "headings": [each.span for each in source.headings],
    }
    for what, spans in kinds.items():
        for one, other in pairwise([Span(0, 0), *spans, Span(len(source.text), len(source.text))]):
            is_in_order = one.start <= one.end <= other.start <= other.end
            demand(is_in_order, reader.name, _OUT_OF_ORDER.format(what=what, one=one, other=other))


def _check_places(reader: Reader, source: Source) -> None:
    file_text = source.text if source.file_text is None else source.file_text
    for stretch in source.stretches:
        text, origin = stretch.span.of_text(source.text), stretch.origin.of_text(file_text)
        fits = not stretch.is_verbatim or text == origin
        demand(fits, reader.name, _OTHER_CHARACTERS.format(start=stretch.span.start, text=text, origin=origin))
    last = 0
    for offset in range(len(source.text)):
        origin_at = source.origin(offset)
        demand(origin_at >= last, reader.name, _BACKWARDS.format(offset=offset))
        place = source.position(offset)
        is_inside = origin_at <= len(file_text) and place.line >= 1 and place.column >= 1
        demand(is_inside, reader.name, _OUTSIDE.format(offset=offset))
        last = origin_at


def _check_damaged(reader: Reader, name: str, data: bytes) -> None:
    """Whatever the bytes are, a reader gives a text or says why there is none."""
    damaged = {"读空文件 reading an empty file": b"", "读半个文件 reading half a file": data[: len(data) // 2]}
    damaged["读乱码 reading nonsense"] = bytes(range(256)) * 4
    for what, each in damaged.items():
        try:
            reader.read(name, each)
        except UnreadableSource:
            continue
        except Exception as error:
            raise AssertionError(f"{reader.name}: {_RAISED.format(what=what, error=error_text(error)).zh}") from error


def _check_writing(reader: Reader, writer: Writer, name: str, data: bytes, source: Source) -> None:
    demand(reader.read(name, writer.write(data, source, [])).text == source.text, reader.name, _CHANGED)
    for edit in _edits(source.text):
        try:
            written = writer.write(data, source, [edit])
        except UnwritableEdits:
            continue
        said = _NOT_WRITTEN.format(start=edit.span.start, old=edit.span.of_text(source.text), new=edit.replacement)
        demand(reader.read(name, written).text == edited(source.text, [edit]), reader.name, said)


def _edits(text: str) -> Iterator[Edit]:
    """Edits of one Chinese character, spread over the text."""
    places = [offset for offset, character in enumerate(text) if "\u4e00" <= character <= "\u9fff"]
    for offset in places[:: max(1, len(places) // _MOST_EDITS)]:
        new = _REPLACEMENTS[text[offset] == _REPLACEMENTS[0]]
        yield Edit(Span(offset, offset + 1), new)
