"""Many spans asked at once answer as they would one by one."""

from hypothesis import given
from hypothesis import strategies as st

from zongjie_lint.span import Span, Spans

spans = st.tuples(st.integers(0, 30), st.integers(0, 6)).map(lambda place: Span(place[0], sum(place)))


@given(st.lists(spans), spans)
def test_any_of_many_spans_overlaps_where_one_of_them_does(many, other):
    assert Spans(many).overlap(other) == any(each.overlaps(other) for each in many)


@given(st.lists(spans), spans)
def test_any_of_many_spans_holds_what_one_of_them_does(many, other):
    assert Spans(many).hold(other) == any(each.holds(other) for each in many)


@given(st.lists(spans), spans)
def test_the_first_of_many_spans_is_the_first_in_order(many, other):
    assert Spans(many).first(other) == next((each for each in sorted(many) if each.overlaps(other)), None)
