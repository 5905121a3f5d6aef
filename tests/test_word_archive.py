"""Parts of Word documents that nobody reads: taken over as they are, whatever they are."""

import io
import zipfile
from datetime import datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from zongjie_lint.cli import main
from zongjie_lint.source import UnreadableSource
from zongjie_lint.span import Span
from zongjie_lint.word.manuscript import Manuscript
from zongjie_lint.word.new_comments import Comment, commented

from . import word_documents as wd
from . import word_samples as ws

IMAGE = b"picture" + bytes(range(256)) * 8
COMMENT = Comment(Span(0, 2), ("错误：数字不对", "NU01 sum-mismatch"))


def with_image(method=zipfile.ZIP_STORED):
    stream = io.BytesIO(wd.document(wd.p("全镇办结提案63件。")))
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr(zipfile.ZipInfo("word/media/图 1.png"), IMAGE, method)
        archive.comment = b"whole"
    return stream.getvalue()


def written(data):
    return commented(Manuscript.read(data), [COMMENT], datetime(2026, 7, 8))


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_is_packed_as_it_was(method):
    before, after = with_image(method), written(with_image(method))
    assert ws.parts_of(after)["word/media/图 1.png"] == IMAGE
    assert list(ws.parts_of(after))[:5] == list(ws.parts_of(before))
    with zipfile.ZipFile(io.BytesIO(after)) as archive:
        entry = archive.getinfo("word/media/图 1.png")
        assert (entry.compress_type, archive.comment) == (method, b"whole")
        assert archive.testzip() is None


def test_written_as_a_stream_is_too():
    class Stream(io.BytesIO):
        def seekable(self):
            return False

        def seek(self, *_):
            raise OSError

    stream = Stream()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in ws.parts_of(with_image()).items():
            archive.writestr(name, content)
    assert ws.parts_of(written(stream.getvalue()))["word/media/图 1.png"] == IMAGE


def test_damaged_it_is_kept_as_it_was():
    data = with_image().replace(b"picture", b"pictura")
    after = written(data)
    assert b"pictura" in after
    assert "word/comments.xml" in zipfile.ZipFile(io.BytesIO(after)).namelist()


def test_far_too_large_it_is_never_unpacked():
    stream = io.BytesIO(with_image())
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/media/large.bin", bytes(2**24))
    after = written(stream.getvalue())
    assert len(after) < 2**16
    assert zipfile.ZipFile(io.BytesIO(after)).getinfo("word/media/large.bin").file_size == 2**24


@pytest.mark.parametrize(
    ("at", "value", "said"),
    [
        (42, 2**30, "解不开"),
        (42, 3, "解不开"),
        (20, 2**20, "重叠"),
    ],
)
def test_what_is_not_there_is_told(at, value, said):
    data = bytearray(with_image())
    entry = bytes(data).rindex(b"PK\x01\x02") + at
    data[entry : entry + 4] = value.to_bytes(4, "little")
    with pytest.raises(UnreadableSource) as raised:
        written(bytes(data))
    assert said in raised.value.args[0].zh


@pytest.mark.parametrize(
    "arguments",
    [["check", "稿.docx", "--annotate", "批.docx"], ["fix", "稿.docx"], ["fix", "稿.docx", "--tracked", "批.docx"]],
)
def test_what_is_not_there_ends_a_command_with_words(tmp_path, monkeypatch, arguments):
    monkeypatch.chdir(tmp_path)
    stream = io.BytesIO(wd.document(wd.p("全镇办结提案６３件。")))
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr("word/media/1.png", IMAGE)
    data = bytearray(stream.getvalue())
    entry = bytes(data).rindex(b"PK\x01\x02") + 42
    data[entry : entry + 4] = (3).to_bytes(4, "little")
    Path("稿.docx").write_bytes(data)
    done = CliRunner().invoke(main, arguments)
    assert done.exit_code == 2
    assert "解不开" in done.output
    assert Path("稿.docx").read_bytes() == data
    assert not Path("批.docx").exists()


@pytest.mark.parametrize("name", ["word\\document.xml", "/word/document.xml"])
def test_a_part_is_written_by_the_name_it_is_read_by(name):
    contents = ws.parts_of(wd.document(wd.p("全镇办结提案63件。")))
    contents = {name if part == "word/document.xml" else part: content for part, content in contents.items()}
    assert b"commentReference" in ws.parts_of(written(wd.zipped(contents)))[name]
