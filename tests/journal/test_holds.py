"""While a record must be kept, nobody erases its words, nor those of what it is joined with."""

import pytest
from pytest_django import DjangoAssertNumQueries
from tests.factories import make_school

from mamori.journal import actions, queries
from mamori.journal.holds import held, kept_by
from mamori.journal.models import StreamKey
from mamori.people.models import School

pytestmark = pytest.mark.django_db
ONE, TWO, THREE = "case:1", "case:2", "case:3"


@pytest.fixture
def school() -> School:
    school = make_school()
    for stream in (ONE, TWO, THREE):
        add(school, stream, "note.added", channel="other")
    return school


def add(school: School, stream: str, kind: str, **attrs: str) -> None:
    actions.append(
        by=None,
        ledger=school.pk,
        stream=stream,
        kind=kind,
        attrs=attrs,
        words={"what": "kept"},
    )


def erase(school: School, stream: str) -> None:
    actions.erase(by=None, ledger=school.pk, stream=stream, why="keep-over")


def words(stream: str) -> object:
    return queries.entries([stream])[0].words


def test_a_stream_on_hold_is_not_erased_and_one_that_is_free_is(school: School) -> None:
    add(school, ONE, "hold.placed", why="serious-situation")
    with pytest.raises(actions.Held):
        erase(school, ONE)
    assert words(ONE) == {"what": "kept"}
    assert StreamKey.unguarded.get(pk=ONE).erased_at is None
    erase(school, TWO)
    assert words(TWO) is None
    add(school, ONE, "hold.lifted", why="serious-situation")
    erase(school, ONE)
    assert words(ONE) is None


def test_each_reason_is_lifted_for_itself(school: School) -> None:
    add(school, ONE, "hold.placed", why="serious-situation")
    add(school, ONE, "hold.placed", why="court")
    add(school, ONE, "hold.lifted", why="serious-situation")
    assert held([ONE, TWO]) == {ONE}
    add(school, ONE, "hold.lifted", why="court")
    assert held([ONE, TWO]) == set()
    add(school, ONE, "hold.placed", why="court")
    assert held([ONE, TWO]) == {ONE}


def test_what_is_joined_is_held_together_upward_and_downward(school: School) -> None:
    actions.join(TWO, ONE)
    actions.join(THREE, TWO)
    for placed in (ONE, TWO, THREE):
        add(school, placed, "hold.placed", why="inquiry")
        assert held([ONE]) == {ONE}
        assert held([ONE, TWO, THREE, "case:4"]) == {ONE, TWO, THREE}
        for stream in (ONE, TWO, THREE):
            with pytest.raises(actions.Held):
                erase(school, stream)
        add(school, placed, "hold.lifted", why="inquiry")
    add(school, THREE, "hold.placed", why="inquiry")
    actions.part(TWO)
    assert held([ONE, TWO, THREE]) == {TWO, THREE}


def test_only_the_known_reasons_are_taken(school: School) -> None:
    with pytest.raises(ValueError, match="why cannot be"):
        add(school, ONE, "hold.placed", why="because")


def test_nothing_on_hold_costs_two_questions(
    school: School, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(2):
        assert held([ONE, TWO, THREE]) == set()


def test_a_stream_keeps_another_that_knows_nothing_of_it_until_its_own_hold_is_lifted(
    school: School,
) -> None:
    for by in (TWO, THREE):
        attrs = {"why": "court", "record": ONE}
        actions.append(by=None, ledger=school.pk, stream=by, kind="hold.kept", attrs=attrs)
    assert held([ONE, TWO, THREE]) == {ONE}
    assert [fact.kind for fact in queries.codes(ONE)] == ["note.added"]
    add(school, ONE, "hold.lifted", why="court")
    add(school, TWO, "hold.lifted", why="court")
    add(school, THREE, "hold.lifted", why="inquiry")
    assert kept_by(ONE) == [(THREE, "court")]
    with pytest.raises(actions.Held):
        erase(school, ONE)
    add(school, THREE, "hold.lifted", why="court")
    erase(school, ONE)
