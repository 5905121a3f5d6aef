import contextlib
import re
import subprocess
import sys

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from zongjie_lint.message import Message
from zongjie_lint.reader import Reader
from zongjie_lint.readers.text import TextReader
from zongjie_lint.readers.word import WordReader
from zongjie_lint.source import Source, UnreadableSource

SIMPLIFIED = (
    "今年以来，我们紧紧围绕年初确定的目标，较好完成了各项工作。",
    "上半年共受理群众来信１２６件，办结率达到９５．２％；",
    "（一）抓好学习教育，提高干部队伍的素质",
    "存在的问题是：经费不足、设备老化，少数同志责任心不强。",
    "下一步，要继续做好防汛、消防和食品安全检查……",
    "新修道路3.6公里，“两类”车辆减少20%。",
)
TRADITIONAL = (
    "今年以來，我們緊緊圍繞年初確定的目標，較好完成了各項工作。",
    "上半年共受理民眾來信１２６件，辦結率達到９５．２％；",
    "（一）抓好學習教育，提高幹部隊伍的素質",
    "存在的問題是：經費不足、設備老舊，少數同仁責任心不強。",
    "下一步，要繼續做好防汛、消防和食品安全檢查……",
)
HONG_KONG = ("我哋今年喺區內做咗唔少工作，街坊嘅意見都有跟進。", "啲設備好舊，預算又唔夠，嚟年會繼續爭取。")
LINE_ENDS = ("\n", "\r\n", "\r", "\f", "\u3000\u3000", "")


def prose(*sentences):
    pieces = st.tuples(st.sampled_from(sentences), st.sampled_from(LINE_ENDS)).map("".join)
    return st.lists(pieces, min_size=2, max_size=30).map("".join).filter(lambda text: len(text) >= 40)


def read(data):
    return TextReader().read("总结.txt", data)


def refusal(data):
    with pytest.raises(UnreadableSource) as caught:
        read(data)
    (message,) = caught.value.args
    assert isinstance(message, Message)
    return message


def test_is_a_reader():
    assert isinstance(TextReader(), Reader)
    assert set(TextReader.suffixes) == {".txt", ".text"}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "gb18030"])
@given(text=prose(*SIMPLIFIED))
def test_simplified_text_survives(encoding, text):
    assert read(text.encode(encoding)) == Source("总结.txt", text, encoding)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "gb18030", "big5"])
@given(text=prose(*TRADITIONAL))
def test_traditional_text_survives(encoding, text):
    assert read(text.encode(encoding)) == Source("总结.txt", text, encoding)


@given(text=prose(*HONG_KONG))
def test_hong_kong_text_survives(text):
    assert read(text.encode("big5hkscs")) == Source("总结.txt", text, "big5hkscs")


@pytest.mark.parametrize("number", [*"①②③④⑤⑥⑦⑧⑨⑩⑴⑵⑶⑽", "二〇一八年"])
def test_numbers_of_the_big5_in_use_are_not_read_as_kana(number):
    text = number + "".join(TRADITIONAL)
    assert read(text.encode("big5hkscs")) == Source("总结.txt", text, "big5hkscs")


@pytest.mark.parametrize("codec", ["gbk", "gb2312"])
def test_every_national_encoding_goes_by_the_name_of_the_widest(codec):
    assert read(SIMPLIFIED[0].encode(codec)) == Source("总结.txt", SIMPLIFIED[0], "gb18030")


@pytest.mark.parametrize("mark", [b"\xfe\xff", b"\x00\x00\xfe\xff"])
def test_big_endian_mark_is_dropped(mark):
    codec, encoding = ("utf-16-be", "utf-16") if len(mark) == 2 else ("utf-32-be", "utf-32")
    assert read(mark + SIMPLIFIED[0].encode(codec)) == Source("总结.txt", SIMPLIFIED[0], encoding)


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")).filter(lambda t: t[:1] != "\ufeff"))
@example("页\f次\r\n零\u200b宽\ufeff私\ue5e5用\U000f0000末\x0b\x1a\u2028尾\r")
def test_no_character_of_utf_8_is_altered(text):
    source = read(text.encode("utf-8"))
    assert (source.text, source.encoding) == (text, "utf-8")


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16-le", "utf-16-be"])
def test_odd_characters_survive(encoding):
    text = "".join(SIMPLIFIED) + "\r\n\f零\u200b宽\ufeff，私\ue5e5用\U000f0000，末尾\x1a\r"
    source = read(text.encode(encoding))
    assert (source.text, source.encoding) == (text, encoding)


@given(st.binary(max_size=400) | st.binary(max_size=400).map(lambda data: data.replace(b"\0", b"\xb0")))
@example(b"\xff\xfe\x00\xd8")
@example(b"\x00" * 8)
@example(b"\x80")
def test_any_bytes_are_decoded_exactly_or_refused(data):
    with contextlib.suppress(UnreadableSource):
        source = read(data)
        assert data.decode(source.encoding) == source.text


