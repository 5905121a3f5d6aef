import contextlib
import io
import struct
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import example, given
from hypothesis import strategies as st

from zongjie_lint.cli import main
from zongjie_lint.message import Message
from zongjie_lint.reader import Reader, Writer
from zongjie_lint.readers import libreoffice
from zongjie_lint.readers.file_type import FileType, file_type
from zongjie_lint.readers.office import OfficeReader
from zongjie_lint.readers.text import TextReader
from zongjie_lint.source import PARAGRAPH, Source, UnreadableSource

DOCUMENTS = Path(__file__).parent / "documents"
DRAFT = "今年以来，全镇完成投资1.2亿元，各项工作有序推进。\n下一步，抓好项目建设。\n"


class Stub:
    """A reader that gives back what it was given."""

    name = "stub"
    suffixes = frozenset()

    def read(self, name, data):
        return Source(name, data.decode("utf-8-sig", "replace"), format="Word", package=data)


@pytest.fixture
def conversions(monkeypatch):
    """What was given to LibreOffice; it gives back a word of its own."""
    given = []

    def convert(data, suffix):
        given.append((data, suffix))
        return b"converted"

    monkeypatch.setattr(libreoffice, "word_document", convert)
    return given


READER = OfficeReader({FileType.TEXT: TextReader(), FileType.WORD: Stub(), FileType.HTML: Stub()})


def read(data, name="总结.doc"):
    return READER.read(name, data)


def refusal(data):
    with pytest.raises(UnreadableSource) as caught:
        read(data)
    (message,) = caught.value.args
    assert isinstance(message, Message)
    return message.zh


