"""The directory of a ZIP archive, before it is read (APPNOTE 4.3.12)."""

from __future__ import annotations

MOST_ENTRIES = 20_000
"""Files in an archive; the largest documents, with a picture on each page, have a tenth of it."""
_ENTRY = b"PK\x01\x02"


def is_crowded(data: bytes) -> bool:
    """Whether an archive would hold more files than any document, each of which takes memory before one is looked at."""
    return data.count(_ENTRY) > MOST_ENTRIES
