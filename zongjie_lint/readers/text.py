"""Plain text, in whichever of the encodings of Chinese it was saved."""

from __future__ import annotations

import codecs
import itertools
import string
from collections.abc import Collection, Iterable, Sequence
from functools import cache
from typing import ClassVar, NoReturn

from zongjie_lint.edit import Edit, in_order
from zongjie_lint.message import Message
from zongjie_lint.patterns import compiled
from zongjie_lint.reader import UnwritableEdits
from zongjie_lint.record import Record
from zongjie_lint.source import Source, UnreadableSource
from zongjie_lint.word import format_names


class TextReader:
    """Reads plain text; refuses what would come out garbled, with the reason."""

    name: ClassVar[str] = "text"
    suffixes: ClassVar[Collection[str]] = frozenset({".txt", ".text"})

    def read(self, name: str, data: bytes) -> Source:
        """The text as it stands in the bytes, less the byte-order mark; raises UnreadableSource when in doubt."""
        _refuse_other_formats(data)
        text, encoding = _marked(data) or _utf_8(data) or _most_readable(data) or _refuse(data)
        return Source(name, text, encoding)

    def write(self, data: bytes, source: Source, edits: Sequence[Edit]) -> bytes:
        """The bytes with the edits made in the encoding of the file; raises UnwritableEdits for what it lacks."""
        mark, codec = _mark_and_codec(data, source.encoding)
        places = _places(data[len(mark) :], codec)
        written = _encoded(edits, _codec_to_write(data, codec))
        _refuse_places(edits, places)
        pieces, end = [mark], 0
        for edit in in_order(edits):
            start = places[edit.span.start]
            pieces += [data[len(mark) :][end:start], written[edit]]
            end = places[edit.span.end]
        return b"".join([*pieces, data[len(mark) + end :]])


_Reading = tuple[str, str]
"""A text and the encoding it was read in."""

# UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8", "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32-le", "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "utf-16"),
)
_UNMARKED_UTF_16 = ("utf-16-le", "utf-16-be")
_UNMARKED = ("gb18030", "big5", "big5hkscs", *_UNMARKED_UTF_16)
_LONG_ENOUGH_TO_DETECT = 200
_PLAUSIBLE = 0.6
_PLAIN = frozenset(string.printable)
_UTF_8_CHARACTER = compiled(
    rb"([\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3})|[\x80-\xff]"
)


def _marked(data: bytes) -> _Reading | None:
    for mark, codec, encoding in _MARKS:
        if data.startswith(mark):
            text = _decoded(data, codec)
            return (text[1:], encoding) if text is not None else _refuse_damaged(data, codec)
    return None


def _utf_8(data: bytes) -> _Reading | None:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _refuse_damaged(data, "utf-8") if _is_nearly_utf_8(data, error) else None
    # Digits in UTF-16 are valid UTF-8, with a NUL before or after each.
    return (text, "utf-8") if "\0" not in text or _familiarity(text) >= _PLAUSIBLE else None


def _is_nearly_utf_8(data: bytes, error: UnicodeDecodeError) -> bool:
    characters = _UTF_8_CHARACTER.findall(data)
    is_cut_at_end = error.reason == "unexpected end of data"
    return is_cut_at_end or sum(map(bool, characters)) >= 0.9 * len(characters)


def _mark_and_codec(data: bytes, encoding: str) -> tuple[bytes, str]:
    for mark, codec, marked in _MARKS:
        if marked == encoding and data.startswith(mark):
            return mark, codec
    return b"", encoding


def _codec_to_write(data: bytes, codec: str) -> str:
    """For a file in GB 18030 that keeps within GBK, GBK: the programs it is made for may know no more."""
    return "gbk" if codec == "gb18030" and _decoded(data, "gbk") is not None else codec


def _places(data: bytes, codec: str) -> dict[int, int]:
    """Where in the bytes each character begins; a character that came with another from the same bytes has no place."""
    decoder = codecs.getincrementaldecoder(codec)()
    places, count = {0: 0}, 0
    for offset in range(len(data)):
        decoded = decoder.decode(data[offset : offset + 1])
        if decoded:
            count += len(decoded)
            places[count] = offset + 1
    return places


