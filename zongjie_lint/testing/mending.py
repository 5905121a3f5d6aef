"""What must hold for the fixes of a rule, whatever the text."""

from __future__ import annotations

from zongjie_lint.fixer import Fixer
from zongjie_lint.linter import Linter
from zongjie_lint.message import Message
from zongjie_lint.readers.text import TextReader
from zongjie_lint.rule import Bad, Rule
from zongjie_lint.source import Source
from zongjie_lint.testing.demand import demand

_OUTSIDE = Message(
    "改动 {edit} 伸到了正文外面：它的位置应当在 0 到 {length} 之间，起点不大于终点",
    "the edit {edit} reaches out of the text: its span must lie between 0 and {length}",
)
_FAILED = Message("改不成：{reason}", "it cannot be mended: {reason}")
_LEFT_OUT = Message(
    "有一处改动没有做：{reason}。写法可以改，数不能改；拿不准的只报不改",
    "an edit was left out: {reason}. Mend the form only, never a number; where in doubt report without a fix",
)
_RESTLESS = Message(
    "改过一遍，再改又变了，成了 {text}；规则报出的地方，改好以后就不应当再报",
    "a second round changed the text again, to {text}; a place that was mended must not be reported any more",
)


def check_fixes(rule: Rule | type[Rule], *texts: str) -> None:
    """Assert that the fixes of a rule stay in the text, touch no number, and leave nothing to mend.

    They are tried on every Bad example of the rule and on the texts given, safe and unsafe ones alike.
    """
    made = rule() if isinstance(rule, type) else rule
    examples = [each for each in made.examples if isinstance(each, Bad) and not each.known_miss and not each.previous]
    for example in examples:
        linter = Linter([made], kind=example.kind, selected=[made.code], vocabulary=example.vocabulary)
        _check(linter, made.code, example.text)
    for text in texts:
        _check(Linter([made], selected=[made.code]), made.code, text)


def _check(linter: Linter, code: str, text: str) -> None:
    for found in linter.check(Source("", text)).diagnostics:
        for edit in found.fix.edits if found.fix else ():
            is_inside = 0 <= edit.span.start <= edit.span.end <= len(text)
            demand(is_inside, code, _OUTSIDE.format(edit=edit, length=len(text)), text)
    once = _mended(linter, code, text)
    twice = _mended(linter, code, once)
    demand(twice == once, code, _RESTLESS.format(text=repr(twice)), text)


def _mended(linter: Linter, code: str, text: str) -> str:
    reader = TextReader()
    report = Fixer(linter, unsafe=True).fix("", text.encode("utf-8"), reader)
    demand(report.error is None, code, _FAILED.format(reason=report.error or ""), text)
    for left in report.left_out:
        demand(False, code, _LEFT_OUT.format(reason=left.reason), text)
    return reader.read("", report.after).text
