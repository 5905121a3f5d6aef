"""Where rules and readers raised, for output that has no room for it."""

from __future__ import annotations

from typing import TextIO

from zongjie_lint.message import traceback_of
from zongjie_lint.report import FileReport
from zongjie_lint.reporters.columns import visible


def print_tracebacks(file: FileReport, stream: TextIO) -> None:
    """Print each under the path of the file; nothing where nothing raised."""
    for text in filter(None, (traceback_of(file.error), *(failure.traceback for failure in file.failures))):
        stream.write(f"{visible(file.path)}:\n")
        stream.writelines(f"{visible(line)}\n" for line in text.rstrip().split("\n"))