def _encoded(edits: Sequence[Edit], codec: str) -> dict[Edit, bytes]:
    written, lacking = {}, {}
    for edit in edits:
        try:
            written[edit] = edit.replacement.encode(codec)
        except UnicodeEncodeError as error:
            lacking[edit] = edit.replacement[error.start]
    if lacking:
        characters = "".join(dict.fromkeys(lacking.values()))
        raise UnwritableEdits(tuple(lacking), _LACKING.format(encoding=codec.upper(), characters=characters))
    return written


def _refuse_places(edits: Sequence[Edit], places: Collection[int]) -> None:
    apart = [edit for edit in edits if edit.span.start not in places or edit.span.end not in places]
    if apart:
        raise UnwritableEdits(apart, _INSEPARABLE)


def _most_readable(data: bytes) -> _Reading | None:
    texts = ((_decoded(data, encoding), encoding) for encoding in _suspects(data))
    readings = [(text, encoding) for text, encoding in texts if text is not None]
    best = max(readings, key=lambda reading: _familiarity(reading[0]), default=("\0", ""))
    return best if _familiarity(best[0]) >= _PLAUSIBLE else None


def _suspects(data: bytes) -> Iterable[str]:
    """Encodings to try, the preferred one first: it is taken where two read equally well."""
    if b"\0" in data:
        return _UNMARKED_UTF_16
    if len(data) < _LONG_ENOUGH_TO_DETECT:
        return _UNMARKED
    return dict.fromkeys((*_detected(data), *_UNMARKED))


def _detected(data: bytes) -> list[str]:
    from charset_normalizer import from_bytes  # noqa: PLC0415 - costs 40 ms, and most drafts are UTF-8

    suspects = [encoding.replace("-", "_") for encoding in ("utf-8", *_UNMARKED, "utf-16")]
    best = from_bytes(data, cp_isolation=suspects).best()
    return [] if best is None else [best.encoding.replace("_", "-")]


