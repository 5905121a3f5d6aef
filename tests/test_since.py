"""`--since REV`: only what was touched since a revision, in the whole of the document."""

import hashlib
import json
import os
import subprocess

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from word_documents import document, p

from zongjie_lint.cli import main
from zongjie_lint.comparison import Comparison
from zongjie_lint.diagnostic import Diagnostic, Related, Severity
from zongjie_lint.fingerprint import normalised_sentence, normalised_sentences
from zongjie_lint.message import Message
from zongjie_lint.report import FileReport
from zongjie_lint.revision import UnusableRevision, revision_at
from zongjie_lint.source import Source
from zongjie_lint.span import Span

OLD = """清塘镇2025年工作总结

　　一、主要工作
　　全年整修村道12公里，改造危桥×座。4月31日，镇里召开动员会。
　　新建水池12座，其中大池4座、中池6座、小池3座。

　　二、存在问题
　　管护人员不足，一人要跑五个村，个别村的水费没有收齐，老旧管道还有两处渗漏没有修好。

　　三、下一步打算
　　明年，修好剩下的3公里村道，换掉两处渗漏的老旧管道，每两个村配一名管护员，把水费收缴到户。

　　清塘镇人民政府
　　2025年12月20日
"""
LONG_PARAGRAPH = (
    "　　镇村干部分片包干，逐户走访，把水管、水表、水池和水源地都看了一遍，登记造册，随坏随修，随报随办。\n" * 12
)
NEW_SENTENCE = "6月31日，水管站完成了验收。"
DRAFT = "稿子/清塘镇 总结.txt"


def git(folder, *arguments, **environment):
    ours = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    identity = ("-c", "user.name=n", "-c", "user.email=n@example", "-c", "commit.gpgsign=false")
    command = ["git", "-C", str(folder), *identity, *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, check=True, env={**ours, **environment}, timeout=60)
    return done.stdout.decode().strip()


def commit(folder, message="改稿"):
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "--allow-empty", "-m", message)
    return git(folder, "rev-parse", "HEAD")


@pytest.fixture
def repository(tmp_path, monkeypatch):
    """A repository with one old draft in its only commit, in which the program runs."""
    folder = tmp_path / "库"
    (folder / "稿子").mkdir(parents=True)
    git(folder, "init", "-q", "-b", "main")
    (folder / DRAFT).write_text(OLD, encoding="utf-8")
    commit(folder, "初稿")
    monkeypatch.chdir(folder)
    return folder


def run(*arguments, stdin=None):
    return CliRunner().invoke(main, ["check", *map(str, arguments)], input=stdin)


def since(revision, *arguments, stdin=None):
    """Codes and lines of what is reported, and the exit status."""
    done = run("--format", "json", "--since", revision, *(arguments or ["."]), stdin=stdin)
    assert done.stdout, done.stderr
    files = json.loads(done.stdout)["files"]
    return [
        (each["code"], each["span"]["start"]["line"]) for file in files for each in file["diagnostics"]
    ], done.exit_code


def edit(folder, *changes, name=DRAFT):
    path = folder / name
    text = path.read_text(encoding="utf-8")
    for before, after in changes:
        assert before in text
        text = text.replace(before, after, 1)
    path.write_text(text, encoding="utf-8")


def refused(*arguments, stdin=None):
    done = run(*arguments, stdin=stdin)
    assert done.exit_code == 2
    assert not isinstance(done.exception, Exception) or isinstance(done.exception, SystemExit)
    return done.stderr


# What counts as touched


def test_an_unchanged_draft_has_nothing_new(repository):
    assert len(json.loads(run("--format", "json", ".").stdout)["files"][0]["diagnostics"]) == 3
    assert since("HEAD") == ([], 0)


def test_a_new_sentence_is_reported_and_its_neighbours_are_not(repository):
    edit(repository, ("4月31日", f"{NEW_SENTENCE}4月31日"))
    assert since("HEAD") == ([("DT07", 4)], 1)
    commit(repository)
    assert since("HEAD") == ([], 0)
    assert since("HEAD~1") == ([("DT07", 4)], 1)


def test_an_edited_sentence_with_an_old_fault_is_touched(repository):
    edit(repository, ("小池3座", "小池5座"))
    assert since("HEAD") == ([("NU01", 5)], 1)


