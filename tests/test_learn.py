"""`zongjie-lint learn`: the profile it writes, and what a check makes of it."""

import tomllib

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from past_reports import BODIES, NEW, PROBLEMS, TITLES, TOWN, WORK, report, reports

from zongjie_lint.cli import main
from zongjie_lint.document import Document
from zongjie_lint.facts.heading_likeness import are_alike, core
from zongjie_lint.facts.role import Role, read_heading
from zongjie_lint.folding import fold
from zongjie_lint.past.past_report import PastReport, generalised
from zongjie_lint.past.profile_text import LearnedKind, profile_text
from zongjie_lint.past.shared_part import kinds_of, shared_parts

KINDS = ("工作总结", "上半年工作总结")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    past = tmp_path / "past"
    past.mkdir()
    for name, text in reports().items():
        (past / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments):
    return CliRunner().invoke(main, list(arguments), catch_exceptions=False)


def learned(folder, *arguments):
    result = run("learn", "past", "--output", "profile.toml", "--force", *arguments)
    assert result.exit_code == 0, result.stderr
    return tomllib.loads((folder / "profile.toml").read_text(encoding="utf-8"))


def checked(folder, text, *arguments):
    (folder / "new.txt").write_text(text, encoding="utf-8")
    arguments = ("--config", "profile.toml", "--select", "ST01,ST02", "--no-color", "--show-info", *arguments)
    return run("check", "new.txt", "--format", "concise", *arguments)


def text_of(texts):
    read = [PastReport.of(Document(text)) for text in texts]
    kinds = [LearnedKind(found[0].kind, len(found), tuple(shared_parts(found))) for _, found in kinds_of(read)]
    return profile_text(kinds)


def test_the_profile_has_the_shared_parts_in_their_order(folder):
    sections = learned(folder)["section"]
    assert [(each.get("role"), each["titles"][0]) for each in sections] == [
        ("work", "主要工作开展情况"),
        (None, "安全生产工作情况"),
        ("problems", "存在的主要问题"),
        ("plan", "工作打算"),
    ]
    assert {(each["level"], each["reports"], each["kind"]) for each in sections} == {(1, 6, "annual-summary")}
    assert [each["share"] for each in sections] == [1.0, 0.83, 1.0, 1.0]


def test_titles_are_listed_by_how_many_reports_have_them(folder):
    problems = next(each for each in learned(folder)["section"] if each.get("role") == "problems")
    assert problems["titles"] == ["存在的主要问题", "存在的困难和问题", "存在的问题和不足"]
    text = (folder / "profile.toml").read_text(encoding="utf-8")
    assert '"存在的主要问题",  # 4 份' in text
    assert "# 问题：6 份里 6 份有；一级标题，多写作“一、”" in text


def test_no_year_no_office_and_no_sentence_is_in_the_profile(folder):
    learned(folder)
    text = (folder / "profile.toml").read_text(encoding="utf-8")
    assert TOWN not in text
    assert not any(str(year) in text for year in (*TITLES, 2026))
    assert not any(body[:12] in text for body in BODIES)


def test_a_title_that_is_a_sentence_is_not_listed():
    claim = "聚焦项目建设，增强发展后劲"
    texts = [report(year, (claim, "安全生产情况", *titles[2:])) for year, titles in TITLES.items() if year == 2023]
    assert claim not in text_of(texts)


def test_the_profile_is_the_same_in_whatever_order_reports_are_named(folder):
    learned(folder)
    first = (folder / "profile.toml").read_bytes()
    names = sorted(str(path) for path in (folder / "past").iterdir())
    for order in (names, names[::-1], [*names[3:], *names[:3]]):
        assert run("learn", *order, "--output", "again.toml", "--force").exit_code == 0
        assert (folder / "again.toml").read_bytes() == first


def test_without_output_the_profile_goes_to_standard_output(folder):
    learned(folder)
    result = run("learn", "past")
    assert result.stdout == (folder / "profile.toml").read_text(encoding="utf-8")
    assert "6 份" in result.stderr


