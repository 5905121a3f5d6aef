"""What the comments of a Word document say is to be heard no more of."""

import pytest
from word_documents import abstract, document, lvl, num, p, r, tbl, tc, tr

from zongjie_lint.readers.word import WordReader

OURS = "数字对不上：12＋8＝20，不是21。NU01"


def comment(identifier, *paragraphs, author="zongjie-lint"):
    inner = "".join(
        p(text).replace("<w:p>", f'<w:p w14:paraId="0000{identifier}{at}00">') for at, text in enumerate(paragraphs)
    )
    return f'<w:comment w:id="{identifier}" w:author="{author}">{inner}</w:comment>'


def state(identifier, *, done=0, of=None, at=0):
    parent = f' w15:paraIdParent="0000{of}000"' if of is not None else ""
    return f'<w15:commentEx w15:paraId="0000{identifier}{at}00"{parent} w15:done="{done}"/>'


def paragraph(identifier="1"):
    start, end = (f'<w:commentRange{side} w:id="{identifier}"/>' for side in ("Start", "End"))
    return p("共完成", start, "21个", r("项", "目"), end, r(f'<w:commentReference w:id="{identifier}"/>'), "。")


def suppressed(comments, extended=None, body=None):
    source = WordReader().read("稿.docx", document(body or paragraph(), comments=comments, extended=extended))
    return [(each.spans[0].of_text(source.text), sorted(each.rules)) for each in source.suppressions]


def test_a_comment_that_stands_suppresses_nothing():
    assert suppressed(comment(1, OURS)) == []
    assert suppressed(comment(1, OURS), state(1)) == []


def test_a_resolved_comment_suppresses_its_rules_at_its_place():
    assert suppressed(comment(1, OURS), state(1, done=1)) == [("21个项目", ["NU01"])]


def test_a_resolved_comment_of_several_rules_suppresses_them_all():
    assert suppressed(comment(1, OURS + "；又见 DT03"), state(1, done=1)) == [("21个项目", ["DT03", "NU01"])]


@pytest.mark.parametrize(
    "answer", ["忽略", "这处忽略", "请忽略。", "不改", "无需修改", "Ignore", "ignored", "忽略，口径不同"]
)
def test_an_answer_to_ignore_suppresses(answer):
    comments = comment(1, OURS) + comment(2, answer, author="李某")
    assert suppressed(comments, state(1) + state(2, of=1)) == [("21个项目", ["NU01"])]


@pytest.mark.parametrize("answer", ["不要忽略", "别忽略", "已改", "不改正会出错", "do not ignore", "收到"])
def test_another_answer_does_not(answer):
    comments = comment(1, OURS) + comment(2, answer, author="李某")
    assert suppressed(comments, state(1) + state(2, of=1)) == []


def test_an_answer_may_name_some_of_the_rules():
    comments = comment(1, "NU01，DT03") + comment(2, "忽略DT03")
    assert suppressed(comments, state(1) + state(2, of=1)) == [("21个项目", ["DT03"])]


def test_an_answer_to_an_answer_counts():
    comments = comment(1, OURS) + comment(2, "再看看") + comment(3, "忽略")
    assert suppressed(comments, state(1) + state(2, of=1) + state(3, of=2)) == [("21个项目", ["NU01"])]


def test_a_comment_of_a_person_without_a_rule_silences_nothing():
    comments = comment(1, "这个数请核实", author="李某") + comment(2, "忽略", author="王某")
    assert suppressed(comments, state(1, done=1) + state(2, of=1)) == []


def test_a_person_may_name_a_rule_to_ignore():
    assert suppressed(comment(1, "忽略 NU01", author="李某")) == [("21个项目", ["NU01"])]
    assert suppressed(comment(1, "NU01 忽略", author="李某")) == [("21个项目", ["NU01"])]
    assert suppressed(comment(1, OURS, "忽略"), state(1, at=1)) == [("21个项目", ["NU01"])]


def test_a_rule_of_a_plugin_is_one_too():
    assert suppressed(comment(1, "写法不对。ABC123"), state(1, done=1)) == [("21个项目", ["ABC123"])]
    assert suppressed(comment(1, "ABC12 忽略", author="李某")) == [("21个项目", ["ABC12"])]
    assert suppressed(comment(1, "写法不对。ABCD1234"), state(1, done=1)) == []


def test_advice_how_to_answer_is_no_answer():
    assert suppressed(comment(1, OURS, "如无误，请解决本批注或回复“忽略”。")) == []


def test_a_comment_may_span_paragraphs_and_stand_between_them():
    start, end = '<w:commentRangeStart w:id="1"/>', '<w:commentRangeEnd w:id="1"/>'
    body = p("前") + start + p("甲") + p("乙") + end + p("后")
    assert suppressed(comment(1, OURS), state(1, done=1), body) == [("甲\n乙", ["NU01"])]


def test_one_on_a_number_in_a_row_of_a_table_is_not_about_the_row():
    said = comment(1, "编号不对", "（说的是表 1 第 2 行“1、”）", "ST01")
    start, end = (f'<w:commentRange{side} w:id="1"/>' for side in ("Start", "End"))
    numbering = abstract(0, lvl(0, "%1、")) + num(1, 0)
    rows = [tr("事项", "数量"), tr(tc(p(start, "修路", end, num=1)), "12公里")]
    data = document(tbl(*rows), comments=said, extended=state(1, at=2, done=1), numbering=numbering)
    source = WordReader().read("稿.docx", data)
    assert [each.spans[0].of_text(source.text) for each in source.suppressions] == ["1、修路"]


def test_broken_threads_are_survived():
    loop = state(1, of=2) + state(2, of=1)
    assert suppressed(comment(1, OURS) + comment(2, "忽略"), loop) == []
    assert suppressed(comment(1, OURS), state(1, of=7, done=1)) == [("21个项目", ["NU01"])]
    assert suppressed(comment(5, OURS), state(5, done=1)) == []
