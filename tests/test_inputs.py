import io
import os
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from zongjie_lint.builtin import provide_readers
from zongjie_lint.cli import main
from zongjie_lint.inputs import Input, find_inputs, reader_for
from zongjie_lint.readers.text import TextReader
from zongjie_lint.source import Source

needs_links = pytest.mark.skipif(sys.platform == "win32", reason="making a link takes a privilege on Windows")


class NotesReader:
    name = "notes"
    suffixes = (".notes", ".md")

    def read(self, name, data):
        return Source(name, data.decode())


TEXT, NOTES = TextReader(), NotesReader()


def find(*arguments, stdin=b"", stdin_name="<stdin>"):
    return list(find_inputs([str(a) for a in arguments], [NOTES, TEXT], stdin=io.BytesIO(stdin), stdin_name=stdin_name))


def paths(*arguments):
    return [found.path.replace(os.sep, "/") for found in find(*arguments)]


def write(path, data=b"x"):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_files_come_in_the_order_given_with_their_bytes(folder):
    write(folder / "乙 稿.txt", "乙".encode())
    write(folder / "甲.TXT", "甲".encode())
    assert find("乙 稿.txt", "./甲.TXT") == [
        Input("乙 稿.txt", "乙".encode(), None),
        Input("./甲.TXT", "甲".encode(), None),
    ]


def test_file_with_an_unknown_suffix_is_read_when_named(folder):
    write(folder / "总结.docx")
    assert find("总结.docx") == [Input("总结.docx", b"x", None)]


def test_folder_is_searched_in_sorted_order_for_known_suffixes(folder):
    for name in ("b.txt", "a/z.text", "a/b/y.MD", "c 二.txt", "a/x.docx", "README"):
        write(folder / "草稿" / name)
    assert paths("草稿") == [f"草稿/{name}" for name in ("a/b/y.MD", "a/z.text", "b.txt", "c 二.txt")]


def test_paths_below_a_folder_begin_as_the_folder_was_given(folder):
    write(folder / "草稿" / "a.txt")
    assert paths("./草稿/") == ["./草稿/a.txt"]
    assert paths(folder / "草稿") == [(folder / "草稿" / "a.txt").as_posix()]


@pytest.mark.parametrize(
    "name", [".git/a.txt", "__pycache__/a.txt", "node_modules/p/a.txt", "py/lib/a.txt", "._a.txt", "~$a.txt"]
)
def test_what_nobody_wrote_is_left_out_of_a_search(folder, name):
    write(folder / "py" / "pyvenv.cfg")
    write(folder / name)
    write(folder / "real.txt")
    assert paths(".") == ["./real.txt"]


def test_what_is_in_a_folder_that_can_be_listed_but_not_entered_is_not_passed_over(folder, monkeypatch):
    write(folder / "锁着" / "a.txt")
    write(folder / "锁着" / "里面" / "b.txt")
    write(folder / "c.txt")
    for name in ("isfile", "isdir", "exists"):
        ask = getattr(os.path, name)
        monkeypatch.setattr(os.path, name, lambda path, ask=ask: "锁着/" not in str(path) and ask(path))
    assert paths(".") == ["./c.txt", "./锁着/a.txt", "./锁着/里面/b.txt"]


@pytest.mark.parametrize("name", [".hidden", "node_modules"])
def test_folder_usually_left_out_is_searched_when_named(folder, name):
    write(folder / name / "a.txt")
    assert paths(name) == [f"{name}/a.txt"]


@needs_links
@pytest.mark.parametrize(("page", "parts"), [("总结.html", "总结_files"), ("总结.htm", "总结.files")])
def test_what_belongs_to_a_saved_page_is_left_out_of_a_search(folder, page, parts):
    write(folder / "d" / parts / "frame.txt")
    write(folder / "d" / "其他_files" / "a.txt")
    write(folder / "d" / page)
    assert paths("d") == ["d/其他_files/a.txt"]


def test_same_file_is_read_once(folder):
    write(folder / "a.txt")
    (folder / "link.txt").symlink_to("a.txt")
    assert paths("a.txt", "./a.txt", ".", folder / "a.txt", "link.txt") == ["a.txt"]


@needs_links
def test_linked_folder_is_followed_and_loops_are_harmless(folder):
    write(folder / "archive" / "a.txt")
    write(folder / "drafts" / "b.txt")
    (folder / "drafts" / "archive").symlink_to(folder / "archive")
    (folder / "drafts" / "loop").symlink_to(folder / "drafts")
    assert paths("drafts") == ["drafts/archive/a.txt", "drafts/b.txt"]


@needs_links
def test_link_to_itself_and_link_to_nothing_are_errors(folder):
    (folder / "nothing.txt").symlink_to("gone.txt")
    (folder / "self.txt").symlink_to("self.txt")
    broken, circular = find(".")
    assert "no such file" in broken.error.en
    assert circular.error.en.startswith("it could not be read (")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_pipe_in_a_folder_is_not_waited_for(folder):
    os.mkfifo(folder / "pipe.txt")
    write(folder / "a.txt")
    assert paths(".") == ["./a.txt"]