def test_a_part_that_is_missing_does_not_hide_another(repository):
    problems, plan = (
        OLD[OLD.index(begin) : OLD.index(end)]
        for begin, end in (("　　二、", "　　三、"), ("　　三、", "　　清塘镇人民"))
    )
    edit(repository, (problems, LONG_PARAGRAPH))
    commit(repository)
    assert since("HEAD") == ([], 0)
    edit(repository, (plan, problems))
    assert since("HEAD") == ([("ST01", 1)], 1)


def test_a_moved_paragraph_is_not_touched(repository):
    moved = "　　新建水池12座，其中大池4座、中池6座、小池3座。\n"
    edit(repository, (moved, ""), ("　　管护人员不足", f"{moved}　　管护人员不足"))
    assert since("HEAD") == ([], 0)


def test_a_second_copy_of_an_old_fault_is_new(repository):
    edit(repository, ("　　管护人员不足", "　　4月31日，镇里召开动员会。管护人员不足"))
    assert since("HEAD") == ([("DT07", 8)], 1)


def test_a_place_that_joins_a_finding_of_many_places_shows_it(repository):
    edit(repository, ("　　管护人员不足", "　　走访××公司5次，××村修了路。××村也修了路。管护人员不足"))
    commit(repository)
    edit(repository, ("××公司", "水务公司"))
    assert since("HEAD") == ([("PH03", 8)], 0)  # the other mask of the sentence that was edited
    edit(repository, ("××村修了路。", "石桥村修了路。"))
    assert since("HEAD") == ([], 0)
    edit(repository, ("镇里召开", "××镇召开"))
    assert since("HEAD") == ([("DT07", 4), ("PH03", 4)], 1)


def finding_on(text, own, *related):
    """A report with one finding, at some words of a text."""
    spans = [Span(text.index(words), text.index(words) + 1) for words in (own, *related)]
    nothing = Message("", "")
    places = tuple(Related(span, nothing) for span in spans[1:])
    found = Diagnostic("NU30", "sum", Severity.ERROR, spans[0], nothing, nothing, related=places)
    return FileReport("稿.txt", Source("稿.txt", text), diagnostics=(found,))


@pytest.mark.parametrize(
    ("text", "is_new"),
    [
        ("合计12座。甲村5座。乙村6座。", False),
        ("乙村6座。甲村5座。合计12座。", False),
        ("合计12座。丙村3座。甲村5座。乙村6座。", False),
        ("合计12座。甲村5座。乙村8座。", True),
        ("合计13座。甲村5座。乙村6座。", True),
    ],
)
def test_a_change_of_what_a_finding_speaks_of_touches_it(text, is_new):
    before = finding_on("合计12座。甲村5座。乙村6座。", "合计", "甲村", "乙村")
    after = finding_on(text, "合计", "甲村", "乙村")
    fresh, known = Comparison.with_earlier(before, before.source).divided(after, after.source)
    assert (len(fresh), len(known)) == ((1, 0) if is_new else (0, 1))


def test_what_merely_stood_there_may_be_referred_to_anew():
    before = finding_on("合计12座。甲村5座。乙村6座。", "合计", "甲村")
    after = finding_on("合计12座。甲村5座。乙村6座。", "合计", "甲村", "乙村")
    assert Comparison.with_earlier(before, before.source).divided(after, after.source)[0] == []


def test_new_files_are_whole_whether_git_knows_them_or_not(repository):
    (repository / "稿子" / "新稿.txt").write_text("4月31日，镇里召开动员会。\n", encoding="utf-8")
    assert since("HEAD") == ([("DT07", 1)], 1)
    git(repository, "add", "-A")
    assert since("HEAD") == ([("DT07", 1)], 1)


def test_a_renamed_file_is_held_against_what_it_was(repository):
    git(repository, "mv", DRAFT, "稿子/定稿.txt")
    assert since("HEAD") == ([], 0)
    edit(repository, ("4月31日", f"{NEW_SENTENCE}4月31日"), name="稿子/定稿.txt")
    assert since("HEAD") == ([("DT07", 4)], 1)
    commit(repository)
    assert since("HEAD~1") == ([("DT07", 4)], 1)


