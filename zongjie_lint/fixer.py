"""Mends the form of a text: checks, makes the edits that rules propose, checks again, until nothing more is proposed."""

from __future__ import annotations

import traceback
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from zongjie_lint.edit import Edit, Revision, edited, joined
from zongjie_lint.fix_report import FixReport, LeftOut
from zongjie_lint.linter import Linter, unreadable_reason
from zongjie_lint.message import Breakdown, Message, error_text
from zongjie_lint.number_guard import keeps_numbers
from zongjie_lint.proposal import Proposal, edits_of, proposals, resolve
from zongjie_lint.reader import Reader, ReadOnly, UnwritableEdits, Writer
from zongjie_lint.record import replace
from zongjie_lint.report import FileReport, RuleFailure
from zongjie_lint.sieve import Sieve, sifted
from zongjie_lint.source import Source, UnreadableSource

_MOST_ROUNDS = 12
"""A fix may reveal another, but not for ever."""
_NUMBERS = Message("会改动数字", "it would change a number")
_OVERLAPS_ITSELF = Message("这条规则的几处改动相互重叠", "its own edits overlap")
_RESTLESS = Message("改了又改，停不下来", "it would never come to rest")
_TAKEN = Message("已按 {code} 改了这里", "the place was mended as {code} wants it")
_CANNOT_WRITE = Message(
    "读取程序“{name}”只会读、不会写，这份文件改不了", "the reader “{name}” cannot write, so the file cannot be mended"
)
_NOT_READ_BACK = Message(
    "改完以后读不回来，没有改动（{reason}）", "it could not be read back once mended, and was left as it was ({reason})"
)
_READ_OTHERWISE = Message("文字和应有的不一样", "the text is not what it should be")


class _Unfixable(Exception):
    """Nothing can be done for a file; the message says why."""

    def __init__(self, reason: Message) -> None:
        super().__init__(reason.zh)
        self.reason = reason


@dataclass(frozen=True)
class Fixer:
    """Mends documents as far as the rules of a linter know how."""

    linter: Linter
    unsafe: bool = False
    """Whether to make the edits too that a person should look at."""
    sieves: Sequence[Sieve] = ()
    """They take out of a report what is not to be mended, as it is suppressed beside the document."""

    def fix(self, path: str, data: bytes, reader: Reader) -> FixReport:
        """Mend the bytes of a file; a rule whose edits never come to rest is left out altogether."""
        checked = self.checked(path, data, reader)
        if checked.source is None or checked.error:
            return FixReport(path, data, data, checked, error=checked.error)
        first = _State(data, checked, Revision.of(checked.source.text))
        slow = [failure for failure in checked.failures if failure.gave_up]
        try:
            return _named(slow, self._without(slow)._mended(path, first, reader))
        except _Unfixable as unfixable:
            return FixReport(path, data, data, checked, error=unfixable.reason)

    def checked(self, path: str, data: bytes, reader: Reader) -> FileReport:
        """The report on the bytes of a file without what is suppressed."""
        return sifted(self.linter.read_and_check(path, data, reader), self.sieves)

    def _mended(self, path: str, first: _State, reader: Reader) -> FixReport:
        return self._report(path, first, *self._at_rest(first, reader))

    def _without(self, slow: Sequence[RuleFailure]) -> Fixer:
        """The same without the rules that took too long once, for which no further round is to wait."""
        codes = {failure.code for failure in slow}
        rules = [rule for rule in self.linter.rules if rule.code not in codes]
        return replace(self, linter=replace(self.linter, rules=rules)) if slow else self

    def _at_rest(self, first: _State, reader: Reader) -> tuple[_State, _Run]:
        banned: frozenset[str] = frozenset()
        while True:
            run = _Run(self, reader, banned)
            last = run.go_on(first)
            if not run.restless:
                return last, run
            banned |= run.restless

    def _report(self, path: str, first: _State, last: _State, run: _Run) -> FixReport:
        return FixReport(
            path,
            first.data,
            last.data,
            last.checked,
            first.source,
            last.revision.edits(),
            run.mended,
            tuple(run.all_left_out(last)),
            Counter() if self.unsafe else run.more(last),
        )


@dataclass(frozen=True)
class _State:
    """A file between two rounds."""

    data: bytes
    checked: FileReport
    revision: Revision
    withheld: frozenset[str] = frozenset()
    """Rules that mend no more: what they would mend in a sentence was suppressed before another changed the sentence."""

    @property
    def source(self) -> Source:
        assert self.checked.source
        return self.checked.source

    def proposals(self, *, unsafe: bool) -> Iterable[Proposal]:
        free = [found for found in self.checked.diagnostics if found.code not in self.withheld]
        return proposals(free, self.source, unsafe=unsafe)

    def then(self, data: bytes, checked: FileReport, edits: Sequence[Edit]) -> _State:
        """The file after some edits."""
        suppressed = (each for each in self.checked.suppressed if each.suppressed_by and each.suppressed_by.is_external)
        withheld = self.withheld | {found.code for found in suppressed if found.fix}
        return _State(data, checked, self.revision.then(edits), withheld)


