import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zongjie_lint.chinese_numerals import number_value, read_whole_number, write_whole_number

CHARACTERS = "零〇一二两五九十百千万亿"


@settings(deadline=None)
@given(st.one_of(st.integers(0, 10**12 - 1), st.integers(0, 11_000)))
def test_what_is_written_is_read_as_itself(number):
    assert read_whole_number(write_whole_number(number)) == number


@settings(deadline=None)
@given(st.text(st.sampled_from(CHARACTERS), max_size=12))
def test_a_number_or_nothing_and_never_an_exception(text):
    value = read_whole_number(text)
    assert value is None or value >= 0


@settings(deadline=None)
@given(st.text(max_size=6))
def test_any_text_is_a_number_or_nothing(text):
    value = read_whole_number(text)
    assert value is None or value >= 0


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("零", 0),
        ("〇", 0),
        ("两", 2),
        ("十", 10),
        ("一十", 10),
        ("十二", 12),
        ("廿五", 25),
        ("卅", 30),
        ("九十九", 99),
        ("一百〇五", 105),
        ("一百一十", 110),
        ("一百二十", 120),
        ("壹仟贰佰叁拾肆", 1234),
        ("两千", 2000),
        ("一万零五", 10_005),
        ("十五万", 150_000),
        ("四千零一十八万", 40_180_000),
        ("一亿二千万", 120_000_000),
        ("一亿两千万", 120_000_000),
        ("一万亿", 10**12),
    ],
)
def test_whole_numbers(text, value):
    assert read_whole_number(text) == value


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        *("六七", "三五", "一二三", "七八十", "十三四"),
        *("二〇一八", "二零一八"),
        *("三百四", "二百五", "两千三", "一亿五", "六亿五", "一万五"),
        *("百", "万", "百万", "千千零", "百百零", "一亿零", "一亿亿", "二十十", "一亿亿千五", "五亿万万一"),
        *("负三", "负3.5万", "一点五", "三点五亿", "1.2万亿", "12", "１２", "3万", "100〇", "4 018"),
        *("半", "两成", "二十余", "十几", "数十亿", "三分之一", "百分之二十五", "“”", "二十大", " 十", "十\n"),
    ],
)
def test_refused(text):
    assert read_whole_number(text) is None


@pytest.mark.parametrize(("text", "value"), [("8", 8), ("八", 8), ("三十一", 31), ("两", 2), ("三四", 0), ("某", 0)])
def test_a_value_in_digits_or_characters(text, value):
    assert number_value(text) == value
