"""`--redact`: reports that tell where something is wrong and by which rule, and nothing of what the draft says.

Every report is redacted before a reporter sees it, so that no format, and no plugin, has anything to give away. Spans,
lines and columns stay: the text is masked character for character.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePath

import msgspec

from zongjie_lint.diagnostic import Diagnostic, Fix, Related
from zongjie_lint.edit import Edit
from zongjie_lint.fix_report import FixReport
from zongjie_lint.fixed_words import Draft, FixedWords
from zongjie_lint.mask import mask
from zongjie_lint.message import Message
from zongjie_lint.record import Record, State, replace
from zongjie_lint.register import CheckedRelation, Entry, Months, Operand, Quantity
from zongjie_lint.report import FileReport, Outline, Register, RuleDescription, RuleFailure
from zongjie_lint.source import Landmark, Source, Suppression, Unread

_NAME = Message("稿件{number}{suffix}", "draft-{number}{suffix}")
_STANDARD_INPUT = "-"
_FRAME = re.compile(r'^ *File "(?:[^"\n]*[/\\])?([^"/\\\n]*)", line ([0-9]+), in (\S+)', re.M)
_PLACE_NUMBER = re.compile(r"(?<![0-9])[0-9]{1,3}(?![0-9])")
_RAISED = re.compile(r"^[A-Za-z_][A-Za-z_.0-9]*")


class Redaction(State):
    """What a run redacts by, and what it calls the documents that it met."""

    fixed: FixedWords
    suffixes: Sequence[str] = ()
    """Those of known formats; another may be a part of a name."""
    beside: Sequence[str] = ()
    """Other texts that nothing may be repeated from, such as last year's report."""
    names: dict[str, str] = msgspec.field(default_factory=dict)
    """What each document is called, by its path, in the order of the run."""

    def name(self, path: str) -> str:
        """What a document is called instead of its path: by its number, and by the suffix of its format."""
        if path == _STANDARD_INPUT:
            return path
        if path not in self.names:
            suffix = PurePath(path).suffix
            kept = suffix if suffix.lower() in self.suffixes else ""
            self.names[path] = _NAME.format(number=len(self.names) + 1, suffix=kept).zh
        return self.names[path]

    def path(self, name: str) -> str:
        """The path of the document that is called so."""
        return next((path for path, known in self.names.items() if known == name), name)

    def file(self, file: FileReport) -> FileReport:
        """The report on a document, without what the document says."""
        return _File(self, self._draft(file.path, file.source)).report(file)

    def fixes(self, report: FixReport) -> FixReport:
        """What came of fixing a document, without what it says; its bytes are as they were, and not to be shown."""
        return _File(self, self._draft(report.path, report.original)).fixes(report)

    def register(self, register: Register) -> Register:
        """The figures of a document by where they stand, of what sort they are, and what became of them."""
        return _File(self, self._draft(register.source.name, register.source)).register(register)

    def message(self, message: Message) -> Message:
        """What is said of the run."""
        return self.told(message, Draft(*self.names, *self.beside))

    def rule(self, rule: RuleDescription) -> RuleDescription:
        """What is said of a rule; of one that an office's tables make, its words are the office's."""
        title = self.message(rule.title)
        return rule if title == rule.title else replace(rule, title=title, basis=mask(rule.basis), manual="")

    def told(self, message: Message, draft: Draft) -> Message:
        """A message beside a draft, with its fixed words alone."""
        return Message(self.fixed.redacted(message.zh, draft), self.fixed.redacted(message.en, draft))

    def place(self, name: Message, draft: Draft) -> Message:
        """What a place is called, with its own number: “表 2 第 3 行”."""
        told = self.told(name, draft)
        return Message(_numbered(told.zh, name.zh), _numbered(told.en, name.en))

    def _draft(self, path: str, source: Source | None) -> Draft:
        texts = [each for each in (source.text, source.file_text) if each] if source else []
        return Draft(path, *texts, *self.beside)


