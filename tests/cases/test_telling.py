"""Acts of bullying as they are recorded, and the safety that comes before."""

from typing import Any

import pytest
from tests.cases.conftest import Staffroom
from tests.cases.doing import do, record, see, state
from tests.cases.telling import TODAY, tell, told, url

from mamori.cases import flow
from mamori.cases.models import Case
from mamori.journal.queries import entries

pytestmark = pytest.mark.usefixtures("afternoon")
MAY_BE_A_CRIME = "this may be a crime"


def an_act(room: Staffroom, **form: Any) -> dict[str, Any]:
    plain = {"subjects": [room.child.pk], "form": ["1"], "happened": "笑われた。", "danger": "no"}
    return {"on": TODAY} | plain | form


# An act


@pytest.mark.row(*(f"HOK-0{number}" for number in range(13, 22)))
def test_an_act_is_recorded_with_every_form_that_fits(room: Staffroom, case: Case) -> None:
    page = see(room.homeroom, url(case, "record-act"))
    for number in range(1, 10):
        assert f'name="form" type="checkbox" value="{number}"' in page
    tell(room, case, "record-act", **an_act(room, form=[str(n) for n in range(1, 10)]))
    (act,) = told(case, "act.recorded")
    assert act.attrs["form"] == [str(number) for number in range(1, 10)]
    assert act.subjects == [room.child.pk]
    assert act.words == {"happened": "笑われた。"}
    page = see(room.homeroom, url(case))
    assert "Left out or ignored by a group" in page
    assert "Something else" in page


@pytest.mark.row("HOK-022")
@pytest.mark.parametrize("form", ["4", "5", "6", "7"])
def test_what_may_be_a_crime_is_said_on_the_page_and_waits_for_the_principal(
    room: Staffroom, case: Case, form: str
) -> None:
    page = see(room.homeroom, url(case, "record-act"))
    assert MAY_BE_A_CRIME in page
    assert "Life first" in page
    assert "0120-0-78310" in page
    tell(room, case, "record-act", **an_act(room, form=[form]))
    assert state(case.stream, "consider-police") == ["open"]


def test_a_mocking_word_asks_for_no_police(room: Staffroom, case: Case) -> None:
    tell(room, case, "record-act", **an_act(room))
    assert state(case.stream, "consider-police") == []


def test_danger_stands_on_the_case_and_the_report_waits(room: Staffroom, case: Case) -> None:
    assert "Danger was reported" not in see(room.homeroom, url(case))
    tell(room, case, "record-act", **an_act(room, danger="yes"))
    assert "Danger was reported" in see(room.homeroom, url(case))
    assert state(case.stream, "notify-police") == ["open"]


NET = {
    "net_type": ["D1", "D2", "I1", "I2", "C1", "C2", "C3"],
    "service": ["line", "other-service"],
    "device": ["game-console", "smartphone"],
    "trait": ["endless", "anonymous", "spreads", "unseen", "legal", "wide"],
}


@pytest.mark.row("HOK-020", "HOK-152", "HOK-153", "HOK-154", "HOK-155", "HOK-156", "HOK-157")
def test_form_eight_opens_the_questions_about_the_net(room: Staffroom, case: Case) -> None:
    page = see(room.homeroom, url(case, "record-act"))
    for name, codes in NET.items():
        for code in codes:
            assert f'name="{name}" type="checkbox" value="{code}"' in page
    tell(room, case, "record-act", **an_act(room, form=["8"], **NET))
    (act,) = told(case, "act.recorded")
    for name, codes in NET.items():
        assert act.attrs[name.replace("_", "-")] == codes
    page = see(room.homeroom, url(case))
    assert "Game console" in page
    assert "hints at the child without naming it" in page
    assert "Adults hardly see it" in page
    assert state(case.stream, "check-leaked-data") == ["open"]  # I2: data of a child got out


def test_without_form_eight_nothing_of_the_net_is_kept(room: Staffroom, case: Case) -> None:
    tell(room, case, "record-act", **an_act(room, form=["1", "2"], **NET))
    (act,) = told(case, "act.recorded")
    assert act.attrs.keys() == {"form", "danger"}


def test_an_act_of_another_day_says_so(room: Staffroom, case: Case) -> None:
    tell(room, case, "record-act", **an_act(room, on="2026-10-20"))
    assert told(case, "act.recorded")[0].attrs["on"] == "2026-10-20"
    answer = record(room.homeroom, case, "record-act", **an_act(room, on="2026-11-03"))
    assert "This day has not come yet" in answer.content.decode()


def test_a_school_without_such_a_pack_records_acts_all_the_same(
    room: Staffroom, case: Case
) -> None:
    room.school.packs = ["mamori"]
    room.school.save()
    page = see(room.homeroom, url(case, "record-act"))
    assert 'name="form"' not in page
    assert "On the net" not in page
    tell(room, case, "record-act", **an_act(room))
    assert told(case, "act.recorded")[0].attrs == {"danger": "no"}


@pytest.mark.parametrize("was", [flow.RESOLVED, flow.SET_ASIDE])
def test_a_new_act_opens_a_case_again_that_was_thought_to_be_over(
    room: Staffroom, case: Case, was: str
) -> None:
    assert "thought to be over" not in see(room.homeroom, url(case, "record-act"))
    Case.unguarded.filter(pk=case.pk).update(state=was)
    assert "thought to be over" in see(room.homeroom, url(case, "record-act"))
    tell(room, case, "record-act", **an_act(room))
    case.refresh_from_db()
    assert case.state == flow.SHARED
    act, again = entries([case.stream], kinds=["act.recorded", "case.reopened"])
    assert (again.kind, again.seq) == ("case.reopened", act.seq + 1)
    assert state(case.stream, "check-facts")[-1] == "open"


# Safety


@pytest.mark.row("HOK-039", "HOK-107")
def test_stopping_it_and_making_the_children_safe_come_first(room: Staffroom, case: Case) -> None:
    assert state(case.stream, "make-safe-first") == ["open"]
    assert url(case, "secure-safety") in see(room.homeroom, url(case))  # the duty leads to it
    page = see(room.homeroom, url(case, "stop-act"))
    assert "If a child is in danger now" in page
    myself = [room.homeroom.person_id]
    tell(room, case, "stop-act", stopped="やめさせた。", behind=myself, subjects=[room.child.pk])
    safe = {"of": ["victim", "reporter"], "how": "別室で話した。", "behind": myself}
    tell(room, case, "secure-safety", **safe)
    stopped, secured = entries([case.stream], kinds=["act.stopped", "safety.secured"])
    assert secured.attrs == {"of": ["victim", "reporter"]}
    assert secured.subjects == []  # who told is named nowhere
    assert state(case.stream, "make-safe-first") == ["met"]
    page = see(room.principal, url(case))
    assert "やめさせた。" in page
    assert "別室で話した。" in page
    assert stopped.at <= secured.at


@pytest.mark.row("HOK-025", "HOK-036")
def test_a_small_thing_is_added_in_one_box(room: Staffroom, case: Case) -> None:
    page = see(room.grade_head, url(case))
    assert "play that is no longer play" in page
    words = {"words": "いつも同じ子が鬼の役をしている。", "channel": "observation"}
    assert do(room.grade_head, f"{url(case)}note/", **words).status_code == 302
    (noted,) = told(case, "note.added")
    assert noted.words == {"what": "いつも同じ子が鬼の役をしている。"}
    assert "いつも同じ子が鬼の役をしている。" in see(room.principal, url(case))
