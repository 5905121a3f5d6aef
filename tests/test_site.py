"""The pages of the site say what the program does, and mkdocs and zensical build them; ZONGJIE_LINT_UPDATE=1 writes them anew."""

import importlib.util
import inspect
import os
import re
import shutil
import subprocess
import sys
from types import ModuleType

import pytest

from zongjie_lint.plugins import Hooks

from . import rule_pages
from .written_pages import FENCE, LINK, ROOT, SESSION, agrees, read

PAGES = ROOT / "docs" / "pages"
NAVIGATION = re.compile(r"(?<=# rules: written by tests/test_site.py\n).*?(?= +# end of rules)", re.DOTALL)
WRITTEN = sorted(str(path.relative_to(PAGES)) for path in PAGES.rglob("*.md") if path.parent.name != "rules")
GUIDES = [
    name for name in WRITTEN if name.startswith(("guides/", "english")) and SESSION.search(read(f"docs/pages/{name}"))
]
TAUGHT = ["plugins.md", "guides/author.md"]
BROKEN = re.compile(r"(?<=[\u3001-\u9fff，；：）”])\n {0,3}(?=[\u4e00-\u9fff“《（])")
BLOCK = re.compile(r"^```.*?^```$|^---$.*?^---$", re.DOTALL | re.MULTILINE)
STEP = re.compile(r"^```(\w+)(?: title=\"(.+?)\")?\n(.*?)^```$", re.DOTALL | re.MULTILINE)
SECONDS = re.compile(r"\d+\.\d\d 秒")
FUNCTION = f'zongjie-lint() {{ "{sys.executable}" -m zongjie_lint "$@"; }}\n'


@pytest.mark.parametrize("name", WRITTEN)
def test_no_line_breaks_off_between_two_chinese_characters(name):
    """A browser puts a blank there, which Chinese does not have."""
    text = BLOCK.sub("", read(f"docs/pages/{name}"))
    assert [text[at.start() - 8 : at.end() + 8] for at in BROKEN.finditer(text)] == []


@pytest.mark.parametrize("name", rule_pages.pages())
def test_the_page_of_a_rule_is_what_the_rule_says(name):
    agrees(f"docs/pages/{name}", rule_pages.pages()[name])


def test_there_is_no_page_of_a_rule_that_is_gone():
    assert {f"rules/{path.name}" for path in PAGES.joinpath("rules").iterdir()} <= {*rule_pages.pages()}


def test_the_navigation_leads_to_every_rule():
    name = "docs/mkdocs.yml"
    assert NAVIGATION.search(read(name))
    agrees(name, NAVIGATION.sub(lambda _: rule_pages.navigation() + "\n", read(name)))


@pytest.mark.parametrize("name", GUIDES)
def test_what_a_guide_shows_is_what_the_program_prints(name, tmp_path):
    """The commands of a page run one after the other in a folder with the examples, as its reader would run them."""
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    page = f"docs/pages/{name}"
    agrees(page, STEP.sub(lambda step: _done(step, tmp_path), read(page)))


def _done(step, folder):
    """A step of a guide with what comes of it: a file is written, commands run, and what `$` begins is shown with its output."""
    kind, name, block = step.groups()
    if name:
        folder.joinpath(name).write_text(block, encoding="utf-8")
    elif kind == "sh":
        _output(block, folder)
    elif kind == "console":
        command = block.splitlines()[0].removeprefix("$ ")
        return f"```console\n$ {command}\n{_output(command, folder)}```"
    return step[0]


def _output(command, folder):
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "COLUMNS": "88", "NO_COLOR": "1"}
    done = subprocess.run(
        ["bash", "-c", FUNCTION + command],
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert not re.search("Traceback|command not found|没有命令", done.stdout), done.stdout
    said = SECONDS.sub("0.05 秒", done.stdout)
    return "".join(f"{line.rstrip()}\n" for line in said.splitlines())


@pytest.mark.parametrize("name", TAUGHT)
def test_the_code_of_a_page_runs(name, monkeypatch):
    blocks = [block for kind, block in FENCE.findall(read(f"docs/pages/{name}")) if kind == "python"]
    assert blocks
    module = ModuleType("zongjie_lint_port")
    monkeypatch.setitem(sys.modules, module.__name__, module)
    for block in blocks:
        exec(compile(block, name, "exec"), vars(module))


def test_every_hook_is_described_with_its_signature():
    page = read("docs/pages/plugins.md")
    hooks = {name: value for name, value in vars(Hooks).items() if name.startswith("provide_")}
    assert len(hooks) == 4
    for name, hook in hooks.items():
        signature = inspect.signature(hook)
        assert list(signature.parameters) == ["self"]
        assert f"`{name}() -> {signature.return_annotation}`" in page
        assert f"### {name}\n" in page
        assert f"def {name}() -> {signature.return_annotation}:" in page


@pytest.mark.parametrize("name", WRITTEN)
def test_a_page_leads_to_pages_of_the_site_only(name):
    targets = [a or b for a, b in LINK.findall(FENCE.sub("", read(f"docs/pages/{name}")))]
    local = [target.partition("#")[0] for target in targets if not target.startswith(("http://", "https://", "#"))]
    for target in local:
        place = (PAGES / name).parent.joinpath(target).resolve()
        assert place.exists(), target
        assert place.is_relative_to(PAGES), f"{target}: what is not on the site is named, not linked"


def test_every_page_stands_below_pages():
    assert [path.name for path in ROOT.joinpath("docs").glob("*.md")] == []


@pytest.fixture(scope="module", params=["mkdocs", "zensical"])
def site(request, tmp_path_factory):
    """The site as one of the builders makes it."""
    needed = {"mkdocs": "material", "zensical": "zensical"}[request.param]
    if importlib.util.find_spec(needed) is None:
        pytest.skip(f"{needed} is not installed")
    folder = tmp_path_factory.mktemp(request.param)
    shutil.copytree(ROOT / "docs", folder / "docs", ignore=shutil.ignore_patterns("site", ".cache"))
    done = subprocess.run(
        [sys.executable, "-m", request.param, "build", "--strict", "-f", "docs/mkdocs.yml"],
        cwd=folder,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert not re.search("WARNING|warning", done.stdout + done.stderr), done.stdout + done.stderr
    return folder / "docs" / "site"


def test_every_page_is_built(site):
    names = {path.relative_to(PAGES).with_suffix(".html") for path in PAGES.rglob("*.md")}
    assert {name for name in names if not site.joinpath(name).is_file()} == set()


def test_no_page_asks_another_machine_for_anything(site):
    asks = re.compile(
        r"<(?:script|img|iframe|source)[^>]+src=\"?(?:https?:)?//|<link[^>]+href=\"?(?:https?:)?//(?![^>]*canonical)|@import|url\(\"?https?:"
    )
    for path in [*site.rglob("*.html"), site / "assets" / "site.css"]:
        found = asks.search(path.read_text(encoding="utf-8"))
        assert found is None, f"{path.name}: {found[0]}"


def test_the_pages_of_the_rules_show_what_is_found(site):
    page = site.joinpath("rules", "NU05.html").read_text(encoding="utf-8")
    assert '<pre class="case bad">✗ 港区全年装卸货物<ins>640万吨</ins>' in page
    assert "增长<mark>13.1%</mark>" in page


def test_the_old_anchors_still_lead_somewhere(site):
    assert 'id="nu05"' in site.joinpath("rules.html").read_text(encoding="utf-8")
