"""What programs read is UTF-8, whatever the locale of the machine that wrote it."""

from __future__ import annotations

import io
from typing import TextIO


def in_utf8(stream: TextIO) -> TextIO:
    """The stream, in UTF-8 wherever it can be told so, with the line ends that are written to it."""
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="")
    return stream