def test_a_part_in_few_reports_is_a_comment(folder):
    for year in (2020, 2021):
        text = report(year, TITLES[year]).replace("二、", "二、数字农业试点\n上线平台1个。\n三、", 1)
        (folder / "past" / f"{year}.txt").write_text(text, encoding="utf-8")
    sections = learned(folder)["section"]
    assert not any("数字农业试点" in each["titles"] for each in sections)
    text = (folder / "profile.toml").read_text(encoding="utf-8")
    assert '#     "数字农业试点",  # 2 份' in text
    uncommented = text.split("去掉每行前面的“# ”。\n")[1].replace("\n# ", "\n")
    assert any("数字农业试点" in each["titles"] for each in tomllib.loads(uncommented)["section"])


def test_a_missing_part_of_our_own_names_its_place_and_its_titles(folder):
    learned(folder)
    result = checked(folder, report(2026, NEW, without=("存在的主要问题",)), "--format", "full")
    said = "".join(result.stdout.split())
    assert "没有找到“存在问题”部分" in said
    assert "以往6份年度总结都写了这一部分，题为“存在的主要问题”或“存在的困难和问题”" in said
    assert "放在“二、安全生产工作情况”之后、“三、2027年工作打算”之前" in said
    assert result.exit_code == 1


def test_a_missing_part_that_only_the_office_has_is_named(folder):
    learned(folder)
    result = checked(folder, report(2026, NEW, without=("安全生产工作情况",)), "--format", "full")
    said = "".join(result.stdout.split())
    assert "没有找到“安全生产工作情况”部分" in said
    assert "以往6份年度总结里有5份写了这一部分" in said
    assert "放在“一、主要工作开展情况”之后、“二、存在的主要问题”之前" in said
    assert result.exit_code == 1


@pytest.mark.parametrize("year", TITLES)
def test_each_report_held_out_misses_just_the_part_that_is_dropped(folder, year):
    (folder / "past" / f"{year}.txt").unlink()
    learned(folder)
    whole = TITLES[year] if year < 2025 else NEW
    assert checked(folder, report(year, whole)).stdout.count("ST0") == 0
    for place, part in ((1, whole[1]), (2, "存在问题")):
        result = checked(folder, report(year, whole, without=(whole[place],)))
        assert result.stdout.count("ST01") == 1
        assert core(part) in result.stdout


def test_a_part_that_may_have_a_new_title_is_only_a_note(folder):
    learned(folder)
    renamed = (NEW[0], "守住底线不出事", *NEW[2:])
    result = checked(folder, report(2026, renamed), "--format", "full")
    assert result.exit_code == 0
    assert "没有找到“安全生产工作情况”部分" in result.stdout
    assert "也许就是这一部分" in result.stdout
    profile = folder / "profile.toml"
    added = profile.read_text(encoding="utf-8").replace('"安全生产工作情况",', '"安全生产工作情况", "守住底线不出事",')
    profile.write_text(added, encoding="utf-8")
    assert "ST0" not in checked(folder, report(2026, renamed)).stdout


def test_a_part_that_is_struck_from_the_profile_is_not_asked_for(folder):
    learned(folder)
    profile = folder / "profile.toml"
    pieces = profile.read_text(encoding="utf-8").split("\n[[section]]\n")
    profile.write_text("\n[[section]]\n".join([*pieces[:2], *pieces[3:]]), encoding="utf-8")
    assert "ST0" not in checked(folder, report(2026, NEW, without=("安全生产工作情况",))).stdout


def test_without_a_profile_nothing_changes(folder):
    text = report(2026, NEW, without=("安全生产工作情况",), order=(1, 0, 2))
    (folder / "new.txt").write_text(text, encoding="utf-8")
    before = run("check", "new.txt", "--isolated", "--format", "json").stdout
    (folder / "zongjie-lint.toml").write_text("root = true\n", encoding="utf-8")
    assert run("check", "new.txt", "--format", "json").stdout == before


