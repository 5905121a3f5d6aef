"""Values that are made when first asked for, and patterns whose source is known before they are made."""

from __future__ import annotations

import re

import pytest
import regex

from zongjie_lint.patterns import compiled, quick
from zongjie_lint.record import Record, lazily


class _Sheet(Record, dict=True):
    rows: tuple[int, ...]

    @lazily
    def sum(self) -> int:
        """The sum of the rows."""
        _MADE.append(self.rows)
        return sum(self.rows)


_MADE: list[tuple[int, ...]] = []


def test_a_value_is_made_once_for_each_record():
    _MADE.clear()
    one, other = _Sheet((1, 2)), _Sheet((3, 4))
    assert [one.sum, one.sum, other.sum] == [3, 3, 7]
    assert _MADE == [(1, 2), (3, 4)]


def test_it_is_no_part_of_what_a_record_is():
    counted = _Sheet((5,))
    assert counted.sum == 5
    assert counted == _Sheet((5,))
    assert hash(counted) == hash(_Sheet((5,)))


def test_the_class_shows_its_words():
    assert _Sheet.sum.__doc__ == "The sum of the rows."


def test_what_raises_is_asked_again():
    class Broken(Record, dict=True):
        @lazily
        def value(self) -> int:
            """Never made."""
            raise ValueError("broken")

    broken = Broken()
    for _ in range(2):
        with pytest.raises(ValueError, match="broken"):
            _ = broken.value


@pytest.mark.parametrize("make", [compiled, quick])
def test_the_source_of_a_pattern_is_told_without_making_it(make):
    pattern = make("未闭合的(")
    assert pattern.pattern == "未闭合的("
    with pytest.raises((regex.error, re.error)):
        pattern.search("未闭合的")
