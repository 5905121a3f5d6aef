"""What lies between two dates, and which durations are a fair count of it."""

import pytest

from zongjie_lint.document import Document
from zongjie_lint.facts.date_range import DateRange
from zongjie_lint.facts.duration import Duration
from zongjie_lint.rules.dates.elapsed import elapsed


def both(text):
    document = Document(f"情况说明\n{text}\n")
    (stretch,), (duration,) = document.facts(DateRange), document.facts(Duration)
    return elapsed(document, stretch)[0], duration


@pytest.mark.parametrize(
    "text",
    [
        "3月1日至3月31日，历时31天。",
        "3月1日至3月31日，历时30天。",
        "3月1日至3月31日，历时一个月。",
        "3月3日至14日，历时两周。",
        "2024年11月至次年2月，历时4个月。",
        "12月20日至1月8日，历时20天。",
        "2月1日至3月1日，历时29天。",
        "2月1日至3月1日，历时30天。",
        "2021年至2025年的五年间，共植树。",
        "2021年至2025年的四年间，共植树。",
        "历时半年（1月5日至6月30日）。",
        "3月1日至4月15日，历时一个半月。",
    ],
)
def test_every_usual_way_of_counting_fits(text):
    took, duration = both(text)
    assert took.fits(duration)


@pytest.mark.parametrize(
    "text",
    [
        "3月1日至3月31日，历时45天。",
        "3月1日至3月31日，历时两个月。",
        "3月3日至14日，历时四周。",
        "2024年11月至次年2月，历时6个月。",
        "2021年至2025年的三年间，共植树。",
        "历时一年（1月5日至6月30日）。",
    ],
)
def test_what_no_count_gives_does_not_fit(text):
    took, duration = both(text)
    assert not took.fits(duration)


def test_a_stretch_begins_with_a_date_some_words_before_its_verb():
    document = Document("情况说明\n该站2023年8月份 机组设备安装全部启动，2024年6月竣工，历时3个月。\n")
    (stretch,) = document.facts(DateRange)
    assert (stretch.start.month, stretch.end.month) == (8, 6)
