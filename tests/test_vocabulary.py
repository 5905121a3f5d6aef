"""What an office's own words change, what they leave alone, and which are refused."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zongjie_lint.builtin import load_plugins
from zongjie_lint.document import Document
from zongjie_lint.facts.indicator import canonical
from zongjie_lint.facts.numeric_expression import NumericExpression, NumericKind
from zongjie_lint.facts.placeholder import Placeholder
from zongjie_lint.facts.role import Role
from zongjie_lint.facts.section import roles_found
from zongjie_lint.linter import Linter
from zongjie_lint.report import FileReport
from zongjie_lint.source import Source
from zongjie_lint.vocabulary import NO_VOCABULARY, PastSection, SectionWording, UnitName, Vocabulary
from zongjie_lint.vocabulary_faults import vocabulary_faults

RULES = [rule() for rule in load_plugins(()).rules()]
REPORT = (
    "临江港务中心2025年工作总结\n"
    "2025年，中心在××社区和××街道办了便民点，完成吞吐量12.4万标箱，比上年的10万标箱增长34%。\n"
    "一、主要做法\n2025年，惠民卡发放量达到3.62万张，同比增长8.2%，发放毛巾30打。\n"
    "二、码头上还要啃的硬骨头\n泊位老化，疏港道路偏窄。\n"
    "三、来年怎么走\n2025年，便民服务凭证投放数达到3.26万张，同比增长8.2%。\n"
)
BOX = Vocabulary(units=(UnitName("标箱"),))
DOZEN = Vocabulary(units=(UnitName("打", "条", "12"),))
CARDS = Vocabulary(indicators=(("惠民卡发放量", "便民服务凭证投放数"),))
MASK = Vocabulary(anonymisations=("××社区",))
HARD = Vocabulary(sections=(SectionWording("problems", ("还要啃的硬骨头",)), SectionWording("plan", ("来年怎么走",))))


def report_of(text: str, vocabulary: Vocabulary = NO_VOCABULARY) -> FileReport:
    return Linter(RULES, vocabulary=vocabulary).check(Source("draft.txt", text))


def found(text: str, vocabulary: Vocabulary = NO_VOCABULARY) -> set[tuple[str, int]]:
    report = report_of(text, vocabulary)
    assert not report.failures
    return {(each.code, each.span.start) for each in report.diagnostics}


def numbers(text: str, vocabulary: Vocabulary = NO_VOCABULARY) -> list[tuple[str, str, str]]:
    return [
        (each.text, each.unit, each.dimension)
        for each in Document(text, vocabulary=vocabulary).facts(NumericExpression)
    ]


def blanks(text: str, *masks: str) -> list[str]:
    document = Document(text, vocabulary=Vocabulary(anonymisations=masks))
    return [each.span.of_text(text) for each in document.facts(Placeholder)]


def test_a_figure_with_an_own_unit_is_reckoned_with():
    at = REPORT.index("34%")
    assert ("NU05", at) not in found(REPORT)
    assert found(REPORT, BOX) - found(REPORT) == {("NU05", at)}
    assert found(REPORT) <= found(REPORT, BOX)


def test_an_own_unit_leaves_other_numbers_alone():
    before, after = numbers(REPORT), numbers(REPORT, BOX)
    assert [each for each in after if each[1] != "标箱"] == [
        each for each in before if each[0] not in ("12.4万", "10万")
    ]


def test_an_own_unit_is_converted_to_its_base_and_keeps_it_exact():
    towels = [each for each in Document(REPORT, vocabulary=DOZEN).facts(NumericExpression) if each.unit == "打"]
    (towel,) = towels
    assert towel.kind is NumericKind.AMOUNT
    assert (towel.figure.low, towel.figure.high) == (360, 360)
    (known,) = [each for each in Document("共360条。").facts(NumericExpression) if each.unit == "条"]
    assert towel.dimension == known.dimension


def test_an_own_unit_may_be_so_many_of_another_own_unit():
    chain = Vocabulary(units=(UnitName("罗", "打", "12"), UnitName("打", "条", "12")))
    (gross,) = [each for each in Document("发放毛巾2罗。", vocabulary=chain).facts(NumericExpression) if each.unit]
    assert gross.figure.value == 288


def test_an_own_unit_is_read_in_a_table():
    text = "临江港务中心2025年工作总结\n\n| 作业区 | 吞吐量（万标箱） |\n|---|---|\n| 东港 | 8.1 |\n| 西港 | 4.4 |\n| 合计 | 12.9 |\n"
    reader = next(each for each in load_plugins(()).readers() if ".md" in each.suffixes)
    report = Linter(RULES, vocabulary=BOX).read_and_check("draft.md", text.encode(), reader)
    (sum_,) = [each for each in report.diagnostics if each.code.startswith("NU")]
    assert sum_.span.of_text(report.source.text) == "12.9"
    assert "万标箱" in report.source.text


def test_a_unit_of_the_lexicon_stays_what_it_is():
    odd = Vocabulary(units=(UnitName("年", "天", "300"), UnitName("吨", "公斤", "900"), UnitName("万")))
    text = "2025年，3年里运粮2吨、1.5万元。"
    assert numbers(text, odd) == numbers(text)
    tons = [each.figure for each in Document(text, vocabulary=odd).facts(NumericExpression) if each.unit == "吨"]
    assert tons == [each.figure for each in Document(text).facts(NumericExpression) if each.unit == "吨"]


def test_two_names_of_one_indicator_are_held_against_each_other():
    at = REPORT.index("3.26万张")
    assert found(REPORT, CARDS) - found(REPORT) == {("NU17", at)}
    assert found(REPORT) <= found(REPORT, CARDS)


def test_an_own_name_goes_to_the_name_in_the_lexicon():
    own = (("全港用电量", "用电量"),)
    assert canonical("全港用电量", own) == canonical("用电量") == "全社会用电量"
    assert canonical("货运量", own) == "货运量"


def test_an_allowed_mask_is_no_blank_and_others_still_are():
    text = "在××社区设点，走访××街道，联系×x社区。"
    assert blanks(text) == ["××", "××", "×x"]
    assert blanks(text, "××社区") == ["××", "×x"]


def test_an_allowed_mask_passes_no_number_that_is_not_filled_in():
    text = "在××社区发放××万元，另有××社区××户。"
    assert blanks(text, "××社区") == ["××", "××"]


def test_a_rule_is_silent_on_an_allowed_mask():
    lone = "柳湾镇2025年工作总结\n全镇在××社区办了便民点。\n"
    assert "PH03" in {code for code, _ in found(lone)}
    assert "PH03" not in {code for code, _ in found(lone, MASK)}


def test_an_own_wording_makes_a_heading_a_part():
    assert not roles_found(Document(REPORT)) & {Role.PLAN}
    assert roles_found(Document(REPORT, vocabulary=HARD)) >= {Role.PROBLEMS, Role.PLAN}
    assert roles_found(Document(REPORT)) <= roles_found(Document(REPORT, vocabulary=HARD))


def test_an_own_wording_on_a_line_of_its_own_is_a_heading():
    text = "临江港务中心2025年工作总结\n主要做法\n新建泊位2个。\n来年怎么走\n扩建堆场。\n"
    assert Role.PLAN in roles_found(Document(text, vocabulary=HARD))


@pytest.mark.parametrize(
    ("vocabulary", "key", "said"),
    [
        (Vocabulary(indicators=((),)), ("indicators", 0), "一个名称也没有写"),
        (Vocabulary(indicators=(("",),)), ("indicators", 0, 0), "空"),
        (Vocabulary(indicators=(("率",),)), ("indicators", 0, 0), "太短"),
        (Vocabulary(indicators=(("惠民卡 发放",),)), ("indicators", 0, 0), "空格"),
        (Vocabulary(indicators=(("项目",),)), ("indicators", 0, 0), "宽泛"),
        (Vocabulary(indicators=(("全年完成",),)), ("indicators", 0, 0), "前后的词"),
        (Vocabulary(indicators=(("发卡量", "办卡量"), ("办卡量",))), ("indicators", 1, 0), "两次"),
        (Vocabulary(indicators=(("GDP", "用电量"),)), ("indicators", 0), "两个不同的指标"),
        (Vocabulary(units=(UnitName("年", "天", "300"),)), ("units", 0, "name"), "已有的单位"),
        (Vocabulary(units=(UnitName("吨", "公斤", "900"),)), ("units", 0, "name"), "已有的单位"),
        (Vocabulary(units=(UnitName(" "),)), ("units", 0, "name"), "空"),
        (Vocabulary(units=(UnitName("的"),)), ("units", 0, "name"), "不能当单位"),
        (Vocabulary(units=(UnitName("万标箱"),)), ("units", 0, "name"), "数量级"),
        (Vocabulary(units=(UnitName("5标箱"),)), ("units", 0, "name"), "数字"),
        (Vocabulary(units=(UnitName("标箱"), UnitName("标箱"))), ("units", 1, "name"), "两次"),
        (Vocabulary(units=(UnitName("打", "支支", "12"),)), ("units", 0, "base"), "没有“支支”"),
        (Vocabulary(units=(UnitName("打", "条", "0"),)), ("units", 0, "factor"), "倍数"),
        (Vocabulary(units=(UnitName("打", "条", "十二"),)), ("units", 0, "factor"), "倍数"),
        (Vocabulary(units=(UnitName("打", "条", "1e999999"),)), ("units", 0, "factor"), "倍数"),
        (Vocabulary(units=(UnitName("打", "", "12"),)), ("units", 0, "factor"), "base"),
        (
            Vocabulary(units=(UnitName("大捆", "小捆", "2"), UnitName("小捆", "大捆", "2"))),
            ("units", 0, "base"),
            "绕了一圈",
        ),
        (Vocabulary(sections=(SectionWording("plan", ("打",)),)), ("sections", "plan", 0), "太短"),
        (Vocabulary(sections=(SectionWording("plan", ()),)), ("sections", "plan"), "一个名称也没有写"),
        (Vocabulary(sections=(SectionWording("plan", ("走" * 41,)),)), ("sections", "plan", 0), "太长"),
        (Vocabulary(anonymisations=("",)), ("anonymisations", 0), "空"),
        (Vocabulary(anonymisations=("××",)), ("anonymisations", 0), "只有记号"),
        (Vocabulary(anonymisations=("社区",)), ("anonymisations", 0), "没有“××”"),
        (Vocabulary(anonymisations=("××万元",)), ("anonymisations", 0), "没填的数字"),
        (Vocabulary(anonymisations=("20××年",)), ("anonymisations", 0), "没填的数字"),
        (Vocabulary(past=(PastSection(None, (), 1, 1.0),)), ("past", 0, "titles"), "一个名称也没有写"),
        (Vocabulary(past=(PastSection("plan", (), 0, 1.0),)), ("past", 0, "level"), "层次"),
        (Vocabulary(past=(PastSection("plan", (), 1, 1.5),)), ("past", 0, "share"), "之间"),
    ],
)
def test_a_word_that_would_mean_too_much_or_nothing_is_refused(vocabulary, key, said):
    faults = {fault.key: fault.reason for fault in vocabulary_faults(vocabulary)}
    assert said in faults[key].zh
    assert faults[key].en.isascii() or "“" in faults[key].en or "×" in faults[key].en or "完成" in faults[key].en


KNOWN = Vocabulary(units=(UnitName("架次"), UnitName("担", "公斤", "50")))


@pytest.mark.parametrize("vocabulary", [NO_VOCABULARY, BOX, DOZEN, CARDS, MASK, HARD, KNOWN])
def test_nothing_is_wrong_with_words_that_can_be_used(vocabulary):
    assert vocabulary_faults(vocabulary) == []


words_of_any_sort = st.one_of(
    st.text(max_size=6),
    st.sampled_from(
        ["", "年", "的", "率", "GDP", "××", "××社区", "*", "(", "\\", "[", "标箱", "主要做法", "完成", "12", "张"]
    ),
)
any_vocabulary = st.builds(
    Vocabulary,
    indicators=st.lists(st.lists(words_of_any_sort, max_size=3).map(tuple), max_size=3).map(tuple),
    units=st.lists(st.builds(UnitName, words_of_any_sort, words_of_any_sort, words_of_any_sort), max_size=3).map(tuple),
    sections=st.lists(
        st.builds(
            SectionWording,
            st.sampled_from(["plan", "problems", "", "x"]),
            st.lists(words_of_any_sort, max_size=3).map(tuple),
        ),
        max_size=2,
    ).map(tuple),
    anonymisations=st.lists(words_of_any_sort, max_size=3).map(tuple),
    past=st.lists(
        st.builds(
            PastSection,
            st.sampled_from([None, "plan", "work", "x"]),
            st.lists(words_of_any_sort, max_size=3).map(tuple),
            st.integers(-1, 3),
            st.floats(0, 1),
            st.sampled_from([None, "annual-summary", "x"]),
            st.integers(-1, 5),
            st.booleans(),
        ),
        max_size=3,
    ).map(tuple),
)


@settings(max_examples=25, deadline=None)
@given(any_vocabulary)
def test_no_words_whatever_make_the_check_fail(vocabulary):
    vocabulary_faults(vocabulary)
    assert not report_of(REPORT, vocabulary).failures


@settings(max_examples=25, deadline=None)
@given(any_vocabulary)
def test_no_words_whatever_change_a_text_that_has_none_of_them(vocabulary):
    text = "夏日炎炎\n"
    assert found(text, Vocabulary(vocabulary.indicators, vocabulary.units, (), vocabulary.anonymisations)) == found(
        text
    )
