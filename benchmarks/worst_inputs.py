"""How long a check of one long line takes when a short string is all that it holds.

The strings are those that patterns are slow on: each of what a pattern repeats, and an example of a fault from every rule. The time
should grow with the length of the line and not with its square.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from benchmarks.checked import Checked, Request, check_all
from benchmarks.scene import Scene

STRINGS = (
    "1",
    "一",
    "万",
    "十",
    "1.",
    "1,",
    "12,345,678",
    "x",
    "X",
    "_",
    "*",
    "…",
    "，",
    ",",
    "。",
    "、",
    "；",
    "（",
    "）",
    "（（）",
    "（1）",
    "《",
    "“‘",
    "“‘’”",
    "一是",
    "一是抓好，",
    "一、",
    "一、\n",
    "（一）",
    " ",
    "\u3000",
    "\t",
    "\n",
    "的 1 的",
    "的\n1\n",
    "|",
    "| 1 |\n",
    "|---|\n",
    "-",
    "—",
    "%",
    "1%、",
    "占",
    "增长",
    "其中",
    "分别",
    "共计",
    "比上年增长1%，",
    "1亿元、",
    "1—2",
    "2025年",
    "5月1日",
    "月日",
    "第一季度",
    "xx局",
    "甲3个，共计3个，",
    "3个（甲1个",
    "3个甲：乙、",
    "甲、乙等3家",
    "甲、乙、",
    "抓好以下三项工作",
    "100人，其中50人、",
    "龘",
    "\u202e",
    "<a>",
    "<!--",
    "zongjie-lint: ",
)
_LENGTHS, _QUICK = (5_000, 20_000), (2_000, 8_000)
_LIMIT = 60
_FIRST = "总结。"
"""Blanks alone would be an empty document, which no rule looks at."""


@dataclass(frozen=True)
class Row:
    """One string, repeated."""

    name: str
    """The string, or the code of the rule whose example it is."""
    lengths: tuple[int, int]
    """In characters."""
    seconds: list[float | None]
    """Processor time for each length; None where the check was ended after `_LIMIT` seconds."""
    ratio: float | None
    """Time for a character of the longer line to that of the shorter: 1 is linear, 4 square."""
    failures: tuple[str, ...]
    """Rules that failed or gave up."""


def measure(scene: Scene) -> list[Row]:
    """Every string in both lengths, the slowest first."""
    lengths = _QUICK if scene.quick else _LENGTHS
    inputs = {repr(string): string for string in STRINGS} | dict(_examples())
    checks = {check.name: check for check in check_all([*_requests(inputs, lengths)], _LIMIT)}
    rows = [_row(name, [checks[f"{name} {length}"] for length in lengths], lengths) for name in inputs]
    return sorted(rows, key=lambda row: -(float("inf") if row.seconds[1] is None else row.seconds[1]))


def _examples() -> Iterator[tuple[str, str]]:
    """By the code of the rule, the first example of the fault it finds, on one line, and all its examples one a line."""
    from zongjie_lint.builtin import provide_rules  # noqa: PLC0415
    from zongjie_lint.rule import Bad  # noqa: PLC0415

    for rule in provide_rules():
        bad = [example.text for example in rule.examples if isinstance(example, Bad)]
        if bad:
            yield rule.code, bad[0].replace("\n", "")
            yield f"{rule.code} 多行", "\n".join(bad) + "\n"


def _requests(inputs: dict[str, str], lengths: tuple[int, int]) -> Iterator[Request]:
    for name, string in inputs.items():
        for length in lengths:
            yield {"name": f"{name} {length}", "text": (_FIRST + string * (length // len(string) + 1))[:length]}


def _row(name: str, checks: list[Checked], lengths: tuple[int, int]) -> Row:
    seconds = [check.seconds for check in checks]
    short, long = seconds
    ratio = long / short * lengths[0] / lengths[1] if short and long else None
    return Row(name, lengths, seconds, ratio, tuple(sorted({code for check in checks for code in check.failures})))