def test_a_deleted_file_is_no_concern(repository):
    (repository / "干净.txt").write_text("全镇整修村道12公里。\n", encoding="utf-8")
    commit(repository)
    (repository / DRAFT).unlink()
    assert since("HEAD~1") == ([], 0)


def test_word_documents_are_compared_by_their_text(repository):
    word = repository / "简报.docx"
    word.write_bytes(document(p("4月31日，镇里召开动员会。"), p("全镇整修村道12公里。")))
    commit(repository)
    word.write_bytes(document(p("全镇整修村道12公里。"), p("4月31日，镇里召开动员会。"), p("6月31日，验收完毕。")))
    assert since("HEAD", word) == ([("DT07", 3)], 1)


def test_other_line_ends_and_another_encoding_touch_nothing(repository):
    path = repository / DRAFT
    path.write_bytes(OLD.replace("\n", "\r\n").encode())
    assert since("HEAD") == ([], 0)
    path.write_bytes(OLD.encode("gb18030"))
    assert since("HEAD") == ([], 0)


def test_where_a_branch_began(repository):
    git(repository, "checkout", "-q", "-b", "改稿")
    edit(repository, ("4月31日", f"{NEW_SENTENCE}4月31日"))
    commit(repository)
    git(repository, "checkout", "-q", "main")
    edit(repository, ("×座", "2座"))
    commit(repository)
    git(repository, "checkout", "-q", "改稿")
    assert since("main...") == ([("DT07", 4)], 1)
    assert since("main") == ([("PH01", 4), ("DT07", 4)], 1)  # which main has no more


def test_a_draft_from_standard_input_is_the_file_that_is_named(repository):
    text = OLD.replace("4月31日", f"{NEW_SENTENCE}4月31日")
    assert since("HEAD", "--stdin-filename", DRAFT, "-", stdin=text) == ([("DT07", 4)], 1)
    assert "--stdin-filename" in refused("--since", "HEAD", "-", stdin=text)


def test_a_baseline_and_a_revision_agree_and_work_together(repository):
    CliRunner().invoke(main, ["baseline", "create", "."])
    commit(repository)
    edit(repository, ("4月31日", f"{NEW_SENTENCE}4月31日"))
    by_baseline = json.loads(run("--format", "json", ".").stdout)["files"][0]["diagnostics"]
    by_revision = json.loads(run("--format", "json", "--no-baseline", "--since", "HEAD", ".").stdout)["files"][0]
    assert by_baseline == by_revision["diagnostics"]
    assert since("HEAD") == ([("DT07", 4)], 1)
    commit(repository)
    assert since("HEAD") == ([], 0)


def test_a_check_from_a_hook_asks_the_repository_of_the_draft(repository, monkeypatch):
    monkeypatch.setenv("GIT_DIR", "/nonexistent")
    monkeypatch.setenv("GIT_INDEX_FILE", "/nonexistent/index")
    monkeypatch.chdir("稿子")
    assert since("HEAD", "清塘镇 总结.txt") == ([], 0)


# Large files


def as_pointer(folder, name):
    """Commit a file as Git LFS does: a pointer in the history, the content beside it."""
    data = (folder / name).read_bytes()
    digest = hashlib.sha256(data).hexdigest()
    pointer = f"version https://git-lfs.github.com/spec/v1\noid sha256:{digest}\nsize {len(data)}\n"
    (folder / name).write_text(pointer, encoding="utf-8")
    commit(folder)
    (folder / name).write_bytes(data)
    return folder / ".git" / "lfs" / "objects" / digest[:2] / digest[2:4] / digest


def test_an_earlier_version_in_large_file_storage_is_read_where_it_is_here(repository):
    stored = as_pointer(repository, DRAFT)
    done = run("--format", "json", "--since", "HEAD", ".")
    assert len(json.loads(done.stdout)["files"][0]["diagnostics"]) == 3
    stored.parent.mkdir(parents=True)
    stored.write_bytes((repository / DRAFT).read_bytes())
    assert since("HEAD") == ([], 0)


# What cannot be compared