def _decoded(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _familiarity(text: str) -> float:
    """The share of characters in common use among those that are not printable ASCII; 1 where there are none."""
    telling = [character for character in text if character not in _PLAIN]
    return _count_familiar(telling) / len(telling) if telling else 1.0


def _count_familiar(characters: Iterable[str]) -> int:
    return sum(map(_familiar_characters().__contains__, characters))


@cache
def _familiar_characters() -> frozenset[str]:
    # The symbols and first-level characters of either standard: misread text lands mostly among the others.
    common = _rows("gb2312", 0xA1, 0xA9) | _rows("gb2312", 0xB0, 0xD7) | _rows("big5", 0xA1, 0xC6)
    # Where Python's big5 has 々 and kana, the Big5 in use, which is that of big5hkscs, has ①, ⑴ and 〇.
    return (common | {"〇"}) - {"々", *map(chr, range(0x3041, 0x30FF))}


def _rows(encoding: str, first: int, last: int) -> frozenset[str]:
    codes = itertools.product(range(first, last + 1), range(0x40, 0xFF))
    return frozenset().union(*(bytes(code).decode(encoding, "ignore") for code in codes)) - _PLAIN


class _Format(Record):
    """A format other than plain text: how its files begin, what they hold, and what their author can do."""

    what: Message
    advice: Message
    beginnings: tuple[bytes, ...]
    part: bytes = b""

    def fits(self, data: bytes) -> bool:
        return data.startswith(self.beginnings) and self.part in data


_OTHER_FORMAT = Message("这其实是{what}；{advice}", "this really is {what}; {advice}")
_RENAME = Message(
    "把文件名的后缀改成 {suffix} 再检查（标准输入用 --stdin-filename 给出名字）",
    "give its name the ending {suffix}, then check it (for standard input, name it with --stdin-filename)",
)
_NEEDS_PLUGIN = Message(
    "要装插件 zongjie-lint-pdf 才能读（在仓库里：pip install ./plugins/zongjie-lint-pdf），文件名的后缀要是 .pdf",
    "the plugin zongjie-lint-pdf reads it (in a clone: pip install ./plugins/zongjie-lint-pdf), where its name ends in .pdf",
)
_COPY_TEXT = Message(
    "请把文字复制到纯文本（.txt）文件里再检查",
    "copy its text to a plain-text file (.txt), then check that file",
)
_RECOGNISE_TEXT = Message(
    "请先识别出文字，存成纯文本（.txt）后再检查",
    "recognise its text (OCR), save it as plain text (.txt), then check that file",
)
_ZIP = (b"PK\x03\x04",)
_OTHER_FORMATS = (
    _Format(
        Message(" Word 文档（.docx）", "a Word document (.docx)"),
        _RENAME.format(suffix=".docx"),
        _ZIP,
        b"word/document.xml",
    ),
    _Format(format_names.SPREADSHEET, _COPY_TEXT, _ZIP, b"xl/workbook.xml"),
    _Format(format_names.OFD, _COPY_TEXT, _ZIP, b"OFD.xml"),
    _Format(
        format_names.OPEN_DOCUMENT,
        _RENAME.format(suffix=".odt"),
        _ZIP,
        b"application/vnd.oasis.opendocument",
    ),
    _Format(
        format_names.ARCHIVE, format_names.UNPACK, (*_ZIP, b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b\x08")
    ),
    _Format(
        format_names.OLD_WORD,
        _RENAME.format(suffix=".doc"),
        (b"\xd0\xcf\x11\xe0",),
    ),
    _Format(format_names.RTF, _RENAME.format(suffix=".rtf"), (rb"{\rtf",)),
    _Format(format_names.PDF, _NEEDS_PLUGIN, (b"%PDF-",)),
    _Format(
        format_names.IMAGE,
        _RECOGNISE_TEXT,
        (b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"II*\0", b"MM\0*"),
    ),
)
_BINARY = Message(
    "这不像文本文件（里面有空字节）；请核对是不是选错了文件，或“另存为”纯文本（.txt）后再检查",
    "this does not look like text (it holds NUL bytes); check that the file is the right one, or save it as plain text",
)
_DAMAGED = Message(
    "这份文件像是 {encoding} 编码，但从第 {line} 行第 {column} 字（字节偏移 {offset}）起读不通："
    "可能字符被截断、文件损坏，或混用了几种编码；请打开核对这一处，“另存为”纯文本（UTF-8）后再检查",
    "this looks like {encoding}, but cannot be read from line {line}, column {column} (byte offset {offset}) on: "
    "a character may be cut, the file damaged, or several encodings mixed; look at that place, "
    "save the file as plain text (UTF-8), then check it again",
)


_LACKING = Message("{encoding} 编码里没有“{characters}”", "{encoding} has no “{characters}”")
_INSEPARABLE = Message("这里的几个字在文件里是连着存的", "the file stores these characters as one")


def _refuse_other_formats(data: bytes) -> None:
    for known in _OTHER_FORMATS:
        if known.fits(data):
            raise UnreadableSource(_OTHER_FORMAT.format(what=known.what, advice=known.advice))


def _refuse(data: bytes) -> NoReturn:
    if b"\0" in data:
        raise UnreadableSource(_BINARY)
    encodings = ("utf-8", *_UNMARKED)
    _refuse_damaged(data, max(encodings, key=lambda encoding: _count_familiar(data.decode(encoding, "ignore"))))


def _refuse_damaged(data: bytes, encoding: str) -> NoReturn:
    sound = _sound_beginning(data, encoding)
    offset = len(sound.encode(encoding))
    text = sound.removeprefix("\ufeff")
    place = Source("", text).position(len(text))
    raise UnreadableSource(
        _DAMAGED.format(encoding=encoding.upper(), line=place.line, column=place.column, offset=offset)
    )


def _sound_beginning(data: bytes, encoding: str) -> str:
    """The text up to where it can no longer be decoded, or up to the first line that makes no sense."""
    try:
        lines = data.decode(encoding).splitlines(keepends=True)
    except UnicodeDecodeError as error:
        return data[: error.start].decode(encoding)
    return "".join(itertools.takewhile(lambda line: _familiarity(line) >= _PLAUSIBLE, lines))
