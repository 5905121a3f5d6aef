"""Small whole numbers that count things in a text: 三, 十二, 两, 4."""

from __future__ import annotations

NUMBER = r"(?:(?<![\d.第十百千万亿一二三四五六七八九])(?:[二两三四五六七八九贰叁肆伍陆柒捌玖]|[一二三四五六七八九]?十[一二三四五六七八九]?|\d{1,3})(?![\d.]))"
"""Pattern of a number from two up."""
