"""Takes out of a report what the file beside the documents suppresses, and tells which of its entries are of no use."""

from __future__ import annotations

import datetime
import os
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TypeVar

import msgspec

from zongjie_lint.configuration.paths import shown_path
from zongjie_lint.diagnostic import Diagnostic, in_order
from zongjie_lint.fingerprint import fingerprint, normalised, normalised_sentence
from zongjie_lint.inputs import is_there
from zongjie_lint.message import Message
from zongjie_lint.record import Record, State, replace
from zongjie_lint.report import FileReport
from zongjie_lint.sidecar import Entry
from zongjie_lint.source import Source, Suppression
from zongjie_lint.span import Span
from zongjie_lint.suppression import EXPIRED, PARTIAL, UNKNOWN, near_rules

Key = TypeVar("Key")
_PLACE = Message("{name} 第 {line} 行", "{name}, line {line}")
_UNUSED = Message(
    "{place}：稿子里已经没有这个 {rules} 问题（改好了，或者这句话改过），这一段可以删去",
    "{place}: there is no such {rules} finding any more (mended, or its sentence was edited); the entry can be deleted",
)
_GONE = Message(
    "{place}：{path} 已经没有了，这一段可以删去", "{place}: there is no {path} any more; the entry can be deleted"
)


class Sidecar(Record, dict=True):
    """The entries of one file of suppressions, and the folder their paths are relative to."""

    path: Path
    root: Path
    entries: tuple[Entry, ...] = ()

    def name_of(self, document: str) -> str:
        """How entries name a document."""
        try:
            relative = os.path.relpath(os.path.realpath(document), self.root)
        except ValueError:  # on another drive
            relative = os.path.realpath(document)
        return comparable(relative)

    @cached_property
    def by_path(self) -> Mapping[str, Sequence[Entry]]:
        """The entries by the document they are for; those for all of them by nothing."""
        return _grouped((comparable(entry.path), entry) for entry in self.entries)

    @cached_property
    def by_finding(self) -> Mapping[tuple[str, str], Sequence[Entry]]:
        """The entries by rule, in lower case, and normalised sentence or fingerprint."""
        keys = ((each.rule.lower(), each.fingerprint or normalised(each.sentence or "")) for each in self.entries)
        return _grouped(zip(keys, self.entries, strict=True))


def _grouped(pairs: Iterable[tuple[Key, Entry]]) -> dict[Key, list[Entry]]:
    found: dict[Key, list[Entry]] = {}
    for key, entry in pairs:
        found.setdefault(key, []).append(entry)
    return found


def comparable(path: str) -> str:
    """A path so that the same file has the same one on every system."""
    return unicodedata.normalize("NFC", path.replace("\\", "/")).removeprefix("./")


Identity = tuple[Path, str, str, str]
"""What an entry is about: sentences that differ only in what a fingerprint leaves out are one, and serve one another."""


