"""The whole page: one file that needs nothing else, neither a network nor JavaScript."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import PurePath

from zongjie_lint import __version__
from zongjie_lint.inputs import GENERATOR
from zongjie_lint.report import Report
from zongjie_lint.reporter import View
from zongjie_lint.reporters import wording as shared
from zongjie_lint.reporters.html import wording
from zongjie_lint.reporters.html.filter import controls
from zongjie_lint.reporters.html.head import alerts, counts, kind, known, notices, recognised, suppressed, unread
from zongjie_lint.reporters.html.ledger import register
from zongjie_lint.reporters.html.manuscript import Manuscript
from zongjie_lint.reporters.html.markup import Markup, element
from zongjie_lint.reporters.html.numbered import Numbered
from zongjie_lint.reporters.html.slip import signatures, slip


def page(report: Report, view: View) -> str:
    """A report as HTML; the same report gives the same bytes."""
    numbered = [Numbered(number, file, view.language) for number, file in enumerate(report.files, start=1)]
    lang = "en" if view.language == "en" else "zh-CN"
    body = element("body", *_body(report, numbered, view), _script())
    return f"<!DOCTYPE html>\n{element('html', _head(report, view), body, lang=lang)}\n"


def _head(report: Report, view: View) -> Markup:
    return element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=_policy()),
        element("meta", name="generator", content=GENERATOR),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("meta", name="referrer", content="no-referrer"),
        element("title", _title(report, view)),
        element("style", Markup(_data("page.css"))),
    )


def _title(report: Report, view: View) -> str:
    title = wording.TITLE.in_language(view.language)
    names = [PurePath(file.path).name for file in report.files]
    return f"{title} · {names[0]}" if len(names) == 1 else f"{title} · {_files(report, view)}"


def _files(report: Report, view: View) -> str:
    return shared.counted(len(report.files), shared.FILES, view.language)


def _body(report: Report, numbered: list[Numbered], view: View) -> Iterator[Markup]:
    yield element(
        "header",
        element("h1", _title(report, view)),
        *_summary(report, view),
        class_="top" if len(numbered) > 1 else "top alone",
    )
    if len(numbered) > 1:
        yield _index(numbered)
    yield controls(report, view)
    yield element("main", *(_document(of, view, alone=len(numbered) == 1) for of in numbered))
    made = wording.MADE_BY.format(version=__version__).in_language(view.language)
    yield element("footer", element("p", made))


def _summary(report: Report, view: View) -> Iterator[Markup]:
    if not report.files:
        yield element("p", shared.NO_FILES.in_language(view.language), class_="alert")
    yield from notices(report.notices, view.language)
    unreadable = sum(file.error is not None for file in report.files)
    failed = len({failure.code for file in report.files for failure in file.failures})
    for count, forms in ((unreadable, shared.UNREADABLES), (failed, shared.FAILED_RULES)):
        if count:
            yield element("p", shared.counted(count, forms, view.language), class_="failed")


def _index(numbered: list[Numbered]) -> Markup:
    of = numbered[0]
    heads = [element("th", of.say(title), scope="col") for title in (wording.FILE, wording.STATE)]
    rows = [element("tr", element("td", _link(each)), element("td", *_state(each))) for each in numbered]
    table = element("table", element("thead", element("tr", *heads)), element("tbody", *rows))
    return element("nav", table, id="index", class_="index", aria_label=of.say(wording.INDEX))


def _link(of: Numbered) -> Markup:
    return element("a", of.file.path, href=f"#{of.id}")


def _state(of: Numbered) -> Iterator[Markup]:
    file = of.file
    if file.failed:
        said = wording.NOT_CHECKED if file.error else wording.INCOMPLETE
        yield element("span", of.say(said), class_="failed")
    yield from counts(file, of)
    if not file.failed and not file.diagnostics:
        yield element("span", of.say(wording.CLEAR), class_="clear")


def _document(of: Numbered, view: View, *, alone: bool) -> Markup:
    top = [] if alone else [element("a", of.say(wording.TO_TOP), href="#index", class_="to-top")]
    parts = [_opening(of), *alerts(of, verbose=view.verbose)]
    if not of.file.error:
        parts += [recognised(of), *_checked(of)]
    return element("section", *parts, *top, id=of.id, class_="document", aria_labelledby=f"{of.id}-name")


def _opening(of: Numbered) -> Markup:
    slip_title = element("p", of.say(wording.SLIP), class_="slip-title", aria_hidden="true")
    name = element("h2", of.file.path, id=f"{of.id}-name")
    details = [] if of.file.error else [kind(of), element("p", *counts(of.file, of), class_="counts")]
    return element("header", slip_title, name, *details)


def _checked(of: Numbered) -> Iterator[Markup]:
    if of.file.diagnostics:
        yield slip(of)
    elif not of.file.failed:
        yield element("p", of.say(wording.CLEAR), class_="clear")
    yield from unread(of)
    yield from notices(of.file.notices, of.language)
    yield suppressed(of)
    yield known(of)
    yield signatures(of)
    if of.file.source:
        title = element("h3", of.say(wording.TEXT), class_="spoken")
        yield element("div", title, Manuscript(of, of.file.source).markup(), class_="manuscript", id=f"{of.id}-text")
    yield register(of)


def _script() -> Markup:
    return element("script", Markup(_data("page.js")))


@cache
def _data(name: str) -> str:
    return files("zongjie_lint.reporters.html").joinpath(name).read_text(encoding="utf-8")


def _policy() -> str:
    """Nothing but this style and this script: what a draft might smuggle in would not run even if it were not escaped."""
    style, script = (_digest(_data(name)) for name in ("page.css", "page.js"))
    return f"default-src 'none'; style-src '{style}'; script-src '{script}'; base-uri 'none'; form-action 'none'"


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
