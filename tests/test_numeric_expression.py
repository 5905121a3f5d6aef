from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zongjie_lint.document import Document
from zongjie_lint.facts.numeric_expression import NumericExpression
from zongjie_lint.facts.numeric_expression import NumericKind as Kind
from zongjie_lint.figure import Hedge

AMOUNT, SMALL, BARE, DATE, NAME = Kind.AMOUNT, Kind.SMALL, Kind.BARE, Kind.DATE, Kind.NAME
PERCENT, POINTS, TIMES, THRESHOLD = Kind.PERCENT, Kind.POINTS, Kind.TIMES, Kind.THRESHOLD


def numbers(text):
    return Document(text).facts(NumericExpression)


def shown(text):
    return [(number.span.of_text(text), number.kind) for number in numbers(text)]


@pytest.mark.parametrize(
    ("text", "kind", "value", "unit", "hedge"),
    [
        ("完成4 018 万元", AMOUNT, 40_180_000, "元", ""),
        ("完成1 234 567元", AMOUNT, 1_234_567, "元", ""),
        ("接待11,889人次", AMOUNT, 11_889, "人次", ""),
        ("接待１１，８８９人次", AMOUNT, 11_889, "人次", ""),
        ("新增１２３４户", AMOUNT, 1234, "户", ""),
        ("到位1.2 亿元", AMOUNT, 120_000_000, "元", ""),
        ("总产值3.5万亿元", AMOUNT, 3_500_000_000_000, "元", ""),
        ("签约21.6万人", AMOUNT, 216_000, "人", ""),
        ("近300人参加", AMOUNT, 300, "人", "近"),
        ("最近3年", AMOUNT, 3, "年", ""),
        ("附近2公里", AMOUNT, 2000, "公里", ""),
        ("超过5亿元", AMOUNT, 500_000_000, "元", "超过"),
        ("赶超3个县", AMOUNT, 3, "个", ""),
        ("通过5项验收", AMOUNT, 5, "项", ""),
        ("约40台", AMOUNT, 40, "台", "约"),
        ("不到80亩", AMOUNT, Decimal("53333.336"), "亩", "不足"),
        ("不超过20天", AMOUNT, 20, "天", "不足"),
        ("1.2万余户", AMOUNT, 12_000, "户", "余"),
        ("300多户", AMOUNT, 300, "户", "余"),
        ("100万元以下", AMOUNT, 1_000_000, "元", "不足"),
        ("10万元左右", AMOUNT, 100_000, "元", "约"),
        ("每亩施用100—150公斤", AMOUNT, 100, "公斤", "至"),
        ("用时3至5个工作日", AMOUNT, 3, "个工作日", "至"),
        ("一百二十件", AMOUNT, 120, "件", ""),
        ("两千人", AMOUNT, 2000, "人", ""),
        ("十余家", AMOUNT, 10, "家", "余"),
        ("五项制度", SMALL, 5, "项", ""),
        ("编号为8.15", BARE, Decimal("8.15"), "", ""),
        ("引进項目１２個，學員", AMOUNT, 12, "个", ""),
        ("新建２㎡", AMOUNT, 2, "㎡", ""),
    ],
)
def test_amounts(text, kind, value, unit, hedge):
    (number,) = numbers(text)
    assert (number.kind, number.figure.value, number.unit, number.figure.hedge) == (kind, value, unit, Hedge(hedge))


@pytest.mark.parametrize(
    ("text", "kind", "found"),
    [
        ("占三成", Kind.PERCENT, "三成"),
        ("占到七成五", Kind.PERCENT, "七成五"),
        ("一成立就签约", None, None),
        ("增长２．５％", Kind.PERCENT, "２．５％"),
        ("为-3.5%", Kind.PERCENT, "-3.5%"),
        ("增长10.5-12%", Kind.PERCENT, "10.5-12%"),
        ("约30%", Kind.PERCENT, "约30%"),
        ("下降0.5‰", Kind.PERCENT, "0.5‰"),
        ("达到百分之二十五", Kind.PERCENT, "百分之二十五"),
        ("完成三分之二", Kind.PERCENT, "三分之二"),
        ("提高2.3个百分点", Kind.POINTS, "2.3个百分点"),
        ("是上年的3.2倍", Kind.TIMES, "3.2倍"),
        ("产量翻一番", Kind.TIMES, "翻一番"),
        ("2021年1月12日", DATE, "2021年1月12日"),
        ("二〇二六年", DATE, "二〇二六年"),
        ("1—6月", DATE, "1—6月"),
        ("2021—2025年", DATE, "2021—2025年"),
        ("前三季度", DATE, "前三季度"),
        ("六月底", DATE, "六月底"),
        ("第40个教师节", NAME, "第40"),
        ("2×5米", NAME, "2×5"),
        ("7×24小时", NAME, "7×24"),
        ("G318国道", NAME, "G318"),
        ("110kV变电站", NAME, "110kV"),
        ("60岁以上老人", Kind.THRESHOLD, "60岁以上"),
        ("总投资5亿元以上的项目", Kind.THRESHOLD, "5亿元以上"),
        ("澄政发〔2026〕3号", NAME, "〔2026〕3号"),
        ("上午9:30", NAME, "9:30"),
        ("“1+X”证书", NAME, "“1+X”"),
        ("《2025年工作要点》", NAME, "《2025年工作要点》"),
        ("单号12345678901", NAME, "12345678901"),
        ("六七个", NAME, "六七个"),
        ("不足百人", NAME, "不足百人"),
        ("二十大", None, None),
        ("X光机", None, None),
        ("万众一心", None, None),
    ],
)
def test_what_is_no_amount(text, kind, found):
    assert shown(text) == ([(found, kind)] if found else [])


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("27个", 27, 27),
        ("2.35亿元", 234_500_000, 235_500_000),
        ("2.350亿元", 234_950_000, 235_050_000),
        ("1.2万人", 11_500, 12_500),
        ("300余人", 300, 400),
        ("3—5个", 3, 5),
        ("5—3个", 3, 5),
    ],
)
def test_the_interval_a_number_stands_for(text, low, high):
    (number,) = numbers(text)
    assert (number.figure.low, number.figure.high) == (low, high)


