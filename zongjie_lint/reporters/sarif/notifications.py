"""What is to be said of the check itself, as notifications of SARIF."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from zongjie_lint.message import Language, Message
from zongjie_lint.report import FileReport
from zongjie_lint.reporters.remarks import TITLES, Remark, remarks
from zongjie_lint.reporters.sarif.prose import text
from zongjie_lint.reporters.sarif.rules import LEVELS

_NAMES = list(TITLES)


def descriptors(language: Language) -> list[dict[str, Any]]:
    """The kinds of notifications there are."""
    return [{"id": name, "shortDescription": text(title, language)} for name, title in TITLES.items()]


def of_file(
    file: FileReport, artifact: dict[str, Any], rules: Mapping[str, int], language: Language
) -> Iterator[dict[str, Any]]:
    """Everything that is to be said of a file besides its findings."""
    for remark in remarks(file):
        yield {
            **_notification(remark, language),
            "locations": [{"physicalLocation": {"artifactLocation": artifact}}],
            **_rule(remark, rules),
        }


def of_run(notice: Message, language: Language) -> dict[str, Any]:
    """Something that is to be said of the whole run."""
    descriptor = {"id": "notice", "index": _NAMES.index("notice")}
    return {"descriptor": descriptor, "level": "note", "message": text(notice, language)}


def _notification(remark: Remark, language: Language) -> dict[str, Any]:
    return {
        "descriptor": {"id": remark.name, "index": _NAMES.index(remark.name)},
        "level": LEVELS[remark.severity],
        "message": text(remark.message, language),
    }


def _rule(remark: Remark, rules: Mapping[str, int]) -> dict[str, Any]:
    if remark.code is None:
        return {}
    index = {"index": rules[remark.code]} if remark.code in rules else {}
    return {"associatedRule": {"id": remark.code, **index}}
