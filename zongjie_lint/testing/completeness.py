"""Whether a rule has everything that its users, and its tests, need."""

from __future__ import annotations

import inspect
import re
import string
from collections.abc import Callable, Iterator
from dataclasses import fields
from difflib import SequenceMatcher

from zongjie_lint.diagnostic import Severity
from zongjie_lint.message import Message
from zongjie_lint.rule import Bad, Good, Rule
from zongjie_lint.testing.demand import demand

HEADINGS = ("## 查什么", "## 为什么", "## 怎么改")
"""The sections of a rule's manual page, in their order."""
_CODE = re.compile(r"[A-Z]{2}\d{2}")
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_MESSAGES = ("title", "message", "advice")
_OPTION_TYPES = (str, int, float, tuple, list, dict, frozenset, set)
_ALIKE = 0.3
"""How much of a Bad its Good twin repeats at least, as `difflib` counts it."""

_NOT_FROZEN = Message("在类前面加上 @dataclass(frozen=True)", "put @dataclass(frozen=True) before the class")
_MISSING = Message("缺少 {attribute}：在类里写上 {attribute} = …", "no {attribute}: write {attribute} = … in the class")
_WRONG_CODE = Message(
    "code 应当是两个大写字母加两位数字，如 XJ01，现在是 {code!r}",
    "code must be two capital letters and two digits, such as XJ01; it is {code!r}",
)
_WRONG_NAME = Message(
    "name 应当是小写英文单词用连字符连起来，说明毛病是什么，如 abbreviated-office-name，现在是 {name!r}",
    "name must be lower-case words joined by hyphens that state the fault, such as abbreviated-office-name; it is {name!r}",
)
_WRONG_SEVERITY = Message(
    "severity 应当是 Severity.ERROR、WARNING 或 INFO", "severity must be Severity.ERROR, WARNING or INFO"
)
_NO_MESSAGE = Message(
    '{attribute} 要有中英文两种：Message("……", "…")', '{attribute} must be in both languages: Message("……", "…")'
)
_NOT_CHINESE = Message("{attribute} 的第一种应当是中文", "the first language of {attribute} is Chinese")
_OTHER_VALUES = Message(
    "{attribute} 的英文要填 {en}，中文要填的却是 {zh}：用一样的名称",
    "{attribute} fills in {en} in English and {zh} in Chinese: use the same names",
)
_NO_BASIS = Message(
    "basis 要写明依据：标准的条款，文件，或者“实务”“历法”",
    "basis must name what the rule rests on: a clause of a standard, a document, or usage",
)
_NO_PAGE = Message("文档字符串的第一行用一句话说明是什么毛病", "begin the docstring with one sentence about the fault")
_WRONG_HEADINGS = Message(
    "文档字符串要有三节，依次是 {headings}，现在是 {found}",
    "the docstring needs three sections, {headings}, in this order; it has {found}",
)
_EMPTY_SECTION = Message("“{heading}”下面没有写", "there is nothing under “{heading}”")
_NO_DEFAULT = Message(
    "选项 {option} 要有默认值，规则不带选项也要能用",
    "the option {option} needs a default; a rule must work without options",
)
_NO_TOML = Message(
    "选项 {option} 在配置文件里写不出来：用字符串、数、真假值或它们的元组",
    "the option {option} cannot be written in a configuration: make it a string, a number, a boolean, or a tuple of them",
)
_NO_EXAMPLE = Message("examples 里至少要有一个 {kind}", "examples need at least one {kind}")
_UNMARKED = Message(
    "Bad 例子里用 ⟦ ⟧ 标出要报的地方：{example}", "mark what is reported in a Bad example with ⟦ ⟧: {example}"
)
_MARKED = Message("Good 例子里不该有 ⟦ ⟧：{example}", "there must be no ⟦ ⟧ in a Good example: {example}")
_TWICE = Message("有两个相同的例子：{example}", "two examples are the same: {example}")
_NO_TWIN = Message(
    "这个 Bad 没有对应的 Good：写一个只改正了毛病、别处相同的 Good：{example}",
    "this Bad has no twin: write a Good that differs only in what is wrong: {example}",
)


def check_rule(rule: type[Rule]) -> None:
    """Assert that a rule has everything its users need: its manual page, both languages, options with defaults, examples in pairs."""
    __tracebackhide__ = True
    faults = [*faults_of(rule)]
    said = Message("\n  ".join(fault.zh for fault in faults), "\n  ".join(fault.en for fault in faults))
    demand(not faults, getattr(rule, "code", rule.__name__), said)


