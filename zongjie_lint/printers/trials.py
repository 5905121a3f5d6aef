"""What came of the examples of house rules: each shown with what was found in it, and what should have been."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, TextIO

from zongjie_lint.diagnostic import Diagnostic
from zongjie_lint.message import Message
from zongjie_lint.record import Record
from zongjie_lint.reporter import View
from zongjie_lint.reporters.carets import carets
from zongjie_lint.reporters.columns import shorten, visible, wrap
from zongjie_lint.reporters.concise import SEVERITY_NAMES
from zongjie_lint.reporters.excerpt import Place, excerpts
from zongjie_lint.reporters.layout import Layout, spread
from zongjie_lint.reporters.paper import Line, Paper, Piece
from zongjie_lint.reporters.places import styled
from zongjie_lint.span import Span

if TYPE_CHECKING:  # trying rules takes what reads tables; printing does not
    from zongjie_lint.house_rules.trial import RuleTrial, Trial

_INDENT = "    "
_LABEL_COLUMNS = 6
_BAD = Message("错例", "bad ")
_GOOD = Message("正例", "good")
_MARKED = Message("标的", "wanted")
_FOUND = Message("报的", "found")
_NOTHING = Message("（没有）", "(nothing)")
_COUNTED = Message("错例 {bad}，正例 {good}", "{bad} bad, {good} good")
_TOTAL = Message("{rules} 条规则，{examples} 个例子", "{rules} rules, {examples} examples")
_ALL_PASSED = Message("，全部通过", ": all pass")
_SOME_FAILED = Message("，{failed} 个不对", ", {failed} not as they should be")
_LACKING = Message("；{codes} {lacks}", "; {codes}: {lacks}")


class TriedFile(Record):
    """The rules that a file of house rules holds, each with what came of its examples."""

    path: str
    rules: tuple[RuleTrial, ...]


def print_trials(files: Sequence[TriedFile], stream: TextIO, view: View) -> None:
    """Print every example for a person, failures with what was marked and what was found."""
    paper = Paper(stream, view)
    layout = Layout(view.language, paper.columns, paper.coloured)
    filled = [file for file in files if file.rules]
    for file in filled:
        paper.print(_file(file, layout))
    if filled:
        paper.print([_summary(filled, layout)])


def print_trials_as_json(files: Sequence[TriedFile], stream: TextIO, view: View) -> None:
    """Print every example for a program; offsets are code points of the example without its marks."""
    rules = [rule for file in files for rule in file.rules]
    content = {
        "version": 1,
        "files": [{"path": file.path, "rules": [_as_json(rule, view) for rule in file.rules]} for file in files],
        "summary": {
            "rules": len(rules),
            "examples": sum(len(rule.trials) for rule in rules),
            "failures": sum(rule.failures for rule in rules),
            "without_examples": [rule.rule.code for rule in rules if rule.lacks],
        },
    }
    json.dump(content, stream, ensure_ascii=False, indent=2)
    stream.write("\n")


def _file(file: TriedFile, layout: Layout) -> Iterator[Line]:
    yield [Piece(visible(file.path), "strong")]
    yield []
    for rule in file.rules:
        yield from _rule(rule, layout)
        yield []


def _rule(tried: RuleTrial, layout: Layout) -> Iterator[Line]:
    sign, style = ("✗", "error") if tried.failures else ("!", "warning") if tried.lacks else ("✓", "good")
    severity = layout.say(SEVERITY_NAMES[tried.rule.severity])
    bad = sum(trial.is_bad for trial in tried.trials)
    counted = layout.say(_COUNTED, bad=bad, good=len(tried.trials) - bad)
    title = [Piece(f"{sign} {tried.rule.code} ", style), Piece(visible(tried.rule.name), "strong")]
    yield from spread([title], Piece(f"{severity}  {counted}", "quiet"), layout.columns)
    if tried.lacks:
        yield [Piece(_INDENT), Piece(layout.say(tried.lacks), "warning")]
    if tried.doubt:
        lines = wrap(visible(layout.say(tried.doubt)), layout.columns - len(_INDENT))
        yield from ([Piece(_INDENT), Piece(line, "warning")] for line in lines)
    for trial in tried.trials:
        yield from _passed(trial, layout) if trial.passed else _failed(trial, layout)


def _passed(trial: Trial, layout: Layout) -> Iterator[Line]:
    """An example as it should be: in a bad one what was found in it and what is said of it."""
    label = layout.say(_BAD if trial.is_bad else _GOOD)
    lead = [Piece("  ✓ ", "good"), Piece(f"{label}  ", "quiet")]
    yield from _excerpts(trial, [found.span for found in trial.found], lead, layout)
    for said in dict.fromkeys(layout.say(found.message) for found in trial.found):
        yield from _wrapped("→ ", said, layout)
    if trial.why:
        yield from _wrapped("", trial.why, layout)


def _failed(trial: Trial, layout: Layout) -> Iterator[Line]:
    """An example that is not as it should be: what was marked in it, and what was found."""
    label = layout.say(_BAD if trial.is_bad else _GOOD)
    assert trial.fault
    yield [Piece(f"  ✗ {label}  ", "error"), Piece(layout.say(trial.fault), "strong")]
    if trial.is_bad and trial.marked:
        yield from _excerpts(trial, trial.marked, _lead(_MARKED, layout), layout)
    if trial.found or trial.is_bad:
        yield from _excerpts(trial, [found.span for found in trial.found], _lead(_FOUND, layout), layout)
    for said in dict.fromkeys(layout.say(found.message) for found in trial.found):
        yield from _wrapped("→ ", said, layout)


def _lead(label: Message, layout: Layout) -> list[Piece]:
    return [Piece(_INDENT), Piece(f"{layout.say(label)}  ", "quiet")]


def _wrapped(sign: str, text: str, layout: Layout) -> Iterator[Line]:
    margin = " " * (len(_INDENT) + _LABEL_COLUMNS)
    yield [Piece(margin), Piece(shorten(sign + visible(text), layout.columns - len(margin)), "quiet")]


def _excerpts(trial: Trial, spans: Sequence[Span], lead: Sequence[Piece], layout: Layout) -> Iterator[Line]:
    """The lines with some places, these underlined or with carets below; where there are none, the first line."""
    columns = layout.columns - len(_INDENT) - _LABEL_COLUMNS
    if not spans:
        yield [
            *lead,
            Piece(_first_line(trial.source.text, columns)) if trial.passed else Piece(layout.say(_NOTHING), "quiet"),
        ]
        return
    margin: Sequence[Piece] = lead
    for excerpt in excerpts(trial.source, [Place(span) for span in spans], columns - 2):
        severity = "error" if not trial.passed else "info"
        yield [*margin, *(styled(excerpt, severity) if layout.coloured else [Piece(excerpt.text)])]
        margin = [Piece(" " * (len(_INDENT) + _LABEL_COLUMNS))]
        if not layout.coloured and (below := carets(excerpt)):
            yield [*margin, Piece(below)]


def _first_line(text: str, columns: int) -> str:
    """The first line of an example, with a sign that others follow."""
    first, *others = [visible(line.strip()) for line in text.splitlines() if line.strip()] or [""]
    return shorten(first, columns - 3) + (" …" if others else "")


def _summary(files: Iterable[TriedFile], layout: Layout) -> Line:
    rules = [rule for file in files for rule in file.rules]
    failed = sum(rule.failures for rule in rules)
    total = layout.say(_TOTAL, rules=len(rules), examples=sum(len(rule.trials) for rule in rules))
    outcome = layout.say(_SOME_FAILED, failed=failed) if failed else layout.say(_ALL_PASSED)
    return [Piece(total), Piece(outcome, "error" if failed else "good"), *_lacking(rules, layout)]


def _lacking(rules: Sequence[RuleTrial], layout: Layout) -> Iterator[Piece]:
    """Which rules lack examples, and of which sort."""
    sorts = {rule.lacks: None for rule in rules if rule.lacks}
    for lacks in sorts:
        codes = [rule.rule.code for rule in rules if rule.lacks == lacks]
        yield Piece(layout.say(_LACKING, codes=Message("、".join(codes), ", ".join(codes)), lacks=lacks), "warning")


def _as_json(tried: RuleTrial, view: View) -> dict[str, Any]:
    return {
        "code": tried.rule.code,
        "name": tried.rule.name,
        "type": tried.rule.table.type,
        "severity": tried.rule.severity.label,
        "passed": not tried.failures,
        "lacks": tried.lacks.in_language(view.language) if tried.lacks else None,
        "examples": [_trial_as_json(trial, view) for trial in tried.trials],
    }


def _trial_as_json(trial: Trial, view: View) -> dict[str, Any]:
    text = trial.source.text
    return {
        "kind": "bad" if trial.is_bad else "good",
        "text": text,
        "passed": trial.passed,
        "fault": trial.fault.in_language(view.language) if trial.fault else None,
        "marked": [_span_as_json(span, text) for span in trial.marked],
        "found": [_found_as_json(found, text, view) for found in trial.found],
    }


def _found_as_json(found: Diagnostic, text: str, view: View) -> dict[str, Any]:
    return {**_span_as_json(found.span, text), "message": found.message.in_language(view.language)}


def _span_as_json(span: Span, text: str) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "text": span.of_text(text)}
