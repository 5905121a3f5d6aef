"""Writes the measured tables of the documentation's page: `python -m benchmarks.page [RESULTS.json]`.

What stands between the markers of the page is replaced; the results are kept beside this file, so that a test can tell
whether the page still says what was measured.
"""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.machine import Machine
from benchmarks.process import ROOT
from benchmarks.results import Results
from benchmarks.tables import Table, tables_of

PAGE = ROOT / "docs" / "pages" / "performance.md"
KEPT = Path(__file__).with_name("results.json")
_MEASURED = re.compile(
    r"(?<=<!-- measured: written by python -m benchmarks.page -->\n).*(?=<!-- end of measured -->)", re.DOTALL
)


def main(*arguments: str) -> None:
    """Write the page from some results, which are kept, or from those that were kept."""
    if arguments and Path(arguments[0]).resolve() != KEPT:
        Results.read(Path(arguments[0]))
        shutil.copyfile(arguments[0], KEPT)
    PAGE.write_text(written(PAGE.read_text(encoding="utf-8"), Results.read(KEPT)), encoding="utf-8")


def written(page: str, results: Results) -> str:
    """The page with the tables of these results; raises ValueError if it has no place for them."""
    found, count = _MEASURED.subn(lambda _: "\n" + "\n".join(_lines(results)) + "\n\n", page)
    if count != 1:
        raise ValueError(f"{count} places for the tables instead of one")
    return found


def _lines(results: Results) -> Iterator[str]:
    yield f"    {results.command}"
    yield ""
    yield _where(results.machine)
    if results.quick:
        yield ""
        yield "这是 `--quick` 的粗略结果：文本小，次数少。"
    for table in tables_of(results).values():
        yield from _markdown(table)


def _where(machine: Machine) -> str:
    libraries = "、".join(f"{name} {version}" for name, version in machine.libraries.items())
    node = f"，Node.js {machine.node.removeprefix('v')}" if machine.node else ""
    return (
        f"{machine.date} 测得：{machine.processor}，可用 {machine.cores} 核，内存 {machine.memory_gigabytes:.0f} GB，"
        f"{machine.system}，Python {machine.python}（{libraries}）{node}，"
        f"zongjie-lint {machine.version}（提交 {machine.revision}）。开始前一分钟，平均有 {machine.load} 个进程在用处理器。"
    )


def _markdown(table: Table) -> Iterator[str]:
    yield ""
    yield f"### {table.title}"
    yield ""
    yield _row(table.head)
    yield _row(["---", *["---:"] * (len(table.head) - 1)])
    yield from (_row(row) for row in table.rows)
    for note in table.notes:
        yield ""
        yield note


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(map(_cell, cells))} |"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


if __name__ == "__main__":
    main(*sys.argv[1:])
