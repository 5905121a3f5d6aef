"""Names of bodies and places in two spellings: what must be found, what must not, and at what cost."""

import time
from importlib.resources import files

import pytest

from zongjie_lint.diagnostic import Severity
from zongjie_lint.document import Document
from zongjie_lint.facts.own_name import OwnName
from zongjie_lint.rules.wording.likeness import Likeness, likeness
from zongjie_lint.rules.wording.name_variant import NameVariant

NAMES = [
    "青禾建材",
    "望湖里商业综合体",
    "龙腾新能源",
    "翠屏山风景区",
    "春晖小学",
    "金穗合作社",
    "枫桥社区",
    "天翼大厦",
    "鹿鸣县公安局",
    "瑞丰食品公司",
]
SLIPS = ["清禾", "望胡", "龙藤", "翠平", "春辉", "金惠", "风桥", "天冀", "鹿呜", "瑞锋"]
"""What each name begins with when one of its characters is mistyped."""
SURROUNDINGS = [
    "{}完成投资2亿元。今年，{}通过验收。",
    "走访了{}。全县表彰{}等5家单位。",
    "一是{}运行平稳。\n二是{}二期开工。",
]


def findings(text):
    return list(NameVariant().check(Document(text)))


@pytest.mark.parametrize("surroundings", SURROUNDINGS)
@pytest.mark.parametrize(("name", "slip"), list(zip(NAMES, SLIPS, strict=True)))
def test_a_mistyped_character_is_found_wherever_the_name_stands(surroundings, name, slip):
    mistyped = slip + name[2:]
    for first, second in ((name, mistyped), (mistyped, name)):
        found = findings(surroundings.format(first, second))
        assert [finding.span.of_text(surroundings.format(first, second)) for finding in found] == [second]
        assert found[0].severity is Severity.WARNING


@pytest.mark.parametrize("surroundings", SURROUNDINGS)
@pytest.mark.parametrize("name", NAMES)
def test_a_name_written_one_way_is_left_alone(surroundings, name):
    assert findings(surroundings.format(name, name)) == []


@pytest.mark.parametrize(("name", "slip"), list(zip(NAMES, SLIPS, strict=True)))
def test_two_spellings_in_one_sentence_are_two_names(name, slip):
    other = slip + name[2:]
    assert findings(f"{name}建成。今年，{name}、{other}都通过验收。{other}又获表彰。") == []


@pytest.mark.parametrize(("name", "slip"), list(zip(NAMES, SLIPS, strict=True)))
def test_two_spellings_in_regular_use_are_two_names(name, slip):
    other = slip + name[2:]
    assert findings(f"{name}建成。{other}建成。" * 3) == []


@pytest.mark.parametrize(("name", "slip"), list(zip(NAMES, SLIPS, strict=True)))
def test_the_rarer_spelling_is_reported_with_both_counts(name, slip):
    odd = slip + name[2:]
    [finding] = findings(f"今年，{odd}建成。为{name}解决用地。支持{name}扩产。对{name}进行检查。")
    assert finding.message.zh.startswith(f"“{odd}”（1处）与“{name}”（3处）")
    assert len(finding.related) == 3


def test_the_usual_form_is_not_held_against_the_odd_one():
    text = "今年，鹿岭县环境空气改善。鹿岭县大气办会商。《鹿岭县方案》印发。感谢鹿岭县。陆岭县环境空气达标。"
    [finding] = findings(text)
    assert finding.span.of_text(text) == "陆岭县"


@pytest.mark.parametrize("pair", ["东西", "新老", "上下", "一二", "大小"])
def test_what_tells_neighbours_apart_is_no_slip(pair):
    a, b = pair
    assert findings(f"{a}河街道完成换届。{b}河街道完成换届。对{a}河街道进行巡察。") == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("同岳牧业", "同岳木业"),
        ("市水利公司", "市水力公司"),
        ("县检测中心", "县监测中心"),
        ("县农机中心", "县农技中心"),
        ("白鹭县人民医院", "白鹭县人民法院"),
        ("团县委", "县委"),
        ("县中医院", "县医院"),
        ("白鹭县公安局", "白鹭县公安局交警大队"),
    ],
)
def test_two_bodies_are_two_bodies(one, other):
    assert findings(f"{one}派员指导。{other}派员检查。感谢{one}的支持。") == []


