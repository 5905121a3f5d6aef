"""The page: every finding in it and anchored, exactly marked, nothing of a draft obeyed, nothing fetched."""

import base64
import hashlib
import io
import re
from collections import Counter
from html.parser import HTMLParser
from importlib.resources import files

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from zongjie_lint.cells import Cell, TableCells
from zongjie_lint.cli import main
from zongjie_lint.diagnostic import Diagnostic, Fix, Related, Severity
from zongjie_lint.document import Document
from zongjie_lint.edit import Edit
from zongjie_lint.linter import Linter
from zongjie_lint.message import Message
from zongjie_lint.registrar import register
from zongjie_lint.report import FileReport, Outline, Report, RuleFailure
from zongjie_lint.reporter import Registering, Reporter, View
from zongjie_lint.reporters.columns import cells
from zongjie_lint.reporters.html.marks import Boundary, Marks, Place
from zongjie_lint.reporters.html.reporter import HtmlReporter
from zongjie_lint.reporters.json import JsonReporter
from zongjie_lint.source import Landmark, Source
from zongjie_lint.span import Span

VOID = {"meta", "input"}
ADVICE = Message("核对后改正。", "Check and correct it.")
OUTLINE = Outline(
    kind="half-year-summary",
    kind_title=Message("半年总结", "half-year summary"),
    period=("2026-01-01", "2026-06-30"),
    parts=((Message("指标", "figures"), True), (Message("问题", "problems"), False)),
    relations=Counter({"pass": 3, "fail": 1}),
)
TEXT = "竹溪镇2026年上半年工作总结\n一、工作进展\n上半年新建垃圾房14座、公厕5座，共计21座。\n竹溪镇人民政府\n"
HOSTILE = "\x00\x07\x1b\x7f\x9b\u200b\u202e\u2028\u2066\ufeff\ud800"
ALPHABET = "竹溪镇新建了14座<>&\"'“”，。\u3000\u0301\n\r\t" + HOSTILE


