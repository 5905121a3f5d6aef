"""`--format`: which reporter writes to standard output, and what a pipeline is told besides."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping

import click

from zongjie_lint.commands.options import Linters, named
from zongjie_lint.commands.rendering import named_failure
from zongjie_lint.commands.standard_error import tell
from zongjie_lint.message import Message
from zongjie_lint.pipeline import Pipeline, pipeline
from zongjie_lint.report import Report, RuleDescription
from zongjie_lint.reporter import Describing, Reporter, Summarising, View

FORMATS = "full, concise, html, csv, json, jsonl, sarif, github, gitlab, junit, checkstyle"
_DEFAULT = "full"
_OTHER_NAMES = {
    "text": "full",
    "txt": "full",
    "terminal": "full",
    "unix": "concise",
    "compact": "concise",
    "emacs": "concise",
    "htm": "html",
    "web": "html",
    "excel": "csv",
    "xlsx": "csv",
    "xls": "csv",
    "ndjson": "jsonl",
    "json-lines": "jsonl",
    "jsonlines": "jsonl",
    "code-scanning": "sarif",
    "actions": "github",
    "github-actions": "github",
    "codequality": "gitlab",
    "code-quality": "gitlab",
    "codeclimate": "gitlab",
    "code-climate": "gitlab",
    "gitlab-codequality": "gitlab",
    "xml": "junit, checkstyle",
    "jenkins": "checkstyle, junit",
}
"""What other programs call the same, or what somebody may look for."""
_UNWRITTEN = Message(
    "步骤摘要写不进去（{reason}）；标注不受影响",
    "the summary of the step could not be written ({reason}); the annotations are complete",
)

format_option = click.option(
    "--format",
    "format_",
    metavar="FORMAT",
    help=f"{FORMATS}, or a plugin's; full unless GitHub Actions runs it. 输出格式。",
)


def chosen_reporter(name: str | None, reporters: Mapping[str, Reporter], host: Pipeline | None, view: View) -> Reporter:
    """The reporter that was named, or else the one that suits the place where the check runs."""
    if name is not None:
        return reporter_named("--format", name, reporters, view)
    return reporters["github" if host and host.name == "github" else _DEFAULT]


def reporter_named(option: str, name: str, reporters: Mapping[str, Reporter], view: View) -> Reporter:
    """The reporter of a name; one that nothing has ends the run, with the name that may have been meant, and so does one that cannot be loaded."""
    if name not in reporters:
        meant = name.strip().lower().replace("_", "-")
        near = meant if meant in reporters else _OTHER_NAMES.get(meant)
        if near:
            raise click.UsageError(f"{option}: unknown 没有 {name!r} — did you mean 是不是 {near}?")
    with named_failure(name, view):
        return named(option, name, reporters)


def host() -> Pipeline | None:
    """The service that runs this check, if one does."""
    return pipeline(os.environ)


def described(reporters: list[Reporter], linters: Linters, paths: Iterable[str]) -> tuple[RuleDescription, ...]:
    """The rules of the run by code, those too that only some documents were checked with; none where nobody lists them."""
    if not any(isinstance(each, Describing) and each.describes_rules for each in reporters):
        return ()
    applied = [linters.linter, *map(linters.at, paths)]
    rules = {rule.code: rule for linter in applied for rule in linter.rules}
    return tuple(rules[code].described() for code in sorted(rules))


def write_job_summary(reporter: Reporter, report: Report, view: View) -> None:
    """Append the page that the pipeline shows of a step; that it could not be written is said."""
    path = view.pipeline.summary if view.pipeline else None
    if path is None or not isinstance(reporter, Summarising):
        return
    try:
        with path.open("a", encoding="utf-8", errors="backslashreplace", newline="") as summary:
            summary.write(reporter.job_summary(report, view))
    except OSError as error:
        said = _UNWRITTEN.format(reason=error.strerror or error).in_language(view.language)
        tell(f"GITHUB_STEP_SUMMARY: {said}")