def test_every_number_of_a_sentence_in_reading_order():
    text = "1—6月，全县接待游客１２.６万人次，同比增长8.3%，其中过夜游客3 200人。"
    assert shown(text) == [
        ("1—6月", DATE),
        ("１２.６万人次", AMOUNT),
        ("8.3%", Kind.PERCENT),
        ("3 200人", AMOUNT),
    ]


@pytest.mark.parametrize("unit", ["元", "亩", "吨", "公里"])
def test_scale_and_unit_make_one_figure(unit):
    (large,), (small,) = numbers(f"3.00万{unit}"), numbers(f"30000{unit}")
    assert large.figure.value == small.figure.value
    assert large.dimension == small.dimension


PIECES = st.sampled_from(
    [
        *"0123456789０５",
        *"一二两三五十百千万亿零〇半成倍番",
        *"元人户个项件次%％‰年月日号天级强线",
        *"第约近超余多来几至到—-~×x*+.,，．·:/ \u3000\n“”《》〔〕()",
        *("超过", "不足", "以上", "以下", "左右", "百分之", "分之", "个百分点", "季度", "G3", "kV", "一亿亿千五", "٣"),
    ]
)


@settings(max_examples=400, deadline=None)
@given(st.lists(PIECES | st.characters(exclude_categories=()), max_size=30).map("".join))
def test_numbers_stand_in_order_apart_and_inside_the_text(text):
    end = 0
    for number in numbers(text):
        assert end <= number.span.start < number.span.end <= len(text)
        assert number.span.holds(number.number)
        end = number.span.end


@settings(max_examples=400, deadline=None)
@given(st.lists(PIECES, max_size=30).map("".join))
def test_an_operand_knows_what_it_may_stand_for(text):
    for number in numbers(text):
        assert number.figure is not None or number.kind not in (AMOUNT, SMALL, BARE)
        assert number.figure is None or number.kind not in (NAME, DATE, THRESHOLD)
        if number.figure:
            assert number.figure.low <= number.figure.value <= number.figure.high


@pytest.mark.parametrize(
    ("text", "kind", "low", "value", "high"),
    [
        ("增长25.83%", PERCENT, "25.825", "25.83", "25.835"),
        ("下降-2.4%", PERCENT, "-2.45", "-2.4", "-2.35"),
        ("自然增长率1.13‰", PERCENT, "0.1125", "0.113", "0.1135"),
        ("占百分之二十点一", PERCENT, "20.05", "20.1", "20.15"),
        ("占七成", PERCENT, "65", "70", "75"),
        ("占七成五", PERCENT, "74.5", "75", "75.5"),
        ("近六成", PERCENT, "54.0", "60", "60"),
        ("超过98%", PERCENT, "98", "98", "Infinity"),
        ("增长5%～6%", PERCENT, "5", "5", "6"),
        ("提高2.3个百分点", POINTS, "2.25", "2.3", "2.35"),
        ("是上年的2.4倍", TIMES, "2.35", "2.4", "2.45"),
        ("翻了两番", TIMES, "4", "4", "4"),
    ],
)
def test_a_proportion_is_an_interval(text, kind, low, value, high):
    (found,) = [number for number in numbers(text) if number.kind is kind]
    assert (found.figure.low, found.figure.value, found.figure.high) == tuple(map(Decimal, (low, value, high)))


def test_two_numbers_between_from_and_to_are_no_range():
    assert [number.text for number in numbers("由45%到48%")] == ["45%", "48%"]


def test_a_list_has_the_unit_of_its_last_number():
    found = numbers("分别为41.2万、48.6万和57.9万人次")
    assert [(number.unit, number.figure.value) for number in found] == [
        ("人次", 412_000),
        ("人次", 486_000),
        ("人次", 579_000),
    ]


class TestNotReadRightYet:
    @pytest.mark.parametrize("text", ["数十人参加", "投资数十亿元", "数十万户"])
    def test_several_tens_is_no_amount(self, text):
        assert [number.kind for number in numbers(text)] in ([], [NAME])

    @pytest.mark.parametrize("text", ["合计3\n人员不足", "增长2.3\n个百分点"])
    def test_a_number_ends_with_its_line(self, text):
        assert all("\n" not in number.span.of_text(text) for number in numbers(text))

    def test_each_end_of_a_span_has_its_own_scale(self):
        (number,) = numbers("奖补5万元至1亿元")
        assert (number.figure.low, number.figure.high) == (50_000, 100_000_000)

    def test_a_numeral_is_as_rough_as_its_digits(self):
        (written,), (printed,) = numbers("拨付二十万元"), numbers("拨付20万元")
        assert (written.figure.low, written.figure.high) == (printed.figure.low, printed.figure.high)