def test_a_profile_is_used_by_way_of_extends(folder):
    learned(folder)
    (folder / "zongjie-lint.toml").write_text('root = true\nextends = "profile.toml"\n', encoding="utf-8")
    (folder / "new.txt").write_text(report(2026, NEW, without=("安全生产工作情况",)), encoding="utf-8")
    assert "ST01" in run("check", "new.txt", "--format", "concise").stdout


def test_the_order_of_past_reports_is_a_note(folder):
    learned(folder)
    result = checked(folder, report(2026, NEW, order=(1, 0, 2, 3)))
    assert "ST02" in result.stdout
    assert "“一、安全生产工作情况”排在了“二、主要工作开展情况”前面" in result.stdout
    assert result.exit_code == 0


def test_a_part_that_moves_in_past_reports_may_stand_anywhere(folder):
    for year in (2021, 2023):
        text = report(year, TITLES[year], order=(1, 0, 2, 3))
        (folder / "past" / f"{year}.txt").write_text(text, encoding="utf-8")
    assert [each.get("movable", False) for each in learned(folder)["section"]] == [True, True, False, False]
    assert "ST02" not in checked(folder, report(2026, NEW, order=(1, 0, 2, 3))).stdout


def test_too_few_reports_ask_for_nothing(folder):
    for year in (2022, 2023, 2024, 2025):
        (folder / "past" / f"{year}.txt").unlink()
    result = run("learn", "past", "--output", "profile.toml")
    assert "只有 2 份" in result.stderr
    assert "ST01" not in checked(folder, report(2026, NEW, without=("安全生产工作情况",))).stdout


def test_kinds_are_learned_from_apart(folder):
    for year in (2023, 2024, 2025):
        text = report(year, ("上半年工作情况", "夏收夏种情况", "存在的主要问题", "下半年打算"), kind="上半年工作总结")
        (folder / "past" / f"half{year}.txt").write_text(text, encoding="utf-8")
    result = run("learn", "past", "--output", "profile.toml")
    assert "已按文种分别归纳" in result.stderr
    sections = tomllib.loads((folder / "profile.toml").read_text(encoding="utf-8"))["section"]
    assert {each["kind"] for each in sections} == {"annual-summary", "half-year-summary"}
    result = checked(folder, report(2026, NEW))
    assert result.stdout.count("ST0") == 0


def test_reports_of_no_known_kind_are_told_and_left_out(folder):
    (folder / "past" / "other.txt").write_text("关于粮食生产的几点情况\n" + WORK, encoding="utf-8")
    result = run("learn", "past")
    assert result.exit_code == 0
    assert "有 1 份认不出文种，没有采用：past/other.txt" in result.stderr
    assert "annual-summary" in result.stdout


def test_a_kind_can_be_given(folder):
    result = run("learn", "past", "--kind", "plan")
    assert {each["kind"] for each in tomllib.loads(result.stdout)["section"]} == {"plan"}


def test_what_cannot_be_read_is_named_and_the_rest_is_used(folder):
    (folder / "past" / "broken.docx").write_bytes(b"no document")
    result = run("learn", "past", "missing.txt", "--output", "profile.toml")
    assert result.exit_code == 2
    assert "past/broken.docx" in result.stderr
    assert "missing.txt" in result.stderr
    assert tomllib.loads((folder / "profile.toml").read_text(encoding="utf-8"))["section"]


def test_nothing_to_read_writes_nothing(folder):
    (folder / "empty").mkdir()
    for arguments in (("missing.txt",), ("empty",)):
        result = run("learn", *arguments, "--output", "none.toml")
        assert result.exit_code == 2
        assert "归纳不了" in result.stderr
        assert not (folder / "none.toml").exists()


