"""One `[[rule]]` of a configuration: a rule that an office wrote itself, without code."""

from __future__ import annotations

import difflib
import re
import string
from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationInfo,
    WithJsonSchema,
    field_validator,
    model_validator,
)
from pydantic_core import PydanticCustomError

from zongjie_lint.configuration.regular_expression import BrokenPattern, compiled, template_fault
from zongjie_lint.configuration.rule_values import (
    FIXES,
    KINDS,
    PLACEHOLDERS,
    SCOPES,
    SEVERITIES,
    TAKEN_BY,
    TYPES,
    UNITS,
)
from zongjie_lint.message import Message

LONGEST_WORD = 100
MOST_WORDS = 5000
_NOT_FOR = Message('type = "{type}"（{zh}）用不上 {key}；{key} 只用于 {types}', 'type = "{type}" has no use for {key}, which is for {types}')  # fmt: skip
_NO_SUCH = Message("没有“{value}”这个写法{near}；可以写 {known}", "{value!r} is none of the values{near}: {known}")
_NEAR = Message("，是不是“{near}”", "; did you mean {near!r}")
_NOTHING = Message("", "")
_NO_STRING = Message("应当是文字，写在引号里", "it must be a string, in quotes")
_NO_STRINGS = Message('应当是词的列表，如 ["甲", "乙"]', 'it must be a list of words, such as ["甲", "乙"]')
_NO_CASES = Message(
    '应当是例子的列表，如 ["一段文字"]，要说明的写 [{{ text = "一段文字", why = "为什么" }}]',
    'it must be a list of examples, such as ["some text"] or [{{ text = "some text", why = "why" }}]',
)
_NO_WORD = Message("词不能是空的", "a word must not be empty")
_LONG_WORD = Message("“{word}……”太长，一个词最多 {most} 个字", "“{word}…” is too long; a word has {most} characters at most")  # fmt: skip
_BROKEN_LINE = Message("一个词不能跨行", "a word must not go over a line end")
_MANY_WORDS = Message("词太多（{count} 个），最多 {most} 个", "too many words ({count}), {most} at most")
_CODE = Message(
    "代码是两个大写字母加两位数字，如 HR01，不能是“{code}”",
    "a code is two capital letters and two digits, such as HR01, not {code!r}",
)
_NAME = Message(
    "名称里不要有空格和逗号，最多 {most} 个字，如“不写圆满完成”",
    "a name has no blanks or commas and {most} characters at most, such as “不写圆满完成”",
)
_LONGEST_NAME = 40
_BRACES = Message(
    "花括号里只能写 {known}；要显示花括号本身，写两遍",
    "braces may only hold {known}; to show a brace, write it twice",
)
_ONE_OF = Message("还缺 {keys}", "it lacks {keys}")
_EITHER = Message("{keys} 只能写一样", "only one of {keys} may be there")
_TWO_WORDS = Message('type = "{type}"（{zh}）的 words 至少写两个不同的词', 'type = "{type}" wants two different words at least')  # fmt: skip
_NO_WITH = Message(
    "没有写改成什么：请加 with，或者改用 pairs", "what to write instead is not said: add with, or use pairs"
)
_NOT_AMONG = Message("prefer 应当是 words 里的一个词", "prefer must be one of the words")
_CROSSED = Message("at-least 比 at-most 还大", "at-least is more than at-most")
_NEGATIVE = Message("不能小于 {least}", "it must not be less than {least}")
_SAME = Message("“{word}”改成的还是“{word}”", "“{word}” would be replaced by itself")
_SWALLOWED = Message(
    "{key} 写在了 [rule.pairs] 下面，会当成要替换的词；规则的各项要写在 [rule.pairs] 之前",
    "{key} stands below [rule.pairs], where it would be a word to replace; the keys of a rule go before [rule.pairs]",
)
_TEMPLATE = Message("with 写错了：{reason}", "with is broken: {reason}")
_NO_UNIT = Message(
    "scope 里已经写了“{scope}”，each 就不用写了", "scope says “{scope}” already; leave each out"
)  # fmt: skip
_LIST_ONLY = Message('each = "list"（并列）只用于 order（顺序）', 'each = "list" is for order only')
_NOT_IN_LISTS = Message("needs-first 管的是先后，不和“并列”同用", "needs-first is not for lists")
_MARK = Message(
    "正例里不能有 ⟦ ⟧，正例是什么都不该报的", "a good example must not have ⟦ ⟧: nothing is to be found in it"
)
_UNPAIRED = Message("⟦ ⟧ 没有成对", "⟦ ⟧ do not pair")
_BECOMES = Message("becomes 只用于 replace（替换）的错例", "becomes is for bad examples of replace only")


