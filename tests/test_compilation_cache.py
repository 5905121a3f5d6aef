"""What is kept ready beside the bytecode: it may be lost or damaged, and nothing but time is."""

import importlib
import pkgutil
import re
import subprocess
import sys

import pytest
import regex

import zongjie_lint
from zongjie_lint import patterns
from zongjie_lint.compilation_cache import CompilationCache, _write
from zongjie_lint.patterns import compiled, quick


@pytest.fixture(autouse=True)
def writes_bytecode(monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", False)


def made_by(cache, calls):
    return cache.get(("a", 0), lambda: calls.append(1) or regex.compile(r"(?P<year>\d{4})年"))


def test_a_later_run_makes_nothing_again(tmp_path):
    calls, path = [], tmp_path / "folder" / "kept.bin"
    first = CompilationCache(path)
    assert made_by(first, calls).search("在2025年")["year"] == "2025"
    first.write()
    again = made_by(CompilationCache(path), calls)
    assert (again.search("在2025年")["year"], again.pattern, len(calls)) == ("2025", r"(?P<year>\d{4})年", 1)
    assert [each.name for each in path.parent.iterdir()] == ["kept.bin"]


@pytest.mark.parametrize(
    "damage", [lambda data: data[:20], lambda data: b"", lambda data: data[:-1] + b"?", lambda data: b"x" * 99]
)
def test_what_is_damaged_is_made_anew(tmp_path, damage):
    calls, path = [], tmp_path / "kept.bin"
    first = CompilationCache(path)
    made_by(first, calls)
    first.write()
    path.write_bytes(damage(path.read_bytes()))
    assert made_by(CompilationCache(path), calls).search("2025年")
    assert len(calls) == 2


@pytest.mark.parametrize("forms", [["a"], {("a", 0): b"junk"}, {("a", 0): b"cnone_such\nname\n."}, {("a", 0): b""}])
def test_what_is_whole_and_cannot_be_read_is_made_anew(tmp_path, forms):
    calls, path = [], tmp_path / "kept.bin"
    _write(path, forms)
    cache = CompilationCache(path)
    assert made_by(cache, calls).search("2025年")
    cache.write()
    assert made_by(CompilationCache(path), calls).search("2025年")
    assert len(calls) == 1


def test_nothing_is_written_where_python_may_write_no_bytecode(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    cache = CompilationCache(tmp_path / "kept.bin")
    made_by(cache, [])
    cache.write()
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_no_hindrance(tmp_path):
    (tmp_path / "file").touch()
    cache = CompilationCache(tmp_path / "file" / "kept.bin")
    made_by(cache, [])
    cache.write()


def test_two_runs_keep_what_both_made(tmp_path):
    one, other = (CompilationCache(tmp_path / "kept.bin") for _ in range(2))
    one.get("1", list)
    other.get("2", list)
    one.write()
    other.write()
    third = CompilationCache(tmp_path / "kept.bin")
    assert [third.get(key, lambda: pytest.fail("made again")) for key in "12"] == [[], []]


def test_a_broken_pattern_says_so_when_it_is_used():
    broken = compiled("(?P<", 0)
    with pytest.raises(regex.error):
        broken.search("年")


def test_every_pattern_of_the_project_is_one():
    names = [each.name for each in pkgutil.walk_packages(zongjie_lint.__path__, "zongjie_lint.")]
    kind = type(compiled("年"))
    modules = [importlib.import_module(name) for name in names if not name.endswith((".__main__", ".preloaded"))]
    patterns = [value for module in modules for value in vars(module).values() if isinstance(value, kind)]
    assert len(patterns) > 500
    assert all(pattern.pattern for pattern in patterns)


def test_no_words_of_a_document_are_kept(tmp_path):
    """The file of a run in a fresh place holds none of the names that only the document has."""
    draft = tmp_path / "稿.txt"
    draft.write_text("一、工作情况\n旮旯镇新建鼋鼍桥3座，其中大桥1座、小桥1座。旮旯镇增长x.x%。\n", encoding="utf-8")
    command = [sys.executable, "-X", f"pycache_prefix={tmp_path / 'bytecode'}", "-m", "zongjie_lint", str(draft)]
    subprocess.run(command, check=False, capture_output=True, cwd=tmp_path, env={"PATH": ""})
    kept = list((tmp_path / "bytecode").rglob("*.bin"))
    assert len(kept) == 1
    assert "旮旯".encode() not in kept[0].read_bytes()
    assert "鼋".encode() not in kept[0].read_bytes()


@pytest.mark.parametrize(
    "source", [r"(?P<year>\d{4})年|(?<=第)(\d)", "[,;:!?]", r"(?i)ab(?:c|d){2,3}?", "[一-龥]+(?=月)"]
)
def test_a_kept_pattern_of_re_is_the_pattern(tmp_path, source):
    form = patterns._form((source, 0))
    cache = CompilationCache(tmp_path / "kept.bin")
    cache.get("form", lambda: form)
    cache.write()
    kept = CompilationCache(tmp_path / "kept.bin").get("form", list)
    again = patterns._of_form((source, 0), kept)
    assert (again, again.groupindex, again.groups) == (re.compile(source), again.groupindex, re.compile(source).groups)
    assert form is not None
    assert quick(source).findall("2025年3月第9，abcd") == re.findall(source, "2025年3月第9，abcd")


def test_code_that_the_matcher_refuses_is_compiled_anew():
    assert patterns._of_form(("[年月]", 0), (0, [1, 2, 3], 0, {}, (None,))) == re.compile("[年月]")


def test_a_python_that_keeps_its_compiler_elsewhere_compiles_in_each_run(monkeypatch):
    monkeypatch.delattr(patterns._compiler, "_code")
    assert patterns._form(("[年月]", 0)) is None
    assert patterns._of_form(("[年月]", 0), None) == re.compile("[年月]")
