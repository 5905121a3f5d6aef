"""What a configuration may say: the tables of TOML as models, which its JSON Schema is made from."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from zongjie_lint.configuration.patterns import is_valid
from zongjie_lint.configuration.rule_table import RuleModel
from zongjie_lint.message import Message

_NO_NUMBER = Message("应当是大于零的数，如 50 或 \"0.5\"", "must be a number above zero, such as 50 or \"0.5\"")  # fmt: skip
_NO_NAME = Message("应当是名称，或名称的列表", "must be a name or a list of names")
_NO_UNIT = Message("应当是名称，或 { name = … } 这样的表", "must be a name or a table such as { name = … }")
_NO_PATTERN = Message(
    "不是路径的写法（同 .gitignore，如 讲话稿/**）",
    "must be a pattern of paths (as .gitignore has it, such as drafts/**)",
)
_EMPTY = Message("不能是空的", "must not be empty")


def refusal(message: Message) -> PydanticCustomError:
    """The error by which a validator refuses a value, in both languages."""
    return PydanticCustomError("refused", "{en}", {"zh": message.zh, "en": message.en})


def _filled(text: str) -> str:
    if not text.strip():
        raise refusal(_EMPTY)
    return text


def _pattern(text: str) -> str:
    if not is_valid(text):
        raise refusal(_NO_PATTERN)
    return text


def _names(value: object) -> object:
    """One name is a list of one."""
    if isinstance(value, str):
        return [value]
    if not isinstance(value, list):
        raise refusal(_NO_NAME)
    return value


def _unit(value: object) -> object:
    if isinstance(value, str):
        return {"name": value}
    if not isinstance(value, Mapping):
        raise refusal(_NO_UNIT)
    return value


def _factor(value: object) -> str:
    """A number as it is written in decimals."""
    try:
        number = Decimal(str(value)) if isinstance(value, int | float | str) and value is not True else Decimal(0)
    except InvalidOperation:
        number = Decimal(0)
    if not (number.is_finite() and number > 0):
        raise refusal(_NO_NUMBER)
    return str(value)


Name = Annotated[str, AfterValidator(_filled), Field(json_schema_extra={"minLength": 1})]
Path = Name
"""A path relative to the configuration file."""
Pattern = Annotated[Name, AfterValidator(_pattern)]
"""A pattern of paths, as .gitignore has it."""
Level = Literal["error", "warning", "info", "off"]
_NAME_SCHEMA: dict[str, Any] = {"type": "string", "minLength": 1}
_NAMES_SCHEMA: dict[str, Any] = {"type": "array", "items": _NAME_SCHEMA, "minItems": 1}
_TITLES_SCHEMA: dict[str, Any] = {"type": "array", "items": _NAME_SCHEMA}
_UNIT_SCHEMA: dict[str, Any] = {
    "anyOf": [
        _NAME_SCHEMA,
        {
            "type": "object",
            "additionalProperties": False,
            "required": ["name"],
            "properties": {
                "name": {**_NAME_SCHEMA, "description": "单位名称。The unit."},
                "base": {"type": "string", "description": "折算成的单位。The unit that it converts to."},
                "factor": {
                    "anyOf": [{"type": "number", "exclusiveMinimum": 0}, _NAME_SCHEMA],
                    "description": "等于多少个 base。How many of the base.",
                },
            },
        },
    ]
}
Names = Annotated[
    list[Name],
    Field(min_length=1),
    BeforeValidator(_names),
    WithJsonSchema({"anyOf": [_NAME_SCHEMA, _NAMES_SCHEMA]}),
]
"""A name, or a list of names."""


def _kebab(name: str) -> str:
    return name.replace("_", "-")


class Table(BaseModel):
    """A table of a configuration: its keys in kebab-case, no others allowed, no value converted."""

    model_config = ConfigDict(extra="forbid", strict=True, alias_generator=_kebab)


class UnitTable(Table):
    """A unit that the lexicon lacks."""

    name: Name
    base: str = ""
    factor: Annotated[str, BeforeValidator(_factor)] = "1"


class VocabularyTable(Table):
    """What the office calls things. 本单位自己的叫法。"""

    indicators: list[Names] = Field([], description="指标名，同一指标的几种叫法写成一个列表，全称在前。Indicators; the names of one as a list, the full one first.", examples=[[["一般公共预算收入", "财政收入"]]])  # fmt: skip
    units: list[Annotated[UnitTable, BeforeValidator(_unit), WithJsonSchema(_UNIT_SCHEMA)]] = Field(
        [], description="计量单位。Units.", examples=[["架次"]]
    )
    anonymisations: list[Name] = Field([], description="有意隐去的名称。Masks that stand on purpose.", examples=[["××社区"]])  # fmt: skip
    sections: dict[str, Names] = Field({}, description="各部分的标题写法，按部分的名称。Headings by part of a report.", examples=[{"problems": ["短板弱项"]}])  # fmt: skip


class SectionTable(Table):
    """A part that approved reports have in common, as `learn` writes it. 以往稿子共有的部分。"""

    role: Name | None = Field(None, description="部分的名称。Name of the part.", examples=["problems"])
    titles: Annotated[list[Name], BeforeValidator(_names), WithJsonSchema({"anyOf": [_NAME_SCHEMA, _TITLES_SCHEMA]})] = Field([], description="历来的标题，最常用的在前；写了 role 的可以没有。Its titles, the most frequent first; not needed beside a role.", examples=[["存在问题"]])  # fmt: skip
    level: int = Field(1, ge=1, le=9, description="标题的层级，1 最高。Depth of the heading, 1 for the highest.")
    share: float = Field(1.0, gt=0, le=1, description="有这一部分的稿子占几成。How many of the reports have it.")
    kind: Name | None = Field(None, description="只用于这一文种。The kind of report that has it, if not every kind.", examples=["annual-summary"])  # fmt: skip
    reports: int = Field(0, ge=0, description="归纳自多少份稿子，自己写的不填。Of how many reports the share is; none where it is written by hand.")  # fmt: skip
    movable: bool = Field(False, description="次序不固定，不查先后。Whether reports have it at different places.")


class _Choices(Table):
    """What a file says of its documents, and an override of some of them."""

    profile: Name | None = Field(None, description="级别方案。Profile: severities for a purpose.", examples=["final"])
    kind: Name | None = Field(None, description="文种，写了就不再自动识别。Kind of report, if not as recognised.", examples=["annual-summary"])  # fmt: skip
    select: list[Name] | None = Field(None, min_length=1, description="只用这些规则：代码、代码开头或名称。Only these rules: code, prefix or name.", examples=[["NU", "DT01"]])  # fmt: skip
    ignore: list[Name] | None = Field(None, description="不用这些规则。Not these rules.", examples=[["PU"]])
    fail_level: Literal["error", "warning", "info", "never"] | None = Field(None, description="从哪一级起算不通过。Lowest severity that gives exit status 1.", examples=["warning"])  # fmt: skip
    rule_timeout: float | None = Field(None, ge=0, le=86400, description="一条规则查一份稿子最多用几秒，长稿按长短放宽；0 为不限。Seconds that a rule may take for a document, more for a long one; 0 is no limit.", examples=[30])  # fmt: skip
    baseline: Path | None = Field(None, description="已知问题的清单。File of known findings.", examples=["zongjie-lint-baseline.json"])  # fmt: skip
    suppressions: Path | None = Field(None, description="忽略清单。File of suppressions.", examples=["zongjie-lint-suppressions.toml"])  # fmt: skip
    severity: dict[str, Level] = Field({}, description="规则的级别，按代码、代码开头或名称。Severities by code, prefix or name.", examples=[{"NU25": "off"}])  # fmt: skip
    rules: dict[str, dict[str, Any]] = Field({}, description="规则的选项，按代码或名称。Options of rules, by code or name.", examples=[{"ST07": {"longest": 1200}}])  # fmt: skip
    vocabulary: VocabularyTable | None = Field(None, description=VocabularyTable.__doc__)
    section: list[SectionTable] = Field(
        [], description="以往稿子共有的各部分，按先后。Parts of past reports in their order."
    )
    rule: list[RuleModel] = Field([], description="本单位的规则。House rules.")


class OverrideTable(_Choices):
    """Other values for some of the documents. 另有规定的稿子。"""

    paths: list[Pattern] = Field(min_length=1, description="哪些稿子，写法同 .gitignore，从配置文件所在文件夹算起。Which documents, as .gitignore has it, relative to the configuration file.", examples=[["讲话稿/**"]])  # fmt: skip


class ConfigurationTable(_Choices):
    """A configuration file of zongjie-lint. zongjie-lint 的配置文件。"""

    root: bool = Field(False, description="这里是最上层：不再往上找，清单里的路径从这里算起。The top folder: the search ends here, and paths in lists are relative to it.", examples=[True])  # fmt: skip
    extends: Names | None = Field(None, description="先用这些，再加本文件的：配置文件的路径，或级别方案的名称。What this file changes: paths of files or names of profiles.", examples=["../zongjie-lint.toml"])  # fmt: skip
    exclude: list[Pattern] | None = Field(None, description="在文件夹里找稿子时跳过哪些，写法同 .gitignore。What the search of a folder leaves out, as .gitignore has it.", examples=[["归档/"]])  # fmt: skip
    plugins: list[Path] | None = Field(None, description="本地插件的路径。Paths of local plugins.", examples=[["plugins/bureau.py"]])  # fmt: skip
    overrides: list[OverrideTable] = Field([], description="另有规定的稿子。Other values for some of the documents.")