def _fault(message: Message, at: int | None = None, **values: object) -> PydanticCustomError:
    """An error that says the same in both languages, and after how many characters of the value it is."""
    said = message.format(**values) if values else message
    return PydanticCustomError("house_rule", "{zh}", {"zh": said.zh, "en": said.en, "at": at})


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise _fault(_NO_STRING)
    return value


def _choice(known: Mapping[str, str], value: object) -> str:
    """A value by its name, whichever of the two was written."""
    written = _text(value)
    names = {**{zh: en for en, zh in known.items()}, **{en: en for en in known}}
    if written not in names:
        near = difflib.get_close_matches(written, names, n=1, cutoff=0.5)
        listed = "、".join(f"{en}（{zh}）" for en, zh in known.items())
        hint = _NEAR.format(near=near[0]) if near else _NOTHING
        raise _fault(_NO_SUCH, value=written, near=hint, known=Message(listed, ", ".join(known)))
    return names[written]


def _schema(known: Mapping[str, str]) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", "enum": [*known, *dict.fromkeys(known.values())]})


def _one_or_more(value: object) -> tuple[Any, ...]:
    return tuple(value) if isinstance(value, list | tuple) else (value,)


def _words(value: object) -> tuple[str, ...]:
    """Words, or the one word; each is looked for as it is written."""
    listed = _one_or_more(value)
    if not all(isinstance(word, str) for word in listed):
        raise _fault(_NO_STRINGS)
    for word in listed:
        _refuse_word(word)
    if not listed:
        raise _fault(_NO_WORD)
    if len(listed) > MOST_WORDS:
        raise _fault(_MANY_WORDS, count=len(listed), most=MOST_WORDS)
    return tuple(dict.fromkeys(listed))


def _refuse_word(word: str) -> None:
    if not word.strip():
        raise _fault(_NO_WORD)
    if len(word) > LONGEST_WORD:
        raise _fault(_LONG_WORD, word=word[:10], most=LONGEST_WORD)
    if re.search(r"[\r\n\f]", word):
        raise _fault(_BROKEN_LINE)


def _pairs(value: object) -> object:
    if isinstance(value, dict):
        swallowed = [key for key in value if key in _KEYS]
        if swallowed:
            raise _fault(_SWALLOWED, key="、".join(swallowed))
        for wrong, right in value.items():
            _refuse_word(wrong)
            if wrong == right:
                raise _fault(_SAME, word=wrong)
    return value


def _message(value: object) -> object:
    """A sentence in both languages from one in Chinese."""
    return {"zh": value, "en": value} if isinstance(value, str) else value


def _pattern(value: str) -> str:
    try:
        compiled(value)
    except BrokenPattern as broken:
        raise _fault(broken.message, broken.at) from broken
    return value


def _choices(known: Mapping[str, str]) -> Any:  # noqa: ANN401 - an annotation
    return Annotated[
        tuple[str, ...],
        BeforeValidator(lambda value: tuple(dict.fromkeys(_choice(known, each) for each in _one_or_more(value)))),
        WithJsonSchema({"anyOf": [_schema(known).json_schema, {"type": "array", "items": _schema(known).json_schema}]}),
    ]


_STRINGS: dict[str, Any] = {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}
Type = Annotated[str, BeforeValidator(lambda value: _choice(TYPES, value)), _schema(TYPES)]
Unit = Annotated[str, BeforeValidator(lambda value: _choice(UNITS, value)), _schema(UNITS)]
Severity = Annotated[str, BeforeValidator(lambda value: _choice(SEVERITIES, value)), _schema(SEVERITIES)]
Mending = Annotated[str, BeforeValidator(lambda value: _choice(FIXES, value)), _schema(FIXES)]
Words = Annotated[tuple[str, ...], BeforeValidator(_words), WithJsonSchema(_STRINGS)]


def _key_of(field: str) -> str:
    """What a field is called in TOML."""
    return field.rstrip("_").replace("_", "-")


def _field_of(key: str) -> str:
    return "with_" if key == "with" else key.replace("-", "_")


class Wording(BaseModel):
    """A sentence in Chinese and English."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)
    zh: str = Field(min_length=1)
    en: str = Field(min_length=1)


class Case(BaseModel):
    """A piece of a report that shows the rule at work."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)
    text: str = Field(min_length=1, description="一段文字；⟦ ⟧ 标出应当报的地方，不标就只看报不报。")
    why: str = Field("", description="为什么。")
    becomes: str | None = Field(None, description="替换以后的文字。")


def _cases(value: object) -> object:
    listed = _one_or_more(value)
    if not all(isinstance(each, str | dict | Case) for each in listed):
        raise _fault(_NO_CASES)
    return tuple({"text": each} if isinstance(each, str) else each for each in listed)


