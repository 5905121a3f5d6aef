"""The linters that a user might pick instead: where they come from, how they are run, what they print."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Protocol

from benchmarks.process import KEPT, LINTER

Lines = Counter[tuple[str, int]]
"""How many things were said of each line of each file, by the name of the file and the number of the line."""


@dataclass(frozen=True)
class Package:
    """A package of a registry, pinned."""

    name: str
    version: str

    def pinned(self, mark: str) -> str:
        """The name and the version as the installer of a registry wants them, such as `zhlint@0.8.2`."""
        return f"{self.name}{mark}{self.version}"


@dataclass(frozen=True)
class Linter:
    """A linter for prose from a package registry, in a folder of its own."""

    name: str
    packages: tuple[Package, ...]
    """The first is the linter, the others are its rules."""
    arguments: tuple[str, ...]
    """The program and what comes before the files; `{home}` is where it is installed."""
    read: Callable[[str], Lines]
    """What its output says of each line."""
    from_pypi: bool = False
    stream: str = ""
    """The suffix of the file that holds its report: `.errors` if it reports to standard error."""
    only_pattern: bool = False
    """Whether it looks at its first argument only, which may be a pattern."""
    cache: Path = KEPT

    @property
    def home(self) -> Path:
        """The folder that it is installed in."""
        return self.cache / self.name.replace("/", "-").replace(" ", "-")

    @property
    def version(self) -> str:
        """The versions of its packages, as pinned."""
        return "、".join(package.pinned(" ") for package in self.packages)

    @property
    def absence(self) -> str | None:
        """Why it cannot be run here; None if it can."""
        if self._program.exists() and not self._failure.exists():
            return None
        said = self._failure.read_text(encoding="utf-8") if self._failure.exists() else ""
        return said or "没有装（加 --install）"

    def command(self, folder: Path) -> tuple[str, ...]:
        """The command line that checks the Markdown files of the folder it runs in."""
        files = ["*.md"] if self.only_pattern else sorted(path.name for path in folder.glob("*.md"))
        return (str(self._program), *(each.format(home=self.home) for each in self.arguments[1:]), *files)

    def said(self, output: Path) -> Lines:
        """What it said of each line, from the file that it printed to."""
        return self.read(Path(f"{output}{self.stream}").read_text(encoding="utf-8"))

    def install(self) -> None:
        """Install it from its registry, unless it is there; why that failed is kept and told by `absence`."""
        if self.absence is None:
            return
        shutil.rmtree(self.home, ignore_errors=True)
        self.home.mkdir(parents=True)
        for command in self._pip() if self.from_pypi else self._npm():
            reason = _fails(command)
            if reason:
                self._failure.write_text(reason, encoding="utf-8")
                return

    def _npm(self) -> list[tuple[str, ...]]:
        pinned = (package.pinned("@") for package in self.packages)
        return [("npm", "install", "--prefix", str(self.home), "--no-audit", "--no-fund", "--save-exact", *pinned)]

    def _pip(self) -> list[tuple[str, ...]]:
        pinned = (package.pinned("==") for package in self.packages)
        return [(sys.executable, "-m", "venv", str(self.home)), (str(self._bin / "pip"), "install", "--quiet", *pinned)]

    @property
    def _bin(self) -> Path:
        return self.home / ("bin" if self.from_pypi else "node_modules/.bin")

    @property
    def _program(self) -> Path:
        return self._bin / self.arguments[0]

    @property
    def _failure(self) -> Path:
        return self.home / "not-installed.txt"


def _fails(command: Sequence[str]) -> str | None:
    """The line in which an installer says why it failed, if it did."""
    try:
        done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, timeout=600)
    except (OSError, subprocess.TimeoutExpired) as error:
        return f"没装上：{error}"
    if not done.returncode:
        return None
    errors = [line for line in done.stderr.splitlines() if re.search("E404|404 Not|No matching|ERR|error", line)]
    return f"没装上：{(errors or ['?'])[min(1, len(errors) - 1)][:160]}"


def read_autocorrect(output: str) -> Lines:
    """The JSON of autocorrect: a line it would change is one thing said."""
    messages = json.loads(output)["messages"]
    return Counter((Path(each["filepath"]).name, line["l"]) for each in messages for line in each["lines"])


def read_textlint(output: str) -> Lines:
    """The JSON of textlint."""
    files = json.loads(output or "[]")
    return Counter((Path(each["filePath"]).name, said["line"]) for each in files for said in each["messages"])


def read_proselint(output: str) -> Lines:
    """The JSON of proselint, whose places are lines and columns."""
    files = json.loads(output)["result"]
    return Counter(
        (Path(name).name, said["pos"][0]) for name, each in files.items() for said in each.get("diagnostics", ())
    )


def read_zhlint(output: str) -> Lines:
    """What zhlint prints: `file:line:column - …`; when it breaks down it prints where, and ends as if all were well."""
    if re.search(r"^    at \S+ \(", output, re.MULTILINE):
        raise ValueError(output[:300])
    return Counter(
        (Path(name).name, int(line)) for name, line in re.findall(r"^(\S+?):(\d+):\d+ - ", output, re.MULTILINE)
    )


def read_lint_md(output: str) -> Lines:
    """What lint-md prints: the file, and below it `line:column  error  …`."""
    found: Lines = Counter()
    name = ""
    for line in output.splitlines():
        at = re.match(r"\s+(\d+):\d+\s", line)
        if at:
            found[name, int(at[1])] += 1
        elif line.strip():
            name = Path(line.strip()).name
    return found


class Contender(Protocol):
    """A linter that can be run beside others, ours among them."""

    @property
    def name(self) -> str: ...  # noqa: D102

    @property
    def version(self) -> str: ...  # noqa: D102

    def command(self, folder: Path) -> tuple[str, ...]: ...  # noqa: D102

    def said(self, output: Path) -> Lines: ...  # noqa: D102


class Ours:
    """The linter of this tree, with one worker."""

    name = "zongjie-lint"
    version = metadata.version("zongjie-lint")

    def command(self, folder: Path) -> tuple[str, ...]:
        """The command line that checks the folder it runs in."""
        return (*LINTER, "--format", "json", "--jobs", "1", ".")

    def said(self, output: Path) -> Lines:
        """What it said of each line."""
        files = json.loads(output.read_bytes())["files"]
        return Counter(
            (Path(each["path"]).name, said["span"]["start"]["line"]) for each in files for said in each["diagnostics"]
        )


_TEXTLINT = Package("textlint", "15.8.0")
_RULES = (
    "textlint-rule-zh-half-and-full-width-bracket", "@textlint-rule/textlint-rule-no-unmatched-pair",
    "textlint-rule-no-todo", "textlint-rule-date-weekday-mismatch",
)  # fmt: skip
OTHERS = (
    Linter("autocorrect", (Package("autocorrect-node", "2.14.0"),), ("autocorrect", "--lint", "--format", "json", "--threads", "1"), read_autocorrect),
    Linter("zhlint", (Package("zhlint", "0.8.2"),), ("zhlint",), read_zhlint, stream=".errors", only_pattern=True),
    Linter("lint-md", (Package("@lint-md/cli", "2.2.4"),), ("lint-md", "--threads", "1"), read_lint_md),
    Linter(
        "textlint",
        (_TEXTLINT, *map(Package, _RULES, ("1.1.0", "2.0.4", "2.0.1", "1.1.1"))),
        ("textlint", "--format", "json", "--no-textlintrc", "--rules-base-directory", "{home}/node_modules", *(part for rule in _RULES for part in ("--rule", rule))),
        read_textlint,
    ),
    Linter(
        "textlint zh-technical-writing",
        (_TEXTLINT, Package("textlint-rule-preset-zh-technical-writing", "0.0.3")),
        ("textlint", "--format", "json", "--no-textlintrc", "--rules-base-directory", "{home}/node_modules", "--preset", "textlint-rule-preset-zh-technical-writing"),
        read_textlint,
    ),
    Linter("proselint", (Package("proselint", "0.16.0"),), ("proselint", "check", "--output-format", "json"), read_proselint, from_pypi=True),
)  # fmt: skip
"""Those that a search for linters of Chinese prose leads to; proselint reads English, and is asked for often."""
