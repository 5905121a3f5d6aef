"""Comments written into Word documents: on exactly the characters, with everything else as it was."""

import json
from datetime import datetime
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from zongjie_lint.cli import main
from zongjie_lint.span import Span
from zongjie_lint.word.manuscript import Manuscript
from zongjie_lint.word.new_comments import Comment, commented

from . import word_documents as wd
from . import word_samples as ws

BLANKS = str.maketrans("\t\n", "  ")  # in rows of tables the reader has blanks for both
NOW = datetime(2026, 7, 8, 9, 30)
many = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def comment(data, *spans):
    """The document with a comment on each span."""
    lines = ("错误：数字不对", "依据：一", "NU01 sum-mismatch")
    return commented(Manuscript.read(data), [Comment(span, lines, "（说的是别处）") for span in spans], NOW)


@many
@given(ws.documents, st.data())
def test_anywhere(data, draw):
    text = Manuscript.read(data).text
    spans = sorted(draw.draw(st.lists(ws.spans(text.text), max_size=6)))
    after = comment(data, *spans)
    assert ws.text_of(after) == text.text
    assert comment(after, *spans) == after
    said = ws.comments_of(after)
    marked = ws.commented_texts(after)
    assert len(said) == len(marked) == len(spans)
    for span, (identifier, lines) in zip(spans, said.items(), strict=True):
        if "（说的是别处）" not in lines:
            held = "".join(
                text.text[max(p.span.start, span.start) : min(p.span.end, span.end)]
                for p in text.pieces_in(span)
                if not ws._is_aside(p.node)
            )
            assert marked[identifier].translate(BLANKS) == held.translate(BLANKS)


BY = 'w:author="李某" w:date="2026-06-01T09:00:00Z"'
NUMBERING = wd.abstract(0, wd.lvl(0, "%1、", "chineseCounting")) + wd.num(1, 0)
DRAFT = wd.document(
    wd.p("云岭镇2026年上半年工作总结"),
    wd.p("上半年，全镇办结提案63件，其中经济类提案31件、", wd.r("民生类", rpr="<w:b/>"), "提案22件、生态类提案7件。"),
    wd.p("主要工作", num=1),
    wd.p(f'整修<w:ins w:id="91" {BY}>{wd.r("村道")}</w:ins>'.replace("整修", wd.r("整修"), 1), "12公里。"),
    wd.p("截至上月", '<w:r><w:footnoteReference w:id="2"/></w:r>', "，工程完工。"),
    wd.p("4月31日，镇里召开动员会。", wd.box("会议时间：5月32日。")),
    wd.p("存在问题", num=1),
    wd.p("人手不足。"),
    numbering=NUMBERING,
    footnotes=f'<w:footnote w:id="2">{wd.p("统计时间为2026年6月31日。")}</w:footnote>',
    comments=f'<w:comment w:id="7" {BY}>{wd.p("请核实")}</w:comment>',
    margins={"rId9": ("header", wd.p("云岭镇2026年2月30日"))},
    section='<w:headerReference w:type="default" r:id="rId9"/>',
)


def run(*arguments, stdin=None):
    return CliRunner().invoke(main, [str(argument) for argument in arguments], input=stdin)


