from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zongjie_lint.figure import INFINITY, Figure, Hedge, growth, share, total

TRUE_VALUES = st.lists(st.integers(0, 400), min_size=1, max_size=6)
"""In tenths."""
BOUNDS = [(low, high) for low, high in product(range(5), range(5)) if low <= high]


def rounded_half_up(tenths):
    return Figure.rounded(Decimal((tenths + 5) // 10), Decimal(1))


def between(low, high):
    return Figure(Decimal(low), Decimal(low), Decimal(high))


FIGURES = st.builds(
    lambda value, unit, hedge: Figure.rounded(Decimal(value), Decimal(unit)).hedged(hedge, Decimal(unit)),
    st.integers(0, 300),
    st.sampled_from(["0.01", "0.1", "1", "10"]),
    st.sampled_from(Hedge),
)


@settings(deadline=None)
@given(TRUE_VALUES)
def test_a_sum_of_rounded_figures_holds_the_true_sum(tenths):
    sum_ = total(map(rounded_half_up, tenths))
    assert sum_.low <= Decimal(sum(tenths)) / 10 <= sum_.high


@settings(deadline=None)
@given(TRUE_VALUES)
def test_a_rounded_total_meets_the_sum_of_its_rounded_parts(tenths):
    assert rounded_half_up(sum(tenths)).meets(total(map(rounded_half_up, tenths)))


@pytest.mark.parametrize("first", BOUNDS)
@pytest.mark.parametrize("second", BOUNDS)
def test_meets_and_exceeds_by_trying_every_value(first, second):
    values = [range(low, high + 1) for low, high in (first, second)]
    pairs = list(product(*values))
    assert between(*first).meets(between(*second)) is any(a == b for a, b in pairs)
    assert between(*first).exceeds(between(*second)) is all(a > b for a, b in pairs)


@settings(deadline=None)
@given(FIGURES, FIGURES)
def test_two_figures_meet_or_one_of_them_exceeds(one, other):
    assert one.meets(other) is other.meets(one)
    assert [one.meets(other), one.exceeds(other), other.exceeds(one)].count(True) == 1


@settings(deadline=None)
@given(FIGURES)
def test_a_figure_holds_its_value_and_meets_itself(figure):
    assert figure.low <= figure.value <= figure.high
    assert figure.meets(figure)
    assert not figure.exceeds(figure)


@settings(deadline=None)
@given(FIGURES, FIGURES, FIGURES)
def test_order_does_not_change_a_sum(a, b, c):
    bounds = [(sum_.value, sum_.low, sum_.high) for sum_ in (total([a, b, c]), total([c, a, b]))]
    assert bounds[0] == bounds[1]


@settings(deadline=None)
@given(FIGURES, FIGURES, st.sampled_from(["0.001", "0.5", "1", "10000", "666.6667"]))
def test_a_unit_changes_no_comparison(one, other, factor):
    scaled = [figure.times(Decimal(factor)) for figure in (one, other)]
    assert scaled[0].meets(scaled[1]) is one.meets(other)
    assert scaled[0].exceeds(scaled[1]) is one.exceeds(other)


@pytest.mark.parametrize(
    ("hedge", "low", "high"),
    [
        (Hedge.NONE, "299.5", "300.5"),
        (Hedge.ABOUT, "285", "315"),
        (Hedge.ALMOST, "270", "300"),
        (Hedge.MORE, "300", "400"),
        (Hedge.OVER, "300", INFINITY),
        (Hedge.UNDER, "0", "300"),
    ],
)
def test_hedges(hedge, low, high):
    figure = Figure.rounded(Decimal(300), Decimal(1)).hedged(hedge, Decimal(100))
    assert (figure.low, figure.high, figure.is_hedged) == (Decimal(low), Decimal(high), hedge is not Hedge.NONE)


def test_a_sum_with_a_hedged_part_is_hedged():
    hedged = Figure.exact(3).hedged(Hedge.OVER, Decimal(1))
    assert total([Figure.exact(2), hedged]).is_hedged
    assert not total([Figure.exact(2), Figure.exact(3)]).is_hedged


def test_no_figures_add_up_to_nothing():
    assert total([]) == Figure.exact(0)


OPERATIONS = {
    "sum": (lambda a, b: a + b, lambda a, b: a + b),
    "difference": (lambda a, b: a - b, lambda a, b: a - b),
    "product": (lambda a, b: a * b, lambda a, b: a * b),
    "quotient": (lambda a, b: a / b, lambda a, b: a / b),
    "share": (share, lambda a, b: 100 * a / b),
    "growth": (growth, lambda a, b: 100 * (a / b - 1)),
}
TRIED = st.integers(1, 60)


@settings(deadline=None)
@given(TRIED, TRIED, st.sampled_from(sorted(OPERATIONS)), st.sampled_from(["0.1", "1"]))
def test_the_result_holds_that_of_every_two_values_the_operands_may_stand_for(one, other, name, unit):
    of_figures, of_values = OPERATIONS[name]
    step = Decimal(unit) / 4
    figures = [Figure.rounded(Decimal(value), Decimal(unit)) for value in (one, other)]
    result = of_figures(*figures)
    values = [[figure.low + step * at for at in range(5)] for figure in figures]
    slack = Decimal("1e-20")
    for a, b in product(*values):
        assert result.low - slack <= of_values(a, b) <= result.high + slack
    assert result.low <= result.value <= result.high


@settings(deadline=None)
@given(FIGURES, FIGURES, st.sampled_from(sorted(OPERATIONS)))
def test_arithmetic_on_loose_figures_keeps_the_interval_in_order(one, other, name):
    result = OPERATIONS[name][0](one, other)
    assert result.low <= result.high
    assert result.is_hedged or not (one.is_hedged or other.is_hedged) or other.low <= 0 <= other.high


@settings(deadline=None)
@given(st.integers(1, 9), st.integers(1, 5))
def test_a_root_undoes_a_power(base, degree):
    result = Figure.exact(Decimal(base) ** degree).root(degree)
    assert abs(result.value - base) < Decimal("1e-15")


def test_what_is_divided_by_an_interval_around_nothing_may_be_anything():
    result = Figure.exact(5) / between(-1, 1)
    assert (result.low, result.high) == (-INFINITY, INFINITY)
