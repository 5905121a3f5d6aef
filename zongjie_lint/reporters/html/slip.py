"""The 审校单: a table of the findings with room for what is decided about each."""

from __future__ import annotations

from collections.abc import Sequence

from zongjie_lint.diagnostic import Diagnostic
from zongjie_lint.reporters.html import wording
from zongjie_lint.reporters.html.markup import Markup, element, joined
from zongjie_lint.reporters.html.notes import changes, filtered, rule_name, severity_label
from zongjie_lint.reporters.html.numbered import Numbered

_COLUMNS = (
    (wording.NUMBER, "number"),
    (wording.PLACE, "place"),
    (wording.PROBLEM, "problem"),
    (wording.WORKING, "working"),
    (wording.HANDLING, "advice"),
    (wording.OPINION, "opinion"),
)


def slip(of: Numbered) -> Markup:
    """The findings of a file in the order of the text; those that another sums up are in its row."""
    parts = _parts(of)
    rows = [
        _row(found, number, parts.get(number, []), of)
        for number, found in enumerate(of.file.diagnostics, start=1)
        if of.summed_up_in(found) is None
    ]
    heads = [element("th", of.say(title), scope="col", class_=kind) for title, kind in _COLUMNS]
    table = element("table", element("thead", element("tr", *heads)), element("tbody", *rows), class_="slip")
    return joined([table, element("p", of.say(wording.FILTERED), class_="filtered", hidden=True)])


def signatures(of: Numbered) -> Markup:
    """Where the reviewer signs, on paper."""
    return element("p", *(_line(of.say(label)) for label in (wording.REVIEWER, wording.DATE)), class_="signatures")


def _parts(of: Numbered) -> dict[int, list[int]]:
    """The numbers of the findings that others sum up, by the number of that one."""
    parts: dict[int, list[int]] = {}
    for number, found in enumerate(of.file.diagnostics, start=1):
        whole = of.summed_up_in(found)
        if whole is not None:
            parts.setdefault(whole, []).append(number)
    return parts


def _row(found: Diagnostic, number: int, parts: Sequence[int], of: Numbered) -> Markup:
    cells = (
        element("a", str(number), href=f"#{of.mark_of(number)}"),
        _place(found, of),
        _problem(found, number, parts, of),
        of.say(found.evidence) if found.evidence else "",
        _handling(found, of),
        "",
    )
    columns = [element("td", cell, class_=kind) for cell, (_, kind) in zip(cells, _COLUMNS, strict=True)]
    return element("tr", *columns, id=of.row(number), **filtered(found, number, of))


def _place(found: Diagnostic, of: Numbered) -> Markup:
    heading = of.heading(found)
    above = [element("span", heading, class_="above")] if heading else []
    return joined([of.place(found), *above])


def _problem(found: Diagnostic, number: int, parts: Sequence[int], of: Numbered) -> Markup:
    message = element("a", of.say(found.message), href=f"#{of.note(number)}", class_="message")
    said = [severity_label(found, of), " ", message, " ", rule_name(found)]
    return joined([*said, element("p", *_places(parts, of), class_="parts")] if parts else said)


def _places(parts: Sequence[int], of: Numbered) -> list[str]:
    links = [element("a", str(number), href=f"#{of.mark_of(number)}") for number in parts]
    return [of.say(wording.EVERY_PLACE), *(part for link in links for part in (link, " "))]


def _handling(found: Diagnostic, of: Numbered) -> Markup:
    change = changes(found.fix, of)
    advice = element("span", of.say(found.advice))
    return joined([advice, element("p", change, class_="change")]) if change else advice


def _line(label: str) -> Markup:
    return element("span", label, element("span", class_="blank"))
