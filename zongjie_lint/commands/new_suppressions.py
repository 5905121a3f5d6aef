"""`zongjie-lint check --add-suppression`: findings that somebody has looked at, on their way into the file beside the documents."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

import click

from zongjie_lint.commands.options import FAILED, fail, output, refuse_configuration
from zongjie_lint.commands.sidecars import Sidecars
from zongjie_lint.commands.standard_error import tell
from zongjie_lint.configuration.fault import BrokenConfiguration
from zongjie_lint.configuration.paths import shown_path
from zongjie_lint.configuration.toml_text import TomlText
from zongjie_lint.diagnostic import Diagnostic
from zongjie_lint.fingerprint import fingerprint, sentence_around
from zongjie_lint.message import Message
from zongjie_lint.outputs import UnwritableOutput, refuse_outside, write_whole
from zongjie_lint.patterns import compiled
from zongjie_lint.printers.suppressed import print_entries
from zongjie_lint.record import Record, replace
from zongjie_lint.report import FileReport, Report
from zongjie_lint.reporter import View
from zongjie_lint.repository import root_of
from zongjie_lint.sidecar import Entry, with_entries
from zongjie_lint.sidecar_sieve import Sidecar
from zongjie_lint.source import Source

Command = Callable[..., Any]
_AT = compiled(r"(?:(?P<code>[A-Za-z][A-Za-z0-9-]*):)?(?P<line>[1-9][0-9]*)")
_ASK = Message("原因（为什么不用改）", "Reason (why this is right as it is)")
_NOT_AT = Message(
    "--at {at}：这里没有要忽略的问题。现有：{found}", "--at {at}: there is no such finding. There are: {found}"
)
_NONE = Message("无", "none")
_INCOMPLETE = Message("没有检查完，问题可能不全：{reason}", "the check is not complete: {reason}")
_NO_NAME = Message(
    "标准输入没有文件名，记不下来；请加 --stdin-filename", "standard input has no name to record; add --stdin-filename"
)


def _day(context: click.Context, parameter: click.Parameter, given: str | None) -> date | None:
    """A day as it is written in a configuration or in a document; the run ends where it is none."""
    if given is None:
        return None
    for form in ("%Y-%m-%d", "%Y年%m月%d日"):
        with contextlib.suppress(ValueError):
            return datetime.strptime(given.strip(), form).date()
    raise click.BadParameter(f"{given}: write a date such as 2027-06-30 日期应写作 2027-06-30")


_OPTIONS = (
    click.option(
        "--add-suppression",
        is_flag=True,
        help="Write the findings shown into the file of suppressions, drafts stay as they are. 把显示的问题记入忽略清单，不改稿件。",
    ),
    click.option("--reason", metavar="TEXT", help="Why they are right as they are (--add-suppression). 忽略的原因。"),
    click.option(
        "--until",
        callback=_day,
        metavar="DATE",
        help="Last day of the suppression (--add-suppression). 忽略到哪一天为止。",
    ),
    click.option(
        "--at",
        multiple=True,
        metavar="[CODE:]LINE",
        help="Only the findings of this line (--add-suppression). 只忽略这一行的问题。",
    ),
)


def add_options(command: Command) -> Command:
    """How a command adds suppressions."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


class Addition(Record):
    """What is to be written of the findings that are shown."""

    reason: str
    until: date | None
    at: tuple[tuple[str | None, int], ...]
    """Rule and line of those wanted; none for all of them."""


def addition(options: Mapping[str, Any], files: Sequence[str]) -> Addition | None:
    """What the options ask to be written, if anything; options that make no sense end the run before it begins."""
    if not options["add_suppression"]:
        given = [name for name in ("reason", "until", "at") if options[name]]
        if given:
            raise click.UsageError(f"--{given[0]}: only with --add-suppression 要和 --add-suppression 一起用")
        return None
    if options["isolated"]:
        raise click.UsageError("--isolated reads no suppressions 不读忽略清单，不能和 --add-suppression 一起用")
    if options["at"] and len(files) > 1:
        raise click.UsageError("--at: name one file 只能写一个文件")
    return Addition(_reason(options), _until(options["until"]), tuple(map(_at, options["at"])))


def _reason(options: Mapping[str, Any]) -> str:
    reason = (options["reason"] or "").strip()
    if not reason and options["reason"] is None and sys.stdin.isatty() and sys.stderr.isatty():
        reason = click.prompt(_ASK.in_language(options["lang"]), err=True).strip()
    if not reason:
        raise click.UsageError("--add-suppression: say why with --reason TEXT 请用 --reason 写明原因")
    return reason


def _until(given: date | None) -> date | None:
    if given and given < date.today():
        raise click.UsageError(f"--until {given}: is past 这一天已经过去")
    return given


def _at(given: str) -> tuple[str | None, int]:
    written = _AT.fullmatch(given.strip())
    if not written:
        raise click.UsageError(f"--at {given}: write LINE or CODE:LINE 应写作行号，或 代码:行号，如 NU05:12")
    return written["code"], int(written["line"])


