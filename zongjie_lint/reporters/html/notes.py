"""What there is to say about a finding, beside its place in the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from zongjie_lint.diagnostic import Diagnostic, Fix, Related
from zongjie_lint.message import Message
from zongjie_lint.reporters import wording as shared
from zongjie_lint.reporters.concise import SEVERITY_NAMES
from zongjie_lint.reporters.html import wording
from zongjie_lint.reporters.html.markup import Markup, element, joined
from zongjie_lint.reporters.html.numbered import Numbered

_MOST_RELATED = 6
_MOST_EDITS = 3
_LONGEST = 24


def note(number: int, of: Numbered) -> Markup:
    """The note on a finding; of one that another sums up, no more than the message."""
    found = of.file.diagnostics[number - 1]
    whole = of.summed_up_in(found)
    said = [*_explained(found, number, of)] if whole is None else [_summed_up(whole, of)]
    return element(
        "article",
        _head(found, number, of),
        element("p", of.say(found.message), class_="message"),
        *said,
        id=of.note(number),
        class_=f"note {found.severity.label}{'' if whole is None else ' part'}",
        **filtered(found, number, of),
    )


def filtered(found: Diagnostic, number: int, of: Numbered) -> dict[str, str]:
    """What the filter has to know of a thing that belongs to a finding."""
    return {"data_finding": of.finding(number), "data_severity": found.severity.label, "data_code": found.code}


def severity_label(found: Diagnostic, of: Numbered) -> Markup:
    """The severity in words; its shape and colour come with the class."""
    return element("span", of.say(SEVERITY_NAMES[found.severity]), class_=f"severity {found.severity.label}")


def rule_name(found: Diagnostic) -> Markup:
    """The code and the name of the rule."""
    return element("span", element("code", found.code), " ", element("span", found.name, lang="en"), class_="rule")


def changes(fix: Fix | None, of: Numbered) -> Markup | None:
    """What `fix` would make of the text, where that is short enough to be shown."""
    source = of.file.source
    if fix is None or source is None or len(fix.edits) > _MOST_EDITS:
        return None
    edits = dict.fromkeys((edit.span.of_text(source.text), edit.replacement) for edit in fix.edits)
    return joined(part for old, new in edits for part in (*_changed(old, new), " "))


def labelled(label: Message, content: str, of: Numbered, kind: str) -> Markup:
    """A paragraph with a word before it that says what it is."""
    return element("p", element("b", of.say(label), class_="label"), " ", content, class_=kind)


def _head(found: Diagnostic, number: int, of: Numbered) -> Markup:
    spoken = f"{number} {of.place(found)}"
    return element(
        "h4",
        element("a", str(number), class_="number", href=f"#{of.mark_of(number)}", aria_label=spoken),
        severity_label(found, of),
        element("span", of.place(found), class_="place"),
        rule_name(found),
    )


def _summed_up(whole: int, of: Numbered) -> Markup:
    return element("p", element("a", of.say(wording.SUMMED_UP, number=whole), href=f"#{of.note(whole)}"), class_="sum")


def _explained(found: Diagnostic, number: int, of: Numbered) -> Iterator[Markup]:
    if found.evidence:
        yield labelled(shared.EVIDENCE, of.say(found.evidence), of, "working")
    yield from _related(found.related, number, of)
    if advice := of.say(found.advice):
        yield labelled(shared.ADVICE, advice, of, "advice")
    if change := changes(found.fix, of):
        yield labelled(wording.CHANGE, change, of, "change")


def _related(related: Sequence[Related], number: int, of: Numbered) -> Iterator[Markup]:
    """The other places, each by its words; of many, the first few at once."""
    items = [_other(each, number, nth, of) for nth, each in enumerate(related, start=1)]
    if items:
        yield element("ul", *items[:_MOST_RELATED], class_="related")
    if rest := items[_MOST_RELATED:]:
        more = element("summary", of.say(wording.MORE, count=len(rest)))
        yield element("details", more, element("ul", *rest, class_="related"))


def _other(other: Related, number: int, nth: int, of: Numbered) -> Markup:
    assert of.file.source
    source = of.file.source
    place = element("a", of.say(source.place(other.span.start)), href=f"#{of.mark_of(number, nth)}")
    words = _short(other.span.of_text(source.text))
    quoted = [element("q", words), " "] if words else []
    return element("li", place, " ", *quoted, of.say(other.message))


def _changed(old: str, new: str) -> list[str]:
    """“old → new”; what is only put in or only taken out stands alone."""
    parts = [element(name, _short(words)) for name, words in (("del", old), ("ins", new)) if words]
    return [parts[0], " → ", parts[1]] if len(parts) == 2 else [*parts]


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _LONGEST else flat[: _LONGEST - 1] + "…"
