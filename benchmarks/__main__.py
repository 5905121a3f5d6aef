"""How fast the linter is, how that grows with the text, and beside what: `python -m benchmarks --help`."""

from __future__ import annotations

import shlex
import sys
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table as RichTable

from benchmarks import comparison, growth, startup, throughput, worst_inputs
from benchmarks.linters import OTHERS
from benchmarks.machine import this_machine
from benchmarks.process import KEPT
from benchmarks.results import Results
from benchmarks.scene import Scene
from benchmarks.tables import Table, tables_of

SECTIONS: Mapping[str, Callable[[Scene, Results], Results]] = {
    "startup": lambda scene, results: replace(results, startup=startup.measure(scene)),
    "throughput": lambda scene, results: replace(results, throughput=throughput.measure(scene)),
    "growth": lambda scene, results: replace(results, growth=growth.measure(scene)),
    "adversarial": lambda scene, results: replace(results, adversarial=worst_inputs.measure(scene)),
    "others": lambda scene, results: replace(results, others=comparison.measure(scene)),
}

_WIDTH = 150
"""Columns of a table that goes into a file."""


def _sections(context: click.Context, parameter: click.Parameter, value: str) -> tuple[str, ...]:
    """The names of sections in a list with commas."""
    names = tuple(value.split(","))
    unknown = [name for name in names if name not in SECTIONS]
    if unknown:
        raise click.BadParameter(f"{', '.join(unknown)}: not one of {', '.join(SECTIONS)}")
    return names


@click.command(help=__doc__)
@click.option(
    "--only",
    callback=_sections,
    default=",".join(SECTIONS),
    metavar="SECTION,…",
    help=f"Some of {', '.join(SECTIONS)}.",
)
@click.option("--quick", is_flag=True, help="Smaller texts and fewer runs: a rough figure in a few minutes.")
@click.option("--json", "target", type=click.Path(path_type=Path, dir_okay=False), help="Also write the results here.")
@click.option("--install", is_flag=True, help="First fetch the other linters from npm and PyPI, into a cache folder.")
@click.option("--others", "cache", type=click.Path(path_type=Path, file_okay=False), default=KEPT, show_default=True, help="The folder that the other linters are in.")  # fmt: skip
def main(only: tuple[str, ...], quick: bool, target: Path | None, install: bool, cache: Path) -> None:
    """Measure, and print each table as soon as it is there."""
    others = tuple(replace(linter, cache=cache.absolute()) for linter in OTHERS)
    if install:
        for linter in others:
            linter.install()
    results = Results(1, shlex.join(["python", "-m", "benchmarks", *sys.argv[1:]]), quick, this_machine())
    console = Console(width=None if sys.stdout.isatty() else _WIDTH)
    for name in only:
        with tempfile.TemporaryDirectory(prefix="zongjie-lint-benchmark-") as folder:
            results = SECTIONS[name](Scene(Path(folder), others, quick), results)
        _show(console, tables_of(results)[name])
        if target:
            results.write(target)


def _show(console: Console, table: Table) -> None:
    shown = RichTable(title=table.title, caption="\n".join(table.notes), caption_justify="left", title_justify="left")
    for number, name in enumerate(table.head):
        shown.add_column(name, justify="right" if number else "left", overflow="fold")
    for row in table.rows:
        shown.add_row(*(cell.replace("`", "") for cell in row))
    console.print(shown, markup=False)


if __name__ == "__main__":
    main()
