"""Two cases that turn out to be one are read as one, and can be parted again."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from pytest_django import DjangoAssertNumQueries
from tests.factories import make_school

from mamori.journal import actions, queries
from mamori.journal.models import Join
from mamori.people.models import School

pytestmark = pytest.mark.django_db
ONE, TWO, THREE = "case:1", "case:2", "case:3"


def fill(school: School, *streams: str) -> School:
    for stream in streams:
        actions.append(
            by=None,
            ledger=school.pk,
            stream=stream,
            kind="note.added",
            attrs={"channel": stream[-1]},
        )
    return school


def told(stream: str) -> list[tuple[str, object]]:
    return [(fact.stream, fact.attrs["channel"]) for fact in queries.codes(stream)]


def test_the_facts_of_the_joined_count_as_the_heads_oldest_first() -> None:
    fill(make_school(), ONE, TWO, THREE, ONE, THREE, TWO)
    actions.join(TWO, ONE)
    assert told(ONE) == [(ONE, "1"), (ONE, "2"), (ONE, "1"), (ONE, "2")]
    assert told(TWO) == [(TWO, "2"), (TWO, "2")]
    actions.join(THREE, TWO)
    assert queries.family(ONE) == [ONE, TWO, THREE]
    assert [channel for _, channel in told(ONE)] == ["1", "2", "3", "1", "3", "2"]
    assert {stream for stream, _ in told(ONE)} == {ONE}
    assert queries.family(TWO) == [TWO, THREE]
    assert queries.family(THREE) == [THREE]


def test_what_was_parted_is_read_by_itself_again() -> None:
    fill(make_school(), ONE, TWO)
    actions.join(TWO, ONE)
    assert actions.part(TWO)
    assert told(ONE) == [(ONE, "1")]
    assert not actions.part(TWO)
    actions.join(ONE, TWO)
    assert queries.family(TWO) == [TWO, ONE]


def test_nothing_is_joined_twice_with_itself_or_in_a_circle() -> None:
    fill(make_school(), ONE, TWO, THREE)
    actions.join(TWO, ONE)
    actions.join(THREE, TWO)
    for stream, into in ((ONE, ONE), (ONE, TWO), (ONE, THREE), (TWO, THREE), (TWO, ONE)):
        with pytest.raises(actions.CannotJoin):
            actions.join(stream, into)
    assert Join.unguarded.count() == 2


def test_streams_of_two_schools_or_of_none_are_not_joined() -> None:
    fill(make_school(), ONE)
    fill(make_school(), TWO)
    for stream, into in ((ONE, TWO), (ONE, "case:none"), ("case:none", ONE), ("a", "b")):
        with pytest.raises(actions.CannotJoin):
            actions.join(stream, into)


def test_joining_costs_a_reader_one_question(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    fill(make_school(), ONE, TWO, THREE)
    actions.join(TWO, ONE)
    actions.join(THREE, TWO)
    with django_assert_num_queries(2):
        queries.codes(ONE)


class AnyJoins(TestCase):
    @settings(max_examples=25, deadline=None)
    @given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=12))
    def test_whatever_is_joined_each_fact_is_read_in_one_head_only(
        self, pairs: list[tuple[int, int]]
    ) -> None:
        names = [f"case:{number}" for number in range(6)]
        fill(make_school(), *names)
        for stream, into in pairs:
            try:
                actions.join(names[stream], names[into])
            except actions.CannotJoin:
                continue
        parts = set(Join.unguarded.values_list("stream", flat=True))
        heads = [name for name in names if name not in parts]
        read = [fact.attrs["channel"] for head in heads for fact in queries.codes(head)]
        assert sorted(map(str, read)) == list("012345")