@dataclass
class _Run:
    """One way from a text to where nothing more is proposed, with what was left out on it."""

    fixer: Fixer
    reader: Reader
    banned: frozenset[str]
    mended: Counter[str] = field(default_factory=Counter)
    restless: frozenset[str] = frozenset()
    left_out: list[LeftOut] = field(default_factory=list)
    waiting: dict[str, LeftOut] = field(default_factory=dict)
    """By rule: what had to wait, as long as the rule has not had its turn."""

    def go_on(self, state: _State) -> _State:
        """Round after round; where a text comes again, or no end is in sight, the rules at work are restless."""
        texts: list[str] = []
        at_work: list[set[str]] = []
        for _ in range(_MOST_ROUNDS):
            chosen = self._chosen(state)
            if not chosen:
                return state
            texts.append(state.revision.text)
            at_work.append({proposal.code for proposal in chosen})
            state = self._after(state, chosen)
            if state.revision.text in texts:
                self.restless = frozenset().union(*at_work[texts.index(state.revision.text) :])
                return state
        self.restless = frozenset(at_work[-1])
        return state

    def all_left_out(self, state: _State) -> Iterable[LeftOut]:
        """What was refused in the end, and what another edit made needless."""
        refused = {left.code for left in self.left_out}
        found = {found.code for found in state.checked.diagnostics}
        gone = [left for code, left in self.waiting.items() if code not in refused | found]
        return sorted([*self.left_out, *gone], key=lambda left: (left.code, left.line))

    def more(self, state: _State) -> Counter[str]:
        """How many places unsafe fixes would mend besides."""
        safe = set(state.proposals(unsafe=False))
        unsafe = [each for each in state.proposals(unsafe=True) if each not in safe]
        return _counted(each for each in unsafe if not self._objection(each, state.source))

    def _chosen(self, state: _State) -> Sequence[Proposal]:
        self.left_out = []
        fit = [each for each in state.proposals(unsafe=self.fixer.unsafe) if self._is_fit(each, state.source)]
        resolution = resolve(self._writable(fit, state))
        for proposal in resolution.chosen:
            self.waiting.pop(proposal.code, None)
        for loser, winner in resolution.waiting:
            self.waiting[loser.code] = LeftOut(loser.code, loser.line, _TAKEN.format(code=winner.code))
        return resolution.chosen

    def _is_fit(self, proposal: Proposal, source: Source) -> bool:
        reason = self._objection(proposal, source)
        if reason:
            self.left_out.append(LeftOut(proposal.code, proposal.line, reason))
        return reason is None

    def _objection(self, proposal: Proposal, source: Source) -> Message | None:
        if proposal.code in self.banned:
            return _RESTLESS
        if not proposal.is_sound:
            return _OVERLAPS_ITSELF
        return None if all(keeps_numbers(source.text, edit) for edit in joined(proposal.edits)) else _NUMBERS

    def _writable(self, fit: list[Proposal], state: _State) -> list[Proposal]:
        """Those whose every character the file can hold."""
        while fit:
            try:
                _written(self.reader, state, edits_of(resolve(fit).chosen))
            except UnwritableEdits as unwritable:
                refused = [each for each in fit if {*each.edits} & {*unwritable.edits}]
                if not refused:
                    raise _Unfixable(unwritable.reason) from unwritable
                self.left_out += [LeftOut(each.code, each.line, unwritable.reason) for each in refused]
                fit = [each for each in fit if each not in refused]
            else:
                break
        return fit

    def _after(self, state: _State, chosen: Sequence[Proposal]) -> _State:
        edits = edits_of(chosen)
        data = _written(self.reader, state, edits)
        checked = self.fixer.checked(state.checked.path, data, self.reader)
        if checked.error or checked.source is None:
            raise _Unfixable(_NOT_READ_BACK.format(reason=checked.error or ""))
        read_back, expected = checked.source, edited(state.source.text, edits)
        if (read_back.text, read_back.encoding) != (expected, state.source.encoding):
            raise _Unfixable(_NOT_READ_BACK.format(reason=_READ_OTHERWISE))
        self.mended += _counted(chosen)
        return state.then(data, checked, edits)


def _named(slow: Sequence[RuleFailure], report: FixReport) -> FixReport:
    """The report with the rules that took too long in the first round, if there was another without them."""
    others = [failure for failure in report.checked.failures if failure not in slow]
    return replace(report, checked=replace(report.checked, failures=(*slow, *others))) if slow else report


def _written(reader: Reader, state: _State, edits: Sequence[Edit]) -> bytes:
    if not isinstance(reader, Writer):
        raise _Unfixable(_unwritable(reader))
    try:
        return reader.write(state.data, state.source, edits)
    except UnwritableEdits:
        raise
    except UnreadableSource as error:
        raise _Unfixable(unreadable_reason(error)) from error
    except Exception as error:  # a plugin's reader may raise anything; the other files are still to be mended
        said = error_text(error)
        raise _Unfixable(Breakdown(said, said, traceback.format_exc())) from error


def _unwritable(reader: Reader) -> Message:
    return reader.read_only if isinstance(reader, ReadOnly) else _CANNOT_WRITE.format(name=reader.name)


def _counted(proposed: Iterable[Proposal]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for proposal in proposed:
        counts[proposal.code] += len(proposal.edits)
    return counts
