"""A wrong child was named: its name is taken back by two, and no child that hurts goes with it."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from tests.cases.care import OVER, ask_both, begin, judge, name, noon, page, recognise, take
from tests.cases.conftest import Staffroom
from tests.cases.desk import Desk
from tests.factories import make_pupil

from mamori.base import clock
from mamori.cases.actions import Sign
from mamori.cases.models import Case
from mamori.cases.queries import participants
from mamori.duties.models import Duty
from mamori.journal.queries import entries
from mamori.people.models import Person

ALONE = "At least two members of the committee take it back together"
HURTS = "Nobody who may be hurting is taken out of a case"
KINDS = {"record-act": "act.recorded", "suspect-serious": "serious.suspected"}
RECORDED = "An act or a serious situation is recorded about this child"


@pytest.fixture
def case(room: Staffroom, sign: Sign) -> Case:
    return recognise(room, begin(room, sign))


@pytest.fixture
def namesake(room: Staffroom, case: Case) -> Person:
    """The child of another class that somebody took for the one who was hurt."""
    child = make_pupil(room.school, "池田 優衣")
    with clock.at(noon("2026-04-21")):
        name(room, case, child, "victim")
    return child


@pytest.fixture
def desk(room: Staffroom, case: Case) -> Iterator[Desk]:
    """Show the nurse, who sits on the committee, at the case on the next day."""
    with clock.at(noon("2026-04-22")):
        yield Desk(room.nurse, case)


@pytest.fixture
def form(room: Staffroom, namesake: Person) -> dict[str, Any]:
    both = [room.nurse.person_id, room.expert.person_id]
    why = "同じ名前の子とまちがえた。"
    return {"subjects": namesake.pk, "layer": "victim", "why": why, "behind": both}


def duties(child: Person | None, state: str) -> set[str]:
    """Name the duties in a state that are owed to a child, or to whoever it may be."""
    rows = Duty.objects.filter(person=child.pk if child else None, state=state)
    return set(rows.values_list("entry", flat=True))


def test_the_page_says_what_follows_and_only_the_committee_opens_it(
    room: Staffroom, case: Case, desk: Desk
) -> None:
    shown = desk.open("remove-participant")
    assert "What is still due for this child falls away. What was done stays done." in shown
    assert "Nobody is taken back who was hurt" in shown
    assert Desk(room.homeroom, case).status("remove-participant") == 404


def test_what_is_due_for_the_wrong_child_ends_and_for_the_right_one_stays(
    room: Staffroom, case: Case, namesake: Person, desk: Desk, form: dict[str, Any]
) -> None:
    owed = duties(namesake, "open")
    assert {"hear-hurt-child", "support-hurt-child", "stop-and-support"} <= owed
    entry = desk.record("remove-participant", **form)
    assert (entry.attrs, entry.subjects) == ({"layer": "victim"}, [namesake.pk])
    assert duties(namesake, "void") == owed
    assert not duties(namesake, "open")
    assert {"hear-hurt-child", "support-hurt-child"} <= duties(room.child, "open")
    assert {one.name: one.layers for one in participants(case)} == {
        "池田 結衣": ["victim"],
        "池田 優衣": [],
    }
    shown = desk.open()
    assert "Taken back: a child's part" in shown
    assert "同じ名前の子とまちがえた。" in shown


def test_what_was_done_for_it_stays_done(
    namesake: Person, desk: Desk, form: dict[str, Any]
) -> None:
    heard = {"subjects": namesake.pk, "with": "victim", "said": "何もない。", "on": "2026-04-22"}
    desk.record("interview", **heard)
    desk.record("remove-participant", **form)
    assert duties(namesake, "met") == {"hear-hurt-child"}


def test_one_member_alone_or_without_a_reason_takes_nobody_back(
    room: Staffroom, namesake: Person, desk: Desk, form: dict[str, Any]
) -> None:
    shown = desk.refused("remove-participant", **form | {"behind": [room.nurse.person_id]})
    assert ALONE in shown
    assert "Mamori: how a case is kept" in shown
    assert "同じ名前の子とまちがえた。" in shown
    desk.refused("remove-participant", **form | {"why": "  "})
    assert "hear-hurt-child" in duties(namesake, "open")


@pytest.mark.parametrize("whom", ["victim", "victim-guardian"])
@pytest.mark.parametrize("answer", ["some", "unclear"])
def test_nobody_who_may_be_hurting_is_taken_back(
    namesake: Person, desk: Desk, form: dict[str, Any], whom: str, answer: str
) -> None:
    asked = {"subjects": namesake.pk, "with": whom, "way": "meeting", "said": "……"}
    asked |= {"on": "2026-04-22"}
    desk.record("ask-distress", **asked, answer=answer)
    assert HURTS in desk.refused("remove-participant", **form)
    with clock.at(noon("2026-04-23")):
        desk.record("ask-distress", **asked, answer="none")
        desk.record("remove-participant", **form)
    assert not duties(namesake, "open")


@pytest.mark.parametrize("step", ["record-act", "suspect-serious"])
def test_an_entry_that_tells_of_harm_is_corrected_first(
    room: Staffroom, namesake: Person, desk: Desk, form: dict[str, Any], step: str
) -> None:
    harm: dict[str, dict[str, Any]] = {
        "record-act": {"form": ["1"], "happened": "押された。", "danger": "no"},
        "suspect-serious": {"type": "harm", "claimed": "けがをした。"},
    }
    assert desk.send(step, subjects=[namesake.pk], on="2026-04-22", **harm[step]).status_code == 302
    wrong = entries([desk.case.stream], kinds=[KINDS[step]])[-1]
    assert RECORDED in desk.refused("remove-participant", **form)
    right = {"right": "優衣さんではなく結衣さん。", "why": "名前をまちがえた。"}
    desk.record("correct", entry=wrong.id, **right)
    desk.record("remove-participant", **form)
    assert not duties(namesake, "open")


def test_where_nobody_is_left_it_is_due_for_whoever_it_was(
    room: Staffroom, case: Case, desk: Desk, form: dict[str, Any], namesake: Person
) -> None:
    assert "support-hurt-child" not in duties(None, "open")
    desk.record("remove-participant", **form)
    with clock.at(noon("2026-04-23")):
        desk.record("remove-participant", **form | {"subjects": room.child.pk})
    assert {"hear-hurt-child", "support-hurt-child"} <= duties(None, "open")
    with clock.at(noon("2026-04-24")):
        name(room, case, namesake, "victim")
    assert {"hear-hurt-child", "support-hurt-child"} <= duties(namesake, "open")
    assert "support-hurt-child" not in duties(None, "open")


def test_named_again_it_is_owed_again(
    room: Staffroom, case: Case, namesake: Person, desk: Desk, form: dict[str, Any]
) -> None:
    before = duties(namesake, "open")
    desk.record("remove-participant", **form)
    with clock.at(noon("2026-04-23")):
        name(room, case, namesake, "victim")
    assert duties(namesake, "open") == before


def resolved(client: Client, room: Staffroom, case: Case) -> bool:
    """Ask the right child and its guardian at the end, and let two members judge."""
    ask_both(client, room, case, OVER)
    return bool(judge(client, room, case, OVER).status_code == 302)


@pytest.mark.row("HOK-123")
def test_its_family_is_not_asked_before_the_case_is_resolved(
    room: Staffroom, client: Client, desk: Desk, form: dict[str, Any]
) -> None:
    assert not resolved(client, room, desk.case)
    desk.record("remove-participant", **form)
    assert resolved(client, room, desk.case)


@pytest.mark.row("HOK-123")
def test_but_if_it_says_that_it_hurts_nothing_is_resolved(
    room: Staffroom, client: Client, namesake: Person, desk: Desk, form: dict[str, Any]
) -> None:
    desk.record("remove-participant", **form)
    with clock.at(noon("2026-05-01")):
        hurts = {"with": "victim", "answer": "some"}
        take(room, desk.case, "ask-distress", attrs=hurts, subjects=frozenset({namesake.pk}))
    assert not resolved(client, room, desk.case)
    with clock.at(noon(OVER)):
        shown = page(client, room.nurse, f"/cases/{desk.case.pk}/record/resolve/")
    assert ">池田 優衣</b>" in shown
    assert ">池田 結衣</b>" not in shown


def test_a_school_without_the_policy_asks_the_same(
    room: Staffroom, namesake: Person, desk: Desk, form: dict[str, Any]
) -> None:
    room.school.packs = ["mamori"]
    room.school.save()
    assert ALONE in desk.refused("remove-participant", **form | {"behind": [room.nurse.person_id]})
    desk.record("remove-participant", **form)


def test_whoever_named_the_child_who_told_takes_it_back_alone(
    room: Staffroom, case: Case, desk: Desk
) -> None:
    homeroom = Desk(room.homeroom, case)
    told = {"children": room.child.pk, "why": "担任に。"}
    homeroom.record("name-reporter", **told, on="2026-04-22")
    homeroom.record("remove-reporter", **told)
