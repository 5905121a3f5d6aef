"""What a run imports: heavy libraries only when they are used."""

import json
import os
import subprocess
import sys

import pytest

HEAVY = {
    "rich", "pydantic", "lxml", "docx", "opencc", "cn2an", "tree_sitter", "markdown_it", "xlsxwriter", "charset_normalizer",
    "wcmatch", "platformdirs", "importlib.metadata", "email", "tomllib", "zipfile", "tempfile", "difflib", "subprocess",
    "multiprocessing", "concurrent", "asyncio", "socket", "ssl", "http", "xml", "logging", "unittest", "importlib.resources",
}  # fmt: skip
PAGE = (
    "清塘镇2025年工作总结\n\n一、主要工作\n　　全年整修村道12公里，其中水泥路8公里、砂石路4公里，同比增长20%。6月30日前完成全部任务。\n"
    "　　新建水池6座，投入资金35.5万元，占全年计划的71%。\n\n二、存在的问题\n　　一是管护经费不足。二是人手不够。\n\n三、下一步打算\n　　2026年计划整修村道15公里。\n"
)
_PROGRAM = """
import atexit, json, sys
from zongjie_lint.__main__ import main
sys.argv = ["zongjie-lint", *{arguments!r}]
atexit.register(lambda: print("\\n" + json.dumps(sorted(sys.modules)), file=sys.stderr))
main()
"""


def imported(folder, *arguments):
    """The modules that a run has imported at its end; a first run leaves behind what the second finds compiled."""
    command = [sys.executable, "-c", _PROGRAM.format(arguments=list(arguments))]
    writing = {**os.environ, "PYTHONDONTWRITEBYTECODE": ""}
    for _ in range(2):
        done = subprocess.run(
            command, capture_output=True, text=True, cwd=folder, check=False, encoding="utf-8", env=writing
        )
    assert done.returncode in (0, 1), done.stderr
    return set(json.loads(done.stderr.splitlines()[-1]))


@pytest.fixture
def page(tmp_path):
    (tmp_path / "稿.txt").write_text(PAGE, encoding="utf-8")
    return tmp_path


def test_the_version_is_told_without_the_rules(page):
    modules = imported(page, "--version")
    assert not modules & HEAVY
    assert {name for name in modules if name.startswith("zongjie_lint.")} <= {
        "zongjie_lint.__main__",
        "zongjie_lint.cli",
    }


@pytest.mark.parametrize("format_", ["json", "concise", "jsonl"])
def test_a_page_of_text_needs_no_heavy_library(page, format_):
    modules = imported(page, "--format", format_, "稿.txt")
    assert not modules & HEAVY
    assert not {name for name in modules if name.startswith(("zongjie_lint.word.p", "zongjie_lint.readers.html_"))}
    others = {name for name in modules if not name.startswith("zongjie_lint")}
    assert len(others) < 200, sorted(others)


def test_only_the_reporters_that_are_asked_for(page):
    modules = imported(page, "--format", "json", "稿.txt")
    assert (
        not {f"zongjie_lint.reporters.{name}" for name in ("full", "sarif", "junit", "html", "csv", "github")} & modules
    )