def test_standard_input_is_read_once_under_its_name(folder):
    write(folder / "-", b"file")
    assert find("-", "./-", "-", stdin="总结".encode(), stdin_name="总结.txt") == [
        Input("总结.txt", "总结".encode(), None, is_standard_input=True),
        Input("./-", b"file", None),
    ]


def test_missing_file_is_an_error_and_the_others_are_read(folder):
    write(folder / "a.txt")
    missing, found = find("没有.txt", "a.txt")
    assert (missing.path, missing.data) == ("没有.txt", None)
    assert missing.error.zh == "找不到这个文件；请核对路径和文件名"
    assert missing.error.en == "no such file; check the path and the name"
    assert found == Input("a.txt", b"x", None)


def test_path_through_a_file_is_a_missing_file(folder):
    write(folder / "a.txt")
    assert "no such file" in find("a.txt/b.txt")[0].error.en


def test_folder_without_readable_files_is_an_error(folder):
    write(folder / "空" / "a.docx")
    (found,) = find("空")
    assert (found.path, found.data) == ("空", None)
    assert "没有能检查的文件（能读的有 .md .notes .text .txt）" in found.error.zh
    assert "no file in this folder can be checked (readable: .md .notes .text .txt)" in found.error.en


def test_folder_of_which_everything_is_excluded_says_so(folder):
    write(folder / "归档" / "2017年" / "a.txt")
    (found,) = find_inputs(
        ["归档"], [TEXT], stdin=io.BytesIO(), stdin_name="-", is_excluded=lambda path, is_folder: is_folder
    )
    assert "配置里的 exclude 都跳过了" in found.error.zh
    assert "exclude in the configuration" in found.error.en


def test_folder_whose_files_were_all_named_before_is_no_error(folder):
    write(folder / "d" / "a.txt")
    assert paths("d/a.txt", "d", "d") == ["d/a.txt"]


def test_forbidden_file_is_an_error(folder, monkeypatch):
    write(folder / "a.txt")
    monkeypatch.setattr(Path, "open", forbid)
    (found,) = find("a.txt")
    assert (found.path, found.data) == ("a.txt", None)
    assert "没有读取权限" in found.error.zh
    assert "no permission" in found.error.en


def test_forbidden_folder_is_an_error_and_the_others_are_searched(folder, monkeypatch):
    write(folder / "closed" / "a.txt")
    write(folder / "open" / "a.txt")
    scandir = os.scandir
    monkeypatch.setattr(os, "scandir", lambda path: forbid() if path.endswith("closed") else scandir(path))
    closed, opened = find(".")
    assert closed.path == f".{os.sep}closed"
    assert "no permission" in closed.error.en
    assert opened.data == b"x"


def forbid(*_):
    raise PermissionError(13, "Permission denied")


def test_inputs_are_read_one_at_a_time(folder):
    write(folder / "a.txt")
    write(folder / "b.txt")
    found = find_inputs(["a.txt", "b.txt"], [TEXT], stdin=io.BytesIO(), stdin_name="-")
    assert next(found).data == b"x"
    write(folder / "b.txt", b"later")
    assert next(found).data == b"later"


@pytest.mark.parametrize(
    ("path", "reader"),
    [
        ("总结.txt", TEXT),
        ("A.TEXT", TEXT),
        ("a b.notes", NOTES),
        ("甲/乙.MD", NOTES),
        ("总结.docx", TEXT),
        ("README", TEXT),
        ("<stdin>", TEXT),
    ],
)
def test_reader_is_chosen_by_suffix(path, reader):
    assert reader_for(path, [NOTES, TEXT]) is reader


def test_first_reader_with_the_suffix_is_preferred():
    class OtherReader(NotesReader):
        suffixes = (".txt",)

    other = OtherReader()
    assert reader_for("a.txt", [other, TEXT]) is other


def test_what_a_repository_says_of_itself_is_left_out_of_a_folder(tmp_path):
    for name in ("README.md", "readme.zh-CN.md", "CHANGELOG.md", "LICENSE.txt", "readmission.txt", "总结.md"):
        tmp_path.joinpath(name).write_text("总结。", encoding="utf-8")
    readers = provide_readers()
    found = find_inputs([str(tmp_path)], readers, stdin=io.BytesIO(), stdin_name="-")
    assert [Path(each.path).name for each in found] == ["readmission.txt", "总结.md"]
    (named,) = find_inputs([str(tmp_path / "README.md")], readers, stdin=io.BytesIO(), stdin_name="-")
    assert named.data == "总结。".encode()


@pytest.mark.parametrize("options", [[], ["--no-cache"], ["--jobs", "2"], ["--no-baseline", "--no-suppressions"]])
def test_path_that_no_system_has_is_said_and_the_others_are_checked(tmp_path, monkeypatch, options):
    monkeypatch.chdir(tmp_path)
    Path("稿.txt").write_text("验收合格。。\n", encoding="utf-8")
    result = CliRunner().invoke(main, ["长" * 150 + "/稿.txt", "稿.txt", "--format", "concise", *options])
    assert (result.exit_code, "读取失败" in result.stdout, "PU06" in result.stdout) == (2, True, True)