def test_empty_file_is_an_empty_text():
    assert read(b"") == Source("总结.txt", "", "utf-8")


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("工作总结", "gb18030"),
        ("述职报告\r\n", "gb18030"),
        ("2018年上半年", "gb18030"),
        ("一、", "gb18030"),
        ("工作總結", "big5"),
        ("述職報告\r\n", "big5"),
        ("2018年上半年工作總結", "big5"),
        ("工作总结", "utf-16-le"),
        ("工作总结", "utf-16-be"),
        ("2018\n", "utf-16-le"),
        ("2018\n", "utf-16-be"),
    ],
)
def test_short_text_is_read_as_what_makes_sense(text, encoding):
    source = read(text.encode(encoding))
    assert (source.text, source.encoding) == (text, encoding)


def test_stray_nul_does_not_make_a_report_binary():
    assert read("工作总结\0".encode()).text == "工作总结\0"


@pytest.mark.parametrize("length", range(28))
@pytest.mark.parametrize("missing", [1, 2])
def test_utf_8_cut_at_the_end_is_never_read_as_something_else(length, missing):
    message = refusal(SIMPLIFIED[0][: length + 1].encode()[:-missing])
    offset = len(SIMPLIFIED[0][:length].encode())
    assert f"UTF-8, but cannot be read from line 1, column {length + 1} (byte offset {offset}) on" in message.en
    assert f"第 1 行第 {length + 1} 字（字节偏移 {offset}）" in message.zh


@given(text=prose(*SIMPLIFIED), data=st.data())
def test_utf_8_that_lost_a_byte_is_damaged_utf_8(text, data):
    whole = text.encode()
    lost = data.draw(st.sampled_from([at for at, byte in enumerate(whole) if byte >= 0x80]))
    assert "UTF-8, but cannot be read" in refusal(whole[:lost] + whole[lost + 1 :]).en


def test_damage_is_located_in_lines_columns_and_bytes():
    message = refusal("第一行\r\n第二行".encode("gb18030") + b"\xff" + SIMPLIFIED[0].encode("gb18030"))
    assert "this looks like GB18030, but cannot be read from line 2, column 4 (byte offset 14) on" in message.en


def test_damage_after_a_mark_counts_its_bytes_but_no_column():
    message = refusal("\ufeff总结".encode("utf-16-le") + b"\x00")
    assert "UTF-16-LE, but cannot be read from line 1, column 3 (byte offset 6) on" in message.en


def test_mixed_encodings_are_located():
    message = refusal("\n".join(SIMPLIFIED).encode() + b"\n" + "\n".join(SIMPLIFIED[:3]).encode("gb18030"))
    assert "this looks like UTF-8, but cannot be read from line 7, column 1" in message.en


def test_text_that_decodes_to_nonsense_is_located_and_not_shown():
    nonsense = "龘靐齉爩鱻麤龗灪吁籱" * 3
    message = refusal(f"{SIMPLIFIED[2]}\n{nonsense}\n{nonsense}".encode("gb18030"))
    assert "this looks like GB18030, but cannot be read from line 2, column 1 (byte offset 39) on" in message.en


@pytest.mark.parametrize(
    ("data", "zh", "en"),
    [
        (b"PK\x03\x04....word/document.xml", "这其实是 Word 文档（.docx）；", "a Word document (.docx)"),
        (b"PK\x03\x04....xl/workbook.xml", "电子表格（Excel 等）", "a spreadsheet"),
        (b"PK\x03\x04....OFD.xml", "OFD 版式文档", "an OFD document"),
        (b"PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.text", "开放文档", "an OpenDocument file"),
        (b"PK\x03\x04....", "压缩包", "an archive"),
        (b"Rar!\x1a\x07\x01\x00", "压缩包", "an archive"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "旧版 Word/WPS 文档", "an older Word or WPS"),
        (rb"{\rtf1\ansi}", "RTF 文档", "an RTF document"),
        (b"%PDF-1.7\n", "PDF 文件", "a PDF file"),
        (b"\x89PNG\r\n\x1a\n", "图片", "an image"),
        (b"\xff\xd8\xff\xe0", "图片", "an image"),
    ],
)
def test_other_formats_are_named(data, zh, en):
    message = refusal(data)
    assert zh in message.zh
    assert en in message.en


@pytest.mark.parametrize("data", [b"\x7fELF\x02\x01\x01" + bytes(40), b"total\0\0\0", bytes(range(256))])
def test_binary_files_are_refused(data):
    assert "空字节" in refusal(data).zh
    assert "NUL bytes" in refusal(data).en


def test_utf_8_does_not_wait_for_the_detector():
    code = (
        "import sys; from zongjie_lint.readers.text import TextReader; TextReader().read('a', '总结'.encode());"
        "sys.exit('charset_normalizer' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize(
    "data", [b"%PDF-1.7\n", rb"{\rtf1\ansi}", b"\x89PNG\r\n\x1a\n", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 x"]
)
def test_a_format_has_one_name_whatever_the_suffix_says(data):
    refusals = []
    for reader in (TextReader(), WordReader()):
        with pytest.raises(UnreadableSource) as raised:
            reader.read("稿", data)
        refusals.append(raised.value.args[0])
    names = {re.search("(?:其实|这)是 ?(.*?)[，；]", each.zh)[1] for each in refusals}
    assert len(names) == 1
