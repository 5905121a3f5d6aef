"""The log: a tool, its rules, the files it looked at, what it found and what it could not do."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from zongjie_lint import __version__
from zongjie_lint.message import Language, Message
from zongjie_lint.report import FileReport, Report
from zongjie_lint.reporter import View
from zongjie_lint.reporters import wording
from zongjie_lint.reporters.repository_path import root_of
from zongjie_lint.reporters.sarif import notifications
from zongjie_lint.reporters.sarif.place import ROOT, Artifacts
from zongjie_lint.reporters.sarif.prose import text
from zongjie_lint.reporters.sarif.results import Results
from zongjie_lint.reporters.sarif.rules import descriptors
from zongjie_lint.reporters.sentence import has_lines
from zongjie_lint.source import Source

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LANGUAGES: dict[Language, str] = {"zh": "zh-CN", "en": "en-US"}
_ROOT = Message("稿件所在的仓库，或者运行检查的文件夹", "the repository of the drafts, or the folder the check ran in")
_LEFT_OUT = Message(
    "{count} 条已忽略的和原来就有的没有写进来：GitHub 会把它们当成新问题",
    "{count} suppressed or known findings were left out, which GitHub would open as new alerts",
)


def log(report: Report, view: View) -> dict[str, Any]:
    """The whole log."""
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [_run(report, view)]}


def _run(report: Report, view: View) -> dict[str, Any]:
    artifacts = Artifacts(root_of(view))
    rules = descriptors(report, view.language)
    places = {rule["id"]: at for at, rule in enumerate(rules)}
    locations = [artifacts.location(file.path, at) for at, file in enumerate(report.files)]
    return {
        "tool": {"driver": _driver(rules, view.language)},
        "invocations": [_invocation(report, locations, places, view)],
        "originalUriBaseIds": {ROOT: {"description": text(_ROOT, view.language)}},
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "defaultEncoding": "utf-8",
        "artifacts": [_artifact(file, at) for file, at in zip(report.files, locations, strict=True)],
        "results": list(_results(report, locations, places, view)),
    }


def _driver(rules: list[dict[str, Any]], language: Language) -> dict[str, Any]:
    return {
        "name": "zongjie-lint",
        "version": __version__,
        "language": _LANGUAGES[language],
        "rules": rules,
        "notifications": notifications.descriptors(language),
    }


def _results(
    report: Report, locations: list[dict[str, Any]], rules: dict[str, int], view: View
) -> Iterator[dict[str, Any]]:
    for file, location in zip(report.files, locations, strict=True):
        if file.source is None:
            continue
        results = Results(file, file.source, location, rules, view.language)
        yield from results.counting() if _opens_alerts(view) else results.all(is_compared=bool(report.known))


def _opens_alerts(view: View) -> bool:
    """Whether the log is for GitHub, which opens an alert for a suppressed or known finding as for any other."""
    return view.pipeline is not None and view.pipeline.name == "github"


def _invocation(report: Report, locations: list[dict[str, Any]], rules: dict[str, int], view: View) -> dict[str, Any]:
    said = [
        notification
        for file, location in zip(report.files, locations, strict=True)
        for notification in notifications.of_file(file, location, rules, view.language)
    ]
    said += [notifications.of_run(notice, view.language) for notice in _notices(report, view)]
    is_done = report.exit_status(None) == 0 or (view.may_be_empty and not report.files)
    return {"executionSuccessful": is_done, "toolExecutionNotifications": said}


def _notices(report: Report, view: View) -> Iterator[Message]:
    yield from report.notices
    if not report.files:
        yield wording.NO_FILES
    left_out = report.suppressed + report.known
    if left_out and _opens_alerts(view):
        yield _LEFT_OUT.format(count=left_out)


def _artifact(file: FileReport, location: dict[str, Any]) -> dict[str, Any]:
    encoding = _encoding(file.source) if file.source and has_lines(file.source) else None
    where = {name: value for name, value in location.items() if name != "index"}
    return {"location": where, "roles": ["analysisTarget"], **({"encoding": encoding} if encoding else {})}


def _encoding(source: Source) -> str:
    """The name that the IANA registers."""
    return source.encoding.upper().removesuffix("-SIG")