_CASE: dict[str, Any] = {
    "anyOf": [
        {"type": "string", "minLength": 1},
        {
            "type": "object",
            "properties": {key: {"type": "string"} for key in ("text", "why", "becomes")},
            "required": ["text"],
            "additionalProperties": False,
        },
    ]
}
_WORDING: dict[str, Any] = {
    "type": "object",
    "properties": {"zh": {"type": "string"}, "en": {"type": "string"}},
    "required": ["zh", "en"],
    "additionalProperties": False,
}
Bilingual = Annotated[
    Wording, BeforeValidator(_message), WithJsonSchema({"anyOf": [{"type": "string", "minLength": 1}, _WORDING]})
]
Cases = Annotated[
    tuple[Case, ...],
    BeforeValidator(_cases),
    WithJsonSchema({"anyOf": [*_CASE["anyOf"], {"type": "array", "items": _CASE}]}),
]


class RuleModel(BaseModel):
    """本单位的一条规则。"""

    model_config = ConfigDict(
        extra="forbid",
        strict=True,
        frozen=True,
        alias_generator=_key_of,
    )
    type: Type = Field(description="规则的种类。")
    code: str = Field(description="代码：两个大写字母加两位数字，如 HR01。")
    name: str = Field(description="名称：一句话说明，不带空格和逗号，如“不写圆满完成”。")
    words: Words = Field((), description="要找的词。")
    pattern: str | None = Field(None, description="要找的正则表达式，写在单引号里；会写的人用。")
    pairs: Annotated[dict[str, str], BeforeValidator(_pairs)] = Field({}, description="错的写法 = 对的写法。")
    with_: str | None = Field(None, description="改成什么。")
    fix: Mending = Field("unsafe", description="fix 命令改不改：直接改、核对后改、不改。")
    at_least: int | None = Field(None, description="至少几次、几个字。")
    at_most: int | None = Field(None, description="最多几次、几个字。")
    prefer: str | None = Field(None, description="统一用哪一个；不写就看哪个写得多。")
    all: bool = Field(False, description="每个词都要有；不写就是有一个就行。")
    needs_first: bool = Field(False, description="没有写过前面的词，就不能写后面的词。")
    scope: _choices(SCOPES) = Field(("document",), description="在哪里查。")  # type: ignore[valid-type]
    each: Unit | None = Field(None, description="一个一个地查：每部分、每段、每句、每条、每处并列。")
    when: Words = Field((), description="写了这些词当中的一个，才查。")
    when_not: Words = Field((), description="写了这些词当中的一个，就不查。")
    unless: Words = Field((), description="写在这些词里面的，不算。")
    skip_quotes: bool | None = Field(None, description="书名号、引号里面的不算。")
    kinds: _choices(KINDS) = Field((), description="只查这些文种。")  # type: ignore[valid-type]
    severity: Severity = Field("warning", description="级别。")
    message: Bilingual | None = Field(None, description="报的时候怎么说。")
    advice: Bilingual | None = Field(None, description="怎么改。")
    why: str = Field("", description="为什么要有这条规则。")
    basis: str = Field("本单位的规则", min_length=1, description="依据。")
    bad: Cases = Field((), description="错例：应当报的。")
    good: Cases = Field((), description="正例：不该报的。")

    @field_validator("code", mode="before")
    @classmethod
    def _code_of_form(cls, value: object) -> str:
        if not re.fullmatch(r"[A-Z]{2}\d{2}", _text(value), re.ASCII):
            raise _fault(_CODE, code=value)
        return _text(value)

    @field_validator("name", mode="before")
    @classmethod
    def _name_of_form(cls, value: object) -> str:
        if not re.fullmatch(rf"[^\s,，]{{1,{_LONGEST_NAME}}}", _text(value)):
            raise _fault(_NAME, most=_LONGEST_NAME)
        return _text(value)

    @field_validator(*(_field_of(key) for key in TAKEN_BY))
    @classmethod
    def _of_use(cls, value: Any, info: ValidationInfo) -> Any:  # noqa: ANN401 - of any field
        """Refuse a key that means nothing for the type."""
        type_ = info.data.get("type")
        key = _key_of(info.field_name or "")
        if type_ and type_ not in TAKEN_BY[key]:
            types = [f"{each}（{TYPES[each]}）" for each in TYPES if each in TAKEN_BY[key]]
            raise _fault(_NOT_FOR, type=type_, zh=TYPES[type_], key=key, types="、".join(types))
        return value

    @field_validator("pattern")
    @classmethod
    def _pattern_compiles(cls, value: str | None) -> str | None:
        return None if value is None else _pattern(value)

    @field_validator("at_least", "at_most")
    @classmethod
    def _limit_in_bounds(cls, value: int | None, info: ValidationInfo) -> int | None:
        least = int(info.field_name == "at_least")
        if value is not None and value < least:
            raise _fault(_NEGATIVE, least=least)
        if info.field_name == "at_most" and value is not None and (info.data.get("at_least") or 0) > value:
            raise _fault(_CROSSED)
        return value

    @field_validator("words")
    @classmethod
    def _several_words(cls, value: tuple[str, ...], info: ValidationInfo) -> tuple[str, ...]:
        type_ = info.data.get("type")
        if type_ in ("order", "consistency") and len(value) < 2:
            raise _fault(_TWO_WORDS, type=type_, zh=TYPES[type_])
        return value

    @field_validator("prefer")
    @classmethod
    def _preferred_word(cls, value: str | None, info: ValidationInfo) -> str | None:
        if value is not None and value not in info.data.get("words", (value,)):
            raise _fault(_NOT_AMONG)
        return value

    @field_validator("with_")
    @classmethod
    def _replacement(cls, value: str | None, info: ValidationInfo) -> str | None:
        if value is not None and value in info.data.get("words", ()):
            raise _fault(_SAME, word=value)
        if value is not None and (pattern := info.data.get("pattern")):
            _refuse_template(pattern, value)
        return value

    @field_validator("each")
    @classmethod
    def _unit_of_use(cls, value: str | None, info: ValidationInfo) -> str | None:
        if value == "list" and info.data.get("type") not in (None, "order"):
            raise _fault(_LIST_ONLY)
        named = [scope for scope in info.data.get("scope", ()) if scope in UNITS]
        if value is not None and named:
            raise _fault(_NO_UNIT, scope=named[0])
        if value == "list" and info.data.get("needs_first"):
            raise _fault(_NOT_IN_LISTS)
        return value

    @field_validator("message", "advice")
    @classmethod
    def _fillable(cls, value: Wording | None, info: ValidationInfo) -> Wording | None:
        type_ = info.data.get("type")
        for sentence in (value.zh, value.en) if value and type_ else ():
            if not _is_fillable(sentence, PLACEHOLDERS[str(type_)]):
                raise _fault(_BRACES, known="、".join(f"{{{name}}}" for name in PLACEHOLDERS[str(type_)]))
        return value

    @field_validator("bad", "good")
    @classmethod
    def _marked(cls, value: tuple[Case, ...], info: ValidationInfo) -> tuple[Case, ...]:
        for case in value:
            marks = re.sub(r"[^⟦⟧]", "", case.text)
            if marks.replace("⟦⟧", ""):
                raise _fault(_UNPAIRED)
            if marks and info.field_name == "good":
                raise _fault(_MARK)
            type_ = info.data.get("type", "replace")
            if case.becomes is not None and (type_ != "replace" or info.field_name == "good"):
                raise _fault(_BECOMES)
        return value

    @model_validator(mode="after")
    def _complete(self) -> RuleModel:
        """Refuse a rule that does not say what to look for, or says it twice."""
        given = [
            key for key, value in (("words", self.words), ("pattern", self.pattern), ("pairs", self.pairs)) if value
        ]
        wanted = [key for key in ("words", "pattern", "pairs") if self.type in TAKEN_BY[key]]
        if wanted and not given:
            raise _fault(_ONE_OF, keys=" / ".join(wanted))
        if len(given) > 1:
            raise _fault(_EITHER, keys="、".join(given))
        if self.type in ("count", "length") and self.at_least is None and self.at_most is None:
            raise _fault(_ONE_OF, keys="at-least / at-most")
        if self.type == "replace" and (self.with_ is None) is not bool(self.pairs):
            raise _fault(_EITHER, keys="pairs、with") if self.pairs else _fault(_NO_WITH)
        return self

    @property
    def places(self) -> tuple[str, ...]:
        """Where it judges, without the words of scope that say what is judged one by one."""
        return tuple(scope for scope in self.scope if scope not in UNITS) or ("document",)

    @property
    def unit(self) -> str | None:
        """What it judges one by one, None for each place as a whole."""
        return self.each or next((scope for scope in self.scope if scope in UNITS), None)


_KEYS = frozenset(map(_key_of, RuleModel.model_fields))
"""What a rule may have, and a clerk may write below the table of pairs."""


def _refuse_template(pattern: str, template: str) -> None:
    """Refuse what a pattern is to be replaced by where it could not be made of a match."""
    fault = template_fault(pattern, template)
    if fault:
        raise _fault(_TEMPLATE, reason=fault)


def _is_fillable(sentence: str, known: tuple[str, ...]) -> bool:
    """Whether braces hold known names only; what else `format` understands is nothing for a message."""
    try:
        fields = list(string.Formatter().parse(sentence))
    except ValueError:
        return False
    return all(name is None or (name in known and not spec and not conversion) for _, name, spec, conversion in fields)
