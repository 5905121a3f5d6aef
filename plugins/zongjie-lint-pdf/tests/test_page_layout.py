"""What is left out of a page, what goes on in the next line, and tables over the end of a page."""

from zongjie_lint_pdf.pdf_text import pdf_text
from zongjie_lint_pdf.printed_line import PrintedLine, printed_lines
from zongjie_lint_pdf.rejoining import Margins, paragraphs
from zongjie_lint_pdf.ruled_table import RuledCell, RuledTable
from zongjie_lint_pdf.running_line import without_running_lines

SIZE, LEFT, RIGHT = 16, 80, 520


def line(text, top, *, page=1, left=LEFT, right=RIGHT, size=SIZE):
    return PrintedLine(page, text, left, right, top, top + size, size)


def texts(pages):
    return [[each.text for each in page] for page in pages]


class TestRunningLines:
    def test_a_head_on_every_page_and_page_numbers_go(self):
        pages = [
            [
                line("汀洲镇简报", 40, page=n),
                *(line(f"{'东西北'[n - 1]}村{at}。", at, page=n) for at in (110, 140)),
                line(f"— {n} —", 780, page=n),
            ]
            for n in (1, 2, 3)
        ]
        assert texts(without_running_lines(pages)) == [[f"{name}村110。", f"{name}村140。"] for name in "东西北"]

    def test_heads_of_left_and_right_pages_go(self):
        pages = [
            [line("汀洲镇" if n % 2 else "工作总结", 40, page=n), line(f"{'东西南北中前'[n - 1]}村。", 110, page=n)]
            for n in range(1, 7)
        ]
        assert texts(without_running_lines(pages)) == [[f"{name}村。"] for name in "东西南北中前"]

    def test_a_small_head_far_from_the_text_of_a_single_page_goes(self):
        page = [line("内部资料", 40, size=10), line("汀洲镇工作总结", 110), line("正文。", 140)]
        assert texts(without_running_lines([page])) == [["汀洲镇工作总结", "正文。"]]

    def test_a_number_in_the_text_and_a_signature_stay(self):
        page = [line("汀洲镇工作总结", 110), line("12", 140), line("2026年7月1日", 170)]
        assert texts(without_running_lines([page])) == [["汀洲镇工作总结", "12", "2026年7月1日"]]


class TestRejoining:
    def joined(self, *lines):
        return ["".join(each.text for each in group) for group in paragraphs(lines, Margins(lines))]

    def test_a_full_line_goes_on_at_the_margin_over_the_end_of_a_page(self):
        lines = [line("全年新", 700, left=112), line("修渠道三", 40, page=2), line("公里。", 70, page=2, right=200)]
        assert self.joined(*lines) == ["全年新修渠道三公里。"]

    def test_an_indented_line_opens_a_paragraph(self):
        assert self.joined(line("修渠道。", 100), line("种树。", 130, left=112)) == ["修渠道。", "种树。"]

    def test_a_short_line_ends_one(self):
        assert self.joined(line("修渠道", 100, right=300), line("种树。", 130), line("满行。", 160)) == [
            *("修渠道", "种树。满行。"),
        ]

    def test_a_long_title_goes_on_centred(self):
        lines = [line("关于汀洲镇上半年", 100), line("工作的总结", 130, left=220, right=380), line("正文。", 190)]
        assert self.joined(*lines) == ["关于汀洲镇上半年工作的总结", "正文。"]

    def test_a_larger_line_is_a_title_of_its_own(self):
        assert self.joined(line("汀洲镇总结", 100, size=22), line("正文。", 130), line("满行。", 158)) == [
            *("汀洲镇总结", "正文。满行。"),
        ]


def test_a_table_goes_on_over_the_end_of_a_page_and_its_head_is_told_once():
    def table(page, *rows):
        cells = [
            RuledCell(row, column, 1, 1, text) for row, texts in enumerate(rows) for column, text in enumerate(texts)
        ]
        return RuledTable(page, (80, 100, 500, 200), tuple(cells))

    head = ("村名", "户数")
    found = pdf_text([[table(1, head, ("东村", "120"))], [table(2, head, ("西村", "80")), line("以上。", 300, page=2)]])
    assert found.text == "村名\t户数\n东村\t120\n西村\t80\n以上。\n"
    assert [(each.row, each.column) for each in found.tables[0].cells] == [(r, c) for r in range(3) for c in range(2)]
    assert [each.name.zh for each in found.landmarks] == [
        *("第 1 页第 1 行", "第 1 页第 2 行", "第 2 页第 2 行", "第 2 页第 3 行"),
    ]


class TestNotes:
    def test_at_the_foot_of_a_page_stand_beside_the_text_which_goes_on_over_them(self):
        note = PrintedLine(1, "按户籍人口计算，", LEFT, 300, 760, 770, 10, mark="1")
        rest = PrintedLine(1, "不含暂住人口。", LEFT, 200, 772, 782, 10)
        pages = [
            [line("人均占有", 700), note, rest],
            [line("五亩。", 100, page=2, right=140), line("完。", 130, page=2)],
        ]
        found = pdf_text(pages)
        assert found.text == "人均占有五亩。\n完。\n按户籍人口计算，不含暂住人口。\n"
        assert [span.of_text(found.text) for span in found.asides] == ["按户籍人口计算，不含暂住人口。"]
        assert found.landmarks[-1].name.zh == "第 1 页脚注"

    def test_their_marks_do_not_lengthen_numbers_and_the_exponent_of_a_unit_stays(self):
        def row(*texts):
            left = 100.0
            for text, size in texts:
                for each in text:
                    raised = 0 if size == SIZE else 5
                    yield {"text": each, "x0": left, "x1": left + size, "size": size} | {
                        "top": 100 + SIZE - size - raised,
                        "bottom": 100 + SIZE - raised,
                    }
                    left += size

        (shown,) = printed_lines(
            1, list(row(("完成62.1%", SIZE), ("1", 9), ("，新增80m", SIZE), ("2", 9), ("。", SIZE)))
        )
        assert shown.text == "完成62.1%，新增80m2。"
