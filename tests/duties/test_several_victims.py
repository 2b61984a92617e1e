"""Two children were hurt in one case: the stored duties say to whom each is owed."""

import uuid
from typing import Any

import pytest
from tests.duties.conftest import Told

from mamori.duties.models import Duty
from mamori.duties.queries import open_duties

TELL = "tell-victims-guardians"
TWO = {"committee": frozenset({"p1", "p2"})}


def stored(case: Told) -> dict[uuid.UUID | None, str]:
    rows = Duty.objects.filter(stream=case.stream, entry=TELL)
    return {row.person: row.state for row in rows}


def hurt(case: Told, *children: uuid.UUID) -> None:
    case.note("participant.added", attrs={"layer": "victim"}, subjects=children)


def told(case: Told, *children: uuid.UUID) -> None:
    said: dict[str, Any] = {"with": "victim-guardian", "assurances": ["facts"]}
    case.note("contact.made", attrs=said, subjects=children)


@pytest.fixture
def known(case: Told) -> Told:
    case.note("facts.established", attrs={"result": "fact"}, people=TWO)
    return case


@pytest.mark.django_db
class TestNamingTheChildren:
    def test_gives_the_open_duty_to_the_first_and_a_new_one_to_the_second(
        self, known: Told
    ) -> None:
        (before,) = Duty.objects.filter(stream=known.stream, entry=TELL)
        first, second = uuid.uuid4(), uuid.uuid4()
        hurt(known, first)
        hurt(known, second)
        assert stored(known) == {first: "open", second: "open"}
        after = Duty.objects.get(pk=before.pk)
        assert (after.person, after.due_at) == (first, before.due_at)

    def test_leaves_nothing_open_once_each_was_told(self, known: Told) -> None:
        first, second = uuid.uuid4(), uuid.uuid4()
        hurt(known, first, second)
        told(known, first)
        assert stored(known) == {first: "met", second: "open"}
        told(known, second)
        assert stored(known) == {first: "met", second: "met"}

    def test_keeps_what_was_done_for_that_child(self, known: Told) -> None:
        child = uuid.uuid4()
        told(known, child)
        assert stored(known) == {None: "met"}
        hurt(known, child)
        assert stored(known) == {child: "met"}

    def test_owes_it_again_where_another_child_had_been_meant(self, known: Told) -> None:
        told(known, uuid.uuid4())
        child = uuid.uuid4()
        hurt(known, child)
        assert stored(known) == {child: "open"}


@pytest.mark.django_db
def test_a_page_can_say_for_whom_a_duty_is(known: Told) -> None:
    children = {uuid.uuid4(), uuid.uuid4()}
    hurt(known, *children)
    dues = open_duties({known.stream}, "en")
    assert {due.person for due in dues if due.entry == f"jp-hokuyo/{TELL}"} == children
    assert {due.person for due in dues if due.entry == "jp-hokuyo/judge-together"} == {None}
