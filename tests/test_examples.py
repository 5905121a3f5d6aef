"""The drafts in examples/ show what their README says."""

from pathlib import Path

import pytest

from zongjie_lint.builtin import provide_readers, provide_rules
from zongjie_lint.diagnostic import Severity
from zongjie_lint.inputs import reader_for
from zongjie_lint.linter import Linter

EXAMPLES = Path(__file__).parents[1] / "examples"
EXPECTED = {
    "半年总结.txt": {"DT02", "DT07", "HD01", "NU01", "NU07", "NU21", "PH01"},
    "模板稿.txt": {"PH01", "PH02", "PH03", "PH09", "PH13"},
    "网页残留.txt": {"PH05", "PH06", "PH07", "PH08"},
    "述职报告.txt": {"ST01", "ST06"},
    "干净稿.txt": set(),
    "水利半年总结.docx": {"DT07", "HD01", "NU01", "NU03", "NU07", "NU21", "PH01", "PU03", "PU06"},
}
READERS = provide_readers()


def check(name):
    report = Linter([rule() for rule in provide_rules()]).read_and_check(
        name, (EXAMPLES / name).read_bytes(), reader_for(name, READERS)
    )
    assert not report.failed
    return report


def test_every_draft_is_expected_to_show_something():
    assert {path.name for path in EXAMPLES.glob("*.*") if path.suffix != ".toml"} == {*EXPECTED, "README.md"}


@pytest.mark.parametrize("name", EXPECTED)
def test_the_draft_shows_these_faults_and_no_other(name):
    assert {found.code for found in check(name).diagnostics} == EXPECTED[name]


def test_the_clean_draft_passes():
    assert all(found.severity is Severity.INFO for found in check("干净稿.txt").diagnostics)


@pytest.mark.parametrize("name", EXPECTED)
def test_every_draft_is_recognised(name):
    outline = check(name).outline
    assert outline.kind
    assert outline.headings
