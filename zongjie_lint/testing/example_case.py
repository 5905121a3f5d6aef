"""For authors of rules: runs the examples inside a rule as its test."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from zongjie_lint.document import Document
from zongjie_lint.rule import Bad, Example, Rule
from zongjie_lint.span import Span


class Case(NamedTuple):
    """A rule with its default options, one of its examples, and a name for the pair."""

    rule: Rule
    example: Example
    id: str


def cases(rules: Iterable[type[Rule]]) -> list[Case]:
    """Every example of every rule, for parametrising a test."""
    return [case for rule in rules for case in _cases_of(rule)]


def check_example(rule: Rule, example: Example) -> None:
    """Assert that the rule finds exactly what the example marks: in a Bad what stands in `⟦ ⟧`, in a Good nothing."""
    __tracebackhide__ = True
    if bool(example.spans) is not isinstance(example, Bad):
        raise AssertionError(f"{rule.code}: a Bad must mark something with ⟦ ⟧, a Good nothing: {example.marked}")
    found = list(rule.check(_document(example)))
    _agree(rule, example, "⟦ ⟧", example.spans, sorted(diagnostic.span for diagnostic in found))
    if example.related:
        related = {place.span for diagnostic in found for place in diagnostic.related}
        _agree(rule, example, "⟨ ⟩", example.related, sorted(related))


def _document(example: Example) -> Document:
    previous = Document(example.previous) if example.previous else None
    return Document(example.text, kind=example.kind, previous=previous, vocabulary=example.vocabulary)


def _cases_of(rule: type[Rule]) -> Iterator[Case]:
    for number, example in enumerate(rule.examples, start=1):
        yield Case(rule(), example, f"{rule.code}-{type(example).__name__.lower()}-{number}")


def _agree(rule: Rule, example: Example, marks: str, marked: list[Span], found: list[Span]) -> None:
    __tracebackhide__ = True
    if marked != found:
        expected, got = _shown(marked, example.text), _shown(found, example.text)
        raise AssertionError(
            f"{rule.code}: {marks} 标的是 marks {expected}，规则报的是 the rule found {got}: {example.marked}"
        )


def _shown(spans: list[Span], text: str) -> str:
    return "、".join(f"“{span.of_text(text)}”@{span.start}" for span in spans) or "没有 nothing"
