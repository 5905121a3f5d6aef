import sys
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zongjie_lint import folding
from zongjie_lint.folding import fold

TRADITIONAL = sorted(map(chr, folding._traditional()))
ANYTHING = st.text(st.one_of(st.characters(exclude_categories=()), st.sampled_from([*TRADITIONAL, *folding._ALIKE])))
NOT_ONE_TO_ONE = "薴"
"""Its simplified form 苧 is itself the traditional form of 苎."""


def convert_alone(characters):
    opencc = pytest.importorskip("opencc")
    return opencc.OpenCC("t2s").convert("\n".join(characters)).split("\n")


@pytest.fixture
def without_opencc(monkeypatch):
    monkeypatch.setitem(sys.modules, "opencc", None)
    folding._converter.cache_clear()
    yield
    folding._converter.cache_clear()


@settings(deadline=None)
@given(ANYTHING)
def test_every_character_keeps_its_offset(text):
    assert len(fold(text)) == len(text)


@settings(deadline=None)
@given(ANYTHING.filter(lambda text: NOT_ONE_TO_ONE not in text))
def test_what_is_folded_stays_as_it_is(text):
    assert fold(fold(text)) == fold(text)


@settings(deadline=None)
@given(ANYTHING)
def test_no_digit_is_left_that_int_cannot_read(text):
    assert all(character.isascii() for character in fold(text) if character.isdecimal())


def test_digits_of_every_script_are_looked_for():
    digits = [chr(code) for code in range(sys.maxunicode) if chr(code).isdecimal()]
    assert fold("".join(digits)) == "".join(str(unicodedata.decimal(digit)) for digit in digits)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("２０２６年（上半年）", "2026年(上半年)"),
        ("完成６０％，Ａ类", "完成60%,A类"),
        ("二○一八", "二〇一八"),
        ("1―6月、1–6月、1─6月", "1—6月、1—6月、1—6月"),
        ("8∶30　起", "8:30 起"),
        ("「一窗」『通辦』", "“一窗”‘通办’"),
        ("٣項、໘項、𝟙項", "3项、8项、1项"),
        ("。、；", "。、;"),
        ("e\u0301𠀀\u200b\r\n\ue000", "e\u0301𠀀\u200b\r\n\ue000"),
        ("", ""),
        ("增长3℅，占5٪", "增长3%,占5%"),
    ],
)
def test_forms(text, folded):
    assert fold(text) == folded


def test_simplified_text_in_general_use_is_left_alone():
    text = "成效显著，著名景区的台账、干部、系统、后勤、里程、面积都已核准。"
    assert fold(text) == text.replace("，", ",")


@pytest.mark.parametrize("text", ["\ud800", "國\udfff家", "\ud83d\ude00縣\ud83d"])
def test_a_lone_surrogate_does_no_harm(text):
    assert fold(text) == text.translate({ord("國"): "国", ord("縣"): "县"})


def test_the_table_says_what_opencc_says_of_each_character():
    assert convert_alone(TRADITIONAL) == [folding._traditional()[ord(character)] for character in TRADITIONAL]


def test_the_table_lacks_no_character_of_the_basic_plane():
    rest = [chr(code) for code in range(0x80, 0xD800) if code not in folding._traditional()]
    assert convert_alone(rest) == rest


def test_words_are_weighed_where_opencc_is_at_hand():
    pytest.importorskip("opencc")
    assert fold("乾隆年間，乾旱") == "乾隆年间,干旱"


@pytest.mark.usefixtures("without_opencc")
@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("縣農業局二零二六年工作總結", "县农业局二零二六年工作总结"),
        ("學習貫徹會議精神，爲群眾辦實事", "学习贯彻会议精神,为群众办实事"),
        ("完成投資１．２億元", "完成投资1.2亿元"),
    ],
)
def test_without_opencc_the_table_does_the_work(text, folded):
    assert fold(text) == folded


@pytest.mark.parametrize(("character", "folded"), [("國", "国"), ("国", "国"), ("人", "人"), ("a", "a")])
def test_only_a_traditional_character_is_simplified(character, folded):
    assert fold(character) == folded


@settings(deadline=None)
@given(ANYTHING, ANYTHING)
def test_traditional_characters_are_noticed_in_a_long_text_too(before, after):
    text = before + "稻" * folding._SHORT + after
    assert folding._is_traditional(text) == (not folding._traditional_characters().isdisjoint(text))


def test_no_traditional_character_hides_behind_others_in_a_long_text():
    long = "—·é😀" + "稻" * folding._SHORT
    assert [each for each in TRADITIONAL if not folding._is_traditional(long + each)] == []
