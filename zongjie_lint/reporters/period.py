"""A period of time in words, as a report's title would put it."""

from __future__ import annotations

from datetime import date, timedelta

from zongjie_lint.message import Language


def period_in_words(period: tuple[str, str], language: Language) -> str:
    """A period given by its first and last day: 2026年1—6月, 2021—2025年, 2026年3月5日—7月9日."""
    first, last = map(date.fromisoformat, period)
    return _in_chinese(first, last) if language == "zh" else _in_english(first, last)


def _in_chinese(first: date, last: date) -> str:
    if _whole_years(first, last):
        return f"{_range(first.year, last.year)}年"
    if not _whole_months(first, last):
        end = f"{last:%Y}年" if first.year != last.year else ""
        return f"{first.year}年{first.month}月{first.day}日—{end}{last.month}月{last.day}日"
    if first.year == last.year:
        return f"{first.year}年{_range(first.month, last.month)}月"
    return f"{first.year}年{first.month}月—{last.year}年{last.month}月"


def _in_english(first: date, last: date) -> str:
    if _whole_years(first, last):
        return _range(first.year, last.year, "–")
    if not _whole_months(first, last):
        return f"{first} – {last}"
    if first.year == last.year:
        return f"{_range(f'{first:%b}', f'{last:%b}', '–')} {last.year}"
    return f"{first:%b %Y} – {last:%b %Y}"


def _range(first: object, last: object, dash: str = "—") -> str:
    return f"{first}" if first == last else f"{first}{dash}{last}"


def _whole_years(first: date, last: date) -> bool:
    return _whole_months(first, last) and first.month == 1 and last.month == 12


def _whole_months(first: date, last: date) -> bool:
    return first.day == 1 and (last + timedelta(days=1)).day == 1