def faults_of(rule: type[Rule]) -> Iterator[Message]:
    """What a rule lacks, and what to do about it."""
    absent = [name for name in ("code", "name", "severity", "basis", *_MESSAGES, "examples") if not hasattr(rule, name)]
    yield from (_MISSING.format(attribute=name) for name in absent)
    if not absent:
        for faults in _ASPECTS:
            yield from faults(rule)


def _names(rule: type[Rule]) -> Iterator[Message]:
    if not _CODE.fullmatch(rule.code):
        yield _WRONG_CODE.format(code=rule.code)
    if not _NAME.fullmatch(rule.name):
        yield _WRONG_NAME.format(name=rule.name)
    if not isinstance(rule.severity, Severity):
        yield _WRONG_SEVERITY
    if not rule.basis.strip():
        yield _NO_BASIS


def _languages(rule: type[Rule]) -> Iterator[Message]:
    for attribute in _MESSAGES:
        message = getattr(rule, attribute)
        if not (isinstance(message, Message) and message.zh.strip() and message.en.strip()):
            yield _NO_MESSAGE.format(attribute=attribute)
        elif not _HAN.search(message.zh):
            yield _NOT_CHINESE.format(attribute=attribute)
        elif not _values(message.en) <= _values(message.zh):
            zh, en = ("、".join(sorted(_values(text))) or "—" for text in (message.zh, message.en))
            yield _OTHER_VALUES.format(attribute=attribute, zh=zh, en=en)


def _manual_page(rule: type[Rule]) -> Iterator[Message]:
    # A subclass without a docstring would be told from the one of its base.
    page = inspect.cleandoc(vars(rule).get("__doc__") or "")
    first, *_ = page.splitlines() or [""]
    if not first or first.startswith(("#", f"{rule.__name__}(")):
        yield _NO_PAGE
    found = re.findall(r"^##.*$", page, re.MULTILINE)
    if tuple(found) != HEADINGS:
        yield _WRONG_HEADINGS.format(headings="、".join(HEADINGS), found="、".join(found) or "—")
    for heading, text in zip(found, re.split(r"^##.*$", page, flags=re.MULTILINE)[1:], strict=True):
        if not text.strip():
            yield _EMPTY_SECTION.format(heading=heading)


def _options(rule: type[Rule]) -> Iterator[Message]:
    if _own_fields(rule) and not _is_frozen(rule):
        yield _NOT_FROZEN
        return
    defaults = dict(rule.options())
    for option in fields(rule):
        if type(defaults[option.name]).__name__ == "_MISSING_TYPE":
            yield _NO_DEFAULT.format(option=option.name)
        elif not isinstance(defaults[option.name], _OPTION_TYPES):
            yield _NO_TOML.format(option=option.name)


def _own_fields(rule: type[Rule]) -> list[str]:
    """What would be options of the class, if it were made a dataclass."""
    written = vars(rule).get("__annotations__", {})
    return [name for name, kind in written.items() if "ClassVar" not in str(kind)]


def _is_frozen(rule: type[Rule]) -> bool:
    return "__dataclass_params__" in vars(rule) and vars(rule)["__dataclass_params__"].frozen


def _examples(rule: type[Rule]) -> Iterator[Message]:
    for kind in (Bad, Good):
        if not any(isinstance(example, kind) for example in rule.examples):
            yield _NO_EXAMPLE.format(kind=kind.__name__)
    for number, example in enumerate(rule.examples):
        is_bad = isinstance(example, Bad)
        if bool(example.spans) is not is_bad:
            yield (_UNMARKED if is_bad else _MARKED).format(example=example.marked)
        if example in rule.examples[:number]:
            yield _TWICE.format(example=example.marked)


def _twins(rule: type[Rule]) -> Iterator[Message]:
    good = [example.text for example in rule.examples if isinstance(example, Good)]
    for example in rule.examples:
        if (
            isinstance(example, Bad)
            and not example.known_miss
            and not any(_is_twin(example.text, text) for text in good)
        ):
            yield _NO_TWIN.format(example=example.marked)


def _is_twin(bad: str, good: str) -> bool:
    matcher = SequenceMatcher(None, bad, good, autojunk=False)
    return min(matcher.real_quick_ratio(), matcher.quick_ratio()) >= _ALIKE and matcher.ratio() >= _ALIKE


def _values(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


_ASPECTS: tuple[Callable[[type[Rule]], Iterator[Message]], ...] = (
    _names,
    _languages,
    _manual_page,
    _options,
    _examples,
    _twins,
)
