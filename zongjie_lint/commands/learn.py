"""`zongjie-lint learn`."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import Any

import click

from zongjie_lint.commands.options import (
    FAILED,
    Linters,
    configuration_options,
    fail,
    kind_option,
    language_option,
    linters_with,
    output,
    plugin_options,
    rule_timeout,
    stdin_option,
)
from zongjie_lint.commands.standard_error import tell
from zongjie_lint.commands.word_output import is_same
from zongjie_lint.document import Document
from zongjie_lint.inputs import Input, reader_for
from zongjie_lint.linter import read_document
from zongjie_lint.message import Language, Message
from zongjie_lint.outputs import UnwritableOutput, write_whole
from zongjie_lint.past.past_report import PastReport
from zongjie_lint.past.profile_text import LearnedKind, known_kinds, profile_text
from zongjie_lint.past.shared_part import kinds_of, shared_parts
from zongjie_lint.reader import Reader
from zongjie_lint.record import replace
from zongjie_lint.report import gave_up
from zongjie_lint.time_limit import GaveUp, limited, seconds_for, watched

_NONE = Message(
    "没有一份稿子读得出来，归纳不了", "none of the reports could be read, so there is nothing to learn from"
)
_EXISTS = Message(
    "已经有这个文件；改过的内容不想丢，就换一个文件名，要盖掉它，加 --force",
    "it exists already; choose another name, or add --force to overwrite it",
)
_READ = Message(
    "这是要归纳的稿子，不能盖掉；请换一个文件名", "it is one of the reports to learn from; choose another name"
)
_WRITTEN = Message("读了 {count} 份稿子，已写入 {path}", "{count} report(s) read, written: {path}")
_LEARNED = Message(
    "{kind} {count} 份：{parts} 个部分是半数以上都有的",
    "{kind}, {count} report(s): {parts} part(s) that half of them have",
)
_FEW = Message(
    "{kind}只有 {count} 份，哪些部分必不可少还说不准；有 3 份以上再归纳，才会据此报缺",
    "{kind}: {count} report(s) are too few to say which parts are needed; with 3 or more, missing ones are reported",
)
_MIXED = Message(
    "稿子不是同一文种，已按文种分别归纳", "the reports are of several kinds, and each kind was learned from by itself"
)
_UNKNOWN = Message(
    "有 {count} 份认不出文种：{names}；归纳出来的部分会用于各种稿子，是同一文种的，加 --kind 说明",
    "the kind of {count} reports is not known: {names}; their parts are expected of every kind; say --kind if they are of one",
)
_UNUSED = Message(
    "有 {count} 份认不出文种，没有采用：{names}；要用，请单独归纳，并加 --kind 说明文种",
    "the kind of {count} reports is not known, and they were left out: {names}; learn from them by themselves, with --kind",
)
_NO_HEADINGS = Message(
    "有 {count} 份没有认出小标题，只计入份数：{names}",
    "no heading was recognised in {count} reports, which count as reports without parts: {names}",
)
_UNKNOWN_KIND = Message("文种不明的稿子", "reports of no known kind")
_INCOMPLETE = Message("有一部分读不出来：{what}", "some of it could not be read: {what}")
_FEWEST = 3
_NO_CHOICE: Mapping[str, Any] = {"select": (), "ignore": (), "profile": None}
_MOST_NAMED = 10


@click.command(short_help="Learn the parts of approved reports. 从以往的稿子归纳各部分。")
@click.argument("files", nargs=-1, required=True, metavar="PAST…")
@click.option("--output", "path", metavar="PROFILE.toml", help="Write to this file. 写到这个文件。")
@click.option("--force", is_flag=True, help="Overwrite the file. 已有同名文件时盖掉它。")
@kind_option
@configuration_options
@stdin_option
@language_option
@plugin_options
def learn(files: tuple[str, ...], path: str | None, force: bool, **options: Any) -> None:  # noqa: ANN401 - click passes them by name
    """Write a profile from approved reports: which parts they share, their titles, order and depth. 从已定稿的稿子归纳出通常有哪些部分、叫什么、放在哪里。"""
    language: Language = options["lang"]
    if path is not None:
        _refuse(path, files, force=force, language=language)
    linters = linters_with({**options, **_NO_CHOICE})
    read, is_complete = _read(linters.inputs(files), linters.plugins.readers(), linters)
    if not read:
        _say(_NONE, language)
        sys.exit(FAILED)
    if path is not None and any(is_same(path, each) for each in read if each != "-"):
        fail(f"--output {path}", _READ, language)
    learned = _learned(read, language)
    _deliver(profile_text(learned), path, len(read), language)
    sys.exit(0 if is_complete else FAILED)


def _refuse(path: str, files: Sequence[str], *, force: bool, language: Language) -> None:
    """End the run where the profile would take the place of something."""
    if any(is_same(path, file) for file in files if file != "-"):
        fail(f"--output {path}", _READ, language)
    if os.path.lexists(path) and not force:
        fail(f"--output {path}", _EXISTS, language)


def _read(inputs: Iterable[Input], readers: Sequence[Reader], linters: Linters) -> tuple[dict[str, PastReport], bool]:
    """What each report shows, by its path, and whether all of them could be read; what could not is said."""
    read: dict[str, PastReport] = {}
    language, is_complete = linters.options["lang"], True
    for each in inputs:
        document = _document(each.read(), readers, linters)
        if isinstance(document, Message):
            _say(document, language, each.path)
            is_complete = False
            continue
        for unread in document.source.unread:
            _say(_INCOMPLETE.format(what=unread.what), language, each.path)
            is_complete = is_complete and not unread.is_page
        learned = _past(document, rule_timeout(linters.settings_at(each.path)))
        if isinstance(learned, Message):
            _say(learned, language, each.path)
            is_complete = False
        else:
            read[each.path] = learned
    bare = sorted(path for path, report in read.items() if not report.parts)
    if bare:
        _say(_NO_HEADINGS.format(count=len(bare), names=_listed(bare)), language)
    return read, is_complete


def _past(document: Document, seconds: float) -> PastReport | Message:
    """What a report shows, or why that could not be found out."""
    try:
        with watched(seconds_for(seconds, len(document.text))):
            return limited(partial(PastReport.of, document))
    except GaveUp as error:
        return gave_up(error)


def _document(each: Input, readers: Sequence[Reader], linters: Linters) -> Document | Message:
    if each.data is None:
        return each.error or Message("", "")
    settings = linters.settings_at(each.path)
    document = read_document(each.path, each.data, reader_for(each.path, readers), rule_timeout(settings))
    if isinstance(document, Message):
        return document
    # What was learned before must not be learned again from itself.
    return Document(document.source, kind=settings.kind, vocabulary=replace(settings.vocabulary, past=()))


def _learned(read: Mapping[str, PastReport], language: Language) -> list[LearnedKind]:
    """What the reports of each kind share; those of no known kind are used where there are no others."""
    by_kind = dict(kinds_of(list(read.values())))
    unknown = [path for path, report in sorted(read.items()) if report.kind is None]
    if unknown:
        said = _UNKNOWN if len(by_kind) == 1 else _UNUSED
        _say(said.format(count=len(unknown), names=_listed(unknown)), language)
    if len(by_kind) > 1:
        by_kind.pop(None, None)
    if len(by_kind) > 1:
        _say(_MIXED, language)
    found = [
        LearnedKind(known_kinds().get(key or ""), len(reports), tuple(shared_parts(reports)))
        for key, reports in by_kind.items()
    ]
    for each in found:
        _say(_summary(each), language)
    return found


def _listed(paths: Sequence[str]) -> Message:
    """The first of some paths, in words."""
    zh, en = "、".join(paths[:_MOST_NAMED]), ", ".join(paths[:_MOST_NAMED])
    return Message(f"{zh} 等", f"{en} …") if len(paths) > _MOST_NAMED else Message(zh, en)


def _summary(learned: LearnedKind) -> Message:
    kind = learned.kind.title if learned.kind else _UNKNOWN_KIND
    said = _LEARNED.format(kind=kind, count=learned.reports, parts=len(learned.usual))
    if learned.reports >= _FEWEST:
        return said
    few = _FEW.format(kind=kind, count=learned.reports)
    return Message(f"{said.zh}\n{few.zh}", f"{said.en}\n{few.en}")


def _deliver(text: str, path: str | None, count: int, language: Language) -> None:
    """Write to the file that was named, else to standard output."""
    if path is None:
        output().write(text)
        return
    try:
        write_whole(path, text.encode("utf-8", "backslashreplace"))
    except UnwritableOutput as error:
        fail(f"--output {path}", error.args[0], language)
    _say(_WRITTEN.format(count=count, path=path), language)


def _say(message: Message, language: Language, path: str = "") -> None:
    tell(f"{path}: {message.in_language(language)}" if path else message.in_language(language))