class SidecarSieve(State):
    """Suppresses what the entries of files beside the documents name."""

    sidecar_at: Callable[[str], Sidecar | None]
    """The file for the document at a path."""
    names_at: Callable[[str], Mapping[str, str]]
    """Names by code of all rules that there are for the document at a path."""
    folders: Sequence[str] = ()
    """Those that were checked as a whole."""
    today: datetime.date = msgspec.field(default_factory=datetime.date.today)
    known: dict[str, str] = msgspec.field(default_factory=dict)
    """Names by code of all rules met so far."""
    _met: dict[Path, Sidecar] = msgspec.field(default_factory=dict)
    _used: set[Identity] = msgspec.field(default_factory=set)
    _partial: set[Identity] = msgspec.field(default_factory=set)
    """Those of findings that stand for other places too, which are not suppressed."""
    _judged: dict[Path, set[str]] = msgspec.field(default_factory=dict)

    def sift(self, report: FileReport) -> FileReport:
        """The report without what is suppressed, with what is to be said of the entries for its document."""
        sidecar = self.sidecar_at(report.path)
        if sidecar is None:
            return report
        self._met[sidecar.path] = sidecar
        self.known |= self.names_at(report.path)
        if report.source is None or report.error:
            return report
        self._judged.setdefault(sidecar.path, set()).update(report.judged)
        return self._sifted(report, report.source, sidecar)

    def conclude(self) -> Iterator[Message]:
        """What is to be said of entries that no report is concerned with, once all have been seen."""
        for sidecar in self._met.values():
            for entry in sidecar.entries:
                yield from self._concluded(entry, sidecar)

    def _sifted(self, report: FileReport, source: Source, sidecar: Sidecar) -> FileReport:
        name = sidecar.name_of(report.path)
        by = [(found, self._entries(found, source, name, sidecar)) for found in report.diagnostics]
        suppressed = [_suppressed(found, entries[0], sidecar) for found, entries in by if entries]
        notices = [said for each in sidecar.by_path.get(name, ()) for said in self._said(each, sidecar, report.judged)]
        return replace(
            report,
            diagnostics=tuple(found for found, entries in by if not entries),
            suppressed=in_order([*report.suppressed, *suppressed]),
            notices=(*report.notices, *notices),
        )

    def _concluded(self, entry: Entry, sidecar: Sidecar) -> Iterator[Message]:
        place = _place(entry, sidecar)
        if self._code(entry) is None:
            yield UNKNOWN.format(place=place, choice=entry.rule, near=near_rules(entry.rule, self.known))
        elif not entry.path:
            is_whole = self._is_checked_whole(sidecar.root)
            yield from self._said(entry, sidecar, self._judged.get(sidecar.path, set()) if is_whole else ())
        elif not is_there(sidecar.root, entry.path) and self._is_checked_whole(sidecar.root / entry.path):
            yield _GONE.format(place=place, path=entry.path)

    def _said(self, entry: Entry, sidecar: Sidecar, judged: Sequence[str] | set[str]) -> Iterator[Message]:
        """Whether an entry has ended, or its rule has judged and found nothing of it."""
        code, place = self._code(entry), _place(entry, sidecar)
        if code is None:
            return
        if entry.until and entry.until < self.today:
            yield EXPIRED.format(place=place, rules=entry.rule, until=entry.until)
        elif code in judged and (identity := _identity(sidecar, entry)) not in self._used:
            said = PARTIAL if identity in self._partial else _UNUSED
            yield said.format(place=place, rules=entry.rule)

    def _entries(self, found: Diagnostic, source: Source, name: str, sidecar: Sidecar) -> list[Entry]:
        """What suppresses a finding, an entry for each place that it stands for; none where one place has none."""
        if not sidecar.entries:
            return []
        sought = [self._entry(found, place.start, source, name, sidecar) for place in found.places]
        entries = [entry for entry in sought if entry]
        matched = self._used if len(entries) == len(sought) else self._partial
        matched |= {_identity(sidecar, entry) for entry in entries}
        return entries if matched is self._used else []

    def _entry(self, found: Diagnostic, offset: int, source: Source, name: str, sidecar: Sidecar) -> Entry | None:
        """What suppresses a finding at a place; an entry for its document before one for all."""
        at = replace(found, span=Span(offset, offset))
        candidates = [
            entry
            for known_by in (normalised_sentence(source, offset), fingerprint(at, source))
            for rule in (found.code, found.name)
            for entry in sidecar.by_finding.get((rule.lower(), known_by), ())
            if comparable(entry.path) in ("", name) and not (entry.until and entry.until < self.today)
        ]
        return max(candidates, key=lambda entry: bool(entry.path), default=None)

    def _code(self, entry: Entry) -> str | None:
        return next((code for code, name in self.known.items() if entry.rule.lower() in (code.lower(), name)), None)

    def _is_checked_whole(self, place: Path) -> bool:
        return any(Path(os.path.realpath(place)).is_relative_to(os.path.realpath(folder)) for folder in self.folders)


def _suppressed(found: Diagnostic, entry: Entry, sidecar: Sidecar) -> Diagnostic:
    rules = frozenset([entry.rule])
    by = Suppression((found.span,), rules, entry.reason, entry.until, _place(entry, sidecar), is_external=True)
    return replace(found, suppressed_by=by)


def _place(entry: Entry, sidecar: Sidecar) -> Message:
    return _PLACE.format(name=shown_path(sidecar.path), line=entry.line)


def _identity(sidecar: Sidecar, entry: Entry) -> Identity:
    known_by = entry.fingerprint or normalised(entry.sentence or "")
    return sidecar.path, comparable(entry.path or ""), entry.rule.lower(), known_by