class _File(Record):
    """Redacts what is known of one document."""

    by: Redaction
    draft: Draft

    def report(self, file: FileReport) -> FileReport:
        return replace(
            file,
            path=self.by.name(file.path),
            source=self._source(file.source) if file.source else None,
            outline=self._outline(file.outline),
            diagnostics=tuple(map(self._finding, file.diagnostics)),
            failures=tuple(map(_failure, file.failures)),
            suppressed=tuple(map(self._finding, file.suppressed)),
            known=tuple(map(self._finding, file.known)),
            notices=tuple(map(self._told, file.notices)),
            error=self._told(file.error) if file.error else None,
            register=self.register(file.register) if file.register else None,
        )

    def fixes(self, report: FixReport) -> FixReport:
        return replace(
            report,
            path=self.by.name(report.path),
            checked=self.report(report.checked),
            original=replace(self._source(report.original), package=report.original.package),
            edits=tuple(map(_edit, report.edits)),
            left_out=tuple(replace(left, reason=self._told(left.reason)) for left in report.left_out),
            error=self._told(report.error) if report.error else None,
        )

    def register(self, register: Register) -> Register:
        return replace(
            register,
            source=self._source(register.source),
            outline=self._outline(register.outline),
            entries=tuple(map(self._entry, register.entries)),
            relations=tuple(map(self._relation, register.relations)),
            failures=tuple(map(_failure, register.failures)),
        )

    def _told(self, message: Message) -> Message:
        return self.by.told(message, self.draft)

    def _source(self, source: Source) -> Source:
        return replace(
            source,
            name=self.by.name(source.name),
            text=mask(source.text),
            file_text=None if source.file_text is None else mask(source.file_text),
            landmarks=tuple(Landmark(each.span, self.by.place(each.name, self.draft)) for each in source.landmarks),
            suppressions=tuple(map(self._suppression, source.suppressions)),
            notices=tuple(map(self._told, source.notices)),
            unread=tuple(Unread(self._told(each.what), each.is_page) for each in source.unread),
            package=None,
        )

    def _outline(self, outline: Outline) -> Outline:
        return replace(
            outline,
            kind_title=self._told(outline.kind_title) if outline.kind_title else None,
            period=None,
            parts=tuple((self._told(title), is_there) for title, is_there in outline.parts),
            headings=tuple((offset, span, mask(text)) for offset, span, text in outline.headings),
        )

    def _finding(self, found: Diagnostic) -> Diagnostic:
        return replace(
            found,
            message=self._told(found.message),
            advice=self._told(found.advice),
            related=tuple(Related(each.span, self._told(each.message), each.is_same) for each in found.related),
            evidence=self._told(found.evidence) if found.evidence else None,
            fix=Fix(found.fix.safety, tuple(map(_edit, found.fix.edits))) if found.fix else None,
            absent=tuple(map(mask, found.absent)),
            suppressed_by=self._suppression(found.suppressed_by) if found.suppressed_by else None,
        )

    def _suppression(self, suppression: Suppression) -> Suppression:
        place = self._told(suppression.place) if suppression.place else None
        return replace(suppression, reason=mask(suppression.reason), place=place)

    def _entry(self, entry: Entry) -> Entry:
        return replace(
            entry,
            indicator=mask(entry.indicator),
            scope=mask(entry.scope),
            time=Months(mask(entry.time.text)),
            basis_title=self._told(entry.basis_title),
            value=_maybe_quantity(entry.value),
            base=_maybe_quantity(entry.base),
            growth=_maybe_quantity(entry.growth),
            change=_maybe_quantity(entry.change),
            share=_maybe_quantity(entry.share),
            completion=_maybe_quantity(entry.completion),
            target=_maybe_quantity(entry.target),
            rank=_maybe_quantity(entry.rank),
        )

    def _relation(self, relation: CheckedRelation) -> CheckedRelation:
        return replace(
            relation,
            title=self._told(relation.title),
            stated=_quantity(relation.stated),
            operands=tuple(Operand(self._told(role), _quantity(quantity)) for role, quantity in relation.operands),
            computed=_maybe_quantity(relation.computed),
            working=mask(relation.working),
        )


def redacted_failure(error: BaseException, traceback: str) -> str:
    """An exception by its type, with the lines of the program that it passed through; what it says may quote a draft."""
    return "\n".join([*_frames(traceback), type(error).__name__])


def _failure(failure: RuleFailure) -> RuleFailure:
    frames = list(_frames(failure.traceback))
    if failure.gave_up:  # what that says is of the rule and the limit only
        return replace(failure, traceback="\n".join(frames))
    raised = _RAISED.match(str(failure.reason))
    reason = raised.group() if raised else ""
    return RuleFailure(failure.code, reason, "\n".join([*frames, reason]))


def _frames(traceback: str) -> Iterator[str]:
    for name, line, function in _FRAME.findall(traceback):
        yield f'File "{name}", line {line}, in {function}'


def _numbered(masked: str, text: str) -> str:
    """A masked name with the numbers of a place, which are short."""
    shown = list(masked)
    for match in _PLACE_NUMBER.finditer(text):
        shown[slice(*match.span())] = match.group()
    return "".join(shown)


def _edit(edit: Edit) -> Edit:
    return Edit(edit.span, mask(edit.replacement))


def _maybe_quantity(quantity: Quantity | None) -> Quantity | None:
    return _quantity(quantity) if quantity else None


def _quantity(quantity: Quantity) -> Quantity:
    """Where a number stands, and nothing of what it says."""
    return Quantity(Message(mask(quantity.text.zh), mask(quantity.text.en)), quantity.span)


def files_redacted(files: Iterable[FileReport], redaction: Redaction | None) -> Iterator[FileReport]:
    """Reports as they may be shown: as they are where nothing is to be redacted."""
    return map(redaction.file, files) if redaction else iter(files)
