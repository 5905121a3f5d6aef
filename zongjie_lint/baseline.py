"""The findings that documents had when their repository took up the tool: rules and fingerprints, not a word of a draft."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

import msgspec

from zongjie_lint.diagnostic import Diagnostic
from zongjie_lint.fingerprint import fingerprint_at, places
from zongjie_lint.message import Message
from zongjie_lint.record import Record, State
from zongjie_lint.report import FileReport
from zongjie_lint.source import Source

FILE_NAME = ".zongjie-lint-baseline.json"
"""Where a baseline stands if nothing else is configured, in the root of the repository."""
VERSION = 1
"""Of the form of the file."""
_NO_TEXT = Message("不是 UTF-8 编码的文本", "it is no text in UTF-8")
_NO_JSON = Message(
    "不是合格的 JSON（第 {line} 行：{reason}）；如果是合并冲突，留下两边的行，删去冲突标记，再运行 baseline update",
    "it is no valid JSON (line {line}: {reason}); after a merge conflict keep the lines of both sides, drop the marks, and run baseline update",
)
_NO_BASELINE = Message("不是基线文件", "it is no baseline")
_NEWER = Message(
    "格式版本是 {version}，这个版本的 zongjie-lint 只认识 {known}；请升级",
    "the version of its form is {version}, and this zongjie-lint knows {known} only; upgrade it",
)
_NO_ENTRY = Message(
    "第 {number} 条记录不对：{entry}；请从版本库恢复，或用 baseline create --force 重建",
    "entry {number} is wrong: {entry}; restore it from version control, or make it anew with baseline create --force",
)


class BrokenBaseline(Exception):
    """A baseline cannot be used; the message says why."""

    def __init__(self, reason: Message) -> None:
        super().__init__(reason.zh)
        self.reason = reason


class Mark(Record, order=True):
    """What one sentence of a finding is known by."""

    code: str
    fingerprint: str


class Tally(Record):
    """How many findings of a rule stand in a sentence, and how many others refer to it."""

    findings: int = 0
    related: int = 0

    @property
    def total(self) -> int:
        """How many findings speak of the sentence."""
        return self.findings + self.related

    def at_most(self, total: int) -> Tally:
        """The same, but for those above a total; references go first."""
        findings = min(self.findings, total)
        return Tally(findings, min(self.related, total - findings))


NONE = Tally()
Tallies = Mapping[Mark, Tally]


class Baseline(Record):
    """What was found in each document, by its path relative to the folder of the baseline, written with slashes."""

    files: Mapping[str, Tallies] = msgspec.field(default_factory=dict)

    @property
    def count(self) -> int:
        """How many findings it holds."""
        return sum(counted(tallies) for tallies in self.files.values())

    def dumped(self) -> bytes:
        """As a file: sorted, one entry a line and a comma after each, so that git merges it line by line."""
        lines = (json.dumps(entry, ensure_ascii=False) + ",\n" for entry in self._entries())
        head = f'{{"version": {VERSION}, "tool": "zongjie-lint", "entries": [\n'
        return f"{head}{''.join(lines)}null]}}\n".encode("utf-8", "surrogatepass")

    def _entries(self) -> Iterator[dict[str, Any]]:
        for path, tallies in sorted(self.files.items()):
            for mark, tally in sorted(tallies.items(), key=lambda entry: entry[0]):
                entry = {"path": path, "rule": mark.code, "fingerprint": mark.fingerprint, "count": tally.findings}
                yield entry | ({"related": tally.related} if tally.related else {})


def loaded(data: bytes) -> Baseline:
    """The baseline in the bytes of a file; raises BrokenBaseline."""
    content = _parsed(data)
    version, entries = (content.get(key) for key in ("version", "entries")) if isinstance(content, dict) else (0, None)
    if type(version) is int and version > VERSION:
        raise BrokenBaseline(_NEWER.format(version=version, known=VERSION))
    if type(version) is not int or version != VERSION or not isinstance(entries, list):
        raise BrokenBaseline(_NO_BASELINE)
    files: dict[str, dict[Mark, Tally]] = {}
    for number, entry in enumerate(entries, 1):
        if entry is not None:
            _add(files, entry, number)
    return Baseline(files)


def _parsed(data: bytes) -> object:
    try:
        return json.loads(data.decode("utf-8-sig", "surrogatepass"))
    except UnicodeDecodeError as error:
        raise BrokenBaseline(_NO_TEXT) from error
    except json.JSONDecodeError as error:
        raise BrokenBaseline(_NO_JSON.format(line=error.lineno, reason=error.msg)) from error
    except (RecursionError, ValueError) as error:  # nested too deep; an integer of thousands of digits
        raise BrokenBaseline(_NO_BASELINE) from error


def _add(files: dict[str, dict[Mark, Tally]], entry: object, number: int) -> None:
    """Add one entry; of two for the same, which a merge may leave, the smaller holds: counts never rise."""
    values = {"related": 0, **entry} if isinstance(entry, dict) else {}
    texts = [values.get(key) for key in ("path", "rule", "fingerprint")]
    counts = [values.get(key) for key in ("count", "related")]
    if not (all(isinstance(text, str) for text in texts) and all(map(_is_count, counts))):
        shown = json.dumps(entry, ensure_ascii=False)[:120]
        raise BrokenBaseline(_NO_ENTRY.format(number=number, entry=shown))
    tallies, mark = files.setdefault(values["path"], {}), Mark(values["rule"], values["fingerprint"])
    tally = Tally(values["count"], values["related"])
    tallies[mark] = min(tallies.get(mark, tally), tally, key=lambda each: each.total)


def _is_count(value: object) -> bool:
    return type(value) is int and value >= 0


def counted(tallies: Tallies) -> int:
    """How many findings there are in some sentences."""
    return sum(tally.findings for tally in tallies.values())


def marks(found: Diagnostic, source: Source) -> list[Mark]:
    """What a finding is known by: its own sentence, each other one that it speaks of, and what it finds absent."""
    spoken_of = [Mark(found.code, fingerprint_at(found.code, source, offset)) for offset in places(found, source)]
    return spoken_of + absences(found, source)


def absences(found: Diagnostic, source: Source) -> list[Mark]:
    """What stands for each thing that a finding says is absent."""
    start = found.span.start
    return [Mark(found.code, fingerprint_at(found.code, source, start, absent)) for absent in found.absent]


def tallied(report: FileReport) -> dict[Mark, Tally]:
    """The findings of a document that count, by their sentences."""
    own: Counter[Mark] = Counter()
    related: Counter[Mark] = Counter()
    for first, *others in (marks(found, report.source) for found in report.diagnostics if report.source):
        own[first] += 1
        related.update(others)
    return {mark: Tally(own[mark], related[mark]) for mark in {**own, **related}}


class Allowance(State):
    """What is still to be recognised in a document: of its own entries, and of those of documents that are gone.

    A finding is known as long as every sentence that it speaks of may be spoken of once more. So one that sums up many
    places is still known when the first of them is mended, and shows up when another joins them.
    """

    own: Counter[Mark]
    gone: Counter[Mark] = msgspec.field(default_factory=Counter)

    def divided(self, findings: Iterable[Diagnostic], source: Source) -> tuple[list[Diagnostic], list[Diagnostic]]:
        """The findings that are new and those that are known, each in order; what they were known by is used up."""
        fresh: list[Diagnostic] = []
        known: list[Diagnostic] = []
        for found in findings:
            (known if self._recognises(Counter(marks(found, source))) else fresh).append(found)
        for found in fresh:  # what one of them shares with an entry is there all the same
            self.own -= Counter(marks(found, source))
        return fresh, known

    def _recognises(self, wanted: Counter[Mark]) -> bool:
        if any(self.own[mark] + self.gone[mark] < count for mark, count in wanted.items()):
            return False
        for mark, count in wanted.items():
            here = min(count, self.own[mark])
            self.own[mark] -= here
            self.gone[mark] -= count - here
        return True


def totals(tallies: Iterable[Tallies]) -> Counter[Mark]:
    """How many findings may speak of each sentence."""
    counter: Counter[Mark] = Counter()
    for each in tallies:
        for mark, tally in each.items():
            counter[mark] += tally.total
    return counter


def mended(tallies: Tallies, left: Mapping[Mark, int], judged: Collection[str]) -> dict[Mark, int]:
    """How many findings of each entry are no longer there, of the rules that would have found them."""
    gone = {mark: min(tally.findings, left.get(mark, 0)) for mark, tally in tallies.items() if mark.code in judged}
    return {mark: count for mark, count in gone.items() if count}


class Found(Record):
    """What a check found in one document: by its sentences, of the rules that went through it to the end."""

    tallies: Tallies
    judged: Collection[str]


def renewed(before: Baseline, found: Mapping[str, Found], dropped: Collection[str]) -> Baseline:
    """A baseline that holds all that was found, and what another held of other documents and of rules that did not judge."""
    kept = {path: tallies for path, tallies in before.files.items() if path not in dropped}
    for path, each in found.items():
        unjudged = {mark: tally for mark, tally in kept.get(path, {}).items() if mark.code not in each.judged}
        kept[path] = {**unjudged, **each.tallies}
    return _without_empty(kept)


def reduced(before: Baseline, found: Mapping[str, Found], gone: Collection[str], dropped: Collection[str]) -> Baseline:
    """A baseline without what is mended, and with the entries of documents that are gone at those that have them now.

    No count rises but by what another loses. `gone` are the paths of documents that are no longer there, `dropped` those
    of them whose place was looked at, so that whatever nobody has taken over is mended.
    """
    kept = {path: dict(tallies) for path, tallies in before.files.items()}
    left = {path: kept[path] for path in sorted(gone)}
    for path, each in found.items():
        kept[path] = _lowered(kept.get(path, {}), each)
        _take_over(left, each.tallies, kept[path])
    return _without_empty({path: tallies for path, tallies in kept.items() if path not in dropped})


def _without_empty(files: Mapping[str, Tallies]) -> Baseline:
    return Baseline({path: dict(tallies) for path, tallies in files.items() if tallies})


def _lowered(tallies: Tallies, found: Found) -> dict[Mark, Tally]:
    """Entries without what is no longer there; those of rules that have not judged stay as they are."""
    kept = {
        mark: found.tallies.get(mark, NONE).at_most(tally.total) if mark.code in found.judged else tally
        for mark, tally in tallies.items()
    }
    return {mark: tally for mark, tally in kept.items() if tally.total}


def _take_over(gone: Mapping[str, dict[Mark, Tally]], found: Tallies, kept: dict[Mark, Tally]) -> None:
    """Move what a document has beyond its own entries to it from those of documents that are gone."""
    for mark, tally in found.items():
        for tallies in gone.values():
            own, theirs = kept.get(mark, NONE).total, tallies.get(mark, NONE)
            taken = min(tally.total - own, theirs.total)
            if taken > 0:
                kept[mark] = tally.at_most(own + taken)
                tallies[mark] = theirs.at_most(theirs.total - taken)
                if not tallies[mark].total:
                    del tallies[mark]