def package(**parts):
    """A ZIP package; `__` in a name stands for a slash."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        for name, content in parts.items():
            made.writestr(name.replace("__", "/").replace("META_INF", "META-INF"), content)
    return file.getvalue()


def open_document(kind="text", manifest="<manifest/>"):
    mime = f"application/vnd.oasis.opendocument.{kind}"
    return package(mimetype=mime, META_INF__manifest_xml=manifest).replace(b"manifest_xml", b"manifest.xml")


def compound_file(stream, flags=0):
    """The header, one sector of directory with a stream in it, and the beginning of that stream."""
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(22) + struct.pack("<H", 9) + bytes(480)
    entry = (stream.encode("utf-16-le").ljust(64, b"\0") + bytes(52) + struct.pack("<I", 1) + bytes(8)).ljust(
        512, b"\0"
    )
    return header + entry + struct.pack("<H8xH", 0xA5EC, flags).ljust(512, b"\0")


def test_is_a_reader_that_cannot_write():
    assert isinstance(READER, Reader)
    assert not isinstance(READER, Writer)


@pytest.mark.parametrize(
    ("data", "suffix", "told"),
    [
        (compound_file("WordDocument"), ".doc", "Word 97–2003"),
        (compound_file("MatOST"), ".wps", "Microsoft Works"),
        (b"{\\rtf1\\ansi}", ".rtf", "RTF"),
        (b"\xef\xbb\xbf\r\n{\\rtf1\\ansi}", ".rtf", "RTF"),
        (open_document(), ".odt", "OpenDocument"),
        (open_document("text-template"), ".odt", "OpenDocument"),
        (b'<?xml version="1.0"?>\n<?mso-application progid="Word.Document"?><w:wordDocument>', ".xml", "Word 2003 XML"),
        (b'<office:document office:mimetype="application/vnd.oasis.opendocument.text">', ".fodt", "OpenDocument XML"),
    ],
)
def test_what_libreoffice_knows_is_converted_under_its_own_suffix(conversions, data, suffix, told):
    source = read(data, "总结.wps")
    assert conversions == [(data, suffix)]
    assert (source.name, source.text, source.format, source.package) == ("总结.wps", "converted", told, b"converted")


def test_a_word_document_by_another_name_is_read_as_one(conversions):
    data = (DOCUMENTS / "讲话稿.docx").read_bytes()
    assert (read(data).package, read(data).format) == (data, "Word")
    assert conversions == []


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_plain_text_by_another_name_is_read_as_text(conversions, encoding):
    assert read(DRAFT.encode(encoding)).text == DRAFT
    assert conversions == []


def test_a_page_by_another_name_is_told_by_paragraphs(conversions):
    source = read(b"<html xmlns:o='urn:schemas-microsoft-com:office:office'><head>")
    assert source.unit == PARAGRAPH
    assert conversions == []  # LibreOffice would fetch what a page links to


def test_the_page_of_a_web_archive_is_read(conversions):
    lines = [
        "MIME-Version: 1.0",
        'Content-Type: multipart/related; boundary="b"',
        "",
        "--b",
        'Content-Type: text/html; charset="gb2312"',
        "Content-Transfer-Encoding: 8bit",
        "",
        "<html><body><p>今年以来</p></body></html>",
        "--b--",
    ]
    assert "<p>今年以来</p>" in read("\n".join(lines).encode("gb2312")).text
    assert "没有找到网页" in refusal("\n".join([*lines[:4], "Content-Type: image/png", "", "x", "--b--"]).encode())


def test_a_page_is_refused_where_nobody_reads_pages():
    with pytest.raises(UnreadableSource, match="其实是 HTML"):
        OfficeReader({}).read("总结.doc", b"<!DOCTYPE html><html>")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (compound_file("WordDocument", flags=0x0100), "加了密码"),
        (compound_file("EncryptedPackage"), "加了密码"),
        (open_document(manifest="<manifest:encryption-data/>"), "加了密码"),
        (compound_file("Workbook"), "电子表格"),
        (compound_file("PowerPoint Document"), "演示文稿"),
        (compound_file("Contents"), "很老的 WPS"),
        (open_document("spreadsheet"), "电子表格"),
        (open_document("presentation"), "演示文稿"),
        (open_document("graphics"), "别的开放文档"),
        (package(xl__workbook="x"), "电子表格"),
        (package(ppt__presentation="x"), "演示文稿"),
        (package(a="x"), "压缩包"),
        (open_document()[:-30], "已损坏"),
        (b"PK\x03\x04", "已损坏"),
    ],
)
def test_what_is_no_readable_document_is_refused_with_the_reason(conversions, data, words):
    assert words in refusal(data)
    assert conversions == []


def test_a_package_that_unpacks_too_large_is_refused(monkeypatch, conversions):
    monkeypatch.setattr("zongjie_lint.readers.file_type._MOST_UNPACKED", 10)
    assert "解压后太大" in refusal(open_document())


@pytest.mark.parametrize("name", ["半年总结", "述职报告", "讲话稿"])
def test_real_documents_are_known_by_their_bytes(name):
    forms = {"doc": FileType.WORD_97, "odt": FileType.OPEN_DOCUMENT, "rtf": FileType.RTF, "docx": FileType.WORD}
    forms |= {"txt": FileType.TEXT, "md": FileType.TEXT, "html": FileType.HTML}
    found = {form: file_type((DOCUMENTS / f"{name}.{form}").read_bytes()) for form in forms}
    assert found == forms


@given(text=st.text(st.characters(codec="utf-8", exclude_characters="<{\0"), min_size=1))
@example(text="MIME：多用途互联网邮件扩展")
@example(text="<今年以来，各项工作有序推进。")
def test_prose_is_text(text):
    assert file_type(text.encode()) is FileType.TEXT


@given(
    data=st.binary(max_size=300), beginning=st.sampled_from([b"", b"PK\x03\x04", compound_file("WordDocument")[:600]])
)
@example(data=b"", beginning=compound_file("WordDocument")[:520])
def test_any_bytes_are_told_or_refused(data, beginning):
    with contextlib.suppress(UnreadableSource):
        assert isinstance(file_type(beginning + data), FileType)


def test_fix_tells_what_to_do_instead(tmp_path, monkeypatch):
    monkeypatch.setattr("zongjie_lint.readers.word.WordReader.read", Stub.read)
    monkeypatch.setattr(libreoffice, "word_document", lambda data, suffix: "全镇整修村道１２公里。\n".encode())
    path = tmp_path / "总结.rtf"
    path.write_bytes(b"{\\rtf1}")
    done = CliRunner().invoke(main, ["fix", str(path)])
    assert done.exit_code == 2
    assert "另存为”.docx 再改" in done.stdout + done.stderr
    assert path.read_bytes() == b"{\\rtf1}"
