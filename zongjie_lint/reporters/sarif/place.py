"""Where something stands, as SARIF tells it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from zongjie_lint.message import Language
from zongjie_lint.record import Record
from zongjie_lint.reporters.repository_path import repository_uri
from zongjie_lint.reporters.sarif.prose import plain
from zongjie_lint.reporters.sentence import has_lines
from zongjie_lint.source import Source
from zongjie_lint.span import Span

ROOT = "%SRCROOT%"


class Artifacts(Record):
    """The files of a run by their places in its list."""

    root: Path

    def location(self, path: str, index: int) -> dict[str, Any]:
        """Where a file is: from the root, if it is below."""
        uri, is_below = repository_uri(path, self.root)
        return {"uri": uri, **({"uriBaseId": ROOT} if is_below else {}), "index": index}


def location(span: Span, source: Source, artifact: dict[str, Any], language: Language) -> dict[str, Any]:
    """A place in a file; its name in words too, where there is no line to go to."""
    physical = {"artifactLocation": artifact, "region": region(span, source)}
    found: dict[str, Any] = {"physicalLocation": physical}
    if not source.is_told_by_line(span.start):
        found["logicalLocations"] = [{"name": plain(source.place(span.start).in_language(language)), "kind": "element"}]
    return found


def region(span: Span, source: Source) -> dict[str, Any]:
    """Lines and columns from 1, the end not included, and characters from 0; of a Word document the paragraph alone."""
    start, end = source.position(span.start), source.position(span.end)
    if not has_lines(source):
        return {"startLine": start.line, "endLine": end.line}
    found: dict[str, Any] = {
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
        **characters(span, source),
    }
    words = span.of_text(source.text)
    return {**found, "snippet": {"text": words}} if words and is_verbatim(span, source) else found


def characters(span: Span, source: Source) -> dict[str, int]:
    """Where a span begins in the file, in characters, and how many it takes up there."""
    start, end = source.origin(span.start), source.origin(span.end)
    return {"charOffset": start, "charLength": max(0, end - start)}


def is_verbatim(span: Span, source: Source) -> bool:
    """Whether the characters of a span stand in the file as they are."""
    whole = source.text if source.file_text is None else source.file_text
    return whole[source.origin(span.start) : source.origin(span.end)] == span.of_text(source.text)