def test_an_existing_file_is_kept_without_force(folder):
    (folder / "mine.toml").write_text("# 改过的\n", encoding="utf-8")
    result = run("learn", "past", "--output", "mine.toml")
    assert result.exit_code == 2
    assert "--force" in result.stderr
    assert (folder / "mine.toml").read_text(encoding="utf-8") == "# 改过的\n"
    assert run("learn", "past", "--output", "mine.toml", "--force").exit_code == 0


@pytest.mark.parametrize("named", ["past", "past/2020.txt"])
def test_a_report_is_never_overwritten(folder, named):
    before = (folder / "past" / "2020.txt").read_bytes()
    result = run("learn", named, "--output", "past/2020.txt", "--force")
    assert result.exit_code == 2
    assert (folder / "past" / "2020.txt").read_bytes() == before


def test_a_heading_with_quotes_stays_within_its_string(folder):
    for year, titles in TITLES.items():
        odd = (titles[0], '“一村一品”"示范\\创建"', *titles[2:])
        (folder / "past" / f"{year}.txt").write_text(report(year, odd), encoding="utf-8")
    assert '“一村一品”"示范\\创建"' in learned(folder)["section"][1]["titles"]


def test_another_build_is_one_finding(folder):
    titles = ("粮食生产", "农机作业", "畜牧兽医", "水产养殖", "农田建设", "农经管理")
    for year in TITLES:
        text = report(year, titles, bodies=(WORK,) * 6)
        (folder / "past" / f"{year}.txt").write_text(text, encoding="utf-8")
    assert len(learned(folder, "--kind", "communique")["section"]) == 6
    other = report(2026, ("人员培训", "资料归档"), bodies=(WORK, PROBLEMS))
    result = checked(folder, other, "--kind", "communique")
    assert result.stdout.count("ST01") == 1
    assert "部分没有找到：" in result.stdout


@pytest.mark.parametrize(
    ("title", "names", "expected"),
    [
        ("2025年主要工作开展情况", (), "主要工作开展情况"),
        ("二〇二五年工作回顾", (), "工作回顾"),
        ("2025年1—6月工作完成情况", (), "工作完成情况"),
        ("2021年以来的主要做法", (), "主要做法"),
        ("柳河镇农业服务中心工作打算", ("柳河镇农业服务中心",), "工作打算"),
        ("存在的主要问题", (), "存在的主要问题"),
        ("下半年工作打算", (), "下半年工作打算"),
        ("2025年和“十四五”时期工作回顾", (), "工作回顾"),
        ("“十四五”时期和2025年工作回顾", (), "工作回顾"),
        ("2025年工作情况和2026年工作打算", (), "工作情况和工作打算"),
        ("2025年", (), ""),
    ],
)
def test_what_is_another_every_year_is_taken_out_of_a_title(title, names, expected):
    assert generalised(title, names) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("安全生产工作情况", "抓好安全生产", True),
        ("2024年农业农村工作", "农业农村工作开展情况", True),
        ("存在的主要问题", "下一步工作打算", False),
        ("城市建设", "城市管理", False),
        ("粮食生产", "生猪生产", False),
    ],
)
def test_headings_that_name_the_same_part_are_alike(one, other, expected):
    assert are_alike(one, other) is are_alike(other, one) is expected


titles = st.sampled_from(
    ["主要工作", "安全生产", "存在问题", "下一步打算", "党的建设", "经验体会", "2025年目标", "项目建设"]
)
sets = st.lists(st.lists(titles, min_size=1, max_size=5), min_size=1, max_size=8)


@settings(max_examples=40, deadline=None)
@given(sets, st.randoms(use_true_random=False))
def test_any_reports_give_a_profile_that_can_be_read_whatever_their_order(several, random):
    texts = [report(2020 + at, each, bodies=[WORK] * len(each)) for at, each in enumerate(several)]
    text = text_of(texts)
    for section in tomllib.loads(text).get("section", ()):
        assert section["titles"] or section["role"]
        assert 0 < section["share"] <= 1
        assert section["reports"] == len(texts)
    random.shuffle(texts)
    assert text_of(texts) == text