class Page(HTMLParser):
    """A page as its elements; it must be closed properly, and no id may stand for two."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.open, self.elements, self.ids = [], [], {}
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        element = {"tag": tag, "text": "", "inside": tuple(each["tag"] for each in self.open), **dict(attrs)}
        self.elements.append(element)
        if "id" in element:
            assert element["id"] not in self.ids, element["id"]
            self.ids[element["id"]] = element
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag):
        assert self.open.pop()["tag"] == tag

    def handle_data(self, data):
        for element in self.open:
            element["text"] += data

    def all(self, tag, kind=None):
        found = (each for each in self.elements if each["tag"] == tag)
        return [each for each in found if kind is None or kind in (each.get("class") or "").split()]

    def marked(self, name):
        """The characters marked as belonging to a finding (`1-3`) or to what is related to it (`1-3r`)."""
        return "".join(mark["text"] for mark in self.all("mark") if name in mark["data-of"].split())


def said(zh, en=None):
    return Message(zh, en or zh)


def place(text, part):
    start = text.index(part)
    return Span(start, start + len(part))


def found(span, code="NU01", severity=Severity.ERROR, message=None, **more):
    words = message or said("总数与各项之和不相等", "the total differs from the sum of its parts")
    return Diagnostic(code, more.pop("name", "sum-mismatch"), severity, span, words, more.pop("advice", ADVICE), **more)


def file(text, *diagnostics, path="总结.txt", source=None, **more):
    return FileReport(path, source or Source(path, text), more.pop("outline", OUTLINE), diagnostics, **more)


def html(*reports, **view):
    stream = io.StringIO()
    HtmlReporter().write(Report(reports, 0.12), stream, View(**view))
    return stream.getvalue()


def page(*reports, **view):
    return Page(html(*reports, **view))


def shown(text):
    """What of a text is to be seen: its line ends are not, what is invisible is."""
    return "".join("".join(cells(line)) for line in re.split(r"\r\n|\r|\n", text))


SUM = found(
    place(TEXT, "21座"),
    related=(Related(place(TEXT, "14座"), said("分项", "a part")), Related(place(TEXT, "5座"), said("分项", "a part"))),
    evidence=said("14座 + 5座 = 19座 ≠ 21座"),
)


class TestFinding:
    def test_is_told_with_everything_there_is_to_say(self):
        note = page(file(TEXT, SUM)).ids["d1-n1"]
        assert note["tag"] == "article"
        for words in (
            "错误",
            "总数与各项之和不相等",
            "14座 + 5座 = 19座 ≠ 21座",
            "核对后改正。",
            "NU01",
            "sum-mismatch",
            "第 3 行",
            "分项",
        ):
            assert words in note["text"]

    def test_and_its_place_lead_to_each_other(self):
        shown_page = page(file(TEXT, SUM))
        targets = [each["href"] for each in shown_page.all("a")]
        assert {"#d1-m1", "#d1-m1-1", "#d1-m1-2", "#d1-n1"} <= set(targets)
        assert shown_page.ids["d1-m1"]["text"] == "21座"
        assert shown_page.ids["d1-m1-1"]["text"] == "14座"

    def test_every_link_leads_somewhere(self):
        text = page(file(TEXT, SUM), FileReport("缺.txt", error=said("找不到"))).elements
        ids = {each["id"] for each in text if "id" in each}
        assert {each["href"][1:] for each in text if "href" in each} <= ids

    def test_has_a_row_in_the_slip(self):
        heading = place(TEXT, "一、工作进展")
        outline = Outline(headings=((heading.start, heading, heading.of_text(TEXT)),))
        row = page(file(TEXT, SUM, outline=outline)).ids["d1-r1"]
        assert row["tag"] == "tr"
        assert row["inside"][-2:] == ("table", "tbody")
        assert row["text"].startswith("1第 3 行一、工作进展错误 总数与各项之和不相等")

    def test_that_has_no_length_is_marked_by_a_point(self):
        shown_page = page(file(TEXT, found(Span(5, 5))))
        mark = shown_page.ids["d1-m1"]
        assert (mark["text"], mark["class"].split()) == ("", ["error", "point"])

    def test_that_is_nothing_but_a_line_end_is_marked_by_a_point(self):
        at = TEXT.index("\n")
        assert "point" in page(file(TEXT, found(Span(at, at + 1)))).ids["d1-m1"]["class"]

    def test_that_sums_up_others_has_them_in_its_row(self):
        parts = [found(place(TEXT, words), "PH01", summarised_by="PH13") for words in ("14座", "5座")]
        whole = found(Span(0, 15), "PH13", message=said("这还是一份模板"))
        shown_page = page(file(TEXT, whole, *parts))
        assert [row["id"] for row in shown_page.all("tr") if row.get("data-code")] == ["d1-r1"]
        assert "各处：2 3" in shown_page.ids["d1-r1"]["text"]
        assert "合并在第 1 条" in shown_page.ids["d1-n2"]["text"]
        assert shown_page.marked("1-2") == "14座"

    def test_shows_what_a_fix_would_do(self):
        span = place(TEXT, "14座")
        fixed = found(span, fix=Fix("safe", (Edit(span, "十四座"),)))
        note = page(file(TEXT, fixed)).ids["d1-n1"]
        assert "14座 → 十四座" in note["text"]

    def test_with_many_related_places_folds_most_of_them_up(self):
        others = tuple(Related(Span(at, at + 1), said("另一处", "also here")) for at in range(20, 40))
        shown_page = page(file(TEXT, found(Span(0, 1), related=others)))
        items = shown_page.all("li")
        assert len(items) == 20
        assert sum("details" in item["inside"] for item in items) == 14


class TestMarks:
    def test_cover_each_of_several_findings_on_the_same_characters(self):
        spans = [place(TEXT, words) for words in ("新建垃圾房14座", "垃圾房14座、公厕", "14座")]
        shown_page = page(file(TEXT, *(found(span, f"NU0{n}") for n, span in enumerate(spans, start=1))))
        for number, span in enumerate(spans, start=1):
            assert shown_page.marked(f"1-{number}") == span.of_text(TEXT)
            assert f"d1-m{number}" in shown_page.ids

    def test_that_overlap_are_coloured_by_the_worst(self):
        span = place(TEXT, "14座")
        shown_page = page(file(TEXT, found(span, severity=Severity.INFO), found(span)))
        assert shown_page.ids["d1-m1"]["class"] == "error"

    def test_go_over_lines(self):
        span = Span(3, len(TEXT) - 3)
        assert page(file(TEXT, found(span))).marked("1-1") == span.of_text(TEXT).replace("\n", "")

    @given(st.data())
    @settings(max_examples=80, deadline=None)
    def test_cover_exactly_the_span(self, data):
        text = data.draw(st.text(st.sampled_from(ALPHABET), min_size=1, max_size=60))
        spans = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(lambda pair: Span(*sorted(pair)))
        drawn = data.draw(
            st.lists(st.tuples(spans, st.lists(spans, max_size=2), st.sampled_from(Severity)), max_size=5)
        )
        findings = [
            found(span, severity=severity, related=tuple(Related(each, said("另一处")) for each in others))
            for span, others, severity in drawn
        ]
        shown_page = page(file(text, *findings))
        whole = shown_cells(text)
        for number, (span, others, _) in enumerate(drawn, start=1):
            assert shown_page.marked(f"1-{number}") == "".join(whole[span.start : span.end])
            assert f"d1-m{number}" in shown_page.ids
            covered = {at for other in others for at in range(other.start, other.end)}
            assert shown_page.marked(f"1-{number}r") == "".join(whole[at] for at in sorted(covered))
            assert {f"d1-m{number}-{nth}" for nth, _ in enumerate(others, start=1)} <= set(shown_page.ids)

    @given(st.text(st.one_of(st.sampled_from(ALPHABET), st.characters()), min_size=1, max_size=120))
    def test_leave_the_text_as_it_is(self, text):
        paragraphs = [each for each in page(file(text)).all("p") if (each.get("id") or "").startswith("d1-l")]
        assert "".join(each["text"] for each in paragraphs) == shown(text)

    def test_of_very_many_findings_on_one_place_do_not_grow_with_their_square(self):
        places = [Place(Span(0, 1000), number, Severity.ERROR) for number in range(500)]
        marks = Marks(places, [Span(at, at + 9) for at in range(0, 1000, 10)])
        pieces = [piece for at in range(0, 1000, 10) for piece in marks.within(Span(at, at + 9))]
        assert sum(len(piece.covering) for piece in pieces if not isinstance(piece, Boundary)) <= 100 * 24


def shown_cells(text):
    """What is seen of each character: nothing of a line end."""
    return [
        cell
        for line in re.findall(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z", text)
        for cell in (*cells(line.rstrip("\r\n")), *[""] * (len(line) - len(line.rstrip("\r\n"))))
    ]


class TestHarm:
    ATTACK = "</script><script>alert(1)</script><img src=x onerror=alert(1)>\"'&amp;]]><!--"

    def test_done_by_a_text_is_none(self):
        shown_page = page(file(self.ATTACK, found(Span(0, len(self.ATTACK)))))
        assert shown_page.marked("1-1") == self.ATTACK
        assert len(shown_page.all("script")) == 1
        assert not shown_page.all("img")

    @pytest.mark.parametrize("language", ["zh", "en"])
    def test_done_by_anything_else_is_none(self, language):
        words = said(self.ATTACK)
        attacked = found(
            Span(0, 3),
            self.ATTACK,
            name=self.ATTACK,
            message=words,
            advice=words,
            evidence=words,
            related=(Related(Span(4, 5), words),),
            fix=Fix("safe", (Edit(Span(0, 1), self.ATTACK),)),
        )
        outline = Outline("kind", words, None, ((words, True),), ((0, Span(0, 3), self.ATTACK),))
        source = Source(self.ATTACK, TEXT, self.ATTACK, self.ATTACK, landmarks=(Landmark(Span(0, 9), words),))
        failures = (RuleFailure(self.ATTACK, self.ATTACK, self.ATTACK),)
        hostile = file(TEXT, attacked, path=self.ATTACK, source=source, outline=outline, failures=failures)
        shown_page = page(hostile, FileReport(self.ATTACK, error=words), language=language, verbose=True)
        assert len(shown_page.all("script")) == 1
        assert not shown_page.all("img")
        assert all(not key.startswith("on") for each in shown_page.elements for key in each)

    def test_done_by_controls_is_none(self):
        text = "甲" + HOSTILE + "乙"
        written = html(file(text, found(Span(0, len(text)), message=said(text)), path=text))
        assert not set(HOSTILE) & set(written)
        assert "‹U+202E›" in written
        assert "␛" in written
        written.encode("utf-8")

    def test_a_broken_character_does_not_break_the_page(self):
        assert "‹U+D800›" in page(file("甲\ud800乙")).ids["d1-l1"]["text"]


class TestSelfContained:
    def test_nothing_is_fetched(self):
        written = html(file(TEXT, SUM))
        assert "http://" not in written
        assert "https://" not in written
        shown_page = Page(written)
        assert not [
            each
            for each in shown_page.elements
            if "src" in each or "style" in each or each["tag"] in ("link", "iframe")
        ]
        assert not re.search(r"url\(|@import|@font-face", shown_page.all("style")[0]["text"])
        assert all(each["href"].startswith("#") for each in shown_page.elements if "href" in each)

    def test_the_policy_allows_its_own_style_and_script_alone(self):
        shown_page = page(file(TEXT, SUM))
        policy = next(each["content"] for each in shown_page.all("meta") if "http-equiv" in each)
        assert policy.startswith("default-src 'none'; ")
        assert "unsafe" not in policy
        for tag in ("style", "script"):
            digest = base64.b64encode(hashlib.sha256(shown_page.all(tag)[0]["text"].encode()).digest()).decode()
            assert f"{tag}-src 'sha256-{digest}'" in policy

    def test_the_same_report_gives_the_same_bytes_however_long_it_took(self):
        stream = io.StringIO()
        HtmlReporter().write(Report((file(TEXT, SUM),), 9.87), stream, View())
        assert stream.getvalue() == html(file(TEXT, SUM))

    @pytest.mark.parametrize("name", ["page.css", "page.js"])
    def test_what_it_is_made_of_comes_with_the_package(self, name):
        text = files("zongjie_lint.reporters.html").joinpath(name).read_text(encoding="utf-8")
        assert "</" not in text

    def test_it_is_utf_8_whatever_the_console_is(self):
        raw = io.BytesIO()
        stream = io.TextIOWrapper(raw, encoding="gbk")
        HtmlReporter().write(Report((file(TEXT, SUM),)), stream, View())
        stream.flush()
        assert "总数与各项之和不相等" in raw.getvalue().decode("utf-8")


class TestPage:
    def test_is_a_reporter_that_wants_the_register(self):
        assert isinstance(HtmlReporter(), Reporter)
        assert isinstance(HtmlReporter(), Registering)
        assert not isinstance(JsonReporter(), Registering)

    @pytest.mark.parametrize(
        ("language", "lang", "title"), [("zh", "zh-CN", "审校结果 · 总结.txt"), ("en", "en", "Review · 总结.txt")]
    )
    def test_says_its_language_and_title(self, language, lang, title):
        shown_page = page(file(TEXT, SUM, path="稿/总结.txt"), language=language)
        assert shown_page.all("html")[0]["lang"] == lang
        assert shown_page.all("title")[0]["text"] == title
        assert shown_page.all("div", "text")[0]["lang"] == "zh-CN"

    def test_in_english_has_no_chinese_but_that_of_the_draft(self):
        written = html(file("Draft", found(Span(0, 5)), path="draft.txt", suppressed=(SUM,)), language="en")
        body = Page(written).all("body")[0]["text"].replace(Page(written).all("script")[0]["text"], "")
        assert not re.search(r"[\u4e00-\u9fff]", body)

    def test_tells_what_was_recognised(self):
        text = page(file(TEXT)).all("main")[0]["text"]
        for words in ("半年总结", "2026年1—6月", "指标 有", "问题 没有找到", "4 组：", "3 相符", "1 不符"):
            assert words in text

    def test_without_findings_says_so_and_has_no_filter(self):
        shown_page = page(file(TEXT))
        assert "没有发现问题" in shown_page.all("main")[0]["text"]
        assert "filter" not in shown_page.ids
        assert shown_page.all("table") == []

    def test_does_not_say_so_of_a_check_that_failed(self):
        failed = file(TEXT, failures=(RuleFailure("NU01", "ValueError: 除以零", "Traceback"),))
        text = page(failed).all("main")[0]["text"]
        assert "没有发现问题" not in text
        assert "没有检查完" in text
        assert "规则 NU01 出错" in text
        assert "Traceback" not in text
        assert "Traceback" in page(failed, verbose=True).all("main")[0]["text"]

    def test_tells_first_what_could_not_be_checked(self):
        shown_page = page(file(TEXT), FileReport("缺.docx", error=said("文件设了密码", "it has a password")))
        assert "1 个文件没能检查" in shown_page.all("header", "top")[0]["text"]
        assert "文件设了密码" in shown_page.all("div", "alert")[0]["text"]
        assert shown_page.all("div", "alert")[0]["role"] == "alert"

    def test_of_several_files_has_an_index(self):
        shown_page = page(file(TEXT, SUM), file(TEXT, path="另一份.txt"), FileReport("缺.txt", error=said("找不到")))
        rows = [row["text"] for row in shown_page.all("tr") if "nav" in row["inside"]][1:]
        assert rows == ["总结.txt1 个错误", "另一份.txt没有发现问题", "缺.txt没能检查"]
        assert {"d1", "d2", "d3"} <= set(shown_page.ids)
        assert page(file(TEXT)).all("nav") == []

    def test_of_no_file_says_so(self):
        assert "没有文件可检查" in page().all("header", "top")[0]["text"]

    def test_counts_what_the_author_set_aside(self):
        assert "已标明忽略的 2 条" in page(file(TEXT, suppressed=(SUM, SUM))).all("main")[0]["text"]

    def test_can_be_filled_in_by_hand(self):
        text = page(file(TEXT, SUM)).all("main")[0]["text"]
        for words in ("审校单", "处理意见", "审核人", "日期"):
            assert words in text

    def test_names_each_line_by_its_number_in_the_file(self):
        shown_page = page(file(TEXT))
        assert [each["data-n"] for each in shown_page.all("p") if "data-n" in each] == ["1", "2", "3", "4"]

    def test_sets_the_rows_of_a_table_in_cells(self):
        text = "县情\n指标\t数值\n产值\t5亿元\n完\n"
        spans = [place(text, words) for words in ("指标", "数值", "产值", "5亿元")]
        cells_of = tuple(Cell(at // 2, at % 2, span) for at, span in enumerate(spans))
        table = TableCells(Span(spans[0].start, spans[-1].end), cells_of)
        source = Source("表.docx", text, tables=(table,))
        shown_page = page(file(text, found(Span(spans[1].start, spans[2].end)), source=source))
        in_text = [each["text"] for each in shown_page.all("td") if "class" not in each]
        assert in_text == ["指标", "数值", "产值1", "5亿元"]
        assert shown_page.marked("1-1") == "数值产值"

    def test_names_what_stands_beside_the_text(self):
        text = "正文。\n注：以快报数为准。\n"
        span = place(text, "注：以快报数为准。")
        source = Source("稿.docx", text, landmarks=(Landmark(span, said("脚注 1", "footnote 1")),), asides=(span,))
        shown_page = page(file(text, found(place(text, "快报数")), source=source))
        assert shown_page.all("p", "aside")[0]["data-place"] == "脚注 1"
        assert "脚注 1" in shown_page.ids["d1-n1"]["text"]


class TestFilter:
    def test_has_a_box_for_each_severity_and_rule_that_was_found(self):
        hint = found(place(TEXT, "共计"), "LX09", Severity.INFO, name="wordy")
        shown_page = page(file(TEXT, SUM, hint))
        boxes = {(box["name"], box["value"]): "checked" in box for box in shown_page.all("input")}
        assert boxes == {
            ("severity", "error"): True,
            ("severity", "info"): False,
            ("code", "NU01"): True,
            ("code", "LX09"): True,
        }
        assert "hidden" in shown_page.ids["filter"]

    def test_begins_with_matters_of_style_where_they_are_asked_for(self):
        hint = found(place(TEXT, "共计"), "LX09", Severity.INFO)
        assert all("checked" in box for box in page(file(TEXT, hint), show_info=True).all("input"))

    def test_finds_on_each_thing_what_it_goes_by(self):
        shown_page = page(file(TEXT, SUM))
        things = [each for each in shown_page.elements if each.get("data-finding")]
        assert {each["data-finding"] for each in things} == {"1-1"}
        assert [each["tag"] for each in things if each.get("data-severity") == "error"] == ["tr", "article"]

    def test_filters_before_it_follows_a_link_that_may_lead_nowhere(self):
        script = page(file(TEXT, SUM)).all("script")[0]["text"]
        assert script.index("  apply();\n  unfold();\n") > script.index("try {") > 0

    def test_hides_nothing_without_javascript(self):
        hint = found(place(TEXT, "共计"), "LX09", Severity.INFO)
        hidden = [each["tag"] for each in page(file(TEXT, hint)).elements if "hidden" in each]
        assert hidden == ["form", "p"]


class TestLedger:
    TEXT = "竹溪镇2026年上半年工作总结\n实际到位内资5.2亿元，完成全年目标10亿元的52.0%。\n"

    def checked(self, **more):
        return Linter([], **more).check(Source("总结.txt", self.TEXT))

    def test_shows_what_facts_lists(self):
        shown_page = page(self.checked(registrar=register))
        ledger = shown_page.ids["d1-ledger"]
        for words in ("数据台账", "到位内资", "5.2亿元", "✓ 相符", "÷"):
            assert words in ledger["text"]
        row = shown_page.ids["d1-k1"]
        assert row["class"] == "pass"
        assert {"#d1-l2", "#d1-k1"} <= {each.get("href") for each in shown_page.all("a")}

    def test_is_filled_only_where_it_is_wanted(self):
        assert self.checked().register is None
        assert "d1-ledger" not in page(self.checked()).ids

    def test_that_raises_is_a_failure_of_the_check(self):
        def broken(document: Document):
            raise ValueError("坏了")

        report = self.checked(registrar=broken)
        assert [failure.code for failure in report.failures] == ["register"]
        assert "没有检查完" in page(report).all("main")[0]["text"]


class TestMuch:
    def many(self, count, findings):
        line = "　　上半年新建垃圾房14座、公厕5座，共计21座，群众反映良好。"
        text = "\n".join([line] * count)
        step = len(line) + 1
        return file(text, *(found(Span(at * step + 22, at * step + 25)) for at in range(0, count, count // findings)))

    def test_of_a_megabyte_with_two_thousand_findings_is_one_page(self):
        report = self.many(32_000, 2000)
        assert len(report.source.text) > 1_000_000
        written = html(report)
        assert written.count("<article ") == 2000
        assert written.count('data-of="') == 2000

    def test_grows_no_faster_than_the_text(self):
        small, large = len(html(self.many(500, 100))), len(html(self.many(2000, 400)))
        assert large < 4 * small


class TestCommand:
    def test_writes_a_page(self, tmp_path):
        draft = tmp_path / "总结.txt"
        draft.write_text("竹溪镇2026年上半年工作总结\n4月31日新建垃圾房14座。\n", encoding="utf-8")
        done = CliRunner().invoke(main, ["check", "--format", "html", str(draft), str(tmp_path / "没有.txt")])
        assert done.exit_code == 2
        shown_page = Page(done.stdout)
        assert "DT07" in {each["data-code"] for each in shown_page.all("article")}
        assert "没能检查" in shown_page.all("main")[0]["text"]
        assert "d1-ledger" in shown_page.ids
