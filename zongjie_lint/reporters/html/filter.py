"""The controls that choose which findings are shown; without JavaScript they are hidden, and everything is shown."""

from __future__ import annotations

from collections import Counter

from zongjie_lint.diagnostic import Severity
from zongjie_lint.report import Report
from zongjie_lint.reporter import View
from zongjie_lint.reporters.concise import SEVERITY_NAMES
from zongjie_lint.reporters.html import wording
from zongjie_lint.reporters.html.markup import Markup, element


def controls(report: Report, view: View) -> Markup:
    """Boxes for severities and rules; matters of style are left out at first, as in a terminal, unless asked for."""
    found = [each for file in report.files for each in file.diagnostics]
    if not found:
        return Markup()
    say = view.language
    return element(
        "form",
        element("strong", wording.FILTER.in_language(say)),
        _severities(Counter(each.severity for each in found), view),
        _rules(Counter((each.code, each.name) for each in found), view),
        element("output", data_words=wording.SHOWN.in_language(say)),
        element("button", wording.PRINT.in_language(say), type="button", id="print"),
        id="filter",
        class_="filter",
        aria_label=wording.FILTER.in_language(say),
        hidden=True,
    )


def _severities(counts: Counter[Severity], view: View) -> Markup:
    boxes = [
        _box(
            "severity", severity.label, SEVERITY_NAMES[severity].in_language(view.language), count, view.shows(severity)
        )
        for severity, count in sorted(counts.items(), reverse=True)
    ]
    legend = element("legend", wording.SEVERITY.in_language(view.language), class_="spoken")
    return element("fieldset", legend, *boxes, class_="severities")


def _rules(counts: Counter[tuple[str, str]], view: View) -> Markup:
    boxes = [_box("code", code, f"{code} {name}", count, True) for (code, name), count in sorted(counts.items())]
    title = wording.RULES.in_language(view.language)
    both = [
        element("button", words.in_language(view.language), type="button", data_all=value)
        for words, value in ((wording.ALL, "1"), (wording.NONE, "0"))
    ]
    fields = element("fieldset", element("legend", title, class_="spoken"), element("p", *both), *boxes)
    return element("details", element("summary", title), fields, class_="rules")


def _box(name: str, value: str, label: str, count: int, checked: bool) -> Markup:
    box = element("input", type="checkbox", name=name, value=value, checked=checked)
    number = element("span", str(count), class_="count")
    return element("label", box, " ", element("span", label, class_=value), " ", number)
