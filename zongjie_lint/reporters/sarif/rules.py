"""The rules of a run, as SARIF describes them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from zongjie_lint.basis import with_authority
from zongjie_lint.diagnostic import Diagnostic, Severity
from zongjie_lint.message import Language, Message
from zongjie_lint.report import Report, RuleDescription
from zongjie_lint.reporters.sarif.prose import markdown, text

LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_PROBLEMS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "recommendation"}
"""What GitHub sorts alerts by."""
_BASIS = Message("依据：{basis}", "Basis: {basis}")
_HEADING = re.compile(r"^#+\s*", re.M)


def descriptors(report: Report, language: Language) -> list[dict[str, Any]]:
    """Every rule of the run by code, those too that only their findings tell of."""
    known = {rule.code: rule for rule in report.rules}
    others = {found.code: _of_finding(found) for found in _findings(report) if found.code not in known}
    return [_descriptor(rule, language) for _, rule in sorted({**others, **known}.items())]


def _findings(report: Report) -> Iterator[Diagnostic]:
    for file in report.files:
        every: Iterable[Diagnostic] = (*file.diagnostics, *file.suppressed, *file.known)
        yield from every


def _of_finding(found: Diagnostic) -> RuleDescription:
    return RuleDescription(found.code, found.name, Message(found.name, found.name), found.severity, "", "")


def _descriptor(rule: RuleDescription, language: Language) -> dict[str, Any]:
    title = rule.title.in_language(language)
    basis = _BASIS.format(basis=with_authority(rule.basis)).in_language(language) if rule.basis else ""
    page = "\n\n".join(part for part in (f"# {rule.code} {title}", rule.manual, basis) if part)
    summary = rule.manual.partition("\n")[0] if language == "zh" else title
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": text(title, language),
        "fullDescription": text(summary or title, language),
        "help": markdown(_HEADING.sub("", page), page),
        "defaultConfiguration": {"enabled": rule.is_on, "level": LEVELS[rule.severity]},
        "properties": {"tags": [rule.code[:2]], "problem.severity": _PROBLEMS[rule.severity]},
    }
