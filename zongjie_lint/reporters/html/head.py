"""What stands above the text of a file: what was recognised, and what could not be checked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from zongjie_lint.diagnostic import Diagnostic
from zongjie_lint.message import Language, Message, traceback_of
from zongjie_lint.report import FileReport, Outline, RuleFailure
from zongjie_lint.reporters import wording as shared
from zongjie_lint.reporters.columns import visible
from zongjie_lint.reporters.head import form_of
from zongjie_lint.reporters.html import wording
from zongjie_lint.reporters.html.markup import Markup, element, joined
from zongjie_lint.reporters.html.numbered import Numbered
from zongjie_lint.reporters.period import period_in_words
from zongjie_lint.reporters.suppressed import grounds


def counts(file: FileReport, of: Numbered) -> list[Markup]:
    """How many findings of each severity, as marks of their colour."""
    found = Counter(each.severity for each in file.diagnostics)
    return [
        element("span", shared.counted(found[severity], forms, of.language), class_=f"severity {severity.label}")
        for severity, forms in shared.COUNTS
        if found[severity]
    ]


def recognised(of: Numbered) -> Markup:
    """Kind, period, parts and relations, so that a wrong guess is seen at once."""
    outline = of.file.outline
    rows = [*_parts(outline, of), *_verdicts(shared.RELATIONS, outline.relations, shared.NO_RELATIONS, of)]
    if outline.held is not None:
        rows += _verdicts(shared.HELD, outline.held, shared.NOTHING_HELD, of)
    return element("dl", *rows, class_="recognised", aria_label=of.say(wording.RECOGNISED))


def kind(of: Numbered) -> Markup:
    """Kind, period and form of the file on one line."""
    file = of.file
    parts = [_kind(file.outline, of)]
    if file.outline.period:
        parts.append(element("span", period_in_words(file.outline.period, of.language)))
    if file.source:
        parts.append(element("span", form_of(file.source)))
    return element("p", *parts, class_="kind")


def alerts(of: Numbered, *, verbose: bool) -> Iterator[Markup]:
    """What could not be checked, where nobody can miss it."""
    file = of.file
    if file.error:
        title = element("strong", of.say(wording.NOT_CHECKED))
        details = _traceback(traceback_of(file.error), of, verbose=verbose)
        yield element("div", title, element("p", of.say(file.error)), *details, class_="alert", role="alert")
    if file.failures:
        items = [element("li", *_failure(failure, of, verbose=verbose)) for failure in file.failures]
        title = element("strong", of.say(wording.INCOMPLETE))
        said = element("p", of.say(wording.FAILURES_SAID))
        yield element("div", title, said, element("ul", *items), class_="alert", role="alert")


def unread(of: Numbered) -> Iterator[Markup]:
    """What is in the file that could not be read."""
    for each in of.file.unread:
        yield element("p", of.say(shared.UNREAD, what=each.what), class_="alert" if each.is_page else "unknown")


def suppressed(of: Numbered) -> Markup:
    """What is suppressed, folded away, each with the reason."""
    if not of.file.suppressed:
        return Markup()
    items = [element("li", *_suppressed(found, of)) for found in of.file.suppressed]
    summary = element("summary", of.say(wording.SUPPRESSED, count=len(items)))
    return element("details", summary, element("ul", *items), class_="suppressed quiet")


def known(of: Numbered) -> Markup:
    """How many findings were there before."""
    count = len(of.file.known)
    return element("p", of.say(wording.KNOWN, count=count), class_="quiet") if count else Markup()


def notices(said: Iterable[Message], language: Language) -> Iterator[Markup]:
    """What is to be said about the check itself."""
    for each in said:
        yield element("p", shared.NOTICE.format(what=each).in_language(language), class_="unknown")


def _suppressed(found: Diagnostic, of: Numbered) -> Iterator[Markup]:
    place = of.say(of.file.source.place(found.span.start)) if of.file.source else ""
    yield element("span", f"{place} {found.code} {of.say(found.message)}")
    yield element("br")
    yield element("span", of.say(grounds(found)))


def _kind(outline: Outline, of: Numbered) -> Markup:
    if outline.kind is None:
        return element("span", of.say(shared.UNKNOWN_KIND), class_="unknown")
    return element("span", of.say(outline.kind_title) if outline.kind_title else outline.kind)


def _parts(outline: Outline, of: Numbered) -> list[Markup]:
    parts = [_part(of.say(title), found, of) for title, found in outline.parts]
    return _row(of.say(shared.PARTS), parts) if parts else []


def _part(title: str, found: bool, of: Numbered) -> Markup:
    state = element("span", of.say(wording.FOUND if found else wording.MISSING), class_="spoken")
    return element("span", title, " ", state, class_="part found" if found else "part missing")


def _verdicts(label: Message, verdicts: Counter[str], nothing: Message, of: Numbered) -> list[Markup]:
    if not verdicts.total():
        return _row(of.say(label), [element("span", of.say(nothing), class_="quiet")])
    shown = [(verdict, message) for verdict, message in shared.VERDICTS.items() if verdicts[verdict]]
    items = [
        element("span", of.say(message, count=verdicts[verdict]), class_=f"verdict {verdict}")
        for verdict, message in shown
    ]
    total = element("span", of.say(shared.RELATION_COUNT, count=verdicts.total()))
    return _row(of.say(label), [total, *items])


def _row(label: str, items: list[Markup]) -> list[Markup]:
    spaced = joined(part for item in items for part in (item, " "))
    return [element("dt", label), element("dd", spaced)]


def _failure(failure: RuleFailure, of: Numbered, *, verbose: bool) -> Iterator[Markup]:
    yield element("span", of.say(shared.rule_failed(failure)))
    yield from _traceback(failure.traceback, of, verbose=verbose)


def _traceback(text: str, of: Numbered, *, verbose: bool) -> Iterator[Markup]:
    """Where something was raised, for those who want to know."""
    if verbose and text:
        lines = "\n".join(visible(line) for line in text.rstrip().split("\n"))
        summary = element("summary", of.say(wording.TRACEBACK))
        yield element("details", summary, element("pre", *_lines(lines)))


def _lines(text: str) -> Iterator[str]:
    for line in text.split("\n"):
        yield line
        yield Markup("\n")
