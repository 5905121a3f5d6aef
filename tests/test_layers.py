"""Who may import whom, read from the import statements."""

import ast
import re
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import zongjie_lint

ROOT = Path(zongjie_lint.__file__).parent
LAYERS = (
    "record",
    "span message vocabulary pipeline digest repository regular_file compilation_cache time_limit packages",
    "cells settings environment patterns mask",
    "source figure folding lexicon word_search chinese_numerals edit basis",
    "units proportion reader number_guard fixed_words",
    "document diagnostic inputs outputs configuration register revision",
    "word",
    "facts readers report profile fingerprint sidecar trust",
    "relations reporter rule sheet proposal fix_report sieve local_plugin cache spool baseline vocabulary_faults past",
    "rules house_rules reporters outline selection suppression comparison plugins redaction",
    "linter manual builtin registrar sidecar_sieve",
    "fixer printers",
    "testing",
    "commands",
    "cli",
    "__main__",
)
"""Modules and packages of the project; each imports from the lines above its own only."""
FORBIDDEN = {
    "readers": {"document", "facts", "relations", "rule", "rules"},
    "reporters": {"document", "facts", "relations", "rule", "rules"},
}
"""What a layer above would allow, and must not be: a reader and a reporter judge nothing."""
ONLY = {
    "click": {"cli", "commands"},
    "cn2an": {"chinese_numerals"},
    "markdown_it": {"readers"},
    "opencc": {"folding"},
    "wcmatch": {"configuration"},
    "platformdirs": {"trust"},
    "pluggy": {"plugins"},
    "pydantic": {"cache", "configuration"},
    "rich": {"reporters", "printers"},
    "subprocess": {"readers", "revision"},
    "tree_sitter": {"configuration"},
    "zongjie_lint.readers": {"builtin", "testing"},
    "xlsxwriter": {"printers"},
    "zongjie_lint.reporters": {"builtin", "manual", "printers"},
    "zongjie_lint.rules": {"builtin"},
}
"""Who alone imports something."""
NEVER = {"socket", "ssl", "urllib", "http", "ftplib", "smtplib", "requests", "httpx", "asyncio"}
SHAPELESS = {"utils", "util", "helpers", "helper", "common", "misc"}


def imports(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are written out in full"
            yield from (_target(node.module, alias.name) for alias in node.names)


def _target(module, name):
    below = ROOT.parent.joinpath(*module.split("."), name)
    return f"{module}.{name}" if below.is_dir() or below.with_suffix(".py").is_file() else module


def name_of(path):
    return ".".join(path.relative_to(ROOT.parent).with_suffix("").parts).removesuffix(".__init__")


def unit(module):
    """The module or package directly below ours: `facts` for `zongjie_lint.facts.heading`."""
    return module.split(".")[1] if "." in module else ""


MODULES = {name_of(path): sorted(set(imports(path))) for path in sorted(ROOT.rglob("*.py"))}
EDGES = [(module, target) for module, targets in MODULES.items() for target in targets]
OURS = [edge for edge in EDGES if edge[1].startswith("zongjie_lint.")]
RANK = {name: rank for rank, names in enumerate(LAYERS) for name in names.split()}


def test_every_module_has_its_place_in_the_table():
    assert {unit(module) for module in MODULES} - {""} == set(RANK)


def test_the_guide_for_contributors_shows_the_same_table():
    guide = ROOT.parent.joinpath("CONTRIBUTING.md").read_text(encoding="utf-8")
    rows = [line.split("|")[1] for line in guide.splitlines() if line.startswith("| `")]
    assert tuple(re.sub("[`/]", "", row).strip() for row in rows) == LAYERS


def test_imports_go_up_the_table_only():
    crossing = [(module, target) for module, target in OURS if unit(module) != unit(target)]
    assert [edge for edge in crossing if unit(edge[0]) and RANK[unit(edge[0])] <= RANK[unit(edge[1])]] == []


def test_no_module_imports_itself_by_a_detour():
    graph = {}
    for module, target in OURS:
        graph.setdefault(module, set()).add(target)
    TopologicalSorter(graph).prepare()


@pytest.mark.parametrize("package", FORBIDDEN)
def test_readers_and_reporters_judge_nothing(package):
    assert [edge for edge in OURS if unit(edge[0]) == package and unit(edge[1]) in FORBIDDEN[package]] == []


@pytest.mark.parametrize("thing", ONLY)
def test_one_place_imports(thing):
    importers = {unit(module) for module, target in EDGES if target == thing or target.startswith(thing + ".")}
    assert importers - {unit(thing)} <= ONLY[thing]


def test_nothing_reaches_for_the_network():
    assert [edge for edge in EDGES if edge[1].split(".")[0] in NEVER] == []


def test_two_modules_run_another_program():
    # What .doc holds no library of ours can read, and what a revision held git alone knows; two modules are few enough
    # to see that they fetch and leave nothing.
    running = {"zongjie_lint.readers.libreoffice", "zongjie_lint.revision"}
    assert {module for module, target in EDGES if target == "subprocess"} == running


def test_every_module_is_named_after_something():
    assert [module for module in MODULES if module.rsplit(".", 1)[-1] in SHAPELESS] == []
