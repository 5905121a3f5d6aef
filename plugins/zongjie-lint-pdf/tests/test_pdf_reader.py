"""A PDF that LibreOffice made, and PDFs that cannot be read."""

import contextlib
import random
from pathlib import Path

import pytest
from zongjie_lint_pdf import provide_readers
from zongjie_lint_pdf.pdf_reader import PdfReader

from zongjie_lint.linter import Linter
from zongjie_lint.message import Message
from zongjie_lint.rules.numbers.pp_arithmetic import PpArithmetic
from zongjie_lint.rules.numbers.sum_mismatch import SumMismatch
from zongjie_lint.rules.placeholders.unfilled_number import UnfilledNumber
from zongjie_lint.source import UnreadableSource

DOCUMENTS = Path(__file__).parent / "documents"
REPORT = (DOCUMENTS / "半年总结.pdf").read_bytes()
RULES = [UnfilledNumber(), PpArithmetic(), SumMismatch()]


@pytest.fixture(scope="module")
def source():
    return PdfReader().read("半年总结.pdf", REPORT)


def pdf(*objects):
    """A PDF of these objects, the first of them its catalogue."""
    data = b"%PDF-1.4\n"
    places = []
    for number, each in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(data)
    size = len(objects) + 1
    return data + b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (
        *(size, table, size),
        start,
    )


EMPTY_PAGE = pdf(
    b"<< /Type /Catalog /Pages 2 0 R >>",
    b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
)


MIXED = pdf(
    b"<< /Type /Catalog /Pages 2 0 R >>",
    b"<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 /MediaBox [0 0 595 842] >>",
    b"<< /Type /Page /Parent 2 0 R /Contents 5 0 R /Resources << /Font << /F 7 0 R >> >> >>",
    b"<< /Type /Page /Parent 2 0 R /Contents 6 0 R /Resources << /XObject << /P 8 0 R >> >> >>",
    b"<< /Length 44 >>\nstream\nBT /F 12 Tf 80 700 Td (Half-year report) Tj ET\nendstream",
    b"<< /Length 31 >>\nstream\nq 500 0 0 700 40 70 cm /P Do Q \nendstream",
    b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>\nstream\n0\nendstream",
)


def test_a_page_that_is_a_picture_is_told_and_leaves_the_check_incomplete():
    report = Linter([]).read_and_check("稿.pdf", MIXED, PdfReader())
    assert report.source.text == "Half-year report\n"
    assert [each.what.zh[:9] for each in report.unread] == ["第 2 页是图片，"]
    assert report.failed


HEAD = "BT /F 9 Tf 80 800 Td (Work report of the office) Tj ET "
OWN = (f"BT /F 12 Tf 80 700 Td ({name} village built a road this year) Tj ET " for name in ("North", "South"))
TEXT_PAGES = [HEAD + each for each in OWN]
SCAN = "q 500 0 0 700 40 70 cm /P Do Q "
SEAL = "q 110 0 0 110 400 70 cm /P Do Q "
OUTLINES = " ".join(f"{40 + at} 500 m {50 + at} 530 {60 + at} 480 {70 + at} 505 c f" for at in range(120))
DRAWING = " ".join(
    f"40 {60 + 5 * at} m 540 {60 + 5 * at} l S {40 + 4 * at} 60 m {40 + 4 * at} 760 l S" for at in range(120)
)


def pages_of(*contents):
    """A PDF of pages that share a font and a picture."""
    count = len(contents)
    kids = " ".join(f"{3 + at} 0 R" for at in range(count)).encode()
    font, picture = 3 + 2 * count, 4 + 2 * count
    resources = b"<< /Font << /F %d 0 R >> /XObject << /P %d 0 R >> >>" % (font, picture)
    return pdf(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d /MediaBox [0 0 595 842] >>" % (kids, count),
        *(
            b"<< /Type /Page /Parent 2 0 R /Contents %d 0 R /Resources %s >>" % (3 + count + at, resources)
            for at in range(count)
        ),
        *(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(each), each.encode()) for each in contents),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>"
        b"\nstream\n0\nendstream",
    )


