"""What a baseline holds, as a list for people or as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from pathlib import Path

from zongjie_lint.baseline import Allowance, Baseline, Tallies, mended, totals
from zongjie_lint.commands.baseline_check import BaselineCheck
from zongjie_lint.commands.baseline_files import entry_path, is_gone
from zongjie_lint.configuration.paths import shown_path
from zongjie_lint.fixed_words import Draft
from zongjie_lint.message import Language, Message
from zongjie_lint.record import replace
from zongjie_lint.redaction import Redaction
from zongjie_lint.report import FileReport

_HEAD = Message("{path}：{count} 条问题，{files} 份稿子", "{path}: {count} findings, {files} documents")
_ROW = Message("  {code}  {count} 条{state}{places}", "  {code}  {count}{state}{places}")
_PLACES = Message("（{places}）", " ({places})")
_MORE = Message("{places}等", "{places}, …")
_ALL_MENDED, _SOME_MENDED = Message("，已改好", ", mended"), Message("，改好 {count} 条", ", {count} mended")
_GONE = Message("{path}（已没有这个文件）", "{path} (the file is gone)")
_MENDED = Message(
    "其中 {count} 条已改好（或已另行忽略），运行 zongjie-lint baseline update 可以去掉",
    "{count} of them are mended (or suppressed); zongjie-lint baseline update takes them out",
)
_NOTHING = Message("", "")
_MOST_PLACES = 6


@dataclass(frozen=True)
class Row:
    """The findings of one rule in one document."""

    path: str
    code: str
    count: int
    mended: int
    places: Sequence[Message]
    """Where those are that are still there, as far as that was looked at."""

    def in_language(self, language: Language) -> str:
        """The row as a line."""
        state = _NOTHING
        if self.mended:
            state = _ALL_MENDED if self.mended == self.count else _SOME_MENDED.format(count=self.mended)
        return _ROW.format(code=self.code, count=self.count, state=state, places=self._places()).in_language(language)

    def _places(self) -> Message:
        few = self.places[:_MOST_PLACES]
        if not few:
            return _NOTHING
        said = Message("、".join(place.zh for place in few), ", ".join(place.en for place in few))
        return _PLACES.format(places=_MORE.format(places=said) if len(self.places) > len(few) else said)


@dataclass(frozen=True)
class Listing:
    """A baseline, and what a check of its documents came to."""

    path: Path
    baseline: Baseline
    check: BaselineCheck
    redaction: Redaction | None = None

    def lines(self, language: Language) -> Iterator[str]:
        """For people: each document with its rules."""
        head = _HEAD.format(path=shown_path(self.path), count=self.baseline.count, files=len(self.baseline.files))
        yield head.in_language(language)
        for path, rows in groupby(self.rows, key=lambda row: row.path):
            name = self._name(path)
            yield (_GONE.format(path=name).in_language(language) if is_gone(path, self.path) else name)
            yield from (row.in_language(language) for row in rows)
        if fixed := sum(row.mended for row in self.rows):
            yield _MENDED.format(count=fixed).in_language(language)

    def json(self) -> str:
        """For programs."""
        entries = [
            {"path": self._name(row.path), "rule": row.code, "count": row.count, "mended": row.mended}
            for row in self.rows
        ]
        content = {"version": 1, "baseline": shown_path(self.path), "count": self.baseline.count, "entries": entries}
        return json.dumps(content, ensure_ascii=False, indent=2)

    @cached_property
    def rows(self) -> list[Row]:
        """Every rule of every document, sorted."""
        reports = {entry_path(report.path, self.path): report for report in self.check.reports}
        return [
            row
            for path, tallies in sorted(self.baseline.files.items())
            for row in map(self._shown, _rows(path, tallies, reports.get(path)))
        ]

    def _shown(self, row: Row) -> Row:
        if self.redaction is None:
            return row
        return replace(row, places=[self.redaction.place(each, Draft(row.path)) for each in row.places])

    def _name(self, path: str) -> str:
        return self.redaction.name(path) if self.redaction else path


def _rows(path: str, tallies: Tallies, report: FileReport | None) -> Iterator[Row]:
    gone, places = {}, dict[str, list[Message]]()
    if report and report.source:
        allowance = Allowance(totals([tallies]))
        _, known = allowance.divided(report.diagnostics, report.source)
        gone = {} if report.failed else mended(tallies, allowance.own, report.judged)
        for found in known:
            places.setdefault(found.code, []).append(report.source.place(found.span.start))
    for code in sorted({mark.code for mark in tallies}):
        count = sum(tally.findings for mark, tally in tallies.items() if mark.code == code)
        fixed = sum(number for mark, number in gone.items() if mark.code == code)
        if count:
            yield Row(path, code, count, fixed, places.get(code, ()))
