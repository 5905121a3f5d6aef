"""`zongjie-lint fix` from outside: what is written, what is not, and what is said."""

import codecs
import os
import shutil
import stat
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from zongjie_lint import outputs
from zongjie_lint.cli import main
from zongjie_lint.commands import fix as command

DRAFT = "一. 主要工作\n全镇整修村道１２公里。\n二. 存在问题\n人手不足。\n"
FIXED = "一、 主要工作\n全镇整修村道12公里。\n二、 存在问题\n人手不足。\n"
UNSAFE = "全镇做好做好防汛工作。\n"
CLEAN = "全镇整修村道12公里。\n"


def run(*arguments, stdin=None):
    return CliRunner().invoke(main, ["fix", *map(str, arguments)], input=stdin)


@pytest.fixture
def draft(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def write(content=DRAFT, name="草稿.txt"):
        path = Path(name)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


class TestWhatIsWritten:
    def test_the_form_is_mended_and_nothing_else(self, draft):
        path = draft()
        done = run(path)
        assert done.exit_code == 0
        assert path.read_text() == FIXED
        assert "HD04" in done.stdout
        assert "NS11" in done.stdout

    def test_a_second_run_changes_nothing(self, draft):
        path = draft()
        run(path)
        before = path.stat().st_mtime_ns, path.stat().st_ino
        assert run(path).exit_code == 0
        assert (path.stat().st_mtime_ns, path.stat().st_ino) == before

    def test_what_a_person_should_look_at_is_mended_on_demand_only(self, draft):
        path = draft(UNSAFE)
        done = run(path)
        assert path.read_text() == UNSAFE
        assert "--unsafe-fixes" in done.stdout
        assert run(path, "--unsafe-fixes").exit_code == 0
        assert path.read_text() == "全镇做好防汛工作。\n"

    def test_only_the_rules_that_were_chosen(self, draft):
        path = draft()
        run(path, "--select", "NS")
        assert path.read_text() == DRAFT.replace("１２", "12")
        run(path, "--ignore", "HD04")
        assert path.read_text() == DRAFT.replace("１２", "12")

    def test_folders_and_several_files(self, draft, tmp_path):
        (tmp_path / "子").mkdir()
        paths = [draft(), draft(name="子/乙 稿.txt"), draft(CLEAN, "子/丙.txt")]
        done = run("子", paths[0], "--lang", "en")
        assert [path.read_text() for path in paths] == [FIXED, FIXED, CLEAN]
        assert "in 2 of 3 files" in done.stdout

    def test_standard_input_goes_to_standard_output(self):
        done = run("-", "--stdin-filename", "甲.txt", stdin=DRAFT.encode("utf-16"))
        assert done.exit_code == 0
        assert done.stdout_bytes.decode("utf-16") == FIXED
        assert "甲.txt" in done.stderr

    def test_standard_input_without_anything_to_mend_is_passed_on(self):
        assert run("-", stdin=CLEAN).stdout == CLEAN

    @pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r", "\n\r\n", "\u2028"])
    @pytest.mark.parametrize(
        ("mark", "codec"),
        [
            (b"", "utf-8"),
            (codecs.BOM_UTF8, "utf-8"),
            (codecs.BOM_UTF16_LE, "utf-16-le"),
            (codecs.BOM_UTF16_BE, "utf-16-be"),
            (codecs.BOM_UTF32_LE, "utf-32-le"),
            (b"", "gb18030"),
            (b"", "utf-16-le"),
        ],
    )
    def test_encoding_mark_and_line_ends_stay(self, draft, mark, codec, line_end):
        path = draft(mark + DRAFT.replace("\n", line_end).encode(codec))
        expected = FIXED.replace("\n", line_end) if line_end != "\u2028" else DRAFT.replace("\n", line_end)
        run(path, "--select", "HD04,NS11")
        assert path.read_bytes() in (
            mark + expected.encode(codec),
            mark + expected.replace("１２", "12").encode(codec),
        )

    def test_big5(self, draft):
        text = "一. 主要工作\n全鎮整修村道１２公里，開展護林巡查。\n二. 存在問題\n人手不足，經費緊張。\n"
        path = draft(text.encode("big5"))
        assert run(path, "--select", "HD04").exit_code == 0
        assert path.read_bytes() == text.replace(".", "、").encode("big5")

    @pytest.mark.skipif(os.name == "nt", reason="modes and links of POSIX")
    def test_mode_and_link_stay(self, draft):
        path = draft()
        path.chmod(0o640)
        Path("链接.txt").symlink_to(path)
        run("链接.txt")
        assert Path("链接.txt").is_symlink()
        assert path.read_text() == FIXED
        assert stat.S_IMODE(path.stat().st_mode) == 0o640


class TestWhatIsLeftOut:
    def test_a_character_the_encoding_lacks(self, draft):
        text = "新建厂房面积300M2，整修村道。\n" * 3
        path = draft(text.encode("gbk"))
        done = run(path, "--select", "NS14")
        assert path.read_bytes() == text.encode("gbk")
        assert "GBK" in done.stdout
        assert "²" in done.stdout

    def test_the_same_file_in_utf_8_is_mended(self, draft):
        path = draft("新建厂房面积300M2，整修村道。\n")
        run(path, "--select", "NS14")
        assert path.read_text() == "新建厂房面积300m²，整修村道。\n"

    def test_numbers(self, draft):
        text = "首页 > 范文大全 > 工作总结\n发布时间：2026-07-02　点击下载本文\n云岭镇2026年上半年工作总结\n\n上半年，全镇经济平稳运行。\n"
        path = draft(text)
        done = run(path, "--unsafe-fixes", "--select", "PH05")
        assert path.read_text() == text
        assert "PH05" in done.stdout
        assert "数字" in done.stdout


class TestFaults:
    @pytest.mark.parametrize("content", [b"", b"%PDF-1.7\n", bytes(range(256)) * 4])
    def test_a_file_that_cannot_be_read_is_named_and_left(self, draft, content):
        bad, good = draft(content, "坏.txt"), draft()
        done = run(bad, good)
        assert done.exit_code == 2
        assert "坏.txt" in done.stdout
        assert bad.read_bytes() == content
        assert good.read_text() == FIXED

    def test_missing_file(self, draft):
        assert run("没有.txt").exit_code == 2

    def test_read_only_file(self, draft):
        path = draft()
        path.chmod(0o444)
        done = run(path)
        assert done.exit_code == 2
        assert "只读" in done.stdout
        assert path.read_text() == DRAFT

    def test_a_disk_that_is_full_leaves_the_file_and_no_other(self, draft, tmp_path, monkeypatch):
        path = draft()

        def full(handle):
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(outputs.os, "fsync", full)
        done = run(path)
        assert done.exit_code == 2
        assert "No space left" in done.stdout
        assert path.read_text() == DRAFT
        assert [each.name for each in tmp_path.iterdir()] == [path.name]

    def test_a_file_that_was_changed_meanwhile_is_not_overwritten(self, draft, monkeypatch):
        path = draft()
        rewrite = command.rewrite

        def late(*arguments):
            path.write_text("别人刚存的。\n")
            rewrite(*arguments)

        monkeypatch.setattr(command, "rewrite", late)
        done = run(path)
        assert done.exit_code == 2
        assert "改过" in done.stdout
        assert path.read_text() == "别人刚存的。\n"

    def test_a_file_that_went_away_meanwhile_does_not_come_back(self, draft, monkeypatch):
        path = draft()
        rewrite = command.rewrite

        def late(*arguments):
            path.unlink()
            rewrite(*arguments)

        monkeypatch.setattr(command, "rewrite", late)
        assert run(path).exit_code == 2
        assert not path.exists()

    @pytest.mark.parametrize(
        "arguments", [["--select", "NU011"], ["--profile", "reviw"], ["--kind", "novel"], ["--dif"]]
    )
    def test_mistyped_option(self, draft, arguments):
        path = draft()
        assert run(path, *arguments).exit_code == 2
        assert path.read_text() == DRAFT


class TestDiff:
    def test_writes_nothing_and_gives_status_1(self, draft):
        path = draft()
        done = run(path, "--diff")
        assert done.exit_code == 1
        assert path.read_text() == DRAFT
        assert "-一. 主要工作\n" in done.stdout
        assert "+一、 主要工作\n" in done.stdout

    @pytest.mark.parametrize("given", [".", "./草稿.txt", "草稿.txt"])
    def test_names_the_file_as_programs_want_it(self, draft, given):
        draft()
        assert run(given, "--diff").stdout.startswith("--- 草稿.txt\n+++ 草稿.txt\n@@ -1,4 +1,4 @@\n")

    def test_of_nothing_is_nothing(self, draft):
        done = run(draft(CLEAN), "--diff")
        assert (done.exit_code, done.stdout) == (0, "")

    def test_of_what_cannot_be_read_is_a_failure(self, draft):
        assert run(draft(), "没有.txt", "--diff").exit_code == 2

    def test_for_a_person_shows_the_words_around(self, draft):
        text = "一. " + "主要工作" * 8 + "\n二. 存在问题\n人手不足。\n"
        done = run(draft(text), "--diff", "--color")
        assert "主要工作" * 8 not in done.stdout
        assert "、" in done.stdout
        assert "@@" not in done.stdout

    @pytest.mark.skipif(not shutil.which("git"), reason="git")
    @pytest.mark.parametrize("name", ["草稿.txt", "plain.txt", "有 空格.txt", '引"号.txt', "子/深 处.txt"])
    @pytest.mark.parametrize(
        "content",
        [
            DRAFT.encode(),
            DRAFT.replace("\n", "\r\n").encode(),
            (codecs.BOM_UTF8 + DRAFT.encode()),
            DRAFT.encode().rstrip(),
            DRAFT.encode("gb18030"),
            DRAFT.replace("\n", "\r").encode(),
            DRAFT.encode("utf-16"),
        ],
        ids=["lf", "crlf", "mark", "no-end", "gb18030", "cr", "utf-16"],
    )
    def test_git_can_apply_it(self, draft, tmp_path, name, content):
        (tmp_path / "子").mkdir()
        path = draft(content, name)
        patch = run(tmp_path / name, "--diff").stdout_bytes
        run(path)
        fixed = path.read_bytes()
        path.write_bytes(content)
        git = ["git", "-c", "core.autocrlf=false", "apply", "-p0", "-"]
        done = subprocess.run(git, input=patch, capture_output=True, check=False)
        assert done.returncode == 0, (done.stderr, patch)
        assert path.read_bytes() == fixed != content
        path.write_bytes(content)
        if shutil.which("patch") and '"' not in name:
            done = subprocess.run(["patch", "-p0"], input=patch, capture_output=True, check=False)
            assert done.returncode == 0, (done.stdout, done.stderr)
            assert path.read_bytes() == fixed