@pytest.mark.parametrize(
    ("page", "told"),
    [
        (HEAD + SCAN, ["第 3 页是图片"]),
        (HEAD + "BT /F 12 Tf 80 60 Td (- 3 -) Tj ET " + SCAN, ["第 3 页是图片"]),
        (HEAD + OUTLINES, ["第 3 页是图片"]),
        (OUTLINES, ["第 3 页是图片"]),
        (HEAD + "BT /F 12 Tf 80 400 Td (2026-7-8) Tj ET " + SCAN, ["第 3 页是图片"]),
        (HEAD + "BT /F 12 Tf 80 400 Td (2026-7-8) Tj ET " + SEAL, []),
        (HEAD + "BT /F 12 Tf 80 400 Td (West village has a new bridge) Tj ET " + OUTLINES, []),
        (HEAD + "BT /F 12 Tf 80 400 Td (West village has a new bridge) Tj ET " + SCAN, []),
        (HEAD, []),
        (HEAD + "BT /F 12 Tf 80 400 Td (West village has a new bridge) Tj ET " + DRAWING, ["第 3 页的线条太多"]),
    ],
)
def test_pages_without_text_of_their_own_are_told(page, told):
    source = PdfReader().read("稿.pdf", pages_of(*TEXT_PAGES, page))
    assert [each.what.zh[: len(words)] for each, words in zip(source.unread, told, strict=True)] == told
    assert [each.is_page for each in source.unread] == ["图片" in words for words in told]


def test_scans_under_a_running_head_are_no_report():
    report = Linter([]).read_and_check("稿.pdf", pages_of(HEAD + SCAN, HEAD + SCAN), PdfReader())
    assert report.failed
    assert "第 1、2 页是图片" in report.error.zh


class TestText:
    def test_paragraphs_are_put_together_again(self, source):
        lines = source.text.splitlines()
        assert lines[:2] == ["石桥区城市管理局2026年上半年工作总结", "暨下半年工作打算"]
        assert lines[2].startswith("今年以来，区城市管理局")
        assert lines[2].endswith("现将上半年工作情况总结如下。")
        assert [line for line in lines if line.endswith(("、主要工作", "、存在的问题", "、下半年打算"))] == [
            *("一、主要工作", "二、存在的问题", "三、下半年打算"),
        ]
        assert lines[-2:] == ["石桥区城市管理局", "2026年7月8日"]

    def test_a_word_that_wraps_gets_no_blank_and_a_curly_quote_stays_in_its_line(self, source):
        assert "6条道路实行“路长”负责，逐段登记" in source.text
        assert "Sorting Assistant系统1套" in source.text

    def test_running_heads_and_page_numbers_are_left_out(self, source):
        assert "工作简报" not in source.text
        assert "— 1 —" not in source.text
        assert "— 2 —" not in source.text

    def test_a_table_is_rows_of_cells(self, source):
        (table,) = source.tables
        rows = {}
        for cell in table.cells:
            rows.setdefault(cell.row, []).append(cell.span.of_text(source.text))
        assert rows[0] == ["街道", "受理（件）", "办结（件）", "占比"]
        assert rows[4] == ["合计", "310", "286", "100.0%"]
        assert "合计\t310\t286\t100.0%" in source.text.splitlines()


class TestPlaces:
    @pytest.mark.parametrize(
        ("text", "place"),
        [("326起", "第 1 页第 7 行"), ("286", "第 1 页第 21 行"), ("60吨", "第 2 页第 8 行")],
    )
    def test_are_told_by_page_and_line(self, source, text, place):
        assert source.place(source.text.index(text)).zh == place

    def test_every_character_but_line_ends_has_one(self, source):
        covered = {at for landmark in source.landmarks for at in range(landmark.span.start, landmark.span.end)}
        assert {source.text[at] for at in range(len(source.text)) if at not in covered} <= {"\n", " "}

    def test_a_finding_tells_page_and_line(self):
        report = Linter(RULES).read_and_check("半年总结.pdf", REPORT, PdfReader())
        found = [(each.code, report.source.place(each.span.start).zh) for each in report.diagnostics]
        assert ("PH01", "第 1 页第 13 行") in found
        assert ("NU10", "第 1 页第 14 行") in found


class TestWhatCannotBeRead:
    @pytest.mark.parametrize(
        ("data", "words"),
        [
            ((DOCUMENTS / "加密.pdf").read_bytes(), "密码"),
            (EMPTY_PAGE, "扫描件"),
            (b"", "已损坏"),
            (b"%PDF-1.7\nnothing", "已损坏"),
            (REPORT[:2000], "已损坏"),
            ("今年以来".encode(), "已损坏"),
        ],
    )
    def test_is_told_with_the_reason(self, data, words):
        with pytest.raises(UnreadableSource) as raised:
            PdfReader().read("稿.pdf", data)
        assert isinstance(raised.value.args[0], Message)
        assert words in raised.value.args[0].zh

    @pytest.mark.parametrize("seed", range(8))
    def test_damage_never_raises_anything_else(self, seed):
        chance = random.Random(seed)
        data = bytearray(EMPTY_PAGE if seed % 2 else REPORT)
        for _ in range(60):
            data[chance.randrange(len(data))] = chance.randrange(256)
        with contextlib.suppress(UnreadableSource):
            assert PdfReader().read("稿.pdf", bytes(data)).text


def test_the_plugin_provides_the_reader():
    (reader,) = provide_readers()
    assert (reader.name, set(reader.suffixes)) == ("pdf", {".pdf"})
