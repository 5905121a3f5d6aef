"""What the program can tell about its rules and plugins: lists and manual pages."""

from __future__ import annotations

import inspect
import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TextIO

from zongjie_lint.basis import with_authority
from zongjie_lint.message import Language, Message
from zongjie_lint.plugins import Plugin
from zongjie_lint.profile import Severities
from zongjie_lint.record import values
from zongjie_lint.reporters.columns import pad, width
from zongjie_lint.reporters.concise import SEVERITY_NAMES
from zongjie_lint.rule import Bad, Example, Rule

_STATES = {"on": Message("启用", "on"), "off": Message("停用", "off"), "broken": Message("载入失败", "broken")}
_OWN: Severities = {}
_OFF = Message("不查", "off")
_BASIS = Message("依据：{basis}", "Basis: {basis}")
_OPTIONS = Message("## 选项", "## Options")
_CASES = Message("## 例子", "## Cases")
_MARKS = Message("⟦ ⟧ 标出要报的地方，⟨ ⟩ 标出有关的地方。", "⟦ ⟧ marks what is reported, ⟨ ⟩ what belongs to it.")
_PREVIOUS = Message("—— 上年稿：", "—— the earlier report:")
_AS_BEFORE = Message("—— 上年稿同上", "—— the same earlier report")
_PAST = Message("—— 以往的稿子依次有：{parts}", "—— past reports have, in this order: {parts}")
_KNOWN_MISS = Message("（还查不出：{reason}）", " (not found yet: {reason})")


def print_rules(
    rules: Sequence[type[Rule]], stream: TextIO, format_: str, language: Language, severities: Severities = _OWN
) -> None:
    """List rules: code, severity (that of a profile, where it has one), name, what they find."""
    if format_ == "json":
        _print_json([_as_json(rule, language, severities) for rule in rules], stream)
        return
    rows = [
        (rule.code, _severity(rule, severities).in_language(language), rule.name, _title(rule, language))
        for rule in rules
    ]
    _print_table(rows, stream)


def print_manual(
    rules: Iterable[type[Rule]], stream: TextIO, language: Language, severities: Severities = _OWN
) -> None:
    """Print the manual page of each rule, with the severity of a profile where it has one."""
    stream.write("\n\n".join("\n".join(_page(rule, language, severities)) for rule in rules) + "\n")


def print_plugins(plugins: Sequence[Plugin], stream: TextIO, format_: str, language: Language) -> None:
    """List plugins: name, version, where they come from, whether they are on."""
    if format_ == "json":
        _print_json([values(plugin) for plugin in plugins], stream)
        return
    rows = [(p.name, p.version, p.origin, _STATES[p.state].in_language(language), p.error) for p in plugins]
    _print_table(rows, stream)


def _severity(rule: type[Rule], severities: Severities) -> Message:
    severity = rule.severity_in(severities)
    return _OFF if severity is None else SEVERITY_NAMES[severity]


def _title(rule: type[Rule], language: Language) -> str:
    """What a rule is called, unless that is its name, as with house rules."""
    title = rule.title.in_language(language)
    return "" if title == rule.name else title


def _page(rule: type[Rule], language: Language, severities: Severities) -> Iterator[str]:
    severity = _severity(rule, severities).in_language(language)
    name = f"{rule.name}，" if _title(rule, language) else ""
    yield f"# {rule.code} {rule.title.in_language(language)}（{name}{severity}）"
    yield ""
    yield inspect.getdoc(rule) or ""
    yield ""
    yield _BASIS.format(basis=with_authority(rule.basis)).in_language(language)
    options = list(rule.options())
    if options:
        yield from ("", _OPTIONS.in_language(language), *(f"- {name} = {default}" for name, default in options))
    if rule.examples:
        yield from ("", _CASES.in_language(language), _MARKS.in_language(language), "")
    for before, example in zip((None, *rule.examples), rule.examples, strict=False):
        yield from _case(example, language)
        yield from _previous(example, language, is_as_before=before is not None and before.previous == example.previous)
        yield from _past(example, language)


def _case(example: Example, language: Language) -> Iterator[str]:
    sign = "✗" if isinstance(example, Bad) else "✓"
    reason = f"  （{example.why}）" if example.why else ""
    if example.known_miss:
        reason += _KNOWN_MISS.format(reason=example.known_miss).in_language(language)
    first, *rest = (shortened(example.marked) + reason).splitlines()
    yield f"{sign} {first}"
    yield from (f"  {line}" for line in rest)


def _previous(example: Example, language: Language, *, is_as_before: bool) -> Iterator[str]:
    """The report of the year before that an example is held against."""
    if example.previous and is_as_before:
        yield f"  {_AS_BEFORE.in_language(language)}"
    elif example.previous:
        yield f"  {_PREVIOUS.in_language(language)}"
        yield from (f"  {line}" for line in shortened(example.previous).splitlines())


def _past(example: Example, language: Language) -> Iterator[str]:
    """The parts that past reports have, where an example is held against them."""
    titles = [part.titles[0] for part in example.vocabulary.past if part.titles]
    if titles:
        parts = Message("、".join(titles), ", ".join(titles))
        yield f"  {_PAST.format(parts=parts).in_language(language)}"


def shortened(text: str, limit: int = 300) -> str:
    """The beginning and the end of a long text, at most as many characters as the limit."""
    return text.strip() if len(text) <= limit else f"{text[: limit // 2].strip()}\n……\n{text[-limit // 2 :].strip()}"


def _as_json(rule: type[Rule], language: Language, severities: Severities) -> dict[str, Any]:
    severity = rule.severity_in(severities)
    return {
        "code": rule.code,
        "name": rule.name,
        "severity": severity.label if severity else None,
        "title": rule.title.in_language(language),
        "basis": rule.basis,
        "options": dict(rule.options()),
    }


def _print_json(value: object, stream: TextIO) -> None:
    json.dump(value, stream, ensure_ascii=False, indent=2, default=str)
    stream.write("\n")


def _print_table(rows: Sequence[Sequence[str]], stream: TextIO) -> None:
    widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (pad(cell, full) for cell, full in zip(row, widths, strict=True))
        stream.write("  ".join(cells).rstrip() + "\n")
