"""Quotation marks and brackets: what pairs with what, over lines and paragraphs too."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zongjie_lint.document import Document
from zongjie_lint.facts import pairing
from zongjie_lint.facts.pairing import MarkFamily, Mispairing, Pairing
from zongjie_lint.span import Span

HEAD = "云溪县2026年上半年工作总结\n"
TAIL = "\n下一步，继续抓好“三夏”生产。\n"


def faults(text):
    document = Document(HEAD + text + TAIL)
    return [
        (pairing.fault, pairing.span.of_text(document.text)) for pairing in document.facts(Pairing) if pairing.fault
    ]


def test_a_pair_knows_its_marks_and_what_they_hold():
    document = Document(HEAD + "印发《渡运办法（试行）》。")
    outer, inner = document.facts(Pairing)
    assert (outer.family, outer.inner.of_text(document.text)) == (MarkFamily.TITLE, "渡运办法（试行）")
    assert inner.inner.of_text(document.text) == "试行"


@pytest.mark.parametrize(
    ("text", "fault", "found"),
    [
        ("深化“放管服改革。", Mispairing.UNCLOSED, "“放管服改革"),
        ("深化放管服”改革。", Mispairing.UNOPENED, "深化放管服”"),
        ("深化“放管服“改革。", Mispairing.REVERSED, "“放管服“"),
        ("深化”放管服”改革。", Mispairing.REVERSED, "”放管服”"),
        ("深化”放管服“改革。", Mispairing.REVERSED, "”放管服“"),
        ("深化“放管服’改革。", Mispairing.MISMATCHED, "“放管服’"),
        ('深化“放管服"改革。', Mispairing.MISMATCHED, '“放管服"'),
        ("深化改革（“放管服）”。", Mispairing.CROSSED, "“放管服）”"),
        ("印发《关于〈渡运办法》的通知。", Mispairing.UNCLOSED, "〈渡运办法"),
        ("打造“一站式、“一条龙”服务。", Mispairing.UNCLOSED, "“一站式"),
    ],
)
def test_a_slip_is_told_by_what_stands_around_it(text, fault, found):
    assert faults(text) == [(fault, found)]


@pytest.mark.parametrize(
    "text",
    [
        "他写道：\n“今天走了十二里山路，看了三户人家。\n“第二天又去了一趟，定下了修路的办法。\n“路修好了，大家都来了。”",
        "会议指出：“要把水利摆在突出位置。\n各镇抓好春灌，不误农时。\n各部门加强配合。”",
        "今年以来，全县坚持稳中求进，深入推进“放管\n服”改革，成效明显，群众满意度不断提高。",
        "今年以来，全县上下紧盯目标任务，统筹抓好各项重点工作，开展“大走访、\n\n大排查”行动。",
        "重点抓好：1）修渠；2）护堤；a）清淤。",
        '“’26青渡马拉松”开跑，Farmers’ Market开业，‘5A’ 级景区和‘智慧’30座岗亭建成，添置24"屏3台。',
    ],
)
def test_what_only_seems_alone_is_no_slip(text):
    assert faults(text) == []


def test_a_page_cut_off_in_mid_sentence_leaves_a_mark_open():
    assert [p.fault for p in Document(HEAD + "全面落实《渡运办法").facts(Pairing)] == []


@pytest.mark.parametrize("text", ["“（" * 9000, ")" * 20000, "“" * 20000, "《“" * 5000 + "”》" * 5000])
def test_a_line_of_marks_is_read_once(text):
    assert Document(HEAD + "全镇" + text).facts(Pairing)


@given(st.text(alphabet='“”‘’（）《》()「」"甲乙。 ', max_size=16))
def test_marks_in_order_are_paired_as_all_others_are(text):
    passage = Span(0, len(text))
    assert list(pairing._paired(text, passage)) == list(pairing._Pairer(text, passage).pair())