@pytest.mark.parametrize(("one", "other"), [("汪家村", "王家村"), ("李庄小学", "黎庄小学")])
def test_villages_named_for_families_are_a_hint_at_most(one, other):
    assert all(finding.severity is Severity.INFO for finding in findings(f"{one}改水。{other}改厕。{one}修路。"))


def signed(title, body, signature):
    return f"{title}2024年工作总结\n\n今年以来，各项工作有序推进。{body}\n\n{signature}\n2025年1月6日"


def test_the_issuer_signs_as_the_title_names_it():
    text = signed("宁渡县招商服务促进中心", "宁渡县招商服务促进中心新增项目9个。", "宁渡县招商业务促进中心")
    [finding] = findings(text)
    assert finding.span.of_text(text) == "宁渡县招商业务促进中心"
    assert finding.span.start > text.index("新增项目")
    assert findings(text.replace("业务促进", "服务促进")) == []


@pytest.mark.parametrize("lost", range(5))
def test_a_character_of_the_issuer_that_is_lost_in_the_signature_is_found(lost):
    name = "鹿鸣矿务局医院"
    text = signed(name, f"{name}接诊3万人次。", name[:lost] + name[lost + 1 :])
    assert [finding.span.start > text.index("接诊") for finding in findings(text)] == [True]


def test_another_body_of_the_sort_may_be_named():
    assert findings(signed("平岗县人民医院", "与平泽县人民医院结成医联体。", "平岗县人民医院")) == []


def test_the_issuer_is_read_from_title_and_signature():
    own = Document(signed("关于鹿鸣县水务局", "", "鹿鸣县水务局")).facts(OwnName)
    assert [(name.text, name.signs) for name in own] == [("鹿鸣县水务局", False), ("鹿鸣县水务局", True)]


def test_traditional_text_is_judged_like_simplified():
    text = "綠源茶業獲獎。今年，錄源茶業擴產。"
    assert [finding.span.of_text(text) for finding in findings(text)] == ["錄源茶業"]


def test_nothing_is_found_where_nothing_is_written():
    assert findings("") == findings("\n\n") == findings("县") == findings("公司公司公司") == []


@pytest.mark.parametrize(
    ("pair", "expected"),
    [
        ("茂贸", Likeness.SOUND),
        ("行航", Likeness.SOUND),
        ("未末", Likeness.SHAPE),
        ("己已", Likeness.SHAPE),
        ("陈程", Likeness.NEARLY_SOUND),
        ("山花", Likeness.NONE),
        ("a山", Likeness.NONE),
    ],
)
def test_likeness_of_characters(pair, expected):
    assert likeness(*pair) is likeness(*pair[::-1]) is expected


def test_every_character_of_the_common_table_has_a_reading():
    lines = files("zongjie_lint").joinpath("lexicons/readings.txt").read_text(encoding="utf-8").splitlines()
    rows = [line.split(" ") for line in lines if not line.startswith("#")]
    assert len({character for _, characters in rows for character in characters}) == 8105
    assert all(syllable.isascii() and syllable.isalpha() for syllable, _ in rows)


def test_time_grows_with_the_length_of_the_text_only():
    def seconds(times):
        text = "\n".join(f"第{n}项：{name}完成投资2亿元，服务群众。" for n in range(times) for name in NAMES)
        document = Document(text)
        start = time.perf_counter()
        list(NameVariant().check(document))
        return time.perf_counter() - start

    seconds(10)
    assert seconds(400) < 12 * seconds(100) + 0.5