@pytest.fixture
def draft(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def write(content=DRAFT, name="草稿.docx"):
        path = Path(name)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


def annotated(path, *options):
    Path("批注.docx").unlink(missing_ok=True)
    done = run(path, "--annotate", "批注.docx", *options)
    assert done.exit_code in (0, 1), done.output
    return Path("批注.docx").read_bytes()


def findings(path, *options):
    """The code and text of each finding, as the program tells them to other programs."""
    [file] = json.loads(run(path, "--format", "json", *options).stdout)["files"]
    return [(found["code"], found["text"]) for found in file["diagnostics"] if found["severity"] != "info"]


def ours(data):
    """The code of each comment of ours, with the text between its marks."""
    marked = ws.commented_texts(data)
    return [
        (lines[-1].split()[0], marked[identifier])
        for identifier, lines in ws.comments_of(data).items()
        if identifier in marked and lines[0] != "请核实"
    ]


class TestWhatIsWritten:
    def test_each_finding_is_a_comment_on_its_characters(self, draft):
        path = draft()
        told = {"5月32日": "", "2026年6月31日": "", "2026年2月30日": "云岭镇2026年上半年工作总结"}
        expected = sorted((code, told.get(text, text)) for code, text in findings(path))
        assert len(expected) >= 5
        assert sorted(ours(annotated(path))) == expected

    def test_a_comment_says_what_why_how_where_and_which_rule(self, draft):
        lines = next(each for each in ws.comments_of(annotated(draft())).values() if "NU01" in each[-1])
        assert lines[0] == "错误：总量63件与各分项之和60件不符"
        assert lines[1].startswith("依据：31件 + 22件 + 7件 = 60件")
        assert lines[2].startswith("改法：")
        assert lines[3].startswith("相关：本段“31件”：分项")
        assert lines[-1] == "NU01 sum-mismatch"

    def test_in_english(self, draft):
        lines = next(each for each in ws.comments_of(annotated(draft(), "--lang", "en")).values() if "NU01" in each[-1])
        assert lines[0].startswith("error: ")
        assert not any("相关" in line or "改法" in line for line in lines)

    @pytest.mark.parametrize("language", ["zh", "en"])
    def test_what_word_takes_no_comment_on_is_told_in_words(self, draft, language):
        said = ["".join(lines[1:2]) for lines in ws.comments_of(annotated(draft(), "--lang", language)).values()]
        names = {"zh": ["脚注 1", "页眉", "文本框 1"], "en": ["footnote 1", "header", "text box 1"]}[language]
        assert all(any(name in line for line in said) for name in names)

    def test_everything_else_keeps_its_bytes(self, draft):
        before, after = ws.parts_of(DRAFT), ws.parts_of(annotated(draft()))
        assert list(after) == list(before)
        assert {name for name in before if before[name] != after[name]} == {"word/document.xml", "word/comments.xml"}
        assert (
            after["word/document.xml"].split(b"<w:document")[0] == before["word/document.xml"].split(b"<w:document")[0]
        )

    def test_comments_and_revisions_of_others_survive(self, draft):
        after = annotated(draft())
        assert ["请核实"] in ws.comments_of(after).values()
        assert [each.get(ws.W + "author") for each in ws.document_of(after).iter(ws.W + "ins")] == ["李某"]
        identifiers = list(ws.comments_of(after))
        assert len(identifiers) == len(set(identifiers))

    def test_a_document_without_comments_gets_the_part_for_them(self, draft):
        after = annotated(draft(wd.document(wd.p("4月31日，镇里召开动员会。"))))
        parts = ws.parts_of(after)
        assert b"/word/comments.xml" in parts["[Content_Types].xml"]
        assert b"relationships/comments" in parts["word/_rels/document.xml.rels"]
        assert ours(after) == [("DT07", "4月31日")]

    def test_suggestions_only_on_demand_and_said(self, draft):
        path = draft(wd.document(wd.p("全镇整修村道１２公里。")))
        done = run(path, "--annotate", "批注.docx")
        assert "--show-info" in done.stderr
        assert ours(Path("批注.docx").read_bytes()) == []
        assert ours(annotated(path, "--show-info")) == [("NS11", "１２")]

    def test_nothing_found_is_written_and_said(self, draft):
        clean = wd.document(wd.p("全镇整修村道12公里。"))
        done = run(draft(clean), "--annotate", "批注.docx")
        assert done.exit_code == 0
        assert "没有要批注的" in done.stderr
        assert ws.parts_of(Path("批注.docx").read_bytes()) == ws.parts_of(clean)


@pytest.mark.parametrize("taken", ["2147483647", "9" * 5000, "1", "甲"])
def test_numbers_that_are_taken(taken):
    document = wd.document(wd.p("办结63件。"), comments=f'<w:comment w:id="{taken}" {BY}>{wd.p("请核实")}</w:comment>')
    assert [*ws.comments_of(comment(document, Span(2, 4)))] == [taken, "2" if taken == "1" else "1"]


class TestWhereTheTextHasNoPlace:
    HEADER = {
        "margins": {"rId9": ("header", wd.p("云岭镇2026年2月30日"))},
        "section": '<w:headerReference w:type="default" r:id="rId9"/>',
    }

    @staticmethod
    def on_the_header(document):
        at = ws.text_of(document).index("2026")
        return comment(document, Span(at, at + 4))

    @pytest.mark.parametrize("mark", ["<w:br/>", "<w:tab/>"])
    def test_the_text_begins_with_a_break(self, mark):
        after = self.on_the_header(wd.document(wd.p(wd.r(mark, "工作总结")), wd.p("正文。"), **self.HEADER))
        assert [each.strip() for each in ws.commented_texts(after).values()] == ["工作总结"]

    def test_the_text_has_no_paragraph(self):
        after = self.on_the_header(wd.document(**self.HEADER))
        assert [*ws.commented_texts(after).values()] == [""]
        assert [each.tag for each in ws.document_of(after)[0]] == [ws.W + "p", ws.W + "sectPr"]


class TestAgain:
    def test_a_digital_signature_is_said_to_hold_no_longer(self, draft):
        signed = ws.repackaged(DRAFT, b"", b"", **{"_xmlsignatures/sig1.xml": "<Signature/>"})
        done = run(draft(signed), "--annotate", "批注.docx")
        assert "签名就失效" in done.stderr
        assert "签名" not in run(draft(name="乙.docx"), "--annotate", "批注2.docx").stderr

    def test_a_second_time_says_nothing_twice(self, draft):
        once = annotated(draft())
        twice = annotated(draft(once, "再.docx"))
        assert ours(twice) == ours(once)

    def test_what_was_mended_loses_its_comment(self, draft):
        once = annotated(draft(wd.document(wd.p("4月31日，镇里召开动员会。"))))
        mended = ws.changed(
            once,
            {
                "word/document.xml": ws.parts_of(once)["word/document.xml"].replace(
                    "4月31日".encode(), "4月30日".encode()
                )
            },
        )
        after = annotated(draft(mended, "再.docx"))
        assert ours(after) == []
        assert b"commentReference" not in ws.parts_of(after)["word/document.xml"]

    @pytest.mark.parametrize(
        ("old", "new"),
        [
            ("依据：一", "依据：一（王某：已核实）"),
            ("错误：数字不对", "错误：数字对"),
            ("NU01 sum-mismatch", "NU01 sum-mismatch，以统计局的为准"),
            ("</w:comment>", "<w:p><w:r><w:t>王某：已核实</w:t></w:r></w:p></w:comment>"),
            ("</w:p></w:comment>", "<w:r><w:drawing/></w:r></w:p></w:comment>"),
        ],
    )
    def test_what_a_person_wrote_into_one_of_ours_stays(self, old, new):
        once = comment(wd.document(wd.p("全镇办结提案63件。")), Span(6, 9))
        said = ws.parts_of(once)["word/comments.xml"].decode()
        assert old in said
        written = ws.changed(once, {"word/comments.xml": said.replace(old, new).encode()})
        assert ws.parts_of(comment(written, Span(6, 9))) == ws.parts_of(comment(written)) == ws.parts_of(written)

    def test_one_that_word_saved_otherwise_is_ours_still(self):
        once = comment(wd.document(wd.p("全镇办结提案63件。")), Span(6, 9))
        said = ws.parts_of(once)["word/comments.xml"].decode().replace("数字不对", "数字</w:t></w:r><w:r><w:t>不对")
        assert ws.comments_of(comment(ws.changed(once, {"word/comments.xml": said.encode()}))) == {}

    def test_nothing_is_left_of_what_was_taken_out(self):
        parts = ws.parts_of(comment(wd.document(wd.p("全镇办结提案63件。")), Span(6, 9)))
        parts = {name: content.decode() for name, content in parts.items()}
        named = f'<w:p xmlns:w14="{ws.W14.strip("{}")}" w14:paraId="0000000B">'
        parts["word/comments.xml"] = named.join(parts["word/comments.xml"].rsplit("<w:p>", 1))
        entries = {
            "commentsIds": '<c:i c:paraId="0000000A" c:durableId="1000000A"/><c:i c:paraId="0000000B" c:durableId="1000000B"/>',
            "commentsExtensible": '<c:i c:durableId="1000000A"/><c:i c:durableId="1000000B"/>',
        }
        rels = "word/_rels/document.xml.rels"
        for kind, content in entries.items():
            parts[f"word/{kind}.xml"] = f'<c:{kind} xmlns:c="urn:c">{content}</c:{kind}>'
            refers = (
                f'<Relationship Id="{kind}" Type="http://schemas.example/{kind}" Target="{kind}.xml"/></Relationships>'
            )
            parts[rels] = parts[rels].replace("</Relationships>", refers)
        after = ws.parts_of(comment(wd.zipped(parts)))
        for kind in entries:
            assert b"1000000A" in after[f"word/{kind}.xml"]
            assert b"1000000B" not in after[f"word/{kind}.xml"]

    def test_resolved_ones_stay_and_are_heard_no_more(self, draft):
        once = annotated(draft())
        numbers = [number for number, lines in ws.comments_of(once).items() if lines != ["请核实"]]
        settled = draft(ws.discussed(once, resolve=numbers), "定.docx")
        Path("批注.docx").unlink()
        done = run(settled, "--annotate", "批注.docx")
        assert done.exit_code == 0
        assert f"{len(numbers)} 条已标明忽略" in done.stdout
        assert f"{len(numbers)} 条已标明忽略" in done.stderr
        assert ours(Path("批注.docx").read_bytes()) == ours(once)
        assert f"{len(numbers)} 条已标明忽略" in run(settled, "--format", "concise").stderr

    def test_answered_ones_stay_and_are_not_repeated(self, draft):
        once = annotated(draft())
        numbers = [number for number, lines in ws.comments_of(once).items() if "NU01" in lines[-1]]
        talked = ws.discussed(once, reply=dict.fromkeys(numbers, "正在核实"))
        path = draft(talked, "议.docx")
        assert ("NU01", "63件") in findings(path)
        after = annotated(path)
        assert [code for code, _ in ours(after)].count("NU01") == 1
        assert ["正在核实"] in ws.comments_of(after).values()


class TestFromText:
    TEXT = "云岭镇2026年上半年工作总结\r\n\r\n　　4月31日，镇里召开动员会。\r\n项目\t金额\r\n\r\n"

    def test_the_text_becomes_a_document(self, draft):
        after = annotated(draft(self.TEXT, "草稿.txt"))
        assert ws.text_of(after) == self.TEXT.replace("\r\n", "\n").removesuffix("\n")
        assert ("DT07", "4月31日") in ours(after)

    def test_standard_input(self, draft):
        draft()
        done = run("-", "--annotate", "批注.docx", "--format", "concise", stdin=self.TEXT)
        assert done.exit_code == 1
        assert ("DT07", "4月31日") in ours(Path("批注.docx").read_bytes())

    def test_characters_that_no_document_can_hold(self, draft):
        after = annotated(draft("云岭镇工作总结\n4月31日\x0c开\x0b会\x01。\n", "草稿.txt"))
        assert ws.text_of(after) == "云岭镇工作总结\n4月31日\f开\ufffd会\ufffd。"
        assert ("DT07", "4月31日") in ours(after)


class TestFaults:
    @pytest.mark.parametrize(
        "arguments",
        [
            ["草稿.docx", "乙.docx", "--annotate", "批注.docx"],
            [".", "--annotate", "批注.docx"],
            ["草稿.docx", "--annotate", "草稿.docx"],
            ["草稿.docx", "--annotate", "批注.txt"],
            ["草稿.docx", "--annotate", "-"],
            ["草稿.docx", "--against", "乙.docx", "--annotate", "乙.docx"],
        ],
    )
    def test_what_cannot_be_meant_is_refused(self, draft, arguments):
        paths = [draft(), draft(name="乙.docx")]
        done = run(*arguments)
        assert done.exit_code == 2
        assert [path.read_bytes() for path in paths] == [DRAFT, DRAFT]
        assert not Path("批注.docx").exists()

    @pytest.mark.parametrize("command", [["check", "--annotate"], ["fix", "--tracked"]])
    def test_a_file_that_is_there_is_never_overwritten(self, draft, command):
        other = draft(name="另一份.docx")
        done = run(command[0], draft(), command[1], other)
        assert done.exit_code == 2
        assert "已经有这个文件" in done.stderr
        assert other.read_bytes() == DRAFT

    def test_a_folder_that_is_not_there(self, draft):
        done = run(draft(), "--annotate", "没有/批注.docx")
        assert done.exit_code == 2
        assert "没有这个文件夹" in done.stderr

    def test_a_report_that_cannot_be_read(self, draft):
        done = run(draft(b"PK\x03\x04"), "--annotate", "批注.docx")
        assert done.exit_code == 2
        assert "没有写" in done.stderr
        assert not Path("批注.docx").exists()

    def test_macros_behind_another_suffix_are_not_called_docx(self, draft):
        macros = ws.repackaged(
            DRAFT,
            b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
            b"application/vnd.ms-word.document.macroEnabled.main+xml",
        )
        path = draft(macros, name="草稿.doc")
        refused = run(path, "--annotate", "批注.docx")
        assert refused.exit_code == 2
        assert "以 .docm 结尾" in refused.stderr
        assert not Path("批注.docx").exists()
        assert run(path, "--annotate", "批注.docm").exit_code == 1
        assert ours(Path("批注.docm").read_bytes())

    @pytest.mark.parametrize("output", ["批注.docm", "批注.dotx"])
    def test_a_document_is_not_called_one_with_macros(self, draft, output):
        refused = run(draft(name="草稿.wps"), "--annotate", output)
        assert refused.exit_code == 2
        assert not Path(output).exists()

    def test_macros_keep_their_suffix(self, draft):
        path = draft(name="草稿.docm")
        assert run(path, "--annotate", "批注.docx").exit_code == 2
        assert run(path, "--annotate", "批注.docm").exit_code == 1