any_title = st.text(st.characters(exclude_categories=("Cs",)), max_size=20)


@settings(max_examples=60, deadline=None)
@given(st.lists(any_title, max_size=4), st.integers(1, 3))
def test_any_headings_give_a_profile_that_can_be_read(titles, count):
    text = "柳河镇2025年工作总结\n" + "".join(f"一、{title}\n{PROBLEMS}" for title in titles)
    assert isinstance(tomllib.loads(text_of([text] * count)), dict)


DUTY = ("履职情况", "履行岗位职责情况", "履职尽责情况", "工作履职情况")
STUDY = ("理论学习情况", "学习情况", "思想政治学习情况", "政治理论学习情况")


def duties(*titles):
    bodies = [WORK if title in DUTY else "全年参加集中学习12次。\n" for title in titles]
    parts = "".join(f"{at}、{title}\n{body}" for at, title, body in zip("一二三四五", titles, bodies, strict=False))
    return f"2025年度述职述廉报告\n2025年，本人分管农技工作。\n{parts}"


def test_two_parts_of_one_role_are_told_apart():
    """Study and duties are both the duty of an official, and past reports have a part on each."""
    profile = text_of([duties(study, duty, "廉洁自律情况") for study, duty in zip(STUDY, DUTY, strict=True)])
    found = [(each.get("role"), set(each["titles"])) for each in tomllib.loads(profile)["section"]]
    assert [role for role, _ in found] == [None, "duty", "integrity"]
    assert found[0][1] <= set(STUDY)
    assert found[1][1] <= set(DUTY)


def test_a_rare_heading_of_work_is_not_said_to_be_in_every_report():
    """履职情况 speaks of work too, which makes no part 推进法治建设情况 of the reports that have only that."""
    texts = [duties("学习情况", duty, "廉洁自律情况") for duty in DUTY]
    texts.append(duties("学习情况", "履职情况", "推进法治建设情况", "廉洁自律情况"))
    assert "推进法治建设情况" not in str(tomllib.loads(text_of(texts)))


def test_a_part_is_missed_though_the_plan_names_its_field(folder):
    learned(folder)
    plan = "（一）安全生产工作。抓好农机安全生产。\n（二）秋粮生产。" + BODIES[3]
    draft = report(2026, NEW, bodies=(*BODIES[:3], plan), without=("安全生产工作情况",))
    assert "ST01 提醒 没有找到“安全生产工作情况”部分" in checked(folder, draft).stdout


def test_a_part_that_is_joined_with_another_is_there(folder):
    joined = ("主要工作开展情况", "党建和安全工作情况", "存在的主要问题", "2027年工作打算")
    profile = '[[section]]\ntitles = ["安全工作情况"]\nlevel = 1\nshare = 1.0\n'
    (folder / "profile.toml").write_text(profile, encoding="utf-8")
    assert "ST01" in checked(folder, report(2026, NEW, without=("安全生产工作情况",))).stdout
    assert "ST01" not in checked(folder, report(2026, joined)).stdout


def test_a_part_without_titles_is_not_missed(folder):
    """What past reports head with a sentence of its own every time cannot be named, so that nobody would know what is missing."""
    profile = '[[section]]\nrole = "situation"\ntitles = []\nlevel = 1\nshare = 1.0\nreports = 5\n'
    (folder / "profile.toml").write_text(profile, encoding="utf-8")
    assert "形势" not in checked(folder, report(2026, NEW)).stdout


def test_stock_words_with_a_linking_word_in_them_are_taken_out():
    assert core("上半年主要风险防控工作情况") == core("风险防控情况")


def test_a_heading_that_names_the_gaps_is_one_of_problems():
    draft = "三、对照检视差距，明确整改措施"
    assert Role.PROBLEMS in read_heading(fold(draft[2:]), rhetorical=True).roles(0.5)
