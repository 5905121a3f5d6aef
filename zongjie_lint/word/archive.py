"""Entries of a ZIP archive, taken over into another as they are packed (APPNOTE 4.3)."""

from __future__ import annotations

import copy
import struct
import zipfile

from zongjie_lint.source import UnreadableSource
from zongjie_lint.word.package import damaged, unsafe

_SIGNATURE = b"PK\x03\x04"
_LENGTHS = struct.Struct("<26xHH")
"""In the header before an entry: how long its name is, and what else comes before its bytes."""
_HAS_DESCRIPTOR = 0x08


def copy_entry(data: bytes, entry: zipfile.ZipInfo, new: zipfile.ZipFile) -> None:
    """Take an entry over, packed as it is; raises UnreadableSource where the archive does not hold it."""
    packed = _packed(data, entry)
    taken = copy.copy(entry)
    taken.flag_bits &= ~_HAS_DESCRIPTOR  # the header has the lengths
    assert new.fp is not None
    new.fp.seek(new.start_dir)
    taken.header_offset = new.fp.tell()
    new.fp.write(taken.FileHeader())
    new.fp.write(packed)
    new.start_dir = new.fp.tell()
    new.filelist.append(taken)
    new.NameToInfo[taken.filename] = taken


def refuse_overlaps(data: bytes, archive: zipfile.ZipFile) -> None:
    """Raises UnreadableSource where entries share their bytes: what would be written could be far larger."""
    if sum(entry.compress_size for entry in archive.infolist()) > len(data):
        raise unsafe("里面的文件相互重叠", "files in it overlap")


def _packed(data: bytes, entry: zipfile.ZipInfo) -> memoryview:
    start = entry.header_offset
    header = data[start : start + _LENGTHS.size]
    if len(header) < _LENGTHS.size or not header.startswith(_SIGNATURE):
        raise _missing(entry.filename)
    start += _LENGTHS.size + sum(_LENGTHS.unpack(header))
    if start + entry.compress_size > len(data):
        raise _missing(entry.filename)
    return memoryview(data)[start : start + entry.compress_size]


def _missing(filename: str) -> UnreadableSource:
    return damaged(f"里面的 {filename} 解不开", f"{filename} in it cannot be unpacked")