def add_suppressions(report: Report, wanted: Addition, sidecars: Sidecars, view: View) -> int:
    """Write the findings shown into the files for their documents and list them; the exit status."""
    if any(file.path == "-" for file in report.files):
        fail("--add-suppression", _NO_NAME, view.language)
    chosen = [(file, _chosen(file, wanted, view)) for file in report.files]
    _refuse_places_without_finding(report, wanted, chosen, view)
    new = _by_sidecar(chosen, wanted, sidecars)
    for sidecar, entries in new:
        _write(sidecar, [entry for entry, _ in entries], view)
    print_entries({shown_path(sidecar.path): entries for sidecar, entries in new}, output(), view)
    return _status(report, view)


def _by_sidecar(
    chosen: Sequence[tuple[FileReport, Sequence[Diagnostic]]], wanted: Addition, sidecars: Sidecars
) -> list[tuple[Sidecar, list[tuple[Entry, str]]]]:
    """The new entries of each file, with the places of their findings."""
    new: dict[str, tuple[Sidecar, list[tuple[Entry, str]]]] = {}
    for file, found in chosen:
        sidecar = sidecars.at(file.path) if found else None
        if sidecar:
            _, entries = new.setdefault(str(sidecar.path), (sidecar, []))
            entries += _entries(found, file, sidecar, wanted)
    return list(new.values())


def _chosen(file: FileReport, wanted: Addition, view: View) -> list[Diagnostic]:
    shown = [found for found in file.diagnostics if view.shows(found.severity)]
    return [found for found in shown if not wanted.at or any(_is_at(found, file, *each) for each in wanted.at)]


def _is_at(found: Diagnostic, file: FileReport, rule: str | None, line: int) -> bool:
    is_meant = rule is None or rule.lower() in (found.code.lower(), found.name)
    return is_meant and file.source is not None and file.source.position(found.span.start).line == line


def _refuse_places_without_finding(
    report: Report, wanted: Addition, chosen: Sequence[tuple[FileReport, Sequence[Diagnostic]]], view: View
) -> None:
    for rule, line in wanted.at:
        is_there = any(_is_at(found, file, rule, line) for file, some in chosen for found in some)
        if not is_there and not _is_suppressed(report, rule, line):
            at = f"{rule}:{line}" if rule else str(line)
            there = (
                _NONE if not (places := "、".join(dict.fromkeys(_places(report, view)))) else Message(places, places)
            )
            fail("--add-suppression", _NOT_AT.format(at=at, found=there), view.language)


def _is_suppressed(report: Report, rule: str | None, line: int) -> bool:
    """Whether what is asked for has been done before, as when the same command runs again."""
    return any(_is_at(each, file, rule, line) for file in report.files for each in file.suppressed)


def _places(report: Report, view: View) -> Iterator[str]:
    for file in report.files:
        for found in file.diagnostics:
            if file.source and view.shows(found.severity):
                yield f"{found.code}:{file.source.position(found.span.start).line}"


def _entries(
    found: Sequence[Diagnostic], file: FileReport, sidecar: Sidecar, wanted: Addition
) -> Iterator[tuple[Entry, str]]:
    """An entry for each sentence that a finding stands for, and its place; one where several are the same."""
    source = file.source
    assert source
    entries: dict[Entry, str] = {}
    for each in found:
        entry = Entry(each.code, wanted.reason, path=sidecar.name_of(file.path), until=wanted.until)
        for span in each.places:
            place = f"{file.path}:{source.position(span.start).line}:"
            entries.setdefault(_identified(entry, replace(each, span=span), source), place)
    yield from entries.items()


def _identified(entry: Entry, found: Diagnostic, source: Source) -> Entry:
    """The entry with the sentence, or its fingerprint where the sentence cannot be written in UTF-8."""
    sentence = sentence_around(source.text, found.span.start)
    try:
        sentence.encode()
    except UnicodeEncodeError:
        return replace(entry, fingerprint=fingerprint(found, source))
    return replace(entry, sentence=sentence)


def _write(sidecar: Sidecar, entries: Sequence[Entry], view: View) -> None:
    try:
        text = TomlText.at(sidecar.path).text if sidecar.path.exists() else ""
        refuse_outside(sidecar.path, root_of(sidecar.root) or sidecar.root)
        write_whole(str(sidecar.path), with_entries(text, entries).encode())
    except BrokenConfiguration as broken:
        refuse_configuration(broken, view.language)
    except UnwritableOutput as error:
        fail(str(sidecar.path), error.args[0], view.language)


def _status(report: Report, view: View) -> int:
    """0 where all files were checked, so that nothing can have been missed."""
    for file in report.files:
        reasons = [file.error] if file.error else [Message(each.said("zh"), each.said("en")) for each in file.failures]
        reasons += [each.what for each in file.unread if each.is_page]
        for reason in reasons:
            tell(f"{file.path}: {_INCOMPLETE.format(reason=reason).in_language(view.language)}")
    return FAILED if report.exit_status(None) else 0