@pytest.mark.parametrize("name", ["", "-p", "--output=/tmp/x", "...", "main..HEAD", "main...HEAD", "a b", "a\nb"])
def test_what_is_no_revision_is_refused(repository, name):
    assert "不能用作版本" in refused("--since", name, ".")


@pytest.mark.parametrize("name", ["没有这个分支", "0" * 40, "HEAD~9", "HEAD:稿子", "没有..."])
def test_an_unknown_revision_ends_the_run(repository, name):
    assert "没有版本" in refused("--since", name, ".")


def test_outside_a_repository_there_is_nothing_to_compare_with(tmp_path, monkeypatch):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    (tmp_path / "稿.txt").write_text("全镇整修村道12公里。\n", encoding="utf-8")
    assert "不在 git 仓库里" in refused("--since", "HEAD", tmp_path / "稿.txt")


def test_a_shallow_clone_says_what_to_fetch(repository, tmp_path):
    commit(repository)
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{repository}", "浅")
    assert "fetch-depth: 0" in refused("--since", "HEAD~1", tmp_path / "浅")


def test_without_git_it_is_said(repository, monkeypatch):
    monkeypatch.setenv("PATH", "")
    assert "没有找到 git" in refused("--since", "HEAD", ".")


@pytest.mark.skipif(os.name == "nt", reason="a script stands in for git")
def test_in_a_repository_of_another_user_it_is_said_how_to_trust_it(repository, tmp_path, monkeypatch):
    (tmp_path / "程序").mkdir()
    program = tmp_path / "程序" / "git"
    program.write_text("#!/bin/sh\necho 'fatal: detected dubious ownership in repository at x' >&2\nexit 128\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(program.parent))
    assert "git config --global --add safe.directory" in refused("--since", "HEAD", ".")


def test_an_unborn_branch_is_an_unknown_revision(tmp_path):
    git(tmp_path, "init", "-q")
    (tmp_path / "稿.txt").write_text("全镇整修村道12公里。\n", encoding="utf-8")
    assert "没有版本" in refused("--since", "HEAD", tmp_path)


# What git may not do


def test_nothing_that_a_repository_configures_is_run(repository, tmp_path):
    trace = tmp_path / "ran"
    program = tmp_path / "program"
    program.write_text(f"#!/bin/sh\necho \"$0 $@\" >> '{trace}'\ncat\n", encoding="utf-8")
    program.chmod(0o755)
    hooks = repository / ".git" / "hooks"
    hooks.mkdir(exist_ok=True)
    for hook in ("post-index-change", "reference-transaction", "post-checkout"):
        (hooks / hook).write_bytes(program.read_bytes())
        (hooks / hook).chmod(0o755)
    edit(repository, ("4月31日", f"{NEW_SENTENCE}4月31日"))
    (repository / ".gitattributes").write_text("* diff=evil filter=evil\n", encoding="utf-8")
    for key in (
        "core.fsmonitor",
        "core.pager",
        "core.sshCommand",
        "diff.external",
        "diff.evil.command",
        "diff.evil.textconv",
        "filter.evil.clean",
        "filter.evil.smudge",
        "filter.evil.process",
        "credential.helper",
    ):
        git(repository, "config", key, program)
    assert since("HEAD") == ([("DT07", 4)], 1)
    assert not trace.exists()


def test_git_is_asked_for_nothing_over_the_network(repository, tmp_path):
    git(repository, "config", "uploadpack.allowFilter", "true")
    git(tmp_path, "clone", "-q", "--filter=blob:none", f"file://{repository}", "缺")
    partial = tmp_path / "缺"
    edit(repository, ("×座", "3座"))
    commit(repository)
    git(partial, "fetch", "-q")
    fetched = revision_at(partial, "origin/main")
    earlier = fetched.earlier(str(partial / DRAFT))
    with pytest.raises(UnusableRevision):
        fetched.content(earlier)


@settings(deadline=None)
@given(st.text(alphabet="甲乙丙一、3. ，。！？”）\n\r", max_size=30))
def test_every_sentence_of_a_text_is_among_its_sentences(text):
    source, sentences = Source("稿.txt", text), normalised_sentences(text)
    words = [at for at, character in enumerate(text) if character in "甲乙丙"]
    assert all(normalised_sentence(source, at) in sentences for at in words)
