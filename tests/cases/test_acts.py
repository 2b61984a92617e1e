"""Every act is a row of a table: the flow says who may do it, the row what is asked."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from tests.cases.conftest import Staffroom
from tests.factories import sign_in

from mamori.cases.actions import Sign, record_sign
from mamori.cases.acts import ACTS, kind_of
from mamori.cases.flow import CASE
from mamori.cases.models import Case
from mamori.core.policy.facts import KINDS
from mamori.journal.queries import entries

OWN_PAGES = {
    "record",
    "acknowledge",
    "add-note",
    "merge",
    "separate",
    "split",
    "disclose",
    "separate-recognised",
}


@pytest.fixture
def case(room: Staffroom, sign: Sign) -> Case:
    return record_sign(by=room.homeroom, sign=sign)


def test_every_step_of_the_flow_can_be_recorded_on_a_page() -> None:
    assert {step.name for step in CASE.steps} == ACTS.keys() | OWN_PAGES


@pytest.mark.parametrize("step", sorted(ACTS))
def test_what_an_act_asks_is_what_its_fact_may_hold(step: str) -> None:
    act = ACTS[step]
    known = KINDS[kind_of(act)].attrs
    for name, code in act.fixed.items():
        assert code in (known[name].values or (code,))
    for asked in act.fields:
        codes: tuple[Any, ...] = getattr(asked, "codes", ())
        if codes and not getattr(asked, "sealed", False):
            allowed = known[asked.attr].values
            assert not allowed or {code for code, _ in codes} <= set(allowed)


def test_a_talk_is_kept_and_told_again_with_its_questions(
    room: Staffroom, case: Case, client: Client
) -> None:
    sign_in(client, room.homeroom)
    form = {
        "subjects": room.child.pk,
        "with": "victim",
        "said": "一行目。\n二行目。",
        "on": "2026-11-01",
    }
    answer = client.post(f"/cases/{case.pk}/record/interview/", form)
    assert answer.status_code == 302, answer.content.decode()
    (talk,) = entries([case.stream], kinds=["interview.held"])
    assert talk.attrs == {"with": "victim", "on": "2026-11-01"}
    assert talk.subjects == [room.child.pk]
    page = client.get(answer["Location"]).content.decode()
    assert "What did the child tell you?" in page
    assert "一行目。<br>二行目。" in page


def test_what_was_typed_stays_when_something_is_missing(
    room: Staffroom, case: Case, client: Client
) -> None:
    sign_in(client, room.homeroom)
    answer = client.post(f"/cases/{case.pk}/record/interview/", {"said": "長い話。"})
    assert answer.status_code == 422
    assert "長い話。" in answer.content.decode()
    assert not entries([case.stream], kinds=["interview.held"])


def test_an_act_of_others_is_not_there_for_me(room: Staffroom, case: Case, client: Client) -> None:
    sign_in(client, room.teacher)
    assert client.get(f"/cases/{case.pk}/record/interview/").status_code == 404
    assert client.get(f"/cases/{case.pk}/record/nonsense/").status_code == 404


TALK = {"with": "victim", "said": "話。", "on": "2026-11-01", "id": str(uuid4())}


def test_a_button_pressed_twice_is_one_entry(room: Staffroom, case: Case, client: Client) -> None:
    sign_in(client, room.homeroom)
    url = f"/cases/{case.pk}/record/interview/"
    page = client.get(url).content.decode()
    assert 'name="id"' in page
    for _press in range(2):
        assert client.post(url, TALK | {"subjects": room.child.pk}).status_code == 302
    assert len(entries([case.stream], kinds=["interview.held"])) == 1
    # Back, other words, sent again: another entry, and not lost.
    assert client.post(url, TALK | {"subjects": room.child.pk, "said": "続き。"}).status_code == 302
    assert len(entries([case.stream], kinds=["interview.held"])) == 2


def test_a_number_that_somebody_elses_entry_has_tells_nothing_of_it(
    room: Staffroom, case: Case, client: Client
) -> None:
    (recorded,) = entries([case.stream], kinds=["sign.recorded"])
    sign_in(client, room.homeroom)
    form = TALK | {"subjects": room.child.pk, "id": recorded.id}
    assert client.post(f"/cases/{case.pk}/record/interview/", form).status_code == 302
    assert len(entries([case.stream], kinds=["interview.held"])) == 1


@pytest.mark.row("HOK-025")
def test_what_a_teacher_sees_of_the_balance_of_power_reaches_the_committees_judgement(
    room: Staffroom, case: Case, client: Client
) -> None:
    seen = "遊びの中で、いつも同じ子が鬼にされている。"
    sign_in(client, room.homeroom)
    form = {"words": seen, "channel": "observation"}
    assert client.post(f"/cases/{case.pk}/note/", form).status_code == 302
    sign_in(client, room.nurse)
    assert seen in client.get(f"/cases/{case.pk}/").content.decode()
    judged = {"how_often": "週に三回", "how_many": "三人", "balance": seen, "needs": "見守り"}
    behind = [room.nurse.person_id, room.principal.person_id]
    answer = client.post(
        f"/cases/{case.pk}/record/assess/",
        judged | {"severity": ["power-gap"], "behind": behind},
    )
    assert answer.status_code == 302, answer.content.decode()
    (assessed,) = entries([case.stream], kinds=["assessment.made"])
    assert "power-gap" in assessed.attrs["severity"]
